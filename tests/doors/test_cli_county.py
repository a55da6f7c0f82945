"""一个真实的县:建县、立锚、核对、备份、区划、升级。One county from ``init`` to ``backup``, by its commands."""

from __future__ import annotations

import json
import os
import pty
import shutil
import socket
import sqlite3
import subprocess
import sys
import tarfile
import time
from contextlib import closing
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.doors.cli_running import (
    LAWS,
    OFFICE,
    PASSWORD,
    PROJECT,
    environment,
    found_county,
    hudong,
)

DIVISIONS = """code,name,parent,level
110000000000,北京市,,1
320585000000,太仓市,320500000000,3
320585100000,城厢镇,320585000000,4
320585100004,县府社区居委会,320585100000,5
"""


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("pristine")
    file = home.parent / "divisions.csv"
    file.write_text(DIVISIONS, encoding="utf-8")
    ran = found_county(home, "--divisions", str(file), "--edition", "2023", "--json")
    assert ran.code == 0, ran.err
    assert (ran.json["county"], ran.json["code"], ran.json["divisions"]) == ("太仓市", "320585", 3)
    return home


@pytest.fixture
def home(pristine: Path, tmp_path: Path) -> Path:
    """一个建好的县 · A copy of a founded county, anchors and key included."""
    return Path(shutil.copytree(pristine, tmp_path / "home"))


def rows(home: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "county.sqlite3")) as database:
        return database.execute(statement, values).fetchall()


def by_hand(home: Path, table: str, statement: str, *values: object) -> None:
    """用手改库 · As a database owner would: triggers off, change, triggers on again."""
    with closing(sqlite3.connect(home / "county.sqlite3")) as database:
        held = database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall()
        for name, _ in held:
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement, values)
        for _, sql in held:
            database.execute(sql)
        database.commit()


def test_init_founds_one_county_with_office_and_account(home: Path) -> None:
    assert rows(home, "SELECT code, name, office_name, is_demo FROM people_county") == [
        ("320585", "太仓市", OFFICE, 0)
    ]
    assert rows(home, "SELECT name FROM people_body ORDER BY id") == [
        ("太仓市人民政府",),
        (OFFICE,),
    ]
    ((username, password),) = rows(home, "SELECT username, password FROM people_account")
    assert username == "office"
    assert str(password).startswith("argon2")
    assert rows(home, "SELECT value FROM people_local_rule WHERE key = 'local.list_notice'")


def test_init_leaves_a_private_key_and_database(home: Path) -> None:
    assert (home / "secret.key").stat().st_mode & 0o777 == 0o600
    assert (home / "county.sqlite3").stat().st_mode & 0o777 == 0o600
    assert len((home / "secret.key").read_text()) >= 50


def test_a_second_county_is_refused_and_nothing_changes(home: Path) -> None:
    before = (home / "county.sqlite3").read_bytes()
    unasked = hudong(
        home, "init", "--county", "320583", "--office", OFFICE, "--name", "昆山市", "--json"
    )
    assert (unasked.code, unasked.error["code"]) == (2, "conflict")
    assert (home / "county.sqlite3").read_bytes() == before


@pytest.mark.parametrize("typed", ["", "1234567890\n"])
def test_a_poor_password_founds_nothing(tmp_path: Path, typed: str) -> None:
    ran = hudong(
        tmp_path,
        "init",
        "--county",
        "320585",
        "--office",
        OFFICE,
        "--name",
        "太仓市",
        "--json",
        typed=typed,
        **LAWS,
    )
    assert (ran.code, ran.error["code"]) == (2, "invalid")
    if typed.strip():
        assert rows(tmp_path, "SELECT * FROM people_county") == []
        assert rows(tmp_path, "SELECT * FROM record_entry") == []
    else:
        assert not (tmp_path / "county.sqlite3").exists()


def test_the_password_is_asked_on_the_terminal_and_not_shown(tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    running = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "hudong",
            "init",
            "--county",
            "320585",
            "--office",
            OFFICE,
            "--name",
            "太仓市",
        ],
        cwd=PROJECT,
        env=environment(tmp_path, **LAWS),
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
    )
    os.close(follower)
    shown = ""
    for prompt in ("设密码", "再输一次"):
        while prompt not in shown:
            shown += os.read(leader, 4096).decode(errors="replace")
        os.write(leader, f"{PASSWORD}\n".encode())
    try:
        while part := os.read(leader, 4096):
            shown += part.decode(errors="replace")
    except OSError:
        pass
    os.close(leader)
    assert running.wait(60) == 0, shown
    assert "已建立：太仓市" in shown
    assert PASSWORD not in shown


