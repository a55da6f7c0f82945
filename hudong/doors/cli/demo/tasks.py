"""申报事项:各部门清理用的那张表。The sheet of tasks that the departments declare, without outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hudong.mechanisms.catalogue.sheets import read_sheet
from hudong.mechanisms.catalogue.terms import DeclarationLine

SHEET: Final = Path(__file__).with_name("申报事项.xlsx")


def declared_tasks(path: Path = SHEET) -> tuple[tuple[str, DeclarationLine], ...]:
    """申报的事项 · (department, line) for every row of the sheet, in its order."""
    sheet = read_sheet(path)
    pairs = [(name, line) for name, lines in sheet.departments.items() for line in lines]
    return tuple(sorted(pairs, key=lambda pair: pair[1].row))
