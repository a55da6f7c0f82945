"""建库:语料成为只读的法规库。A corpus file becomes the library file."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hudong.ground.law.library.corpus import (
    BadLine,
    SourceInstrument,
    check_line,
    must_exist,
    read_lines,
)
from hudong.ground.law.library.overrides import corrections
from hudong.ground.law.library.repeals import named_repeals
from hudong.ground.law.library.versions import Repeal, close_versions, in_force_from
from hudong.ground.law.library.writing import LibraryWriter
from hudong.ground.law.terms import Version

Progress = Callable[[int], None]


@dataclass(frozen=True)
class BuildReport:
    """建库报告 · What a build stored and what it left out.

    ``source`` is "corpus" or "digest"; ``digest`` the sha256 of the canonical content, the same
    for the same texts in whatever order the file has them.
    """

    instruments: int
    versions: int
    articles: int
    skipped: tuple[BadLine, ...]
    source: str
    digest: str
    seconds: float


@dataclass
class _Line:
    """A good line as it waits for the second reading: its bytes and what orders and dates it."""

    number: int
    data: bytes
    version: Version
    repeals: tuple[Repeal, ...]


def build(source: Path, target: Path, *, progress: Progress | None = None) -> BuildReport:
    """建库 · Build the library file ``target`` from ``source``, replacing it in one step.

    ``progress`` is called with the number of versions written so far. Malformed lines are named in
    the report and the rest is stored. Raises SourceMissing.
    """
    started = time.monotonic()
    must_exist(source)
    lines, skipped, kind = _survey(source)
    versions = _dated(lines)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.{os.getpid()}.half")
    half.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(half)) as database:
            writer = LibraryWriter(database)
            for line in _in_order(lines, versions):
                checked = check_line(line.data)
                assert isinstance(checked, SourceInstrument)
                writer.add(versions[line.number], checked)
                if progress is not None:
                    progress(writer.versions)
            left_out = json.dumps([[b.line, b.what] for b in skipped], ensure_ascii=False)
            writer.finish(_repeals(lines), source, {"source": kind, "skipped": left_out})
        os.replace(half, target)
    finally:
        half.unlink(missing_ok=True)
    return BuildReport(
        instruments=len({version.title for version in versions.values()}),
        versions=writer.versions,
        articles=writer.articles,
        skipped=tuple(skipped),
        source=kind,
        digest=writer.digest,
        seconds=time.monotonic() - started,
    )


def _survey(source: Path) -> tuple[list[_Line], list[BadLine], str]:
    """First reading: check every line and keep only its bytes, day and repeals.

    The articles are parsed again when they are written: twice the parsing costs a second, keeping
    57,000 articles as objects costs hundreds of megabytes.
    """
    lines: list[_Line] = []
    skipped: list[BadLine] = []
    seen: dict[bytes, int] = {}
    digests = 0
    for number, data in read_lines(source):
        checked = check_line(data)
        fingerprint = hashlib.sha256(data.strip()).digest()
        if isinstance(checked, str):
            skipped.append(BadLine(number, checked))
        elif fingerprint in seen:
            skipped.append(BadLine(number, f"与第 {seen[fingerprint]} 行完全相同"))
        else:
            seen[fingerprint] = number
            digests += checked.digest
            lines.append(_line(number, data, checked))
    return lines, skipped, "digest" if lines and digests == len(lines) else "corpus"


def _line(number: int, data: bytes, checked: SourceInstrument) -> _Line:
    start, reason = in_force_from(
        checked.title, checked.adopted, checked.clause, corrections().overrides
    )
    version = Version(
        id=number,
        title=checked.title,
        level=checked.level,
        adopted=checked.adopted,
        in_force_from=start,
        in_force_source=reason,
        in_force_to=None,
        source=checked.source,
    )
    return _Line(number, data, version, tuple(named_repeals(checked, start)))


def _repeals(lines: Sequence[_Line]) -> list[Repeal]:
    return [*corrections().ended, *(repeal for line in lines for repeal in line.repeals)]


def _dated(lines: Sequence[_Line]) -> dict[int, Version]:
    """Line number → its version with both days of force, once every repeal is known."""
    repeals: dict[str, list[Repeal]] = defaultdict(list)
    for repeal in _repeals(lines):
        repeals[repeal.title].append(repeal)
    versions: dict[str, list[Version]] = defaultdict(list)
    for line in lines:
        versions[line.version.title].append(line.version)
    return {
        version.id: version
        for title, together in versions.items()
        for version in close_versions(together, repeals[title])
    }


def _in_order(lines: Sequence[_Line], versions: dict[int, Version]) -> list[_Line]:
    """Level, title, newest version first: the order in which search gives its results."""

    def place(line: _Line) -> tuple[int, str, int, int, bytes]:
        version = versions[line.number]
        start = (version.in_force_from or date.min).toordinal()
        adopted = (version.adopted or date.min).toordinal()
        fingerprint = hashlib.sha256(line.data.strip()).digest()
        return version.level.rank, version.title, -start, -adopted, fingerprint

    return sorted(lines, key=place)
