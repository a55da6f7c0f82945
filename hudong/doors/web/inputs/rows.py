"""逐项的栏 · The same few inputs for each of many things; only rows with something in them count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from hudong.doors.web import ui
from hudong.doors.web.component import Component, Content
from hudong.doors.web.inputs.plain import Input, Typed, Wrong


@dataclass(frozen=True)
class Row:
    """一项 · ``number`` tells it apart; ``start`` holds the values its inputs begin with."""

    number: int
    title: str
    words: Content = ""
    tag: Content = ""
    start: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Rows(Input):
    """逐项 · ``inputs`` are asked of every row; the value read maps numbers to their values.

    A row nobody typed into is left out. ``check`` looks at one row's values and answers with what
    is wrong, or nothing. ``summary`` folds the fields of a row behind these words.
    """

    rows: tuple[Row, ...] = ()
    inputs: tuple[Input, ...] = ()
    summary: str = ""
    check: Callable[[dict[str, Any]], str] = lambda values: ""

    def _of(self, row: Row) -> tuple[Input, ...]:
        start = dict(row.start)
        return tuple(
            replace(
                one,
                name=f"{one.name}-{row.number}",
                value=start.get(one.name, one.value),
                is_required=False,
            )
            for one in self.inputs
        )

    def read(self, typed: Typed) -> dict[int, dict[str, Any]]:
        """Number → name → value, of the rows with something in them."""
        found, faults = {}, []
        for row in self.rows:
            try:
                values = self._row_values(row, typed)
            except Wrong as wrong:
                faults.append((row, wrong))
                continue
            if values:
                found[row.number] = values
        if faults:
            row, first = faults[0]
            raise Wrong(
                f"{row.title}：{first.words}",
                where=self._anchor(row),
                more=tuple(f"{one.title}：{wrong.words}" for one, wrong in faults[1:]),
            )
        if self.is_required and not found:
            raise Wrong(f"“{self.label}”还没有填，请至少填一项")
        return found

    def _anchor(self, row: Row) -> str:
        return f"{self.name}-{row.number}"

    def _row_values(self, row: Row, typed: Typed) -> dict[str, Any]:
        inputs = self._of(row)
        if not any(typed.one(one.name) for one in inputs):
            return {}
        values = {
            plain.name: one.read(typed) for plain, one in zip(self.inputs, inputs, strict=True)
        }
        wrong = self.check(values)
        if wrong:
            raise Wrong(wrong)
        return values

    def shown(self, typed: Typed | None, error: str = "") -> Component:
        """One row after the other."""
        return ui.EntryRows(
            self.label, tuple(self._shown(row, typed) for row in self.rows), self.hint
        )

    def _shown(self, row: Row, typed: Typed | None) -> ui.EntryRow:
        wrong = ""
        if typed is not None:
            try:
                self._row_values(row, typed)
            except Wrong as found:
                wrong = found.words
        inputs = self._of(row)
        has_words = typed is not None and any(typed.one(one.name) for one in inputs)
        return ui.EntryRow(
            self._anchor(row),
            row.title,
            row.words,
            tuple(
                one.shown(typed, wrong if place == len(inputs) - 1 else "")
                for place, one in enumerate(inputs)
            ),
            tag=row.tag,
            summary=self.summary,
            is_open=has_words or bool(wrong),
        )

    def carried(self, typed: Typed) -> list[tuple[str, str]]:
        """All fields of rows with something in them."""
        return [
            pair
            for row in self.rows
            for one in self._of(row)
            if typed.one(one.name)
            for pair in one.carried(typed)
        ]

    def words_for(self) -> dict[str, str]:
        """Each field by its row and its label."""
        return {
            one.name: f"{row.title} · {one.label}" for row in self.rows for one in self._of(row)
        }
