"""召集:通知会议、定下名册和议案;开不成的取消。Convening: notice, frozen roll, motions; calling off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hudong.ground import law
from hudong.ground.kernel.about import AboutSubject
from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.days import day_words
from hudong.ground.law.meetings import composition as judge_composition
from hudong.ground.law.rules.on_day import RulesOnDay
from hudong.ground.law.terms import CommunityKind, MeetingForm, MeetingRule
from hudong.ground.people.queries import Body, MandateLine, composition, meeting_roll
from hudong.ground.people.terms import BodyKind
from hudong.ground.record.canonical import digest
from hudong.instruments.opinions.queries import study_of
from hudong.instruments.resolutions.facts import MeetingConvened, MeetingFailed, MotionPut
from hudong.instruments.resolutions.flow import MEETING
from hudong.instruments.resolutions.models import Meeting, MeetingMember, Motion
from hudong.instruments.resolutions.permits import heads_community, runs_meeting
from hudong.instruments.resolutions.queries import DayRule, authorisation_for, notice_rule
from hudong.instruments.resolutions.rules import (
    LONGEST_PLACE,
    digest_of,
    motion_gaps,
    why_notice_too_short,
)
from hudong.instruments.resolutions.terms import MotionLine

BATCH = 500
FORM = MeetingForm.REPRESENTATIVES


@dataclass(frozen=True)
class _Grounds:
    """开会的根据 · What was found lawful before the meeting is convened."""

    rule: MeetingRule
    notice: DayRule
    authorisation_id: int | None
    study_id: int | None
    roll: tuple[MandateLine, ...]
    composition_words: str


@act(
    "resolutions.convene_meeting",
    title="召集会议",
    on="community",
    step=MEETING["convene"],
    permit=heads_community,
    basis="villagers_committee_act.representatives_convening",
)
def convene_meeting(
    *,
    at: Moment,
    community: Body,
    subject: Subject,
    motions: Sequence[MotionLine],
    meeting_on: date,
    place: str,
) -> MeetingConvened:
    """召集会议 · Notifies the representatives' meeting of day, place and motions; freezes its roll.

    Who may decide goes by the law of the meeting day: an authorisation of the assembly that covers
    the subject, the study of the community's Party organisation, the composition of the roll. The
    notice goes by the rule of today. Raises Invalid, each time with the article, or Conflict where
    a meeting on the same subject is still to be held.
    """
    _refuse_gaps(motions, place)
    _refuse_second_meeting(subject)
    grounds = _grounds(community, subject, at.day, meeting_on)
    meeting = _write_meeting(community, subject, at.day, meeting_on, place.strip(), grounds)
    put = _write_motions(meeting, motions)
    return MeetingConvened(
        meeting_id=meeting.pk,
        community_id=community.pk,
        rule_key=meeting.rule_key,
        name=meeting.name,
        subject_kind=meeting.subject_kind,
        subject_id=meeting.subject_id,
        subject_title=meeting.subject_title,
        subject_digest=meeting.subject_digest,
        notified_on=at.day,
        meeting_on=meeting_on,
        notice_days=meeting.notice_days,
        notice_basis=meeting.notice_cite,
        place=meeting.place,
        members=meeting.member_count,
        roll_digest=meeting.roll_digest,
        composition=meeting.composition_words,
        authorisation_id=grounds.authorisation_id,
        study_id=grounds.study_id,
        motions=tuple(_as_put(motion) for motion in put),
    )


def _refuse_gaps(motions: Sequence[MotionLine], place: str) -> None:
    gaps = motion_gaps(motions)
    if not place.strip() or len(place) > LONGEST_PLACE:
        gaps["place"] = f"请写明开会的时间和地点，最多 {LONGEST_PLACE} 字"
    if gaps:
        raise Invalid("会议通知没有写全", hint="；".join(gaps.values()), fields=gaps)


def _refuse_second_meeting(subject: Subject) -> None:
    held = Meeting.objects.about(subject.kind, subject.id).live().order_by("pk").first()
    if held is not None:
        raise Conflict(
            f"“{subject.title}”已经定在{day_words(held.meeting_on)}开会",
            where=held.name,
            hint="请先开完或者取消那一次",
        )


def _grounds(community: Body, subject: Subject, today: date, meeting_on: date) -> _Grounds:
    kind = BodyKind(community.kind).community
    assert kind is not None
    rules = law.at(meeting_on, community.division_code)
    notice = notice_rule(kind=kind, day=today, place=community.division_code)
    problem = why_notice_too_short(today, meeting_on, notice.days)
    if problem:
        raise Invalid(
            f"通知不够早：{problem}",
            where=notice.cite,
            hint="请把会议往后定",
            fields={"meeting_on": problem},
        )
    roll = meeting_roll(community=community, day=meeting_on)
    return _Grounds(
        rule=rules.meeting(kind, FORM),
        notice=notice,
        authorisation_id=_authorised(rules, kind, community, subject),
        study_id=_studied(rules, kind, community, subject),
        roll=roll,
        composition_words=_composed(rules, kind, roll),
    )


def _authorised(
    rules: RulesOnDay, kind: CommunityKind, community: Body, subject: Subject
) -> int | None:
    basis = rules.authorisation_required(kind)
    found = authorisation_for(community=community, scope_kind=subject.kind, day=rules.day)
    if found is None and basis is not None:
        raise Invalid(
            f"没有授权，代表会议不能决定：{basis.words}",
            where=basis.cite,
            hint=f"请先登记村（居）民会议的授权，授权要管到{day_words(rules.day)}这一天",
        )
    return found.authorisation_id if found else None


def _studied(
    rules: RulesOnDay, kind: CommunityKind, community: Body, subject: Subject
) -> int | None:
    basis = rules.party_study_required(kind)
    found = study_of(community_id=community.pk, subject_kind=subject.kind, subject_id=subject.id)
    if found is None and basis is not None:
        raise Invalid(
            f"党组织还没有研究：{basis.words}",
            where=basis.cite,
            hint="请本村（社区）党组织先研究，由书记登记",
        )
    return found.study_id if found else None


def _composed(rules: RulesOnDay, kind: CommunityKind, roll: tuple[MandateLine, ...]) -> str:
    if not roll:
        raise Invalid(
            f"名册是空的：{day_words(rules.day)}没有在任的委员和代表", hint="请先登记人员和任职"
        )
    counts = composition(roll)
    answer = judge_composition(
        rules.composition(kind),
        committee=counts.members - counts.representatives,
        representatives=counts.representatives,
        women=counts.women_representatives,
    )
    if not answer.met:
        raise Invalid(
            f"代表会议的组成不合法：{answer.words}",
            where=answer.basis.cite,
            hint="请按法律补推代表，再召集会议",
        )
    return answer.words


def _write_meeting(  # noqa: PLR0917  只在这里用一次
    community: Body, subject: Subject, today: date, meeting_on: date, place: str, grounds: _Grounds
) -> Meeting:
    roll = grounds.roll
    meeting = Meeting.objects.create(
        **AboutSubject.columns_of(subject),
        community=community,
        kind=FORM,
        law_place=community.division_code,
        rule_key=grounds.rule.key,
        basis_cite=grounds.rule.basis.cite,
        name=grounds.rule.name,
        notified_on=today,
        notice_days=grounds.notice.days,
        notice_cite=grounds.notice.cite,
        meeting_on=meeting_on,
        place=place,
        member_count=len(roll),
        roll_digest=_roll_digest(roll),
        composition_words=grounds.composition_words,
        authorisation_id=grounds.authorisation_id,
        study_id=grounds.study_id,
        state="notified",
    )
    MeetingMember.objects.bulk_create(
        [
            MeetingMember(
                meeting=meeting,
                number=number,
                mandate_id=line.mandate_id,
                person_id=line.person_id,
                role=line.role,
                title=line.title,
                group_no=line.group_no,
            )
            for number, line in enumerate(roll, start=1)
        ],
        batch_size=BATCH,
    )
    return meeting


def _roll_digest(roll: tuple[MandateLine, ...]) -> str:
    """名册只按编号入摘要,不带姓名。"""
    return digest(
        [
            [number, line.mandate_id, line.person_id, line.role]
            for number, line in enumerate(roll, 1)
        ]
    )


def _write_motions(meeting: Meeting, motions: Sequence[MotionLine]) -> list[Motion]:
    return Motion.objects.bulk_create(
        [
            Motion(
                meeting=meeting,
                community_id=meeting.community_id,
                number=number,
                title=line.title.strip(),
                text=line.text.strip(),
                digest=digest_of(line),
                subject_kind=line.subject_kind,
                subject_id=str(line.subject_id),
                state="pending",
            )
            for number, line in enumerate(motions, start=1)
        ],
        batch_size=BATCH,
    )


def _as_put(motion: Motion) -> MotionPut:
    return MotionPut(
        motion_id=motion.pk,
        number=motion.number,
        title=motion.title,
        text=motion.text,
        digest=motion.digest,
        subject_kind=motion.subject_kind,
        subject_id=motion.subject_id,
    )


@act(
    "resolutions.call_off_meeting",
    title="取消会议",
    on="meeting",
    step=MEETING["call_off"],
    permit=runs_meeting,
    basis="villagers_committee_act.representatives_convening",
)
def call_off_meeting(*, meeting: Meeting, reason: str) -> MeetingFailed:
    """取消会议 · Calls off a meeting that has not opened; the subject may be convened again."""
    words = reason.strip()
    if not words:
        raise Invalid("没有写取消的原因", fields={"reason": "请写明为什么不开了，代表要知道"})
    meeting.reason = f"会议取消：{words}"
    return MeetingFailed(
        meeting_id=meeting.pk,
        subject_kind=meeting.subject_kind,
        subject_id=meeting.subject_id,
        reason=meeting.reason,
        basis=meeting.basis_cite,
    )
