"""第一章:建站。The place, its bodies and people, the county's own values, and the law it adopts."""

from __future__ import annotations

from datetime import timedelta

from hudong.doors.cli.demo import people as rolls
from hudong.doors.cli.demo import place
from hudong.doors.cli.demo.names import COUNTY, OFFICE, PHONE
from hudong.doors.cli.demo.people import Term
from hudong.doors.cli.demo.story.world import World
from hudong.ground.kernel.actor import IMPORTER, SETUP
from hudong.ground.law import bases
from hudong.ground.law.terms import BasisKind
from hudong.ground.people import acts as people
from hudong.ground.people.terms import MemberLine, Role
from hudong.mechanisms.catalogue import acts as catalogue

# 任期从故事开始前算起,盖过故事以后好几年(示例)。
TERM_BEFORE = timedelta(days=90)
TERM_YEARS = 5
_NUMBERS = ("days", "working_days", "months", "experts")


def found(world: World) -> None:
    """建站 · The county, its divisions, bodies and people; then the law."""
    day = world.timeline.founded
    world.chapter("建站", day)
    world.on(day)
    people.found_county(
        actor=SETUP,
        code=COUNTY.code,
        name=COUNTY.name,
        office_name=OFFICE,
        phone=PHONE,
        is_demo=True,
    )
    _set_local_rules(world)
    world.on(day)
    people.import_divisions(
        actor=IMPORTER, county=world.county, edition=place.EDITION, lines=place.divisions()
    )
    world.on(day)
    enrolled = people.enrol_bodies(actor=IMPORTER, county=world.county, lines=place.bodies())
    _enrol_people(world)
    world.say(
        f"登记主体 {len(enrolled.names)} 个，试点村居花名册 {len(rolls.rolls(_term(world)))} 份"
    )
    world.on(day)
    adopted = catalogue.adopt_law_edition(
        actor=world.acting(OFFICE, Role.HEAD), county=world.county, library=world.library
    )
    world.say(f"采用法库：{adopted.instruments} 部法规，{adopted.articles} 条")


def _set_local_rules(world: World) -> None:
    for basis in bases():
        if basis.kind is not BasisKind.LOCAL or not basis.versions:
            continue
        values = basis.versions[0].values
        number = next((values[name] for name in _NUMBERS if name in values), None)
        if number is not None:
            world.on(world.timeline.founded)
            people.set_local_rule(
                actor=SETUP,
                county=world.county,
                rule=basis.key,
                title=basis.words,
                value=number,
                from_on=world.timeline.founded - TERM_BEFORE,
            )


def _term(world: World) -> Term:
    start = world.timeline.founded - TERM_BEFORE
    return Term(start, start.replace(year=start.year + TERM_YEARS, day=1))


def _enrol_people(world: World) -> None:
    term = _term(world)
    for name, lines in rolls.staff(term).items():
        _enrol(world, name, lines)
    for roll in rolls.rolls(term):
        _enrol(world, roll.committee, (*roll.members, *roll.representatives))
        _enrol(world, roll.party, roll.party_members)
        _enrol(world, roll.supervision, roll.supervision_members)
        world.on(world.timeline.founded)
        people.enrol_households(
            actor=IMPORTER, community=world.body(roll.committee), lines=roll.households
        )


def _enrol(world: World, name: str, lines: tuple[MemberLine, ...]) -> None:
    world.on(world.timeline.founded)
    people.enrol_members(actor=IMPORTER, body=world.body(name), lines=lines)
