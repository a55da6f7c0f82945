"""稳评的规则。Rules of the assessment."""

from __future__ import annotations

import pytest

from hudong.instruments.stability.rules import decision_for, gaps
from hudong.instruments.stability.terms import Decision, Factor, Grade, Track

ANSWERED = dict.fromkeys(Factor, "有")


@pytest.mark.parametrize(
    ("grade", "decision"),
    [
        (Grade.LOW, Decision.CARRY_OUT),
        (Grade.MEDIUM, Decision.DEFER),
        (Grade.HIGH, Decision.DROP),
    ],
)
def test_the_grade_decides(grade: Grade, decision: Decision) -> None:
    assert decision_for(grade) is decision


def test_nothing_is_missing() -> None:
    assert gaps(Track.SIMPLE, ANSWERED, "", Grade.LOW, "公开解释") == {}
    assert gaps(Track.FULL, ANSWERED, "走访 30 户", Grade.MEDIUM, "先降低风险") == {}
    assert gaps(Track.SIMPLE, ANSWERED, "", Grade.HIGH, "") == {}


@pytest.mark.parametrize("factor", list(Factor))
def test_each_factor_has_to_be_answered(factor: Factor) -> None:
    missing = gaps(Track.SIMPLE, ANSWERED | {factor: "  "}, "", Grade.LOW, "措施")
    assert list(missing) == [factor.value]
    assert factor.words in missing[factor.value]


@pytest.mark.parametrize("grade", [Grade.LOW, Grade.MEDIUM])
def test_measures_are_due_unless_the_subject_is_dropped(grade: Grade) -> None:
    assert list(gaps(Track.SIMPLE, ANSWERED, "", grade, " ")) == ["measures"]


def test_the_full_track_says_how_people_were_heard() -> None:
    assert list(gaps(Track.FULL, ANSWERED, "", Grade.LOW, "措施")) == ["consulted"]
