"""示例数据:表格读得出,花名册合法,姓名是编的。The demo data hold together, and the rolls are lawful."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hudong.doors.cli.demo.matters import (
    community_comments,
    expert_opinions,
    gate_requests,
    own_duties,
    public_objections,
)
from hudong.doors.cli.demo.people import Roll, Term, rolls, staff
from hudong.doors.cli.demo.place import bodies, divisions
from hudong.doors.cli.demo.tasks import declared_tasks
from hudong.ground.law import at as law_at
from hudong.ground.law.terms import CommunityKind
from hudong.ground.people.terms import BodyKind, MemberLine, Role, Sex

DAY = date(2026, 3, 2)
TERM = Term(date(2025, 12, 20), date(2030, 12, 19))
ROLLS = rolls(TERM)
BODIES = {body.name: body for body in bodies()}


def kind_of(roll: Roll) -> CommunityKind:
    kind = BODIES[roll.committee].kind.community
    assert kind is not None
    return kind


# --- 申报表 ---


def test_the_demo_sheet_names_departments_that_are_enrolled() -> None:
    tasks = declared_tasks()
    departments = {department for department, _ in tasks}
    assert all(BODIES[name].kind is BodyKind.DEPARTMENT for name in departments)
    assert len(departments) >= 12
    assert [n for n, times in Counter(task.title for _, task in tasks).items() if times > 1] == []
    assert all(task.standard for _, task in tasks)
    assert all(task.unit and task.quantity for _, task in tasks if task.unit_price_fen)


def test_opinions_speak_of_declared_tasks_and_known_people() -> None:
    titles = {task.title for _, task in declared_tasks()}
    experts = {
        member.title
        for members in staff(TERM).values()
        for member in members
        if member.role is Role.EXPERT
    }
    assert {one.task for one in (*expert_opinions(), *community_comments())} <= titles
    assert {one.who for one in expert_opinions()} == experts
    assert {one.who for one in community_comments()} == {roll.committee for roll in ROLLS}
    assert all(one.text for one in (*expert_opinions(), *community_comments()))
    assert all(one.text and one.answer for one in public_objections())


def test_the_gate_has_money_and_a_payer_for_each_request() -> None:
    for one in gate_requests():
        assert one.unit_price_fen > 0
        assert {one.payer, one.department} <= set(BODIES)
    assert all(duty.basis and duty.standard for duty in own_duties())


# --- 地方和主体 ---


def test_codes_tell_the_kind_and_the_parent() -> None:
    by_code = {line.code: line for line in divisions()}
    assert len(by_code) == len(divisions())
    for line in divisions():
        assert len(line.code) == 12
        assert line.parent == "" or by_code[line.parent].level == line.level - 1
    for body in bodies():
        if body.kind.community is CommunityKind.NEIGHBOURHOOD:
            assert 1 <= int(body.division_code[-3:]) <= 199
            assert body.name.endswith("社区居民委员会")
        if body.kind.community is CommunityKind.VILLAGE:
            assert 200 <= int(body.division_code[-3:]) <= 399
            assert body.name.endswith("村村民委员会")
            assert "村村村" not in body.name


def test_the_places_are_those_of_the_national_table(shared_data: Path) -> None:
    with gzip.open(shared_data / "divisions" / "divisions.csv.gz", "rt", encoding="utf-8") as file:
        rows = {row["code"]: row for row in csv.DictReader(file) if row["code"][:6] == "320585"}
    ours = {line.code: line for line in divisions()}
    pilots = ("320585100", "320585105")
    expected = {code for code, row in rows.items() if int(row["level"]) < 5 or code[:9] in pilots}
    assert set(ours) == expected
    for code, line in ours.items():
        assert rows[code]["name"].startswith(line.name.removesuffix("社区").removesuffix("村"))
        assert line.level == int(rows[code]["level"])


def test_every_body_stands_after_the_one_it_belongs_to() -> None:
    seen: set[str] = set()
    for body in bodies():
        assert body.parent == "" or body.parent in seen, body.name
        assert body.name not in seen
        seen.add(body.name)


# --- 人 ---


def everybody() -> list[MemberLine]:
    members = [member for lines in staff(TERM).values() for member in lines]
    for roll in ROLLS:
        members += [*roll.members, *roll.representatives]
        members += [*roll.party_members, *roll.supervision_members]
    return members


def test_names_are_plainly_invented_and_never_repeated() -> None:
    names = [member.name for member in everybody()]
    names += [home.head_name for roll in ROLLS for home in roll.households]
    assert len(names) == len(set(names))
    assert all(len(name) == 3 and name[1] == "例" for name in names)


def test_the_same_people_come_every_time() -> None:
    assert rolls(TERM) == ROLLS


def test_everybody_belongs_to_an_enrolled_body() -> None:
    named = set(staff(TERM)) | {
        name for roll in ROLLS for name in (roll.committee, roll.party, roll.supervision)
    }
    assert named <= set(BODIES)
    departments = {n for n, body in BODIES.items() if body.kind is BodyKind.DEPARTMENT}
    assert departments <= set(staff(TERM))


def test_each_signing_body_has_one_legal_representative() -> None:
    people = staff(TERM) | {roll.committee: roll.members for roll in ROLLS}
    for name, members in people.items():
        if BODIES[name].kind is not BodyKind.PARTY:
            assert sum(member.is_legal_representative for member in members) == 1, name


@pytest.mark.parametrize("roll", ROLLS, ids=lambda roll: roll.committee)
def test_the_roll_has_the_lawful_composition(roll: Roll) -> None:
    rule = law_at(DAY).composition(kind_of(roll))
    total = len(roll.members) + len(roll.representatives)
    women = sum(member.sex is Sex.FEMALE for member in roll.representatives)
    assert rule.representatives_share is not None
    assert rule.representatives_share.met(len(roll.representatives), total)
    assert rule.women_share is None or rule.women_share.met(women, total)
    assert {one.group_no for one in roll.representatives} == {h.group_no for h in roll.households}
    assert any(member.sex is Sex.FEMALE for member in roll.members)


@pytest.mark.parametrize("roll", ROLLS, ids=lambda roll: roll.committee)
def test_households_are_numbered_and_represented(roll: Roll) -> None:
    least, most, size = {
        CommunityKind.VILLAGE: (5, 15, (1, 1000)),
        CommunityKind.NEIGHBOURHOOD: (20, 50, (1000, 3000)),
    }[kind_of(roll)]
    assert [home.number for home in roll.households] == list(range(1, len(roll.households) + 1))
    assert all(home.adults >= 1 for home in roll.households)
    assert size[0] <= len(roll.households) <= size[1]
    per_group = Counter(home.group_no for home in roll.households)
    chosen = Counter(one.group_no for one in roll.representatives)
    for group, homes in per_group.items():
        assert least <= homes / chosen[group] <= most
