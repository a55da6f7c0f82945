"""行:去掉标记,分出标题和正文。Lines of a text without the marks of Markdown, headings told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_FRONT: Final = re.compile(r"\A---\s*\n.*?\n---\s*(?:\n|\Z)", re.DOTALL)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_HASHES: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_STRONG: Final = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_SPACE: Final = re.compile(r"[\s　]+")
_BETWEEN: Final = re.compile(r"(?<=[㐀-鿿])[\s　]+(?=[㐀-鿿])")


@dataclass(frozen=True)
class TextLine:
    """一行 · ``hashes`` is the depth of a Markdown heading, 0 for text; ``place`` counts from 1."""

    place: int
    text: str
    hashes: int = 0
    is_strong: bool = False


def markdown_lines(text: str) -> Iterator[TextLine]:
    """Markdown 的行 · Without front matter, comments, tags and marks; blank lines are left out."""
    front = _FRONT.match(text)
    skipped = 0
    if front:
        skipped = front[0].count("\n")
        text = text[front.end() :]
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for place, raw in enumerate(text.split("\n"), start=skipped + 1):
        for part in _BREAK.split(raw):
            line = _LINK.sub(r"\1", _TAG.sub("", part)).strip().lstrip(">").strip()
            if not line or line.startswith(":::"):
                continue
            heading = _HASHES.match(line)
            words = heading[2] if heading else line
            plain = _STRONG.sub(lambda found: found[1] or found[2], words).replace("\\", "").strip()
            if plain:
                depth = len(heading[1]) if heading else 0
                yield TextLine(place, plain, depth, words.startswith(("**", "__")))


def plain_lines(text: str) -> Iterator[TextLine]:
    """普通文字的行 · Lines of a pasted text, a .txt or the paragraphs of a .docx."""
    for place, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip(" \t\r　\xa0")
        if line:
            yield TextLine(place, line)


def tidy_heading(words: str) -> str:
    """标题写法 · 第一章　总　　则 → 第一章 总则."""
    number, gap, name = _SPACE.sub(" ", words).strip().partition(" ")
    if not gap or not number.startswith("第"):
        return _BETWEEN.sub("", words).strip()
    return f"{number} {_BETWEEN.sub('', name)}"
