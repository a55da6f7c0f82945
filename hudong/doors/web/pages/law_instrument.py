"""一部法规的页面 · Contents, all versions, what it repeals and what repeals it; what needs checking."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from hudong.doors.web import laws, words
from hudong.doors.web.component import Component
from hudong.doors.web.pages.law_parts import (
    article_on,
    day_field,
    ended_items,
    ending_items,
    force_facts,
    instrument_address,
    state_of,
    text_note,
    title_link,
    version_address,
    version_named,
    version_words,
)
from hudong.doors.web.ui import (
    Button,
    Crumb,
    Empty,
    Facts,
    Field,
    Link,
    News,
    NewsItem,
    Phrase,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.library import Library
from hudong.ground.law.terms import LawError, NoVersionOnDay, Version


@dataclass(frozen=True, slots=True)
class Chapter:
    """一章 · Its headings, and the way to each of its articles."""

    title: str
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class InstrumentSheet:
    """一部法规 · ``chapters`` are those of the version on the day; empty with ``nothing`` to say why."""

    title: str
    crumb: Crumb
    state: Tag
    on: str
    pick: str
    day: Field
    button: Button
    note: str
    nothing: str
    facts: Facts | None
    history: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    versions: News
    ended: News | None
    ending: News | None


@dataclass(frozen=True, slots=True)
class CheckingSheet:
    """要人核对的 · Texts without a day, and links that no text states for certain."""

    title: str
    crumb: Crumb
    lead: str
    undated: Component
    doubtful: Component


def instrument_sheet(*, title: str, day: dt.date, edition: str = "") -> InstrumentSheet:
    """一部法规 · As it stood on ``day``, or the version called ``edition``; raises NotFound."""
    try:
        library = laws.library()
        versions = library.versions(title)
        named = version_named(library, title, edition) if edition else None
    except LawError as unknown:
        raise NotFound(unknown.message, hint=unknown.hint) from unknown
    if edition and named is None:
        raise NotFound(f"库中没有《{title}》的这个版本", hint="请从法规的页面打开")
    known, nothing = versions[0].title, ""
    version = named
    if version is None:
        try:
            version = library.version_on(known, day)
        except LawError as none:
            hint = none.hint if isinstance(none, NoVersionOnDay) else ""
            nothing = f"{none.message}。{hint}" if hint else none.message
    return InstrumentSheet(
        title=f"《{known}》",
        crumb=crumb(f"《{known}》", Link(_("查法条"), address("law"))),
        state=state_of(version, day) if version else Tag("no", _("当日没有有效的文本")),
        on=_on(version, named, day),
        pick=instrument_address(known),
        day=day_field(day),
        button=Button(_("看这一天"), is_second=True),
        note=text_note(version) if version else "",
        nothing=nothing,
        facts=force_facts(library, version) if version else None,
        history=library.history_of(version) if version else (),
        chapters=_chapters(library, version, None if named else day) if version else (),
        versions=_versions(versions, version, day),
        ended=_news(ended_items(library, library.links_from(known))),
        ending=_news(ending_items(library, library.links_to(known))),
    )


def _on(version: Version | None, named: Version | None, day: dt.date) -> str:
    if named is not None:
        return version_words(named)
    return _("%(day)s这一天的文本") % {"day": words.day(day)} if version else words.day(day)


def _chapters(library: Library, version: Version, day: dt.date | None) -> tuple[Chapter, ...]:
    articles = library.articles_of(version)
    return tuple(
        Chapter(
            _("、").join(under),
            tuple(
                Link(one.label, article_on(one, day) if day else version_address(version, one))
                for one in together
            ),
        )
        for under, together in groupby(articles, key=lambda one: one.under)
    )


def _versions(versions: tuple[Version, ...], shown: Version | None, day: dt.date) -> News:
    return News(
        tuple(
            NewsItem(
                Link(version_words(one), version_address(one)),
                Tag("now", _("你在看的")) if shown and one.id == shown.id else state_of(one, day),
            )
            for one in reversed(versions)
        ),
        is_slim=True,
    )


def _news(items: tuple[NewsItem, ...]) -> News | None:
    return News(items, is_slim=True) if items else None


def checking_sheet() -> CheckingSheet:
    """要人核对的 · Nothing here is used for a judgement until somebody has looked at it."""
    try:
        library = laws.library()
    except LawError as missing:
        raise NotFound(missing.message, hint=missing.hint) from missing
    undated = tuple(
        NewsItem(
            Phrase((Link(f"《{one.title}》", version_address(one)), _("，"), one.source)),
            Tag("wait", said(one.level.value)),
        )
        for one in library.undated()
    )
    doubtful = tuple(
        NewsItem(
            Phrase(
                (
                    title_link(library, link.title),
                    _("可能由"),
                    title_link(library, link.by),
                    link.article,
                    _("废止或者替代。"),
                    said(link.doubt.value) if link.doubt else "",
                )
            ),
            Tag("wait", _("待核")),
        )
        for link in library.links_in_doubt()
    )
    return CheckingSheet(
        title=_("没有日期的文本、待核的关联"),
        crumb=crumb(_("没有日期的文本、待核的关联"), Link(_("查法条"), address("law"))),
        lead=_("没有日期的文本收在库里，但不据以判断；待核的关联只是提醒，不终止任何文本的效力。"),
        undated=_news(undated) or Empty(_("每个文本都有日期。")),
        doubtful=_news(doubtful) or Empty(_("没有待核的关联。")),
    )
