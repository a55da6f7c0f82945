"""表里的行:哪些是数据,合并的怎么读。The rows of one sheet: which are data, and how merged cells are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from hudong.mechanisms.catalogue.sheets import cells
from hudong.mechanisms.catalogue.sheets.faults import Fault, Place, rows_words
from hudong.mechanisms.catalogue.sheets.heading import (
    BASIS,
    COLUMNS,
    DEPARTMENT,
    NUMBER,
    PRICE,
    QUANTITY,
    SCOPE,
    STANDARD,
    TITLE,
    UNIT,
    Heading,
)
from hudong.mechanisms.catalogue.sheets.raw import RawSheet
from hudong.mechanisms.catalogue.terms import Scope

EXAMPLE: Final = frozenset({"示例", "样例", "例", "例子", "填写示例", "示例行"})
_FOOTERS: Final = (
    "合计", "总计", "小计", "填表", "制表", "审核", "联系", "填报", "报送", "注：", "注:", "备注", "说明", "负责人",
)  # fmt: skip
DEFAULTS: Final = {STANDARD: "", SCOPE: Scope.BOTH, UNIT: "", PRICE: 0, QUANTITY: 0}


@dataclass
class Found:
    """收着的 · What has been read so far, of all sheets."""

    columns: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    rows: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass
class Reading:
    """正在读的一张 · A sheet, its head, the department it is read for, and what was found."""

    sheet: RawSheet
    head: Heading
    named: str
    department: tuple[str, ...]
    found: Found

    def place(self, row: int, name: str = "") -> Place:
        """位置 · Of a row (from 0) and a column by its name."""
        column = self.head.places.get(name)
        return Place(
            self.named,
            row + 1,
            0 if column is None else column + 1,
            self.head.written.get(name, name),
        )

    def fault(self, row: int, name: str, bad: cells.Bad) -> None:
        """记一处 · One fault."""
        self.found.faults.append(Fault(self.place(row, name), bad.message, bad.hint))

    def note(self, words: str) -> None:
        """说一句 · One note, with the sheet where there are several."""
        self.found.notes.append(f"工作表“{self.named}”{words}" if self.named else words)


def has_columns(reading: Reading) -> bool:
    """列齐不齐 · False (and a fault) where a needed column is missing; others are noted."""
    needed = (TITLE, BASIS) if reading.department else (DEPARTMENT, TITLE, BASIS)
    missing = [name for name in reading.head.missing if name in needed]
    if missing:
        where = Place(reading.named, reading.head.first + 1)
        told = f"表头缺少“{'”“'.join(missing)}”"
        reading.found.faults.append(Fault(where, told, "请用系统的申报模板填写"))
        return False
    optional = [name for name in reading.head.missing if name in DEFAULTS]
    if optional:
        reading.note(f"没有“{'”“'.join(optional)}”列，都当作没有填")
    if reading.head.unread:
        reading.note(f"这些列没有读：{'、'.join(reading.head.unread)}")
    return True


def body_of(reading: Reading) -> dict[str, list[Any]]:
    """数据的几列 · Values below the head by column, merged cells stretched over their rows."""
    rows = reading.sheet.rows[reading.head.last + 1 :]
    body = {}
    for name, column in reading.head.places.items():
        try:
            body[name] = [row[column] for row in rows]
        except IndexError:
            body[name] = [row[column] if column < len(row) else "" for row in rows]
    _stretch(reading, body)
    return body


def _stretch(reading: Reading, body: dict[str, list[Any]]) -> None:
    start = reading.head.last + 1
    by_column = {column: name for name, column in reading.head.places.items()}
    down = [one for one in reading.sheet.extras.merged if one[2] in by_column and one[0] >= start]
    size = len(next(iter(body.values())))
    own: dict[int, bool] = {}
    doubtful = []
    for top, bottom, _column in down:
        for row in range(top + 1, min(bottom + 1, start + size)):
            own.setdefault(row, any(is_filled(values[row - start]) for values in body.values()))
    for top, bottom, column in down:
        name = by_column[column]
        value = body[name][top - start]
        spread = [row for row in range(top + 1, min(bottom + 1, start + size)) if own[row]]
        for row in spread:
            body[name][row - start] = value
        if spread and name in (PRICE, QUANTITY) and is_filled(value):
            doubtful.append((name, [top + 1, *(row + 1 for row in spread)]))
    for name, numbers in doubtful:
        value = cells.text(body[name][numbers[0] - 1 - start])
        reading.note(f"{rows_words(numbers)}合并了“{name}”，每行都按 {value} 读，请核对")


def is_filled(value: Any) -> bool:
    """有没有写 · True for anything but nothing and spaces."""
    return value not in ("", None) and (value.__class__ is not str or bool(value.strip()))


def kept_rows(reading: Reading, body: dict[str, list[Any]]) -> list[bool]:
    """哪些行是数据 · False for blank rows, examples and what stands below the table."""
    start = reading.head.last + 1
    titles = body[TITLE]
    kept = [True] * len(titles)
    for place in _places(titles, _blank):
        kept[place] = _is_faulty(reading, body, place, start + place)
    examples = _places(_marks(reading, body), _example)
    for place in examples:
        kept[place] = False
    if examples:
        numbers = [start + place + 1 for place in examples]
        reading.note(f"{rows_words(numbers)}标着“示例”，没有读")
    return kept


def _places(values: list[Any], meant: Callable[[set[Any]], set[Any]]) -> list[int]:
    """在哪几行 · Places of the values that are meant; equal values are asked about once."""
    found = meant(set(values))
    return [place for place, value in enumerate(values) if value in found] if found else []


def _blank(values: set[Any]) -> set[Any]:
    words = {value for value in values if value.__class__ is str}
    return ({"", None} & values) | set(filter(str.isspace, words))


def _example(values: set[Any]) -> set[Any]:
    return {value for value in values if value.__class__ is str and value.strip() in EXAMPLE}


def _marks(reading: Reading, body: dict[str, list[Any]]) -> list[Any]:
    """写“示例”的那一列 · The column of numbers, else the first of the sheet."""
    if NUMBER in body:
        return body[NUMBER]
    return [row[0] if row else "" for row in reading.sheet.rows[reading.head.last + 1 :]]


def _is_faulty(reading: Reading, body: dict[str, list[Any]], place: int, row: int) -> bool:
    """没有名称的一行 · False for a blank one and for a footer; else a fault to be told (True)."""
    told = {name: body[name][place] for name in COLUMNS if name in body}
    filled = [name for name, value in told.items() if is_filled(value)]
    whole = reading.sheet.rows[row]
    first = next((str(value).strip() for value in whole if is_filled(value)), "")
    if first.startswith(_FOOTERS) and not is_filled(told.get(BASIS)):
        reading.note(f"第 {row + 1} 行“{first[:20]}”不是事项，没有读")
        return False
    # 只有部门、序号的空行是模板里没用到的行。
    return bool(set(filled) - {DEPARTMENT})
