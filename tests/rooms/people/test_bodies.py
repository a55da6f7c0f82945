"""主体:种类、所属、代码、名称要对得上；更正和撤销。Bodies: enrolled by rule, corrected, closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import IMPORTER, SETUP
from hudong.ground.kernel.refusals import Conflict, Invalid, Refused
from hudong.ground.people import acts, queries
from hudong.ground.people.models import Body, Mandate
from hudong.ground.people.rules import text_fault
from hudong.ground.people.terms import BodyKind, BodyLine, DivisionLine, MemberLine, Role, Sex
from tests.builders import (
    TERM,
    TOWN_CODE,
    a_body,
    a_county,
    a_county_government,
    a_department,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    the_head_of,
    the_party_of,
    the_supervisors_of,
    with_office,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
VILLAGE_CODE = "320585101201"
LINE = BodyLine(BodyKind.VILLAGE, "芦花村村民委员会", "芦花村", parent="示例镇人民政府")
DIVISIONS = (
    DivisionLine("320585000000", "示例市", "320500000000", 3),
    DivisionLine(TOWN_CODE, "示例镇", "320585000000", 4),
    DivisionLine(VILLAGE_CODE, "芦花村委会", TOWN_CODE, 5),
)


@pytest.fixture(autouse=True)
def town() -> Body:
    """本县有办公室、有一个镇 · The town that villages belong to."""
    with_office()
    return a_town()


def enrol(*lines: BodyLine) -> Any:
    return acts.enrol_bodies(
        actor=an_officer_of(with_office()), county=a_county(), lines=list(lines)
    )


def is_refused(*lines: BodyLine, because: str) -> Invalid:
    """不登记 · Refused for that reason, with nothing written; the refusal."""
    with_office()
    with refuses(acts.enrol_bodies, because=because, kind=Invalid) as caught:
        enrol(*lines)
    assert isinstance(caught.value, Invalid)
    return caught.value


class TestParents:
    @pytest.mark.parametrize("kind", [BodyKind.VILLAGE, BodyKind.NEIGHBOURHOOD])
    def test_a_committee_belongs_to_a_town(self, kind: BodyKind) -> None:
        line = replace(LINE, kind=kind)
        assert set(is_refused(replace(line, parent=""), because="没有写所属").fields) == {"parent"}
        a_department()
        wrong = replace(line, parent="示例市民政局")
        assert "乡镇人民政府" in is_refused(wrong, because="不能属于部门").hint
        enrol(line)

    def test_a_supervision_committee_belongs_to_a_community(self) -> None:
        village = a_village()
        line = BodyLine(BodyKind.SUPERVISION, "某监督委员会", "监委会")
        is_refused(line, because="没有写所属")
        is_refused(replace(line, parent="示例镇人民政府"), because="不能属于乡镇人民政府")
        enrol(replace(line, parent=village.name))

    def test_a_party_organisation_belongs_to_somebody(self) -> None:
        village = a_village()
        line = BodyLine(BodyKind.PARTY, "中共某总支部委员会", "总支")
        is_refused(line, because="没有写所属")
        a_department()
        is_refused(replace(line, parent="示例市民政局"), because="不能属于部门")
        enrol(replace(line, parent=village.name))
        enrol(replace(line, name="中共示例镇委员会", parent="示例镇人民政府"))

    def test_a_department_belongs_to_the_county_government_or_to_none(self) -> None:
        government = a_county_government()
        enrol(BodyLine(BodyKind.DEPARTMENT, "示例市水务局", "水务局", parent=government.name))
        enrol(BodyLine(BodyKind.DEPARTMENT, "示例市农业农村局", "农业农村局"))
        is_refused(
            BodyLine(BodyKind.DEPARTMENT, "某局", "某局", parent="示例镇人民政府"),
            because="不能属于乡镇人民政府",
        )

    def test_the_parent_may_stand_in_the_same_list_and_is_judged_by_its_kind(self) -> None:
        new_town = BodyLine(BodyKind.TOWN, "又一镇人民政府", "又一镇")
        enrol(replace(LINE, parent=new_town.name), new_town)
        other = BodyLine(BodyKind.VILLAGE, "苇塘村村民委员会", "苇塘村", parent=LINE.name)
        is_refused(other, because="不能属于村民委员会")


class TestOnlyOne:
    @pytest.mark.parametrize("kind", [BodyKind.COUNTY_GOVERNMENT, BodyKind.OFFICE])
    def test_a_county_has_one_of_it(self, kind: BodyKind) -> None:
        there = a_county_government() if kind is BodyKind.COUNTY_GOVERNMENT else with_office()
        told = is_refused(BodyLine(kind, "又一个", "又一个"), because="一个县只有一个")
        assert (there.name in told.message, set(told.fields)) == (True, {"kind"})

    def test_two_in_one_list(self) -> None:
        one = BodyLine(BodyKind.COUNTY_GOVERNMENT, "甲人民政府", "甲")
        is_refused(one, replace(one, name="乙人民政府"), because="表里有 2 个")


class TestCodes:
    @pytest.mark.parametrize(
        "code", ["32058510120", "3205851012011", "32058510120A", "３２０５８５１０１２０１"]
    )
    def test_twelve_figures(self, code: str) -> None:
        told = is_refused(replace(LINE, division_code=code), because="不是十二位数字")
        assert set(told.fields) == {"division_code"}

    def test_of_this_county_and_of_its_level_without_divisions(self) -> None:
        is_refused(replace(LINE, division_code="320583101201"), because="不是本县的")
        is_refused(replace(LINE, division_code="320585102000"), because="是乡级的")
        enrol(replace(LINE, division_code=VILLAGE_CODE))

    def test_one_code_for_one_body(self) -> None:
        enrol(replace(LINE, division_code=VILLAGE_CODE))
        other = replace(LINE, name="苇塘村村民委员会", division_code=VILLAGE_CODE)
        is_refused(other, because="已经是“芦花村村民委员会”的")
        free = replace(other, division_code="320585101202")
        is_refused(free, replace(free, name="又一村村民委员会"), because="写了 2 次")

    def test_whoever_has_no_division_has_no_code(self) -> None:
        line = BodyLine(BodyKind.DEPARTMENT, "某局", "某局", division_code="320585000000")
        is_refused(line, because="没有自己的区划")

    def test_a_party_organisation_bears_the_code_of_its_place(self) -> None:
        village = replace(LINE, division_code=VILLAGE_CODE)
        party = BodyLine(
            BodyKind.PARTY, "中共芦花村总支部委员会", "总支", VILLAGE_CODE, parent=LINE.name
        )
        watch = replace(party, kind=BodyKind.SUPERVISION, name="芦花村村务监督委员会")
        is_refused(village, replace(party, division_code="12"), because="不是十二位数字")
        enrol(village, party, watch)

    def test_it_stands_in_the_divisions_and_has_their_level(self) -> None:
        acts.import_divisions(actor=IMPORTER, county=a_county(), edition="2023", lines=DIVISIONS)
        is_refused(replace(LINE, division_code="320585101299"), because="区划里没有")
        told = is_refused(replace(LINE, division_code="320585000000"), because="县级")
        assert "村级" in told.message
        enrol(replace(LINE, division_code=VILLAGE_CODE))

    def test_the_divisions_imported_last_count(self) -> None:
        newer = (*DIVISIONS[:2], replace(DIVISIONS[2], code="320585101205"))
        for edition, lines in (("2023", DIVISIONS), ("2024", newer)):
            acts.import_divisions(actor=IMPORTER, county=a_county(), edition=edition, lines=lines)
        is_refused(replace(LINE, division_code=VILLAGE_CODE), because="区划里没有")
        enrol(replace(LINE, division_code="320585101205"))


class TestNames:
    @pytest.mark.parametrize(
        ("name", "because"),
        [
            ("  ", "没有写全称"),
            ("芦花村\u200b村民委员会", "U+200B"),
            ("芦花村\u202e村民委员会", "U+202E"),
            ("芦花村\n村民委员会", "U+000A"),
            ("<b>芦花村</b>", "“<”"),
            ("芦花村😀", "“😀”"),
            ("村" * 81, "最多 80 个字"),
            ("（2026）", "没有一个汉字"),
        ],
    )
    def test_only_what_a_seal_can_show(self, name: str, because: str) -> None:
        assert "name" in is_refused(replace(LINE, name=name), because=because).fields

    @pytest.mark.parametrize(
        "name",
        ["伊犁哈萨克自治州·某村", "“一村一品”示范村", "第3村（新）", "𠮷祥村", "ABC村", "Qorğas"],
    )
    def test_names_as_they_are(self, name: str) -> None:
        assert text_fault("全称", name, 80) == ""

    def test_what_stands_round_a_name_is_left_out(self) -> None:
        enrol(replace(LINE, name="  芦花村村民委员会\u3000", division_code=f" {VILLAGE_CODE} "))
        assert queries.body_named(name=LINE.name).division_code == VILLAGE_CODE

    def test_a_person_too(self) -> None:
        member = MemberLine("某\u200b甲", Sex.MALE, Role.HEAD, "主任", *TERM)
        office = with_office()
        with refuses(acts.enrol_members, because="U+200B", kind=Invalid) as caught:
            acts.enrol_members(actor=SETUP, body=office, lines=[member])
        assert "第 1 行" in caught.value.where


class TestManyLines:
    def test_row_and_column_of_every_fault_are_named_and_nothing_is_half_done(self) -> None:
        told = is_refused(
            LINE,
            replace(LINE, name="苇塘村村民委员会", parent="", division_code="12", row=7),
            replace(LINE, name="又一村村民委员会", short_name=" "),
            because="第 7 行“苇塘村村民委员会”的“所属主体”",
        )
        assert "另外还有 2 处" in told.message
        assert sorted(told.fields) == [
            "第 3 行“又一村村民委员会”的“简称”",
            "第 7 行“苇塘村村民委员会”的“区划代码”",
            "第 7 行“苇塘村村民委员会”的“所属主体”",
        ]

    def test_no_line_is_no_enrolment(self) -> None:
        is_refused(because="一个主体也没有写")


def corrected(body: Body, **new: Any) -> Any:
    given = {
        "name": body.name,
        "short_name": body.short_name,
        "division_code": body.division_code,
        "parent": body.parent,
        "reason": "示例民〔2026〕3号",
        **new,
    }
    return acts.correct_body(
        actor=an_officer_of(with_office()), county=a_county(), body=body, **given
    )


class TestCorrecting:
    def test_name_code_and_parent_with_the_reason(self) -> None:
        village, other = a_village(), a_town("又一镇")
        fact = corrected(
            village, name="芦苇村村民委员会", division_code="320585102201", parent=other
        )
        assert fact.before == {
            "name": "示例村村民委员会",
            "division_code": "",
            "parent": "示例镇人民政府",
        }
        assert fact.after["parent"] == "又一镇人民政府"
        assert fact.reason == "示例民〔2026〕3号"
        village.refresh_from_db()
        assert (village.name, village.parent_id) == ("芦苇村村民委员会", other.pk)

    def test_by_the_rules_of_enrolment(self) -> None:
        village, town = a_village(), a_town("又一镇")
        for new, because in (
            ({"parent": None}, "没有写所属"),
            ({"name": town.name}, "已经登记过"),
            ({"division_code": town.division_code}, "是乡级的"),
            ({"name": "芦\u200b村"}, "U+200B"),
            ({"reason": " "}, "更正的原因"),
            ({}, "没有要更正的"),
        ):
            with refuses(acts.correct_body, because=because, kind=Invalid):
                corrected(village, **new)

    def test_only_by_the_office(self) -> None:
        village = a_village()
        with refuses(acts.correct_body, because="须由县级政社互动工作办公室", kind=Refused):
            acts.correct_body(
                actor=the_head_of(village),
                county=a_county(),
                body=village,
                name="别的村",
                short_name="别的村",
                parent=village.parent,
                reason="自己改",
            )


class TestClosing:
    def close(self, body: Body, reason: str = "并入邻村，示例政发〔2026〕3号") -> Any:
        return acts.close_body(actor=an_officer_of(with_office()), body=body, reason=reason)

    def test_it_ends_with_all_its_mandates_and_leaves_the_lists(self) -> None:
        village, head = a_village(), the_head_of(a_village())
        for own in (the_party_of(village), the_supervisors_of(village)):
            self.close(own)
        fact = self.close(village)
        assert (fact.closed_on, head.mandate_id in fact.mandate_ids) == (TODAY, True)
        assert not Mandate.objects.filter(body=village, ended_on=None).exists()
        with pytest.raises(Refused, match="已于"):
            head.standing(TODAY)
        assert village not in queries.bodies()
        assert village not in queries.communities()
        assert queries.communities_on_page() == ()
        assert queries.community_count() == 0
        assert [line.communities for line in queries.towns()] == [0]
        assert queries.community(community_id=village.pk).closed_on == TODAY

    def test_not_while_others_belong_to_it(self) -> None:
        village = a_village()
        with refuses(acts.close_body, because="还有 2 个主体属于", kind=Conflict):
            self.close(village)

    def test_not_twice_not_without_reason_and_not_the_office(self) -> None:
        department, office = a_department(), with_office()
        with refuses(acts.close_body, because="没有写撤销的原因", kind=Invalid):
            self.close(department, " ")
        with refuses(acts.close_body, because="不能撤销", kind=Conflict):
            self.close(office)
        self.close(department)
        with refuses(acts.close_body, because="已于", kind=Conflict):
            self.close(department)
        with refuses(acts.correct_body, because="已于", kind=Conflict):
            corrected(department, name="示例市水务局")

    def test_nobody_and_nothing_joins_it_any_more(self) -> None:
        town = a_town("又一镇")
        self.close(town)
        is_refused(replace(LINE, parent=town.name), because="已经撤销")
        with refuses(acts.enrol_members, because="撤销", kind=Conflict):
            acts.enrol_members(
                actor=SETUP,
                body=town,
                lines=[MemberLine("某甲", Sex.MALE, Role.OFFICER, "经办人", *TERM)],
            )

    def test_its_code_is_free_again_its_name_is_not(self) -> None:
        first = a_body(BodyKind.VILLAGE, LINE.name, parent=a_town(), code=VILLAGE_CODE)
        self.close(first)
        is_refused(LINE, because="后来撤销了")
        enrol(replace(LINE, name="芦花苇塘村村民委员会", division_code=VILLAGE_CODE))

    def test_a_mandate_that_is_over_stays_as_it_was(self) -> None:
        department = a_department()
        over = MemberLine(
            "某甲", Sex.MALE, Role.OFFICER, "经办人", date(2020, 1, 1), date(2024, 12, 31)
        )
        acts.enrol_members(actor=SETUP, body=department, lines=[over])
        self.close(department)
        (kept,) = Mandate.objects.filter(body=department, to_on=over.to_on)
        assert kept.ended_on is None
        assert clock.today() == TODAY
