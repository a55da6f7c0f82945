"""表头:在哪一行,哪一列是什么。The head row: where it stands below the titles, and which column is what."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

DEPARTMENT, TITLE, BASIS = "申报部门", "事项名称", "主张的依据"
STANDARD, SCOPE, UNIT = "协助标准", "适用范围", "计费单位"
PRICE, QUANTITY, NUMBER = "经费标准（元）", "年计划量", "序号"
COLUMNS: Final = (DEPARTMENT, TITLE, BASIS, STANDARD, SCOPE, UNIT, PRICE, QUANTITY)

_HIGHEST: Final = 30
_AT_LEAST: Final = 2
_BRACKETS: Final = re.compile(r"[(\[【〔{].*?[)\]】〕}]")
_BLANKS: Final = re.compile(r"[\s*＊:：、，,。._-]+")
# 表头里写着万元的,读出来要乘。
_FACTORS: Final = (("万元", 10_000), ("千元", 1_000), ("百元", 100))


@dataclass(frozen=True)
class Heading:
    """表头 · Its rows (from 0), the place of each column, how it is written, and what is not read."""

    first: int
    last: int
    places: dict[str, int]
    written: dict[str, str]
    unread: tuple[str, ...]
    factor: int = 1

    @property
    def missing(self) -> tuple[str, ...]:
        """缺哪几列 · Columns of the sheet that have no place."""
        return tuple(name for name in COLUMNS if name not in self.places)


def best_heading(
    rows: Sequence[Sequence[Any]],
    merged: Sequence[tuple[int, int, int]] = (),
    across: Sequence[tuple[int, int, int]] = (),
) -> Heading | None:
    """找表头 · Of the first rows the one that names most columns; None where none names a task.

    A head of two rows is read where cells of it are merged: the lower word, else the upper one.
    """
    found: Heading | None = None
    for place, row in enumerate(rows[:_HIGHEST]):
        joined = any(top == place and bottom == place + 1 for top, bottom, _column in merged)
        has_groups = any(one == place for one, _first, _last in across)
        if (joined or has_groups) and place + 1 < len(rows):
            two = _heading(place, _two_rows(row, rows[place + 1], place, across), place + 1)
            found = _better(found, two)
        found = _better(found, _heading(place, [[_words(cell)] for cell in row], place))
    return found


def _better(one: Heading | None, other: Heading | None) -> Heading | None:
    if one is None or other is None:
        return one or other
    return other if len(other.places) > len(one.places) else one


def _two_rows(
    upper: Sequence[Any], lower: Sequence[Any], place: int, across: Sequence[tuple[int, int, int]]
) -> list[list[str]]:
    tops = [_words(cell) for cell in upper]
    for row, first, last in across:
        if row == place:
            for column in range(first + 1, min(last + 1, len(tops))):
                tops[column] = tops[first]
    names = []
    for column in range(max(len(tops), len(lower))):
        top = tops[column] if column < len(tops) else ""
        below = _words(lower[column]) if column < len(lower) else ""
        names.append([f"{top}{below}", below, top] if below else [top])
    return names


def _heading(first: int, names: Sequence[Sequence[str]], last: int) -> Heading | None:
    places: dict[str, int] = {}
    written: dict[str, str] = {}
    unread: list[str] = []
    loose: list[tuple[int, str]] = []
    for column, candidates in enumerate(names):
        name, said = _known(candidates)
        if name is None:
            if candidates[-1]:
                unread.append(candidates[-1])
        elif said == "单位":
            loose.append((column, said))
        elif name not in places:
            places[name], written[name] = column, said
        else:
            unread.append(said)
    for column, said in loose:
        # “单位”两个意思:没有别的部门列就是部门,有了就是计费单位。
        name = UNIT if DEPARTMENT in places else DEPARTMENT
        if name not in places:
            places[name], written[name] = column, said
    if TITLE not in places or len(set(places) - {NUMBER}) < _AT_LEAST:
        return None
    factor = next((by for word, by in _FACTORS if word in written.get(PRICE, "")), 1)
    return Heading(first, last, places, written, tuple(unread), factor)


def _known(candidates: Sequence[str]) -> tuple[str | None, str]:
    for said in candidates:
        name = _names().get(_bare(said))
        if name is not None:
            return name, said
    return None, ""


def _words(cell: Any) -> str:
    return " ".join(str(cell if cell is not None else "").split())


def _bare(said: str) -> str:
    plain = unicodedata.normalize("NFKC", said).lower()
    return _BLANKS.sub("", _BRACKETS.sub("", plain))


@cache
def _names() -> dict[str, str]:
    read = tomllib.loads((files(__package__) / "headings.toml").read_text(encoding="utf-8"))
    return {_bare(word): name for name, words in read.items() for word in (name, *words)}
