"""款和项:一条之内的位置。Paragraphs and items within an article.

A corpus gives an article as lines; one that begins with （一） is an item of the paragraph above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hudong.ground.law.library.numerals import place_label, read_numeral
from hudong.ground.law.terms import Article, UnknownArticle

_ITEM: Final = re.compile(r"[（(]([一二三四五六七八九十百零]+|[0-9０-９]+)[）)]")


@dataclass(frozen=True)
class Paragraph:
    """款 · One paragraph: its own words and its items by their number."""

    words: str
    items: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        """The paragraph with its items, one per line."""
        return "\n".join((self.words, *(words for _, words in self.items)))


def split_paragraphs(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """分款 · The paragraphs of an article, items gathered under the paragraph they belong to."""
    paragraphs: list[Paragraph] = []
    for line in lines:
        item = _ITEM.match(line)
        if item and paragraphs:
            last = paragraphs[-1]
            paragraphs[-1] = Paragraph(last.words, (*last.items, (read_numeral(item[1]), line)))
        else:
            paragraphs.append(Paragraph(line, ()))
    return tuple(paragraphs)


def article_text(article: Article, paragraph: int | None = None, item: int | None = None) -> str:
    """条款项原文 · The words of an article, of its ``paragraph`` (from 1), or of an ``item``.

    An item without a paragraph is looked for in the whole article. Raises UnknownArticle where the
    paragraph or the item does not exist, or the item occurs in more than one paragraph.
    """
    if paragraph is None and item is None:
        return article.text
    paragraphs = split_paragraphs(article.paragraphs)
    if paragraph is not None:
        if not 1 <= paragraph <= len(paragraphs):
            raise _missing(article, paragraph, item, f"这一条只有 {len(paragraphs)} 款")
        paragraphs = (paragraphs[paragraph - 1],)
    if item is None:
        return paragraphs[0].text
    found = [words for one in paragraphs for number, words in one.items if number == item]
    if len(found) == 1:
        return found[0]
    raise _missing(
        article, paragraph, item, "不止一款有这一项，请写明第几款" if found else "没有这一项"
    )


def _missing(article: Article, paragraph: int | None, item: int | None, why: str) -> UnknownArticle:
    place = place_label(article.no, article.sub, paragraph, item)
    title = article.version.title
    return UnknownArticle(
        f"《{title}》没有{place}", where=f"《{title}》{article.label}", hint=f"{why}。请核对条文。"
    )
