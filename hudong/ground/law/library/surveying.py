"""初读:逐行检查,记下日子和废止条款,把添入的文本并进来。The first reading of all the sources.

The articles are parsed again when they are written: twice the parsing costs a second, keeping
57,000 articles as objects costs hundreds of megabytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from hudong.ground.law.library.corpus import BadLine, SourceInstrument, check_line, read_lines
from hudong.ground.law.library.overrides import corrections
from hudong.ground.law.library.repeals import named_repeals
from hudong.ground.law.library.versions import Repeal, in_force_from
from hudong.ground.law.terms import Version

Key = tuple[str, date | None]


@dataclass(frozen=True)
class Line:
    """好行 · A good line as it waits for the second reading: its bytes and what dates it."""

    number: int
    data: bytes
    version: Version
    repeals: tuple[Repeal, ...]


@dataclass(frozen=True)
class Survey:
    """初读的结果 · Good lines, bad lines, and whether a 摘要 is among the texts."""

    lines: tuple[Line, ...]
    skipped: tuple[BadLine, ...]
    from_source: int

    @property
    def kind(self) -> str:
        """ "digest" as soon as one text is a 摘要, so that it is never taken for the statute."""
        return "digest" if any(line.version.is_digest for line in self.lines) else "corpus"


def text_print(checked: SourceInstrument) -> bytes:
    """文本指纹 · Equal for two texts of the same words, however spaced or headed."""
    words = [[a.no, a.sub, "".join("".join(a.paragraphs).split())] for a in checked.articles]
    return hashlib.sha256(json.dumps(words).encode()).digest()


@dataclass(frozen=True)
class _Found:
    """A good line with its place: ``number`` is unique over all files, ``line`` within its own."""

    number: int
    line: int
    file: str
    data: bytes
    checked: SourceInstrument

    @property
    def key(self) -> Key:
        return self.checked.title, self.checked.adopted


def survey(source: Path, added: Sequence[Path] = ()) -> Survey:
    """初读 · Every line of the corpus and of the added files.

    A text that was added takes the place of a 摘要 of the same day; against a statute text of the
    same day in the corpus it gives way: without a word where both are the same, else it is named.
    """
    numbers = count(1)
    skipped: list[BadLine] = []
    newcomers: dict[Key, list[_Found]] = {}
    for file in added:
        for new in _good(file, file.name, numbers, skipped):
            newcomers.setdefault(new.key, []).append(new)
    lines: list[Line] = []
    for old in _good(source, "", numbers, skipped):
        rivals = newcomers.get(old.key, [])
        if rivals and old.checked.digest:
            continue
        skipped += [
            BadLine(
                new.line,
                f"语料里已有《{new.checked.title}》同日的文本，文字不同，以语料为准",
                new.file,
            )
            for new in rivals
            if text_print(new.checked) != text_print(old.checked)
        ]
        newcomers.pop(old.key, None)
        lines.append(_line(old))
    from_source = len(lines)
    lines += [_line(new) for together in newcomers.values() for new in together]
    return Survey(tuple(lines), tuple(skipped), from_source)


def _good(
    file: Path, name: str, numbers: Iterator[int], skipped: list[BadLine]
) -> Iterator[_Found]:
    seen: dict[bytes, int] = {}
    for line, data in read_lines(file):
        checked = check_line(data)
        fingerprint = hashlib.sha256(data.strip()).digest()
        if isinstance(checked, str):
            skipped.append(BadLine(line, checked, name))
        elif fingerprint in seen:
            skipped.append(BadLine(line, f"与第 {seen[fingerprint]} 行完全相同", name))
        else:
            seen[fingerprint] = line
            yield _Found(next(numbers), line, name, data, checked)


def _line(found: _Found) -> Line:
    checked = found.checked
    start, reason = in_force_from(
        checked.title, checked.adopted, checked.clause, corrections().overrides, checked.stated
    )
    version = Version(
        id=found.number,
        title=checked.title,
        level=checked.level,
        adopted=checked.adopted,
        in_force_from=start,
        in_force_source=reason,
        in_force_to=None,
        source=checked.source,
        is_digest=checked.digest,
    )
    return Line(found.number, found.data, version, tuple(named_repeals(checked, start)))
