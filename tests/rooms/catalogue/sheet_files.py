"""测试用的真表格:四种格式,都是当场写成的。Real spreadsheets in every format, written on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from hudong.mechanisms.catalogue.sheets import COLUMNS

GOOD = (
    "市民政局", "入户走访", "《社会救助法》第五条", "每年两次", "村", "户", 60.5, 1200,
)  # fmt: skip
OTHER = (
    "市水务局", "河道保洁巡查", "《水法》第三条", "每月一次", "村和社区", "次", 80, 12,
)  # fmt: skip

Row = tuple[Any, ...]


def xlsx(path: Path, *rows: Row, head: Row = COLUMNS, above: tuple[Row, ...] = ()) -> Path:
    """新式表格 · Rows below a head, with title lines above it."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("申报")
        for number, row in enumerate([*above, head, *rows]):
            page.write_row(number, 0, row)
    return path


def xls(path: Path, *rows: Row, head: Row = COLUMNS) -> Path:
    """旧式表格 · The second row of data hidden, the quantity of the first a formula."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("申报")
    for number, row in enumerate([head, *rows]):
        for column, value in enumerate(row):
            page.write(number, column, value)
    if len(rows) > 1:
        page.row(2).hidden = True
    book.save(str(path))
    return path


def ods(path: Path, *rows: Row, head: Row = COLUMNS, formula: str = "", hidden: int = 0) -> Path:
    """开放文档 · ``formula`` stands in the price of the first row; ``hidden`` hides one row."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="申报")
    for number, row in enumerate([head, *rows]):
        line = TableRow(**({"visibility": "collapse"} if number and number == hidden else {}))
        for column, value in enumerate(row):
            line.addElement(_ods_cell(value, formula if (number, column) == (1, 6) else ""))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def ods_merged(path: Path, first: Row, second: Row) -> Path:
    """合并的开放文档 · The department of the first row reaches over the second."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="申报")
    for number, row in enumerate([COLUMNS, first, second]):
        line = TableRow()
        for column, value in enumerate(row):
            if (number, column) == (2, 0):
                line.addElement(CoveredTableCell())
                continue
            cell = _ods_cell(value, "")
            if (number, column) == (1, 0):
                cell.setAttribute("numberrowsspanned", 2)
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def _ods_cell(value: Any, formula: str) -> TableCell:
    said: dict[str, Any] = {"formula": formula} if formula else {}
    if isinstance(value, (int, float)):
        return TableCell(valuetype="float", value=value, **said)
    cell = TableCell(valuetype="string", **said)
    cell.addElement(P(text=str(value)))
    return cell


def csv(path: Path, *rows: Row, head: Row = COLUMNS, encoding: str, separator: str = ",") -> Path:
    """文字表 · In the encoding that is asked for."""
    lines = [separator.join(str(value) for value in row) for row in (head, *rows)]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path
