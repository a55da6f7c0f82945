"""党组织研究与意见的事实。Facts of the opinions room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hudong.ground.kernel.fact import Fact


@dataclass(frozen=True, kw_only=True)
class StudyRecorded(Fact):
    """党组织研究已记录 · A Party organisation studied a subject before others decide on it."""

    ABOUT: ClassVar[tuple[str, str]] = ("opinions.Study", "study_id")
    study_id: int
    party_id: int
    subject_kind: str
    subject_id: str
    subject_title: str
    subject_digest: str
    text: str
    held_on: date
    basis: str


@dataclass(frozen=True, kw_only=True)
class OpinionGiven(Fact):
    """意见已提出 · A Party organisation gave its opinion on a subject; it changes no text."""

    ABOUT: ClassVar[tuple[str, str]] = ("opinions.Opinion", "opinion_id")
    opinion_id: int
    party_id: int
    subject_kind: str
    subject_id: str
    subject_title: str
    subject_digest: str
    text: str
    given_on: date
