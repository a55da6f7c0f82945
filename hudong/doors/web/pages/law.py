"""条文的页面 · One article as it read on a day, its versions, and a search over all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web import laws, words
from hudong.doors.web.component import Component, Content
from hudong.doors.web.pages.bases import article_address
from hudong.doors.web.ui import (
    Button,
    Crumb,
    Empty,
    Fact,
    Facts,
    Field,
    Link,
    News,
    NewsItem,
    SearchBox,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.library import Library
from hudong.ground.law.terms import Article, LawError, SourceMissing, UnknownArticle, Version

_HITS = 20


@dataclass(frozen=True, slots=True)
class LawSearch:
    """查法条 · What was looked for and what was found; empty before anything is asked."""

    title: str
    crumb: Crumb
    search: SearchBox
    about: str
    hits: Component


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """一条 · ``paragraphs`` are the words of the article; ``note`` says what they are."""

    title: str
    crumb: Crumb
    state: Tag
    on: str
    under: str
    note: str
    paragraphs: tuple[str, ...]
    facts: Facts
    versions: News


def law_search(*, text: str, day: dt.date) -> LawSearch:
    """查法条 · Articles in force today with every word asked for; no statement at all."""
    field = Field(
        "q",
        _("查法条"),
        value=text,
        hint=_("写一两个词，也可以写法规名称和条号，用空格隔开"),
        autocomplete="off",
    )
    try:
        library = laws.library()
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
        search=SearchBox(address("law"), field, Button(_("查找"))),
        about=f"{about}{_note()}" if about else "",
        hits=hits,
    )


def _note() -> str:
    return _("这里的是摘要，非条文原文。") if laws.is_digest() else ""


def _hits(library: Library, text: str, day: dt.date) -> Component:
    if not text:
        return Empty(_("比如：误工补贴，或者：村民委员会组织法 43"))
    found = library.search(text, on=day, limit=_HITS)
    if not found:
        return Empty(_("没有找到同时写着这些词的条文。少写一个词再试试。"))
    items = tuple(
        NewsItem(Link(f"{_cite(hit.article)} {hit.snippet}", _way(hit.article, day)))
        for hit in found
    )
    return News(items, is_slim=True)


def _cite(article: Article) -> str:
    return f"《{article.version.title}》{article.label}"


def _way(article: Article, on: dt.date | None) -> str:
    return article_address(article.version.title, article.no, article.sub, on)


def article_sheet(*, title: str, no: int, sub: int, day: dt.date) -> ArticleSheet:
    """一条 · As it read on ``day``; raises NotFound with the reason where there is none."""
    try:
        library = laws.library()
        article = library.article(title, no, sub, on=day)
        versions = library.versions(title)
    except LawError as unknown:
        raise NotFound(unknown.message, hint=unknown.hint) from unknown
    version = article.version
    return ArticleSheet(
        title=_cite(article),
        crumb=crumb(article.label, Link(_("查法条"), address("law"))),
        state=_state(version, day),
        on=_("%(day)s这一天的文本") % {"day": words.day(day)},
        under=_("、").join(article.under),
        note=_note(),
        paragraphs=article.paragraphs,
        facts=_facts(library, version),
        versions=News(
            tuple(_version(library, each, article) for each in reversed(versions)), is_slim=True
        ),
    )


def _state(version: Version, day: dt.date) -> Tag:
    if version.in_force_to is not None and day > version.in_force_to:
        return Tag("no", _("已失效"))
    if version.in_force_to is not None:
        return Tag("wait", _("当日有效，后来有变"))
    return Tag("done", _("当日有效"))


def _facts(library: Library, version: Version) -> Facts:
    facts = [Fact(_("效力级别"), said(version.level.value))]
    if version.adopted:
        facts.append(Fact(_("通过"), words.day(version.adopted)))
    if version.in_force_from:
        facts.append(Fact(_("施行"), f"{words.day(version.in_force_from)}{_presumed(version)}"))
    facts.append(Fact(_("施行日从哪里来"), said(library.force_note(version))))
    if version.in_force_to:
        facts.append(Fact(_("有效到"), words.day(version.in_force_to)))
    if version.repealed_by:
        facts.append(Fact(_("被谁废止"), f"《{version.repealed_by}》"))
    return Facts(tuple(facts))


def _presumed(version: Version) -> str:
    return _("（推定）") if version.presumed else ""


def _version(library: Library, version: Version, article: Article) -> NewsItem:
    since = version.in_force_from
    if since is None:
        return NewsItem(_("没有日期的文本，不据以判断"), Tag("wait", _("不明")))
    said_of = _("%(day)s起施行的文本") % {"day": words.day(since)}
    shown: Content = said_of
    try:
        there = library.article_of(version, article.no, article.sub)
        shown = Link(f"{said_of} {there.label}", _way(there, since))
    except UnknownArticle:
        shown = f"{said_of}{_('，')}{_('没有这一条')}"
    is_here = version.id == article.version.id
    return NewsItem(shown, Tag("now", _("你在看的")) if is_here else "")
