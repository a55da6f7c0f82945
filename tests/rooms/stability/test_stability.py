"""稳评:启动、评定、结论。The assessment at the room's face."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hudong.ground.kernel.actor import VISITOR
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Conflict, Invalid, NotFound, OutOfOrder, Refused
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.models import Body
from hudong.instruments.stability import acts, queries
from hudong.instruments.stability.models import StabilityAssessment
from hudong.instruments.stability.terms import Decision, Factor, Grade, Track
from tests.builders import (
    a_town,
    a_village,
    an_expert,
    an_officer_of,
    refuses,
    statements,
    the_head_of,
    with_office,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
THING = Subject("test.Thing", "7", "某事", "ab" * 32)
ANSWERS = {
    "legality": "依据在，权限在",
    "reasonableness": "负担公平",
    "feasibility": "钱和人都有",
    "controllability": "有预案",
}


def opened_by(organiser: Body, track: Track = Track.SIMPLE) -> StabilityAssessment:
    fact = acts.open_assessment(
        actor=an_officer_of(organiser), organiser=organiser, subject=THING, track=track
    )
    return queries.assessment(assessment_id=fact.assessment_id)


def concluded(row: StabilityAssessment, grade: Grade = Grade.LOW, **changes: Any) -> Any:
    given = {**ANSWERS, "grade": grade, "measures": "公开解释", **changes}
    return acts.conclude_assessment(actor=an_officer_of(row.organiser), assessment=row, **given)


@pytest.mark.parametrize(
    ("grade", "decision", "passed"),
    [
        (Grade.LOW, Decision.CARRY_OUT, True),
        (Grade.MEDIUM, Decision.DEFER, False),
        (Grade.HIGH, Decision.DROP, False),
    ],
)
def test_the_grade_decides(grade: Grade, decision: Decision, passed: bool) -> None:
    fact = concluded(opened_by(a_town()), grade)
    assert (fact.grade, fact.decision) == (grade, decision)
    page = queries.assessment_of(subject_kind=THING.kind, subject_id=THING.id)
    assert page is not None
    assert page.passed is passed
    assert page.subject == THING
    assert page.words == f"{grade.words}，{decision.words}"
    assert page.answers[0] == queries.FactorAnswer(Factor.LEGALITY, ANSWERS["legality"])


def test_an_opened_one_has_not_passed() -> None:
    row = opened_by(a_town())
    assert queries.assessment_of(subject_kind=THING.kind, subject_id=7) is None
    page = queries.assessment_page(assessment_id=row.pk)
    assert not page.passed
    assert page.words == "正在评估"


def test_the_latest_one_counts() -> None:
    town = a_town()
    concluded(opened_by(town), Grade.MEDIUM)
    concluded(opened_by(town), Grade.LOW)
    latest = queries.assessment_of(subject_kind=THING.kind, subject_id="7")
    assert latest is not None
    assert latest.passed
    grades = [
        page.grade for page in queries.assessments_about(subject_kind=THING.kind, subject_id=7)
    ]
    assert grades == [Grade.LOW, Grade.MEDIUM]


def test_the_latest_of_many_subjects_at_once() -> None:
    town = a_town()
    concluded(opened_by(town), Grade.MEDIUM)
    again = opened_by(town)
    found = queries.latest_assessments(subject_kind=THING.kind, subject_ids=["7", "8"])
    assert {number: page.assessment_id for number, page in found.items()} == {"7": again.pk}
    assert found["7"].words == "正在评估"


def test_one_at_a_time_for_a_subject() -> None:
    town = a_town()
    opened_by(town)
    with refuses(acts.open_assessment, because="正在稳评", kind=Conflict):
        opened_by(town)


def test_who_may_open() -> None:
    town, village, office = a_town(), a_village(), with_office()
    with refuses(acts.open_assessment, because="只能为本单位组织的事项启动稳评", kind=Refused):
        acts.open_assessment(actor=an_officer_of(office), organiser=town, subject=THING)
    for actor in (the_head_of(village), VISITOR):
        with refuses(acts.open_assessment, because="须由", kind=Refused):
            acts.open_assessment(actor=actor, organiser=village, subject=THING)


def test_an_expert_of_the_office_does_not_conclude_for_it() -> None:
    expert = an_expert()
    row = opened_by(with_office())
    with refuses(acts.conclude_assessment, because="须由", kind=Refused):
        acts.conclude_assessment(
            actor=expert, assessment=row, **ANSWERS, grade=Grade.LOW, measures="措施"
        )


def test_only_the_organiser_concludes() -> None:
    row = opened_by(a_town())
    for actor in (an_officer_of(with_office()), the_head_of(a_village()), VISITOR):
        with refuses(acts.conclude_assessment, because="须由启动稳评的单位评定", kind=Refused):
            acts.conclude_assessment(
                actor=actor, assessment=row, **ANSWERS, grade=Grade.LOW, measures="措施"
            )


@pytest.mark.parametrize("field", [*ANSWERS, "measures"])
def test_gaps_are_named_and_nothing_is_concluded(field: str) -> None:
    row = opened_by(a_town())
    with refuses(acts.conclude_assessment, because="稳评没有写全", kind=Invalid) as caught:
        concluded(row, **{field: " "})
    assert list(caught.value.fields) == [field]


def test_the_full_track_needs_people_heard() -> None:
    row = opened_by(a_town(), Track.FULL)
    with refuses(acts.conclude_assessment, because="怎样听取意见", kind=Invalid):
        concluded(row)
    assert concluded(row, consulted="走访 30 户，座谈两次").consulted == "走访 30 户，座谈两次"


def test_concluded_once() -> None:
    row = opened_by(a_town())
    concluded(row)
    with refuses(acts.conclude_assessment, because="现在是“已评定”", kind=OutOfOrder):
        concluded(row, Grade.HIGH)


def test_the_desk_and_what_is_not_there() -> None:
    town = a_town()
    row = opened_by(town)
    viewer = an_officer_of(town).standing(TODAY)
    (item,) = queries.desk(viewer=viewer, day=TODAY)
    assert (item.act, item.subject.id) == ("stability.conclude_assessment", str(row.pk))
    stranger = an_officer_of(with_office()).standing(TODAY)
    assert not queries.desk(viewer=stranger, day=TODAY)
    assert not queries.desk(viewer=VISITOR.standing(TODAY), day=TODAY)
    concluded(row)
    assert not queries.desk(viewer=viewer, day=TODAY)
    with pytest.raises(NotFound, match="没有这次稳评"):
        queries.assessment(assessment_id=0)
    with pytest.raises(NotFound, match="没有这次稳评"):
        queries.assessment_page(assessment_id=0)


def test_statements_of_each_act() -> None:
    town = a_town()
    officer = an_officer_of(town)
    with counting() as opening:
        fact = acts.open_assessment(actor=officer, organiser=town, subject=THING, key="o")
    row = queries.assessment(assessment_id=fact.assessment_id)
    with counting() as concluding:
        acts.conclude_assessment(
            actor=officer, assessment=row, **ANSWERS, grade=Grade.LOW, measures="措施", key="c"
        )
    assert max(statements(opening), statements(concluding)) <= 10
