"""PostgreSQL 上的县。A county on PostgreSQL: ``init``, ``check``, ``backup``, each in a process of its own."""

from __future__ import annotations

import secrets
import tarfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from hudong.doors.cli.copying import url_of
from tests.doors.cli_running import found_county, hudong

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(db: None) -> Iterator[str]:
    """空库的地址 · A database of its own on the server of the tests."""
    name = f"hudong_cli_{secrets.token_hex(4)}"
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield url_of(name)
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def test_a_county_is_founded_checked_and_backed_up(url: str, tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "backup.tar"
    assert found_county(home, "--name", "太仓市", DATABASE_URL=url).code == 0
    again = found_county(home, "--name", "太仓市", "--json", DATABASE_URL=url)
    assert (again.code, again.error["code"]) == (2, "conflict")
    checked = hudong(home, "check", "--json", DATABASE_URL=url, HUDONG_HOSTS="taicang.example")
    assert {note["name"] for note in checked.json["checks"]} >= {"PostgreSQL", "存证的保护", "县"}
    backed_up = hudong(home, "backup", str(target), "--json", DATABASE_URL=url)
    assert backed_up.code == 0, backed_up.out + backed_up.err
    assert backed_up.json["ok"]
    assert backed_up.json["entries"] > 0
    with tarfile.open(target) as tar:
        assert "county.pgdump" in tar.getnames()
    with psycopg.connect(url) as database:
        scratch = "SELECT count(*) FROM pg_database WHERE datname LIKE 'hudong_backup_%'"
        assert database.execute(scratch).fetchone() == (0,)


def test_a_backup_of_changed_rows_says_so(url: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert found_county(home, "--name", "太仓市", DATABASE_URL=url).code == 0
    with psycopg.connect(url) as database:
        database.execute("UPDATE people_county SET phone = '110'")
    ran = hudong(home, "backup", str(tmp_path / "backup.tar"), "--json", DATABASE_URL=url)
    assert ran.code == 1
    assert [found["table"] for found in ran.json["findings"]] == ["people_county"]
