"""队列:等我办的、超期的、办完的;五千项也一样快。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from hudong.ground.kernel import clock
from hudong.ground.kernel.reads import counting
from hudong.mechanisms.admission import queries
from hudong.mechanisms.admission.models import AdmissionRequest, RequestStage
from hudong.mechanisms.admission.queries import Tab
from hudong.mechanisms.admission.terms import Ruling
from tests.builders import (
    a_department,
    a_village,
    an_officer_of,
    the_head_of,
    within_another_act,
)
from tests.rooms.admission.builders_admission import (
    LINE,
    admitted,
    ask,
    rules,
    the_finance_bureau,
    the_justice_bureau,
    through,
)

pytestmark = pytest.mark.django_db

MANY = 5000
FEW = 10


def many_requests(department, office, count):
    """许多申请 · Copies of one, spread over the days, written as one act would write them."""
    one = ask(department)
    stages = list(RequestStage.objects.filter(request=one).order_by("position"))
    with within_another_act(the_head_of(office)):
        rows = [
            AdmissionRequest(
                **{
                    field.attname: getattr(one, field.attname)
                    for field in AdmissionRequest._meta.concrete_fields
                    if field.name not in ("id", "title", "due_on")
                },
                title=f"新事项{number}",
                due_on=one.due_on + timedelta(days=number % 40),
            )
            for number in range(count - 1)
        ]
        made = AdmissionRequest.objects.bulk_create(rows, batch_size=500)
        RequestStage.objects.bulk_create(
            [
                RequestStage(
                    request=row,
                    position=stage.position,
                    stage=stage.stage,
                    body_id=stage.body_id,
                    working_days=stage.working_days,
                )
                for row in made
                for stage in stages[:2]
            ],
            batch_size=2000,
        )


def seen(viewer, day):
    for tab in Tab:
        queries.queue(viewer=viewer, day=day, tab=tab)
    queries.queue_counts(viewer=viewer, day=day)
    queries.asking_departments()
    queries.desk(viewer=viewer, day=day)


@pytest.mark.parametrize("count", [FEW, MANY])
def test_a_page_of_the_queue_costs_the_same(department, office, count):
    many_requests(department, office, count)
    day = clock.today()
    viewer = the_head_of(office).standing(day)
    with counting() as counter:
        first = queries.queue(viewer=viewer, day=day)
        queries.queue_counts(viewer=viewer, day=day)
        queries.asking_departments()
    assert counter.count == 3
    assert len(first.rows) == min(count, queries.QUEUE_ROWS)
    with counting() as counter:
        items = queries.desk(viewer=viewer, day=day)
    assert counter.count <= 2
    assert len(items) <= 7
    assert f"有 {count} 项" in items[-1].detail
    assert items[-1].act == "admission.rule_on_requests"


def plan(queryset):
    statement, params = queryset.query.sql_with_params()
    words = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE admission_request")
        cursor.execute(f"{words} {statement}", params)
        return " ".join(str(part) for row in cursor.fetchall() for part in row)


def test_the_queues_stand_on_indexes(department, office):
    many_requests(department, office, 2000)
    day = clock.today()
    mine = AdmissionRequest.objects.awaiting(office.pk).exclude(due_on=None)
    assert "admission_request_queue" in plan(mine.order_by("due_on", "id")[:51])
    late = AdmissionRequest.objects.overdue_on(day - timedelta(days=1)).order_by("due_on", "id")
    assert "admission_request_due" in plan(late[:51])


def test_a_list_is_read_to_its_end_page_by_page(department, office):
    many_requests(department, office, 23)
    day = clock.today()
    viewer = the_head_of(office).standing(day)
    for tab in (Tab.MINE, Tab.ALL):
        found, after = [], ""
        while True:
            page = queries.queue(viewer=viewer, day=day, tab=tab, after=after, limit=7)
            found += [card.request_id for card in page.rows]
            after = page.after
            if not after:
                break
        assert len(found) == len(set(found)) == 23
    broken = queries.queue(viewer=viewer, day=day, after="不是.日子")
    assert len(broken.rows) == 23


def titles(viewer, day, **wishes):
    return {card.title for card in queries.queue(viewer=viewer, day=day, **wishes).rows}


def test_each_sees_its_own(department, office):
    other = a_department("示例市水务局")
    mine = ask(department)
    theirs = through(ask(other, replace(LINE, title="河道巡查")), to="legality")
    done = ask(other, replace(LINE, title="水表登记"))
    rules(done, Ruling.REFUSE, reason="不需要")
    day = clock.today()
    head, bureau = (the_head_of(one).standing(day) for one in (office, the_justice_bureau()))
    officer = an_officer_of(other).standing(day)
    assert titles(head, day) == {mine.title}
    assert titles(bureau, day) == {theirs.title}
    assert titles(officer, day) == set()
    assert titles(officer, day, tab=Tab.ALL) == {"河道巡查", "水表登记"}
    assert titles(head, day, tab=Tab.DONE) == {"水表登记"}
    assert titles(head, day, tab=Tab.ALL, state="legality") == {"河道巡查"}
    assert titles(head, day, tab=Tab.ALL, department_id=other.pk) == {"河道巡查", "水表登记"}
    assert titles(head, day, tab=Tab.ALL, words="水表") == {"水表登记"}
    assert titles(the_head_of(the_finance_bureau()).standing(day), day) == set()
    counts = queries.queue_counts(viewer=head, day=day)
    assert (counts.mine, counts.overdue, counts.done, counts.all) == (1, 0, 1, 3)


def test_the_public_list_has_its_filters_and_goes_on_by_number(department, office):
    first = admitted(department)
    second = ask(department, replace(LINE, title="渔具核对"))
    rules(second, Ruling.REFUSE, reason="不需要")
    third = ask(department, replace(LINE, title="码头巡查"))

    def numbers(**wishes):
        return [card.request_id for card in queries.requests(**wishes)]

    assert numbers() == [third.pk, second.pk, first.pk]
    assert numbers(group="admitted") == [first.pk]
    assert numbers(group="refused") == [second.pk]
    assert numbers(group="running") == [third.pk]
    assert numbers(words="渔") == [second.pk, first.pk]
    assert numbers(before_id=second.pk) == [first.pk]
    assert numbers(department_id=office.pk) == []
    assert queries.asking_departments() == ((department.pk, department.name),)
    counts = queries.gate_counts()
    assert (counts.admitted, counts.refused, counts.waiting) == (1, 1, 1)


def test_the_desk_of_each(department, office):
    request = ask(department)
    day = clock.today()

    def acts_for(actor):
        found = queries.desk(viewer=actor.standing(day), day=day)
        return [(item.act, item.due_on, item.subject.id) for item in found]

    number = str(request.pk)
    assert acts_for(the_head_of(office)) == [("admission.rule_on_stage", date(2026, 4, 3), number)]
    assert acts_for(an_officer_of(department)) == [("admission.withdraw_request", None, number)]
    assert acts_for(an_officer_of(a_department("示例市水务局"))) == []
    assert acts_for(the_head_of(a_village())) == []
    rules(request)
    rules(request, Ruling.RETURN, reason="缺标准")
    assert [act for act, *_ in acts_for(an_officer_of(department))] == [
        "admission.supplement_request"
    ]
