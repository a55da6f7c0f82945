"""会议、议案、名册和结果的读法。Reads of meetings, motions, the roll, and results."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Subquery

from hudong.ground import law
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.days import day_words
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import BodyKind
from hudong.instruments.resolutions.models import (
    Attendance,
    Ballot,
    Irregularity,
    Meeting,
    MeetingMember,
    MeetingQuerySet,
    Motion,
    Resolution,
)
from hudong.instruments.resolutions.queries.lines import (
    IrregularityLine,
    MeetingLine,
    MeetingPage,
    MotionCard,
    ResultLine,
    RollLine,
    authorisation_line,
    irregularity_line,
    meeting_line,
    motion_card,
    result_line,
)
from hudong.instruments.resolutions.terms import Choice


def _meetings() -> MeetingQuerySet:
    return Meeting.objects.select_related("community").with_results()


def found_meeting(row: Meeting | None, meeting_id: int) -> Meeting:
    """有没有这次会议 · The row, or NotFound."""
    if row is None:
        raise NotFound("没有这次会议", where=str(meeting_id))
    return row


@reads(budget=1)
def meeting(*, meeting_id: int) -> Meeting:
    """会议的行 · The row for an act; raises NotFound."""
    return found_meeting(Meeting.objects.filter(pk=meeting_id).first(), meeting_id)


@reads(budget=1)
def motion(*, motion_id: int) -> Motion:
    """议案的行 · The row for an act; raises NotFound."""
    found = Motion.objects.filter(pk=motion_id).first()
    if found is None:
        raise NotFound("没有这项议案", where=str(motion_id))
    return found


@reads(budget=1)
def decided_motions(*, limit: int = 100) -> tuple[tuple[int, str], ...]:
    """表决过的议案 · Decided motions, newest first: number, and community, day, title, result in words."""
    found = Resolution.objects.select_related("motion__community").order_by("-pk")
    return tuple(
        (
            row.motion_id,
            f"{row.motion.community.short_name} {day_words(row.decided_on)}："
            f"{row.motion.title}（{'通过' if row.adopted else '没有通过'}）",
        )
        for row in found[:limit]
    )


@reads(budget=1)
def motions_of(*, meeting_id: int) -> tuple[Motion, ...]:
    """会议的议案 · The rows of a meeting's motions, for acts, by number."""
    return tuple(Motion.objects.filter(meeting_id=meeting_id).order_by("number"))


@reads(budget=1)
def meetings_of(*, community: Body, limit: int = 100) -> tuple[MeetingLine, ...]:
    """一个村(社区)的会议 · Meetings of a community, newest first."""
    found = _meetings().filter(community=community).order_by("-meeting_on", "-pk")
    return tuple(meeting_line(row) for row in found[:limit])


@reads(budget=1)
def meetings_about(*, subject_kind: str, subject_id: str | int) -> tuple[MeetingLine, ...]:
    """某个对象的会议 · Meetings about one subject, newest first."""
    found = _meetings().about(subject_kind, subject_id).order_by("-meeting_on", "-pk")
    return tuple(meeting_line(row) for row in found)


@reads(budget=1)
def recent_meetings(*, first: int = 0, limit: int = 30) -> tuple[MeetingLine, ...]:
    """会议一览 · Meetings of all communities, newest first, from the ``first`` (0) on."""
    found = _meetings().order_by("-meeting_on", "-pk")
    return tuple(meeting_line(row) for row in found[first : first + limit])


@reads(budget=3)
def meeting_page(*, meeting_id: int) -> MeetingPage:
    """会议页 · One meeting with its arithmetic in words; raises NotFound."""
    loaded = _meetings().select_related("community", "authorisation", "study", "notice")
    row = found_meeting(loaded.filter(pk=meeting_id).first(), meeting_id)
    kind = BodyKind(row.community.kind).community
    assert kind is not None
    return MeetingPage(
        line=meeting_line(row),
        kind=kind,
        notice_words=_notice_words(row),
        notice_basis=row.notice_cite,
        composition_words=row.composition_words,
        roll_digest=row.roll_digest,
        quorum_needed=row.quorum_needed,
        quorum_words=row.quorum_words,
        rule_key=row.rule_key,
        rule_words=law.at(row.meeting_on, row.law_place).basis(row.rule_key).words,
        law_place=row.law_place,
        basis=row.basis_cite,
        reason=row.reason,
        authorisation=authorisation_line(row.authorisation) if row.authorisation else None,
        study_text=row.study.text if row.study else "",
        study_held_on=row.study.held_on if row.study else None,
        notice_id=row.notice_id,
        notice_ends_on=row.notice.ends_on if row.notice else None,
        motions=_motions(row),
        irregularities=_irregularities(row),
    )


def _notice_words(row: Meeting) -> str:
    between = (row.meeting_on - row.notified_on).days - 1
    return (
        f"{day_words(row.notified_on)}通知到每一位组成人员，中间隔了 {between} 日，"
        f"规定至少 {row.notice_days} 日。"
    )


def _motions(row: Meeting) -> tuple[MotionCard, ...]:
    found = row.motions.select_related("resolution__motion").annotate(cast_count=Count("ballots"))
    return tuple(motion_card(item) for item in found.order_by("number"))


def _irregularities(row: Meeting) -> tuple[IrregularityLine, ...]:
    found = Irregularity.objects.filter(motion__meeting=row).select_related("motion")
    return tuple(irregularity_line(item) for item in found.order_by("pk"))


@reads(budget=1)
def result_of(*, subject_kind: str, subject_id: str | int) -> ResultLine | None:
    """某件事的表决结果 · The latest decided motion about exactly this subject, or None."""
    found = Resolution.objects.filter(
        motion__subject_kind=subject_kind, motion__subject_id=str(subject_id)
    )
    row = found.select_related("motion").order_by("-pk").first()
    return result_line(row) if row else None


@reads(budget=1)
def results_about(*, subject_kind: str, subject_id: str | int) -> tuple[ResultLine, ...]:
    """围绕某个对象的表决结果 · Results of all motions in meetings about this subject, in order."""
    found = Resolution.objects.filter(
        motion__meeting__subject_kind=subject_kind,
        motion__meeting__subject_id=str(subject_id),
    )
    return tuple(result_line(row) for row in found.select_related("motion").order_by("pk"))


@reads(budget=1)
def roll_of(*, meeting_id: int, motion_id: int | None = None) -> tuple[RollLine, ...]:
    """名册 · Members by number, who is present and, for a motion, what each said.

    Holds names: for the committee that runs the meeting and for its members, not for the public.
    """
    said = Ballot.objects.filter(member=OuterRef("pk"), motion_id=motion_id)
    found = (
        MeetingMember.objects.filter(meeting_id=meeting_id)
        .select_related("person")
        .annotate(
            is_present=Exists(Attendance.objects.filter(member=OuterRef("pk"))),
            said=Subquery(said.values("choice")[:1]),
        )
        .order_by("number")
    )
    return tuple(
        RollLine(
            member_id=row.pk,
            mandate_id=row.mandate_id,
            number=row.number,
            name=row.person.name,
            title=row.title,
            group_no=row.group_no,
            present=row.is_present,
            choice=Choice(row.said) if row.said else None,
        )
        for row in found
    )
