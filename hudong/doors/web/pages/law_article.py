"""一条的页面 · One article as it read on a day, held against another version, and who cites it here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web import laws, words
from hudong.doors.web.component import Content
from hudong.doors.web.pages.law_citing import Citing, citing
from hudong.doors.web.pages.law_parts import (
    article_on,
    cite_of,
    day_field,
    edition_name,
    force_facts,
    instrument_address,
    state_of,
    text_note,
    version_address,
    version_named,
    version_words,
)
from hudong.doors.web.ui import (
    Button,
    Compared,
    Crumb,
    Facts,
    Field,
    Link,
    News,
    NewsItem,
    Part,
    Phrase,
    Side,
    Tag,
)
from hudong.doors.web.ways import address, asking, crumb
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.compare import Runs, compare, counterpart
from hudong.ground.law.library import Library
from hudong.ground.law.terms import Article, LawError, UnknownArticle, Version


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """一条 · ``paragraphs`` are the words of the article; ``note`` says what they are.

    ``compared`` holds it against another version; None: the library has no other. ``keeps`` goes
    with the day that one picks.
    """

    title: str
    crumb: Crumb
    state: Tag
    on: str
    pick: str
    day: Field
    button: Button
    keeps: tuple[tuple[str, str], ...]
    under: str
    note: str
    paragraphs: tuple[str, ...]
    ways: tuple[Link, ...]
    facts: Facts
    versions: News
    compared: Compared | None
    citing: Citing


@reads(budget=4)
def article_sheet(
    *, title: str, no: int, sub: int, day: dt.date, edition: str = "", against: str = ""
) -> ArticleSheet:
    """一条 · As it read on ``day``, or in the version called ``edition``; ``against`` names the other.

    Raises NotFound with the reason where there is none.
    """
    try:
        library = laws.library()
        article = _wanted(library, title, (no, sub), day, edition)
        versions = library.versions(title)
    except LawError as unknown:
        raise NotFound(unknown.message, hint=unknown.hint) from unknown
    version = article.version
    other = _other(versions, version, against)
    here = version_address(version, article) if edition else article_on(article, None)
    return ArticleSheet(
        title=cite_of(article),
        crumb=crumb(
            article.label,
            Link(_("查法条"), address("law")),
            Link(f"《{version.title}》", instrument_address(version.title, day)),
        ),
        state=state_of(version, day),
        on=version_words(version)
        if edition
        else _("%(day)s这一天的文本") % {"day": words.day(day)},
        pick=article_on(article, None),
        day=day_field(day),
        button=Button(_("看这一天"), is_second=True),
        keeps=(("with", against),) if against else (),
        under=_("、").join(article.under),
        note=text_note(version),
        paragraphs=article.paragraphs,
        ways=_ways(library, article, day, edition),
        facts=force_facts(library, version),
        versions=News(
            tuple(_version(library, each, article, here, day) for each in reversed(versions)),
            is_slim=True,
        ),
        compared=_compared(library, article, other) if other else None,
        citing=citing(article=article, day=day),
    )


def _wanted(
    library: Library, title: str, place: tuple[int, int], day: dt.date, edition: str
) -> Article:
    if not edition:
        return library.article(title, *place, on=day)
    version = version_named(library, title, edition)
    if version is None:
        raise UnknownArticle(f"库中没有《{title}》的这个版本", hint="请从法规的页面打开")
    return library.article_of(version, *place)


def _ways(library: Library, article: Article, day: dt.date, edition: str) -> tuple[Link, ...]:
    """The articles before and after, in the same version."""
    articles = library.articles_of(article.version)
    places = [(one.no, one.sub) for one in articles]
    here = places.index((article.no, article.sub))
    beside = [articles[here - 1]] if here else []
    beside += [articles[here + 1]] if here + 1 < len(articles) else []
    shown = [
        Link(one.label, version_address(one.version, one) if edition else article_on(one, day))
        for one in beside
        if (one.no, one.sub) != (article.no, article.sub)
    ]
    return (*shown, Link(_("看整部法规"), instrument_address(article.version.title, day)))


def _other(versions: tuple[Version, ...], this: Version, against: str) -> Version | None:
    """Held against: the version asked for, else the one before, else the one after."""
    others = [one for one in versions if one.id != this.id]
    asked = next((one for one in others if edition_name(one) == against), None)
    if asked is not None or not others:
        return asked
    place = [one.id for one in versions].index(this.id)
    return versions[place - 1] if place else versions[1]


def _version(
    library: Library, version: Version, article: Article, here: str, day: dt.date
) -> NewsItem:
    if version.id == article.version.id:
        shown: Content = Link(version_words(version), version_address(version, article))
        return NewsItem(shown, Tag("now", _("你在看的")))
    against = Link(
        _("和这一版对照"),
        asking(here, on=day.isoformat(), **{"with": edition_name(version)}) + "#compared",
    )
    try:
        there = library.article_of(version, article.no, article.sub)
    except UnknownArticle:
        missing = f"{version_words(version)}{_('，')}{_('没有这一条')}"
        return NewsItem(Phrase((missing, _("，"), against)))
    shown = Link(f"{version_words(version)} {there.label}", version_address(version, there))
    return NewsItem(Phrase((shown, _("，"), against)), state_of(version, day))


def _compared(library: Library, article: Article, version: Version) -> Compared:
    """The older text left, the newer one right, whichever of them is being read."""
    other = counterpart(article, library.articles_of(version))
    is_older = _age(version) < _age(article.version)
    texts = [(other, version), (article, article.version)]
    (old, old_version), (new, new_version) = texts if is_older else reversed(texts)
    found = compare(old.paragraphs if old else (), new.paragraphs if new else ())
    return Compared(
        _side(old, old_version, found.old),
        _side(new, new_version, found.new),
        _("两个文本这一条一字不差。") if found.is_same else _("删去的划线，加上的带底线。"),
    )


def _side(article: Article | None, version: Version, paragraphs: tuple[Runs, ...]) -> Side:
    label = article.label if article else ""
    href = version_address(version, article)
    return Side(
        Link(f"{version_words(version)} {label}".strip(), href),
        tuple(
            tuple(Part(run.kept.value, run.words) for run in runs) for runs in paragraphs if runs
        ),
        "" if article else _("这个文本里没有内容相近的条。"),
    )


def _age(version: Version) -> tuple[dt.date, dt.date]:
    return version.in_force_from or dt.date.min, version.adopted or dt.date.min
