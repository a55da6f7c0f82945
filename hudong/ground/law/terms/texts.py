"""法规的词汇:位阶、版本、条、命中、引文。Vocabulary of texts: levels, versions, articles, hits, citations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """位阶 · Level of an instrument, highest first."""

    CONSTITUTION = "宪法"
    LAW = "法律"
    REGULATION = "行政法规"
    LOCAL_REGULATION = "地方性法规"
    RULE = "部门规章"
    LOCAL_RULE = "地方政府规章"

    @property
    def rank(self) -> int:
        """0 for the constitution, rising with lower levels; used to order search results."""
        return list(Level).index(self)


class InForceSource(StrEnum):
    """施行日的由来 · Why a version is taken to be in force from its day."""

    OVERRIDE = "校正表"
    STATED = "导入时写明"
    CLAUSE = "正文"
    ADOPTION = "推定"
    NONE = "不明"


@dataclass(frozen=True)
class Version:
    """法规版本 · One dated text of an instrument.

    ``in_force_to`` is the last day of force (inclusive) or None while in force. Without a date of
    any kind ``in_force_from`` is None: the version is stored and listed but never judged by.
    ``is_digest`` marks the project's own 摘要, which is no statute text.
    """

    id: int
    title: str
    level: Level
    adopted: date | None
    in_force_from: date | None
    in_force_source: InForceSource
    in_force_to: date | None
    source: str
    repealed_by: str = ""
    is_digest: bool = False

    @property
    def presumed(self) -> bool:
        """推定 · True where no text names the day and adoption stands in for it."""
        return self.in_force_source is InForceSource.ADOPTION

    def covers(self, day: date) -> bool:
        """True if ``day`` lies within the version's days of force, both ends included."""
        return (
            self.in_force_from is not None
            and self.in_force_from <= day
            and (self.in_force_to is None or day <= self.in_force_to)
        )


@dataclass(frozen=True)
class Article:
    """条 · One article of one version. ``no`` 43 with ``sub`` 1 is 第四十三条之一."""

    version: Version
    no: int
    sub: int
    label: str
    under: tuple[str, ...]
    paragraphs: tuple[str, ...]
    id: int = 0

    @property
    def text(self) -> str:
        """All paragraphs, one per line."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Hit:
    """检索结果 · An article found by search, with the words around the match."""

    article: Article
    snippet: str


@dataclass(frozen=True)
class Citation:
    """引用 · One citation read from free text, numbers already normalised.

    ``no`` is None where only the instrument is cited; ``paragraph`` and ``item`` are 款 and 项
    counted from 1; ``edition`` is the year named beside the title, e.g. 2013 in （2013年修正）.
    """

    raw: str
    title: str
    no: int | None = None
    sub: int = 0
    paragraph: int | None = None
    item: int | None = None
    edition: int | None = None
    start: int = 0
