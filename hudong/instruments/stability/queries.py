"""稳评的读法。How the stability room is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.terms import AGENCY_KINDS, Role
from hudong.instruments.stability.models import StabilityAssessment
from hudong.instruments.stability.terms import Decision, Factor, Grade, Track


@dataclass(frozen=True)
class FactorAnswer:
    """一个方面的回答 · A factor with its question and its answer."""

    factor: Factor
    answer: str


@dataclass(frozen=True)
class AssessmentPage:
    """稳评页 · One assessment; grade and decision are None until it is concluded."""

    assessment_id: int
    subject: Subject
    organiser: str
    track: Track
    answers: tuple[FactorAnswer, ...]
    consulted: str
    grade: Grade | None
    decision: Decision | None
    measures: str
    opened_on: date
    concluded_on: date | None

    @property
    def passed(self) -> bool:
        """可以实施 · True if the subject may be carried out."""
        return self.decision is Decision.CARRY_OUT

    @property
    def words(self) -> str:
        """结论 · 低风险，实施, or 正在评估."""
        if self.grade is None or self.decision is None:
            return "正在评估"
        return f"{self.grade.words}，{self.decision.words}"


def _page(row: StabilityAssessment) -> AssessmentPage:
    return AssessmentPage(
        assessment_id=row.pk,
        subject=row.subject,
        organiser=row.organiser.name,
        track=Track(row.track),
        answers=tuple(FactorAnswer(factor, getattr(row, factor.value)) for factor in Factor),
        consulted=row.consulted,
        grade=Grade(row.grade) if row.grade else None,
        decision=Decision(row.decision) if row.decision else None,
        measures=row.measures,
        opened_on=row.opened_on,
        concluded_on=row.concluded_on,
    )


@reads(budget=1)
def assessment(*, assessment_id: int) -> StabilityAssessment:
    """稳评的行 · The row for an act; raises NotFound."""
    found = StabilityAssessment.objects.filter(pk=assessment_id).first()
    if found is None:
        raise NotFound("没有这次稳评", where=str(assessment_id))
    return found


@reads(budget=1)
def assessment_of(*, subject_kind: str, subject_id: str | int) -> AssessmentPage | None:
    """某个对象的稳评 · The latest concluded assessment of a subject, or None.

    Ask ``.passed`` whether it may be carried out, and compare ``.subject.digest`` where the exact
    text matters.
    """
    found = (
        StabilityAssessment.objects.about(subject_kind, subject_id)
        .filter(state="concluded")
        .select_related("organiser")
        .order_by("-pk")
        .first()
    )
    return _page(found) if found else None


@reads(budget=1)
def latest_assessments(
    *, subject_kind: str, subject_ids: Sequence[str]
) -> dict[str, AssessmentPage]:
    """许多对象的稳评 · The latest assessment of each subject that has one, concluded or not."""
    found = StabilityAssessment.objects.filter(
        subject_kind=subject_kind, subject_id__in=subject_ids
    )
    rows = found.select_related("organiser").order_by("pk")
    return {row.subject_id: _page(row) for row in rows}


@reads(budget=1)
def assessments_about(*, subject_kind: str, subject_id: str | int) -> tuple[AssessmentPage, ...]:
    """某个对象的全部稳评 · All assessments of a subject, newest first."""
    found = StabilityAssessment.objects.about(subject_kind, subject_id)
    return tuple(_page(row) for row in found.select_related("organiser").order_by("-pk"))


@reads(budget=1)
def assessment_page(*, assessment_id: int) -> AssessmentPage:
    """稳评页 · One assessment; raises NotFound."""
    rows = StabilityAssessment.objects.select_related("organiser")
    found = rows.filter(pk=assessment_id).first()
    if found is None:
        raise NotFound("没有这次稳评", where=str(assessment_id))
    return _page(found)


@desk_of("stability")
@reads(budget=1)
def desk(*, viewer: Standing, day: date) -> Sequence[DeskItem]:
    """稳评的待办 · Assessments that the viewer's body opened and has not concluded."""
    if viewer.body_kind not in AGENCY_KINDS or viewer.role not in (Role.HEAD, Role.OFFICER):
        return ()
    opened = StabilityAssessment.objects.filter(organiser_id=viewer.body_id, state="opened")
    return [
        DeskItem(
            title="评定风险等级",
            detail=f"“{row.subject_title}”的稳评（{Track(row.track).words}）",
            act="stability.conclude_assessment",
            subject=Subject("stability.StabilityAssessment", str(row.pk), row.subject_title),
        )
        for row in opened.order_by("opened_on", "pk")
    ]
