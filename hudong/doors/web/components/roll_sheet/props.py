"""名册表 · All members of a meeting on one page: who has come, or what each one said."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class RollColumn:
    """一栏 · The value that is sent and its words (赞成)."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class RollRow:
    """一人 · Number on the roll, name, office; ``field`` is the name that is sent.

    ``chosen`` is the value already marked; ``fixed`` says in words why nothing can be marked
    (没有签到, 已经投票) and takes the place of the boxes; ``value`` is sent instead of the
    column's where several people share one ``field``.
    """

    number: int
    name: str
    office: str
    field: str
    chosen: str = ""
    fixed: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class RollSheet(Component):
    """名册表 · ``head`` names the first column; ``is_single`` allows one mark in each row."""

    caption: str
    head: str
    columns: tuple[RollColumn, ...]
    rows: tuple[RollRow, ...]
    is_single: bool = True
