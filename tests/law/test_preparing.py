"""会前试算:没有会议也能问规则;新旧法、按人按户、每个边界的两边。Trying a meeting out against the rules."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.meetings import WrongCount
from hudong.ground.law.preparing import SittingUnclear, meeting_rule, try_out
from hudong.ground.law.terms import RuleMissing, Sitting, UnknownMeeting

OLD, NEW = date(2025, 12, 31), date(2026, 1, 1)
BOTH = pytest.mark.parametrize("on", [OLD, NEW])


@BOTH
def test_representatives_of_forty_seven(on: date) -> None:
    def held(present: int, ayes: int, against: int = 0, abstain: int = 0) -> tuple[bool, bool]:
        answer = try_out(
            "村民代表会议",
            on=on,
            members=47,
            present=present,
            for_=ayes,
            against=against,
            abstain=abstain,
        )
        assert (answer.quorum_needed, answer.basis.day) == (32, on)
        return answer.valid, answer.adopted

    assert held(32, 17) == (True, True)
    assert held(32, 16, 0, 16) == (True, False)
    assert held(31, 31) == (False, False)


@BOTH
@pytest.mark.parametrize(
    ("sitting", "members", "least"),
    [(Sitting.HOUSEHOLDS, 814, 543), (Sitting.PERSONS, 2840, 1421)],
)
def test_the_villagers_meeting_in_its_two_ways(
    on: date, sitting: Sitting, members: int, least: int
) -> None:
    def valid(present: int) -> bool:
        return try_out(
            "村民会议", on=on, members=members, present=present, sitting=sitting
        ).quorum_met

    assert (valid(least - 1), valid(least)) == (False, True)


@pytest.mark.parametrize(
    ("name", "on", "article"),
    [
        ("村民代表会议", OLD, "第二十六条第二款"),
        ("村民代表会议", NEW, "第三十条第二款"),
        ("居民代表会议", NEW, "第二十九条"),
        ("成员大会", NEW, "第二十七条"),
    ],
)
def test_the_article_is_that_of_the_day(name: str, on: date, article: str) -> None:
    assert article in try_out(name, on=on, members=30, present=30).basis.cite


def test_all_members_are_the_base_of_the_collective() -> None:
    def adopted(ayes: int) -> bool:
        return try_out("成员大会", on=NEW, members=90, present=60, for_=ayes).adopted

    assert (adopted(59), adopted(60)) == (False, True)


def test_all_party_members_are_the_base_of_their_meeting_by_local_rule() -> None:
    answer = try_out("党员大会", on=NEW, members=60, present=40, for_=31)
    assert (
        answer.adopted and not try_out("党员大会", on=NEW, members=60, present=40, for_=30).adopted
    )
    assert answer.basis.cite.startswith("地方规定")
    assert "。。" not in answer.words


def test_households_are_called_households() -> None:
    words = try_out(
        "村民小组会议", on=NEW, members=43, present=30, for_=20, sitting=Sitting.HOUSEHOLDS
    ).words
    assert "应到 43 户" in words and "没有表态 10 户" in words and " 人" not in words


@pytest.mark.parametrize("name", ["村民会议", "居民会议", "村民小组会议"])
def test_two_ways_want_one_of_them(name: str) -> None:
    with pytest.raises(SittingUnclear, match="要说明怎样计人") as caught:
        meeting_rule(name, on=NEW)
    assert "按人计、按户计" in caught.value.hint


def test_a_way_that_the_law_does_not_know_is_refused() -> None:
    with pytest.raises(SittingUnclear, match="不能按户计"):
        meeting_rule("村民代表会议", on=NEW, sitting=Sitting.HOUSEHOLDS)
    sitting, _ = meeting_rule("村民代表会议", on=NEW, sitting=Sitting.PERSONS)
    assert sitting is Sitting.REPRESENTATIVES


def test_the_old_residents_meeting_had_a_third_way() -> None:
    _, rule = meeting_rule("居民会议", on=OLD, sitting=Sitting.REPRESENTATIVES)
    assert rule.quorum.needed(60) == 31
    with pytest.raises(SittingUnclear):
        meeting_rule("居民会议", on=NEW, sitting=Sitting.REPRESENTATIVES)


@pytest.mark.parametrize(
    ("name", "on"),
    [("居民代表会议", OLD), ("成员大会", date(2025, 4, 30)), ("村民代表会议", date(2010, 1, 1))],
)
def test_no_rule_on_that_day_is_no_guess(name: str, on: date) -> None:
    with pytest.raises(RuleMissing, match=on.isoformat()):
        try_out(name, on=on, members=10, present=10)


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UnknownMeeting) as caught:
        try_out("茶话会", on=NEW, members=10, present=10)
    assert "村民代表会议" in caught.value.hint


def test_more_votes_than_people_cannot_be() -> None:
    with pytest.raises(WrongCount):
        try_out("村民代表会议", on=NEW, members=47, present=32, for_=20, against=13)


@given(
    members=st.integers(1, 3000),
    present=st.integers(0, 3000),
    ayes=st.integers(0, 3000),
    name=st.sampled_from(["村民代表会议", "居民代表会议", "成员大会", "党员大会"]),
)
def test_what_is_adopted_is_valid_and_one_more_aye_never_hurts(
    members: int, present: int, ayes: int, name: str
) -> None:
    present = min(present, members)
    ayes = min(ayes, present)
    answer = try_out(name, on=NEW, members=members, present=present, for_=ayes)
    assert not answer.adopted or answer.valid
    assert answer.quorum_met == (present >= answer.quorum_needed)
    if ayes < present:
        more = try_out(name, on=NEW, members=members, present=present, for_=ayes + 1)
        assert more.adopted or not answer.adopted
