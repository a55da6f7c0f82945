"""任职和人的读法。How mandates, the people who hold them and their accounts are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound, Refused
from hudong.ground.people.models import Account, Body, Mandate, Person
from hudong.ground.people.terms import MEETING_ROLES, Role, Sex
from hudong.ground.record.statements import rows_by_key


@dataclass(frozen=True)
class MandateActor:
    """任职行为人 · A person acting by a mandate; the door looks the mandate up on the day."""

    mandate_id: int

    def standing(self, day: date) -> Standing:
        """当日身份 · Refused where the mandate does not cover the day (one statement)."""
        found = rows_by_key(Mandate, [self.mandate_id], also="body")
        if not found:
            raise Refused("没有这项任职", hint="请重新登录")
        return standing_of(found[0], day)


def standing_of(mandate: Mandate, day: date) -> Standing:
    """由任职得身份 · The standing that a mandate (with its body loaded) gives on a day."""
    body = mandate.body
    office = f"{body.name}{mandate.title}"
    if day < mandate.from_on:
        raise Refused(f"{office}的任期从 {mandate.from_on} 起，还没有开始")
    if day > mandate.to_on:
        raise Refused(f"{office}的任期到 {mandate.to_on} 为止，已经届满", hint="请办理换届登记")
    if mandate.ended_on is not None and day >= mandate.ended_on:
        raise Refused(f"{office}的任职已于 {mandate.ended_on} 终止")
    return Standing(
        kind="mandate",
        label=office,
        person_id=mandate.person_id,
        mandate_id=mandate.pk,
        role=mandate.role,
        body_id=body.pk,
        body_kind=body.kind,
        body_name=body.name,
        parent_body_id=body.parent_id,
        is_legal_representative=mandate.is_legal_representative,
    )


@dataclass(frozen=True)
class MandateLine:
    """任职行 · One mandate as pages show it."""

    mandate_id: int
    person_id: int
    person_name: str
    sex: str
    role: str
    title: str
    body_id: int
    body_name: str
    body_kind: str
    from_on: date
    to_on: date
    is_legal_representative: bool
    group_no: int | None
    parent_body_id: int | None

    @property
    def standing(self) -> Standing:
        """凭这项任职的身份 · The standing it gives on the day for which the line was read."""
        return Standing(
            kind="mandate",
            label=f"{self.body_name}{self.title}",
            person_id=self.person_id,
            mandate_id=self.mandate_id,
            role=self.role,
            body_id=self.body_id,
            body_kind=self.body_kind,
            body_name=self.body_name,
            parent_body_id=self.parent_body_id,
            is_legal_representative=self.is_legal_representative,
        )


def _line(mandate: Mandate) -> MandateLine:
    return MandateLine(
        mandate_id=mandate.pk,
        person_id=mandate.person_id,
        person_name=mandate.person.name,
        sex=mandate.person.sex,
        role=mandate.role,
        title=mandate.title,
        body_id=mandate.body_id,
        body_name=mandate.body.name,
        body_kind=mandate.body.kind,
        from_on=mandate.from_on,
        to_on=mandate.to_on,
        is_legal_representative=mandate.is_legal_representative,
        group_no=mandate.group_no,
        parent_body_id=mandate.body.parent_id,
    )


@reads(budget=1)
def mandates_of(*, account: Account, day: date) -> tuple[MandateLine, ...]:
    """本人的任职 · The mandates by which the holder of an account may act on a day."""
    found = Mandate.objects.in_force_on(day).filter(person_id=account.person_id)
    return tuple(_line(item) for item in found.select_related("person", "body").order_by("id"))


@reads(budget=1)
def mandate_on(*, mandate_id: int, day: date) -> MandateLine | None:
    """某日的一项任职 · One mandate, or None where it does not cover the day."""
    found = Mandate.objects.in_force_on(day).filter(pk=mandate_id)
    mandate = found.select_related("person", "body").first()
    return _line(mandate) if mandate else None


@reads(budget=1)
def everyone(*, day: date) -> tuple[MandateLine, ...]:
    """全部任职 · Everybody with a mandate on a day, body by body, in the order of enrolment."""
    found = Mandate.objects.in_force_on(day).select_related("person", "body")
    return tuple(_line(item) for item in found.order_by("body_id", "id"))


@reads(budget=1)
def holder_of(*, mandate_id: int) -> Person:
    """任职的本人 · The person who holds a mandate; raises NotFound where there is no such mandate."""
    person = Person.objects.filter(mandates=mandate_id).first()
    if person is None:
        raise NotFound(f"没有第 {mandate_id} 号任职")
    return person


@reads(budget=1)
def mandate(*, mandate_id: int) -> Mandate:
    """任职的行 · The row for an act, with body and person; raises NotFound."""
    found = Mandate.objects.select_related("body", "person").filter(pk=mandate_id).first()
    if found is None:
        raise NotFound(f"没有第 {mandate_id} 号任职")
    return found


@reads(budget=1)
def mandates_of_person(*, person_id: int, day: date) -> tuple[MandateLine, ...]:
    """一个人的全部任职 · Every mandate that a person holds on a day."""
    found = Mandate.objects.in_force_on(day).filter(person_id=person_id)
    return tuple(_line(item) for item in found.select_related("person", "body").order_by("id"))


@reads(budget=1)
def account_named(*, username: str) -> Account:
    """按用户名找账号 · Raises NotFound where there is none."""
    account = Account.objects.filter(username=username).first()
    if account is None:
        raise NotFound(f"没有叫“{username}”的账号", hint="请核对用户名")
    return account


@reads(budget=1)
def account_of(*, mandate_id: int) -> Account | None:
    """任职者的账号 · The account of the person who holds a mandate, or None."""
    return Account.objects.filter(person__mandates=mandate_id).first()


@reads(budget=1)
def members_of(*, body: Body, day: date, roles: tuple[Role, ...] = ()) -> tuple[MandateLine, ...]:
    """主体的人员 · The people with mandates in a body on a day, in the order of enrolment."""
    found = Mandate.objects.in_force_on(day).filter(body=body)
    if roles:
        found = found.with_role(*roles)
    return tuple(_line(item) for item in found.select_related("person", "body").order_by("id"))


@dataclass(frozen=True)
class Composition:
    """组成 · Members of a representatives' meeting: all, representatives, women representatives."""

    members: int
    representatives: int
    women_representatives: int


@reads(budget=1)
def meeting_roll(*, community: Body, day: date) -> tuple[MandateLine, ...]:
    """代表会议名册 · Committee members and representatives with a mandate on the day.

    Who holds two mandates in the community stands once, as committee member.
    """
    found = (
        Mandate.objects.in_force_on(day)
        .filter(body=community, role__in=MEETING_ROLES)
        .select_related("person", "body")
        .order_by("id")
    )
    once: dict[int, Mandate] = {}
    for mandate in found:
        held = once.get(mandate.person_id)
        if held is None or held.role == Role.REPRESENTATIVE:
            once[mandate.person_id] = mandate
    return tuple(_line(mandate) for mandate in once.values())


def composition(roll: tuple[MandateLine, ...]) -> Composition:
    """名册的组成 · Counts of a roll, for the statutory shares."""
    representatives = [line for line in roll if line.role == Role.REPRESENTATIVE]
    return Composition(
        members=len(roll),
        representatives=len(representatives),
        women_representatives=sum(line.sex == Sex.FEMALE for line in representatives),
    )
