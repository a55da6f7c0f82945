"""新县的第一天:桌上写着还要办什么；更正、再任一职、重设密码都在网页上办。The first days of a new county."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts, queries
from hudong.ground.people.terms import BodyKind, Role
from tests.builders import a_county, a_town, a_village, an_officer_of, the_head_of, with_office
from tests.doors.desking import at_the_desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

TODAY = date(2026, 3, 2)
OTHER = "换成只有自己知道的一句话"
GIVEN = "办公室给的一次性密码-1"


def test_what_is_left_to_set_up_stands_on_the_desk_with_its_reason() -> None:
    office = with_office(a_county())
    acts.set_local_rule(
        actor=SETUP,
        county=a_county(),
        rule="local.list_notice",
        title="清单公示七个工作日",
        value=7,
        from_on=TODAY,
        is_proposed=True,
    )
    desk = at_the_desk(the_head_of(office))
    shown = desk.client.get("/desk/").content.decode()
    for words in (
        "采用法库",
        "登记部门",
        "登记乡镇人民政府",
        "登记村（居）民委员会",
        "核对地方规定",
    ):
        assert words in shown
    assert "清理从部门申报开始" in shown
    desk.does(f"/desk/people/confirm_local_rules/{office.pk}/")
    assert "核对地方规定" not in desk.client.get("/desk/").content.decode()
    again = desk.client.get(f"/desk/people/confirm_local_rules/{office.pk}/").content.decode()
    assert "都核对过了" in again


def test_the_foot_of_every_page_shows_the_new_telephone_at_once() -> None:
    office = with_office(a_county())
    desk = at_the_desk(the_head_of(office))
    path = f"/desk/people/set_contact/{office.pk}/"
    wrong = desk.client.post(path, {"phone": "打不通"}).content.decode()
    assert "请写区号和号码" in wrong
    desk.does(path, phone="0512-53530000", phone_hours="工作日 9:00—17:00", record_code="示备1号")
    foot = Client().get("/guide/").content.decode()
    for words in ("0512-53530000", "工作日 9:00—17:00", "示备1号"):
        assert words in foot


def test_a_body_is_corrected_and_one_is_closed() -> None:
    office, village, town = with_office(a_county()), a_village(), a_town("又一镇")
    desk = at_the_desk(the_head_of(office))
    path = f"/desk/people/correct_body/{village.pk}/"
    said = {"name": "芦花村村民委员会", "short_name": "芦花村", "parent": str(town.pk)}
    wrong = desk.client.post(path, {**said, "division_code": "12", "reason": "批复"})
    assert wrong.status_code == 400
    assert "不是十二位数字" in wrong.content.decode()
    desk.does(path, **said, division_code="", reason="示例民〔2026〕3号")
    assert queries.body_named(name="芦花村村民委员会").parent_id == town.pk

    close = f"/desk/people/close_body/{town.pk}/"
    held = desk.client.post(close, {"reason": "并入邻镇", "confirmed": "1"})
    assert held.status_code == 409
    assert "还有 1 个主体属于又一镇人民政府" in held.content.decode()


def test_a_committee_without_a_town_is_told_at_its_field() -> None:
    office = with_office(a_county())
    desk = at_the_desk(the_head_of(office))
    answer = desk.client.post(
        f"/desk/people/enrol_bodies/{office.pk}/",
        {"kind": "village", "name": "芦花村村民委员会", "short_name": "芦花村"},
    )
    assert answer.status_code == 400
    assert "没有写所属主体" in answer.content.decode()


def test_one_person_gets_a_second_mandate_and_chooses_between_them() -> None:
    office, village = with_office(a_county()), a_village()
    desk, head = at_the_desk(the_head_of(office)), the_head_of(village)
    party = village.children.get(kind=BodyKind.PARTY)
    desk.does(
        f"/desk/people/appoint_person/{head.mandate_id}/",
        body=str(party.pk),
        role="secretary",
        title="书记",
        legal="no",
        from_on="2026-03-02",
        to_on="2031-03-01",
    )
    person = queries.holder_of(mandate_id=head.mandate_id)
    held = queries.mandates_of_person(person_id=person.pk, day=TODAY)
    assert [line.role for line in held] == [Role.HEAD, Role.SECRETARY]


def test_a_forgotten_password_is_reset_changed_and_the_old_session_is_over() -> None:
    office, town = with_office(a_county()), a_town()
    desk = at_the_desk(the_head_of(office))
    clerk = at_the_desk(an_officer_of(town))
    assert clerk.client.get("/desk/").status_code == 200
    number = clerk.actor.mandate_id
    desk.does(f"/desk/people/reset_password/{number}/", password=GIVEN, reason="本人到场，看过证件")
    assert clerk.client.get("/desk/").status_code == 302

    account = queries.account_of(mandate_id=number)
    assert account is not None
    own = Client()
    own.post("/sign-in/", {"username": account.username, "password": GIVEN})
    for path in ("/desk/", f"/desk/people/enrol_bodies/{town.pk}/"):
        assert own.get(path)["Location"] == "/desk/password/"
    page = own.get("/desk/password/").content.decode()
    assert "先换成自己的密码" in page
    assert GIVEN not in page
    done = own.post("/desk/password/", {"old": GIVEN, "new": OTHER, "again": OTHER})
    assert done.status_code == 303
    assert own.get("/desk/").status_code == 200


def test_a_refusal_says_no_word_of_the_program() -> None:
    office = with_office(a_county())
    desk = at_the_desk(the_head_of(office))
    town = a_town()
    # 名册刚好在别处办完了:填过的内容退还,选的是什么就写什么。
    path = f"/desk/people/close_account/{an_officer_of(town).mandate_id}/"
    late = desk.client.post(path, {"reason": "调离"})
    assert late.status_code == 409
    close = f"/desk/people/end_mandate/{an_officer_of(town).mandate_id}/"
    stranger = at_the_desk(an_officer_of(town)).client.get(close)
    assert stranger.status_code == 403
    assert "系统安装程序" not in stranger.content.decode()


def test_what_was_chosen_comes_back_in_words() -> None:
    office, town = with_office(a_county()), a_town()
    desk = at_the_desk(the_head_of(office))
    who = the_head_of(town)
    person = queries.holder_of(mandate_id=who.mandate_id)
    late = desk.client.post(
        f"/desk/people/appoint_person/{who.mandate_id}/",
        {
            "body": str(town.pk),
            "role": "head",
            "title": "镇长",
            "legal": "no",
            "from_on": "2026-03-02",
            "to_on": "2028-03-01",
        },
    )
    shown = late.content.decode()
    assert late.status_code == 409
    assert f"{person.name}在这段时间里已经是" in shown
    assert "负责人" in shown
    assert town.name in shown
    for name in (">head<", ">no<", f">{town.pk}<"):
        assert name not in shown
