"""申报表:读部门填的表格,错在哪一行哪一列说清楚。Reads the departments' sheet; errors by row and column.

Formulas are never run: only stored values are read. All rows or none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import python_calamine

from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.terms import DeclarationLine, Scope

COLUMNS = (
    "申报部门",
    "事项名称",
    "主张的依据",
    "协助标准",
    "适用范围",
    "计费单位",
    "经费标准（元）",
    "年计划量",
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，（）", "0123456789.,()")


@dataclass(frozen=True)
class Sheet:
    """申报表 · The lines of a sheet, by department in the order of the rows."""

    departments: dict[str, tuple[DeclarationLine, ...]]

    @property
    def count(self) -> int:
        """How many tasks the sheet declares."""
        return sum(len(lines) for lines in self.departments.values())


def read_sheet(path: Path) -> Sheet:
    """读申报表 · Reads the first visible sheet of an .xlsx, .xls or .ods file.

    Raises Invalid naming row and column of every fault at once: an unreadable file, a missing
    column, a row without department or title, or a price that is no amount of money.
    """
    rows = _rows(path)
    places = _places(rows[0] if rows else [])
    departments: dict[str, list[DeclarationLine]] = {}
    faults: list[Invalid] = []
    for number, row in enumerate(rows[1:], start=2):
        values = {name: _text(row, place) for name, place in places.items()}
        if not any(values.values()):
            continue
        line = _line(values, number, faults)
        departments.setdefault(values["申报部门"], []).append(line)
    _refuse(faults)
    return Sheet({name: tuple(lines) for name, lines in departments.items()})


def _line(values: dict[str, str], number: int, faults: list[Invalid]) -> DeclarationLine:
    """一行 · 错的格子记进 ``faults``,一次说全,不让人改一处传一次。"""
    for name in ("申报部门", "事项名称"):
        if not values[name]:
            where = f"第 {number} 行“{name}”列"
            faults.append(Invalid(f"没有写{name}", where=where, hint="请补上再导入"))

    def cell(name: str, reading: Callable[[str, int], Any], otherwise: Any) -> Any:
        try:
            return reading(values[name], number)
        except Invalid as fault:
            faults.append(fault)
            return otherwise

    return DeclarationLine(
        title=values["事项名称"],
        claimed_basis=values["主张的依据"],
        standard=values["协助标准"],
        scope=cell("适用范围", _scope, Scope.BOTH),
        unit=values["计费单位"],
        unit_price_fen=cell("经费标准（元）", _fen, 0),
        quantity=cell("年计划量", _count, 0),
        row=number,
    )


def _refuse(faults: list[Invalid]) -> None:
    """一处错照原样拒绝;几处错合成一次拒绝,``fields`` 按行列逐处写明。"""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        told = {one.where: f"{one.where}：{one.message}。{one.hint}" for one in faults}
        raise Invalid(
            f"{faults[0].message}，一共 {len(faults)} 处要改",
            where=faults[0].where,
            hint="改好以后整份重新上传，一行都没有收下",
            fields=told,
        )


def _rows(path: Path) -> list[list[Any]]:
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
    except (python_calamine.CalamineError, OSError) as error:
        raise Invalid(
            f"读不了“{path.name}”：{error}", hint="请用 .xlsx、.xls 或者 .ods 表格"
        ) from error
    visible = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == python_calamine.SheetVisibleEnum.Visible
    ]
    if not visible:
        raise Invalid(f"“{path.name}”里没有可见的工作表")
    return book.get_sheet_by_name(visible[0]).to_python(skip_empty_area=False)


def _places(head: list[Any]) -> dict[str, int]:
    names = [str(cell).strip() for cell in head]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise Invalid(
            f"表头缺少“{'”“'.join(missing)}”", where="第 1 行", hint="请用系统的申报模板填写"
        )
    return {name: names.index(name) for name in COLUMNS}


def _text(row: list[Any], place: int) -> str:
    value = row[place] if place < len(row) else ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value if value is not None else "").strip()


def _scope(text: str, number: int) -> Scope:
    for scope in Scope:
        if text in ("", scope.words):
            return Scope.BOTH if not text else scope
    raise Invalid(
        f"“{text}”不是适用范围",
        where=f"第 {number} 行“适用范围”列",
        hint="请写 村、社区 或者 村和社区",
    )


def _count(text: str, number: int) -> int:
    plain = text.translate(_FULL_WIDTH).replace(",", "")
    if not plain:
        return 0
    if not plain.isdecimal():
        raise Invalid(
            f"“{text}”不是数量", where=f"第 {number} 行“年计划量”列", hint="请写 0 或者以上的整数"
        )
    return int(plain)


def _fen(text: str, number: int) -> int:
    if not text:
        return 0
    try:
        fen = Decimal(text.translate(_FULL_WIDTH).replace(",", "")) * 100
    except InvalidOperation as error:
        raise Invalid(
            f"“{text}”不是金额",
            where=f"第 {number} 行“经费标准（元）”列",
            hint="请只写数字，例如 60",
        ) from error
    if not fen.is_finite() or fen != fen.to_integral_value() or fen < 0:
        raise Invalid(
            f"“{text}”不是到分的金额",
            where=f"第 {number} 行“经费标准（元）”列",
            hint="最多两位小数，不能是负数",
        )
    return int(fen)
