"""支付方式:三种职责,三种付法。Payment: each kind of duty leads to one mode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.payment import payment_mode
from hudong.ground.law.terms import DutyKind, PaymentMode

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
