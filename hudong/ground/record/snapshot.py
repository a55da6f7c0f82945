"""一刻的样子:核对时,别人照常办事。One instant: what is read stays as it was while others go on writing."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """定住一刻 · Every query in the block sees the database of one instant; writers are not held up.

    PostgreSQL gives a read-only transaction of its own. On SQLite a long reader would keep writers
    from committing wherever there is no WAL, so the block reads a copy made by the online backup.
    Inside a transaction that is already open the block sees what that transaction sees.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _copied():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


@contextmanager
def _copied() -> Iterator[None]:
    connection.ensure_connection()
    original = connections[DEFAULT_DB_ALIAS]
    beside = Path(original.settings_dict["NAME"]).parent
    with tempfile.TemporaryDirectory(prefix=".verify-", dir=beside) as folder:
        file = Path(folder) / "copy.sqlite3"
        with closing(sqlite3.connect(file)) as target:
            target.execute("PRAGMA synchronous=OFF")
            original.connection.backup(target)
        copy = type(original)({**original.settings_dict, "NAME": str(file)}, DEFAULT_DB_ALIAS)
        connections[DEFAULT_DB_ALIAS] = copy
        try:
            yield
        finally:
            copy.close()
            connections[DEFAULT_DB_ALIAS] = original
