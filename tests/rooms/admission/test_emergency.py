"""应急直通:立刻生效,限期补办,到日结束,事后复盘;晚了的一直看得见。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.kernel.refusals import Conflict, Invalid, NotFound, OutOfOrder
from hudong.ground.kernel.verify import verify
from hudong.ground.record.models import Entry
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.catalogue import queries as catalogue_queries
from hudong.mechanisms.catalogue.terms import Way
from tests.builders import (
    a_county,
    a_department,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    the_head_of,
    with_office,
)
from tests.rooms.admission.builders_admission import DOCUMENT, EMERGENCY, an_emergency
from tests.rooms.agreements.builders_agreements import an_invented_library, matters, on

pytestmark = pytest.mark.django_db


def register(
    emergency, *, by=None, basis="《示例防疫法》第一条", money="应急预备金", spent="巡堤三夜"
):
    return acts.register_emergency(
        actor=by or an_officer_of(emergency.department),
        emergency=queries.emergency(emergency_id=emergency.pk),
        legal_basis=basis,
        money_source=money,
        spent_words=spent,
        library=an_invented_library(),
    )


def review(emergency, *, by=None, findings="按时结束", steps="明年走准入"):
    return acts.review_emergency(
        actor=by or the_head_of(with_office()),
        emergency=queries.emergency(emergency_id=emergency.pk),
        findings=findings,
        was_justified=True,
        next_steps=steps,
    )


def ended(emergency):
    on(date(2026, 4, 21))
    acts.end_emergency(actor=CLOCK, emergency=queries.emergency(emergency_id=emergency.pk))


def test_it_is_on_the_list_at_once_and_marked_for_ever(department, edition, tmp_path):
    emergency = an_emergency()
    newest = catalogue_queries.edition_on(day=clock.today())
    assert newest.number == edition.number + 1
    added = matters(newest)["防汛巡堤"]
    gate = queries.gate_of(lineage=added.lineage)
    assert (gate.way, gate.number, gate.until_on) == (
        Way.EMERGENCY,
        emergency.pk,
        date(2026, 4, 20),
    )
    card = queries.emergency_card(emergency_id=emergency.pk)
    # 五个工作日内补办:四月二、三、七、八、九日。
    assert (card.state, card.register_by_on) == ("running", date(2026, 4, 9))
    kinds = list(Entry.objects.order_by("id").values_list("fact_kind", flat=True))
    assert kinds.index("admission.EmergencyDeclared") < kinds.index("catalogue.EditionAmended")
    assert verify(home=tmp_path).ok


def test_its_papers_come_in_time(department):
    emergency = an_emergency()
    fact = register(emergency)
    assert (fact.is_late, fact.late_days, fact.machine_outcome) == (False, 0, "assistance")
    card = queries.emergency_card(emergency_id=emergency.pk)
    assert "按期补办" in card.registration_words(clock.today())
    with refuses(acts.register_emergency, because="已经补办过了", kind=OutOfOrder):
        register(emergency)


def test_papers_that_come_late_are_taken_and_stay_late(department):
    emergency = an_emergency()
    on(date(2026, 4, 14))
    card = queries.emergency_card(emergency_id=emergency.pk)
    assert "到现在没有补办" in card.registration_words(clock.today())
    ended(emergency)
    fact = register(emergency)
    assert (fact.is_late, fact.late_days) == (True, 8)
    card = queries.emergency_card(emergency_id=emergency.pk)
    assert (card.state, "逾期补办" in card.registration_words(clock.today())) == ("ended", True)
    review(emergency)
    card = queries.emergency_card(emergency_id=emergency.pk)
    assert "逾期补办" in card.registration_words(clock.today())


def test_its_papers_are_whole_and_its_departments(department, office):
    emergency, stranger = an_emergency(), an_officer_of(department)
    for more, because in (
        ({"basis": " "}, "请写明哪部法律第几条"),
        ({"money": ""}, "从哪一笔预算"),
        ({"spent": ""}, "花了多少"),
    ):
        with refuses(acts.register_emergency, because=because, kind=Invalid):
            register(emergency, **more)
    with refuses(acts.register_emergency, because="须由牵头的部门办理"):
        register(emergency, by=stranger)


def test_it_is_reviewed_after_its_end(department, office):
    emergency = an_emergency()
    with refuses(acts.review_emergency, because="待复盘", kind=OutOfOrder):
        review(emergency)
    ended(emergency)
    with refuses(acts.review_emergency, because="请写明办得怎样", kind=Invalid):
        review(emergency, findings=" ")
    with refuses(acts.review_emergency, because="以后怎么办", kind=Invalid):
        review(emergency, steps="")
    with refuses(acts.review_emergency, because="须由县级政社互动工作办公室办理"):
        review(emergency, by=an_officer_of(department))
    review(emergency)
    card = queries.emergency_card(emergency_id=emergency.pk)
    assert (card.state, card.findings, card.was_justified) == ("reviewed", "按时结束", True)


def declare(line=EMERGENCY, *, department, payer=None, by=None, number=9):
    return acts.declare_emergency(
        actor=by or the_head_of(with_office()),
        department=department,
        payer=payer or department,
        line=line,
        document_no=DOCUMENT.format(number) if number else "",
    )


def test_what_an_emergency_must_say(department, office):
    village, town = a_village(), a_town()
    for more, because in (
        ({"line": replace(EMERGENCY, decision=" ")}, "启动应急的决定"),
        ({"line": replace(EMERGENCY, until_on=date(2026, 5, 2))}, "最长 30 天"),
        ({"number": 0}, "请写新一版的文号"),
        ({"payer": village}, "不能让村（居）出钱"),
        ({"department": town}, "不是政府部门"),
    ):
        with refuses(acts.declare_emergency, because=because, kind=Invalid):
            declare(**{"department": department, **more})
    for actor in (an_officer_of(department), the_head_of(town), the_head_of(village)):
        with refuses(acts.declare_emergency, because="须由县级政社互动工作办公室办理"):
            declare(department=department, by=actor)


def test_an_emergency_is_no_way_round(department, office):
    listed = replace(EMERGENCY, title="老年人家庭走访")
    with refuses(acts.declare_emergency, because="不用走应急直通", kind=Conflict):
        declare(listed, department=department)
    emergency = an_emergency()
    again = replace(EMERGENCY, until_on=date(2026, 4, 30))
    with refuses(acts.declare_emergency, because="防汛巡堤", kind=Conflict):
        declare(again, department=department, number=10)
    ended(emergency)
    again = replace(EMERGENCY, title="开展防汛巡堤工作", until_on=date(2026, 4, 30))
    with refuses(acts.declare_emergency, because="还没有复盘", kind=OutOfOrder):
        declare(again, department=department, number=10)
    review(emergency)
    declare(again, department=department, number=10)


def test_without_a_list_there_is_nothing_to_add_to(db):
    with_office(a_county())
    department = a_department()
    with refuses(acts.declare_emergency, because="还没有公布两份清单", kind=OutOfOrder):
        declare(replace(EMERGENCY, until_on=date(2026, 3, 20)), department=department)
    with pytest.raises(NotFound):
        queries.emergency(emergency_id=1)
    with pytest.raises(NotFound):
        queries.emergency_card(emergency_id=1)
    assert queries.emergencies() == ()


def test_entering_it_is_a_reaction(department, office):
    emergency = an_emergency()
    with refuses(acts.enter_emergency, because="只由机制联动触发"):
        acts.enter_emergency(actor=the_head_of(office), emergency=emergency)


def test_who_has_what_to_do(department, office):
    emergency = an_emergency()
    day = clock.today()

    def desk(actor):
        return [
            (item.act, bool(item.blocked))
            for item in queries.desk(viewer=actor.standing(day), day=day)
        ]

    assert desk(an_officer_of(emergency.department)) == [("admission.register_emergency", False)]
    assert desk(the_head_of(office)) == [("admission.review_emergency", True)]
    register(emergency)
    assert desk(an_officer_of(emergency.department)) == []
    ended(emergency)
    assert desk(the_head_of(office)) == [("admission.review_emergency", False)]
