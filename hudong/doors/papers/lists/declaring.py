"""分到各部门的申报表 · An existing list as declaration sheets, one for each department that pays.

A list that a county kept before cannot enter the catalogue as it is: nothing does without review or
gate. So it is handed back to the departments, and each declares, as itself, what it still wants.
"""

from __future__ import annotations

import io

import xlsxwriter

from hudong.mechanisms.catalogue.sheets import COLUMNS
from hudong.mechanisms.catalogue.terms import Catalogue, EditionContent, ListedLine, written

_WIDTHS = (24, 34, 34, 40, 12, 12, 16, 12)


def declaration_sheets(content: EditionContent) -> dict[str, bytes]:
    """申报表 · By department, the .xlsx of its assistance matters, in the columns of the template."""
    found: dict[str, list[ListedLine]] = {}
    for row in content.on_list(Catalogue.ASSISTANCE):
        found.setdefault(row.payer, []).append(row)
    return {department: _sheet(rows) for department, rows in found.items()}


def _sheet(rows: list[ListedLine]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("申报表")
        head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True})
        plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for place, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            page.set_column(place, place, width, plain)
            page.write_string(0, place, name, head)
        for down, row in enumerate(rows, start=1):
            for place, text in enumerate(_cells(row)):
                page.write_string(down, place, text, plain)
        page.freeze_panes(1, 0)
    return out.getvalue()


def _cells(row: ListedLine) -> tuple[str, ...]:
    named = {
        "申报部门": row.payer,
        "事项名称": row.title,
        "主张的依据": row.basis,
        "协助标准": row.standard,
        "适用范围": written("scope", row.scope),
        "计费单位": row.unit,
        "经费标准（元）": written("unit_price_fen", row.unit_price_fen),
        "年计划量": written("quantity", row.quantity),
    }
    return tuple(named[name] for name in COLUMNS)
