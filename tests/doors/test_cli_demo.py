"""演示命令:备好目录、讲故事、写数字。The demo command around the story: home, figures, failures."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hudong.doors.cli.demo import command
from hudong.doors.cli.main import main
from hudong.ground.kernel import clock
from hudong.ground.law.terms import RuleMissing
from tests.doors.corpus_lines import corpus, instrument

Told = list[Mapping[str, Any]]


@pytest.fixture
def home(
    db: None, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """演示目录 · An empty home, a small corpus, demo settings; the test's own database."""
    source = corpus(tmp_path / "corpus.jsonl", instrument("示例协助法", "居民委员会协助。"))
    monkeypatch.setenv("HUDONG_HOME", str(tmp_path / "demo"))
    monkeypatch.setenv("HUDONG_LAWS", str(source))
    monkeypatch.setattr(command, "upgrade", lambda out: None)
    settings.HUDONG_HOME = tmp_path / "demo"
    settings.DEMO_SETTINGS = True
    yield tmp_path / "demo"
    clock.shift_by(timedelta(0))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """讲过的故事 · A story of one chapter in the place of the real one."""
    calls: Told = []

    def tell(*, say: Callable[[str], None], **given: Any) -> Mapping[str, Any]:
        calls.append(given)
        say("第一章")
        return {"county": "示例"}

    monkeypatch.setattr(command, "story", SimpleNamespace(tell=tell))
    return calls


def test_the_story_is_told_and_its_figures_written(
    home: Path, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--no-serve", "--today", "2026-06-01"]) == 0
    assert "第一章" in capsys.readouterr().out
    assert json.loads((home / "story.json").read_text(encoding="utf-8")) == {"county": "示例"}
    (given,) = told
    assert (given["last_day"], given["home"]) == (date(2026, 6, 1), home)
    assert given["library"].articles == 1


def test_with_json_the_chapters_stay_off_standard_output(
    home: Path, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--no-serve", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"county": "示例"}
    assert "第一章" in said.err


def test_today_is_the_last_day_unless_named(home: Path, told: Told) -> None:
    assert main(["demo", "--no-serve"]) == 0
    assert told[0]["last_day"] == date(2026, 3, 2)


def test_a_missing_rule_leaves_no_figures(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def tell(**given: Any) -> Mapping[str, Any]:
        raise RuleMissing("1990-01-01 没有规则“某规则”", where="某规则")

    monkeypatch.setattr(command, "story", SimpleNamespace(tell=tell))
    home.mkdir()
    (home / "story.json").write_text("{}")
    assert main(["demo", "--no-serve", "--today", "1990-01-01", "--json"]) == 3
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "rule_missing"
    assert "1990-01-01" in error["message"]
    assert "某规则" in error["message"]
    assert not (home / "story.json").exists()


def test_without_demo_settings_there_is_no_demo(
    home: Path, told: Told, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMO_SETTINGS = False
    assert main(["demo", "--no-serve", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "settings"
    assert told == []


@pytest.mark.parametrize(
    ("statements", "may_go"),
    [
        ((), True),
        (("CREATE TABLE people_county (is_demo INT)",), True),
        (
            ("CREATE TABLE people_county (is_demo INT)", "INSERT INTO people_county VALUES (1)"),
            True,
        ),
        (
            ("CREATE TABLE people_county (is_demo INT)", "INSERT INTO people_county VALUES (0)"),
            False,
        ),
        (("CREATE TABLE other (name TEXT)",), False),
    ],
)
def test_only_a_demo_database_may_be_thrown_away(
    tmp_path: Path, statements: tuple[str, ...], may_go: bool
) -> None:
    file = tmp_path / "county.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()
    assert command._may_go(file) is may_go


def test_a_file_that_is_no_database_may_not_go(tmp_path: Path) -> None:
    file = tmp_path / "county.sqlite3"
    file.write_bytes(b"something else, and rather long so that it is no header at all" * 20)
    assert command._may_go(file) is False