def test_a_wrong_divisions_file_changes_nothing(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(DIVISIONS + "320585100000,城厢镇,320585000000,4\n", encoding="utf-8")
    before = rows(home, "SELECT count(*) FROM people_division")
    ran = hudong(home, "divisions", "import", str(file), "--edition", "2024", "--json")
    assert (ran.code, ran.error["code"]) == (2, "divisions_file")
    assert "第 4 行和第 6 行" in ran.error["where"]
    assert rows(home, "SELECT count(*) FROM people_division") == before


def test_divisions_come_in_dated_editions(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "divisions.csv"
    file.write_text(DIVISIONS, encoding="utf-8")
    again = hudong(home, "divisions", "import", str(file), "--edition", "2023", "--json")
    assert (again.code, again.error["code"]) == (2, "conflict")
    newer = hudong(home, "divisions", "import", str(file), "--edition", "2024", "--json")
    assert newer.code == 0
    assert (newer.json["edition"], newer.json["count"]) == ("2024", 3)
    assert hudong(home, "verify").code == 0


def test_anchor_then_verify(home: Path) -> None:
    anchored = hudong(home, "anchor", "--json")
    assert anchored.code == 0
    assert set(anchored.json) == {"size", "root", "at"}
    verified = hudong(home, "verify", "--json")
    assert verified.code == 0
    assert verified.json == {
        "ok": True,
        "entries": anchored.json["size"],
        "anchored": anchored.json["size"],
        "findings": [],
    }
    assert "还没有立锚" not in verified.err


def test_verify_says_which_entries_are_not_anchored(home: Path) -> None:
    fresh = hudong(home, "verify")
    entries = rows(home, "SELECT max(id) FROM record_entry")[0][0]
    assert fresh.code == 0
    assert f"还没有立锚的存证：第 1–{entries} 号" in fresh.err


def test_a_shortened_record_gets_no_anchor(home: Path) -> None:
    hudong(home, "anchor")
    for table in ("record_leaf", "record_sealed", "kernel_act_key", "record_entry"):
        column = "id" if table == "record_entry" else "entry_id"
        last = f"SELECT max({column}) FROM {table}"
        by_hand(home, table, f"DELETE FROM {table} WHERE {column} = ({last})")
    kept = sorted((home / "anchors").iterdir())
    ran = hudong(home, "anchor", "--json")
    assert (ran.code, ran.error["code"]) == (1, "record_damaged")
    assert "没有立锚：存证少了" in ran.error["message"]
    assert sorted((home / "anchors").iterdir()) == kept


def test_findings_speak_in_the_words_of_the_house(home: Path) -> None:
    by_hand(home, "people_body", "UPDATE people_body SET name = '某办公室' WHERE name = ?", OFFICE)
    with closing(sqlite3.connect(home / "county.sqlite3")) as database:
        database.execute("DROP TRIGGER record_entry_update")
    ran = hudong(home, "verify")
    assert ran.code == 1
    assert "主体第 2 行（people_body）　这一行被改过" in ran.out
    assert "存证条目（record_entry）　拒绝修改和删除的触发器不见了" in ran.out


def test_one_byte_of_an_entry_changed_by_hand_is_named(home: Path) -> None:
    hudong(home, "anchor")
    by_hand(
        home,
        "record_entry",
        "UPDATE record_entry SET canonical = CAST(replace(CAST(canonical AS TEXT), ?, ?) AS BLOB)"
        " WHERE id = 1",
        "太仓市",
        "大仓市",
    )
    ran = hudong(home, "verify", "--json")
    assert ran.code == 1
    assert not ran.json["ok"]
    assert {"entry": 1, "table": "record_entry", "row": "1"}.items() <= ran.json["findings"][
        0
    ].items()
    assert set(ran.json["findings"][0]) == {"entry", "table", "row", "what"}


def test_one_row_changed_by_hand_is_named(home: Path) -> None:
    by_hand(home, "people_body", "UPDATE people_body SET name = '某办公室' WHERE name = ?", OFFICE)
    ran = hudong(home, "verify")
    assert ran.code == 1
    assert "people_body" in ran.out
    assert "被改过" in ran.out


def test_backup_is_one_consistent_verified_file(home: Path, tmp_path: Path) -> None:
    hudong(home, "anchor")
    target = tmp_path / "backup.tar"
    ran = hudong(home, "backup", str(target), "--json")
    assert ran.code == 0, ran.err
    assert ran.json["ok"]
    assert ran.json["entries"] == ran.json["anchored"] > 0
    assert target.stat().st_mode & 0o777 == 0o600
    restored = tmp_path / "restored"
    with tarfile.open(target) as tar:
        assert "secret.key" not in tar.getnames()
        tar.extractall(restored, filter="data")
    manifest = json.loads((restored / "manifest.json").read_text(encoding="utf-8"))
    assert "county.sqlite3" in manifest["sha256"]
    assert len(list((restored / "anchors").iterdir())) == 1
    opened = hudong(restored, "verify", "--json", HUDONG_SECRET_KEY="k" * 50)
    assert opened.json["entries"] == ran.json["entries"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".backup-")] == []


def test_backup_never_overwrites(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.tar"
    target.write_text("别的东西")
    ran = hudong(home, "backup", str(target), "--json")
    assert (ran.code, ran.error["code"]) == (2, "file_exists")
    assert target.read_text() == "别的东西"


def test_backup_of_a_changed_database_says_so(home: Path, tmp_path: Path) -> None:
    by_hand(home, "people_county", "UPDATE people_county SET phone = '110'")
    ran = hudong(home, "backup", str(tmp_path / "backup.tar"), "--json")
    assert ran.code == 1
    assert ran.json["findings"][0]["table"] == "people_county"


@pytest.mark.parametrize("command", ["verify", "serve"])
def test_without_a_database_the_way_out_is_named(tmp_path: Path, command: str) -> None:
    ran = hudong(tmp_path, command, "--json", HUDONG_SECRET_KEY="k" * 50)
    assert (ran.code, ran.error["code"]) == (3, "no_county")
    assert "hudong init" in ran.error["hint"]
    assert not (tmp_path / "county.sqlite3").exists()


def test_without_a_key_nothing_starts(tmp_path: Path) -> None:
    ran = hudong(tmp_path, "check", "--json")
    assert (ran.code, ran.error["code"]) == (3, "settings")
    assert "hudong init" in ran.error["message"]
    assert str(tmp_path / "secret.key") in ran.error["message"]


def test_an_open_key_file_is_refused(home: Path) -> None:
    (home / "secret.key").chmod(0o644)
    ran = hudong(home, "check", "--json")
    assert ran.code == 3
    assert "0600" in ran.error["message"]


def test_check_refuses_without_hosts_and_serve_obeys(home: Path) -> None:
    refused = hudong(home, "check", "--json")
    assert refused.code == 3
    assert [note["name"] for note in refused.json["checks"] if note["level"] == "refuse"] == [
        "域名"
    ]
    assert hudong(home, "serve", "--json").error["code"] == "not_ready"
    ready = hudong(home, "check", "--json", HUDONG_HOSTS="taicang.example")
    assert ready.code == 0, ready.out
    assert ready.json["ok"]


def test_a_real_county_never_runs_with_demo_settings(home: Path) -> None:
    script = (
        "import django; django.setup(); from django.conf import settings;"
        "settings.DEMO_SETTINGS = True;"
        "from hudong.doors.cli.main import main; raise SystemExit(main(['check', '--json']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        env=environment(home, HUDONG_HOSTS="taicang.example"),
    )
    assert ran.returncode == 3
    assert "不能用演示设置" in ran.stdout


def test_the_application_refuses_to_load_where_serve_would(home: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "import config.wsgi"],
        cwd=PROJECT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode != 0
    assert "没有写站点的域名" in ran.stderr


def test_a_taken_port_is_named(home: Path) -> None:
    script = (
        "import socket, sys; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen();"
        "from hudong.doors.cli.main import main;"
        "raise SystemExit(main(['serve', '--json', '--port', str(s.getsockname()[1])]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        env=environment(home, HUDONG_HOSTS="taicang.example"),
    )
    assert ran.returncode == 3
    assert json.loads(ran.stdout)["error"]["code"] == "port"


def test_a_named_but_absent_corpus_is_told_before_anything_begins(
    home: Path, tmp_path: Path
) -> None:
    absent = {"HUDONG_LAWS": str(tmp_path / "没有.jsonl")}
    founded = found_county(tmp_path / "new", "--name", "太仓市", "--json", **absent)
    assert (founded.code, founded.error["where"]) == (3, absent["HUDONG_LAWS"])
    assert not (tmp_path / "new" / "county.sqlite3").exists()
    served = hudong(home, "serve", "--json", "--port", "1", HUDONG_HOSTS="x.example", **absent)
    assert served.code == 3


def test_a_forgotten_password_is_reset_on_the_machine(home: Path) -> None:
    ran = hudong(
        home, "account", "reset", "--username", "office", "--reason", "两个人都忘了密码", "--json",
        typed="换一个足够长的密码-1\n",
    )  # fmt: skip
    assert (ran.code, ran.json["username"]) == (0, "office")
    ((temporary,),) = rows(home, "SELECT is_password_temporary FROM people_account")
    assert temporary == 1
    strange = hudong(
        home, "account", "reset", "--username", "没有", "--reason", "忘了", "--json", typed="x\n"
    )
    assert (strange.code, strange.error["code"]) == (1, "not_found")
    assert hudong(home, "verify").code == 0


def test_the_site_is_served_until_it_is_stopped(home: Path) -> None:
    (home / "laws.sqlite3").unlink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serving = subprocess.Popen(
        [sys.executable, "-m", "hudong", "serve", "--port", str(port)],
        cwd=PROJECT,
        env=environment(home, HUDONG_HOSTS="127.0.0.1", HUDONG_PLAIN_HTTP="1", **LAWS),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        status, page = _first_answer(f"http://127.0.0.1:{port}/")
    finally:
        serving.terminate()
        said, _ = serving.communicate(timeout=30)
    assert status == 200, said
    assert (home / "laws.sqlite3").is_file()
    assert "太仓市" in page
    assert f"http://127.0.0.1:{port}" in said


def _first_answer(address: str) -> tuple[int, str]:
    for _ in range(100):
        try:
            with urlopen(address, timeout=5) as answer:
                return answer.status, answer.read().decode()
        except URLError:
            time.sleep(0.2)
    return 0, ""
