"""稳评的行为:启动、评定。Acts of the stability room."""

from __future__ import annotations

from hudong.ground.kernel.about import AboutSubject
from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.permits import is_department, is_office, is_town
from hudong.ground.people.queries import Body
from hudong.instruments.stability.facts import StabilityAssessed, StabilityAssessmentOpened
from hudong.instruments.stability.flow import FLOW
from hudong.instruments.stability.models import StabilityAssessment
from hudong.instruments.stability.permits import is_organiser, organises
from hudong.instruments.stability.rules import decision_for, gaps
from hudong.instruments.stability.terms import Factor, Grade, Track


@act(
    "stability.open_assessment",
    title="启动稳评",
    on="organiser",
    step=FLOW["open"],
    permit=(is_office | is_department | is_town) & organises,
    basis="local.stability_assessment",
)
def open_assessment(
    *, at: Moment, organiser: Body, subject: Subject, track: Track = Track.SIMPLE
) -> StabilityAssessmentOpened:
    """启动稳评 · Opens the assessment of a subject; one at a time for each subject."""
    if StabilityAssessment.objects.about(subject.kind, subject.id).filter(state="opened").exists():
        raise Conflict(
            f"“{subject.title}”正在稳评", where=subject.title, hint="请先评定那一次，再启动新的"
        )
    assessment = StabilityAssessment.objects.create(
        **AboutSubject.columns_of(subject),
        organiser=organiser,
        track=Track(track),
        opened_on=at.day,
        state="opened",
    )
    return StabilityAssessmentOpened(
        assessment_id=assessment.pk,
        subject_kind=subject.kind,
        subject_id=assessment.subject_id,
        subject_title=subject.title,
        subject_digest=subject.digest,
        organiser_id=organiser.pk,
        track=assessment.track,
        opened_on=at.day,
    )


@act(
    "stability.conclude_assessment",
    title="评定风险等级",
    on="assessment",
    step=FLOW["conclude"],
    permit=is_organiser & (is_office | is_department | is_town),
    basis="local.stability_assessment",
)
def conclude_assessment(
    *,
    at: Moment,
    assessment: StabilityAssessment,
    legality: str,
    reasonableness: str,
    feasibility: str,
    controllability: str,
    grade: Grade,
    measures: str = "",
    consulted: str = "",
) -> StabilityAssessed:
    """评定风险等级 · Four answers and a grade; the decision follows from the table of grades.

    Raises Invalid where an answer, the measures, or (full track) the hearing of people is missing.
    """
    answers = {
        Factor.LEGALITY: legality,
        Factor.REASONABLENESS: reasonableness,
        Factor.FEASIBILITY: feasibility,
        Factor.CONTROLLABILITY: controllability,
    }
    missing = gaps(Track(assessment.track), answers, consulted, Grade(grade), measures)
    if missing:
        raise Invalid(
            "稳评没有写全",
            where=assessment.subject_title,
            hint="；".join(missing.values()),
            fields=missing,
        )
    for factor, answer in answers.items():
        setattr(assessment, factor.value, answer.strip())
    assessment.consulted, assessment.measures = consulted.strip(), measures.strip()
    assessment.grade, assessment.decision = Grade(grade), decision_for(Grade(grade))
    assessment.concluded_on = at.day
    return StabilityAssessed(
        assessment_id=assessment.pk,
        subject_kind=assessment.subject_kind,
        subject_id=assessment.subject_id,
        subject_digest=assessment.subject_digest,
        legality=assessment.legality,
        reasonableness=assessment.reasonableness,
        feasibility=assessment.feasibility,
        controllability=assessment.controllability,
        consulted=assessment.consulted,
        grade=assessment.grade,
        decision=assessment.decision,
        measures=assessment.measures,
        concluded_on=at.day,
    )
