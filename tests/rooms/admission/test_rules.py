"""准入的判断:写全没有、机器怎样答、路线通不通、期限怎样顺延。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.days import add_working_days, is_working_day, working_days_between
from hudong.ground.law.terms import ClaimOutcome, Outcome, PaymentMode
from hudong.mechanisms.admission.rules import (
    MAX_PRICE_FEN,
    answer,
    basis_words,
    emergency_gaps,
    gaps,
    moved,
    paused_days,
    route_gaps,
    ruling_gaps,
    why_not_again,
    why_not_on_law,
)
from hudong.mechanisms.admission.terms import (
    Answer,
    Likeness,
    Reach,
    RouteLine,
    Ruling,
    Stage,
)
from tests.rooms.admission.builders_admission import EMERGENCY, LINE

JUDGED = ClaimOutcome(Outcome.ASSISTANCE, "条文写明协助", "《甲法》第一条", None, ())
LISTED = Likeness("catalogue.Matter", 3, "渔船登记", 100, (), "已经在协助事项清单上", False)
FALLEN = Likeness(
    "catalogue.Declaration", 7, "渔船统计", 90, (), "没有依据", True, date(2026, 3, 1)
)


def test_a_whole_request_has_no_gaps():
    assert gaps(LINE) == {}
    assert gaps(replace(LINE, unit_price_fen=MAX_PRICE_FEN, to_on=LINE.from_on)) == {}
    assert gaps(replace(LINE, reach=Reach.CHOSEN, place_ids=(1,))) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("content", ""),
        ("standard", ""),
        ("legal_basis", "  "),
        ("unit", ""),
        ("money_source", ""),
        ("unit_price_fen", 0),
        ("unit_price_fen", MAX_PRICE_FEN + 1),
        ("quantity", 0),
        ("to_on", date(2026, 6, 30)),
    ],
)
def test_each_gap_is_named_by_its_field(field, value):
    assert list(gaps(replace(LINE, **{field: value}))) == [field]


def test_who_chooses_places_names_them():
    assert list(gaps(replace(LINE, reach=Reach.TOWNS))) == ["place_ids"]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_assistance_passes_the_law(outcome):
    words = why_not_on_law(outcome, "条文没有提到村（居）委会。")
    assert bool(words) is (outcome is not Outcome.ASSISTANCE)
    if outcome is Outcome.OWN_DUTY:
        assert "自己的职责" in words
    elif words:
        assert outcome.words in words


def test_the_machine_answers_in_five_ways():
    assert answer(JUDGED).answer is Answer.ADMISSIBLE
    assert answer(JUDGED, listed=LISTED).answer is Answer.LISTED
    found = answer(JUDGED, negative=(replace(LISTED, title="拆迁"), "2"))
    assert (found.answer, found.reason_code) == (Answer.NOT_ADMISSIBLE, "2")
    assert "事由代码 2" in found.reason
    before = answer(JUDGED, earlier=(FALLEN,))
    assert before.answer is Answer.REFUSED_BEFORE
    assert "第 7 项" in before.reason
    assert "2026年3月1日" in before.reason
    encouraged = replace(
        JUDGED,
        outcome=Outcome.ENCOURAGED_ONLY,
        payment_mode=PaymentMode.PURCHASED_SERVICE,
    )
    assert answer(encouraged).answer is Answer.PURCHASE
    duty = replace(JUDGED, outcome=Outcome.DEPARTMENT_DUTY)
    assert answer(duty).answer is Answer.NOT_ADMISSIBLE
    assert answer(replace(JUDGED, outcome=Outcome.OWN_DUTY)).answer is Answer.NOT_ADMISSIBLE
    assert all(answer(one).rule for one in (JUDGED, encouraged, duty))


def test_a_task_that_is_on_its_way_is_shown_but_refuses_nothing():
    running = replace(FALLEN, is_refused=False)
    found = answer(JUDGED, earlier=(running,))
    assert found.answer is Answer.ADMISSIBLE
    assert found.likenesses == (running,)


def test_a_doubt_of_the_machine_does_not_reach_the_list():
    doubt = "请人工核对：条文的意思拿不准"
    assert not answer(replace(JUDGED, reason=doubt)).is_certain
    said = basis_words(doubt, Outcome.ASSISTANCE, "《甲法》第一条")
    assert "人工核对" not in said
    assert "《甲法》第一条" in said
    assert basis_words("条文写明", Outcome.ASSISTANCE, "x") == "条文写明"


WHOLE = [RouteLine(stage, 3, None if stage is Stage.NOTICE else 1) for stage in Stage]


def test_a_route_has_its_stages_in_order_and_never_lacks_three():
    assert route_gaps(WHOLE) == {}
    assert route_gaps([line for line in WHOLE if line.stage is not Stage.NOTICE]) == {}
    for stage in (Stage.RECEIPT, Stage.MEETING, Stage.ENTRY):
        without = [line for line in WHOLE if line.stage is not stage]
        assert "不能少" in route_gaps(without)["lines"]
    assert "次序" in route_gaps([*WHOLE[1:], WHOLE[0]])["lines"]
    assert "次序" in route_gaps([*WHOLE[:1], *WHOLE])["lines"]
    for wrong, words in (
        (replace(WHOLE[0], may_skip=True), "可以跳过"),
        (replace(WHOLE[0], working_days=0), "工作日数"),
        (replace(WHOLE[0], body_id=None), "没有写由哪个单位办"),
    ):
        assert words in route_gaps([wrong, *WHOLE[1:]])["lines"]


def test_what_may_be_said_at_a_stage():
    def wrong(stage=Stage.LEGALITY, ruling=Ruling.AGREE, reason="理由", reference="", returns=0):
        return list(ruling_gaps(stage, ruling, reason, reference=reference, returns=returns))

    assert wrong() == []
    assert wrong(reason=" ") == ["reason"]
    assert wrong(ruling=Ruling.RETURN) == []
    assert wrong(ruling=Ruling.RETURN, returns=1) == ["ruling"]
    assert wrong(ruling=Ruling.SKIP) == ["ruling"]
    assert wrong(stage=Stage.MEETING) == ["reference"]
    assert wrong(stage=Stage.MEETING, reference="纪要") == []
    assert wrong(stage=Stage.MEETING, ruling=Ruling.RETURN) == ["ruling"]


DAYS = st.dates(min_value=date(2026, 1, 5), max_value=date(2026, 9, 1))


@given(DAYS, st.integers(0, 20), st.integers(0, 40), st.integers(1, 15))
def test_a_pause_moves_the_deadline_by_the_working_days_that_stood_still(begun, first, still, term):
    due = add_working_days(begun, term)
    paused = begun + timedelta(days=first)
    resumed = paused + timedelta(days=still)
    later = moved(due, paused, resumed)
    stood = working_days_between(paused, resumed)
    assert paused_days(paused, resumed) == stood
    if due < paused:
        assert later == due, "暂停以前已经超期的，暂停救不回来"
        return
    assert later is not None
    assert working_days_between(due, later) == stood
    assert later == due or is_working_day(later)


def test_reconsideration_once_and_in_time():
    refused, last = date(2026, 4, 1), date(2026, 4, 15)
    assert why_not_again(refused, last, last, asked_before=False) == ""
    assert "已经过了" in why_not_again(refused, last, date(2026, 4, 16), asked_before=False)
    assert "只能复核一次" in why_not_again(refused, last, last, asked_before=True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("decision", ""),
        ("article", ""),
        ("unit_price_fen", -1),
        ("quantity", 0),
        ("until_on", date(2026, 3, 31)),
        ("until_on", date(2026, 5, 2)),
    ],
)
def test_an_emergency_names_its_decision_and_its_end(field, value):
    day = date(2026, 4, 1)
    assert emergency_gaps(EMERGENCY, day, 30) == {}
    assert emergency_gaps(replace(EMERGENCY, unit_price_fen=0), day, 30) == {}
    assert emergency_gaps(replace(EMERGENCY, until_on=date(2026, 5, 1)), day, 30) == {}
    assert list(emergency_gaps(replace(EMERGENCY, **{field: value}), day, 30)) == [field]
