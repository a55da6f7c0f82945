"""共决的事实。Facts of the resolutions room; members are named by their numbers on the roll."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hudong.ground.kernel.fact import Fact


@dataclass(frozen=True, kw_only=True)
class AssemblyAuthorised(Fact):
    """授权已记录 · The assembly let its representatives decide a kind of matter for a time."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Authorisation", "authorisation_id")
    authorisation_id: int
    community_id: int
    assembly_kind: str
    scope: str
    scope_kind: str
    decided_on: date
    from_on: date
    to_on: date
    counted: str
    total: int
    roll_total: int
    present: int
    ayes: int
    words: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class MotionPut:
    """议案内容 · One motion as it was put; part of ``MeetingConvened``."""

    motion_id: int
    number: int
    title: str
    text: str
    digest: str
    subject_kind: str
    subject_id: str


@dataclass(frozen=True, kw_only=True)
class MeetingConvened(Fact):
    """会议已召集 · Members were told of day, place and motions; the roll is frozen by its digest."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Meeting", "meeting_id")
    meeting_id: int
    community_id: int
    rule_key: str
    name: str
    subject_kind: str
    subject_id: str
    subject_title: str
    subject_digest: str
    notified_on: date
    meeting_on: date
    notice_days: int
    notice_basis: str
    place: str
    members: int
    roll_digest: str
    composition: str
    authorisation_id: int | None
    study_id: int | None
    motions: tuple[MotionPut, ...]


@dataclass(frozen=True, kw_only=True)
class AttendanceRecorded(Fact):
    """已签到 · Which members, by number on the roll, are present."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Meeting", "meeting_id")
    meeting_id: int
    present: int
    members: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class MeetingOpened(Fact):
    """已开会 · Enough members came; all motions are open to the vote."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Meeting", "meeting_id")
    meeting_id: int
    subject_kind: str
    subject_id: str
    members: int
    present: int
    quorum_needed: int
    words: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class MeetingFailed(Fact):
    """会议没有开成 · Too few came, or the meeting was called off; nothing was decided."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Meeting", "meeting_id")
    meeting_id: int
    subject_kind: str
    subject_id: str
    reason: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class BallotCast(Fact):
    """已投票 · One member voted on one motion, openly, by the own account."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Motion", "motion_id")
    motion_id: int
    ballot_id: int
    number: int
    choice: str
    channel: str


@dataclass(frozen=True, kw_only=True)
class RollCallRecorded(Fact):
    """点名表决已记录 · What the members called said, by their numbers on the roll."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Motion", "motion_id")
    motion_id: int
    for_: tuple[int, ...]
    against: tuple[int, ...]
    abstain: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class MotionDecided(Fact):
    """议案已表决 · The figures of a decided motion, with the arithmetic in words."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Motion", "motion_id")
    meeting_id: int
    motion_id: int
    number: int
    subject_kind: str
    subject_id: str
    digest: str
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


@dataclass(frozen=True, kw_only=True)
class ResolutionAdopted(MotionDecided):
    """决议已通过 · The motion was adopted."""


@dataclass(frozen=True, kw_only=True)
class MotionRejected(MotionDecided):
    """议案未通过 · The motion was not adopted."""


@dataclass(frozen=True, kw_only=True)
class MeetingClosed(Fact):
    """已闭会 · Every motion was decided; numbers of those adopted and of those rejected."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Meeting", "meeting_id")
    meeting_id: int
    subject_kind: str
    subject_id: str
    adopted: tuple[int, ...]
    rejected: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ResolutionPublished(Fact):
    """决议已公布 · The results of a meeting went up as a notice."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Meeting", "meeting_id")
    meeting_id: int
    subject_kind: str
    subject_id: str
    notice_id: int
    days: int
    ends_on: date
    basis: str


@dataclass(frozen=True, kw_only=True)
class IrregularityRecorded(Fact):
    """异常已记录 · A refused vote that has to stay on record; it counts for nothing."""

    ABOUT: ClassVar[tuple[str, str]] = ("resolutions.Motion", "motion_id")
    motion_id: int
    meeting_id: int
    irregularity_id: int
    irregularity: str
    mandate_id: int | None
    words: str
