"""逐项填写 · Many rows of the same kind, each shown with what is known and with its own fields."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class EntryRow:
    """一项 · Its id in the page, title, tag, what is known of it, and the fields to fill in.

    ``summary`` folds the fields away behind these words (empty: they are always open);
    ``is_open`` shows them from the start, as where one of them was refused.
    """

    anchor: str
    title: str
    words: Content
    fields: tuple[Content, ...]
    tag: Content = ""
    summary: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class EntryRows(Component):
    """逐项填写 · ``legend`` says what is asked of each row, ``hint`` what an empty row means."""

    legend: str
    rows: tuple[EntryRow, ...]
    hint: str = ""
