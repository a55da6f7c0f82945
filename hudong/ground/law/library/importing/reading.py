"""读一部法:标头、标题、条文,读不出来的一一列出。One law read from lines; what cannot be read is listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from hudong.ground.law.library.corpus import SourceArticle
from hudong.ground.law.library.importing.days import DayFound, days_in, start_named_in
from hudong.ground.law.library.importing.lines import TextLine, tidy_heading
from hudong.ground.law.library.numerals import (
    CHARACTERS,
    NumeralError,
    article_label,
    read_numeral,
)

_ARTICLE: Final = re.compile(
    rf"第\s*(?P<no>[{CHARACTERS}]{{1,9}})\s*条(?:\s*之\s*(?P<sub>[一二三四五六七八九十]{{1,3}}))?"
    r"(?P<gap>[\s　:：]*)(?P<rest>.*)",
    re.DOTALL,
)
_GOES_ON: Final = re.compile(r"[的之、，,；至和或与及规第所中]")
_HEADING: Final = re.compile(
    rf"第\s*[{CHARACTERS}]{{1,9}}\s*(?P<kind>分编|编|章|节)(?:[\s　]+.{{1,40}}|.{{0,20}})"
)
_RANKS: Final = {"编": 1, "分编": 2, "章": 3, "节": 4}
_CONTENTS: Final = re.compile(r"目\s*[录次]$")
_AFTER: Final = re.compile(
    r"附\s*(?:件|表|录|图|注)[^。；]{0,26}|(?:相关|参考)(?:资料|链接|文件)[：:]?"
)
_CLOSING: Final = "附则"
_STATE: Final = "中华人民共和国"
_PARTS: Final = re.compile(r"(?<=[过正订布])[\s　]{1,}(?=[\d一二根])")
LONGEST_TITLE: Final = 80
FIRST_WORDS: Final = 40
LARGEST_GAP: Final = 20
_BEFORE: Final = "在第一条以前，没有收入"
_NO_ARTICLE: Final = "附件不是条文，没有收入"


@dataclass(frozen=True)
class Unread:
    """没读出来的 · A line that went nowhere: its place from 1, its first words, and why."""

    place: int
    words: str
    why: str


@dataclass
class LawText:
    """读到的文本 · What one text holds, before anybody has said what it lacks."""

    title: str = ""
    head: list[str] = field(default_factory=list)
    articles: list[SourceArticle] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    @property
    def days(self) -> tuple[DayFound, ...]:
        """标头的日子 · Every day that the head names, in its order."""
        return tuple(day for line in self.head for day in days_in(line))

    @property
    def adopted(self) -> date | None:
        """通过日 · The latest day of the head that is no day of coming into force."""
        return max((day.on for day in self.days if not day.is_start), default=None)

    @property
    def start_in_head(self) -> date | None:
        """标头写的施行日 · 自2005年5月1日起施行, where the head says so."""
        return max((day.on for day in self.days if day.is_start), default=None)

    @property
    def clause(self) -> date | None:
        """正文写的施行日 · As the last articles name it."""
        closing = "\n".join("".join(one.paragraphs) for one in self.articles[-6:])
        return start_named_in(closing)

    @property
    def headings(self) -> tuple[str, ...]:
        """标题 · Every heading above an article, once, in its order."""
        return tuple(dict.fromkeys(words for one in self.articles for words in one.under))


class Reader:
    """读法 · Feeds on lines; knows what an article, a heading and a head line look like."""

    def __init__(self) -> None:
        self.text = LawText()
        self._under: list[tuple[int, str]] = []
        self._last = (0, 0)
        self._words: list[str] | None = None
        self._place = 0
        self._aside = ""
        self._in_contents = False
        self._in_brackets = False
        self._head_is_over = False

    def read(self, lines: Iterable[TextLine]) -> LawText:
        """读 · All the lines; what was open at the end is closed."""
        for line in lines:
            self._line(line)
        self._close()
        return self.text

    def _line(self, line: TextLine) -> None:
        if self._begin_article(line):
            return
        if self._is_heading(line):
            self._heading(line)
        elif _CONTENTS.fullmatch(line.text):
            self._in_contents = True
        elif self._aside:
            self._put_aside(line, self._aside)
        elif self._words is not None:
            if _AFTER.fullmatch(line.text):
                self._close()
                self._aside = _NO_ARTICLE
                self._put_aside(line, _NO_ARTICLE)
            else:
                self._words.append(line.text)
        elif self.text.articles:
            self._put_aside(line, "在标题下面，不属于任何一条")
        else:
            self._head(line)

    def _put_aside(self, line: TextLine, why: str) -> None:
        self.text.unread.append(Unread(line.place, line.text[:FIRST_WORDS], why))

    def _begin_article(self, line: TextLine) -> bool:
        found = _ARTICLE.match(line.text)
        if found is None:
            return False
        try:
            place = read_numeral(found["no"]), read_numeral(found["sub"] or "0")
        except NumeralError:
            return False
        if place[0] == 0 or not self._begins(line, found, place):
            return False
        self._close()
        self._last, self._place, self._aside = place, line.place, ""
        self._in_contents = self._in_brackets = False
        rest = found["rest"].strip()
        self._words = [rest] if rest else []
        return True

    def _begins(self, line: TextLine, found: re.Match[str], place: tuple[int, int]) -> bool:
        """第十条的规定 in a running text is no article; 第十条为了 is one where the count goes on."""
        if line.is_strong or line.hashes or found["gap"] or not found["rest"]:
            return True
        follows = self._last < place <= (self._last[0] + LARGEST_GAP, 0)
        return follows and not _GOES_ON.match(found["rest"])

    def _close(self) -> None:
        if self._words is None:
            return
        label = article_label(*self._last)
        if self._words:
            under = tuple(words for _, words in self._under)
            self.text.articles.append(SourceArticle(*self._last, label, under, tuple(self._words)))
        else:
            self.text.unread.append(Unread(self._place, label, "只有条号，没有正文"))
        self._words = None

    def _is_heading(self, line: TextLine) -> bool:
        if line.hashes:
            return True
        if "".join(line.text.split()) == _CLOSING:
            return True
        return bool(_HEADING.fullmatch(line.text)) and not line.text.endswith(("。", "；", "："))

    def _heading(self, line: TextLine) -> None:
        words = tidy_heading(line.text)
        found = _HEADING.fullmatch(line.text)
        if line.hashes == 1 and found is None:
            if words == self.text.title:
                return
            if not self.text.title:
                self.text.title = words
                return
        self._close()
        self._head_is_over = True
        self._aside = _NO_ARTICLE if _AFTER.match(words) else ""
        if self._aside:
            self._put_aside(line, _NO_ARTICLE)
            return
        rank = _RANKS[found["kind"]] if found else _rank_of(words, line.hashes)
        self._under = [*(pair for pair in self._under if pair[0] < rank), (rank, words)]

    def _head(self, line: TextLine) -> None:
        """Lines before the first article: the title, the days, a preface."""
        words = line.text
        if self._head_is_over:
            self._put_aside(line, _BEFORE)
        elif self._in_brackets or any(days_in(words)):
            self._history(words)
        elif not self.text.title and len(words) <= LONGEST_TITLE:
            self.text.title = words
        elif self.text.title == _STATE and len(words) <= LONGEST_TITLE:
            self.text.title += words
        elif not self._in_contents:
            self._put_aside(line, _BEFORE)

    def _history(self, words: str) -> None:
        self._in_brackets = (
            self._in_brackets or words.startswith(("（", "("))
        ) and not words.endswith(("）", ")"))
        plain = words.strip("（）() 　")
        self.text.head += [part.strip() for part in _PARTS.split(plain) if part.strip()]


def _rank_of(words: str, hashes: int) -> int:
    """附则 alone stands beside the parts or the chapters; any other heading by its depth."""
    if words == _CLOSING:
        return _RANKS["编"] if hashes == 1 else _RANKS["章"]
    return hashes if hashes == 1 else 10 + hashes


def read_lines_of_law(lines: Iterable[TextLine]) -> LawText:
    """读一部法 · From its lines in order."""
    return Reader().read(lines)


def missing_numbers(articles: Sequence[SourceArticle]) -> tuple[str, ...]:
    """缺的条号 · Labels between the first and the last that no article has; 第三条至第五条."""
    numbers = sorted({one.no for one in articles})
    gaps = []
    for before, after in zip([0, *numbers], numbers, strict=False):
        if after - before == 2:
            gaps.append(article_label(before + 1))
        elif after - before > 2:
            gaps.append(f"{article_label(before + 1)}至{article_label(after - 1)}")
    return tuple(gaps)


def repeated_numbers(articles: Sequence[SourceArticle]) -> tuple[str, ...]:
    """重的条号 · Labels that more than one article has."""
    seen: dict[tuple[int, int], int] = {}
    for one in articles:
        seen[one.no, one.sub] = seen.get((one.no, one.sub), 0) + 1
    return tuple(article_label(*place) for place, times in seen.items() if times > 1)
