"""逗号分隔的文字表(.csv) · Text tables: encoding and separator found out, no value guessed."""

from __future__ import annotations

import codecs
import csv
import io
from itertools import islice
from typing import Final

from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets.heading import best_heading
from hudong.mechanisms.catalogue.sheets.limits import Limits
from hudong.mechanisms.catalogue.sheets.raw import Rows
from hudong.mechanisms.catalogue.sheets.zipped import SAVE_AS

_SEPARATORS: Final = (",", "\t", ";", "，", "|")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD: Final = 30


def separated_rows(data: bytes, limits: Limits) -> Rows:
    """读成行 · UTF-8 (with or without its mark), UTF-16 with its mark, or GB18030."""
    text = _text(data)
    separator = max(_SEPARATORS, key=lambda one: _columns_found(text, one))
    rows: Rows = []
    widest = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            widest = max(widest, len(row))
            if len(rows) > limits.rows or widest > limits.columns:
                limits.area(len(rows), widest, "文字表")
    except csv.Error as error:
        raise Invalid(
            f"第 {len(rows) + 1} 行读不了：引号没有成对，或者一格太长", hint=SAVE_AS
        ) from error
    return rows


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        raise Invalid("文件不是表格，也不是文字", hint=SAVE_AS)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "gb18030")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid(
            "文字的编码认不出来：既不是 UTF-8，也不是 GB18030（Excel 里常写作 ANSI）", hint=SAVE_AS
        ) from error


def _columns_found(text: str, separator: str) -> int:
    head = io.StringIO(text[:20_000], newline="")
    try:
        rows = list(islice(csv.reader(head, delimiter=separator), _HEAD))
    except csv.Error:
        return 0
    found = best_heading(rows)
    return len(found.places) if found else 0
