"""对照:两个文本逐字比较,合成读得懂的段落。Two texts held against each other character by character; pure.

Chinese has no spaces between words: the smallest edit of two sentences leaves single characters
standing between changes. Runs too short to read are taken into the change around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from hudong.ground.law.terms import Article

SHORTEST: Final = 2
"""A run that stayed between two changes is shown as staying from this length on, by 汉字."""

ALIKE: Final = 40
"""Paragraphs less alike than this (per cent) say different things: shown whole, not mixed."""

COUNTERPART: Final = 50
"""From this likeness on an article of another number is the same article renumbered."""


class Kept(StrEnum):
    """去留 · What became of a run of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Run:
    """一段字 · A run of text that stayed, was struck out or was put in."""

    kept: Kept
    words: str


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Comparison:
    """对照 · Either text by paragraphs; ``old`` holds no new runs and ``new`` none that are gone."""

    old: tuple[Runs, ...]
    new: tuple[Runs, ...]

    @property
    def is_same(self) -> bool:
        """True if no character differs."""
        return all(run.kept is Kept.SAME for runs in (*self.old, *self.new) for run in runs)


def compare(old: Sequence[str], new: Sequence[str]) -> Comparison:
    """对照 · Two texts given by their paragraphs: like is held against like, in order."""
    left: list[Runs] = []
    right: list[Runs] = []
    for before, after in _pairs(old, new):
        pieces = list(_joined(_pieces(before or "", after or "")))
        if before is not None:
            left.append(_side(pieces, Kept.GONE))
        if after is not None:
            right.append(_side(pieces, Kept.NEW))
    return Comparison(tuple(left), tuple(right))


def _pairs(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[str, str] | tuple[str, None] | tuple[None, str]]:
    """Paragraphs that belong together, in the order of both texts; the others stand alone.

    The alignment of the greatest total likeness, as one aligns two sequences.
    """
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness = [[_likeness(before, after) for after in new] for before in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            together = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((before, None) for before in old[i:])
    yield from ((None, after) for after in new[j:])


def _likeness(before: str, after: str) -> float:
    """0 where two paragraphs say different things."""
    return fuzz.ratio(before, after, score_cutoff=ALIKE)


def counterpart(article: Article, others: Iterable[Article]) -> Article | None:
    """另一版本的同一条 · The article of another version that says the same, if one does.

    The one of the same number where it is alike enough, else the most alike; None: none is.
    """
    scored = [
        (fuzz.ratio(article.text, other.text), _same_number(article, other), -other.no, other)
        for other in others
    ]
    same = next((one for one in scored if one[1]), None)
    best = max(scored, key=lambda one: one[:3], default=None)
    if best is None or best[0] < COUNTERPART:
        return None
    if same is not None and same[0] >= COUNTERPART and best[0] < same[0] + 100 - COUNTERPART:
        return same[3]
    return best[3]


def _same_number(one: Article, other: Article) -> bool:
    return (one.no, one.sub) == (other.no, other.sub)


Piece = tuple[Kept, str]


def _pieces(before: str, after: str) -> Iterator[Piece]:
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            yield Kept.SAME, before[step.src_start : step.src_end]
            continue
        if step.src_end > step.src_start:
            yield Kept.GONE, before[step.src_start : step.src_end]
        if step.dest_end > step.dest_start:
            yield Kept.NEW, after[step.dest_start : step.dest_end]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Short runs between changes join them; changes side by side become one of either kind."""
    held = list(pieces)
    gone, new = "", ""
    for place, (kept, words) in enumerate(held):
        is_between = 0 < place < len(held) - 1
        if kept is Kept.SAME and not (is_between and _is_short(words) and (gone or new)):
            yield from _changes(gone, new)
            gone, new = "", ""
            yield kept, words
        elif kept is Kept.SAME:
            gone, new = gone + words, new + words
        elif kept is Kept.GONE:
            gone += words
        else:
            new += words
    yield from _changes(gone, new)


def _is_short(words: str) -> bool:
    return sum(char.isalnum() for char in words) < SHORTEST


def _changes(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Kept.GONE, gone
    if new:
        yield Kept.NEW, new


def _side(pieces: Iterable[Piece], mine: Kept) -> Runs:
    """One side of a paragraph: what stayed, and what is its own; neighbours of a kind are one."""
    runs: list[Run] = []
    for kept, words in pieces:
        if kept not in (Kept.SAME, mine):
            continue
        if runs and runs[-1].kept is kept:
            runs[-1] = Run(kept, runs[-1].words + words)
        else:
            runs.append(Run(kept, words))
    return tuple(runs)
