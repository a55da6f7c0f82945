"""库文件:形制、印记和只读连接。The library file: its form, its notes, how to open it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

from hudong.ground.law.library.duty_index import READERS as DUTY_READERS

SCHEMA: Final = Path(__file__).with_name("schema.sql")
SEPARATOR: Final = "\n"
"""Between the lines of a text kept in one column; corpus lines hold no line break."""

_READERS: Final = (
    "bigrams.py",
    "build.py",
    "surveying.py",
    "corpus.py",
    "duty_index.py",
    "names.py",
    "numerals.py",
    "overrides.toml",
    "repeals.py",
    "schema.sql",
    "versions.py",
    "writing.py",
)


@cache
def form() -> str:
    """库的形制 · Changes with whatever could make another library of the same corpus."""
    content = hashlib.sha256()
    for name in _READERS:
        content.update(Path(__file__).with_name(name).read_bytes())
    for path in DUTY_READERS:
        content.update(path.read_bytes())
    return content.hexdigest()


def stamp(sources: Sequence[Path]) -> dict[str, str]:
    """文件印记 · Sizes and times of change: if they are as noted, so is the content."""
    found = [source.stat() for source in sources]
    return {
        "source_size": " ".join(str(one.st_size) for one in found),
        "source_mtime_ns": " ".join(str(one.st_mtime_ns) for one in found),
    }


def sha256(sources: Sequence[Path]) -> str:
    """文件摘要 · The sha256 of each file, in hexadecimal."""
    return " ".join(map(_sha256, sources))


def _sha256(source: Path) -> str:
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def connect(path: Path) -> sqlite3.Connection:
    """只读连接 · A read-only connection to a library file."""
    return sqlite3.connect(
        f"file:{quote(os.path.abspath(path))}?mode=ro", uri=True, check_same_thread=False
    )


def noted_meta(path: Path) -> dict[str, str]:
    """库的附注 · What a library file notes of itself; empty if it is missing or no library."""
    if not path.is_file():
        return {}
    try:
        connection = connect(path)
        try:
            return dict(connection.execute("SELECT key, value FROM meta"))
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return {}
