"""法律变动:依据的条文后来改了没有。Law watch: has an article that something rests on changed since.

A *footing* is an article as it read when somebody last relied on it. Held against the library on a
later day (or against a newer library), it either still says the same, or it has *shifted*: changed,
renumbered, repealed, gone. A shift decides nothing; it tells people what to look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from hudong.ground.law.duties import duty_kinds, names_committee
from hudong.ground.law.library import Library, Repeal
from hudong.ground.law.library.names import plain_title
from hudong.ground.law.terms import Article, LawError, UnknownArticle, Version

# 相似度(百分比):到 SAME 就是只改了条号;到 NEAR 才算相近,低于它就是别的内容。
SAME: Final = 97
NEAR: Final = 55


class ShiftKind(StrEnum):
    """变动种类 · What has become of an article that something rests on."""

    CHANGED = "changed"
    MOVED = "moved"
    REPEALED = "repealed"
    GONE = "gone"

    @property
    def words(self) -> str:
        """The Chinese label."""
        return {
            "changed": "条文改了",
            "moved": "条号变了",
            "repealed": "法规已经失效",
            "gone": "库中没有这一条",
        }[self.value]


@dataclass(frozen=True)
class Footing:
    """立足的条文 · One article as it read when it was last relied on.

    ``adopted`` is the day on which that version was adopted, None where no text says it.
    """

    instrument: str
    no: int
    sub: int
    label: str
    adopted: date | None
    paragraphs: tuple[str, ...]

    @property
    def cite(self) -> str:
        """引法 · 《噪声污染防治法》第八条."""
        return f"《{self.instrument}》{self.label}"

    @property
    def text(self) -> str:
        """All paragraphs, one per line."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Shift:
    """变动 · A footing that no longer holds as it was.

    ``now`` are the paragraphs that stand there today (empty: none); ``successor`` cites the article
    whose wording is nearest, empty where none is near; ``reason`` is one sentence for a clerk.
    """

    footing: Footing
    kind: ShiftKind
    reason: str
    now: tuple[str, ...] = ()
    successor: str = ""
    successor_paragraphs: tuple[str, ...] = ()


def footings(library: Library, basis: str, *, on: date) -> tuple[Footing, ...]:
    """立足的条文 · The articles that a basis in words cites, as they read on the day ``on``.

    What cannot be found on that day is left out: it was never a footing. The order is that of the
    text; an article that is cited twice stands once.
    """
    found: dict[tuple[str, int, int], Footing] = {}
    for citation in library.cited(basis):
        if citation.no is None:
            continue
        try:
            article = library.article(citation.title, citation.no, citation.sub, on=on)
        except LawError:
            continue
        footing = _footing(article)
        found.setdefault((footing.instrument, footing.no, footing.sub), footing)
    return tuple(found.values())


def cited_places(library: Library, basis: str) -> frozenset[tuple[str, int, int]]:
    """引用的位置 · Instrument, 条 and 之 of every article cited, under the library's own titles.

    A name that the library does not know (any more) stands as it is written.
    """
    return frozenset(
        (_title(library, one.title), one.no, one.sub)
        for one in library.cited(basis)
        if one.no is not None
    )


def _title(library: Library, name: str) -> str:
    try:
        return library.resolve_title(name)
    except LawError:
        return plain_title(name)


def shift_of(library: Library, footing: Footing, *, on: date) -> Shift | None:
    """变动 · What has become of ``footing`` on the day ``on``; None where it still says the same.

    Never raises for what the library cannot answer: that is a shift too (``GONE``).
    """
    try:
        now = library.version_on(footing.instrument, on)
    except LawError as error:
        return _out_of_force(library, footing, on, error)
    try:
        article = library.article_of(now, footing.no, footing.sub)
    except UnknownArticle:
        article = None
    if article is not None and article.paragraphs == footing.paragraphs:
        return None
    return _reworded(library, footing, now, article)


