"""表 · Rows and columns; on a phone each row becomes a card with its labels."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class TableColumn:
    """一栏 · ``is_number`` sets the cells right, as figures are added up."""

    words: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table(Component):
    """表 · The first cell of a row is its header; ``total`` is the sum row, empty for none.

    ``caption`` says what is counted and where. Every row has as many cells as there are
    columns; an empty cell is an empty string. ``stays_table`` keeps narrow tables of figures
    as tables on a phone.
    """

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Content, ...], ...]
    total: tuple[Content, ...] = ()
    stays_table: bool = False

    def __post_init__(self) -> None:
        for row in (*self.rows, *((self.total,) if self.total else ())):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"表“{self.caption}”有 {len(self.columns)} 栏，这一行却有 {len(row)} 格"
                )
