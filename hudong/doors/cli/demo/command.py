"""演示命令:备好空的演示库,讲一遍故事,再开网站。The demo: prepares its home, tells the story, serves.

``story.tell(*, last_day, home, library, say) -> Mapping`` performs every step as an act, calls
``say(line)`` at each chapter, and returns the figures of ``story.json``, each read from the
database. A rule missing on one of its days leaves no ``story.json`` behind (exit 3).
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.cli.demo import shifting, story
from hudong.doors.cli.environment import embedded_file
from hudong.doors.cli.laws import open_library
from hudong.doors.cli.migrate import upgrade
from hudong.doors.cli.serve import open_site
from hudong.ground.kernel import clock
from hudong.ground.people import queries

STORY = "story.json"
_BESIDE = ("", "-wal", "-shm", "-journal")


def run(options: Namespace, out: Out) -> int:
    """演示 · Chapters go to standard output (with ``--json``: the figures there, chapters aside)."""
    home = settings.HUDONG_HOME
    _empty(home)
    shifting.forget(home=home)
    last_day = options.today or clock.today()
    shifting.live_on(last_day, home=home)
    library = open_library(out)
    upgrade(out)
    if queries.county() is not None:
        raise CommandError(
            "conflict",
            "这个库已经有一个县",
            where=str(settings.DATABASES["default"]["NAME"]),
            hint="演示要一个空库，请去掉 DATABASE_URL 或者换一个库",
        )
    try:
        figures = dict(story.tell(last_day=last_day, home=home, library=library, say=out.tell))
    finally:
        clock.reset_clock()
    _write(home / STORY, json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
    out.answer(figures, f"故事讲完了，数字在 {home / STORY}")
    if not options.no_serve:
        open_site(out, address="127.0.0.1", port=options.port)
    return Exit.ANSWERED


def _empty(home: Path) -> None:
    """清空旧演示;真实的县绝不动。"""
    home.mkdir(parents=True, exist_ok=True)
    (home / STORY).unlink(missing_ok=True)
    file = embedded_file()
    if file is None or connection.vendor != "sqlite":
        return
    if file.is_file() and not _may_go(file):
        raise CommandError(
            "not_a_demo",
            "这个目录里是真实的县，演示不能覆盖",
            where=str(file),
            hint="请为演示另设 HUDONG_HOME，比如 var/demo",
        )
    connection.close()
    for ending in _BESIDE:
        file.with_name(file.name + ending).unlink(missing_ok=True)
    shutil.rmtree(home / "anchors", ignore_errors=True)


def _may_go(file: Path) -> bool:
    """能不能删 · Only an empty database, or one whose county says that it is a demo."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return True
            if "people_county" not in tables:
                return False
            counties = database.execute("SELECT is_demo FROM people_county").fetchall()
    except sqlite3.DatabaseError:
        return False
    return all(is_demo for (is_demo,) in counties)


def _write(path: Path, text: str) -> None:
    half = path.with_name(f"{path.name}.half")
    half.write_text(text, encoding="utf-8")
    os.replace(half, path)
