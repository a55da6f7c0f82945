"""公务性协助的钱在网页上:从哪本账拨,轮到谁,第几次批准。Official money, from form to form."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hudong.ground.people.terms import Role
from hudong.mechanisms.funding.models import Disbursement, Package
from tests.builders import a_member_of, an_officer_of, the_head_of
from tests.doors.desking import at_the_desk
from tests.rooms.funding.builders_funding import signed_with_official_money

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]


def words(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


def test_official_money_is_paid_at_desks_by_three_persons() -> None:
    agreement = signed_with_official_money()
    town = agreement.party_a
    clerk, boss = at_the_desk(an_officer_of(town)), at_the_desk(the_head_of(town))
    cashier = at_the_desk(a_member_of(town, Role.OFFICER, "财政工作人员"))
    propose = f"/desk/funding/propose_disbursement/{Package.objects.get().pk}/"
    shown = words(clerk.sees(propose))
    assert "从哪本账拨" in shown
    assert "公务性协助：捐助款物" in shown
    mixed = clerk.fills(propose, **{"fund": "general", "fen-2": "5.00"})
    assert mixed.status_code == 400
    assert "不能和协管经费账的钱一起拨" in words(mixed.content.decode())
    clerk.does(propose, fund="official")
    payment = Disbursement.objects.get()
    endorse = f"/desk/funding/endorse_disbursement/{payment.pk}/"
    approve = f"/desk/funding/approve_disbursement/{payment.pk}/"
    assert endorse in cashier.may_do()
    assert endorse not in clerk.may_do()
    assert approve not in boss.may_do(), "先要第一次批准"
    cashier.does(endorse)
    assert approve not in cashier.may_do(), "第一次批准的人不批第二次"
    assert "第一人哪一天批准" in words(boss.sees(approve))
    boss.does(approve)
    assert Disbursement.objects.get().state == "approved"
    page = words(Client().get(f"/agreements/{agreement.pk}/").content.decode())
    assert "公务性协助专账" in page
    assert "经费单独记账" in page
