"""几种文件 · The formats in which an edition leaves the house, each with its name and its type."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from hudong.doors.papers.letterhead import Letterhead
from hudong.doors.papers.lists.book import book_file
from hudong.doors.papers.lists.comma import comma_file
from hudong.doors.papers.lists.document import document_file
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.record.canonical import encode
from hudong.mechanisms.catalogue.terms import EditionContent

# 排版改了就加一：同一版清单的文件随之换一个标记，存着旧文件的缓存才会来取新的。
_LAYOUT = 1

Make = Callable[[EditionContent, str, Letterhead], bytes]


@dataclass(frozen=True)
class Format:
    """一种文件 · ``name`` is also the suffix; ``words`` says what it is good for."""

    name: str
    words: str
    content_type: str
    make: Make

    def file_name(self, content: EditionContent, letterhead: Letterhead) -> str:
        """文件名 · 太仓市两份清单第2版（太政社〔2026〕2号）.xlsx."""
        what = "两份清单" if content.excerpt is None else content.excerpt.short_words
        mark = "示例数据" if letterhead.is_example else ""
        name = f"{letterhead.county}{what}第{content.number}版（{content.document_no}）{mark}"
        return f"{_safe(name)}.{self.name}"

    def plain_name(self, content: EditionContent) -> str:
        """英文文件名 · For programs that know no Chinese names."""
        what = "lists" if content.excerpt is None else content.excerpt.value
        return f"{what}-{content.number}.{self.name}"

    def tag(self, digest: str, excerpt: str, letterhead: Letterhead) -> str:
        """标记 · Changes when the content, the letterhead or the layout does; known without making."""
        about = f"{excerpt}|{letterhead}|{_LAYOUT}"
        return f"{digest[:32]}-{self.name}-{sha256(about.encode()).hexdigest()[:12]}"


def _safe(name: str) -> str:
    # 文件名里不许有路径和控制字符，太长的系统存不下。
    return re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]', "_", name)[:80]


FORMATS = (
    Format(
        "xlsx",
        "表格",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        book_file,
    ),
    Format(
        "docx",
        "Word 文件",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        document_file,
    ),
    Format(
        "csv",
        "CSV",
        "text/csv; charset=utf-8",
        lambda content, digest, letterhead: comma_file(content),
    ),
    Format(
        "json",
        "JSON",
        "application/json; charset=utf-8",
        lambda content, digest, letterhead: encode(content.as_plain()),
    ),
)


def format_named(name: str) -> Format:
    """按名字找 · Raises NotFound for a format that this house does not write."""
    for each in FORMATS:
        if each.name == name:
            return each
    names = "、".join(each.name for each in FORMATS)
    raise NotFound(f"没有 {name} 这种文件", hint=f"可以下载的有：{names}")
