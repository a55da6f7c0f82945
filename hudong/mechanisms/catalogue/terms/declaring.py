"""申报的词汇:部门怎样答复;表里的和已经报的差在哪里。Answers of departments; what a sheet would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from hudong.ground.record.canonical import digest
from hudong.mechanisms.catalogue.terms.lists import Scope
from hudong.mechanisms.catalogue.terms.reviews import DeclarationLine


class Answer(StrEnum):
    """答复 · What an invited department has answered; no answer is silence."""

    DECLARED = "declared"
    NOTHING = "none"

    @property
    def words(self) -> str:
        """The Chinese label."""
        return {"declared": "已申报", "none": "没有申报的事项"}[self.value]


# 比一比、更正时看的几栏,和它们叫什么。
FIELD_WORDS: Final = {
    "title": "事项名称",
    "claimed_basis": "主张的依据",
    "standard": "协助标准",
    "scope": "适用范围",
    "unit": "计费单位",
    "unit_price_fen": "经费标准",
    "quantity": "年计划量",
}


@dataclass(frozen=True)
class Declared:
    """已经报的一项 · A declaration as it stands: its key, its number, and its line."""

    declaration_id: int
    number: int
    line: DeclarationLine


@dataclass(frozen=True)
class LineChange:
    """改了的一项 · A declared task and what the sheet says of it instead."""

    before: Declared
    after: DeclarationLine

    @property
    def differing(self) -> tuple[str, ...]:
        """哪几栏不同 · Names of the fields in which the two differ."""
        return differing(self.before.line, self.after)


@dataclass(frozen=True)
class SheetChanges:
    """这张表要改什么 · What declaring the sheet would add, change and take back; ``same`` stay."""

    added: tuple[DeclarationLine, ...]
    changed: tuple[LineChange, ...]
    removed: tuple[Declared, ...]
    same: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    @property
    def digest(self) -> str:
        """核对码 · What the clerk saw before confirming; the act refuses where it is no longer so."""
        return digest(
            [
                [_values(line) for line in self.added],
                [[one.before.number, _values(one.after)] for one in self.changed],
                [one.number for one in self.removed],
            ]
        )


def differing(one: DeclarationLine, other: DeclarationLine) -> tuple[str, ...]:
    """哪几栏不同 · Of two lines, rows of sheets apart."""
    return tuple(name for name in FIELD_WORDS if getattr(one, name) != getattr(other, name))


def tidy(line: DeclarationLine) -> DeclarationLine:
    """去头尾空格 · The line as it is kept."""
    return replace(
        line,
        title=line.title.strip(),
        claimed_basis=line.claimed_basis.strip(),
        standard=line.standard.strip(),
        unit=line.unit.strip(),
        scope=Scope(line.scope),
    )


def sheet_changes(
    declared: Sequence[Declared], lines: Iterable[DeclarationLine], *, is_whole: bool
) -> SheetChanges:
    """比一比 · Lines against what is declared, by title; the n-th of one title with the n-th.

    ``is_whole``: whatever is not in the sheet is taken back. Else it stays.
    """
    waiting: dict[str, list[Declared]] = {}
    for item in declared:
        waiting.setdefault(item.line.title, []).append(item)
    added, changed, same = [], [], 0
    for line in lines:
        known = waiting.get(line.title)
        if not known:
            added.append(line)
            continue
        before = known.pop(0)
        if differing(before.line, line):
            changed.append(LineChange(before, line))
        else:
            same += 1
    left = sorted((one for held in waiting.values() for one in held), key=lambda one: one.number)
    kept = 0 if is_whole else len(left)
    return SheetChanges(tuple(added), tuple(changed), tuple(left) if is_whole else (), same + kept)


def _values(line: DeclarationLine) -> list[Any]:
    return [getattr(line, name) for name in FIELD_WORDS]
