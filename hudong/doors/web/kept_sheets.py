"""查过的申报表 · What was read of a sheet, kept between checking it and confirming it.

Only the columns that are declared are kept, not the file: no other cell, no picture, no name of
its author. Files lie under ``HUDONG_HOME/uploads`` for half a day; the browser holds a signed note
with their digest.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core import signing

from hudong.ground.kernel import clock
from hudong.mechanisms.catalogue.terms import DeclarationLine, Scope

FOLDER: Final = "uploads"
KEPT_SECONDS: Final = 12 * 3600
_SALT: Final = "hudong.declaration-sheet"
_NAME: Final = re.compile(r"[0-9a-f]{32}")


class Gone(Exception):
    """没有了 · The note is too old, changed, somebody else's, or its file is no longer there."""


@dataclass(frozen=True)
class KeptSheet:
    """查过的表 · Its lines, what was noted while reading, and the digest of the file."""

    lines: tuple[DeclarationLine, ...]
    notes: tuple[str, ...]
    digest: str


def keep(sheet: KeptSheet, *, body_id: int) -> str:
    """留着 · Writes the lines away and returns the signed note to them; old files go first."""
    folder = _folder()
    _forget_old(folder)
    content = {
        "lines": [asdict(line) for line in sheet.lines],
        "notes": sheet.notes,
        "digest": sheet.digest,
    }
    data = json.dumps(content, ensure_ascii=False).encode()
    name = secrets.token_hex(16)
    path = folder / name
    path.touch(mode=0o600)
    path.write_bytes(data)
    now = clock.now().timestamp()
    os.utime(path, (now, now))
    note = {"name": name, "digest": hashlib.sha256(data).hexdigest(), "body": body_id}
    return signing.dumps(note, salt=_SALT)


def fetch(note: str, *, body_id: int) -> KeptSheet:
    """取回来 · The sheet of a note; Gone where the note does not hold for this body any more."""
    try:
        said = signing.loads(note, salt=_SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature as error:
        raise Gone from error
    if said["body"] != body_id or not _NAME.fullmatch(said["name"]):
        raise Gone
    try:
        data = (_folder() / said["name"]).read_bytes()
    except OSError as error:
        raise Gone from error
    if hashlib.sha256(data).hexdigest() != said["digest"]:
        raise Gone
    content = json.loads(data)
    return KeptSheet(_lines(content["lines"]), tuple(content["notes"]), content["digest"])


def _lines(rows: Sequence[dict[str, Any]]) -> tuple[DeclarationLine, ...]:
    return tuple(DeclarationLine(**{**row, "scope": Scope(row["scope"])}) for row in rows)


def _folder() -> Path:
    folder = Path(settings.HUDONG_HOME) / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _forget_old(folder: Path) -> None:
    oldest = clock.now().timestamp() - KEPT_SECONDS
    for path in folder.iterdir():
        if _NAME.fullmatch(path.name) and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
