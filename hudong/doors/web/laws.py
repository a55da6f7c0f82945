"""法规库在网页上 · The article library as pages read it: opened once, opened anew when replaced."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock

from django.conf import settings

from hudong.ground.law.library import Library, ensure, find_source
from hudong.ground.law.terms import LawError, SourceMissing


@dataclass
class _Kept:
    """The library that this process has open."""

    library: Library | None = None


_kept = _Kept()
_opening = Lock()


def library() -> Library:
    """法规库 · Built on first use; raises SourceMissing where the named source is absent."""
    with _opening:
        if _kept.library is None or _kept.library.replaced:
            home = settings.HUDONG_HOME
            _kept.library = ensure(home, find_source(os.environ, settings.PROJECT_DIR, home))
        return _kept.library


def use(chosen: Library | None) -> None:
    """换一部库 · Pages read ``chosen`` from now on; None: the one of the home directory."""
    _kept.library = chosen


def is_digest() -> bool:
    """是不是摘要 · True where the texts are the project's own paraphrases, or are not there at all."""
    try:
        return library().source == "digest"
    except SourceMissing:
        return True


def holds(title: str, no: int, sub: int, on: date) -> bool:
    """有没有这一条 · True if the library has the article as it read on that day."""
    try:
        return _holds(library().digest, title, no, sub, on)
    except SourceMissing:
        return False


@lru_cache(maxsize=4096)
def _holds(digest: str, title: str, no: int, sub: int, on: date) -> bool:
    try:
        library().article(title, no, sub, on=on)
    except LawError:
        return False
    return True
