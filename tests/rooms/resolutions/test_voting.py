"""表决:一人一票,过半数按到会的人算,异常留痕而不算数。Voting: one ballot each, figures in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import BALLOT_BOX, VISITOR
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder, Refused
from hudong.ground.kernel.verify import verify
from hudong.ground.people.queries import MandateActor
from hudong.ground.people.terms import Role
from hudong.ground.record.anchors import anchor
from hudong.instruments.resolutions import acts, queries
from hudong.instruments.resolutions.facts import MotionRejected, ResolutionAdopted
from hudong.instruments.resolutions.models import Irregularity, Meeting, Motion
from hudong.instruments.resolutions.rules import AlreadyVoted, NotOnRoll, NotSignedIn
from hudong.instruments.resolutions.terms import Choice, IrregularityKind
from tests.builders import (
    a_committee_member_of,
    a_member_of,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    representatives_of,
    statements,
    the_head_of,
)
from tests.rooms.resolutions.builders_resolutions import (
    THING,
    a_meeting_of,
    an_authorised,
    an_open_meeting_of,
    call_the_roll,
    chair_of,
    decided,
    motion_of,
    present_ids,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    """示例村 29 人的会,后 20 人到会:全是代表。"""
    return an_open_meeting_of(a_village())


@pytest.fixture
def motion(meeting: Meeting) -> Motion:
    return motion_of(meeting, 1)


def member(meeting: Meeting, *, is_present: bool = True) -> MandateActor:
    """到会的一名代表,或者没有到会的一名。名册上前 5 人是委员,随后 4 名代表没有到。"""
    return representatives_of(meeting.community)[-1 if is_present else 0]


class TestCasting:
    """本人投票。"""

    def test_one_open_ballot(self, meeting: Meeting, motion: Motion) -> None:
        fact = acts.cast_ballot(actor=member(meeting), motion=motion, choice=Choice.FOR)
        assert (fact.number, fact.choice, fact.channel) == (29, "for", "own_account")
        card = queries.meeting_page(meeting_id=meeting.pk).motions[0]
        assert (card.cast, card.result) == (1, None)
        said = {
            line.number: line.choice
            for line in queries.roll_of(meeting_id=meeting.pk, motion_id=motion.pk)
        }
        assert (said[29], said[28]) == (Choice.FOR, None)

    def test_a_second_ballot(self, meeting: Meeting, motion: Motion) -> None:
        acts.cast_ballot(actor=member(meeting), motion=motion, choice=Choice.FOR)
        with refuses(acts.cast_ballot, because="已经投过一票", kind=AlreadyVoted):
            acts.cast_ballot(actor=member(meeting), motion=motion, choice=Choice.AGAINST)

    def test_the_same_key_is_the_same_ballot(self, meeting: Meeting, motion: Motion) -> None:
        given = {"actor": member(meeting), "motion": motion, "key": "k"}
        first = acts.cast_ballot(**given, choice=Choice.FOR)
        assert acts.cast_ballot(**given, choice=Choice.FOR) == first
        with refuses(acts.cast_ballot, because="内容不同", kind=Conflict):
            acts.cast_ballot(**given, choice=Choice.AGAINST)

    def test_not_without_signing_in(self, meeting: Meeting, motion: Motion) -> None:
        with refuses(acts.cast_ballot, because="没有签到", kind=NotSignedIn):
            acts.cast_ballot(
                actor=member(meeting, is_present=False), motion=motion, choice=Choice.FOR
            )

    def test_not_from_outside_the_roll(self, motion: Motion) -> None:
        strangers = (an_officer_of(a_town()), representatives_of(a_village("月亮村"))[0])
        for actor in (*strangers, VISITOR):
            with refuses(acts.cast_ballot, because="名册上的人投票", kind=Refused):
                acts.cast_ballot(actor=actor, motion=motion, choice=Choice.FOR)

    def test_not_by_a_representative_chosen_after_the_notice(
        self, meeting: Meeting, motion: Motion
    ) -> None:
        late = a_member_of(meeting.community, Role.REPRESENTATIVE, "代表")
        with refuses(acts.cast_ballot, because="不在这次会议的名册上", kind=NotOnRoll):
            acts.cast_ballot(actor=late, motion=motion, choice=Choice.FOR)

    def test_only_the_three_choices(self, meeting: Meeting, motion: Motion) -> None:
        with refuses(acts.cast_ballot, because="没有“maybe”这个选择", kind=Invalid):
            acts.cast_ballot(actor=member(meeting), motion=motion, choice="maybe")

    def test_not_after_the_close(self, meeting: Meeting, motion: Motion) -> None:
        acts.close_motion(actor=chair_of(meeting), motion=motion)
        with refuses(acts.cast_ballot, because="现在是“未通过”", kind=OutOfOrder):
            acts.cast_ballot(actor=member(meeting), motion=motion, choice=Choice.FOR)


class TestRollCall:
    """点名表决:整次登记,或者整次不登记。"""

    def test_what_each_said_is_kept(self, meeting: Meeting, motion: Motion) -> None:
        ids = present_ids(meeting)
        fact = acts.record_roll_call(
            actor=a_committee_member_of(meeting.community),
            motion=motion,
            choices={ids[0]: Choice.FOR, ids[1]: Choice.AGAINST, ids[2]: Choice.ABSTAIN},
        )
        assert (fact.for_, fact.against, fact.abstain) == ((10,), (11,), (12,))

    def test_it_adds_to_ballots_cast_by_account(self, meeting: Meeting, motion: Motion) -> None:
        acts.cast_ballot(actor=member(meeting), motion=motion, choice=Choice.AGAINST)
        fact = decided(motion, for_=19)
        assert (fact.for_, fact.against) == (19, 1)

    def test_strangers_absent_and_double_are_named(self, meeting: Meeting, motion: Motion) -> None:
        chair = chair_of(meeting)
        ids = present_ids(meeting)
        absent = queries.roll_of(meeting_id=meeting.pk)[0].member_id
        acts.cast_ballot(actor=member(meeting), motion=motion, choice=Choice.FOR)
        for choices, kind, because in (
            ({ids[0]: Choice.FOR, 0: Choice.FOR}, NotOnRoll, "有 1 人不在名册上"),
            ({ids[0]: Choice.FOR, absent: Choice.FOR}, NotSignedIn, "1 号没有签到"),
            ({ids[0]: Choice.FOR, ids[-1]: Choice.FOR}, AlreadyVoted, "29 号已经投过票"),
            ({}, Invalid, "没有登记任何人的表决"),
            ({ids[0]: "maybe"}, Invalid, "这个选择"),
        ):
            with refuses(acts.record_roll_call, because=because, kind=kind):
                acts.record_roll_call(actor=chair, motion=motion, choices=choices)

    def test_only_the_committee(self, meeting: Meeting, motion: Motion) -> None:
        choices = {present_ids(meeting)[0]: Choice.FOR}
        for actor in (member(meeting), the_head_of(a_village("月亮村")), BALLOT_BOX):
            with refuses(acts.record_roll_call, because="须由召集会议的", kind=Refused):
                acts.record_roll_call(actor=actor, motion=motion, choices=choices)
            with refuses(acts.close_motion, because="须由召集会议的", kind=Refused):
                acts.close_motion(actor=actor, motion=motion)


class TestResult:
    """结果:到会 20 人,过半数要 11 人赞成;弃权和没有表态的都算到会。"""

    def test_adopted_by_eleven_of_twenty(self, meeting: Meeting, motion: Motion) -> None:
        fact = decided(motion, for_=11, against=6, abstain=1)
        assert isinstance(fact, ResolutionAdopted)
        assert (fact.subject_kind, fact.subject_id) == ("test.Clause", "71")
        assert (fact.for_, fact.against, fact.abstain, fact.present, fact.members) == (
            11,
            6,
            1,
            20,
            29,
        )
        assert (fact.quorum_needed, fact.majority_needed) == (20, 11)
        assert fact.words == (
            "应到 29 人，三分之二是 19.33 人，至少要 20 人。到会 20 人，够了。"
            "到会 20 人，过半数要多于 10 人，至少要 11 人赞成。赞成 11 人，通过。"
            "反对 6 人，弃权 1 人，没有表态 2 人，都不算赞成。"
            "依据：《村民委员会组织法》第三十条第二款。"
        )
        result = queries.result_of(subject_kind="test.Clause", subject_id=71)
        assert result is not None
        assert (result.adopted, result.silent, result.words) == (True, 2, fact.words)
        assert result.digest == fact.digest == motion.digest

    def test_rejected_by_exactly_half(self, motion: Motion) -> None:
        fact = decided(motion, for_=10, against=10)
        assert isinstance(fact, MotionRejected)
        assert "赞成 10 人，没有通过" in fact.words

    def test_rejected_without_any_ballot(self, meeting: Meeting, motion: Motion) -> None:
        fact = acts.close_motion(actor=chair_of(meeting), motion=motion)
        assert isinstance(fact, MotionRejected)
        assert "没有表态 20 人" in fact.words

    def test_motions_are_counted_apart(self, meeting: Meeting) -> None:
        call_the_roll(motion_of(meeting, 2), for_=3)
        assert decided(motion_of(meeting, 1), for_=20).for_ == 20
        acts.close_motion(actor=chair_of(meeting), motion=motion_of(meeting, 2))
        results = queries.results_about(subject_kind=THING.kind, subject_id=THING.id)
        assert [(line.number, line.for_) for line in results] == [(1, 20), (2, 3)]

    def test_decided_once_and_only_when_open(self, meeting: Meeting, motion: Motion) -> None:
        decided(motion, for_=20)
        with refuses(acts.close_motion, because="现在是“已通过”", kind=OutOfOrder):
            acts.close_motion(actor=chair_of(meeting), motion=motion)

    def test_nothing_undecided_has_a_result(self) -> None:
        assert queries.result_of(subject_kind="test.Clause", subject_id="71") is None
        assert queries.results_about(subject_kind=THING.kind, subject_id=THING.id) == ()


class TestIrregularities:
    """异常:拒绝照旧,另记一笔,不算数。"""

    def test_each_kind_is_refused_and_recorded(self, meeting: Meeting, motion: Motion) -> None:
        voter = member(meeting)
        acts.cast_or_report(actor=voter, motion=motion, choice=Choice.FOR)
        for actor, refusal in (
            (voter, AlreadyVoted),
            (member(meeting, is_present=False), NotSignedIn),
            (an_officer_of(a_town()), Refused),
        ):
            with pytest.raises(refusal):
                acts.cast_or_report(actor=actor, motion=motion, choice=Choice.AGAINST)
        acts.close_motion(actor=chair_of(meeting), motion=motion)
        with pytest.raises(OutOfOrder):
            acts.cast_or_report(actor=voter, motion=motion, choice=Choice.AGAINST)
        kept = queries.meeting_page(meeting_id=meeting.pk).irregularities
        assert [line.kind for line in kept] == [
            IrregularityKind.SECOND_BALLOT,
            IrregularityKind.NOT_PRESENT,
            IrregularityKind.NOT_ON_ROLL,
            IrregularityKind.AFTER_CLOSING,
        ]
        assert {line.motion_number for line in kept} == {1}
        result = queries.result_of(subject_kind="test.Clause", subject_id="71")
        assert result is not None
        assert (result.for_, result.against) == (1, 0)
        first = Irregularity.objects.earliest("pk")
        assert first.mandate_id == voter.mandate_id

    def test_what_is_merely_wrong_is_not_an_irregularity(
        self, meeting: Meeting, motion: Motion
    ) -> None:
        with refuses(acts.cast_ballot, because="这个选择", kind=Invalid):
            acts.cast_or_report(actor=member(meeting), motion=motion, choice="maybe")
        with refuses(acts.cast_ballot, because="名册上的人投票", kind=Refused):
            acts.cast_or_report(actor=VISITOR, motion=motion, choice=Choice.FOR)

    def test_voting_too_early_is_not_an_irregularity(self) -> None:
        village = a_village()
        motion = motion_of(a_meeting_of(an_authorised(village)), 1)
        with refuses(acts.cast_ballot, because="现在是“待表决”", kind=OutOfOrder):
            acts.cast_or_report(
                actor=representatives_of(village)[0], motion=motion, choice=Choice.FOR
            )

    def test_the_committee_may_record_one_by_hand(self, meeting: Meeting, motion: Motion) -> None:
        fact = acts.record_irregularity(
            actor=chair_of(meeting),
            motion=motion,
            kind=IrregularityKind.SECOND_BALLOT,
            words="一人举了两次手",
        )
        assert (fact.irregularity, fact.mandate_id) == ("second_ballot", None)
        with refuses(acts.record_irregularity, because="没有写异常的经过", kind=Invalid):
            acts.record_irregularity(
                actor=chair_of(meeting),
                motion=motion,
                kind=IrregularityKind.NOT_ON_ROLL,
                words=" ",
            )
        with refuses(
            acts.record_irregularity, because="须由召集会议的村（居）民委员会办理", kind=Refused
        ):
            acts.record_irregularity(
                actor=member(meeting),
                motion=motion,
                kind=IrregularityKind.NOT_ON_ROLL,
                words="我看见的",
            )


def test_statements_of_each_act(meeting: Meeting, motion: Motion) -> None:
    chair, voter = chair_of(meeting), member(meeting)
    ids = present_ids(meeting)
    with counting() as casting:
        acts.cast_ballot(actor=voter, motion=motion, choice=Choice.FOR, key="b")
    with counting() as calling:
        acts.record_roll_call(
            actor=chair, motion=motion, choices=dict.fromkeys(ids[:-1], Choice.FOR), key="r"
        )
    with counting() as closing:
        acts.close_motion(actor=chair, motion=motion, key="c")
    used = [statements(each) for each in (casting, calling, closing)]
    assert max(used) <= 10, used


def test_every_row_agrees_with_the_record(meeting: Meeting, tmp_path: Path) -> None:
    decided(motion_of(meeting, 1), for_=11, against=9)
    decided(motion_of(meeting, 2), for_=10, against=10)
    acts.close_meeting(actor=chair_of(meeting), meeting=meeting)
    acts.publish_resolution(actor=chair_of(meeting), meeting=meeting)
    anchor(home=tmp_path, at=clock.now())
    report = verify(home=tmp_path)
    assert report.ok, report.findings
