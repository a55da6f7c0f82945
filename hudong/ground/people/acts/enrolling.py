"""登记:主体、人员和任职、户册。Enrolling bodies, people with their mandates, and households."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.facts import (
    BodiesEnrolled,
    HouseholdsEnrolled,
    MandateEnded,
    MembersEnrolled,
)
from hudong.ground.people.models import (
    Body,
    County,
    Household,
    Mandate,
    Person,
)
from hudong.ground.people.permits import by_importer, by_setup, is_office
from hudong.ground.people.terms import (
    COMMUNITY_KINDS,
    BodyLine,
    HouseholdLine,
    MemberLine,
    Role,
)

BATCH = 500


@act(
    "people.enrol_bodies",
    title="登记主体",
    on="county",
    permit=by_setup | by_importer | is_office,
    basis="people.enrol",
)
def enrol_bodies(*, at: Moment, county: County, lines: Sequence[BodyLine]) -> BodiesEnrolled:
    """登记主体 · Enrols bodies; a parent must be enrolled already or stand earlier in the same list."""
    known = {body.name: body for body in Body.objects.filter(name__in=_names(lines))}
    bodies = []
    for wave in _waves(lines, known):
        made = Body.objects.bulk_create([_body(line, known, at.day) for line in wave])
        known.update({body.name: body for body in made})
        bodies.extend(made)
    return BodiesEnrolled(
        county_id=county.pk,
        body_ids=tuple(body.pk for body in bodies),
        names=tuple(body.name for body in bodies),
    )


def _names(lines: Sequence[BodyLine]) -> set[str]:
    return {line.name for line in lines} | {line.parent for line in lines if line.parent}


def _waves(lines: Sequence[BodyLine], known: dict[str, Body]) -> list[list[BodyLine]]:
    """上级在前:每一批的上级都已经登记。"""
    have, pending, waves = set(known), list(lines), []
    for line in lines:
        if line.name in have:
            raise Conflict(f"“{line.name}”已经登记过", where=line.name)
    while pending:
        wave = [line for line in pending if not line.parent or line.parent in have]
        if not wave:
            line = pending[0]
            raise Invalid(f"找不到所属主体“{line.parent}”", where=line.name, hint="请先登记上级")
        waves.append(wave)
        have |= {line.name for line in wave}
        pending = [line for line in pending if line not in wave]
    return waves


def _body(line: BodyLine, known: dict[str, Body], day: date) -> Body:
    return Body(
        kind=line.kind,
        name=line.name,
        short_name=line.short_name,
        division_code=line.division_code,
        uscc=line.uscc,
        enrolled_on=day,
        parent=known[line.parent] if line.parent else None,
    )


@act(
    "people.enrol_members",
    title="登记人员和任职",
    on="body",
    permit=by_setup | by_importer | is_office,
    basis="people.enrol",
)
def enrol_members(
    *, actor: Standing, body: Body, lines: Sequence[MemberLine], decision: str = ""
) -> MembersEnrolled:
    """登记人员和任职 · Enrols persons with their mandates; terms must not end before they begin.

    The office only writes down what others have decided: for a committee it names the election or
    choice that ``decision`` stands for. Raises Conflict where a body would have two legal
    representatives on one day.
    """
    if body.kind in COMMUNITY_KINDS and actor.mandate_id and not decision.strip():
        raise Invalid(
            f"{body.name}的人由选举、推选产生，登记时要写明依据",
            hint="任何组织和个人不得指定、委派或者撤换村（居）民委员会成员",
            fields={"decision": "请写明选举、推选的日期和结果公告"},
        )
    for number, line in enumerate(lines, start=1):
        if line.to_on < line.from_on:
            raise Invalid(
                "任期止日早于起日", where=f"第 {number} 行“{line.name}”", hint="请核对任期"
            )
        if not line.name.strip():
            raise Invalid("没有写姓名", where=f"第 {number} 行", hint="请补上姓名")
    for number, line in enumerate(lines, start=1):
        if line.is_legal_representative and line.role != Role.HEAD:
            raise Invalid(
                "法定代表人由负责人（主任、镇长、局长）担任",
                where=f"第 {number} 行“{line.name}”",
                hint="请核对职务，或者不勾选法定代表人",
            )
    _one_legal_representative(body, lines)
    persons = Person.objects.bulk_create(
        [Person(name=line.name.strip(), sex=line.sex) for line in lines], batch_size=BATCH
    )
    mandates = Mandate.objects.bulk_create(
        [
            Mandate(
                person=person,
                body=body,
                role=line.role,
                title=line.title,
                group_no=line.group_no,
                is_legal_representative=line.is_legal_representative,
                from_on=line.from_on,
                to_on=line.to_on,
            )
            for person, line in zip(persons, lines, strict=True)
        ],
        batch_size=BATCH,
    )
    return MembersEnrolled(
        body_id=body.pk,
        mandate_ids=tuple(mandate.pk for mandate in mandates),
        roles=tuple(mandate.role for mandate in mandates),
        decision=decision.strip(),
    )


def _one_legal_representative(body: Body, lines: Sequence[MemberLine]) -> None:
    """一天只有一位法定代表人 · Held against those enrolled before and within the same list."""
    claimed = [line for line in lines if line.is_legal_representative]
    if not claimed:
        return
    held = list(
        Mandate.objects.filter(body=body, is_legal_representative=True).values_list(
            "from_on", "to_on", "ended_on"
        )
    )
    terms = [(start, min(end, ended or end)) for start, end, ended in held]
    for line in claimed:
        if any(start <= line.to_on and line.from_on <= end for start, end in terms):
            raise Conflict(
                f"{body.name}在这段时间里已经有法定代表人",
                where=line.name,
                hint="请先终止原来的任职，或者核对任期",
            )
        terms.append((line.from_on, line.to_on))


@act(
    "people.enrol_households",
    title="登记户册",
    on="community",
    permit=by_setup | by_importer | is_office,
    basis="people.enrol",
)
def enrol_households(*, community: Body, lines: Sequence[HouseholdLine]) -> HouseholdsEnrolled:
    """登记户册 · Enrols the roll of households of a community."""
    persons = Person.objects.bulk_create(
        [Person(name=line.head_name, sex=line.head_sex) for line in lines], batch_size=BATCH
    )
    Household.objects.bulk_create(
        [
            Household(
                community=community,
                number=line.number,
                group_no=line.group_no,
                head=person,
                adults=line.adults,
            )
            for person, line in zip(persons, lines, strict=True)
        ],
        batch_size=BATCH,
    )
    return HouseholdsEnrolled(
        community_id=community.pk,
        households=len(lines),
        adults=sum(line.adults for line in lines),
    )


@act(
    "people.end_mandate",
    title="终止任职",
    on="mandate",
    permit=is_office | by_setup,
    basis="people.enrol",
)
def end_mandate(*, at: Moment, mandate: Mandate, reason: str) -> MandateEnded:
    """终止任职 · Ends a mandate from today on; the power ends with the next request."""
    if mandate.ended_on is not None:
        raise Conflict("这项任职已经终止")
    if not reason.strip():
        raise Invalid("没有写终止的原因", fields={"reason": "请写明原因，比如辞职、罢免、调离"})
    mandate.ended_on = at.day
    mandate.save()
    return MandateEnded(
        body_id=mandate.body_id, mandate_id=mandate.pk, ended_on=at.day, reason=reason
    )
