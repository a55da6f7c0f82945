"""测试里的世界:读起来像句子。A world for tests that reads as sentences.

    office = with_office(a_county())
    village = a_village("月亮村", representatives=30)
    acts.some_act(actor=an_officer_of(office), …)

全部经由“行为”建成,名字都是编的。Everything is made by acts; every name is invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.act import Act
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.frame import Frame, current
from hudong.ground.kernel.models import ActKey, OutboxItem
from hudong.ground.kernel.reads import Counter
from hudong.ground.kernel.refusals import Refusal
from hudong.ground.kernel.rows import recorded_models
from hudong.ground.people import acts, queries
from hudong.ground.people.models import Body, County
from hudong.ground.people.queries import MandateActor
from hudong.ground.people.terms import (
    COMMUNITY_KINDS,
    BodyKind,
    BodyLine,
    HouseholdLine,
    MemberLine,
    Role,
    Sex,
)
from hudong.ground.record.models import AdoptedLaw, Checkpoint, Entry, Leaf, Sealed
from hudong.mechanisms.catalogue import acts as catalogue

TERM = (date(2024, 1, 1), date(2028, 12, 31))
COUNTY_CODE = "320585"
TOWN_CODE = "320585101000"


def a_county(name: str = "示例市", *, is_demo: bool = False) -> County:
    """一个县 · The county of the database, founded when it is first asked for."""
    if queries.county() is None:
        acts.found_county(
            actor=SETUP,
            code=COUNTY_CODE,
            name=name,
            office_name=f"{name}政社互动工作办公室",
            phone="0512-00000000",
            is_demo=is_demo,
        )
    county = queries.county()
    assert county is not None
    return county


def a_body(
    kind: BodyKind, name: str, *, short_name: str = "", parent: Body | None = None, code: str = ""
) -> Body:
    """一个主体 · A body of that kind and name, enrolled when it is first asked for."""
    known = Body.objects.filter(name=name).first()
    if known is not None:
        assert known.kind == kind, f"“{name}”已经登记成别的种类"
        return known
    line = BodyLine(
        kind, name, short_name or name, division_code=code, parent=parent.name if parent else ""
    )
    acts.enrol_bodies(actor=SETUP, county=a_county(), lines=[line])
    return queries.body_named(name=name)


def with_office(county: County | None = None) -> Body:
    """县级办公室 · The programme office, with a head and an officer."""
    name = (county or a_county()).office_name
    office = a_body(BodyKind.OFFICE, name, short_name="政社互动办")
    the_head_of(office)
    an_officer_of(office)
    return office


def a_county_government() -> Body:
    """县级人民政府 · The county government, with its head as legal representative."""
    government = a_body(BodyKind.COUNTY_GOVERNMENT, f"{a_county().name}人民政府")
    the_head_of(government)
    return government


def a_department(name: str = "示例市民政局") -> Body:
    """一个部门 · A department with a head and an officer."""
    department = a_body(BodyKind.DEPARTMENT, name)
    the_head_of(department)
    an_officer_of(department)
    return department


def a_town(name: str = "示例镇") -> Body:
    """一个镇 · A town government; its head is the legal representative."""
    full = f"{name}人民政府"
    towns = Body.objects.of_kind(BodyKind.TOWN).count()
    code = f"{int(TOWN_CODE) + 1000 * towns}"
    town = a_body(BodyKind.TOWN, full, short_name=name, code=code)
    the_head_of(town)
    an_officer_of(town)
    return town


def a_village(name: str = "示例村", **size: Any) -> Body:
    """一个村 · A villagers' committee; see ``a_community`` for the size."""
    return a_community(BodyKind.VILLAGE, f"{name}村民委员会", name, **size)


def a_neighbourhood(name: str = "示例社区", **size: Any) -> Body:
    """一个社区 · A residents' committee; see ``a_community`` for the size."""
    return a_community(BodyKind.NEIGHBOURHOOD, f"{name}居民委员会", name, **size)


def a_community(
    kind: BodyKind,
    name: str,
    short_name: str,
    *,
    town: Body | None = None,
    members: int = 5,
    representatives: int = 24,
    women: int | None = None,
    households: int = 120,
) -> Body:
    """一个自治组织 · A committee with its people, roll, Party organisation and supervisors.

    ``members`` counts the committee with its head; ``women`` the women among the
    representatives (default: half). The defaults satisfy the shares that the law asks for.
    """
    assert kind in COMMUNITY_KINDS
    known = Body.objects.filter(name=name).first()
    if known is not None:
        return known
    community = a_body(kind, name, short_name=short_name, parent=town or a_town())
    half = representatives // 2 if women is None else women
    lines = [_line(f"{short_name}主任", Role.HEAD, "主任", legal=True)]
    lines += [_line(f"{short_name}委员{n}", Role.MEMBER, "委员") for n in range(2, members + 1)]
    lines += [
        _line(
            f"{short_name}代表{n}",
            Role.REPRESENTATIVE,
            "代表",
            sex=Sex.FEMALE if n <= half else Sex.MALE,
            group_no=1 + n % 6,
        )
        for n in range(1, representatives + 1)
    ]
    acts.enrol_members(actor=SETUP, body=community, lines=lines)
    roll = [
        HouseholdLine(n, 1 + n % 6, f"{short_name}户主{n}", Sex.MALE, adults=2)
        for n in range(1, households + 1)
    ]
    if roll:
        acts.enrol_households(actor=SETUP, community=community, lines=roll)
    party = a_body(BodyKind.PARTY, f"中共{short_name}总支部委员会", parent=community)
    acts.enrol_members(
        actor=SETUP, body=party, lines=[_line(f"{short_name}书记", Role.SECRETARY, "书记")]
    )
    watch = a_body(BodyKind.SUPERVISION, f"{short_name}监督委员会", parent=community)
    watchers = [_line(f"{short_name}监督{n}", Role.SUPERVISOR, "委员") for n in range(1, 4)]
    acts.enrol_members(actor=SETUP, body=watch, lines=watchers)
    return community


