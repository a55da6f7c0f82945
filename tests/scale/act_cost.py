"""一件行为比它自己的写入语句:门的全部花费。An act against its own writing statements in bare SQL.

The bare side runs the very statements that the act has just run, with the same values, in one
transaction, through ``sqlite3`` on a copy of the database. Neither side waits for the disk. The
catching of statements counts against us. At the end both databases must hold the same rows.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection

from tests.scale.act_counts import journal_used
from tests.scale.busy import BusyDay
from tests.scale.home import make_database
from tests.scale.ratio import Ratio, in_turn, typical
from tests.scale.result import Result, of_ratio

GOAL: Final = 12
ACTS_PER_BLOCK: Final = 20
WRITES: Final = ("INSERT", "UPDATE", "DELETE")
_PLACE: Final = re.compile(r"(?<!%)%s")

Statement = tuple[str, Sequence[Any]]


def measure() -> list[Result]:
    """量一件行为 · In WAL, as on the test database, and in the journal mode really used here."""
    make_database()
    used, day = journal_used(), BusyDay()
    return [
        of_ratio(
            f"行为比裸 SQL：{title}（{mode}）",
            _against_bare_sql(perform, mode),
            most=GOAL,
            note="这里真用的" if mode == used else "这里的 SQLite 平时不用 WAL",
        )
        for title, perform in day.acts().items()
        for mode in dict.fromkeys(("WAL", used))
    ]


def _against_bare_sql(perform: Callable[[str], Any], mode: str) -> Ratio:
    pragmas = f"PRAGMA journal_mode={mode}; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    file = Path(settings.DATABASES["default"]["NAME"])
    copy = file.with_name(f"bare-{mode}.sqlite3")
    copy.unlink(missing_ok=True)
    connection.ensure_connection()
    with closing(sqlite3.connect(copy, isolation_level=None)) as bare:
        connection.connection.backup(bare)
        for one in (connection.connection, bare):
            one.executescript(pragmas)
        written: list[list[Statement]] = []
        keys = map(str, count())

        def ours() -> float:
            written.clear()
            with connection.execute_wrapper(_catching(written)):
                return typical(
                    lambda key=key: _caught(written, perform, key)
                    for key in (f"{mode}-{next(keys)}" for _ in range(ACTS_PER_BLOCK))
                )

        def theirs() -> float:
            ready = [[(_plain_sql(sql), values) for sql, values in one] for one in written]
            return typical(lambda one=one: _replay(bare, one) for one in ready)

        ratio = in_turn(ours, theirs)
        # 同样用裸连接来读：Django 的连接会把日期变成日期，两边就不好比了。
        with closing(sqlite3.connect(file)) as written_by_acts:
            _must_be_equal(written_by_acts, bare)
    return ratio


def _caught(written: list[list[Statement]], perform: Callable[[str], Any], key: str) -> None:
    written.append([])
    perform(key)


def _catching(written: list[list[Statement]]) -> Callable[..., Any]:
    def catch(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITES):
            written[-1].append((sql, values))
        return execute(sql, values, many, context)

    return catch


def _plain_sql(sql: str) -> str:
    return _PLACE.sub("?", sql).replace("%%", "%")


def _replay(bare: sqlite3.Connection, statements: Sequence[Statement]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for sql, values in statements:
        bare.execute(sql, values).fetchall()
    bare.execute("COMMIT")


def _must_be_equal(one: sqlite3.Connection, other: sqlite3.Connection) -> None:
    tables = one.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (table,) in tables.fetchall():
        rows, copied = (
            each.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
            for each in (one, other)
        )
        if rows != copied:
            raise AssertionError(f"{table}：裸 SQL 写出来的和行为写出来的不一样，比值不作数")
