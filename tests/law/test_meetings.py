"""会议的算术:法律的例子,和每个界限两边的性质。Meetings: examples and both sides of limits."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hudong.ground.law import at
from hudong.ground.law.meetings import (
    WrongCount,
    certificate,
    composition,
    fewest_representatives,
    majority,
    quorum,
    share_name,
)
from hudong.ground.law.terms import (
    CommunityKind,
    MeetingForm,
    MeetingRule,
    Share,
    ShareBase,
)

VILLAGE, NEIGHBOURHOOD = CommunityKind.VILLAGE, CommunityKind.NEIGHBOURHOOD
OLD, NEW = date(2025, 12, 31), date(2026, 1, 1)
BOTH_LAWS = pytest.mark.parametrize("day", [OLD, NEW], ids=["旧法", "新法"])
people = st.integers(min_value=1, max_value=200_000)


def village_representatives(day: date) -> MeetingRule:
    return at(day).meeting(VILLAGE, MeetingForm.REPRESENTATIVES)


def all_rules() -> list[MeetingRule]:
    rules = [at(NEW).collective_assembly(), at(NEW).meeting(VILLAGE, MeetingForm.GROUP)]
    for day in (OLD, NEW):
        for kind in CommunityKind:
            for form in ("representatives", "assembly_by_persons", "assembly_by_households"):
                rules.append(at(day).meeting(kind, form))
    return rules


rules = st.sampled_from(all_rules())


# ---- 算例（两部法律各算一遍） ----


@BOTH_LAWS
def test_forty_seven_members_need_thirty_two_present(day: date) -> None:
    rule = village_representatives(day)
    assert quorum(rule, 47, 32).needed == 32
    assert quorum(rule, 47, 32).met
    assert not quorum(rule, 47, 31).met


@BOTH_LAWS
def test_thirty_two_present_need_seventeen_ayes(day: date) -> None:
    rule = village_representatives(day)
    assert certificate(rule, 47, 32, 17, 15, 0).adopted
    assert not certificate(rule, 47, 32, 16, 0, 16).adopted
    assert certificate(rule, 47, 32, 16, 0, 16).valid


@BOTH_LAWS
def test_thirty_one_present_are_invalid_whatever_the_vote(day: date) -> None:
    answer = certificate(village_representatives(day), 47, 31, 31, 0, 0)
    assert (answer.valid, answer.adopted) == (False, False)
    assert "没有效力" in answer.words


@BOTH_LAWS
def test_village_assembly_by_households_and_by_persons(day: date) -> None:
    households = at(day).meeting(VILLAGE, "assembly_by_households")
    persons = at(day).meeting(VILLAGE, "assembly_by_persons")
    assert quorum(households, 814, 0).needed == 543
    assert quorum(persons, 2840, 0).needed == 1421
    assert not quorum(persons, 2840, 1420).met


def test_residents_meet_by_half_before_2026_and_by_two_thirds_after() -> None:
    before = at(OLD).meeting(NEIGHBOURHOOD, "representatives")
    after = at(NEW).meeting(NEIGHBOURHOOD, "representatives")
    assert (quorum(before, 60, 0).needed, quorum(after, 60, 0).needed) == (31, 40)
    assert before.name.startswith("居民会议")
    assert after.name == "居民代表会议"
    assert before.key != after.key


@BOTH_LAWS
def test_seven_committee_members_need_twenty_eight_representatives(day: date) -> None:
    rule = at(day).composition(VILLAGE)
    assert fewest_representatives(rule, 7) == 28
    assert composition(rule, 7, 28, 12).met
    assert composition(rule, 7, 28, 12).women_needed == 12
    assert not composition(rule, 7, 28, 11).women_met
    assert not composition(rule, 7, 27, 27).representatives_met


def test_residents_have_no_share_of_women() -> None:
    answer = composition(at(NEW).composition(NEIGHBOURHOOD), 7, 28, 0)
    assert answer.met
    assert answer.women_needed is None
    old = composition(at(OLD).composition(NEIGHBOURHOOD), 7, 3, 0)
    assert old.met
    assert old.representatives_needed is None


def test_collective_counts_all_members_not_those_present() -> None:
    rule = at(NEW).collective_assembly()
    assert not certificate(rule, 99, 66, 65, 0, 1).adopted
    assert certificate(rule, 99, 66, 66, 0, 0).adopted
    assert majority(rule, 99, 99, 65).needed == 66


def test_words_as_a_villager_reads_them() -> None:
    rule = village_representatives(NEW)
    assert quorum(rule, 47, 36).words == (
        "应到 47 人，三分之二是 31.33 人，至少要 32 人。到会 36 人，够了。"
    )
    answer = certificate(rule, 47, 36, 20, 10, 4)
    assert answer.words == (
        "应到 47 人，三分之二是 31.33 人，至少要 32 人。到会 36 人，够了。"
        "到会 36 人，过半数要多于 18 人，至少要 19 人赞成。赞成 20 人，通过。"
        "反对 10 人，弃权 4 人，没有表态 2 人，都不算赞成。"
        "依据：《村民委员会组织法》第三十条第二款。"
    )
    assert "31.67" not in quorum(rule, 48, 32).words
    assert "三分之二是 32 人" in quorum(rule, 48, 32).words


# ---- 性质 ----


def fraction(share: Share) -> Fraction:
    return Fraction(share.numerator, share.denominator)


@given(rules, people, st.data())
def test_quorum_is_the_least_number_that_reaches_the_share(
    rule: MeetingRule, members: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(0, members))
    exact = fraction(rule.quorum) * members
    answer = quorum(rule, members, present)
    assert answer.met == (present > exact if rule.quorum.strict else present >= exact)
    assert quorum(rule, members, min(answer.needed, members)).met == (answer.needed <= members)
    assert not quorum(rule, members, answer.needed - 1).met


@given(rules, people, st.data())
def test_majority_is_the_least_number_that_reaches_the_share(
    rule: MeetingRule, members: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(0, members))
    ayes = data.draw(st.integers(0, present))
    base = members if rule.majority.of is ShareBase.MEMBERS else present
    exact = fraction(rule.majority) * base
    answer = majority(rule, members, present, ayes)
    assert answer.met == (ayes > exact if rule.majority.strict else ayes >= exact)
    if answer.needed <= present:
        assert majority(rule, members, present, answer.needed).met
    if 1 <= answer.needed <= present + 1:
        assert not majority(rule, members, present, answer.needed - 1).met


@given(people)
def test_exactly_half_is_no_majority_and_exactly_two_thirds_is_a_quorum(third: int) -> None:
    rule = village_representatives(NEW)
    assert quorum(rule, 3 * third, 2 * third).met
    assert not quorum(rule, 3 * third, 2 * third - 1).met
    assert not majority(rule, 2 * third, 2 * third, third).met
    assert majority(rule, 2 * third, 2 * third, third + 1).met


@given(people)
def test_more_than_two_thirds_excludes_two_thirds(third: int) -> None:
    election = at(NEW).basis("residents_committee_act.election").version.values
    share = election["turnout_by_representatives"]
    assert not share.met(2 * third, 3 * third)
    assert share.met(2 * third + 1, 3 * third)
    assert share_name(share) == "超过三分之二"


@given(rules, people, st.data())
def test_no_resolution_without_quorum_and_none_by_silence(
    rule: MeetingRule, members: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(0, members))
    for_ = data.draw(st.integers(0, present))
    against = data.draw(st.integers(0, present - for_))
    abstain = data.draw(st.integers(0, present - for_ - against))
    answer = certificate(rule, members, present, for_, against, abstain)
    assert answer.valid == quorum(rule, members, present).met
    assert answer.adopted == (answer.valid and majority(rule, members, present, for_).met)
    assert rule.basis.cite in answer.words
    without = certificate(rule, members, present, for_, 0, 0)
    assert answer.adopted == without.adopted, "反对、弃权和不表态的分法不改变结果"


@given(rules, people, st.data())
def test_one_more_aye_never_loses_a_resolution(
    rule: MeetingRule, members: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(1, members))
    for_ = data.draw(st.integers(0, present - 1))
    before = certificate(rule, members, present, for_, 0, 0).adopted
    assert before <= certificate(rule, members, present, for_ + 1, 0, 0).adopted


@given(st.integers(0, 9), st.integers(0, 3000))
def test_fewest_representatives_is_the_boundary(committee: int, representatives: int) -> None:
    assume(committee + representatives > 0)
    rule = at(NEW).composition(VILLAGE)
    enough = composition(rule, committee, representatives, 0).representatives_met
    exact = Fraction(representatives, committee + representatives) >= Fraction(4, 5)
    assert enough == exact
    assert enough == (representatives >= fewest_representatives(rule, committee))


@pytest.mark.parametrize(
    "counts",
    [(0, 0, 0, 0, 0), (10, 11, 1, 0, 0), (10, -1, 0, 0, 0), (10, 8, 5, 3, 1), (10, 8, -1, 0, 0)],
)
def test_impossible_counts_are_refused(counts: tuple[int, int, int, int, int]) -> None:
    with pytest.raises(WrongCount) as caught:
        certificate(village_representatives(NEW), *counts)
    assert isinstance(caught.value, ValueError)
    assert caught.value.code == "wrong_count"
    assert caught.value.hint


def test_fewer_votes_than_people_are_no_error() -> None:
    assert certificate(village_representatives(NEW), 10, 8, 5, 2, 0).adopted


@pytest.mark.parametrize("counts", [(-1, 5, 1), (3, 5, 6), (3, -1, 0), (0, 0, 0)])
def test_impossible_composition_is_refused(counts: tuple[int, int, int]) -> None:
    with pytest.raises(WrongCount):
        composition(at(NEW).composition(VILLAGE), *counts)
