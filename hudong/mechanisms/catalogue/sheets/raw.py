"""读出来的原样:一本里的几张工作表。What was read of a file as it stands: the sheets of a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Cell = tuple[int, int]
Rows = list[list[Any]]


@dataclass(frozen=True)
class Extras:
    """表里的别的 · What the values alone do not tell of a sheet; rows and columns are counted from 0.

    ``merged`` are stretches (first row, last row, column) that go down; ``across`` those that go
    right in one row (row, first column, last column).
    """

    formulas: frozenset[Cell] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int], ...] = ()
    across: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class RawSheet:
    """一张工作表 · Its name and its rows from the first on."""

    name: str
    rows: Rows
    extras: Extras = Extras()


@dataclass(frozen=True)
class Book:
    """一本 · The visible sheets with something in them, and the names of the hidden ones."""

    sheets: tuple[RawSheet, ...]
    hidden: tuple[str, ...] = ()


def stretches(ranges: list[tuple[Cell, Cell]]) -> Extras:
    """合并的格子 · Merged ranges as stretches down and across."""
    down, right = [], []
    for (top, left), (bottom, last) in ranges:
        if bottom > top:
            down.append((top, bottom, left))
        if last > left:
            right.append((top, left, last))
    return Extras(merged=tuple(down), across=tuple(right))
