"""会前试算:这样的会,到这些人、有这些票,算不算数。What the rules say of a meeting that is only planned.

No meeting need exist: whoever prepares one, or doubts one, asks by its name in the law.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from hudong.ground.law.meetings import ValidityAnswer, certificate
from hudong.ground.law.rules.book import at
from hudong.ground.law.terms import LawError, MeetingRule, Sitting

# 口头的简称 → 法律上的名称。
SHORT_NAMES: Final = {"成员大会": "农村集体经济组织成员大会"}


# 代表也是人:按人数代表会议,不算说错。
_SAME: Final = {Sitting.REPRESENTATIVES: (Sitting.PERSONS,)}


class SittingUnclear(LawError):
    """没有说怎样计人 · The law knows the meeting in several ways, or not in the one given."""

    code = "sitting_unclear"


def meeting_rule(
    name: str, *, on: date, sitting: Sitting | None = None, place: str = ""
) -> tuple[Sitting, MeetingRule]:
    """会议的规则 · The one rule for a meeting of that name, and what its members are counted in.

    ``sitting`` must be given where the law of the day has more than one way; SittingUnclear where
    it is missing or not one of them. Raises RuleMissing where the day has no such rule.
    """
    found = dict(at(on, place).meetings_named(SHORT_NAMES.get(name, name)))
    if len(found) == 1 and sitting in (None, *_SAME.get(next(iter(found)), ())):
        return next(iter(found.items()))
    if sitting is None or sitting not in found:
        ways = "、".join(one.words for one in found)
        what = "要说明怎样计人" if sitting is None else f"不能{sitting.words}"
        raise SittingUnclear(
            f"{name}{what}", where=name, hint=f"当日的法律规定可以{ways}，请选一种"
        )
    return sitting, found[sitting]


def try_out(
    name: str,
    *,
    on: date,
    members: int,
    present: int,
    for_: int = 0,
    against: int = 0,
    abstain: int = 0,
    sitting: Sitting | None = None,
    place: str = "",
) -> ValidityAnswer:
    """试算 · Quorum and majority of such a meeting and vote, with the arithmetic in words.

    Besides what ``meeting_rule`` raises: WrongCount for counts that no meeting can have.
    """
    counted, rule = meeting_rule(name, on=on, sitting=sitting, place=place)
    return certificate(rule, members, present, for_, against, abstain, unit=counted.unit)
