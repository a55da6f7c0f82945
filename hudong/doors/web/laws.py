"""法规库在网页上 · The article library as pages read it: opened once, opened anew when replaced."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock, Thread

from django.conf import settings

from hudong.ground.law.library import Library, ensure, find_source
from hudong.ground.law.terms import LawError, SourceMissing
from hudong.mechanisms.catalogue import queries as catalogue


@dataclass
class _Kept:
    """The library that this process has open."""

    library: Library | None = None
    adopted: str = ""
    renewal: Thread | None = None
    failed: str = ""


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
    _kept.library, _kept.adopted = chosen, ""


def renew() -> None:
    """重新建库 · Builds in the background, since it takes a while; pages read the old one until then."""

    def build() -> None:
        try:
            home = settings.HUDONG_HOME
            ensure(home, find_source(os.environ, settings.PROJECT_DIR, home)).close()
        except (LawError, OSError, sqlite3.Error) as broken:
            _kept.failed = str(broken)

    _kept.failed = ""
    _kept.renewal = Thread(target=build, name="law-library", daemon=True)
    _kept.renewal.start()


def renewed() -> None:
    """等库建好 · Waits for the renewal that is under way, if one is."""
    if _kept.renewal is not None:
        _kept.renewal.join()


def renewal_words() -> str:
    """建库的情形 · What the office is told while a new library is being built, or if that failed."""
    if _kept.renewal is not None and _kept.renewal.is_alive():
        return "正在重新建库，约一分钟。过一会儿刷新这一页。"
    return f"重新建库没有成功：{_kept.failed}。请告诉管服务器的人。" if _kept.failed else ""


def waits_for_adoption() -> bool:
    """有没有新的法库等着采用 · True where the library is not the one that the county judges by."""
    try:
        digest = library().digest
    except SourceMissing:
        return False
    if _kept.adopted != digest:
        adopted = catalogue.adopted_law()
        _kept.adopted = adopted.digest if adopted else ""
    return _kept.adopted != digest


def is_digest() -> bool:
    """是不是摘要 · True where a text is the project's own paraphrase, or none is there at all."""
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
