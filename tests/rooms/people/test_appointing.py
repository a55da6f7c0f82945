"""一个人的几项任职、忘了的密码、新县还要办的事。Second mandates, forgotten passwords, what a new county lacks."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.refusals import Conflict, Invalid, Refused
from hudong.ground.people import acts, queries
from hudong.ground.people.models import Account, LocalRule, Mandate, Person
from hudong.ground.people.terms import Role
from hudong.ground.record.models import Entry, Sealed
from tests.builders import (
    a_committee_member_of,
    a_county,
    a_department,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    the_head_of,
    the_party_of,
    with_office,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
TERM = {"from_on": TODAY, "to_on": date(2031, 3, 1)}
FIRST, SECOND, THIRD = "芦苇荡里飞起一只白鹭", "白鹭落在芦苇荡里不走了", "第三句也要足够长才行"


def the_person(mandate_id: int) -> Person:
    return Person.objects.get(mandates=mandate_id)


class TestAppointing:
    def appoint(self, **given: Any) -> Any:
        return acts.appoint_person(actor=an_officer_of(with_office()), **{**TERM, **given})

    def test_one_person_holds_two_mandates_by_one_account(self) -> None:
        village = a_village()
        head = the_person(the_head_of(village).mandate_id)
        acts.open_account(actor=SETUP, person=head, username="lhc", password=FIRST)
        fact = self.appoint(
            body=the_party_of(village), person=head, role=Role.SECRETARY, title="书记"
        )
        account = Account.objects.get(username="lhc")
        held = queries.mandates_of(account=account, day=TODAY)
        assert [line.title for line in held] == ["主任", "书记"]
        assert (fact.person_id, fact.mandate_id) == (head.pk, held[1].mandate_id)
        assert held == queries.mandates_of_person(person_id=head.pk, day=TODAY)

    def test_by_the_rules_of_enrolment(self) -> None:
        village, town = a_village(), a_town()
        member = the_person(a_committee_member_of(village).mandate_id)
        with_office()
        given = {"person": member, "role": Role.REPRESENTATIVE, "title": "代表"}
        for wrong, kind, because in (
            ({"body": village}, Invalid, "写明依据"),
            ({"body": town, "to_on": TODAY - timedelta(days=1)}, Invalid, "任期止日早于起日"),
            ({"body": town, "title": "经\u200b办"}, Invalid, "U+200B"),
            ({"body": town, "is_legal_representative": True}, Invalid, "由负责人"),
            (
                {"body": town, "role": Role.HEAD, "is_legal_representative": True},
                Conflict,
                "已经有法定代表人",
            ),
            (
                {"body": village, "role": Role.MEMBER, "decision": "2026年2月选举"},
                Conflict,
                "已经是",
            ),
        ):
            with refuses(acts.appoint_person, because=because, kind=kind):
                self.appoint(**{**given, **wrong})
        self.appoint(body=village, decision="2026年2月8日推选", **given)

    def test_again_after_the_first_term_ended(self) -> None:
        department = a_department()
        actor = an_officer_of(department)
        person = the_person(actor.mandate_id)
        with_office()
        given = {"body": department, "person": person, "role": Role.OFFICER, "title": "经办人"}
        with refuses(acts.appoint_person, because="已经是", kind=Conflict):
            self.appoint(**given)
        acts.end_mandate(
            actor=an_officer_of(with_office()),
            mandate=Mandate.objects.get(pk=actor.mandate_id),
            reason="调离",
        )
        self.appoint(**given)

    def test_not_by_the_body_itself(self) -> None:
        village = a_village()
        head = the_head_of(village)
        person = the_person(head.mandate_id)
        with refuses(acts.appoint_person, because="须由县级政社互动工作办公室", kind=Refused):
            acts.appoint_person(
                actor=head, body=village, person=person, role=Role.OFFICER, title="经办人", **TERM
            )


class TestPasswords:
    def an_account(self) -> Account:
        person = the_person(an_officer_of(a_town()).mandate_id)
        acts.open_account(
            actor=the_head_of(with_office()), person=person, username="jingban", password=FIRST
        )
        return Account.objects.get(username="jingban")

    def reset(self, account: Account, password: str = SECOND, reason: str = "当面看过证件") -> Any:
        return acts.reset_password(
            actor=the_head_of(with_office()), account=account, password=password, reason=reason
        )

    def test_the_first_password_is_not_to_stay(self) -> None:
        account = self.an_account()
        assert account.is_password_temporary
        holder = queries.mandates_of(account=account, day=TODAY)[0]
        acts.change_password(
            actor=queries.MandateActor(holder.mandate_id), account=account, old=FIRST, new=SECOND
        )
        account.refresh_from_db()
        assert not account.is_password_temporary

    def test_set_up_types_its_own_password(self) -> None:
        person = the_person(the_head_of(with_office()).mandate_id)
        acts.open_account(actor=SETUP, person=person, username="office", password=FIRST)
        assert not Account.objects.get(username="office").is_password_temporary

    def test_a_forgotten_one_is_reset_and_the_old_sessions_end(self) -> None:
        account = self.an_account()
        before = account.get_session_auth_hash()
        self.reset(account)
        account.refresh_from_db()
        assert account.check_password(SECOND)
        assert account.is_password_temporary
        assert account.get_session_auth_hash() != before

    def test_no_secret_is_on_record(self) -> None:
        self.reset(self.an_account())
        kept = [bytes(entry.canonical).decode() for entry in Entry.objects.order_by("id")]
        kept += [
            json.dumps(seal.content, ensure_ascii=False)
            for seal in Sealed.objects.order_by("entry_id")
        ]
        assert not any(secret in text for text in kept for secret in (FIRST, SECOND))
        assert "当面看过证件" in kept[len(Entry.objects.all()) - 1]

    def test_what_is_refused(self) -> None:
        account = self.an_account()
        for given, because in (
            ({"password": "短"}, "至少十位"),
            ({"reason": " "}, "重设的原因"),
        ):
            with refuses(acts.reset_password, because=because, kind=Invalid):
                self.reset(account, **given)
        acts.close_account(actor=the_head_of(with_office()), account=account, reason="调离")
        with refuses(acts.reset_password, because="已经停用", kind=Conflict):
            self.reset(account)

    def test_nobody_resets_the_own_password(self) -> None:
        head = the_head_of(with_office())
        acts.open_account(
            actor=SETUP, person=the_person(head.mandate_id), username="office", password=FIRST
        )
        own = Account.objects.get(username="office")
        with refuses(acts.reset_password, because="更改密码", kind=Refused):
            self.reset(own)
        acts.reset_password(
            actor=SETUP, account=own, password=SECOND, reason="办公室的人都忘了密码"
        )

    def test_only_by_the_office(self) -> None:
        account = self.an_account()
        with refuses(acts.reset_password, because="须由县级政社互动工作办公室", kind=Refused) as no:
            acts.reset_password(
                actor=an_officer_of(a_town()), account=account, password=SECOND, reason="忘了"
            )
        assert "系统" not in no.value.message

    def test_a_new_password_is_another_one(self) -> None:
        account = self.an_account()
        holder = queries.MandateActor(queries.mandates_of(account=account, day=TODAY)[0].mandate_id)
        with refuses(acts.change_password, because="一样", kind=Invalid):
            acts.change_password(actor=holder, account=account, old=FIRST, new=FIRST)
        acts.change_password(actor=holder, account=account, old=FIRST, new=THIRD)

    @pytest.mark.parametrize("username", ["有 空格", "", "a/b", "x" * 61, "a\u200bb"])
    def test_usernames_that_can_be_typed(self, username: str) -> None:
        person = the_person(an_officer_of(a_town()).mandate_id)
        with refuses(acts.open_account, because="用户名只能", kind=Invalid):
            acts.open_account(actor=SETUP, person=person, username=username)

    def test_a_second_account_says_which_is_the_first(self) -> None:
        account = self.an_account()
        with refuses(acts.open_account, because="已经有账号“jingban”", kind=Conflict):
            acts.open_account(actor=SETUP, person=account.person, username="jingban2")


class TestContact:
    def test_it_is_set_later_and_again(self) -> None:
        county, head = a_county(), the_head_of(with_office())
        for phone in ("0512-53530000", "0512-53530000、53530001转8"):
            acts.set_contact(
                actor=head, county=county, phone=phone, phone_hours="工作日 9:00—17:00"
            )
        county.refresh_from_db()
        assert (county.phone, county.phone_hours) == (
            "0512-53530000、53530001转8",
            "工作日 9:00—17:00",
        )

    @pytest.mark.parametrize("phone", ["", "电话", "1", "0512-5353<b>", "5" * 41])
    def test_a_telephone_can_be_called(self, phone: str) -> None:
        county, head = a_county(), the_head_of(with_office())
        with refuses(acts.set_contact, because="电话写得不对", kind=Invalid) as no:
            acts.set_contact(actor=head, county=county, phone=phone)
        assert "phone" in no.value.fields

    def test_only_by_the_office(self) -> None:
        county, head = a_county(), the_head_of(a_village())
        with refuses(acts.set_contact, because="须由县级政社互动工作办公室", kind=Refused):
            acts.set_contact(actor=head, county=county, phone="0512-53530000")


class TestNewCounty:
    def titles(self) -> list[str]:
        standing = the_head_of(with_office()).standing(clock.today())
        return [item.title for item in queries.desk(viewer=standing, day=clock.today())]

    def propose(self, **given: Any) -> None:
        values = {"rule": "local.list_notice", "title": "公示", "value": 7, "from_on": TODAY}
        acts.set_local_rule(actor=SETUP, county=a_county(), is_proposed=True, **{**values, **given})

    def test_what_is_missing_stands_on_the_desk_until_it_is_there(self) -> None:
        assert self.titles() == ["登记部门", "登记乡镇人民政府", "登记村（居）民委员会"]
        a_department()
        assert self.titles() == ["登记乡镇人民政府", "登记村（居）民委员会"]
        a_village()
        assert self.titles() == []

    def test_rules_that_set_up_began_with_are_to_be_confirmed(self) -> None:
        a_department(), a_village()
        self.propose()
        self.propose(rule="local.meeting_notice")
        assert self.titles() == ["核对地方规定"]
        standing = the_head_of(with_office()).standing(clock.today())
        (item,) = queries.desk(viewer=standing, day=clock.today())
        assert item.detail.startswith("有 2 项")
        head, county = the_head_of(with_office()), a_county()
        acts.set_local_rule(
            actor=head,
            county=county,
            rule="local.list_notice",
            title="公示",
            value=10,
            from_on=TODAY,
        )
        assert LocalRule.objects.get(key="local.list_notice").value == 10
        fact = acts.confirm_local_rules(actor=head, county=county)
        assert fact.values == {"local.meeting_notice": 7}
        assert self.titles() == []
        with refuses(acts.confirm_local_rules, because="都核对过了", kind=Conflict):
            acts.confirm_local_rules(actor=head, county=county)

    def test_a_later_value_of_the_office_counts(self) -> None:
        a_department(), a_village()
        self.propose(from_on=date(2026, 1, 1))
        acts.set_local_rule(
            actor=the_head_of(with_office()),
            county=a_county(),
            rule="local.list_notice",
            title="公示",
            value=10,
            from_on=TODAY,
        )
        assert self.titles() == []

    def test_only_set_up_proposes(self) -> None:
        acts.set_local_rule(
            actor=the_head_of(with_office()),
            county=a_county(),
            rule="local.list_notice",
            title="公示",
            value=10,
            from_on=TODAY,
            is_proposed=True,
        )
        assert not LocalRule.objects.get().is_proposed

    def test_a_telephone_is_asked_for(self) -> None:
        acts.found_county(
            actor=SETUP, code="320585", name="示例市", office_name="示例市政社互动工作办公室"
        )
        a_department(), a_village()
        assert self.titles() == ["公布联系电话"]
        acts.set_contact(actor=the_head_of(with_office()), county=a_county(), phone="0512-53530000")
        assert self.titles() == []

    def test_nobody_else_is_asked(self) -> None:
        self.propose()
        standing = an_officer_of(a_department()).standing(clock.today())
        assert queries.desk(viewer=standing, day=clock.today()) == ()
