"""谁引了这一条 · Matters, declarations, clauses and requests of this county that cite an article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web.component import Component
from hudong.doors.web.pages.bases import cited_in
from hudong.doors.web.ui import Empty, Link, News, NewsItem, Phrase, Tag
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import numbered
from hudong.doors.web.words import numeral
from hudong.ground.kernel.reads import reads
from hudong.ground.law.library.names import abbreviations
from hudong.ground.law.terms import Article
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.catalogue import queries as catalogue

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Citing:
    """引用的地方 · How many places of this county rest on the article, and the first of them."""

    count: int
    shown: Component
    more: str


@reads(budget=4)
def citing(*, article: Article, day: dt.date) -> Citing:
    """谁引了这一条 · Four queries, one of each room; the citations are read again to be sure."""
    names = _names(article.version.title)
    found = [*_matters(article, names, day), *_clauses(article, names)]
    found += [*_declarations(article, names), *_requests(article, names)]
    if not found:
        return Citing(0, Empty(_("本县的清单、协议、申报和准入申请都没有引用这一条。")), "")
    more = len(found) - SHOWN
    return Citing(
        len(found),
        News(tuple(found[:SHOWN]), is_slim=True),
        _("还有 %(count)s 处") % {"count": more} if more > 0 else "",
    )


def _names(title: str) -> tuple[str, ...]:
    """名称和简称 · What a basis may call the instrument; the word 村委会 inside a name as well."""
    short = [name for name, whole in abbreviations().items() if whole == title]
    plain = title.replace("村民委员会", "村委会").replace("居民委员会", "居委会")
    return tuple(dict.fromkeys((title, plain, *short)))


def _cites(article: Article) -> Callable[[str], bool]:
    place = article.version.title, article.no, article.sub
    return lambda text: place in cited_in(text)


def _matters(article: Article, names: Sequence[str], day: dt.date) -> Iterator[NewsItem]:
    is_cited = _cites(article)
    for line in catalogue.matters_citing(names=names, day=day):
        if is_cited(line.cite):
            yield NewsItem(
                Link(line.title, numbered("matter", line.id)), Tag("plain", _("清单事项"))
            )


def _clauses(article: Article, names: Sequence[str]) -> Iterator[NewsItem]:
    is_cited = _cites(article)
    for line in agreements.clauses_citing(names=names):
        if is_cited(line.cite):
            where = _("%(community)s协议书第%(number)s条") % {
                "community": line.community,
                "number": numeral(line.number),
            }
            link = Link(line.title, numbered("agreement", line.agreement_id))
            yield NewsItem(Phrase((link, _("，"), where)), Tag("plain", _("协议条款")))


def _declarations(article: Article, names: Sequence[str]) -> Iterator[NewsItem]:
    is_cited = _cites(article)
    for line in catalogue.declarations_citing(names=names):
        if is_cited(line.cite):
            link = Link(line.title, numbered("declaration", line.id))
            yield NewsItem(Phrase((link, _("，"), line.note)), Tag("plain", _("清理申报")))


def _requests(article: Article, names: Sequence[str]) -> Iterator[NewsItem]:
    is_cited = _cites(article)
    for line in admission.requests_citing(names=names):
        if is_cited(line.cite):
            link = Link(line.title, numbered("admission", line.request_id))
            about = f"{line.department}{_('，')}{said(line.state_label)}"
            yield NewsItem(Phrase((link, _("，"), about)), Tag("plain", _("准入申请")))
