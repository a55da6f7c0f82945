"""法名写错了:最像的几个名称。A title that no instrument has: the nearest ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from hudong.ground.law.library import Library
from hudong.ground.law.library.names import usual_title

MOST: Final = 3

# 名称的相似度(百分比)到这个数才提;省略说法(反诈法)按字的先后认,不看这个数。
NEAR: Final = 60


def nearest_titles(library: Library, name: str) -> tuple[str, ...]:
    """相近的名称 · At most three titles of the library that ``name`` may mean, the likeliest first.

    Short forms come first: every character of the name stands in the title in the same order.
    """
    wanted = usual_title(name)
    if not wanted:
        return ()
    ranked = [
        ((not short, length if short else -score, title), title)
        for title in library.instrument_titles()
        for short, score, length in (
            (_shortens(wanted, title), _likeness(wanted, title), len(title)),
        )
        if short or score >= NEAR
    ]
    return tuple(title for _, title in sorted(ranked)[:MOST])


def _likeness(wanted: str, title: str) -> float:
    """开头两个字和结尾相同的(村民自治法、村民委员会组织法),至少提一提。"""
    alike = wanted[:2] == title[:2] and wanted[-1] == title[-1]
    return max(fuzz.ratio(wanted, title), NEAR if alike else 0)


def _shortens(short: str, whole: str) -> bool:
    left = iter(whole)
    return len(short) > 2 and short[0] == whole[0] and _in_order(short, left)


def _in_order(wanted: Iterable[str], left: Iterable[str]) -> bool:
    return all(char in left for char in wanted)
