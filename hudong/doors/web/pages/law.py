"""查法条的页面 · A search over instruments and articles as they stood on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web import laws, words
from hudong.doors.web.component import Component
from hudong.doors.web.pages.law_parts import (
    article_on,
    cite_of,
    day_field,
    instrument_address,
    state_of,
)
from hudong.doors.web.ui import Button, Crumb, Empty, Field, Link, News, NewsItem
from hudong.doors.web.ways import address, crumb
from hudong.ground.law.library import Library
from hudong.ground.law.library.names import plain_title, usual_title
from hudong.ground.law.terms import LawError, SourceMissing

_HITS = 20
_TITLES = 6


@dataclass(frozen=True, slots=True)
class LawSearch:
    """查法条 · What was looked for and what was found; empty before anything is asked."""

    title: str
    crumb: Crumb
    action: str
    field: Field
    day: Field
    button: Button
    about: str
    instruments: News | None
    hits: Component
    check: Link


def law_search(*, text: str, day: dt.date) -> LawSearch:
    """查法条 · Articles in force on the day with every word asked for; no statement at all."""
    field = Field(
        "q",
        _("查法条"),
        kind="search",
        value=text,
        hint=_("写一两个词，也可以写法规名称和条号，用空格隔开"),
        autocomplete="off",
    )
    instruments = None
    try:
        library = laws.library()
        instruments = _instruments(library, text, day)
        hits = _hits(library, text, day)
        about = _("库里有 %(instruments)s 部法律法规，%(articles)s 条。") % {
            "instruments": library.instruments,
            "articles": library.articles,
        }
    except SourceMissing as missing:
        hits, about = Empty(missing.message), ""
    return LawSearch(
        title=_("查法条"),
        crumb=crumb(_("查法条")),
        action=address("law"),
        field=field,
        day=day_field(day),
        button=Button(_("查找")),
        about=f"{about}{_note()}" if about else "",
        instruments=instruments,
        hits=hits,
        check=Link(_("没有日期的文本、待核的关联"), address("law_checking")),
    )


def _note() -> str:
    return _("其中有摘要，非条文原文。") if laws.is_digest() else ""


def _instruments(library: Library, text: str, day: dt.date) -> News | None:
    """The instruments whose name holds what was asked for, the whole name first."""
    wanted = [plain_title(word) for word in text.split()]
    if not wanted:
        return None
    usual = usual_title(text)
    found = [
        title
        for title in library.instrument_titles()
        if title == usual or all(word in title for word in wanted)
    ]
    found.sort(key=lambda title: (title != usual, len(title)))
    items = tuple(
        NewsItem(Link(f"《{title}》", instrument_address(title, day)), _state(library, title, day))
        for title in found[:_TITLES]
    )
    return News(items, is_slim=True) if items else None


def _state(library: Library, title: str, day: dt.date) -> Component | str:
    try:
        return state_of(library.version_on(title, day), day)
    except LawError:
        versions = library.versions(title)
        return state_of(versions[-1], day)


def _hits(library: Library, text: str, day: dt.date) -> Component:
    if not text:
        return Empty(_("比如：误工补贴，或者：村民委员会组织法 43"))
    found = library.search(text, on=day, limit=_HITS + 1)
    if not found:
        return Empty(
            _("%(day)s这一天有效的条文里，没有同时写着这些词的。") % {"day": words.day(day)},
            _("少写一个词，或者换一天再试试。"),
        )
    items = [
        NewsItem(Link(f"{cite_of(hit.article)} {hit.snippet}", article_on(hit.article, day)))
        for hit in found[:_HITS]
    ]
    if len(found) > _HITS:
        items.append(
            NewsItem(_("只列前 %(count)s 条，再加一个词可以找得更准。") % {"count": _HITS})
        )
    return News(tuple(items), is_slim=True)
