"""旧文本:被替代的版本和改了号的条文。Superseded texts, and where a renumbered article went."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from hudong.ground.law.duties import duty_kinds, names_committee
from hudong.ground.law.library import Library
from hudong.ground.law.library.numerals import article_label
from hudong.ground.law.terms import Article, Citation, LawError, UnknownArticle, Version

# 新旧条文的相似度(百分比)到这个数,才提示“现为第几条”;低于它的多半只是同一领域的另一条。
NEAR_ENOUGH: Final = 60

MOVED: Final = Path(__file__).with_name("moved.toml")


def years(version: Version) -> set[int]:
    """版本年份 · Years by which people name an edition: adoption, first day of force."""
    return {day.year for day in (version.adopted, version.in_force_from) if day is not None}


def cited_older(library: Library, citation: Citation, now: Version | None, name: str) -> Version:
    """所指的旧文本 · The stored text that a superseded citation means.

    Its own edition where that is stored, else the newest other text, else ``now`` itself (an
    edition older than everything in the library).
    """
    others = [v for v in library.versions(name) if now is None or v.id != now.id]
    named = [v for v in others if citation.edition in years(v)]
    candidates = named or others or list(library.versions(name))
    return max(candidates, key=lambda v: v.in_force_from or date.min)


def article_or_none(library: Library, version: Version, citation: Citation) -> Article | None:
    """该版本的这一条 · The cited article in ``version``; None where it has no such number."""
    if citation.no is None:
        return None
    try:
        return library.article_of(version, citation.no, citation.sub)
    except UnknownArticle:
        return None


def just_before(library: Library, now: Version) -> Version | None:
    """前一个文本 · The stored text that ``now`` took the place of; None where none is stored."""
    older = [
        version
        for version in library.versions(now.title)
        if version.in_force_from and now.in_force_from and version.in_force_from < now.in_force_from
    ]
    return older[-1] if older else None


def moved_to(library: Library, article: Article, now: Version) -> str | None:
    """现条号 · Where in ``now`` an older article stands today; None if it cannot be told.

    By the table of moved articles, else by the nearest wording: of the whole article, or of the
    sentences that name the committee (a code splits and joins articles but keeps the sentence).
    An article of another instrument is named with its title.
    """
    label = _by_table(library, article, now) or _by_wording(library, article, now)
    if label is None or now.title == article.version.title:
        return label
    return f"《{now.title}》{label}"


def successor(library: Library, old: Version, on: date) -> Version | None:
    """取代它的法 · The text of the instrument that repealed ``old``, as it stands on the day."""
    if not old.repealed_by:
        return None
    try:
        return library.version_on(old.repealed_by, on)
    except LawError:
        return None


def _by_table(library: Library, article: Article, now: Version) -> str | None:
    version = article.version
    label = _table().get((version.title, version.adopted), {}).get(article_label(article.no))
    if label is None or article.sub or now.title != version.title:
        return None
    return label if any(one.label == label for one in library.articles_of(now)) else None


def _by_wording(library: Library, article: Article, now: Version) -> str | None:
    said = _sentences(article.paragraphs)
    scored = [
        (
            max(
                fuzz.ratio(article.text, one.text),
                _likeness(said, _sentences(one.paragraphs)),
            ),
            -one.no,
            one.label,
        )
        for one in library.articles_of(now)
        if names_committee(one.paragraphs)
    ]
    score, _, label = max(scored, default=(0.0, 0, ""))
    return label if score >= NEAR_ENOUGH else None


def _sentences(paragraphs: Sequence[str]) -> tuple[str, ...]:
    return tuple(duty.sentence for duty in duty_kinds(paragraphs))


def _likeness(said: Sequence[str], others: Sequence[str]) -> float:
    return max((fuzz.ratio(one, other) for one in said for other in others), default=0.0)


@cache
def _table() -> Mapping[tuple[str, date | None], Mapping[str, str]]:
    rows = tomllib.loads(MOVED.read_text(encoding="utf-8"))["moved"]
    return {(row["title"], row["adopted"]): row["articles"] for row in rows}
