"""列表 · A list of titles with their day and state, such as notices."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class NewsItem:
    """一条 · ``what`` is a link or a phrase, ``tag`` its state, ``on`` its day or None."""

    what: Content
    tag: Content = ""
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class News(Component):
    """列表 · Items in order; ``is_slim`` has no column for days; ``shows_year`` for long lists."""

    items: tuple[NewsItem, ...]
    is_slim: bool = False
    shows_year: bool = False
