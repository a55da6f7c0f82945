"""表决:本人投票、点名表决、截止;异常另行留痕。Voting: ballots, roll-call, closing; irregularities apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import Count, Q

from hudong.ground import law
from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import BALLOT_BOX, Actor, Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid, OutOfOrder, Refusal, Refused
from hudong.ground.law.meetings import ValidityAnswer, certificate
from hudong.ground.law.terms import MeetingForm
from hudong.ground.people.permits import by_ballot_box
from hudong.ground.people.terms import BodyKind
from hudong.instruments.resolutions.facts import (
    BallotCast,
    IrregularityRecorded,
    MotionRejected,
    ResolutionAdopted,
    RollCallRecorded,
)
from hudong.instruments.resolutions.flow import MOTION
from hudong.instruments.resolutions.models import (
    Ballot,
    Irregularity,
    Meeting,
    Motion,
    Resolution,
)
from hudong.instruments.resolutions.permits import belongs_to_meeting, runs_vote
from hudong.instruments.resolutions.rules import (
    AlreadyVoted,
    NotOnRoll,
    NotSignedIn,
    Tally,
    refuse_ballot,
)
from hudong.instruments.resolutions.terms import Channel, Choice, IrregularityKind

BATCH = 500


@act(
    "resolutions.cast_ballot",
    title="投票",
    on="motion",
    step=MOTION["vote"],
    permit=belongs_to_meeting,
    basis="villagers_committee_act.representatives_meeting",
)
def cast_ballot(*, actor: Standing, at: Moment, motion: Motion, choice: Choice) -> BallotCast:
    """投票 · A member who signed in votes once, openly, by the own account.

    Raises NotOnRoll, NotSignedIn or AlreadyVoted; ``cast_or_report`` puts these on record.
    """
    chosen = _choice(choice)
    member = motion.roll().filter(person_id=actor.person_id).order_by("pk").first()
    refuse_ballot(
        on_roll=member is not None,
        is_present=member is not None and member.is_present,
        has_voted=member is not None and member.has_voted,
    )
    assert member is not None
    ballot = Ballot.objects.create(
        motion=motion, member=member, choice=chosen, channel=Channel.OWN_ACCOUNT, cast_at=at.at
    )
    return BallotCast(
        motion_id=motion.pk,
        ballot_id=ballot.pk,
        number=member.number,
        choice=chosen,
        channel=Channel.OWN_ACCOUNT,
    )


def _choice(choice: str) -> Choice:
    try:
        return Choice(choice)
    except ValueError as error:
        raise Invalid(
            f"没有“{choice}”这个选择", hint="只能是赞成、反对、弃权", fields={"choice": "请选一项"}
        ) from error


@act(
    "resolutions.record_roll_call",
    title="登记点名表决",
    on="motion",
    step=MOTION["vote"],
    permit=runs_vote,
    basis="villagers_committee_act.representatives_meeting",
)
def record_roll_call(
    *, at: Moment, motion: Motion, choices: Mapping[int, Choice]
) -> RollCallRecorded:
    """登记点名表决 · What the members called said, by their ids on the roll; all of them or none.

    Raises NotOnRoll, NotSignedIn or AlreadyVoted, naming the numbers; who kept silent is left out
    and counts as present.
    """
    if not choices:
        raise Invalid("没有登记任何人的表决", fields={"choices": "请至少登记一人"})
    said = {member_id: _choice(choice) for member_id, choice in choices.items()}
    roll = {member.pk: member for member in motion.roll().order_by("number")}
    _refuse_roll_call(roll, said)
    Ballot.objects.bulk_create(
        [
            Ballot(
                motion=motion,
                member=member,
                choice=said[member.pk],
                channel=Channel.ROLL_CALL,
                cast_at=at.at,
            )
            for member in roll.values()
            if member.pk in said
        ],
        batch_size=BATCH,
    )
    numbers: dict[Choice, list[int]] = {choice: [] for choice in Choice}
    for member in roll.values():
        if member.pk in said:
            numbers[said[member.pk]].append(member.number)
    return RollCallRecorded(
        motion_id=motion.pk,
        for_=tuple(numbers[Choice.FOR]),
        against=tuple(numbers[Choice.AGAINST]),
        abstain=tuple(numbers[Choice.ABSTAIN]),
    )


def _refuse_roll_call(roll: Mapping[int, Any], said: Mapping[int, Choice]) -> None:
    strangers = [member_id for member_id in said if member_id not in roll]
    if strangers:
        raise NotOnRoll(f"有 {len(strangers)} 人不在名册上，整次点名没有登记", hint="请按名册核对")
    called = [roll[member_id] for member_id in said]
    absent = _numbers(member.number for member in called if not member.is_present)
    if absent:
        raise NotSignedIn(f"{absent} 号没有签到，整次点名没有登记", hint="没有签到的人不能表决")
    twice = _numbers(member.number for member in called if member.has_voted)
    if twice:
        raise AlreadyVoted(f"{twice} 号已经投过票，整次点名没有登记", hint="一人一票，请去掉重复的")


def _numbers(numbers: Any) -> str:
    return "、".join(str(number) for number in sorted(numbers))


@act(
    "resolutions.close_motion",
    title="截止表决",
    on="motion",
    step=MOTION["close"],
    permit=runs_vote,
    basis="villagers_committee_act.representatives_meeting",
)
def close_motion(
    *, actor: Standing, at: Moment, motion: Motion
) -> ResolutionAdopted | MotionRejected:
    """截止表决 · Counts the ballots and decides by quorum and majority of the meeting day's law."""
    meeting, votes = _counted(motion)
    answer = _certificate(actor, meeting, votes)
    motion.state = "adopted" if answer.adopted else "rejected"
    Resolution.objects.create(
        motion=motion,
        adopted=answer.adopted,
        digest=motion.digest,
        members=meeting.member_count,
        present=meeting.present,
        for_count=votes.for_,
        against_count=votes.against,
        abstain_count=votes.abstain,
        quorum_needed=answer.quorum_needed,
        majority_needed=answer.majority_needed,
        words=answer.words,
        rule_key=answer.basis.key,
        basis_cite=answer.basis.cite,
        decided_on=at.day,
    )
    decided = ResolutionAdopted if answer.adopted else MotionRejected
    return decided(
        meeting_id=meeting.pk,
        motion_id=motion.pk,
        number=motion.number,
        subject_kind=motion.subject_kind,
        subject_id=motion.subject_id,
        digest=motion.digest,
        **asdict(votes),
        present=meeting.present,
        members=meeting.member_count,
        quorum_needed=answer.quorum_needed,
        majority_needed=answer.majority_needed,
        words=answer.words,
        rule_key=answer.basis.key,
        basis=answer.basis.cite,
        decided_on=at.day,
    )


