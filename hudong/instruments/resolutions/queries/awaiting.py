"""共决的待办。The desk of the resolutions room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.terms import COMMUNITY_KINDS, MEETING_ROLES, Role
from hudong.instruments.resolutions.models import Ballot, Meeting, MeetingMember, Motion
from hudong.instruments.resolutions.rules import why_not_that_day


@desk_of("resolutions")
@reads(budget=2)
def desk(*, viewer: Standing, day: date) -> Sequence[DeskItem]:
    """共决的待办 · What the committee has to do for its meetings, and what a member may vote on."""
    if viewer.body_kind not in COMMUNITY_KINDS or viewer.role not in MEETING_ROLES:
        return ()
    motions = list(_open_motions(viewer))
    items = [*_to_vote(motions)]
    meetings = Meeting.objects.filter(community_id=viewer.body_id).filter(
        Q(state__in=("notified", "open")) | Q(state="closed", notice=None)
    )
    runs = viewer.role in (Role.HEAD, Role.MEMBER)
    for meeting in meetings.order_by("meeting_on", "pk"):
        undecided = [motion for motion in motions if motion.meeting_id == meeting.pk]
        items += _to_run(meeting, undecided, day) if runs else _to_attend(meeting, day)
    return items


def _open_motions(viewer: Standing) -> Iterator[Motion]:
    """表决中的议案,带上本人能不能投、投过没有。"""
    member = MeetingMember.objects.filter(
        meeting=OuterRef("meeting"), person_id=viewer.person_id, attendance__isnull=False
    )
    ballot = Ballot.objects.filter(motion=OuterRef("pk"), member__person_id=viewer.person_id)
    found = Motion.objects.filter(community_id=viewer.body_id, state="open")
    return iter(found.annotate(may_vote=Exists(member), has_voted=Exists(ballot)).order_by("pk"))


def _to_vote(motions: list[Motion]) -> Iterator[DeskItem]:
    for motion in motions:
        if motion.may_vote and not motion.has_voted:
            yield DeskItem(
                title="投票",
                detail=f"第 {motion.number} 项 {motion.title}",
                act="resolutions.cast_ballot",
                subject=_motion(motion),
            )


def _to_run(meeting: Meeting, undecided: list[Motion], day: date) -> list[DeskItem]:
    """召集人要办的下一步。"""
    if meeting.state == "open" and undecided:
        return [
            DeskItem(
                title="截止表决",
                detail=f"第 {motion.number} 项 {motion.title}",
                act="resolutions.close_motion",
                subject=_motion(motion),
                due_on=meeting.meeting_on,
            )
            for motion in undecided
        ]
    if meeting.state == "open":
        return [_item(meeting, "宣布闭会", "resolutions.close_meeting")]
    if meeting.state == "closed":
        return [_item(meeting, "公布决议", "resolutions.publish_resolution")]
    if day > meeting.meeting_on:
        return [_item(meeting, "取消会议", "resolutions.call_off_meeting")]
    blocked = why_not_that_day(meeting.meeting_on, day)
    return [_item(meeting, "签到和开会", "resolutions.open_meeting", blocked)]


def _to_attend(meeting: Meeting, day: date) -> list[DeskItem]:
    """代表要去开的会。"""
    if meeting.state != "notified" or day > meeting.meeting_on:
        return []
    blocked = why_not_that_day(meeting.meeting_on, day) or "请先到会场签到，宣布开会以后才能投票"
    return [_item(meeting, "参加会议", "resolutions.cast_ballot", blocked)]


def _item(meeting: Meeting, title: str, act: str, blocked: str = "") -> DeskItem:
    return DeskItem(
        title=title,
        detail=f"{meeting.name}：{meeting.subject_title}（{meeting.place}）",
        act=act,
        subject=Subject("resolutions.Meeting", str(meeting.pk), meeting.name),
        due_on=meeting.meeting_on,
        blocked=blocked,
    )


def _motion(motion: Motion) -> Subject:
    return Subject("resolutions.Motion", str(motion.pk), motion.title, motion.digest)
