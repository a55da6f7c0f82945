"""开会:签到、宣布开会、宣布闭会。Holding the meeting: signing in, opening with a quorum, closing."""

from __future__ import annotations

from collections.abc import Collection

from hudong.ground import law
from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid, OutOfOrder
from hudong.ground.law.meetings import QuorumAnswer, quorum
from hudong.ground.law.terms import MeetingForm
from hudong.ground.people.terms import BodyKind
from hudong.instruments.resolutions.facts import (
    AttendanceRecorded,
    MeetingClosed,
    MeetingFailed,
    MeetingOpened,
)
from hudong.instruments.resolutions.flow import MEETING
from hudong.instruments.resolutions.models import Attendance, Meeting, MeetingMember
from hudong.instruments.resolutions.permits import runs_meeting
from hudong.instruments.resolutions.rules import why_not_that_day

BATCH = 500


def _refuse_other_day(meeting: Meeting, at: Moment) -> None:
    problem = why_not_that_day(meeting.meeting_on, at.day)
    if problem:
        raise OutOfOrder(problem, where=meeting.name)


@act(
    "resolutions.record_attendance",
    title="登记签到",
    on="meeting",
    step=MEETING["sign_in"],
    permit=runs_meeting,
    basis="villagers_committee_act.representatives_meeting",
)
def record_attendance(
    *, at: Moment, meeting: Meeting, member_ids: Collection[int]
) -> AttendanceRecorded:
    """登记签到 · States who of the roll is present: the whole list each time, until the meeting opens.

    ``member_ids`` are ids of the roll. Whoever was signed in before and is not in the list any more
    is taken off again. Raises Invalid for anybody who is not on the roll.
    """
    _refuse_other_day(meeting, at)
    members = list(meeting.members.select_related("attendance").order_by("number"))
    wanted = set(member_ids)
    strangers = wanted - {member.pk for member in members}
    if strangers:
        raise Invalid(
            f"有 {len(strangers)} 个签到的人不在名册上",
            where=meeting.name,
            hint="只能登记名册上的人；名册在通知开会时已经定下",
        )
    _sign_in(members, wanted, at)
    present = [member.number for member in members if member.pk in wanted]
    meeting.present = len(present)
    return AttendanceRecorded(
        meeting_id=meeting.pk,
        present=len(present),
        members=meeting.member_count,
        numbers=tuple(present),
    )


def _sign_in(members: list[MeetingMember], wanted: set[int], at: Moment) -> None:
    held = {member.pk: member.attendance for member in members if hasattr(member, "attendance")}
    for member_id, attendance in held.items():
        if member_id not in wanted:
            attendance.delete()
    Attendance.objects.bulk_create(
        [
            Attendance(member=member, recorded_at=at.at)
            for member in members
            if member.pk in wanted and member.pk not in held
        ],
        batch_size=BATCH,
    )


@act(
    "resolutions.open_meeting",
    title="宣布开会",
    on="meeting",
    step=MEETING["open"],
    permit=runs_meeting,
    basis="villagers_committee_act.representatives_meeting",
)
def open_meeting(*, actor: Standing, at: Moment, meeting: Meeting) -> MeetingOpened | MeetingFailed:
    """宣布开会 · On the meeting day only: with a quorum by the law of that day the motions are put to
    the vote, without one the meeting has failed; both with the arithmetic."""
    _refuse_other_day(meeting, at)
    answer = _quorum(actor, meeting)
    meeting.quorum_needed, meeting.quorum_words = answer.needed, answer.words
    if not answer.met:
        meeting.state, meeting.reason = "failed", f"到会人数不够。{answer.words}"
        return MeetingFailed(
            meeting_id=meeting.pk,
            subject_kind=meeting.subject_kind,
            subject_id=meeting.subject_id,
            reason=meeting.reason,
            basis=meeting.basis_cite,
        )
    meeting.state, meeting.opened_at = "open", at.at
    _open_motions(meeting)
    return MeetingOpened(
        meeting_id=meeting.pk,
        subject_kind=meeting.subject_kind,
        subject_id=meeting.subject_id,
        members=meeting.member_count,
        present=meeting.present,
        quorum_needed=answer.needed,
        words=answer.words,
        basis=meeting.basis_cite,
    )


def _quorum(actor: Standing, meeting: Meeting) -> QuorumAnswer:
    """会议日的规则。许可已经保证行为人就是召集会议的村(居)委会,它的种类就是会议的种类。"""
    kind = BodyKind(actor.body_kind).community
    assert kind is not None
    rule = law.at(meeting.meeting_on, meeting.law_place).meeting(kind, MeetingForm(meeting.kind))
    meeting.rule_key, meeting.basis_cite = rule.key, rule.basis.cite
    return quorum(rule, meeting.member_count, meeting.present)


def _open_motions(meeting: Meeting) -> None:
    motions = list(meeting.motions.order_by("number"))
    for motion in motions:
        motion.state = "open"
    meeting.motions.bulk_update(motions, ["state"], batch_size=BATCH)


@act(
    "resolutions.close_meeting",
    title="宣布闭会",
    on="meeting",
    step=MEETING["close"],
    permit=runs_meeting,
    basis="villagers_committee_act.representatives_meeting",
)
def close_meeting(*, at: Moment, meeting: Meeting) -> MeetingClosed:
    """宣布闭会 · Closes a meeting all of whose motions are decided."""
    states = list(meeting.motions.order_by("number").values_list("number", "state"))
    undecided = [number for number, state in states if state == "open"]
    if undecided:
        listed = "、".join(str(number) for number in undecided)
        raise OutOfOrder(
            f"第 {listed} 项议案还在表决，不能闭会", where=meeting.name, hint="请先截止表决"
        )
    meeting.closed_at = at.at
    return MeetingClosed(
        meeting_id=meeting.pk,
        subject_kind=meeting.subject_kind,
        subject_id=meeting.subject_id,
        adopted=tuple(number for number, state in states if state == "adopted"),
        rejected=tuple(number for number, state in states if state == "rejected"),
    )