def _footing(article: Article) -> Footing:
    version = article.version
    return Footing(
        version.title, article.no, article.sub, article.label, version.adopted, article.paragraphs
    )


def _reworded(library: Library, footing: Footing, now: Version, article: Article | None) -> Shift:
    nearest, _ = _nearest(library, footing, now)
    elsewhere = nearest if nearest and nearest.label != footing.label else None
    text = f"《{now.title}》{_since(now)}"
    if elsewhere is not None and fuzz.ratio(footing.text, elsewhere.text) >= SAME:
        reason = f"{text}，原{footing.label}现为{elsewhere.label}，内容相同。"
        return _shift(footing, ShiftKind.MOVED, reason, article, elsewhere)
    near = f"，相近的内容在{elsewhere.label}" if elsewhere else ""
    if article is None:
        reason = f"{text}，其中没有{footing.label}{near}。"
        return _shift(footing, ShiftKind.GONE, reason, None, elsewhere)
    if elsewhere is not None or fuzz.ratio(footing.text, article.text) < NEAR:
        reason = f"{text}，{footing.label}已经是别的内容{near}。"
        return _shift(footing, ShiftKind.CHANGED, reason, article, elsewhere)
    return _shift(footing, ShiftKind.CHANGED, f"{text}，{footing.label}的文字改了。", article, None)


def _out_of_force(library: Library, footing: Footing, on: date, error: LawError) -> Shift:
    repeal = _repeal(library, footing.instrument, on)
    if repeal is None:
        reason = f"{error.message}，不能核对{footing.cite}。{error.hint}".rstrip("。") + "。"
        return _shift(footing, ShiftKind.GONE, reason, None, None)
    day = f"{repeal.on.year}年{repeal.on.month}月{repeal.on.day}日"
    reason = f"《{footing.instrument}》自{day}起由《{repeal.by}》{repeal.article}废止"
    try:
        nearest, _ = _nearest(library, footing, library.version_on(repeal.by, on))
    except LawError:
        nearest = None
    near = f"，相近的内容在《{repeal.by}》{nearest.label}" if nearest else ""
    return _shift(footing, ShiftKind.REPEALED, f"{reason}{near}。", None, nearest)


def _repeal(library: Library, instrument: str, on: date) -> Repeal | None:
    known = [repeal for repeal in library.repeals_of(instrument) if repeal.on <= on]
    return known[-1] if known else None


def _nearest(library: Library, footing: Footing, version: Version) -> tuple[Article | None, float]:
    """The article of ``version`` that reads most like the footing, if one is near at all.

    Where the footing names the committee, the sentences that do so are held against each other:
    codes split and join articles, but keep the sentence that gives the duty.
    """
    articles = library.articles_of(version)
    said = _sentences(footing.paragraphs)
    scored = [
        (max(fuzz.ratio(footing.text, one.text), _likeness(said, _sentences(one.paragraphs))), one)
        for one in articles
        if not said or names_committee(one.paragraphs)
    ]
    score, best = max(scored, key=lambda pair: (pair[0], -pair[1].no), default=(0.0, None))
    return (best, score) if score >= NEAR else (None, 0.0)


def _sentences(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(duty.sentence for duty in duty_kinds(paragraphs))


def _likeness(said: tuple[str, ...], others: tuple[str, ...]) -> float:
    return max((fuzz.ratio(one, other) for one in said for other in others), default=0.0)


def _shift(
    footing: Footing,
    kind: ShiftKind,
    reason: str,
    now: Article | None,
    successor: Article | None,
) -> Shift:
    return Shift(
        footing=footing,
        kind=kind,
        reason=reason,
        now=now.paragraphs if now else (),
        successor=f"《{successor.version.title}》{successor.label}" if successor else "",
        successor_paragraphs=successor.paragraphs if successor else (),
    )


def _since(version: Version) -> str:
    day = version.in_force_from
    return f"自{day.year}年{day.month}月{day.day}日起施行新的文本" if day else "换了文本"
