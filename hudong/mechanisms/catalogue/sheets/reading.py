"""读申报表:逐列查对,错处一次说全,要么全收,要么不收。Reading the sheet: by column, all faults at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Any, Final

from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets.body import (
    DEFAULTS,
    Found,
    Reading,
    body_of,
    has_columns,
    kept_rows,
)
from hudong.mechanisms.catalogue.sheets.columns import column_of_sheet, departments_of, note_extras
from hudong.mechanisms.catalogue.sheets.faults import Faulty, rows_words
from hudong.mechanisms.catalogue.sheets.heading import (
    BASIS,
    COLUMNS,
    DEPARTMENT,
    PRICE,
    QUANTITY,
    SCOPE,
    STANDARD,
    TITLE,
    UNIT,
    Heading,
    best_heading,
)
from hudong.mechanisms.catalogue.sheets.limits import WHOLE, Limits
from hudong.mechanisms.catalogue.sheets.opening import open_book
from hudong.mechanisms.catalogue.sheets.raw import Book, RawSheet
from hudong.mechanisms.catalogue.terms import DeclarationLine

_FIELDS: Final = (TITLE, BASIS, STANDARD, SCOPE, UNIT, PRICE, QUANTITY)


@dataclass(frozen=True)
class Sheet:
    """申报表 · What a file declares, column by column, with what the reader should know.

    ``columns`` holds the values of all rows under the names of ``COLUMNS``; ``rows`` their row
    numbers; ``notes`` what was passed over or read in its own way; ``digest`` is the file's.
    """

    columns: dict[str, list[Any]]
    rows: list[int]
    notes: tuple[str, ...] = ()
    digest: str = ""

    @property
    def count(self) -> int:
        """几项 · How many tasks the sheet declares."""
        return len(self.rows)

    @property
    def lines(self) -> tuple[DeclarationLine, ...]:
        """全部的行 · Every line in the order of the rows."""
        held = (*(self.columns[name] for name in _FIELDS), self.rows)
        return tuple(map(DeclarationLine, *held))

    @property
    def departments(self) -> dict[str, tuple[DeclarationLine, ...]]:
        """各部门的行 · By department, in the order in which they first stand in the sheet."""
        found: dict[str, list[DeclarationLine]] = {}
        for name, line in zip(self.columns[DEPARTMENT], self.lines, strict=True):
            found.setdefault(name, []).append(line)
        return {name: tuple(lines) for name, lines in found.items()}


def read_sheet(path: Path, *, department: Sequence[str] = (), limits: Limits = WHOLE) -> Sheet:
    """读申报表 · Reads an .xlsx, .xls, .ods or .csv file, whatever it is called.

    ``department`` names one department (its full name first, then others that are it): a row that
    names none belongs to it, a row that names another is a fault. Raises Faulty with every fault by
    row and column, Invalid for a file that cannot be read.
    """
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    book = open_book(path, limits)
    found = Found()
    if book.hidden:
        found.notes.append(f"隐藏的工作表没有读：{'、'.join(book.hidden)}")
    headings = [(sheet, _heading(sheet)) for sheet in book.sheets]
    with_head = [(sheet, head) for sheet, head in headings if head is not None]
    _say_unread(book, headings, found)
    for sheet, head in with_head:
        named = sheet.name if len(with_head) > 1 else ""
        read_columns(Reading(sheet, head, named, tuple(department), found))
    if found.faults:
        raise Faulty(found.faults)
    if not with_head:
        raise _no_heading(book)
    _note_repeats(found)
    return Sheet(found.columns, found.rows, tuple(found.notes), digest)


def _heading(sheet: RawSheet) -> Heading | None:
    return best_heading(sheet.rows, sheet.extras.merged, sheet.extras.across)


def _no_heading(book: Book) -> Invalid:
    if not book.sheets:
        return Invalid("表里没有可见的内容", hint="请取消隐藏工作表，或者选填好的申报表")
    names = "”“".join((TITLE, BASIS))
    return Invalid(
        f"没有找到表头：表头缺少“{names}”这样的列名",
        where="前 30 行",
        hint="请用系统的申报模板填写，或者在数据上面加一行列名",
    )


def _say_unread(
    book: Book, headings: Sequence[tuple[RawSheet, Heading | None]], found: Found
) -> None:
    bare = [sheet.name for sheet, head in headings if head is None]
    if bare and len(bare) < len(book.sheets):
        found.notes.append(f"没有申报表头的工作表没有读：{'、'.join(bare)}")


def read_columns(reading: Reading) -> None:
    """读一张工作表 · Adds its rows, its faults and its notes to what was found."""
    if not has_columns(reading):
        return
    body = body_of(reading)
    kept = kept_rows(reading, body)
    rows = list(compress(range(reading.head.last + 1, len(reading.sheet.rows)), kept))
    read = {
        name: column_of_sheet(reading, name, list(compress(body[name], kept)), rows)
        for name in COLUMNS
        if name in body
    }
    read[DEPARTMENT] = departments_of(reading, read.get(DEPARTMENT), rows)
    for name in COLUMNS:
        values = read.get(name)
        reading.found.columns[name] += values or [DEFAULTS.get(name, "")] * len(rows)
    reading.found.rows += [row + 1 for row in rows]
    note_extras(reading, body, rows)


def _note_repeats(found: Found) -> None:
    """同一部门同一名称写了两次 · Perhaps meant, perhaps not: it is said."""
    for title, numbers in _repeated(found):
        found.notes.append(f"{rows_words(numbers)}的名称相同：“{title[:30]}”，会各算一项")


def _repeated(found: Found) -> Iterator[tuple[str, list[int]]]:
    titles = found.columns[TITLE]
    if len(set(titles)) == len(titles):
        return
    keys = zip(found.columns[DEPARTMENT], titles, strict=True)
    places: dict[tuple[str, str], list[int]] = {}
    for key, row in zip(keys, found.rows, strict=True):
        places.setdefault(key, []).append(row)
    for (_name, title), numbers in places.items():
        if len(numbers) > 1:
            yield title, numbers
