"""旧文本:被替代的版本和改了号的条文。Superseded texts, and where a renumbered article went."""

from __future__ import annotations

from datetime import date
from typing import Final

from rapidfuzz import fuzz

from hudong.ground.law.duties import SUPPORTING, duty_kinds, names_committee
from hudong.ground.law.library import Library
from hudong.ground.law.terms import Article, Citation, UnknownArticle, Version

# 新旧条文的相似度(百分比)到这个数,才提示“现为第几条”;低于它的多半只是同一领域的另一条。
NEAR_ENOUGH: Final = 60


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


def moved_to(library: Library, article: Article, now: Version) -> str | None:
    """现条号 · The present article whose wording is nearest to an older one; None if none is near."""
    scored = [
        (fuzz.ratio(article.text, candidate.text), -candidate.no, candidate.label)
        for candidate in library.articles_of(now)
        if names_committee(candidate.paragraphs)
    ]
    score, _, label = max(scored, default=(0.0, 0, ""))
    return label if score >= NEAR_ENOUGH else None


def renumbered(library: Library, citation: Citation, now: Version) -> str | None:
    """旧条号 · Where an older text's article of the cited number went, if it gave a duty.

    Tells a claim written from memory of the old text, whose number now means something else.
    """
    older = [
        version
        for version in library.versions(now.title)
        if version.in_force_from and now.in_force_from and version.in_force_from < now.in_force_from
    ]
    article = article_or_none(library, older[-1], citation) if older else None
    if article is None or not any(d.kind in SUPPORTING for d in duty_kinds(article.paragraphs)):
        return None
    label = moved_to(library, article, now)
    return label if label != article.label else None
