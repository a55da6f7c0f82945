"""法条页面共用的部分 · What the pages of the law share: addresses, states, days of force, links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import quote

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Content
from hudong.doors.web.pages.bases import article_address
from hudong.doors.web.ui import Fact, Facts, Field, Link, NewsItem, Phrase, Tag
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, asking
from hudong.ground.law.library import Library, Repeal
from hudong.ground.law.terms import Article, LawError, Version

UNDATED = "undated"


def cite_of(article: Article) -> str:
    """引法 · 《村民委员会组织法》第八条."""
    return f"《{article.version.title}》{article.label}"


def article_on(article: Article, on: dt.date | None) -> str:
    """某天的这一条 · The permanent address of an article, with the day."""
    return article_address(article.version.title, article.no, article.sub, on)


def instrument_address(title: str, on: dt.date | None = None) -> str:
    """整部法规的网址 · ``/law/村民委员会组织法/``, with the day where one is given."""
    return asking(f"{address('law')}{quote(title)}/", on=on.isoformat() if on else "")


def edition_name(version: Version) -> str:
    """版本在网址里的名字 · The day of its adoption; texts without one are called ``undated``."""
    return version.adopted.isoformat() if version.adopted else UNDATED


def version_address(version: Version, article: Article | None = None) -> str:
    """某个版本的网址 · ``/law/<title>/v/<adopted>/``, of one article of it where one is given."""
    way = f"{address('law')}{quote(version.title)}/v/{edition_name(version)}/"
    if article is None:
        return way
    return f"{way}{article.no}-{article.sub}/" if article.sub else f"{way}{article.no}/"


def version_named(library: Library, title: str, edition: str) -> Version | None:
    """网址里的版本 · The version of that name, None where there is none; raises LawError."""
    return next((v for v in library.versions(title) if edition_name(v) == edition), None)


def version_words(version: Version) -> str:
    """版本叫什么 · 2026年1月1日起施行的文本."""
    if version.in_force_from is None:
        return _("没有日期的文本")
    return _("%(day)s起施行的文本") % {"day": words.day(version.in_force_from)}


def state_of(version: Version, day: dt.date) -> Tag:
    """当日的效力 · Whether the version is in force on the day, and whether that changed later."""
    if version.in_force_from is None:
        return Tag("wait", _("没有日期，不据以判断"))
    if day < version.in_force_from:
        return Tag("wait", _("当日还没有施行"))
    if version.in_force_to is not None and day > version.in_force_to:
        return Tag("no", _("已失效"))
    if version.in_force_to is not None:
        return Tag("wait", _("当日有效，后来有变"))
    return Tag("done", _("当日有效"))


def force_facts(library: Library, version: Version) -> Facts:
    """效力 · Level, adoption, first and last day of force, and where those days come from."""
    facts = [Fact(_("效力级别"), said(version.level.value))]
    if version.adopted:
        facts.append(Fact(_("通过"), words.day(version.adopted)))
    if version.in_force_from:
        presumed = _("（推定）") if version.presumed else ""
        facts.append(Fact(_("施行"), f"{words.day(version.in_force_from)}{presumed}"))
    facts.append(Fact(_("施行日从哪里来"), said(library.force_note(version))))
    if version.in_force_to:
        facts.append(Fact(_("有效到"), words.day(version.in_force_to)))
    if version.repealed_by:
        facts.append(Fact(_("被谁废止"), title_link(library, version.repealed_by)))
    if version.source:
        facts.append(Fact(_("文本从哪里来"), version.source))
    return Facts(tuple(facts))


def text_note(version: Version) -> str:
    """文本是什么 · Said where the words are the project's own and not those of the law."""
    return _("这里的是摘要，非条文原文。") if version.is_digest else ""


def title_link(library: Library, title: str) -> Content:
    """《名称》 · With the way to the instrument where the library holds it."""
    try:
        known = library.resolve_title(title)
    except LawError:
        return _("《%(title)s》（库中没有）") % {"title": title}
    return Link(f"《{title}》", instrument_address(known))


def day_field(day: dt.date) -> Field:
    """看哪一天 · The day on which one wants to read; sent as ``on``."""
    return Field("on", _("看哪一天的法"), kind="date", value=day.isoformat())


def ended_items(library: Library, links: Iterable[Repeal]) -> tuple[NewsItem, ...]:
    """它废止、替代的 · One line for every instrument that this one ends."""
    return tuple(NewsItem(_sentence(library, one, one.title), _tag(one)) for one in links)


def ending_items(library: Library, links: Iterable[Repeal]) -> tuple[NewsItem, ...]:
    """废止、替代它的 · One line for every instrument that ends this one."""
    return tuple(NewsItem(_sentence(library, one, one.by), _tag(one)) for one in links)


def _sentence(library: Library, link: Repeal, shown: str) -> Phrase:
    since = _("自%(day)s起") % {"day": words.day(link.on)}
    parts: list[Content] = [title_link(library, shown), _("，"), since]
    if link.article:
        parts += [_("，"), _("见《%(by)s》%(article)s") % {"by": link.by, "article": link.article}]
    if link.doubt is not None:
        parts += [_("。"), said(link.doubt.value)]
    return Phrase(tuple(parts))


def _tag(link: Repeal) -> Tag:
    return Tag("done", _("写明废止")) if link.doubt is None else Tag("wait", _("待核"))
