"""导入申报表比 calamine 自己读:轮流量;十万行要多少内存。Importing a sheet against python-calamine alone.

Two ratios: reading the file and checking every cell, up to where it can be sent; and the whole
import through the door, with rows, digests and the entry. What is read is compared first.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final
from uuid import uuid4

import python_calamine
import xlsxwriter
from django.db import connection, transaction

from hudong.mechanisms.catalogue import acts
from hudong.mechanisms.catalogue.sheets import COLUMNS, read_sheet
from tests.builders import a_department, an_officer_of
from tests.scale.home import make_database
from tests.scale.lists import a_review, a_task
from tests.scale.ratio import in_turn, seconds
from tests.scale.result import Result, of_ratio

GOAL: Final = 2.5
MEGABYTES_GOAL: Final = 300
READ_ROWS: Final = 20_000
WHOLE_ROWS: Final = 2_000
MOST_ROWS: Final = 100_000
DEPARTMENT: Final = "示例市民政局"


def measure() -> list[Result]:
    """量导入 · Reading and checking; the whole import; the memory of a hundred thousand rows."""
    make_database()
    with tempfile.TemporaryDirectory() as folder:
        whole = a_sheet(Path(folder) / "整个.xlsx", WHOLE_ROWS)
        read = a_sheet(Path(folder) / "读.xlsx", READ_ROWS)
        results = [_reading(read), _importing(whole)]
        connection.close()
        most = a_sheet(Path(folder) / "十万.xlsx", MOST_ROWS)
        return [*results, _memory(most)]


def a_sheet(path: Path, rows: int) -> Path:
    """一张长表 · Tasks of the usual length, with prices and ranges that differ."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page = book.add_worksheet("申报表")
        page.write_row(0, 0, COLUMNS)
        for number in range(1, rows + 1):
            task = a_task(number)
            price = (30, 60.5, 12, 8)[number % 4]
            scope = ("村", "社区", "村和社区")[number % 3]
            page.write_row(
                number,
                0,
                (DEPARTMENT, task.title, task.claimed_basis, task.standard, scope, task.unit, price, task.quantity),
            )  # fmt: skip
    return path


def calamine(path: Path) -> list[list[object]]:
    """只读出来 · Every cell of the first sheet, as calamine alone gives it."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)  # type: ignore[return-value]


def _reading(path: Path) -> Result:
    assert read_sheet(path).count == len(calamine(path)) - 1 == READ_ROWS
    ratio = in_turn(lambda: seconds(lambda: read_sheet(path)), lambda: seconds(lambda: calamine(path)))  # fmt: skip
    per_second = READ_ROWS / ratio.ours
    note = f"{READ_ROWS} 行，读出来、逐格查对；每秒 {per_second:,.0f} 行"
    return of_ratio("申报表读和查对比 calamine 只读", ratio, most=GOAL, note=note)


def _importing(path: Path) -> Result:
    review, department = a_review(), a_department(DEPARTMENT)
    officer = an_officer_of(department)

    def whole() -> None:
        sheet = read_sheet(path, department=(DEPARTMENT,))
        with transaction.atomic():
            acts.declare_by_sheet(
                actor=officer,
                review=review,
                proposer=department,
                lines=sheet.lines,
                sheet=sheet.digest,
                key=uuid4().hex,
            )
            assert review.declarations.count() == WHOLE_ROWS
            transaction.set_rollback(True)

    ratio = in_turn(lambda: seconds(whole), lambda: seconds(lambda: calamine(path)))
    note = (
        f"{WHOLE_ROWS} 行，读、查对、写库、每一行的指纹、一条存证；逐行的指纹和索引是大头，不走捷径"
    )
    return of_ratio("申报表整个导入比 calamine 只读", ratio, most=GOAL, note=note)


def _memory(path: Path) -> Result:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.scale.sheet_memory", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    return Result(
        f"读和查对 {MOST_ROWS} 行的内存",
        f"{found['megabytes']:.0f} MB",
        f"≤ {MEGABYTES_GOAL} MB",
        found["megabytes"] <= MEGABYTES_GOAL,
        f"开始时进程已占 {found['before']:.0f} MB，{found['seconds']:.1f} 秒，{found['rows']} 行",
        found,
    )
