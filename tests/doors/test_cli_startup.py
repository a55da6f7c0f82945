"""启动前的检查:每条规矩的两边,和现场的真实值。The start-up check: both sides of each rule, and a real look."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hudong.doors.cli.startup import looking, rules
from hudong.doors.cli.startup.note import Level, Note, refusals
from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts
from hudong.ground.record import triggers

KEY = "x" * 50
SHOWN = {
    "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "server_encoding": "UTF8",
    "lc_ctype": "C.UTF-8",
}  # fmt: skip


def level(note: Note) -> Level:
    assert note.level is Level.OK or note.hint, "说了不行,就要说怎么办"
    return note.level


@pytest.mark.parametrize(
    ("production", "on", "seen"),
    [(True, True, Level.REFUSE), (False, True, Level.WARN), (True, False, Level.OK)],
)
def test_production_never_runs_with_debug(production: bool, on: bool, seen: Level) -> None:
    assert level(rules.debug(production, on)) is seen


@pytest.mark.parametrize(
    "key", ["dev-only-never-in-production" + KEY, "x" * 31, "", "django-insecure-" + KEY]
)
def test_production_refuses_a_default_or_short_key(key: str) -> None:
    assert level(rules.secret(True, key)) is Level.REFUSE
    assert level(rules.secret(False, key)) is Level.WARN


def test_a_key_of_its_own_is_fine() -> None:
    assert level(rules.secret(True, "x" * 32)) is Level.OK


@pytest.mark.parametrize(
    ("allowed", "seen"),
    [([], Level.REFUSE), (["*"], Level.REFUSE), (["a", "*"], Level.REFUSE), (["a"], Level.OK)],
)
def test_production_names_its_hosts(allowed: list[str], seen: Level) -> None:
    assert level(rules.hosts(True, allowed)) is seen
    assert level(rules.hosts(False, allowed)) is Level.OK


@pytest.mark.parametrize(
    ("name", "aware", "hours", "seen"),
    [
        ("Asia/Shanghai", True, 8, Level.OK), ("UTC", True, 8, Level.REFUSE),
        ("Asia/Shanghai", False, 8, Level.REFUSE), ("Asia/Shanghai", True, 9, Level.REFUSE),
    ],
)  # fmt: skip
def test_days_are_shanghai_days(name: str, aware: bool, hours: int, seen: Level) -> None:
    assert level(rules.zone(name, aware, timedelta(hours=hours))) is seen


def test_the_clock_may_lag_five_seconds_and_no_more() -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    assert level(rules.clock(now, None)) is Level.OK
    assert level(rules.clock(now, now + timedelta(seconds=5))) is Level.OK
    assert level(rules.clock(now, now + timedelta(seconds=6))) is Level.REFUSE


def test_the_calendar_must_reach_ninety_days_ahead() -> None:
    first, last = date(2018, 1, 1), date(2026, 12, 31)
    assert level(rules.calendar(last - timedelta(days=90), first, last)) is Level.OK
    assert level(rules.calendar(last - timedelta(days=89), first, last)) is Level.WARN
    assert level(rules.calendar(last + timedelta(days=1), first, last)) is Level.WARN


@pytest.mark.parametrize(
    ("safe", "journal", "sync", "keys", "seen"),
    [
        (True, "wal", 2, 1, True), (False, "delete", 2, 1, True), (True, "delete", 2, 1, True),
        (False, "wal", 2, 1, False), (True, "off", 2, 1, False), (True, "memory", 2, 1, False),
        (True, "wal", 1, 1, False), (True, "wal", 2, 0, False),
    ],
)  # fmt: skip
def test_sqlite_must_be_safe(safe: bool, journal: str, sync: int, keys: int, seen: bool) -> None:
    notes = rules.sqlite("3.40.1", safe, journal, sync, keys)
    assert (not refusals(notes)) is seen


def test_sqlite_locks_at_once() -> None:
    assert rules.immediate("IMMEDIATE") == []
    assert refusals(rules.immediate(None))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("fsync", "off"), ("full_page_writes", "off"), ("synchronous_commit", "off"),
        ("server_encoding", "SQL_ASCII"), ("lc_ctype", "C"), ("lc_ctype", "POSIX"),
    ],
)  # fmt: skip
def test_postgresql_must_be_safe_in_production(name: str, value: str) -> None:
    fine = rules.postgresql(
        is_production=True, version="15", shown=SHOWN, may_rewrite=False, conn_max_age=600
    )
    assert [note.level for note in fine] == [Level.OK]
    wrong = rules.postgresql(
        is_production=True,
        version="15",
        shown={**SHOWN, name: value},
        may_rewrite=False,
        conn_max_age=600,
    )
    assert refusals(wrong)


def test_postgresql_warns_of_an_owner_and_of_short_connections() -> None:
    notes = rules.postgresql(
        is_production=True, version="15", shown=SHOWN, may_rewrite=True, conn_max_age=0
    )
    assert [note.level for note in notes] == [Level.OK, Level.WARN, Level.WARN]


@pytest.mark.parametrize(
    ("name", "demo_county", "demo_settings", "seen"),
    [
        (None, False, False, Level.REFUSE), ("太仓市", False, True, Level.REFUSE),
        ("太仓市", True, False, Level.WARN), ("太仓市", True, True, Level.OK),
        ("太仓市", False, False, Level.OK),
    ],
)  # fmt: skip
def test_demo_settings_and_demo_databases_go_together(
    name: str | None, demo_county: bool, demo_settings: bool, seen: Level
) -> None:
    assert level(rules.county(name, demo_county, demo_settings)) is seen


@pytest.mark.django_db
def test_a_look_at_this_database_finds_it_sound_but_empty() -> None:
    notes = looking.look()
    assert _refused(notes) == [rules.NAME_COUNTY]
    assert {looking.NAME_FORM, looking.NAME_TRIGGERS, looking.NAME_HOME} <= {
        note.name for note in notes if note.level is Level.OK
    }
    acts.found_county(actor=SETUP, code="320585", name="太仓市", office_name="办公室")
    assert _refused(looking.look()) == []


def _refused(notes: tuple[Note, ...]) -> list[str]:
    # 测试库在内存里,它的日志方式只能是 memory。
    return [note.name for note in refusals(notes) if "memory" not in note.what]


@pytest.mark.django_db
def test_a_record_table_without_triggers_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triggers, "APPEND_ONLY", ("record_leaf", "people_body"))
    seen = {note.name: note for note in looking.look()}
    assert seen[looking.NAME_TRIGGERS].level is Level.WARN
    assert "people_body" in seen[looking.NAME_TRIGGERS].what
    assert "record_leaf" not in seen[looking.NAME_TRIGGERS].what


def test_a_broken_calendar_file_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(looking, "current_calendar", _broken_calendar)
    assert looking._calendar().level is Level.REFUSE


def _broken_calendar() -> None:
    raise looking.LawError("工作日历有误", hint="请改正")


def test_a_home_that_cannot_be_written_stops_the_start(settings: Any, tmp_path: Path) -> None:
    file = tmp_path / "not-a-folder"
    file.write_text("")
    settings.HUDONG_HOME = file
    assert looking._home().level is Level.REFUSE
