"""公务性协助:属不属于刑法第九十三条第二款的解释所列的七类。Assistance that counts as official work.

Members of a committee who assist the government in these seven kinds of work are held to be state
functionaries (interpretation of Criminal Law Art. 93(2), 2000, amended 2009). The rules are data
(``official.toml``) with examples; the mark warns of a risk and decides nobody's case.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

RULES: Final = Path(__file__).with_name("official.toml")

_SENTENCE: Final = re.compile(r"[。；;\n]+")


class OfficialKind(StrEnum):
    """公务性协助种类 · The seven kinds of the interpretation, in its order."""

    RELIEF = "relief"
    DONATIONS = "donations"
    STATE_LAND = "state_land"
    COMPENSATION = "compensation"
    TAXES = "taxes"
    POPULATION = "population"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As the interpretation says it."""
        return _book().kinds[self.value].words

    @property
    def short_words(self) -> str:
        """Two to eight characters, for a tag."""
        return _book().kinds[self.value].short


MARK: Final = "公务性协助"
FUND: Final = "公务性协助专账"
SEPARATELY: Final = "经费单独记账，付款须由两人先后批准"


@dataclass(frozen=True)
class Source:
    """出处 · The interpretation from which the seven kinds come."""

    words: str
    adopted: date
    amended: date


@dataclass(frozen=True)
class OfficialRule:
    """识别规则 · One line of ``official.toml``: what a task's name, or a sentence about it, looks like."""

    kind: OfficialKind
    title: re.Pattern[str]
    text: re.Pattern[str]
    unless: re.Pattern[str] | None
    examples: tuple[tuple[str, ...], ...]
    counter_examples: tuple[tuple[str, ...], ...]

    def fits(self, title: str, sentences: Sequence[str]) -> bool:
        """True if the name, or one sentence, matches and nothing in it forbids."""
        return self._says(self.title, title) or any(self._says(self.text, one) for one in sentences)

    def _says(self, pattern: re.Pattern[str], said: str) -> bool:
        return bool(pattern.search(said)) and not (self.unless and self.unless.search(said))


def official_kind(title: str, texts: Sequence[str]) -> OfficialKind | None:
    """公务性协助种类 · The kind of official work that a task is, or None.

    ``title`` is the task's name; ``texts`` say what is to be done and on which words of the law,
    in any order. For matters of assistance only: an own duty is nobody's official work.
    """
    sentences = [one for text in texts for one in _SENTENCE.split(text) if one.strip()]
    return next((rule.kind for rule in official_rules() if rule.fits(title, sentences)), None)


def official_words(key: str) -> str:
    """标记的话 · 公务性协助：救灾优抚等款物, for the stored key; empty for no mark."""
    return f"{MARK}：{OfficialKind(key).short_words}" if key else ""


def official_rules() -> tuple[OfficialRule, ...]:
    """识别规则 · In the order in which they are tried; the most particular first."""
    return _book().rules


def official_source() -> Source:
    """出处 · The interpretation itself."""
    return _book().source


@dataclass(frozen=True)
class _Kind:
    words: str
    short: str


@dataclass(frozen=True)
class _Book:
    source: Source
    kinds: Mapping[str, _Kind]
    rules: tuple[OfficialRule, ...]


@cache
def _book() -> _Book:
    data = tomllib.loads(RULES.read_text(encoding="utf-8"))
    return _Book(
        source=Source(**data["source"]),
        kinds={row["key"]: _Kind(row["words"], row["short"]) for row in data["kind"]},
        rules=tuple(_rule(row) for row in data["rule"]),
    )


def _rule(row: dict[str, Any]) -> OfficialRule:
    return OfficialRule(
        kind=OfficialKind(row["kind"]),
        title=re.compile(row["title"]),
        text=re.compile(row["text"]),
        unless=re.compile(row["unless"]) if "unless" in row else None,
        examples=tuple(tuple(one) for one in row["examples"]),
        counter_examples=tuple(tuple(one) for one in row["counter_examples"]),
    )
