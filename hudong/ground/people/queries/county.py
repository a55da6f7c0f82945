"""本县的读法。How the county and its own values are read."""

from __future__ import annotations

from datetime import date

from hudong.ground.kernel.reads import reads
from hudong.ground.law.terms import RuleMissing
from hudong.ground.people.models import County, LocalRule


@reads(budget=1)
def county() -> County | None:
    """本县 · The county of this instance, or None before set-up."""
    return County.objects.first()


@reads(budget=1)
def local_value(*, key: str, day: date) -> int:
    """地方规定的数值 · The county's own value on a day; RuleMissing where none is set."""
    rule = LocalRule.objects.filter(key=key, from_on__lte=day).order_by("-from_on").first()
    if rule is None:
        raise RuleMissing(
            f"{day} 没有地方规定“{key}”", where=key, hint="请由县级办公室先确定这项地方规定"
        )
    return rule.value


@reads(budget=1)
def local_rules(*, day: date) -> tuple[LocalRule, ...]:
    """地方规定一览 · The value of every key in force on a day."""
    newest: dict[str, LocalRule] = {}
    for rule in LocalRule.objects.filter(from_on__lte=day).order_by("key", "from_on"):
        newest[rule.key] = rule
    return tuple(newest.values())
