"""添入:把一部法规添进主目录的来源,同样的文本不动,矛盾的不收。Adding single laws to a home's sources."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from hudong.ground.law.library.corpus import (
    ADDED,
    SourceArticle,
    SourceInstrument,
    added_files,
    check_line,
    read_lines,
)
from hudong.ground.law.library.importing.drafting import Draft
from hudong.ground.law.library.read import Library
from hudong.ground.law.library.surveying import text_print
from hudong.ground.law.terms import ContradictoryText, LawError, Version


class Added(StrEnum):
    """添入的结果 · What became of one text."""

    NEW = "新添入"
    KNOWN = "库里已有同样的文本"


@dataclass(frozen=True)
class AddedText:
    """添入过的文本 · One text that was added to a home, with the file that keeps it."""

    title: str
    adopted: date | None
    articles: int
    source: str
    file: Path


class Adding:
    """添入 · Knows every text of a home: those in its library and those that were added since."""

    def __init__(self, home: Path, library: Library) -> None:
        self._home, self._library = home, library
        self._waiting: list[bytes] = []
        self._added: dict[tuple[str, date | None], bytes] = {}
        for checked, _file in _added_texts(home):
            self._added[checked.title, checked.adopted] = text_print(checked)

    def take(self, draft: Draft) -> Added:
        """收下 · Remembered until ``keep``. Raises UnreadableText, ContradictoryText."""
        checked = draft.checked()
        key, words = (checked.title, checked.adopted), text_print(checked)
        for known in self._known(checked):
            if known == words:
                return Added.KNOWN
            raise _contradiction(checked)
        self._added[key] = words
        self._waiting.append(draft.line())
        return Added.NEW

    def keep(self) -> Path | None:
        """存下 · One new file with all that was taken, whole or not at all; None: nothing new."""
        if not self._waiting:
            return None
        data = b"\n".join(self._waiting) + b"\n"
        folder = self._home / ADDED
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{hashlib.sha256(data).hexdigest()[:24]}.jsonl"
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".half", delete=False) as half:
            half.write(data)
            half.flush()
            os.fsync(half.fileno())
        os.replace(half.name, target)
        self._waiting.clear()
        return target

    def _known(self, checked: SourceInstrument) -> Iterable[bytes]:
        if (checked.title, checked.adopted) in self._added:
            yield self._added[checked.title, checked.adopted]
        for version in _versions(self._library, checked.title):
            if version.adopted == checked.adopted and not version.is_digest:
                yield _stored_print(self._library, version)


def added_texts(home: Path) -> tuple[AddedText, ...]:
    """添入过的 · Every text that was added to ``home``."""
    return tuple(
        AddedText(one.title, one.adopted, len(one.articles), one.source, file)
        for one, file in _added_texts(home)
    )


def _added_texts(home: Path) -> Iterable[tuple[SourceInstrument, Path]]:
    for file in added_files(home):
        for _line, data in read_lines(file):
            checked = check_line(data)
            if isinstance(checked, SourceInstrument):
                yield checked, file


def _versions(library: Library, title: str) -> Sequence[Version]:
    try:
        found = library.versions(title)
    except LawError:
        return ()
    return found if found[0].title == title else ()


def _stored_print(library: Library, version: Version) -> bytes:
    articles = tuple(
        SourceArticle(one.no, one.sub, one.label, one.under, one.paragraphs)
        for one in library.articles_of(version)
    )
    return text_print(
        SourceInstrument(version.title, version.level, None, None, (), "", articles, False)
    )


def _contradiction(checked: SourceInstrument) -> ContradictoryText:
    if checked.adopted is None:
        return ContradictoryText(
            f"库里已有《{checked.title}》没有日期的文本，文字不同",
            where=checked.title,
            hint="请写明这个文本的通过日",
        )
    return ContradictoryText(
        f"库里已有《{checked.title}》{checked.adopted}的文本，和这一份文字不同",
        where=checked.title,
        hint="同一天只能有一个文本。请核对两份文字；是后来修正的，请写明修正的那一天",
    )
