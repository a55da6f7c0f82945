"""共决页面上的行和页。Lines and pages of the resolutions room, and how rows become them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.ground.kernel.subject import Subject
from hudong.ground.law.terms import CommunityKind
from hudong.instruments.resolutions.flow import MEETING, MOTION
from hudong.instruments.resolutions.models import (
    Authorisation,
    Irregularity,
    Meeting,
    Motion,
    Resolution,
)
from hudong.instruments.resolutions.terms import Choice, CountedBy, IrregularityKind


@dataclass(frozen=True)
class AuthorisationLine:
    """授权行 · One authorisation with its vote in words."""

    authorisation_id: int
    community_id: int
    scope: str
    scope_kind: str
    decided_on: date
    from_on: date
    to_on: date
    counted: CountedBy
    total: int
    present: int
    ayes: int
    words: str
    basis: str


@dataclass(frozen=True)
class ResultLine:
    """表决结果 · The figures of a decided motion, with the arithmetic in words."""

    meeting_id: int
    motion_id: int
    number: int
    title: str
    digest: str
    adopted: bool
    for_: int
    against: int
    abstain: int
    present: int
    members: int
    quorum_needed: int
    majority_needed: int
    words: str
    rule_key: str
    basis: str
    decided_on: date

    @property
    def silent(self) -> int:
        """没有表态的 · Present, but without a ballot."""
        return self.present - self.for_ - self.against - self.abstain


@dataclass(frozen=True)
class MotionCard:
    """议案卡 · One motion; while it is open only the number of ballots cast is told."""

    motion_id: int
    number: int
    title: str
    text: str
    digest: str
    subject_kind: str
    subject_id: str
    state: str
    state_label: str
    cast: int
    result: ResultLine | None


@dataclass(frozen=True)
class IrregularityLine:
    """异常行 · One refused vote; without the person."""

    motion_number: int
    kind: IrregularityKind
    words: str


@dataclass(frozen=True)
class MeetingLine:
    """会议行 · One meeting in a list."""

    meeting_id: int
    name: str
    community_id: int
    community: str
    subject: Subject
    notified_on: date
    meeting_on: date
    place: str
    members: int
    present: int
    state: str
    state_label: str
    adopted: int
    rejected: int


@dataclass(frozen=True)
class MeetingPage:
    """会议页 · One meeting: notice, roll, quorum, motions and results, each with its article."""

    line: MeetingLine
    kind: CommunityKind
    notice_words: str
    notice_basis: str
    composition_words: str
    roll_digest: str
    quorum_needed: int | None
    quorum_words: str
    rule_key: str
    rule_words: str
    law_place: str
    basis: str
    reason: str
    authorisation: AuthorisationLine | None
    study_text: str
    study_held_on: date | None
    notice_id: int | None
    notice_ends_on: date | None
    motions: tuple[MotionCard, ...]
    irregularities: tuple[IrregularityLine, ...]


@dataclass(frozen=True)
class RollLine:
    """名册行 · One member with the name; for the committee and the members, not for the public."""

    member_id: int
    mandate_id: int
    number: int
    name: str
    title: str
    group_no: int | None
    present: bool
    choice: Choice | None


def authorisation_line(row: Authorisation) -> AuthorisationLine:
    """授权行 · From its row."""
    return AuthorisationLine(
        authorisation_id=row.pk,
        community_id=row.community_id,
        scope=row.scope,
        scope_kind=row.scope_kind,
        decided_on=row.decided_on,
        from_on=row.from_on,
        to_on=row.to_on,
        counted=CountedBy(row.counted),
        total=row.total,
        present=row.present,
        ayes=row.ayes,
        words=row.words,
        basis=row.basis_cite,
    )


def result_line(row: Resolution) -> ResultLine:
    """表决结果 · From its row, with the motion loaded."""
    return ResultLine(
        meeting_id=row.motion.meeting_id,
        motion_id=row.motion_id,
        number=row.motion.number,
        title=row.motion.title,
        digest=row.digest,
        adopted=row.adopted,
        for_=row.for_count,
        against=row.against_count,
        abstain=row.abstain_count,
        present=row.present,
        members=row.members,
        quorum_needed=row.quorum_needed,
        majority_needed=row.majority_needed,
        words=row.words,
        rule_key=row.rule_key,
        basis=row.basis_cite,
        decided_on=row.decided_on,
    )


def meeting_line(row: Meeting) -> MeetingLine:
    """会议行 · From its row, with community loaded and motions counted."""
    return MeetingLine(
        meeting_id=row.pk,
        name=row.name,
        community_id=row.community_id,
        community=row.community.name,
        subject=row.subject,
        notified_on=row.notified_on,
        meeting_on=row.meeting_on,
        place=row.place,
        members=row.member_count,
        present=row.present,
        state=row.state,
        state_label=MEETING.state(row.state).public_label,
        adopted=row.adopted_count,
        rejected=row.rejected_count,
    )


def motion_card(row: Motion) -> MotionCard:
    """议案卡 · From its row, with the resolution loaded and ballots counted."""
    return MotionCard(
        motion_id=row.pk,
        number=row.number,
        title=row.title,
        text=row.text,
        digest=row.digest,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        state=row.state,
        state_label=MOTION.state(row.state).public_label,
        cast=row.cast_count,
        result=result_line(row.resolution) if hasattr(row, "resolution") else None,
    )


def irregularity_line(row: Irregularity) -> IrregularityLine:
    """异常行 · From its row, with the motion loaded."""
    return IrregularityLine(row.motion.number, IrregularityKind(row.kind), row.words)
