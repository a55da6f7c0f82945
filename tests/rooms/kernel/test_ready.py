"""现成的读法:拼一次、换值读,答案和平常的查询一样。Ready reads answer as ordinary queries do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.models import Q, QuerySet

from hudong.ground.kernel import clock
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.ready import NotReady, Ready, ready
from hudong.ground.people.models import Body
from hudong.ground.people.terms import BodyKind
from tests.builders import a_county, a_department, the_head_of, with_office

pytestmark = pytest.mark.django_db
NAMES = ("示例市民政局", "示例市财政局", "示例市司法局", "示例市教育局")


@pytest.fixture(autouse=True)
def bodies() -> list[str]:
    """几个部门 · Their names in the order of their keys."""
    office = with_office(a_county())
    the_head_of(office)
    for name in NAMES:
        a_department(name)
    return list(NAMES)


def _departments(kind: str, since: date) -> QuerySet[Any]:
    found = Body.objects.filter(Q(kind=kind) & Q(enrolled_on__gte=since))
    return found.order_by("id").values_list("name", "enrolled_on")


DEPARTMENTS: Ready[tuple[Any, ...]] = ready(lambda *columns: columns)(_departments)


def test_it_answers_as_the_query_does(bodies: list[str]) -> None:
    since = date(2000, 1, 1)
    asked = DEPARTMENTS(kind=BodyKind.DEPARTMENT, since=since)
    assert asked == tuple(_departments(BodyKind.DEPARTMENT, since))
    assert [name for name, _on in asked] == bodies
    assert all(isinstance(on, date) for _name, on in asked)


def test_other_values_give_other_rows_from_the_same_statement() -> None:
    with counting() as counter:
        assert len(DEPARTMENTS(kind=BodyKind.DEPARTMENT, since=date(2000, 1, 1))) == len(NAMES)
        assert DEPARTMENTS(kind=BodyKind.DEPARTMENT, since=date(2100, 1, 1)) == ()
        assert len(DEPARTMENTS(kind=BodyKind.OFFICE, since=date(2000, 1, 1))) == 1
    assert len(set(counter.statements)) == 1
    assert counter.count == 3


def test_a_part_of_the_rows() -> None:
    asked = DEPARTMENTS(kind=BodyKind.DEPARTMENT, since=date(2000, 1, 1), first=1, limit=2)
    assert [name for name, _on in asked] == list(NAMES[1:3])


def test_values_are_written_as_their_columns_hold_them() -> None:
    with pytest.raises((ValueError, TypeError)):
        ready(tuple)(lambda key: Body.objects.filter(id=key).order_by("id").values_list("name"))(
            key="不是编号"
        )


def _without_order(kind: str) -> QuerySet[Any]:
    return Body.objects.filter(kind=kind).order_by().values_list("name")


def _with_a_part(kind: str) -> QuerySet[Any]:
    return Body.objects.filter(kind=kind).order_by("id").values_list("name")[:3]


def _with_a_value_that_is_compared_with_nothing(kind: str) -> QuerySet[Any]:
    return Body.objects.order_by("id").values_list("name")


def _with_words_to_look_for(words: str) -> QuerySet[Any]:
    return Body.objects.filter(name__in=[words, "甲"]).order_by("id").values_list("name")


@pytest.mark.parametrize(
    ("build", "values"),
    [
        (_without_order, {"kind": BodyKind.OFFICE}),
        (_with_a_part, {"kind": BodyKind.OFFICE}),
        (_with_a_value_that_is_compared_with_nothing, {"kind": BodyKind.OFFICE}),
        (_with_words_to_look_for, {"words": "乙"}),
    ],
)
def test_a_query_that_cannot_be_put_together_once_is_refused(
    build: Any, values: dict[str, Any]
) -> None:
    with pytest.raises(NotReady):
        ready(tuple)(build)(**values)


@pytest.mark.parametrize("values", [{}, {"kind": "office"}, {"kind": "office", "since": None}])
def test_a_value_that_is_missing_is_no_empty_answer(values: dict[str, Any]) -> None:
    with pytest.raises(NotReady):
        DEPARTMENTS(**values)


def test_a_value_that_nobody_asked_for_is_refused() -> None:
    with pytest.raises(NotReady):
        DEPARTMENTS(kind="office", since=clock.today(), name="多余")
