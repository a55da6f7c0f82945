"""版本:一部法规的哪个文本在哪天有效。Which text of an instrument is in force on which days; pure.

*From* is the override table, else the day given when the text was imported, else the day that the
text itself names if that is not before the adoption (an amended text keeps its first date), else
the adoption, marked 推定. *To* is the day
before the next version or before a repeal by name. A version that no text dates is kept and listed,
never judged by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from hudong.ground.law.terms import (
    AmbiguousVersion,
    InForceSource,
    NoVersionOnDay,
    Version,
)

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Override:
    """校正 · The day of force that another text (the amending decision) gives to a version."""

    title: str
    adopted: date
    in_force_from: date
    source: str


class Doubt(StrEnum):
    """待核 · Why a link between two instruments is not certain; a person has to look."""

    PART = "只废止其中一部分"
    SUSPENDED = "写的是停止执行，没有写废止"
    UNMARKED = "没有写书名号，名称待核"
    FORMER = "按旧称认出，名称待核"
    NEAR = "名称相近，可能已由它替代"


@dataclass(frozen=True)
class Repeal:
    """废止 · One instrument ends another by name: ``title`` is not in force from ``on`` onward.

    ``article`` is the label of the article of ``by`` that says so, empty for a decision. With a
    ``doubt`` it is a link for people to check and ends nothing.
    """

    title: str
    by: str
    article: str
    on: date
    doubt: Doubt | None = None


Overrides = Mapping[tuple[str, date], Override]


def in_force_from(
    title: str,
    adopted: date | None,
    clause: date | None,
    overrides: Overrides,
    stated: date | None = None,
) -> tuple[date | None, InForceSource]:
    """施行日 · First day of force of a version and where that day comes from.

    ``stated`` is the day that whoever imported the text gave with it.
    """
    if adopted is not None and (title, adopted) in overrides:
        return overrides[title, adopted].in_force_from, InForceSource.OVERRIDE
    if stated is not None:
        return stated, InForceSource.STATED
    if clause is not None and (adopted is None or clause >= adopted):
        return clause, InForceSource.CLAUSE
    if adopted is not None:
        return adopted, InForceSource.ADOPTION
    return None, InForceSource.NONE


def close_versions(
    versions: Sequence[Version], repeals: Sequence[Repeal] = ()
) -> tuple[Version, ...]:
    """定终止日 · Give every version of one instrument its last day of force.

    A version ends the day before a later-adopted one starts. Two texts adopted on one day stay
    side by side: asking for a day of theirs is ambiguous until the override table tells them apart.
    Repeals end only what was in force before them, so that a name used again later lives on.
    """
    closed = (_close(version, versions, repeals) for version in versions)
    return tuple(sorted(closed, key=age))


def _close(version: Version, together: Sequence[Version], repeals: Sequence[Repeal]) -> Version:
    start = version.in_force_from
    if start is None:
        return version
    ends = [(v.in_force_from, "") for v in together if v.in_force_from and _follows(v, version)]
    ends += [(each.on, each.by) for each in repeals if each.doubt is None and start < each.on]
    if not ends:
        return version
    end, by = min(ends)
    return replace(version, in_force_to=end - ONE_DAY, repealed_by=by)


def _follows(later: Version, earlier: Version) -> bool:
    """True if ``later`` takes the place of ``earlier``; both have a first day of force."""
    assert later.in_force_from is not None
    assert earlier.in_force_from is not None
    if later.in_force_from != earlier.in_force_from:
        return later.in_force_from > earlier.in_force_from
    return (later.adopted or date.min) > (earlier.adopted or date.min)


def age(version: Version) -> tuple[date, date, int]:
    """先后 · Sort key: the undated first, then by first day of force, then by adoption."""
    return (version.in_force_from or date.min, version.adopted or date.min, version.id)


def pick_version(title: str, versions: Sequence[Version], day: date) -> Version:
    """当日版本 · The one version of ``versions`` in force on ``day``.

    Raises NoVersionOnDay (the library holds none: never that none existed) and AmbiguousVersion.
    """
    covering = [version for version in versions if version.covers(day)]
    if len(covering) == 1:
        return covering[0]
    if covering:
        adopted = "、".join(str(v.adopted or "日期不明") for v in covering)
        raise AmbiguousVersion(
            f"《{title}》在{_words(day)}有 {len(covering)} 个版本同时有效（通过日：{adopted}）",
            where=title,
            hint="请核对语料，在施行日校正表中写明各版本的施行日",
        )
    raise NoVersionOnDay(
        f"库中无《{title}》当日（{_words(day)}）的版本", where=title, hint=_why_none(versions, day)
    )


def _why_none(versions: Sequence[Version], day: date) -> str:
    dated = [v for v in versions if v.in_force_from is not None]
    if not dated:
        return "库中的文本没有日期，不能据以判断；请导入有日期的文本"
    first = min(v.in_force_from for v in dated if v.in_force_from)
    if day < first:
        return f"库中最早的版本自{_words(first)}起施行；更早的文本不在库中，不等于当时没有这部法规"
    last = dated[-1]
    if last.repealed_by and last.in_force_to is not None and day > last.in_force_to:
        return f"自{_words(last.in_force_to + ONE_DAY)}起已由《{last.repealed_by}》废止"
    return "请核对这部法规的版本，或者导入缺少的版本"


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
