"""打开文件:认出是哪一种,看过再读。Opening a file: what it really is, looked through, then read.

Formulas are never run: a cell with a formula gives the value that was stored with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import python_calamine

from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets import biff, opendocument
from hudong.mechanisms.catalogue.sheets.limits import Limits, mb
from hudong.mechanisms.catalogue.sheets.raw import Book, Extras, RawSheet, stretches
from hudong.mechanisms.catalogue.sheets.separated import separated_rows
from hudong.mechanisms.catalogue.sheets.zipped import (
    SAVE_AS,
    Package,
    broken,
    locked,
    looked_through,
    sheet_paths,
)

ENDINGS: Final = (".xlsx", ".xls", ".ods", ".csv")
_ZIP: Final = b"PK\x03\x04"
_WEB_PAGE: Final = (b"<html", b"<!doctype html", b"<table", b"<meta", b"mime-version")
_XML: Final = b"<?xml"

Looks = Callable[[str], Extras]


def open_book(path: Path, limits: Limits) -> Book:
    """打开一本 · Its visible sheets; Invalid for a file that is broken, locked, too large or none."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        raise Invalid(f"读不了文件：{error.strerror}", hint="请重新上传") from error
    if not size:
        raise Invalid("文件是空的", hint="请选填好的申报表")
    if size > limits.bytes:
        raise Invalid(
            f"文件太大（{mb(size)}），最多 {mb(limits.bytes)}", hint="请删去图片和空白的工作表"
        )
    if head.startswith(_ZIP):
        return _packed(path, limits)
    if head.startswith(biff.SIGNATURE):
        extras = biff.extras_of(path.read_bytes(), limits)
        return _calamine(path, lambda name: extras.get(name, Extras()))
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(_WEB_PAGE) or (start.startswith(_XML) and b"<" in start[5:]):
        raise Invalid("文件其实是网页或者 XML，只是名字叫表格", hint=SAVE_AS)
    rows = separated_rows(path.read_bytes(), limits)
    return Book((RawSheet("", rows),))  # type: ignore[arg-type]


def _packed(path: Path, limits: Limits) -> Book:
    with Package(path, limits) as package:
        if "xl/workbook.xml" in package.names:
            paths = sheet_paths(package)

            def look(name: str) -> Extras:
                if name not in paths:
                    raise broken()
                return looked_through(package, paths[name], name, limits)

            return _calamine(path, look)
        if "content.xml" in package.names:
            extras = opendocument.extras_of(package, limits)
            return _calamine(path, lambda name: extras.get(name, Extras()))
    raise Invalid("压缩包里没有表格", hint="请直接上传 .xlsx、.xls、.ods 或者 .csv 文件")


def _calamine(path: Path, look: Looks) -> Book:
    try:
        # 不按文件名的末尾认,按内容认。
        with (
            path.open("rb") as stream,
            python_calamine.CalamineWorkbook.from_filelike(stream) as book,
        ):
            shown, hidden = [], []
            for sheet in book.sheets_metadata:
                if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                    continue
                if sheet.visible == python_calamine.SheetVisibleEnum.Visible:
                    shown.append(sheet.name)
                else:
                    hidden.append(sheet.name)
            sheets = [_sheet(book, name, look(name)) for name in shown]
    except python_calamine.PasswordError as error:
        raise locked() from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise broken() from error
    return Book(tuple(sheet for sheet in sheets if sheet.rows), tuple(hidden))


def _sheet(book: python_calamine.CalamineWorkbook, name: str, extras: Extras) -> RawSheet:
    sheet = book.get_sheet_by_name(name)
    merged = sheet.merged_cell_ranges
    if merged:
        found = stretches(merged)
        extras = replace(extras, merged=found.merged, across=found.across)
    return RawSheet(name, sheet.to_python(skip_empty_area=False), extras)
