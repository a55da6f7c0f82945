"""一个新县从头登记:主体、人员、账号、自己定的数,都在网页上办。A new county writes itself down at the desk."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from hudong.ground.people import queries
from hudong.ground.people.terms import BodyKind, Role
from tests.builders import (
    a_county,
    a_department,
    a_town,
    an_officer_of,
    the_head_of,
    with_office,
)
from tests.doors.desking import at_the_desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

SECRET = "芦苇荡里飞起一只白鹭"


def test_the_office_enrols_a_town_a_village_its_head_and_an_account() -> None:
    office = with_office(a_county())
    desk = at_the_desk(the_head_of(office))
    enrol = f"/desk/people/enrol_bodies/{office.pk}/"
    desk.does(enrol, kind="town", name="示例镇人民政府", short_name="示例镇")
    town = queries.body_named(name="示例镇人民政府")
    desk.does(
        enrol, kind="village", name="芦花村村民委员会", short_name="芦花村", parent=str(town.pk)
    )
    village = queries.body_named(name="芦花村村民委员会")
    assert (village.kind, village.parent_id) == (BodyKind.VILLAGE, town.pk)

    desk.does(
        f"/desk/people/enrol_members/{village.pk}/",
        name="某某",
        sex="female",
        role="head",
        title="主任",
        legal="yes",
        from_on="2026-03-01",
        to_on="2031-02-28",
        decision="2026年2月8日选举，结果公告第1号",
    )
    (head,) = queries.members_of(body=village, day=date(2026, 3, 2))
    assert (head.role, head.is_legal_representative) == (Role.HEAD, True)

    account = f"/desk/people/open_account/{village.pk}/"
    said = {"mandate": str(head.mandate_id), "username": "lhc"}
    short = desk.client.post(account, {**said, "password": "短"})
    assert "至少十位" in short.content.decode()
    desk.does(account, **said, password=SECRET)
    signed_in = Client().post("/sign-in/", {"username": "lhc", "password": SECRET})
    assert signed_in.status_code == 303


def test_a_village_has_one_legal_representative_and_says_how_people_came() -> None:
    office = with_office(a_county())
    desk = at_the_desk(the_head_of(office))
    desk.does(
        f"/desk/people/enrol_bodies/{office.pk}/",
        kind="village",
        name="芦花村村民委员会",
        short_name="芦花村",
        parent=str(a_town().pk),
    )
    village = queries.body_named(name="芦花村村民委员会")
    path = f"/desk/people/enrol_members/{village.pk}/"
    who = {
        "name": "某某",
        "sex": "female",
        "role": "head",
        "title": "主任",
        "legal": "yes",
        "from_on": "2026-03-01",
        "to_on": "2031-02-28",
    }
    without = desk.client.post(path, {**who, "decision": ""})
    assert "怎样产生的" in without.content.decode()
    desk.does(path, **who, decision="2026年2月8日选举")
    again = desk.client.post(path, {**who, "name": "又一人", "decision": "2026年2月9日选举"})
    assert "已经有法定代表人" in again.content.decode()
    assert len(queries.members_of(body=village, day=date(2026, 3, 2))) == 1


def test_the_past_is_not_ruled_anew() -> None:
    office = with_office(a_county())
    desk = at_the_desk(the_head_of(office))
    path = f"/desk/people/set_local_rule/{office.pk}/"
    said = {"rule": "local.list_notice", "title": "清单公示十个工作日", "value": "10"}
    desk.does(path, **said, from_on="2026-03-02")
    late = desk.client.post(path, {**said, "value": "1", "from_on": "2026-02-01"})
    assert "或者以后的日子" in late.content.decode()
    assert queries.local_value(key="local.list_notice", day=date(2026, 3, 2)) == 10


@pytest.mark.parametrize("act", ["enrol_bodies", "set_local_rule"])
def test_nobody_else_writes_the_county_down(act: str) -> None:
    with_office(a_county())
    clerk = at_the_desk(an_officer_of(a_department()))
    assert clerk.client.get(f"/desk/people/{act}/1/").status_code == 403


def test_a_mandate_can_end_and_an_account_be_closed() -> None:
    office = with_office(a_county())
    town = a_town()
    desk = at_the_desk(the_head_of(office))
    clerk = at_the_desk(an_officer_of(town))
    number = clerk.actor.mandate_id
    path = f"/desk/people/close_account/{number}/"
    assert "请补上" in desk.client.post(path, {"reason": ""}).content.decode()
    desk.does(path, reason="调离")
    account = queries.account_of(mandate_id=number)
    assert account is not None
    assert not account.is_active
    desk.does(f"/desk/people/end_mandate/{number}/", reason="调离")
    assert queries.mandate(mandate_id=number).ended_on == date(2026, 3, 2)
    again = desk.client.get(f"/desk/people/end_mandate/{number}/").content.decode()
    assert "已于2026年3月2日终止" in again


def test_no_kind_and_no_role_is_chosen_beforehand() -> None:
    office = with_office(a_county())
    desk = at_the_desk(the_head_of(office))
    path = f"/desk/people/enrol_bodies/{office.pk}/"
    answer = desk.client.post(path, {"kind": "", "name": "某", "short_name": "某"})
    assert "主体的种类" in answer.content.decode()
    assert answer.status_code == 400
