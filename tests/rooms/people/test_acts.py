"""人的行为:建县、登记、账号、地方规定。Acts of the people room, at its face."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK, IMPORTER, SETUP, VISITOR
from hudong.ground.kernel.refusals import Conflict, Invalid, Refused
from hudong.ground.people import acts, queries
from hudong.ground.people.models import Account, Body, Division, Mandate, Person
from hudong.ground.people.terms import (
    BodyKind,
    BodyLine,
    DivisionLine,
    HouseholdLine,
    MemberLine,
    Role,
    Sex,
)
from tests.builders import (
    TERM,
    a_county,
    a_department,
    a_member_of,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    the_head_of,
    with_office,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
LINE = MemberLine("某甲", Sex.FEMALE, Role.OFFICER, "经办人", *TERM)


class TestFoundCounty:
    def test_once(self) -> None:
        county = a_county("示例市", is_demo=True)
        assert (county.name, county.founded_on, county.is_demo) == ("示例市", TODAY, True)
        with refuses(acts.found_county, because="已经有一个县", kind=Conflict):
            acts.found_county(actor=SETUP, code="320500", name="另一市", office_name="另一办")

    @pytest.mark.parametrize("actor", [VISITOR, CLOCK, IMPORTER])
    def test_only_by_the_set_up(self, actor: object) -> None:
        with refuses(acts.found_county, because="须由系统安装程序办理", kind=Refused):
            acts.found_county(actor=actor, code="320500", name="另一市", office_name="另一办")


class TestImportDivisions:
    LINES = (
        DivisionLine("320585000000", "示例市", "320500000000", 3),
        DivisionLine("320585101000", "示例镇", "320585000000", 4),
    )

    def test_rows_and_digest(self) -> None:
        fact = acts.import_divisions(
            actor=IMPORTER, county=a_county(), edition="2023", lines=self.LINES
        )
        assert (fact.count, fact.edition, len(fact.digest)) == (2, "2023", 64)
        assert Division.objects.get(code="320585101000").parent_code == "320585000000"

    def test_a_repeated_code_names_both_rows(self) -> None:
        county = a_county()
        with refuses(acts.import_divisions, because="第 2 行和第 3 行", kind=Invalid):
            acts.import_divisions(
                actor=IMPORTER, county=county, edition="2023", lines=[*self.LINES, self.LINES[1]]
            )

    def test_the_same_edition_twice_is_a_conflict(self) -> None:
        county = a_county()
        acts.import_divisions(actor=IMPORTER, county=county, edition="2023", lines=self.LINES)
        with refuses(acts.import_divisions, because="与已有的记录冲突", kind=Conflict):
            acts.import_divisions(actor=IMPORTER, county=county, edition="2023", lines=self.LINES)


class TestEnrolBodies:
    def test_a_parent_may_stand_later_in_the_same_list(self) -> None:
        acts.enrol_bodies(
            actor=SETUP,
            county=a_county(),
            lines=[
                BodyLine(BodyKind.PARTY, "某村总支", "总支", parent="某村村民委员会"),
                BodyLine(BodyKind.VILLAGE, "某村村民委员会", "某村", parent="某镇人民政府"),
                BodyLine(BodyKind.TOWN, "某镇人民政府", "某镇"),
            ],
        )
        party = queries.body_named(name="某村总支")
        assert party.parent.parent.name == "某镇人民政府"

    def test_an_unknown_parent_is_named(self) -> None:
        county = a_county()
        with refuses(acts.enrol_bodies, because="找不到所属主体“没有的镇”", kind=Invalid):
            acts.enrol_bodies(
                actor=SETUP,
                county=county,
                lines=[
                    BodyLine(BodyKind.TOWN, "某镇人民政府", "某镇"),
                    BodyLine(BodyKind.VILLAGE, "某村村民委员会", "某村", parent="没有的镇"),
                ],
            )

    def test_a_body_is_enrolled_once(self) -> None:
        county, town = a_county(), a_town()
        with refuses(acts.enrol_bodies, because="已经登记过", kind=Invalid):
            acts.enrol_bodies(
                actor=SETUP, county=county, lines=[BodyLine(BodyKind.TOWN, town.name, "镇")]
            )

    def test_twice_in_one_list_is_refused(self) -> None:
        line = BodyLine(BodyKind.TOWN, "某镇人民政府", "某镇")
        county = a_county()
        with refuses(acts.enrol_bodies, because="写了 2 次", kind=Invalid):
            acts.enrol_bodies(actor=SETUP, county=county, lines=[line, line])

    def test_by_the_office_but_by_no_department(self) -> None:
        county, department = a_county(), a_department()
        line = BodyLine(BodyKind.DEPARTMENT, "示例市水务局", "水务局")
        with refuses(acts.enrol_bodies, because="须由县级政社互动工作办公室办理", kind=Refused):
            acts.enrol_bodies(actor=an_officer_of(department), county=county, lines=[line])
        acts.enrol_bodies(actor=an_officer_of(with_office()), county=county, lines=[line])
        assert Body.objects.filter(name="示例市水务局").exists()


class TestEnrolMembers:
    def test_mandates_in_the_order_of_the_lines(self) -> None:
        office = with_office()
        fact = acts.enrol_members(
            actor=SETUP, body=office, lines=[LINE, replace(LINE, name="某乙", role=Role.EXPERT)]
        )
        assert fact.roles == ("officer", "expert")
        held = [Mandate.objects.get(pk=pk) for pk in fact.mandate_ids]
        assert [mandate.person.name for mandate in held] == ["某甲", "某乙"]

    @pytest.mark.parametrize(
        ("line", "because"),
        [
            (replace(LINE, from_on=TERM[1], to_on=TERM[0]), "任期止日早于起日"),
            (replace(LINE, name="  "), "没有写姓名"),
        ],
    )
    def test_a_wrong_line_is_named_with_its_row(self, line: MemberLine, because: str) -> None:
        office = with_office()
        with refuses(acts.enrol_members, because=because, kind=Invalid) as caught:
            acts.enrol_members(actor=SETUP, body=office, lines=[LINE, line])
        assert "第 2 行" in caught.value.where

    def test_a_term_of_one_day_is_a_term(self) -> None:
        office = with_office()
        fact = acts.enrol_members(
            actor=SETUP, body=office, lines=[replace(LINE, from_on=TODAY, to_on=TODAY)]
        )
        queries.MandateActor(fact.mandate_ids[0]).standing(TODAY)

    def test_not_by_a_visitor(self) -> None:
        office = with_office()
        with refuses(acts.enrol_members, because="须由", kind=Refused):
            acts.enrol_members(actor=VISITOR, body=office, lines=[LINE])


class TestEnrolHouseholds:
    LINES = tuple(HouseholdLine(n, 1, f"户主{n}", Sex.MALE, adults=n) for n in (1, 2, 3))

    def test_the_roll_is_counted(self) -> None:
        village = a_village(households=0)
        fact = acts.enrol_households(actor=SETUP, community=village, lines=self.LINES)
        assert (fact.households, fact.adults) == (3, 6)
        totals = queries.roll_totals(community=village)
        assert (totals.households, totals.adults) == (3, 6)

    def test_a_household_number_is_given_once(self) -> None:
        village = a_village(households=2)
        with refuses(acts.enrol_households, kind=Conflict):
            acts.enrol_households(actor=SETUP, community=village, lines=self.LINES)


class TestEndMandate:
    def test_the_power_ends_with_the_day(self) -> None:
        office = with_office()
        officer = an_officer_of(office)
        mandate = Mandate.objects.get(pk=officer.mandate_id)
        acts.end_mandate(actor=the_head_of(office), mandate=mandate, reason="调离")
        with pytest.raises(Refused, match="已于 2026-03-02 终止"):
            officer.standing(TODAY)
        officer.standing(TODAY - timedelta(days=1))

    def test_once_and_with_a_reason(self) -> None:
        office = with_office()
        mandate = Mandate.objects.get(pk=an_officer_of(office).mandate_id)
        with refuses(acts.end_mandate, because="没有写终止的原因", kind=Invalid):
            acts.end_mandate(actor=SETUP, mandate=mandate, reason=" ")
        acts.end_mandate(actor=SETUP, mandate=mandate, reason="辞职")
        with refuses(acts.end_mandate, because="已经终止", kind=Conflict):
            acts.end_mandate(actor=SETUP, mandate=mandate, reason="又辞职")

    def test_not_by_a_village_head(self) -> None:
        village = a_village()
        mandate = Mandate.objects.get(pk=the_head_of(village).mandate_id)
        with refuses(acts.end_mandate, because="须由", kind=Refused):
            acts.end_mandate(actor=the_head_of(village), mandate=mandate, reason="辞职")


class TestAccounts:
    GOOD = "qiao-liang-shi-zi"

    @staticmethod
    def a_person() -> Person:
        return Mandate.objects.get(pk=an_officer_of(with_office()).mandate_id).person

    def test_without_a_password_nobody_signs_in(self) -> None:
        acts.open_account(actor=SETUP, person=self.a_person(), username="jingban")
        account = Account.objects.get(username="jingban")
        assert not account.has_usable_password()
        assert account.is_active

    def test_a_weak_password_is_refused_with_the_reason_at_its_field(self) -> None:
        person = self.a_person()
        with refuses(acts.open_account, because="密码不合要求", kind=Invalid) as caught:
            acts.open_account(actor=SETUP, person=person, username="jingban", password="123")
        assert set(caught.value.fields) == {"password"}

    def test_a_username_is_taken_once(self) -> None:
        acts.open_account(actor=SETUP, person=self.a_person(), username="jingban")
        other = Mandate.objects.get(pk=the_head_of(with_office()).mandate_id).person
        with refuses(acts.open_account, because="已经有人用", kind=Invalid):
            acts.open_account(actor=SETUP, person=other, username="jingban")

    def test_a_person_has_one_account(self) -> None:
        person = self.a_person()
        acts.open_account(actor=SETUP, person=person, username="jingban")
        with refuses(acts.open_account, kind=Conflict):
            acts.open_account(actor=SETUP, person=person, username="jingban2")

    def test_the_holder_changes_the_password_with_the_old_one(self) -> None:
        officer = an_officer_of(with_office())
        person = self.a_person()
        acts.open_account(actor=SETUP, person=person, username="jingban", password=self.GOOD)
        account = Account.objects.get(username="jingban")
        with refuses(acts.change_password, because="原密码不对", kind=Invalid):
            acts.change_password(actor=officer, account=account, old="错的", new=self.GOOD + "2")
        with refuses(acts.change_password, because="须由账号本人办理", kind=Refused):
            acts.change_password(
                actor=the_head_of(with_office()), account=account, old=self.GOOD, new="x" * 20
            )
        acts.change_password(actor=officer, account=account, old=self.GOOD, new=self.GOOD + "2")
        account.refresh_from_db()
        assert account.check_password(self.GOOD + "2")

    def test_a_closed_account_stays_but_is_not_active(self) -> None:
        acts.open_account(actor=SETUP, person=self.a_person(), username="jingban")
        account = Account.objects.get(username="jingban")
        acts.close_account(actor=the_head_of(with_office()), account=account, reason="调离")
        account.refresh_from_db()
        assert not account.is_active
        assert queries.mandates_of(account=account, day=TODAY)


class TestLocalRules:
    def test_each_day_has_its_value(self) -> None:
        office, county = with_office(), a_county()
        officer = an_officer_of(office)
        for day, value in ((date(2026, 1, 1), 10), (date(2026, 6, 1), 12)):
            acts.set_local_rule(
                actor=officer,
                county=county,
                rule="通知",
                title="提前天数",
                value=value,
                from_on=day,
            )
        assert queries.local_value(key="通知", day=date(2026, 5, 31)) == 10
        assert queries.local_value(key="通知", day=date(2026, 6, 1)) == 12
        assert [rule.value for rule in queries.local_rules(day=date(2026, 5, 31))] == [10]

    def test_zero_is_refused_at_its_field(self) -> None:
        county = a_county()
        with refuses(acts.set_local_rule, because="1 以上", kind=Invalid) as caught:
            acts.set_local_rule(
                actor=SETUP, county=county, rule="通知", title="提前天数", value=0, from_on=TODAY
            )
        assert "value" in caught.value.fields

    def test_one_value_a_day(self) -> None:
        county = a_county()
        given = {"rule": "通知", "title": "提前天数", "from_on": TODAY}
        acts.set_local_rule(actor=SETUP, county=county, value=10, **given)
        with refuses(acts.set_local_rule, kind=Conflict):
            acts.set_local_rule(actor=SETUP, county=county, value=11, **given)

    def test_not_by_a_village(self) -> None:
        county, head = a_county(), the_head_of(a_village())
        with refuses(acts.set_local_rule, because="须由", kind=Refused):
            acts.set_local_rule(
                actor=head, county=county, rule="通知", title="提前天数", value=3, from_on=TODAY
            )


class TestStandings:
    """身份看当天:早一天、晚一天都不行。"""

    def test_both_ends_of_a_term_are_inside(self) -> None:
        office = with_office()
        first, last = date(2026, 3, 1), date(2026, 3, 31)
        actor = a_member_of(office, Role.OFFICER, "经办人", from_on=first, to_on=last)
        for day in (first, last):
            assert actor.standing(day).body_id == office.pk
        with pytest.raises(Refused, match="还没有开始"):
            actor.standing(first - timedelta(days=1))
        with pytest.raises(Refused, match="已经届满"):
            actor.standing(last + timedelta(days=1))

    def test_a_mandate_that_does_not_exist_is_none(self) -> None:
        with pytest.raises(Refused, match="没有这项任职"):
            queries.MandateActor(999_999).standing(TODAY)

    def test_an_act_after_the_term_is_refused(self) -> None:
        county = a_county()
        actor = a_member_of(with_office(), Role.OFFICER, "经办人", to_on=TODAY)
        clock.set_clock(clock.instant_on(TODAY + timedelta(days=1), 0, 0))
        with refuses(acts.set_local_rule, because="已经届满", kind=Refused):
            acts.set_local_rule(
                actor=actor, county=county, rule="通知", title="提前天数", value=3, from_on=TODAY
            )
