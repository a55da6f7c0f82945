"""事项名称:去掉套话、换成同一个说法,再比像不像。Task titles: stock words off, one word for one thing.

The words are data (``titles.toml``); what stands in brackets keeps its words, not its brackets.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

WORDS: Final = "titles.toml"
_MARKS: Final = re.compile(r"[\W_]+")


def normalise_title(title: str) -> str:
    """去套话 · A title without stock words, spaces and marks; never empty for a name."""
    return _strip(_plain(title)) or title


@lru_cache(maxsize=65_536)
def essence(title: str) -> str:
    """实质 · What the title is about: full-width as half, synonyms as one word, stock words off.

    The essences of two titles of one thing are near each other; never empty for a name.
    """
    plain = _plain(title)
    pattern, words = _synonyms()
    return _strip(pattern.sub(lambda found: words[found[0]], plain)) or plain or title


def are_apart(one: str, other: str) -> bool:
    """明明两件事 · True where the essences name different things of one kind (人口普查, 农业普查)."""
    return any(
        not ours & theirs
        for ours, theirs in zip(_named(one), _named(other), strict=True)
        if ours and theirs
    )


@lru_cache(maxsize=65_536)
def _named(words: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(kind.findall(words)) for kind in _kinds())


def _plain(title: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", title)).lower()


def _strip(plain: str) -> str:
    return _filler().sub("", plain)


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / WORDS).read_text(encoding="utf-8"))


@cache
def _filler() -> re.Pattern[str]:
    return _any_of(_words()["filler"])


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {other: word for word, others in _words()["synonyms"].items() for other in others}
    # 标准的说法自己也在内,免得“宣传教育”里的“宣传”又被别的词拆开。
    words |= {word: word for word in _words()["synonyms"]}
    return _any_of(words), words


@cache
def _kinds() -> tuple[re.Pattern[str], ...]:
    return tuple(_any_of(words) for words in _words()["apart"].values())


def _any_of(words: Any) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
