"""稳评的事实。Facts of the stability room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hudong.ground.kernel.fact import Fact


@dataclass(frozen=True, kw_only=True)
class StabilityAssessmentOpened(Fact):
    """稳评已启动 · An assessment of a subject was opened."""

    ABOUT: ClassVar[tuple[str, str]] = ("stability.StabilityAssessment", "assessment_id")
    assessment_id: int
    subject_kind: str
    subject_id: str
    subject_title: str
    subject_digest: str
    organiser_id: int
    track: str
    opened_on: date


@dataclass(frozen=True, kw_only=True)
class StabilityAssessed(Fact):
    """稳评已作出 · The four answers, the grade and the decision that follows from it."""

    ABOUT: ClassVar[tuple[str, str]] = ("stability.StabilityAssessment", "assessment_id")
    assessment_id: int
    subject_kind: str
    subject_id: str
    subject_digest: str
    legality: str
    reasonableness: str
    feasibility: str
    controllability: str
    consulted: str
    grade: str
    decision: str
    measures: str
    concluded_on: date
