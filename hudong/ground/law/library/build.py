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
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path

from hudong.ground.law.library.corpus import BadLine, SourceInstrument, check_line, must_exist
from hudong.ground.law.library.overrides import corrections
from hudong.ground.law.library.repeals import likely_links
from hudong.ground.law.library.surveying import Line, survey
from hudong.ground.law.library.versions import Repeal, close_versions
from hudong.ground.law.library.writing import LibraryWriter
from hudong.ground.law.terms import Version

Progress = Callable[[int], None]


@dataclass(frozen=True)
class BuildReport:
    """建库报告 · What a build stored and what it left out.

    ``source`` is "corpus" or "digest"; ``digest`` the sha256 of the canonical content, the same
    for the same texts in whatever order the file has them. ``from_source`` counts the versions that
    the corpus itself gave, without those that were added to it.
    """

    instruments: int
    versions: int
    articles: int
    skipped: tuple[BadLine, ...]
    source: str
    digest: str
    seconds: float
    from_source: int = 0


def build(
    source: Path,
    target: Path,
    *,
    added: Sequence[Path] = (),
    progress: Progress | None = None,
) -> BuildReport:
    """建库 · Build the library file ``target`` from ``source``, replacing it in one step.

    ``added`` are files of texts that were imported one by one; they are merged in.
    ``progress`` is called with the number of versions written so far. Malformed lines are named in
    the report and the rest is stored. Raises SourceMissing.
    """
    started = time.monotonic()
    must_exist(source)
    found = survey(source, added)
    lines = found.lines
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
            left_out = json.dumps([astuple(bad) for bad in found.skipped], ensure_ascii=False)
            links = [*_repeals(lines), *likely_links(_repeals(lines), versions.values())]
            writer.finish(links, (source, *added), {"source": found.kind, "skipped": left_out})
        os.replace(half, target)
    finally:
        half.unlink(missing_ok=True)
    return BuildReport(
        instruments=len({version.title for version in versions.values()}),
        versions=writer.versions,
        articles=writer.articles,
        skipped=found.skipped,
        source=found.kind,
        digest=writer.digest,
        seconds=time.monotonic() - started,
        from_source=found.from_source,
    )


def _repeals(lines: Sequence[Line]) -> list[Repeal]:
    return [*corrections().ended, *(repeal for line in lines for repeal in line.repeals)]


def _dated(lines: Sequence[Line]) -> dict[int, Version]:
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


def _in_order(lines: Sequence[Line], versions: dict[int, Version]) -> list[Line]:
    """Level, title, newest version first: the order in which search gives its results."""

    def place(line: Line) -> tuple[int, str, int, int, bytes]:
        version = versions[line.number]
        start = (version.in_force_from or date.min).toordinal()
        adopted = (version.adopted or date.min).toordinal()
        fingerprint = hashlib.sha256(line.data.strip()).digest()
        return version.level.rank, version.title, -start, -adopted, fingerprint

    return sorted(lines, key=place)
