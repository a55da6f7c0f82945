"""数据库设置 · Turns DATABASE_URL into Django's settings, with the safety options of each engine."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import dj_database_url

# 2026 年 3 月的 WAL 重置修复从这些版本起才有;以前的版本两个以上连接可能丢失已提交的数据。
WAL_SAFE = ((3, 44, 6), (3, 50, 7), (3, 51, 3))

# 连接用多久才换新的。
KEEP_SECONDS = 600


def wal_is_safe(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """SQLite 的 WAL 是否可靠 · True if this SQLite carries the WAL-reset fix."""
    if version >= (3, 53, 0):
        return True
    return any(version[:2] == fixed[:2] and version >= fixed for fixed in WAL_SAFE)


def sqlite_options() -> dict[str, Any]:
    """SQLite 的安全选项 · FULL sync, immediate transactions, enforced keys."""
    journal = "WAL" if wal_is_safe() else "DELETE"
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            f"PRAGMA journal_mode={journal};PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
        ),
    }


def database_settings(url: str, home: Path) -> dict[str, Any]:
    """按地址给出连接设置 · An empty ``url`` means the embedded file ``home/county.sqlite3``."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "county.sqlite3",
            # 每次请求重开一次文件、重读一遍表结构,比查询本身还贵。
            "CONN_MAX_AGE": KEEP_SECONDS,
            "OPTIONS": sqlite_options(),
        }
    settings: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=KEEP_SECONDS, conn_health_checks=True)
    )
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = sqlite_options()
    return settings
