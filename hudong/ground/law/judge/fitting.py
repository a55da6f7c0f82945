"""名称和条文合不合:事项的名称是不是条文说的那件事。Whether a task's name fits the article it claims.

Only a doubt for a person ever comes of it, never a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from hudong.ground.law.duties import SUPPORTING, duty_kinds
from hudong.ground.law.library import Library
from hudong.ground.law.terms import Article, Version

MOST: Final = 3

# 哪件事都用得上的字眼:有它们相同,不说明是同一件事。
_IDLE: Final = re.compile(
    r"[\s、，,。；;：:（）()《》“”·\-]|协助|配合|开展|做好|进行|有关|相关|组织|落实|推进|工作|任务|事项|"
    r"活动|全市|本市|人民政府|政府|部门|村民委员会|居民委员会|委员会|村委会|居委会|的|和|及|与|等"
)

# 提得到村(居)委会的条文总有这些字眼之一;先看一眼,省得逐条细认。
_LIKELY: Final = re.compile("委员会|村委|居委|自治组织|村民|居民")


def fit(title: str, article: Article) -> int:
    """相合程度 · How many pairs of characters that say something both have; 0: none."""
    text = article.version.title + article.text
    return sum(pair in text for pair in _pairs(title))


def fits(title: str, article: Article) -> bool:
    """名称与条文相合 · True if they share a word; a name of idle words only says nothing: True."""
    return not _pairs(title) or fit(title, article) > 0


def _pairs(title: str) -> set[str]:
    words = _IDLE.split(title)
    return {
        word[at : at + 2] for word in words if word for at in range(len(word) - 1) if len(word) > 1
    }


@lru_cache(maxsize=256)
def tasks_of(library: Library, version: Version) -> tuple[Article, ...]:
    """交给村居的条文 · The articles of one text that put something on the committee."""
    return tuple(
        article
        for article in library.articles_of(version)
        if _LIKELY.search(article.text)
        and any(duty.kind in SUPPORTING for duty in duty_kinds(article.paragraphs))
    )


@lru_cache(maxsize=256)
def is_silent(library: Library, version: Version) -> bool:
    """全文没有提到 · True if the whole text names no committee; a digest cannot tell: False."""
    return library.source == "corpus" and not any(
        _LIKELY.search(article.text) and duty_kinds(article.paragraphs)
        for article in library.articles_of(version)
    )


def instead(
    library: Library, version: Version, title: str, but: Article | None
) -> Sequence[Article]:
    """是不是别的一条 · Articles of the same text that the claim may mean, the best fitting first.

    With a title those that fit it; without one all of them if they are few.
    """
    others = [one for one in tasks_of(library, version) if but is None or one.label != but.label]
    if not _pairs(title):
        return others if len(others) <= MOST else ()
    fitting = [one for one in others if fit(title, one)]
    return sorted(fitting, key=lambda one: (-fit(title, one), one.no))[:MOST]
