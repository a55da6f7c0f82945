"""公布:把一次会议的表决结果张榜。Publishing: the results of a meeting go up as a notice."""

from __future__ import annotations

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict
from hudong.ground.law.days import day_words
from hudong.ground.people.terms import BodyKind
from hudong.instruments.notices.acts import publish_notice
from hudong.instruments.notices.terms import Counted, NoticeKind
from hudong.instruments.resolutions.facts import ResolutionPublished
from hudong.instruments.resolutions.flow import MEETING, MOTION
from hudong.instruments.resolutions.models import Meeting
from hudong.instruments.resolutions.permits import runs_meeting
from hudong.instruments.resolutions.queries import publication_rule


@act(
    "resolutions.publish_resolution",
    title="公布决议",
    on="meeting",
    step=MEETING["publish"],
    permit=runs_meeting,
    basis="villagers_committee_act.disclosure_of_decisions",
)
def publish_resolution(*, actor: Standing, at: Moment, meeting: Meeting) -> ResolutionPublished:
    """公布决议 · Publishes the result of every motion, once, for as long as the law of today says.

    Where that law is silent the county's own rule holds. The notice is about the meeting's subject.
    """
    if meeting.notice_id is not None:
        raise Conflict("这次会议的决议已经公布", where=meeting.name)
    community = meeting.community
    kind = BodyKind(community.kind).community
    assert kind is not None
    rule = publication_rule(kind=kind, day=at.day, place=community.division_code)
    posted = publish_notice(
        actor=actor,
        publisher=community,
        kind=NoticeKind.RESOLUTION,
        subject=meeting.subject,
        title=f"{community.short_name}{meeting.name}决议（{day_words(meeting.meeting_on)}）",
        text=_text(meeting),
        days=rule.days,
        counted=Counted.CALENDAR,
        basis_key=rule.key,
        basis_cite=rule.cite,
    )
    meeting.notice_id = posted.notice_id
    return ResolutionPublished(
        meeting_id=meeting.pk,
        subject_kind=meeting.subject_kind,
        subject_id=meeting.subject_id,
        notice_id=posted.notice_id,
        days=rule.days,
        ends_on=posted.ends_on,
        basis=rule.cite,
    )


def _text(meeting: Meeting) -> str:
    lines = [f"{day_words(meeting.meeting_on)}，{meeting.place}。议题：{meeting.subject_title}。"]
    for motion in meeting.motions.select_related("resolution").order_by("number"):
        outcome = MOTION.state(motion.state).public_label
        lines.append(f"第 {motion.number} 项 {motion.title}：{outcome}。{motion.resolution.words}")
    return "\n".join(lines)
