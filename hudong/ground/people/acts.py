"""人的行为:建县、登记主体和人员、开户册、开账号、定地方规定。Acts of the people room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.fact import Personal
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.facts import (
    AccountClosed,
    AccountOpened,
    BodiesEnrolled,
    CountyFounded,
    DivisionsImported,
    HouseholdsEnrolled,
    LocalRuleSet,
    MandateEnded,
    MembersEnrolled,
    PasswordChanged,
)
from hudong.ground.people.models import (
    Account,
    Body,
    County,
    Division,
    Household,
    LocalRule,
    Mandate,
    Person,
)
from hudong.ground.people.permits import by_importer, by_setup, is_account_holder, is_office
from hudong.ground.people.terms import (
    COMMUNITY_KINDS,
    BodyLine,
    DivisionLine,
    HouseholdLine,
    MemberLine,
)
from hudong.ground.record.canonical import digest

BATCH = 500


@act("people.found_county", title="建立县级站点", permit=by_setup, basis="county.setup")
def found_county(
    *, at: Moment, code: str, name: str, office_name: str, phone: str = "", is_demo: bool = False
) -> CountyFounded:
    """建立县级站点 · Sets up the one county of this database; a second one is refused."""
    if County.objects.exists():
        raise Conflict("这个库已经有一个县", hint="每个县用自己的库，请换一个 HUDONG_HOME")
    county = County.objects.create(
        code=code,
        name=name,
        office_name=office_name,
        phone=phone,
        is_demo=is_demo,
        founded_on=at.day,
    )
    return CountyFounded(
        county_id=county.pk, code=code, name=name, office_name=office_name, is_demo=is_demo
    )


@act(
    "people.import_divisions",
    title="导入区划",
    on="county",
    permit=by_setup | by_importer,
    basis="people.enrol",
)
def import_divisions(
    *, county: County, edition: str, lines: Sequence[DivisionLine]
) -> DivisionsImported:
    """导入区划 · Imports the divisions of the county; a repeated code is refused with its rows."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if line.code in seen:
            raise Invalid(
                f"区划代码 {line.code} 重复",
                where=f"第 {seen[line.code]} 行和第 {number} 行",
                hint="请在文件里只留一行",
            )
        seen[line.code] = number
    Division.objects.bulk_create(
        [
            Division(
                edition=edition,
                code=line.code,
                name=line.name,
                parent_code=line.parent,
                level=line.level,
            )
            for line in lines
        ],
        batch_size=BATCH,
    )
    content = [[line.code, line.name, line.parent, line.level] for line in lines]
    return DivisionsImported(
        county_id=county.pk, edition=edition, count=len(lines), digest=digest(content)
    )


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


@act(
    "people.open_account",
    title="开通账号",
    on="person",
    permit=by_setup | is_office,
    basis="people.enrol",
)
def open_account(*, person: Person, username: str, password: str | None = None) -> AccountOpened:
    """开通账号 · Opens an account. Without a password it can only be entered in a demonstration."""
    if Account.objects.filter(username=username).exists():
        raise Conflict(f"用户名“{username}”已经有人用", where="username", hint="请换一个用户名")
    account = Account(username=username, person=person)
    _set_password(account, password)
    account.save()
    return AccountOpened(account_id=account.pk, person_id=person.pk, username=Personal(username))


# 框架自己的话没有译全,按它的代码说中文。
_PASSWORD_WORDS = {
    "password_too_short": "密码太短，至少十位",
    "password_too_common": "这个密码太常见，容易被猜到",
    "password_entirely_numeric": "密码不能全是数字",
    "password_too_similar": "密码和用户名太像",
}


def _set_password(account: Account, password: str | None) -> None:
    if password is None:
        account.set_unusable_password()
        return
    try:
        password_validation.validate_password(password, account)
    except ValidationError as error:
        words = "；".join(_PASSWORD_WORDS.get(each.code, each.code) for each in error.error_list)
        raise Invalid(f"密码不合要求：{words}", fields={"password": words}) from error
    account.set_password(password)


@act(
    "people.change_password",
    title="更改密码",
    on="account",
    permit=is_account_holder,
    basis="people.enrol",
)
def change_password(*, account: Account, old: str, new: str) -> PasswordChanged:
    """更改密码 · The holder changes the password; the old one must be right."""
    if not account.check_password(old):
        raise Invalid("原密码不对", fields={"old": "原密码不对，请再输一次"})
    _set_password(account, new)
    account.save()
    return PasswordChanged(account_id=account.pk)


@act(
    "people.close_account",
    title="停用账号",
    on="account",
    permit=is_office | by_setup,
    basis="people.enrol",
)
def close_account(*, account: Account, reason: str) -> AccountClosed:
    """停用账号 · The account can no longer sign in; the person and the mandates stay."""
    account.is_active = False
    account.save()
    return AccountClosed(account_id=account.pk, reason=reason)


@act(
    "people.set_local_rule",
    title="确定地方规定",
    on="county",
    permit=is_office | by_setup,
    basis="people.local_rule",
)
def set_local_rule(
    *, at: Moment, county: County, rule: str, title: str, value: int, from_on: date
) -> LocalRuleSet:
    """确定地方规定 · Sets one of the county's own values from a day on; earlier days keep theirs.

    Raises Invalid where it would change what has been in force on days that are over.
    """
    if value < 1:
        raise Invalid("数值要在 1 以上", fields={"value": "请写 1 以上的整数"})
    if from_on < at.day and LocalRule.objects.filter(key=rule).exists():
        raise Invalid(
            "不能改写已经过去的日子的规定", fields={"from_on": f"请写 {at.day} 或者以后的日子"}
        )
    made = LocalRule.objects.create(key=rule, title=title, value=value, from_on=from_on)
    return LocalRuleSet(local_rule_id=made.pk, key=rule, title=title, value=value, from_on=from_on)
