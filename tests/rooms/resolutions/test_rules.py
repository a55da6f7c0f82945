"""共决的规则。Rules of meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground import law
from hudong.ground.law.meetings import WrongCount
from hudong.ground.law.terms import CommunityKind, MeetingForm
from hudong.instruments.resolutions.rules import (
    AlreadyVoted,
    NotOnRoll,
    NotSignedIn,
    Tally,
    assembly_vote,
    digest_of,
    motion_gaps,
    refuse_ballot,
    tally,
    why_not_that_day,
    why_notice_too_short,
)
from hudong.instruments.resolutions.terms import Choice, CountedBy, MotionLine

DAY = date(2026, 3, 2)
LINE = MotionLine("第一条", "每季度一次", "test.Clause", "1")


def test_ballots_are_counted_by_choice() -> None:
    votes = tally(["for", "for", "against", Choice.ABSTAIN])
    assert votes == Tally(2, 1, 1)
    assert votes.cast == 4
    with pytest.raises(ValueError):
        tally(["maybe"])


def test_motions_that_can_be_put() -> None:
    assert motion_gaps([LINE, replace(LINE, subject_id="2")]) == {}


@pytest.mark.parametrize(
    ("motions", "field", "because"),
    [
        ([], "motions", "至少要有一项"),
        ([replace(LINE, title=" ")], "motions.1", "没有写标题或者内容"),
        ([LINE, replace(LINE, subject_id="2", text="")], "motions.2", "没有写标题或者内容"),
        ([replace(LINE, title="长" * 201)], "motions.1", "最多 200 字"),
        ([LINE, replace(LINE, title="又一次")], "motions.2", "第 2 项和第 1 项是同一件事"),
    ],
)
def test_motions_that_cannot(motions: list[MotionLine], field: str, because: str) -> None:
    gaps = motion_gaps(motions)
    assert list(gaps) == [field]
    assert because in gaps[field]


def test_a_motion_without_a_digest_is_digested_by_its_words() -> None:
    assert digest_of(replace(LINE, digest="ab")) == "ab"
    assert digest_of(LINE) != digest_of(replace(LINE, text="每月一次"))
    assert len(digest_of(LINE)) == 64


def test_ten_whole_days_lie_between_notice_and_meeting() -> None:
    assert why_notice_too_short(DAY, date(2026, 3, 13), 10) == ""
    assert "最早2026年3月13日开会" in why_notice_too_short(DAY, date(2026, 3, 12), 10)


def test_only_on_the_meeting_day() -> None:
    assert why_not_that_day(DAY, DAY) == ""
    assert "还没有到" in why_not_that_day(DAY, date(2026, 3, 1))
    assert "已经过了" in why_not_that_day(DAY, date(2026, 3, 3))


def test_who_may_cast_a_ballot() -> None:
    refuse_ballot(on_roll=True, is_present=True, has_voted=False)
    with pytest.raises(NotOnRoll, match="不在这次会议的名册上"):
        refuse_ballot(on_roll=False, is_present=False, has_voted=False)
    with pytest.raises(NotSignedIn, match="没有签到"):
        refuse_ballot(on_roll=True, is_present=False, has_voted=False)
    with pytest.raises(AlreadyVoted, match="已经投过一票"):
        refuse_ballot(on_roll=True, is_present=True, has_voted=True)


class TestAssembly:
    """村民会议:两边的边界。"""

    households = law.at(DAY).meeting(CommunityKind.VILLAGE, MeetingForm.ASSEMBLY_BY_HOUSEHOLDS)
    persons = law.at(DAY).meeting(CommunityKind.VILLAGE, MeetingForm.ASSEMBLY_BY_PERSONS)

    @pytest.mark.parametrize(
        ("present", "ayes", "valid"), [(543, 272, True), (542, 500, False), (543, 271, False)]
    )
    def test_by_households(self, present: int, ayes: int, valid: bool) -> None:
        vote = assembly_vote(self.households, CountedBy.HOUSEHOLDS, 814, present, ayes)
        assert vote.valid is valid
        assert "应到 814 户" in vote.words
        assert " 人" not in vote.words
        assert vote.words.endswith("依据：《村民委员会组织法》第二十六条第一款。")

    @pytest.mark.parametrize(("present", "valid"), [(1421, True), (1420, False)])
    def test_by_persons(self, present: int, valid: bool) -> None:
        vote = assembly_vote(self.persons, CountedBy.PERSONS, 2840, present, present)
        assert vote.valid is valid
        assert "应到 2840 人" in vote.words

    def test_impossible_counts(self) -> None:
        with pytest.raises(WrongCount):
            assembly_vote(self.persons, CountedBy.PERSONS, 10, 11, 5)
