"""备库:首次使用时建库,语料变了重新建库。Built on first use, and when its source changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Final

from hudong.ground.law.library.build import Progress, build
from hudong.ground.law.library.corpus import CARRIED, added_files, must_exist
from hudong.ground.law.library.form import form, noted_meta, sha256, stamp
from hudong.ground.law.library.read import Library

FILE: Final = "laws.sqlite3"

_BUILDING: Final = Lock()


def ensure(home: Path, source: Path | None = None, *, progress: Progress | None = None) -> Library:
    """备库 · The library in ``home``, built from ``source`` (None: the carried digest) if need be.

    Texts that were added to the home are part of it. Sources of the same size and time of change are
    not read again; else their sha256 decides. Raises SourceMissing where the named source is absent,
    even if a library stands already.
    """
    source = must_exist(CARRIED if source is None else source)
    target = home / FILE
    with _BUILDING:
        added = added_files(home)
        if not _fresh(noted_meta(target), (source, *added)):
            build(source, target, added=added, progress=progress)
    return Library.open(target)


def _fresh(noted: dict[str, str], sources: Sequence[Path]) -> bool:
    if noted.get("form") != form():
        return False
    if all(noted.get(key) == value for key, value in stamp(sources).items()):
        return True
    return noted.get("source_sha256") == sha256(sources)
