"""表里的毛病:在哪一张表、哪一行、哪一列,怎么改。Faults of a sheet, each with its place and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hudong.ground.kernel.refusals import Invalid

# 一次最多说这么多处,再多的只说还有多少。
MOST_TOLD: Final = 200
_LETTERS: Final = 26


@dataclass(frozen=True, order=True)
class Place:
    """位置 · A cell: sheet (empty where the book has one), row (from 1), column (from 1; 0: none)."""

    sheet: str
    row: int
    column: int = 0
    name: str = ""

    @property
    def words(self) -> str:
        """第 7 行 D 列“单价” · As a clerk finds it in the sheet."""
        words = f"工作表“{self.sheet}”" if self.sheet else ""
        words += f"第 {self.row} 行" if self.row else ""
        if self.column:
            words += f" {letters(self.column)} 列"
        return f"{words}“{self.name}”" if self.name else words


@dataclass(frozen=True, order=True)
class Fault:
    """毛病 · What is wrong at a place, and what to do."""

    place: Place
    message: str
    hint: str

    @property
    def words(self) -> str:
        """一句话 · Place, what is wrong, what to do."""
        where = f"{self.place.words}：" if self.place.words else ""
        return f"{where}{self.message}。{self.hint}" if self.hint else f"{where}{self.message}"


class Faulty(Invalid):
    """表填错了 · A sheet that is not taken: every fault at once, nothing was kept."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        first = self.faults[0]
        if len(self.faults) == 1:
            super().__init__(first.message, where=first.place.words, hint=first.hint)
            return
        super().__init__(
            f"{first.message}，一共 {len(self.faults)} 处要改",
            where=first.place.words,
            hint="改好以后整份重新上传，一行都没有收下",
            fields={one.place.words: one.words for one in self.faults[:MOST_TOLD]},
        )


def letters(column: int) -> str:
    """列的字母 · 1 is A, 27 is AA."""
    words = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        words = chr(ord("A") + rest) + words
    return words


def column_of(name: str) -> int:
    """字母是第几列 · A is 1, AA is 27."""
    number = 0
    for char in name:
        number = number * _LETTERS + ord(char) - ord("A") + 1
    return number


def rows_words(rows: Sequence[int]) -> str:
    """哪几行 · 第 3、5–7 行; at most a dozen stretches, then how many in all."""
    stretches: list[list[int]] = []
    for row in sorted(set(rows)):
        if stretches and row == stretches[-1][1] + 1:
            stretches[-1][1] = row
        else:
            stretches.append([row, row])
    told = [f"{one}" if one == two else f"{one}–{two}" for one, two in stretches[:12]]
    more = f"等共 {len(set(rows))} 行" if len(stretches) > 12 else " 行"
    return f"第 {'、'.join(told)}{more}"
