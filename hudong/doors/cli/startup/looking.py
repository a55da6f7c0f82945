"""看现场:把设置、连接、表、时钟的真实值交给规矩判断。Looks at the real settings, connection and tables."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from config.database import wal_is_safe
from hudong.doors.cli.startup import rules
from hudong.doors.cli.startup.note import Note, fine, refusal, refusals, warning
from hudong.ground.kernel import clock
from hudong.ground.law.calendar.table import current_calendar
from hudong.ground.law.terms import LawError
from hudong.ground.people import queries as people
from hudong.ground.record.append import latest
from hudong.ground.record.triggers import unguarded

NAME_DATABASE, NAME_FORM, NAME_TRIGGERS, NAME_HOME = (
    "数据库",
    "数据库结构",
    "存证的保护",
    "数据目录",
)

_SHOWN = ("fsync", "full_page_writes", "synchronous_commit", "server_encoding", "lc_ctype")
_log = logging.getLogger("hudong.startup")


def look() -> tuple[Note, ...]:
    """全部检查 · Settings first; then, if the database opens and has its form, what it holds."""
    notes = list(_settings_notes())
    try:
        notes.extend(_database_notes())
        form = _form()
        notes.append(form)
        if not refusals([form]):
            notes.extend(_content_notes())
    except (DatabaseError, ImproperlyConfigured) as error:
        notes.append(
            refusal(
                NAME_DATABASE, f"数据库打不开：{error}", "请核对 DATABASE_URL 和数据库是否在运行"
            )
        )
    return tuple(notes)


def _settings_notes() -> Iterator[Note]:
    production = settings.PRODUCTION
    yield rules.debug(production, settings.DEBUG)
    yield rules.secret(production, settings.SECRET_KEY)
    yield rules.hosts(production, settings.ALLOWED_HOSTS)
    noon = datetime(2026, 1, 1, 12, tzinfo=clock.SHANGHAI)
    yield rules.zone(settings.TIME_ZONE, settings.USE_TZ, noon.utcoffset())
    yield _calendar()
    yield _home()


def _calendar() -> Note:
    try:
        table = current_calendar()
    except LawError as error:
        return refusal(rules.NAME_CALENDAR, error.message, error.hint)
    return rules.calendar(clock.today(), table.first_day, table.last_day)


def _home() -> Note:
    home = settings.HUDONG_HOME
    try:
        (home / "anchors").mkdir(parents=True, exist_ok=True)
        probe = home / "anchors" / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        return refusal(NAME_HOME, f"{home} 写不进去：{error.strerror}", "请核对目录和权限")
    return fine(NAME_HOME, str(home))


def _database_notes() -> Iterator[Note]:
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        yield from rules.immediate(settings.DATABASES["default"]["OPTIONS"].get("transaction_mode"))
        yield from rules.sqlite(
            sqlite3.sqlite_version,
            wal_is_safe(),
            str(_one("PRAGMA journal_mode")).lower(),
            int(_one("PRAGMA synchronous")),
            int(_one("PRAGMA foreign_keys")),
        )
        return
    yield from rules.postgresql(
        is_production=settings.PRODUCTION,
        version=str(_one("SHOW server_version")),
        shown={name: str(_one(f"SELECT {_setting(name)}")) for name in _SHOWN},
        may_rewrite=_may_rewrite(),
        conn_max_age=connection.settings_dict["CONN_MAX_AGE"],
    )


def _setting(name: str) -> str:
    # 区域要到库的属性里看:自 16 版起它不再是参数,用 ICU 的库也不看 datctype。
    if name == "lc_ctype":
        return (
            "CASE WHEN to_jsonb(d) ->> 'datlocprovider' = 'i' THEN 'ICU' ELSE datctype END"
            " FROM pg_database d WHERE datname = current_database()"
        )
    return f"current_setting('{name}')"


def _may_rewrite() -> bool:
    if _one("SELECT to_regclass('record_entry')") is None:
        return False
    return bool(_one("SELECT has_table_privilege('record_entry', 'UPDATE')"))


def _one(statement: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def _form() -> Note:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        return refusal(
            NAME_FORM,
            f"有 {len(pending)} 项升级没有做",
            "请先 hudong backup，再运行 hudong migrate",
        )
    return fine(NAME_FORM, "与程序相符")


def _content_notes() -> Iterator[Note]:
    yield _triggers()
    county = people.county()
    yield rules.county(
        county.name if county else None, bool(county and county.is_demo), settings.DEMO_SETTINGS
    )
    yield rules.clock(clock.now(), latest()[0])


def _triggers() -> Note:
    bare = unguarded(connection)
    if bare:
        return warning(
            NAME_TRIGGERS,
            f"这些存证表没有触发器保护：{'、'.join(bare)}",
            "有人动过数据库，请运行 hudong verify 核对",
        )
    return fine(NAME_TRIGGERS, "触发器都在")


def ready_to_serve() -> None:
    """能不能开门 · Called once by each serving process; raises ImproperlyConfigured with the reasons."""
    notes = look()
    refused = refusals(notes)
    if refused:
        raise ImproperlyConfigured(
            "不能启动：" + "；".join(f"{note.name}：{note.what}。{note.hint}" for note in refused)
        )
    for note in notes:
        if note.hint and settings.PRODUCTION:
            _log.warning("%s：%s。%s", note.name, note.what, note.hint)
