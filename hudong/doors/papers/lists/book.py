"""表格文件 · The .xlsx of an edition: a sheet for each list, ready to print, and one that explains it.

Texts are written as texts, whatever they begin with; money and counts as numbers, days as days.
The same edition gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from hudong.doors.papers.letterhead import Letterhead
from hudong.doors.papers.lists.paper import edition_paper, in_groups
from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.terms import (
    COLUMNS,
    EDITION_COLUMNS,
    Catalogue,
    EditionContent,
    ListedLine,
    written,
)

ABOUT_SHEET = "说明"
HEAD_ROW = 2
# 表格软件一格最多放这么多字；双精度数十五位以内一个不差。
_LONGEST = 32_767
_EXACT = 10**15
_FIRST_DAY = dt.date(1901, 1, 1)
# 打印的十一栏在前，只给机器看的在后。
_ORDER = {
    "position": 6, "title": 22, "standard": 34, "basis": 24, "payment_mode": 10, "payer": 15,
    "scope": 10, "unit": 9, "unit_price_fen": 11, "quantity": 9, "until_on": 12,
    "basis_words": 40, "way": 10, "official": 14, "reason_code": 14, "origin": 24, "lineage": 38,
}  # fmt: skip
_PRINTED = 11
_LINE_HEIGHT, _HIGHEST_LINES = 16.5, 24
_NARROW = 0xFF
_WORDS = {column.field: column.words for column in COLUMNS}
_WRAPPED = {"title", "standard", "basis", "payer", "unit", "basis_words", "origin"}


def book_file(content: EditionContent, digest: str, letterhead: Letterhead) -> bytes:
    """表格 · The bytes of the workbook; raises Invalid where a text is too long for a cell."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    paper = edition_paper(content, digest, letterhead)
    day = content.published_on
    book.set_properties(
        {
            "title": paper.title,
            "author": letterhead.office,
            "comments": paper.mark,
            "created": dt.datetime(day.year, day.month, day.day),  # noqa: DTZ001 -- 文件属性里的日子没有时区
        }
    )
    looks = _Looks(book)
    for kind in content.kinds:
        sheet = book.add_worksheet(kind.short_words)
        _fill(sheet, looks, content, kind)
        _prepare_printing(sheet, f"{paper.title}　{kind.short_words}", paper.mark, content, kind)
        sheet.write_string(0, 0, f"{paper.title}　{paper.mark}".strip(), looks.title)
        sheet.write_string(1, 0, paper.opening, looks.plain)
    _explain(book.add_worksheet(ABOUT_SHEET), looks, content, digest, letterhead)
    book.close()
    return out.getvalue()


class _Looks:
    """几种样子 · The formats of the workbook."""

    def __init__(self, book: Workbook) -> None:
        framed = {"border": 1, "valign": "top", "font_name": "宋体", "font_size": 11}
        self.plain = book.add_format({"font_name": "宋体", "font_size": 11})
        self.title = book.add_format({"font_name": "黑体", "font_size": 16})
        self.head = book.add_format(
            framed | {"font_name": "黑体", "align": "center", "valign": "vcenter",
                      "text_wrap": True, "bg_color": "#EDEDED"}
        )  # fmt: skip
        self.text = book.add_format(framed | {"num_format": "@"})
        self.wrapped = book.add_format(framed | {"num_format": "@", "text_wrap": True})
        self.money = book.add_format(framed | {"num_format": "#,##0.00"})
        self.count = book.add_format(framed | {"num_format": "0"})
        self.day = book.add_format(framed | {"num_format": "yyyy-mm-dd", "align": "left"})
        self.label = book.add_format({"font_name": "黑体", "font_size": 11, "valign": "top"})
        self.said = book.add_format(
            {"font_name": "宋体", "font_size": 11, "num_format": "@", "text_wrap": True,
             "valign": "top", "align": "left"}
        )  # fmt: skip


def _fill(sheet: Worksheet, looks: _Looks, content: EditionContent, kind: Catalogue) -> None:
    for place, (field, width) in enumerate(_ORDER.items()):
        sheet.set_column(place, place, width)
        sheet.write_string(HEAD_ROW, place, _WORDS[field], looks.head)
    sheet.set_row(HEAD_ROW, 32)
    for down, row in enumerate(content.on_list(kind), start=HEAD_ROW + 1):
        sheet.set_row(down, _LINE_HEIGHT * min(_HIGHEST_LINES, _lines(row)))
        for place, field in enumerate(_ORDER):
            _write(sheet, looks, (down, place), field, row)
    sheet.freeze_panes(HEAD_ROW + 1, 2)


def _lines(row: ListedLine) -> int:
    """几行高 · Lines of the highest cell; not every program finds this out by itself."""
    return max(
        sum(
            max(1, -(-sum(2 if ord(char) > _NARROW else 1 for char in line) // (_ORDER[field] - 1)))
            for line in written(field, getattr(row, field)).split("\n")
        )
        for field in _WRAPPED
    )


def _write(
    sheet: Worksheet, looks: _Looks, at: tuple[int, int], field: str, row: ListedLine
) -> None:
    value: Any = getattr(row, field)
    if isinstance(value, int) and value < _EXACT:
        if field == "unit_price_fen":
            sheet.write_number(*at, value / 100, looks.money)
        else:
            sheet.write_number(*at, value, looks.count)
    elif isinstance(value, dt.date) and value >= _FIRST_DAY:
        sheet.write_datetime(*at, value, looks.day)
    else:
        look = looks.wrapped if field in _WRAPPED else looks.text
        where = f"{row.catalogue.short_words}第 {row.position} 项“{_WORDS[field]}”"
        _text(sheet, at, written(field, value), look, where)


def _text(sheet: Worksheet, at: tuple[int, int], text: str, look: CellFormat, where: str) -> None:
    if len(text) > _LONGEST:
        raise Invalid(
            f"这一栏有 {len(text)} 个字，表格软件一格最多 {_LONGEST} 个",
            where=where,
            hint="请下载 CSV 或者 JSON，那里没有这个限制",
        )
    if text:
        sheet.write_string(*at, text, look)
    else:
        sheet.write_blank(*at, None, look)


def _prepare_printing(
    sheet: Worksheet, title: str, mark: str, content: EditionContent, kind: Catalogue
) -> None:
    last = HEAD_ROW + max(1, len(content.on_list(kind)))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.print_area(0, 0, last, _PRINTED - 1)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    # 页眉里的 & 是命令的开头，写两个才是它自己；整行最多 255 个字。
    words = f"&C{title.replace('&', '&&')}" + (f"&R{mark}" if mark else "")
    sheet.set_header(words[:250])
    sheet.set_footer("&C— &P —")


def _explain(
    sheet: Worksheet,
    looks: _Looks,
    content: EditionContent,
    digest: str,
    letterhead: Letterhead,
) -> None:
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 90)
    rows = [
        (column.words, written(column.field, getattr(content, column.field)))
        for column in EDITION_COLUMNS
    ]
    paper = edition_paper(content, digest, letterhead)
    rows += [
        ("核对码", in_groups(digest)),
        ("永久地址", paper.address),
        ("怎样核对", "核对码是整版清单规范 JSON 的 SHA-256；把这个文件传回系统，能查出与公布的清单是不是一字不差。"),
    ]  # fmt: skip
    if paper.mark:
        rows.append(("注意", paper.mark))
    for down, (label, text) in enumerate(rows):
        sheet.write_string(down, 0, label, looks.label)
        _text(sheet, (down, 1), text, looks.said, label)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
