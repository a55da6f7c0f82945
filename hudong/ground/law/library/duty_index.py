"""职责目录:建库时找好,随库存着。Duties found when the library is built and kept in it.

One row per article and kind, the main kind first; texts that only repeat an article's number are
left out, as a citation never means them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from hudong.ground.law import departments, duties
from hudong.ground.law.departments import lead_department
from hudong.ground.law.duties import duty_kinds
from hudong.ground.law.library.names import usual_title
from hudong.ground.law.terms import DutyKind, DutyLine

READERS: Final = (Path(duties.__file__), duties.RULES, Path(departments.__file__))
"""Files of the rules: the library is built anew when one of them changes."""

Rows = Callable[[str, Sequence[object]], list[Any]]

_ON: Final = """
    SELECT a.id, v.title, v.adopted, a.label, a.no, a.sub, d.kind, d.sentence, d.department
    FROM duty d JOIN article a ON a.id = d.article_id JOIN version v ON v.id = a.version_id
    WHERE v.in_force_from <= ? AND (v.in_force_to IS NULL OR v.in_force_to >= ?) {restriction}
    ORDER BY d.article_id, d.rank
"""
_WORD: Final = """
    AND (instr(v.title || a.label || a.paragraphs, ?) OR v.title = ?)
"""


def index(database: sqlite3.Connection, articles: Iterable[tuple[int, Sequence[str]]]) -> None:
    """写目录 · Stores the duties of articles, each given by its id and paragraphs."""
    database.executemany(
        "INSERT INTO duty VALUES (?, ?, ?, ?, ?)",
        (row for id_, paragraphs in articles for row in _found(id_, paragraphs)),
    )


def _found(article: int, paragraphs: Sequence[str]) -> Iterator[tuple[int, int, str, str, str]]:
    for rank, duty in enumerate(duty_kinds(paragraphs)):
        asks = duty.kind is not DutyKind.NONE
        department = lead_department(paragraphs, duty.sentence) if asks else ""
        yield article, rank, duty.kind.value, duty.sentence, department


def find(
    rows: Rows, on: date, kinds: Collection[DutyKind] | None, words: str
) -> tuple[DutyLine, ...]:
    """查目录 · Lines of the articles in force on ``on``, in the library's order; see ``Library``."""
    values: list[object] = [on.isoformat(), on.isoformat()]
    asked = words.split()
    for word in asked:
        values += [word, usual_title(word)]
    found = rows(_ON.format(restriction=_WORD * len(asked)), values)
    lines = (_line(list(together), kinds) for _, together in groupby(found, lambda row: row[0]))
    return tuple(line for line in lines if line is not None)


def _line(rows: Sequence[Any], kinds: Collection[DutyKind] | None) -> DutyLine | None:
    """One article; its sentence and department are those of the first kind that was asked for."""
    had = tuple(DutyKind(row[6]) for row in rows)
    place = next((p for p, kind in enumerate(had) if kinds is None or kind in kinds), None)
    if place is None:
        return None
    _, title, adopted, label, no, sub, _, sentence, department = rows[place]
    return DutyLine(
        instrument=title,
        adopted=date.fromisoformat(adopted) if adopted else None,
        article=label,
        no=no,
        sub=sub,
        kinds=had,
        sentence=sentence,
        department=department,
    )
