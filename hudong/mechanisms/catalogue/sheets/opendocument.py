"""开放文档表格(.ods)的合并、公式、隐藏行 · What the values of an OpenDocument sheet do not tell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Final

from hudong.mechanisms.catalogue.sheets.limits import Limits
from hudong.mechanisms.catalogue.sheets.raw import Cell, Extras, stretches
from hudong.mechanisms.catalogue.sheets.zipped import Package, locked, parse, safe_parser

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_CELLS: Final = ("table:table-cell", "table:covered-table-cell")
# 比这更多的重复行列不逐格记,范围一到就拒绝了。
_MOST_MARKS: Final = 100_000


@dataclass
class _Table:
    """正在读的一张 · Where the reading is, and what was found."""

    name: str
    row: int = 0
    column: int = 0
    repeats: int = 1
    is_hidden: bool = False
    rows: int = 0
    columns: int = 0
    formulas: set[Cell] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    merged: list[tuple[Cell, Cell]] = field(default_factory=list)


def extras_of(package: Package, limits: Limits) -> dict[str, Extras]:
    """各张表的别的 · Sheet name → merged cells, formulas and hidden rows; Invalid where one is too large."""
    if _MANIFEST in package.names and any(
        tag == "encryption-data" for tag, _said in package.tags(_MANIFEST)
    ):
        raise locked()
    tables: list[_Table] = []
    cell: dict[str, Any] = {"repeats": 1, "filled": False}

    def start(tag: str, said: dict[str, str]) -> None:
        if tag == "table:table":
            tables.append(_Table(said.get("table:name", "")))
        if not tables:
            return
        table = tables[-1]
        if tag == "table:table-row":
            table.column, table.repeats = 0, _times(said, "table:number-rows-repeated")
            table.is_hidden = said.get("table:visibility") in ("collapse", "filter")
        elif tag in _CELLS:
            cell["repeats"] = _times(said, "table:number-columns-repeated")
            cell["filled"] = "office:value-type" in said or "calcext:value-type" in said
            if tag == _CELLS[0]:
                _mark(table, said)
        elif tag == "text:p" and table.column >= 0:
            cell["filled"] = True

    def end(tag: str) -> None:
        if not tables:
            return
        table = tables[-1]
        if tag in _CELLS:
            table.column += cell["repeats"]
            if cell["filled"]:
                table.columns = max(table.columns, table.column)
                table.rows = max(table.rows, table.row + table.repeats)
                limits.area(table.rows, table.columns, table.name)
            cell["filled"] = False
        elif tag == "table:table-row":
            if table.is_hidden and len(table.hidden) < _MOST_MARKS:
                last = min(table.row + table.repeats, limits.rows)
                table.hidden |= set(range(table.row, last))
            table.row += table.repeats

    parser = safe_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse(parser, package.chunks(_CONTENT))
    return {
        table.name: replace(
            stretches(table.merged),
            formulas=frozenset(table.formulas),
            hidden_rows=frozenset(table.hidden),
        )
        for table in tables
    }


def _mark(table: _Table, said: dict[str, str]) -> None:
    here = (table.row, table.column)
    if "table:formula" in said and len(table.formulas) < _MOST_MARKS:
        table.formulas.add(here)
    down = _times(said, "table:number-rows-spanned")
    right = _times(said, "table:number-columns-spanned")
    if (down > 1 or right > 1) and len(table.merged) < _MOST_MARKS:
        table.merged.append((here, (table.row + down - 1, table.column + right - 1)))


def _times(said: dict[str, str], name: str) -> int:
    words = said.get(name, "1")
    return max(1, int(words)) if words.isdecimal() and len(words) < 10 else 1
