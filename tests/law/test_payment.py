"""支付方式:三种职责,三种付法。Payment: each kind of duty leads to one mode."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.payment import payment_mode, who_pays
from hudong.ground.law.terms import CommunityKind, DutyKind, PaymentMode

kinds = st.lists(st.sampled_from(list(DutyKind)), max_size=8)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        (DutyKind.ASSISTANCE, PaymentMode.PAID_ASSISTANCE),
        (DutyKind.OWN_DUTY, PaymentMode.UNPAID_DUTY),
        (DutyKind.REPORT, PaymentMode.UNPAID_DUTY),
        (DutyKind.ENCOURAGED, PaymentMode.PURCHASED_SERVICE),
        (DutyKind.FUNDING, PaymentMode.PURCHASED_SERVICE),
        (DutyKind.RIGHT, PaymentMode.PURCHASED_SERVICE),
        (DutyKind.NONE, PaymentMode.PURCHASED_SERVICE),
    ],
)
def test_each_kind_has_its_mode(kind: DutyKind, mode: PaymentMode) -> None:
    answer = payment_mode([kind])
    assert answer.mode is mode
    assert answer.reason.endswith("。")
    assert answer.payer_words.endswith("。")


def test_without_any_basis_only_purchase_is_left() -> None:
    assert payment_mode([]).mode is PaymentMode.PURCHASED_SERVICE
    assert "没有法律" in payment_mode([]).reason


def test_encouragement_alone_never_imposes() -> None:
    assert "不能摊派" in payment_mode([DutyKind.ENCOURAGED, DutyKind.RIGHT]).reason


@given(kinds, st.randoms())
def test_order_and_repetition_do_not_matter(found: list[DutyKind], chance: object) -> None:
    shuffled = [*found, *found]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert payment_mode(shuffled) == payment_mode(found)


@given(kinds)
def test_assistance_is_always_paid_and_nothing_else_is(found: list[DutyKind]) -> None:
    mode = payment_mode(found).mode
    assert (mode is PaymentMode.PAID_ASSISTANCE) == (DutyKind.ASSISTANCE in found)
    assert payment_mode([*found, DutyKind.ENCOURAGED]).mode is mode


ON, BEFORE = date(2026, 7, 15), date(2025, 7, 15)


@pytest.mark.parametrize("kind", list(CommunityKind))
def test_assistance_is_borne_by_who_entrusts_it_by_article_43(kind: CommunityKind) -> None:
    bearer = who_pays(PaymentMode.PAID_ASSISTANCE, kind, on=ON)
    assert "由委托的部门承担" in bearer.words
    assert [one.version.article for one in bearer.bases] == ["第四十三条第二款", "第四十三条第一款"]


def test_the_article_is_that_of_the_day() -> None:
    village = who_pays(PaymentMode.PAID_ASSISTANCE, CommunityKind.VILLAGE, on=BEFORE)
    assert {one.version.article for one in village.bases} == {"第三十七条第一款"}
    urban = who_pays(PaymentMode.PAID_ASSISTANCE, CommunityKind.NEIGHBOURHOOD, on=BEFORE)
    assert [one.key for one in urban.bases] == ["local.payment_modes"], "旧法没有写，按县里的规定"


def test_own_duties_come_out_of_the_running_costs() -> None:
    bearer = who_pays(PaymentMode.UNPAID_DUTY, CommunityKind.VILLAGE, on=ON)
    assert [one.cite for one in bearer.bases] == ["《村民委员会组织法》第四十二条第一款"]


@given(st.sampled_from(list(PaymentMode)), st.sampled_from(list(CommunityKind)), st.dates())
def test_somebody_always_pays(mode: PaymentMode, kind: CommunityKind, on: date) -> None:
    bearer = who_pays(mode, kind, on=on)
    assert bearer.bases
    assert bearer.words.endswith("。")
