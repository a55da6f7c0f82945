"""两种数据库的一致副本和核对。A consistent copy of either engine, and its verification by opening it."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from django.conf import settings
from django.db import DatabaseError, connection

from hudong.doors.cli.answers import CommandError, Exit

SQLITE_COPY, POSTGRESQL_COPY = "county.sqlite3", "county.pgdump"


@dataclass(frozen=True)
class Copied:
    """副本 · Name of the file that holds the copy."""

    name: str


class Engine(Protocol):
    """一种数据库 · How it is copied, and how a copy in a .tar is verified."""

    def copy(self, place: Path) -> Copied:
        """复制到 · A consistent copy as a file in ``place``."""
        ...

    def verified(self, tar: Path, place: Path) -> dict[str, Any]:
        """核对 · The report of ``verify`` on the copy, opened from the finished .tar."""
        ...


class EmbeddedCopy:
    """内嵌库 · SQLite: the online backup API, then integrity_check and verify on the copy."""

    def copy(self, place: Path) -> Copied:
        """复制到 · Writers are not held up; the copy is of one instant."""
        connection.ensure_connection()
        with closing(sqlite3.connect(place / SQLITE_COPY)) as target:
            connection.connection.backup(target)
            # 副本自成一个文件,不带 WAL 的旁文件。
            target.execute("PRAGMA journal_mode=DELETE")
        return Copied(SQLITE_COPY)

    def verified(self, tar: Path, place: Path) -> dict[str, Any]:
        """核对 · On the file as it comes out of the .tar."""
        home = opened(tar, place)
        with closing(sqlite3.connect(home / SQLITE_COPY)) as copy:
            damage = [row[0] for row in copy.execute("PRAGMA integrity_check") if row[0] != "ok"]
        if damage:
            raise CommandError(
                "damaged",
                f"副本损坏：{damage[0]}",
                hint="请检查磁盘后重新备份",
                exit_code=Exit.FINDING,
            )
        return verify_at(home, {"DATABASE_URL": ""})


class ServerCopy:
    """服务器库 · PostgreSQL: pg_dump, restored into a database of its own for verify and then dropped."""

    def copy(self, place: Path) -> Copied:
        """复制到 · One snapshot, in pg_dump's own compressed form."""
        client(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--file={place / POSTGRESQL_COPY}",
        )
        return Copied(POSTGRESQL_COPY)

    def verified(self, tar: Path, place: Path) -> dict[str, Any]:
        """核对 · Where the role may not create databases, only the dump's table of contents."""
        home = opened(tar, place)
        client("pg_restore", "--list", str(home / POSTGRESQL_COPY))
        name = f"hudong_backup_{secrets.token_hex(4)}"
        try:
            with scratch_database(name):
                client(
                    "pg_restore",
                    "--no-owner",
                    "--exit-on-error",
                    f"--dbname={name}",
                    str(home / POSTGRESQL_COPY),
                )
                return verify_at(home, {"DATABASE_URL": url_of(name)})
        except DatabaseError as error:
            return {
                "ok": False,
                "entries": None,
                "anchored": None,
                "findings": [],
                "unverified": f"不能建临时库来核对：{error}".strip(),
            }


COPIES: Mapping[str, Engine] = {"sqlite": EmbeddedCopy(), "postgresql": ServerCopy()}


def opened(tar: Path, place: Path) -> Path:
    """打开 · The .tar unpacked into a home of its own."""
    home = place / "opened"
    home.mkdir()
    with tarfile.open(tar) as file:
        file.extractall(home, filter="data")
    return home


def verify_at(home: Path, differing: Mapping[str, str]) -> dict[str, Any]:
    """在别处核对 · Runs ``hudong verify --json`` for another home, in a process of its own."""
    environment = {
        **os.environ,
        "HUDONG_HOME": str(home),
        "HUDONG_SECRET_KEY": secrets.token_urlsafe(48),
        **differing,
    }
    ran = subprocess.run(
        [sys.executable, "-m", "hudong", "verify", "--json"],
        cwd=settings.PROJECT_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        report: dict[str, Any] = json.loads(ran.stdout)
    except ValueError:
        report = {"error": {"message": ran.stderr.strip()[-400:]}}
    if "error" in report:
        raise CommandError(
            "unverified",
            "副本打不开，备份没有完成",
            where=report["error"]["message"],
            hint="请运行 hudong check",
            exit_code=Exit.ENVIRONMENT,
        )
    return {name: report[name] for name in ("ok", "entries", "anchored", "findings")}


def client(*command: str) -> None:
    """数据库客户端 · Runs pg_dump or pg_restore; the password goes by the environment, never in sight."""
    try:
        ran = subprocess.run(
            command,
            env={**os.environ, **_pg_environment()},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise CommandError(
            "no_client",
            f"没有装 {command[0]}",
            hint="请安装 postgresql-client，版本不低于服务器",
            exit_code=Exit.ENVIRONMENT,
        ) from error
    if ran.returncode:
        raise CommandError(
            "client",
            f"{command[0]} 没有办成",
            where=ran.stderr.strip()[-400:],
            hint="请核对 DATABASE_URL 的角色能不能读全部的表",
            exit_code=Exit.ENVIRONMENT,
        )


def _pg_environment() -> dict[str, str]:
    held = connection.settings_dict
    named = {
        "PGHOST": held["HOST"],
        "PGPORT": held["PORT"],
        "PGUSER": held["USER"],
        "PGPASSWORD": held["PASSWORD"],
        "PGDATABASE": held["NAME"],
    }
    return {name: str(value) for name, value in named.items() if value}


def url_of(database: str) -> str:
    """地址 · The DATABASE_URL of another database on the same server."""
    held = connection.settings_dict
    user = quote(held["USER"] or "", safe="")
    password = f":{quote(held['PASSWORD'], safe='')}" if held["PASSWORD"] else ""
    at = f"{user}{password}@" if user else ""
    port = f":{held['PORT']}" if held["PORT"] else ""
    return f"postgres://{at}{quote(str(held['HOST'] or ''), safe='')}{port}/{database}"


@contextmanager
def scratch_database(name: str) -> Iterator[None]:
    """临时库 · Created, and dropped whatever happens."""
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
