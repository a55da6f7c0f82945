"""表里的列:逐列读成值,公式和隐藏的说明白。The columns of one sheet read into values; what was peculiar is said."""

from __future__ import annotations

from typing import Any

from hudong.mechanisms.catalogue.sheets import cells
from hudong.mechanisms.catalogue.sheets.body import Reading, is_filled
from hudong.mechanisms.catalogue.sheets.faults import letters, rows_words
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
)


def column_of_sheet(reading: Reading, name: str, values: list[Any], rows: list[int]) -> list[Any]:
    """读一列 · Its values read, every bad one told by row and column."""
    how = {
        DEPARTMENT: cells.Words("部门名称", cells.MOST_TITLE, is_line=True),
        TITLE: cells.Words("名称", cells.MOST_TITLE, is_line=True),
        BASIS: cells.Words("依据"),
        STANDARD: cells.Words("标准"),
        SCOPE: cells.scope,
        UNIT: cells.Words("计费单位", cells.MOST_UNIT, is_line=True),
        PRICE: cells.fen(reading.head.factor),
        QUANTITY: cells.count,
    }[name]
    read, bad = cells.read_column(values, how)
    for place, what in bad.items():
        reading.fault(rows[place], name, what)
    if name == TITLE and "" in read:
        for place, title in enumerate(read):
            if title == "":
                reading.fault(
                    rows[place], TITLE, cells.Bad("没有写事项名称", "请补上再导入，或者删去这一行")
                )
    if not bad and _has_days(values):
        days = [rows[place] + 1 for place, value in enumerate(values) if cells.is_day(value)]
        reading.note(f"{rows_words(days)}“{name}”是日期格式，按日期写成文字读，请核对")
    return read


def _has_days(values: list[Any]) -> bool:
    return not set(map(type, values)) <= {str, float, int, bool}


def departments_of(reading: Reading, names: list[str] | None, rows: list[int]) -> list[str]:
    """哪个部门的 · The department of every row; another department's row is a fault."""
    if not reading.department:
        for place, name in enumerate(names or ()):
            if not name:
                bad = cells.Bad("没有写申报部门", "请补上再导入")
                reading.fault(rows[place], DEPARTMENT, bad)
        return names or []
    own = reading.department[0]
    ours = {name for name in set(names or ()) if _is_ours(name, reading.department)}
    for place, name in enumerate(names or ()):
        if name not in ours:
            bad = cells.Bad(
                f"写的是“{name}”，只能替“{own}”申报", "请改成本单位的全称，别的部门的行请删去"
            )
            reading.fault(rows[place], DEPARTMENT, bad)
    return [own] * len(rows)


def _is_ours(name: str, department: tuple[str, ...]) -> bool:
    """是不是本部门 · Its names, nothing at all, or the end of its full name (市民政局)."""
    plain = "".join(name.split())
    return plain in ("", *department) or (len(plain) > 2 and department[0].endswith(plain))


def note_extras(reading: Reading, body: dict[str, list[Any]], rows: list[int]) -> None:
    """公式和隐藏的 · Says which rows had formulas or were hidden; a formula without a value is a fault."""
    extras, read = reading.sheet.extras, set(rows)
    by_column = {column: name for name, column in reading.head.places.items() if name in COLUMNS}
    formulas: dict[str, list[int]] = {}
    for row, column in sorted(extras.formulas):
        name = by_column.get(column)
        if name is None or row not in read:
            continue
        if is_filled(body[name][row - reading.head.last - 1]):
            formulas.setdefault(name, []).append(row + 1)
        else:
            bad = cells.Bad("是公式，没有保存算好的值", "请改成数字或者文字")
            reading.fault(row, name, bad)
    for name, numbers in formulas.items():
        reading.note(f"{rows_words(numbers)}“{name}”是公式，没有运行，按保存的值读，请核对")
    hidden = sorted(extras.hidden_rows & read)
    if hidden:
        reading.note(f"{rows_words([row + 1 for row in hidden])}是隐藏的，也读了")
    columns = [letters(column + 1) for column in sorted(extras.hidden_columns & set(by_column))]
    if columns:
        reading.note(f"{'、'.join(columns)} 列是隐藏的，也读了")
