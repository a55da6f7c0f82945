"""二字词:中文全文检索的切分。Text cut into overlapping pairs: two-character words are found.

``村民会议`` becomes ``村民 民会 会议 议``: a word of two characters or more is a phrase of its
pairs, a single character is the beginning of a pair, and the last character of a run stands alone,
so that it is found as well. Latin words and numbers stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_RUN: Final = re.compile(r"[㐀-鿿豈-﫿〇]+|[a-z0-9]+")


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    for match in _RUN.finditer(unicodedata.normalize("NFKC", text).lower()):
        yield not match[0].isascii(), match[0]


def index_terms(text: str) -> str:
    """入库切分 · The terms of ``text`` joined by spaces, as the full-text table stores them."""
    terms: list[str] = []
    for chinese, run in _runs(text):
        if chinese:
            terms.extend(map("".join, pairwise(run)))
            terms.append(run[-1])
        else:
            terms.append(run)
    return " ".join(terms)


def query_phrases(word: str) -> tuple[str, ...]:
    """查询切分 · The full-text phrases that together find ``word``; empty if it has no letters."""
    phrases: list[str] = []
    for chinese, run in _runs(word):
        if not chinese:
            phrases.append(f'"{run}"')
        elif len(run) == 1:
            phrases.append(f'"{run}"*')
        else:
            phrases.append('"' + " ".join(map("".join, pairwise(run))) + '"')
    return tuple(phrases)
