"""登记:人员和任职、户册。Enrolling people with their mandates, and households."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.facts import (
    HouseholdsEnrolled,
    MandateEnded,
    MembersEnrolled,
    PersonAppointed,
)
from hudong.ground.people.models import (
    Body,
    Household,
    Mandate,
    Person,
)
from hudong.ground.people.permits import by_importer, by_setup, is_office
from hudong.ground.people.rules import text_fault
from hudong.ground.people.terms import (
    COMMUNITY_KINDS,
    HouseholdLine,
    MemberLine,
    Role,
    Sex,
)

BATCH = 500


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
    _may_enrol(actor, body, decision)
    for number, line in enumerate(lines, start=1):
        _line_fits(line, line.row or number)
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
                title=line.title.strip(),
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


def _may_enrol(actor: Standing, body: Body, decision: str) -> None:
    """能不能登记 · Not in a body that is no more; people of a committee only with their election."""
    if body.closed_on is not None:
        raise Conflict(f"{body.name}已于 {body.closed_on} 撤销", hint="不能再登记人员")
    if body.kind in COMMUNITY_KINDS and actor.mandate_id and not decision.strip():
        raise Invalid(
            f"{body.name}的人由选举、推选产生，登记时要写明依据",
            hint="任何组织和个人不得指定、委派或者撤换村（居）民委员会成员",
            fields={"decision": "请写明选举、推选的日期和结果公告"},
        )


def _line_fits(line: MemberLine, row: int) -> None:
    where = f"第 {row} 行“{line.name.strip()}”"
    for column, words, text, field in (
        ("name", "姓名", line.name.strip(), Person._meta.get_field("name")),
        ("title", "职务名称", line.title.strip(), Mandate._meta.get_field("title")),
    ):
        wrong = text_fault(words, text, field.max_length)
        if wrong:
            raise Invalid(
                wrong,
                where=f"第 {row} 行“{words}”",
                hint=f"请核对{words}",
                fields={column: wrong},
            )
    if line.to_on < line.from_on:
        raise Invalid(
            "任期止日早于起日",
            where=f"{where}的“任期止”",
            hint="请核对任期",
            fields={"to_on": "任期止日早于起日，请核对"},
        )
    if line.is_legal_representative and line.role != Role.HEAD:
        raise Invalid(
            "法定代表人由负责人（主任、镇长、局长）担任",
            where=where,
            hint="请核对职务，或者不勾选法定代表人",
            fields={"legal": "法定代表人由负责人（主任、镇长、局长）担任，请核对身份"},
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
    "people.appoint_person",
    title="登记另一项任职",
    on="body",
    locks=("person",),
    permit=by_setup | by_importer | is_office,
    basis="people.enrol",
)
def appoint_person(
    *,
    actor: Standing,
    body: Body,
    person: Person,
    role: Role,
    title: str,
    from_on: date,
    to_on: date,
    is_legal_representative: bool = False,
    group_no: int | None = None,
    decision: str = "",
) -> PersonAppointed:
    """登记另一项任职 · One more mandate for a person who is enrolled; account and name stay the same.

    By the rules of ``enrol_members``. Raises Conflict where the person has that role there already.
    """
    line = MemberLine(
        person.name,
        Sex(person.sex),
        role,
        title,
        from_on,
        to_on,
        is_legal_representative=is_legal_representative,
        group_no=group_no,
    )
    _may_enrol(actor, body, decision)
    _line_fits(line, 1)
    same = Mandate.objects.filter(
        person=person, body=body, role=role, from_on__lte=to_on, to_on__gte=from_on
    ).filter(Q(ended_on=None) | Q(ended_on__gt=from_on))
    if same.exists():
        raise Conflict(
            f"{person.name}在这段时间里已经是{body.name}的{role.words}", hint="请核对任期"
        )
    _one_legal_representative(body, [line])
    mandate = Mandate.objects.create(
        person=person,
        body=body,
        role=role,
        title=title.strip(),
        group_no=group_no,
        is_legal_representative=is_legal_representative,
        from_on=from_on,
        to_on=to_on,
    )
    return PersonAppointed(
        body_id=body.pk,
        person_id=person.pk,
        mandate_id=mandate.pk,
        role=mandate.role,
        decision=decision.strip(),
    )


@act(
    "people.enrol_households",
    title="登记户册",
    on="community",
    permit=by_setup | by_importer | is_office,
    basis="people.enrol",
)
def enrol_households(*, community: Body, lines: Sequence[HouseholdLine]) -> HouseholdsEnrolled:
    """登记户册 · Enrols the roll of households of a community."""
    for number, line in enumerate(lines, start=1):
        most = Person._meta.get_field("name").max_length
        wrong = text_fault("户主姓名", line.head_name.strip(), most)
        if wrong:
            raise Invalid(wrong, where=f"第 {number} 行“户主姓名”", hint="请核对姓名")
    persons = Person.objects.bulk_create(
        [Person(name=line.head_name.strip(), sex=line.head_sex) for line in lines], batch_size=BATCH
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