def _line(
    name: str,
    role: Role,
    title: str,
    *,
    legal: bool = False,
    sex: Sex = Sex.MALE,
    group_no: int | None = None,
) -> MemberLine:
    return MemberLine(
        name, sex, role, title, *TERM, is_legal_representative=legal, group_no=group_no
    )


def a_member_of(
    body: Body,
    role: Role,
    title: str,
    *,
    name: str = "",
    from_on: date = TERM[0],
    to_on: date = TERM[1],
    legal: bool = False,
) -> MandateActor:
    """某主体的一名新成员 · Enrols one more person with that role in the body."""
    line = MemberLine(
        name or f"{body.short_name}{title}",
        Sex.FEMALE,
        role,
        title,
        from_on,
        to_on,
        is_legal_representative=legal,
    )
    fact = acts.enrol_members(actor=SETUP, body=body, lines=[line])
    return MandateActor(fact.mandate_ids[0])


def _held(body: Body, role: Role) -> list[MandateActor]:
    rows = body.mandates.filter(role=role, ended_on=None).order_by("id")
    return [MandateActor(pk) for pk in rows.values_list("pk", flat=True)]


def the_head_of(body: Body) -> MandateActor:
    """某主体的负责人 · The head, who is the legal representative."""
    held = _held(body, Role.HEAD)
    return held[0] if held else a_member_of(body, Role.HEAD, "负责人", legal=True)


def an_officer_of(body: Body) -> MandateActor:
    """某主体的经办人 · An officer of an agency."""
    held = _held(body, Role.OFFICER)
    return held[0] if held else a_member_of(body, Role.OFFICER, "经办人")


def a_committee_member_of(community: Body) -> MandateActor:
    """村(居)委会的一名委员 · A member of the committee who is not its head."""
    return _held(community, Role.MEMBER)[0]


def representatives_of(community: Body) -> list[MandateActor]:
    """村(居)民代表 · The representatives, in the order of enrolment."""
    return _held(community, Role.REPRESENTATIVE)


def the_party_of(community: Body) -> Body:
    """党组织 · The Party organisation of a community."""
    return community.children.get(kind=BodyKind.PARTY)


def the_supervisors_of(community: Body) -> Body:
    """监督委员会 · The supervision committee of a community."""
    return community.children.get(kind=BodyKind.SUPERVISION)


def the_secretary_of(community: Body) -> MandateActor:
    """书记 · The secretary of the Party organisation of a community."""
    return _held(the_party_of(community), Role.SECRETARY)[0]


def an_expert(name: str = "专家甲") -> MandateActor:
    """一名专家 · A member of the expert panel, which belongs to the office."""
    return a_member_of(with_office(), Role.EXPERT, "专家", name=name)


def a_panel_for(review: Any, *names: str) -> list[MandateActor]:
    """一个专家组 · Experts named for a review by the office, none with a conflict of interest."""
    experts = [an_expert(name) for name in names or ("专家甲", "专家乙", "专家丙")]
    head = the_head_of(with_office())
    numbers = [expert.mandate_id for expert in experts]
    catalogue.name_panel(actor=head, review=review, experts=numbers)
    for expert in experts:
        catalogue.declare_conflicts(actor=expert, review=review)
    return experts


@contextmanager
def within_another_act(actor: MandateActor) -> Iterator[None]:
    """在另一个行为之内 · For acts that only another act may call, such as amending the lists."""
    moment = Moment(clock.now(), clock.today())
    frame = Frame(uuid4(), moment, "", actor.standing(moment.day), None, None)
    token = current.set(frame)
    try:
        yield
    finally:
        current.reset(token)


def snapshot() -> dict[str, list[tuple[Any, ...]]]:
    """此刻的一切 · Every row of every domain table, of the record and of the door's own tables."""
    models = [
        *recorded_models().values(),
        Entry,
        Sealed,
        Leaf,
        Checkpoint,
        AdoptedLaw,
        ActKey,
        OutboxItem,
    ]
    return {
        model._meta.db_table: list(model._base_manager.order_by("pk").values_list())
        for model in models
    }


@contextmanager
def refuses(
    act: Act, *, because: str = "", kind: type[Refusal] = Refusal
) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """被拒绝 · The block is refused, for that reason, and leaves nothing behind.

    with refuses(acts.sign_agreement, because="须由法定代表人"):
        acts.sign_agreement(actor=an_officer_of(town), agreement=agreement)
    """
    before = snapshot()
    with pytest.raises(kind) as caught:
        yield caught
    words = f"{caught.value.message} {caught.value.where} {caught.value.hint}"
    assert because in words, f"{act.name} 被拒绝的理由是“{words}”，不是“{because}”"
    after = snapshot()
    changed = [table for table in before if before[table] != after[table]]
    assert not changed, f"{act.name} 被拒绝，却改了 {changed}"


def statements(counter: Counter) -> int:
    """语句数 · Without the savepoints that stand for BEGIN and COMMIT inside a test's transaction."""
    return sum("SAVEPOINT" not in statement for statement in counter.statements)
