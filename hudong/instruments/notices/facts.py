"""公示的事实。Facts of notices.

What a stranger wrote in an objection may name people, so it enters the record as ``Personal``:
committed to, yet removable by law without touching the entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hudong.ground.kernel.fact import Fact, Personal


@dataclass(frozen=True, kw_only=True)
class NoticePublished(Fact):
    """已公示 · A notice was published; ``ends_on`` is the last day of its period."""

    ABOUT: ClassVar[tuple[str, str]] = ("notices.Notice", "notice_id")
    notice_id: int
    notice_kind: str
    subject_kind: str
    subject_id: str
    subject_title: str
    subject_digest: str
    publisher_id: int
    title: str
    text: str
    opened_on: date
    days: int
    counted: str
    ends_on: date
    basis: str


@dataclass(frozen=True, kw_only=True)
class ObjectionMade(Fact):
    """异议已提出 · Somebody objected; the name is empty where none was given."""

    ABOUT: ClassVar[tuple[str, str]] = ("notices.Notice", "notice_id")
    notice_id: int
    objection_id: int
    subject_kind: str
    subject_id: str
    author_label: str
    name: Personal
    text: Personal
    made_on: date


@dataclass(frozen=True, kw_only=True)
class ObjectionAnswered(Fact):
    """异议已答复 · The publisher answered an objection."""

    ABOUT: ClassVar[tuple[str, str]] = ("notices.Notice", "notice_id")
    notice_id: int
    objection_id: int
    subject_kind: str
    subject_id: str
    answer: str
    answered_by: str
    answered_on: date


@dataclass(frozen=True, kw_only=True)
class NoticeClosed(Fact):
    """公示已届满 · The period is over and every objection was answered."""

    ABOUT: ClassVar[tuple[str, str]] = ("notices.Notice", "notice_id")
    notice_id: int
    notice_kind: str
    subject_kind: str
    subject_id: str
    subject_digest: str
    objections: int
    ends_on: date
    closed_on: date
