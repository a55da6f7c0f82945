"""申报事项:读部门清理的 Excel。Reads the sheet of tasks that the departments declare, without outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineWorkbook

from hudong.ground.law.terms import CommunityKind

SHEET: Final = Path(__file__).with_name("申报事项.xlsx")

COLUMNS: Final = (
    "申报部门",
    "事项名称",
    "主张的依据",
    "协助标准",
    "适用范围",
    "计费单位",
    "经费标准（元）",
    "年计划量",
)

SCOPES: Final = {
    "村": (CommunityKind.VILLAGE,),
    "社区": (CommunityKind.NEIGHBOURHOOD,),
    "村和社区": (CommunityKind.VILLAGE, CommunityKind.NEIGHBOURHOOD),
}


class SheetError(ValueError):
    """表格有误 · What is wrong in the sheet, at which row and column, and what to do."""


@dataclass(frozen=True)
class DeclaredTask:
    """申报的事项 · One row as a department fills it in; ``row`` is its row in the sheet, from 1.

    ``unit_price_fen`` is money per unit in fen, 0 where the department has found none;
    ``quantity`` the units that one community does in a year.
    """

    row: int
    department: str
    title: str
    claimed_basis: str
    standard: str
    scope: tuple[CommunityKind, ...]
    unit: str
    unit_price_fen: int
    quantity: int

    @property
    def yearly_fen(self) -> int:
        """Money for one community and one year, in fen."""
        return self.unit_price_fen * self.quantity


def declared_tasks(path: Path = SHEET) -> tuple[DeclaredTask, ...]:
    """读申报表 · All declared tasks of the first sheet, in its order.

    Raises SheetError for a missing column, a row without department or title, an unknown scope, or
    money that is no amount in yuan. A row that is blank throughout is passed over.
    """
    rows: Sequence[Sequence[Any]] = (
        CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    )
    header = [str(cell).strip() for cell in rows[0]] if rows else []
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise SheetError(f"{path.name}缺少列：{'、'.join(missing)}。请使用申报表模板。")
    places = {name: header.index(name) for name in COLUMNS}
    return tuple(
        _task(number, {name: row[place] for name, place in places.items()})
        for number, row in enumerate(rows[1:], start=2)
        if any(str(row[place]).strip() for place in places.values())
    )


def _task(row: int, cells: dict[str, Any]) -> DeclaredTask:
    words = {name: str(value).strip() for name, value in cells.items()}
    for name in ("申报部门", "事项名称"):
        if not words[name]:
            raise SheetError(f"第{row}行没有填写{name}，请补上。")
    if words["适用范围"] not in SCOPES:
        raise SheetError(f"第{row}行的适用范围“{words['适用范围']}”应为：{'、'.join(SCOPES)}。")
    return DeclaredTask(
        row=row,
        department=words["申报部门"],
        title=words["事项名称"],
        claimed_basis=words["主张的依据"],
        standard=words["协助标准"],
        scope=SCOPES[words["适用范围"]],
        unit=words["计费单位"],
        unit_price_fen=_hundredths(words["经费标准（元）"], row, "经费标准（元）"),
        quantity=_hundredths(words["年计划量"], row, "年计划量") // 100,
    )


def _hundredths(words: str, row: int, column: str) -> int:
    """An amount in yuan as fen; blank is 0."""
    try:
        fen = Decimal(words or "0") * 100
    except InvalidOperation:
        raise SheetError(f"第{row}行的{column}“{words}”不是数，请填数字。") from None
    if fen < 0 or fen != int(fen):
        raise SheetError(f"第{row}行的{column}“{words}”应为不小于零的数，最多两位小数。")
    return int(fen)
