"""草稿:读到的文本加上名称、位阶、日子,成为语料的一行。A read text becomes one corpus line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hudong.ground.law.library.corpus import SourceInstrument, check_line
from hudong.ground.law.library.importing.days import DayFound
from hudong.ground.law.library.importing.level import guessed_level
from hudong.ground.law.library.importing.reading import (
    LawText,
    Unread,
    missing_numbers,
    repeated_numbers,
)
from hudong.ground.law.library.names import plain_title
from hudong.ground.law.library.overrides import corrections
from hudong.ground.law.library.versions import in_force_from
from hudong.ground.law.terms import InForceSource, Level, UnreadableText


@dataclass(frozen=True)
class Said:
    """另写的 · What the importing person says; empty fields are taken from the text."""

    title: str = ""
    level: Level | None = None
    adopted: date | None = None
    in_force_from: date | None = None
    source: str = ""


@dataclass(frozen=True)
class Preview:
    """预览 · What will be stored, and everything that a careful reader wants to check before."""

    title: str
    level: Level | None
    adopted: date | None
    in_force_from: date | None
    in_force_source: InForceSource
    articles: int
    first: str
    last: str
    gaps: tuple[str, ...]
    repeated: tuple[str, ...]
    headings: tuple[str, ...]
    days: tuple[DayFound, ...]
    clause: date | None
    unread: tuple[Unread, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Draft:
    """草稿 · A text with what was said of it; ``notes`` are findings beyond the preview."""

    text: LawText
    said: Said = Said()
    folders: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def title(self) -> str:
        """名称 · As said, else as the text begins."""
        return plain_title(self.said.title or self.text.title)

    @property
    def level(self) -> Level | None:
        """位阶 · As said, else guessed."""
        return self.said.level or guessed_level(self.title, self.text.head, self.folders)

    @property
    def adopted(self) -> date | None:
        """通过日 · As said, else the latest day of the head."""
        return self.said.adopted or self.text.adopted

    @property
    def stated(self) -> date | None:
        """写明的施行日 · As said, else as the head says it where that is not before the adoption."""
        if self.said.in_force_from is not None:
            return self.said.in_force_from
        start = self.text.start_in_head
        if start is None or (self.adopted is not None and start < self.adopted):
            return None
        return start

    def preview(self) -> Preview:
        """预览 · Nothing is stored."""
        articles = self.text.articles
        start, reason = in_force_from(
            self.title, self.adopted, self.text.clause, corrections().overrides, self.stated
        )
        return Preview(
            title=self.title,
            level=self.level,
            adopted=self.adopted,
            in_force_from=start,
            in_force_source=reason,
            articles=len(articles),
            first=articles[0].label if articles else "",
            last=articles[-1].label if articles else "",
            gaps=missing_numbers(articles),
            repeated=repeated_numbers(articles),
            headings=self.text.headings,
            days=self.text.days,
            clause=self.text.clause,
            unread=tuple(self.text.unread),
            lines=tuple((one.label, one.paragraphs[0]) for one in articles),
        )

    def line(self) -> bytes:
        """语料的一行 · The text as one line of a corpus file; UnreadableText where it lacks a part."""
        if not self.text.articles:
            raise UnreadableText(
                "没有读到一条条文",
                where=self.title,
                hint="条文要各起一行，以“第一条”这样的条号开头；Word 自动编号的，请先转为文字",
            )
        if not self.title:
            raise UnreadableText(
                "没有读到名称", where="第一行", hint="请在第一行写上法规名称，或者另外写明名称"
            )
        if self.level is None:
            raise UnreadableText(
                f"看不出《{self.title}》的位阶",
                where=self.title,
                hint=f"请写明位阶：{'、'.join(Level)}",
            )
        row = {
            "title": self.title,
            "level": self.level.value,
            "adopted": _iso(self.adopted),
            "commencement_clause": _iso(self.text.clause),
            "in_force_from": _iso(self.stated),
            "history": self.text.head,
            "source": self.said.source,
            "articles": [
                {
                    "no": one.no,
                    "sub": one.sub,
                    "label": one.label,
                    "under": list(one.under),
                    "paragraphs": list(one.paragraphs),
                }
                for one in self.text.articles
            ],
        }
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()

    def checked(self) -> SourceInstrument:
        """检查过的 · The line as the library will read it."""
        found = check_line(self.line())
        if isinstance(found, str):
            raise UnreadableText(found, where=self.title, hint="请核对文件的内容")
        return found

    def with_said(self, said: Said) -> Draft:
        """另写 · The same text, with what somebody says of it."""
        return replace(self, said=said)


def joined_labels(labels: Sequence[str], most: int = 10) -> str:
    """一串条号 · 第三条、第五条……等 12 处."""
    shown = "、".join(labels[:most])
    return f"{shown} 等 {len(labels)} 处" if len(labels) > most else shown


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
