"""库主的手:绕过一切防护改库,好看看核对找不找得到。The hand of a database owner.

只用在 ``fresh_database`` 的新库上。程序里没有这样的门;这里扮演的是拿着数据库密码的人。
"""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

import psycopg
from django.db import connection


def by_hand(statement: str, *values: Any) -> None:
    """亲手改库 · Runs one statement with triggers and keys off; ``?`` marks a value."""
    if connection.vendor == "sqlite":
        _on_sqlite(
            statement, tuple(str(value) if isinstance(value, date) else value for value in values)
        )
    else:
        _on_postgres(statement, values)


def _on_sqlite(statement: str, values: tuple[Any, ...]) -> None:
    own = sqlite3.connect(connection.settings_dict["NAME"])
    triggers = own.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        own.execute(f"DROP TRIGGER {name}")
    own.execute(statement, values)
    for _, sql in triggers:
        own.execute(sql)
    own.commit()
    own.close()


def _on_postgres(statement: str, values: tuple[Any, ...]) -> None:
    options = connection.get_connection_params()
    names = {"dbname", "user", "password", "host", "port"} & set(options)
    with psycopg.connect(**{name: options[name] for name in names}) as own:
        own.execute("SET session_replication_role = replica")
        own.execute(statement.replace("?", "%s"), values)
