"""问的话怎样比 · A question in a villager's words, and how near a name or a sentence comes to it.

Compared are pairs of characters: a name is as near as the share of the question's characters that
it has in pairs. Nothing is guessed from meaning, except the synonyms of the judge's own table.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from hudong.ground.law.judge.titles import essence

# 对得上:问的字都有,或者只差一两个;相近:有一半。
SAME: Final = 80
NEAR: Final = 50

# 问法和客套:问的是哪件事,与它们无关。长的在前。
_ASKING: Final = re.compile(
    r"要不要|该不该|能不能|可不可以|是不是|用不用|必须|非得|应该|应当|"
    r"谁出钱|谁付钱|谁来付|给不给钱|有没有钱|多少钱|有钱吗|怎么算|怎么办|"
    r"村民委员会|居民委员会|村委会|居委会|村（居）|我们村|我们社区|我们|咱们|咱|村里|社区里|"
    r"要求|让|叫|请问|请|帮忙|帮着|帮|配合|协助|办理|开展|做好|负责|这件事|这个|这项|事情|工作|"
    r"吗|呢|吧|啊|了|的|做|办|搞"
)
_RUN: Final = re.compile(r"[㐀-鿿〇]+|[a-z0-9]+")


@dataclass(frozen=True)
class Asked:
    """问的事 · ``text`` as it was typed; an empty one asks nothing."""

    text: str

    @cached_property
    def _plain(self) -> str:
        plain = unicodedata.normalize("NFKC", self.text).lower()
        left = _ASKING.sub(" ", plain.replace("(", "（").replace(")", "）"))
        return left if _RUN.search(left) else plain

    @cached_property
    def fragments(self) -> tuple[str, ...]:
        """拿去查的字 · Pairs of characters, of the usual word (低保 → 最低生活保障) as well."""
        found = _pairs(self._plain)
        return tuple(dict.fromkeys((*found, *_pairs(essence(self._plain))))) if found else ()

    def fit(self, words: str) -> int:
        """有多近 · Per cent of the question that ``words`` have, by the letter or by synonyms."""
        by_letter = _covered(self._plain, words.lower())
        if by_letter >= SAME:
            return by_letter
        return max(by_letter, _covered(essence(self._plain), essence(words)))


def _pairs(words: str) -> tuple[str, ...]:
    found: list[str] = []
    for run in _RUN.findall(words):
        found += [run] if run.isascii() or len(run) == 1 else map("".join, pairwise(run))
    return tuple(dict.fromkeys(found))


def _covered(asked: str, words: str) -> int:
    have = whole = 0
    for run in _RUN.findall(asked):
        whole += len(run)
        if run.isascii() or len(run) == 1:
            have += len(run) * (run in words)
            continue
        marks = [False] * len(run)
        for place in range(len(run) - 1):
            if run[place : place + 2] in words:
                marks[place] = marks[place + 1] = True
        have += sum(marks)
    return 100 * have // whole if whole else 0