def _counted(motion: Motion) -> tuple[Meeting, Tally]:
    """会议和这项议案的票数,一条语句。"""
    ballots = {
        choice: Count("motions__ballots", filter=Q(motions__ballots__choice=choice))
        for choice in Choice
    }
    meeting = (
        Meeting.objects.filter(motions=motion)
        .annotate(
            for_count=ballots[Choice.FOR],
            against_count=ballots[Choice.AGAINST],
            abstain_count=ballots[Choice.ABSTAIN],
        )
        .get()
    )
    return meeting, Tally(meeting.for_count, meeting.against_count, meeting.abstain_count)


def _certificate(actor: Standing, meeting: Meeting, votes: Tally) -> ValidityAnswer:
    kind = BodyKind(actor.body_kind).community
    assert kind is not None
    rule = law.at(meeting.meeting_on, meeting.law_place).meeting(kind, MeetingForm(meeting.kind))
    return certificate(
        rule, meeting.member_count, meeting.present, votes.for_, votes.against, votes.abstain
    )


@act(
    "resolutions.record_irregularity",
    title="登记表决异常",
    on="motion",
    permit=by_ballot_box | runs_vote,
    basis="record.irregularity",
)
def record_irregularity(
    *,
    at: Moment,
    motion: Motion,
    kind: IrregularityKind,
    words: str,
    mandate_id: int | None = None,
) -> IrregularityRecorded:
    """登记表决异常 · Puts a refused vote on record; it counts for nothing and changes no result."""
    told = words.strip()
    if not told:
        raise Invalid("没有写异常的经过", fields={"words": "请写明谁在什么时候做了什么"})
    made = Irregularity.objects.create(
        motion=motion,
        kind=IrregularityKind(kind),
        mandate_id=mandate_id,
        words=told,
        noticed_at=at.at,
    )
    return IrregularityRecorded(
        motion_id=motion.pk,
        meeting_id=motion.meeting_id,
        irregularity_id=made.pk,
        irregularity=made.kind,
        mandate_id=mandate_id,
        words=told,
    )


def cast_or_report(
    *, actor: Actor, motion: Motion, choice: Choice, key: str | None = None
) -> BallotCast:
    """投票,异常留痕 · Casts a ballot; a vote refused as irregular is put on record by the ballot box.

    The refusal is raised either way. Only what somebody with a mandate tried is put on record.
    Never call it from within an act: the refused vote must have been rolled back before the
    irregularity is written.
    """
    try:
        return cast_ballot(actor=actor, motion=motion, choice=choice, key=key)
    except Refusal as refusal:
        mandate_id = getattr(actor, "mandate_id", None)
        kind = _irregularity(refusal, motion) if mandate_id else None
        if kind is not None:
            record_irregularity(
                actor=BALLOT_BOX,
                motion=motion,
                kind=kind,
                words=refusal.message,
                mandate_id=mandate_id,
            )
        raise


def _irregularity(refusal: Refusal, motion: Motion) -> IrregularityKind | None:
    if isinstance(refusal, (NotSignedIn, AlreadyVoted)):
        return refusal.irregularity
    if isinstance(refusal, Refused):
        # 不是本村的人、不在名册上、任职已经终止:都是名册以外的人。
        return IrregularityKind.NOT_ON_ROLL
    if isinstance(refusal, OutOfOrder):
        decided = Motion.objects.filter(pk=motion.pk, state__in=("adopted", "rejected"))
        return IrregularityKind.AFTER_CLOSING if decided.exists() else None
    return None
