"""读回一版清单:本系统给出的表格、CSV、JSON,读回来一字不差。Reads an edition back from the files that it left in.

Reading changes nothing: what was read can only be compared with an edition, or handed to the
departments to declare (``hudong lists import``).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import python_calamine

from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets.faults import Fault, Faulty, Place
from hudong.mechanisms.catalogue.sheets.limits import WHOLE, mb
from hudong.mechanisms.catalogue.sheets.zipped import Package
from hudong.mechanisms.catalogue.terms import (
    COLUMNS,
    EDITION_COLUMNS,
    Catalogue,
    EditionContent,
    ListedLine,
    Malformed,
    content_from_plain,
    in_order,
    read,
    unguarded,
)

ABOUT: Final = "说明"
LIST: Final = "清单"
_FIELDS: Final = {column.words: column.field for column in COLUMNS}
_ABOUT: Final = {column.words: column.field for column in EDITION_COLUMNS}
_HINT: Final = "请用系统下载的文件，不要改动表头"


def read_edition(path: Path) -> EditionContent:
    """读回一版 · The content of an .xlsx, .csv or .json file; Invalid names every faulty cell."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise Invalid(
            f"读不了“{path.name}”：不认识这种文件", hint=f"可以读的有 {'、'.join(_READERS)}"
        )
    try:
        if path.stat().st_size > WHOLE.bytes:
            raise Invalid(f"“{path.name}”太大", hint=f"最多 {mb(WHOLE.bytes)}")
        return reader(path)
    except OSError as error:
        raise Invalid(f"读不了“{path.name}”：{error.strerror or error}") from error


def _from_json(path: Path) -> EditionContent:
    try:
        plain = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise Invalid(f"“{path.name}”不是 JSON 文件", hint="请用系统下载的文件") from error
    if not isinstance(plain, dict):
        raise Invalid(f"“{path.name}”里不是一版清单", hint="请用系统下载的文件")
    try:
        return content_from_plain(plain)
    except Malformed as error:
        raise Invalid(str(error), where=path.name, hint="请用系统下载的文件") from error


def _from_csv(path: Path) -> EditionContent:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # 表格软件另存的 CSV 常常是国标编码。
        text = raw.decode("gb18030", errors="replace")
    try:
        rows = [[unguarded(cell) for cell in row] for row in csv.reader(io.StringIO(text, ""))]
    except csv.Error as error:
        raise Invalid(f"“{path.name}”不是 CSV 文件：{error}") from error
    places = _places(rows[0] if rows else [], (*_ABOUT, LIST, *_FIELDS), path.name)
    reading = _Reading()
    heads = []
    for number, row in enumerate(rows[1:], start=2):
        values = {name: row[place] if place < len(row) else "" for name, place in places.items()}
        if not any(values.values()):
            continue
        heads.append((number, reading.about("", number, places, values)))
        if values[LIST]:
            kind = reading.cell(
                "catalogue", values[LIST], Place("", number, places[LIST] + 1, LIST)
            )
            reading.line("", number, places, values, kind)
    if not heads:
        raise Invalid(f"“{path.name}”里没有一行内容", hint="请用系统下载的文件")
    for number, head in heads[1:]:
        if head != heads[0][1]:
            reading.faults.append(
                Fault(Place("", number), "版次、文号这几栏与第一行不同", "一个文件只能是一版清单")
            )
    return reading.content(heads[0][1])


def _from_book(path: Path) -> EditionContent:
    with Package(path, WHOLE):
        pass
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (python_calamine.CalamineError, OSError) as error:
        raise Invalid(f"读不了“{path.name}”：{error}", hint="请用系统下载的文件") from error
    if ABOUT not in sheets:
        raise Invalid(f"没有“{ABOUT}”这张工作表", where=path.name, hint=_HINT)
    reading = _Reading()
    about = _about_of(sheets[ABOUT], reading)
    for kind in Catalogue:
        if kind.short_words in sheets:
            _read_list(sheets[kind.short_words], kind, reading)
    return reading.content(about)


def _about_of(rows: Sequence[Sequence[Any]], reading: _Reading) -> dict[str, Any]:
    told = {_text(row[0]): row[1] if len(row) > 1 else "" for row in rows if row}
    missing = [name for name in _ABOUT if name not in told]
    if missing:
        raise Invalid(f"“{ABOUT}”里没有{'、'.join(missing)}", hint=_HINT)
    return {
        field: reading.cell(field, _text(told[name]), Place(ABOUT, 0, 0, name))
        for name, field in _ABOUT.items()
    }


def _read_list(rows: Sequence[Sequence[Any]], kind: Catalogue, reading: _Reading) -> None:
    sheet, wanted = kind.short_words, "沿革号"
    head = next((place for place, row in enumerate(rows) if wanted in map(_text, row)), None)
    if head is None:
        raise Invalid(f"找不到表头：没有“{wanted}”这一栏", where=f"工作表“{sheet}”", hint=_HINT)
    places = _places([_text(cell) for cell in rows[head]], tuple(_FIELDS), f"工作表“{sheet}”")
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        values = {
            name: _text(row[place]) if place < len(row) else "" for name, place in places.items()
        }
        if any(values.values()):
            reading.line(sheet, number, places, values, kind)


class _Reading:
    """边读边记 · Lines read so far and every fault met, so that all are told at once."""

    def __init__(self) -> None:
        self.lines: list[ListedLine] = []
        self.faults: list[Fault] = []
        self._seen: dict[UUID, Place] = {}

    def cell(self, field: str, text: str, place: Place) -> Any:
        """一格 · Its value, or None with the fault noted."""
        try:
            return read(field, text)
        except ValueError as error:
            self.faults.append(Fault(place, str(error), "请照公布的清单改回来"))
            return None

    def about(
        self, sheet: str, number: int, places: Mapping[str, int], values: Mapping[str, str]
    ) -> dict[str, Any]:
        """版次的几格 · As they stand in every row of a flat file."""
        return {
            field: self.cell(field, values[name], Place(sheet, number, places[name] + 1, name))
            for name, field in _ABOUT.items()
        }

    def line(
        self,
        sheet: str,
        number: int,
        places: Mapping[str, int],
        values: Mapping[str, str],
        kind: Catalogue | None,
    ) -> None:
        """一行 · Kept where every cell of it says something."""
        before = len(self.faults)
        fields = {
            field: self.cell(field, values[name], Place(sheet, number, places[name] + 1, name))
            for name, field in _FIELDS.items()
        }
        if len(self.faults) > before or kind is None:
            return
        line = ListedLine(catalogue=kind, **fields)
        place = Place(sheet, number, places["沿革号"] + 1, "沿革号")
        if line.lineage in self._seen:
            self.faults.append(
                Fault(place, "沿革号与前面的一行相同", f"见{self._seen[line.lineage].words}")
            )
        self._seen[line.lineage] = place
        self.lines.append(line)

    def content(self, about: Mapping[str, Any]) -> EditionContent:
        """全部 · The content, or every fault."""
        if self.faults:
            raise Faulty(self.faults)
        return EditionContent(rows=in_order(self.lines), **about)


def _places(head: Sequence[str], wanted: Iterable[str], where: str) -> dict[str, int]:
    names = [name.strip() for name in head]
    missing = [name for name in wanted if name not in names]
    if missing:
        raise Invalid(f"表头缺少“{'”“'.join(missing)}”", where=where, hint=_HINT)
    return {name: names.index(name) for name in wanted}


def _text(value: Any) -> str:
    """格里写着什么 · The stored value as text; formulas are never run."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


_READERS: Final = {".xlsx": _from_book, ".csv": _from_csv, ".json": _from_json}
