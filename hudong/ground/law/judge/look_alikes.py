"""相似的事项:换了说法、拆开、合并的,也认得出。Look-alikes: the same task renamed, split or merged.

Two titles are compared by their essence (``titles.essence``) in three ways: letter by letter,
whatever the order of the words, and one within the other. A basis in common lowers what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from rapidfuzz import fuzz, process

from hudong.ground.law.judge.titles import are_apart, essence

# 到多少分算像(百分数):依据不相干的,要更像才算。用标注的名称对调过,见 tests/law/labelled_titles.csv。
ALIKE_APART: Final = 75
ALIKE_SHARED: Final = 62
# 换了次序的、一个含着另一个的,打的折扣;太短的不谈含着。
REORDERED: Final = 0.95
WITHIN: Final = 0.9
SHORTEST_WITHIN: Final = 4
LEAST_WITHIN: Final = 0.8
# 字都凑不到这么多的,不用细比。
NEAR: Final = 38

_INSTRUMENT: Final = re.compile(r"《(?:中华人民共和国)?([^《》]{2,60})》")
_ARTICLE: Final = re.compile(r"第[^条款项]+条(?:之[一二三四五六七八九十]+)?")


@dataclass(frozen=True)
class Earlier:
    """从前的事项 · A task declared, listed or refused before: its mark, title and the articles cited."""

    id: str
    title: str
    bases: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Likeness:
    """相似 · An earlier task, how alike the titles are (per cent), and the bases in common."""

    earlier: Earlier
    score_percent: int
    shared_bases: tuple[str, ...]

    @property
    def reason(self) -> str:
        """凭什么说像 · In words that a page can show."""
        words = f"名称相似 {self.score_percent}%"
        if self.shared_bases:
            words += f"，依据同为{'、'.join(self.shared_bases)}"
        return words


def basis_key(instrument: str, article: str) -> str:
    """依据的记号 · 《法名》第几条, without 款 and 项: 第六条 and 第六条第二款 are one basis."""
    found = _ARTICLE.match(article)
    return f"《{instrument}》{found[0] if found else article}"


def bases_of(judgements: Iterable[Any]) -> frozenset[str]:
    """引过的依据 · The marks of every citation that the library knows, supporting or not.

    Takes judgements as the library gives them, or as a declaration keeps them (mappings).
    """
    marks = set()
    for said in judgements:
        own = said if isinstance(said, Mapping) else vars(said)
        if own.get("instrument") and own.get("article"):
            marks.add(basis_key(own["instrument"], own["article"]))
    return frozenset(marks)


@lru_cache(maxsize=65_536)
def cited_bases(text: str) -> frozenset[str]:
    """写着的依据 · The marks of the articles that a text cites, as written; no library is asked."""
    marks = set()
    parts = _INSTRUMENT.split(text)
    for instrument, rest in zip(parts[1::2], parts[2::2], strict=True):
        marks |= {basis_key(instrument, article) for article in _ARTICLE.findall(rest)}
    return frozenset(marks)


def likeness_percent(one: str, other: str) -> int:
    """两个名称像几成 · Of two titles, 0 to 100; 0 where they name different things of one kind."""
    return int(_score(essence(one), essence(other)))


def _score(one: str, other: str) -> float:
    overlap = fuzz.ratio(_sorted(one), _sorted(other))
    return 0.0 if are_apart(one, other) else _fine(one, other, overlap)


def _fine(one: str, other: str, overlap: float) -> float:
    """细比 · ``overlap`` is how many letters they share in whatever order: no score is above it but
    that of one title within the other."""
    best = max(REORDERED * overlap, fuzz.ratio(one, other))
    shorter = min(len(one), len(other))
    shared = overlap * (len(one) + len(other)) / 200
    if shorter >= SHORTEST_WITHIN and shared >= LEAST_WITHIN * shorter:
        best = max(best, WITHIN * fuzz.partial_ratio(one, other))
    return best


@lru_cache(maxsize=65_536)
def _sorted(words: str) -> str:
    return "".join(sorted(words))


class LookAlikes:
    """从前的事项,备查 · Prepared once, then asked for each new title (some ms among 20,000)."""

    def __init__(self, earlier: Sequence[Earlier]) -> None:
        self._earlier = tuple(earlier)
        self._plain = [essence(one.title) for one in self._earlier]
        self._sorted = [_sorted(words) for words in self._plain]
        self._by_basis: dict[str, list[int]] = {}
        for place, one in enumerate(self._earlier):
            for basis in one.bases:
                self._by_basis.setdefault(basis, []).append(place)

    def like(
        self, title: str, bases: frozenset[str] = frozenset(), limit: int | None = 5
    ) -> tuple[Likeness, ...]:
        """像的 · The earlier tasks like this one, the most alike first, a shared basis before none."""
        wanted = essence(title)
        scores = self._scores(wanted, bases)
        found = [
            Likeness(
                self._earlier[place],
                int(score),
                tuple(sorted(bases & self._earlier[place].bases)),
            )
            for place, score in scores.items()
        ]
        found.sort(key=lambda one: (not one.shared_bases, -one.score_percent, one.earlier.id))
        return tuple(found if limit is None else found[:limit])

    def _scores(self, wanted: str, bases: frozenset[str]) -> dict[int, float]:
        near = process.extract(
            _sorted(wanted), self._sorted, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None
        )
        sharing = {place for basis in bases for place in self._by_basis.get(basis, ())}
        scores: dict[int, float] = {}
        for _words, overlap, place in near:
            plain = self._plain[place]
            score = _fine(wanted, plain, overlap)
            least = ALIKE_SHARED if place in sharing else ALIKE_APART
            if score >= least and not are_apart(wanted, plain):
                scores[place] = score
        return scores


@dataclass(frozen=True)
class Pair:
    """像的一对 · Two tasks (by their marks) and why they are held to be one."""

    one: str
    other: str
    reason: str


@dataclass(frozen=True)
class LookAlikeGroup:
    """像的一组 · Tasks joined by pairs, in the order in which they were given."""

    members: tuple[str, ...]
    pairs: tuple[Pair, ...]


def group_alike(
    tasks: Sequence[Earlier], *, apart: frozenset[frozenset[str]] = frozenset()
) -> tuple[LookAlikeGroup, ...]:
    """分组 · All that are alike, joined pair by pair; pairs in ``apart`` are known to differ."""
    known = LookAlikes(tasks)
    order = {task.id: place for place, task in enumerate(tasks)}
    root = {task.id: task.id for task in tasks}

    def find(mark: str) -> str:
        while root[mark] != mark:
            root[mark] = root[root[mark]]
            mark = root[mark]
        return mark

    pairs: list[Pair] = []
    for task in tasks:
        for found in known.like(task.title, task.bases, limit=None):
            other = found.earlier.id
            if order[other] >= order[task.id] or frozenset((task.id, other)) in apart:
                continue
            pairs.append(Pair(other, task.id, found.reason))
            root[find(task.id)] = find(other)
    members: dict[str, list[str]] = {}
    for task in tasks:
        members.setdefault(find(task.id), []).append(task.id)
    whose: dict[str, list[Pair]] = {}
    for pair in pairs:
        whose.setdefault(find(pair.one), []).append(pair)
    return tuple(
        LookAlikeGroup(tuple(marks), tuple(whose[top]))
        for top, marks in members.items()
        if len(marks) > 1
    )
