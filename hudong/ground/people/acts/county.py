"""本县:建站、区划、自己定的数。The county itself: its founding, its divisions, its own values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import SETUP, Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.facts import (
    ContactSet,
    CountyFounded,
    DivisionsImported,
    LocalRulesConfirmed,
    LocalRuleSet,
)
from hudong.ground.people.models import (
    County,
    Division,
    LocalRule,
)
from hudong.ground.people.permits import by_importer, by_setup, is_office
from hudong.ground.people.terms import (
    DivisionLine,
)
from hudong.ground.record.canonical import digest

BATCH = 500
_PHONE = re.compile(r"[0-9][0-9 \-－—()（）转、]{4,38}[0-9]")


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
    "people.set_local_rule",
    title="确定地方规定",
    on="county",
    permit=is_office | by_setup,
    basis="people.local_rule",
)
def set_local_rule(
    *,
    actor: Standing,
    at: Moment,
    county: County,
    rule: str,
    title: str,
    value: int,
    from_on: date,
    is_proposed: bool = False,
) -> LocalRuleSet:
    """确定地方规定 · Sets one of the county's own values from a day on; earlier days keep theirs.

    ``is_proposed``: set-up begins with this value, and the office has still to confirm it; what was
    proposed for the same day gives way. Raises Invalid where it would change what has
    been in force on days that are over.
    """
    if value < 1:
        raise Invalid("数值要在 1 以上", fields={"value": "请写 1 以上的整数"})
    if from_on < at.day and LocalRule.objects.filter(key=rule).exists():
        raise Invalid(
            "不能改写已经过去的日子的规定", fields={"from_on": f"请写 {at.day} 或者以后的日子"}
        )
    is_proposed = is_proposed and actor.kind == SETUP.kind
    proposed = LocalRule.objects.filter(key=rule, from_on=from_on, is_proposed=True)
    made = None if is_proposed else proposed.first()
    if made is None:
        made = LocalRule(key=rule, from_on=from_on)
    made.title, made.value, made.is_proposed = title, value, is_proposed
    made.save()
    return LocalRuleSet(local_rule_id=made.pk, key=rule, title=title, value=value, from_on=from_on)


@act(
    "people.confirm_local_rules",
    title="核对地方规定",
    on="county",
    permit=is_office,
    basis="people.local_rule",
)
def confirm_local_rules(*, county: County) -> LocalRulesConfirmed:
    """核对地方规定 · The values that set-up began with are the county's own from now on.

    Raises Conflict where nothing waits to be confirmed.
    """
    waiting = list(LocalRule.objects.filter(is_proposed=True).order_by("key", "from_on"))
    if not waiting:
        raise Conflict("地方规定都核对过了", hint="要改哪一条，请办“确定地方规定”")
    for rule in waiting:
        rule.is_proposed = False
    LocalRule.objects.bulk_update(waiting, ["is_proposed"])
    return LocalRulesConfirmed(
        county_id=county.pk, values={rule.key: rule.value for rule in waiting}
    )


@act(
    "people.set_contact",
    title="公布联系方式",
    on="county",
    permit=is_office | by_setup,
    basis="people.contact",
)
def set_contact(
    *,
    county: County,
    phone: str,
    phone_hours: str = "",
    site_code: str = "",
    record_code: str = "",
) -> ContactSet:
    """公布联系方式 · How to reach the office, and the marks of the site; the foot of every page shows them."""
    if not _PHONE.fullmatch(phone):
        raise Invalid(
            "电话写得不对",
            where="“电话”",
            fields={"phone": "请写区号和号码，例如 0512-12345678；几个号码用顿号隔开"},
        )
    longest = {"phone_hours": phone_hours, "site_code": site_code, "record_code": record_code}
    for column, text in longest.items():
        most = County._meta.get_field(column).max_length
        if len(text) > most:
            raise Invalid("写得太长", fields={column: f"最多 {most} 字，现在是 {len(text)} 字"})
    county.phone, county.phone_hours = phone, phone_hours
    county.site_code, county.record_code = site_code, record_code
    county.save()
    return ContactSet(
        county_id=county.pk,
        phone=phone,
        phone_hours=phone_hours,
        site_code=site_code,
        record_code=record_code,
    )
