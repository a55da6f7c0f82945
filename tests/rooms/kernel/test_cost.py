"""一次行为的花费:几条语句,几次落盘。What one act costs: statements, and syncs to the disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from config.database import wal_is_safe
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.reads import counting
from hudong.ground.people import acts
from hudong.ground.people.terms import MemberLine, Role, Sex
from tests.builders import TERM, a_county, an_officer_of, with_office

PROJECT = Path(__file__).resolve().parents[3]
MOST_STATEMENTS = 10
ACTS_COUNTED = 20


@pytest.mark.parametrize("key", [None, "表单甲"])
def test_an_act_by_a_mandate_takes_at_most_ten_statements(
    fresh_database: str, key: str | None
) -> None:
    officer, county = an_officer_of(with_office()), a_county()
    with counting() as counter:
        acts.set_local_rule(
            actor=officer,
            county=county,
            rule="k",
            title="某数",
            value=3,
            from_on=date(2026, 3, 2),
            key=key,
        )
    assert counter.count <= MOST_STATEMENTS, "\n".join(counter.statements)


def test_a_bulk_act_costs_no_more_for_a_hundred_than_for_one(fresh_database: str) -> None:
    office = with_office()
    counts = []
    for many in (1, 100):
        lines = [MemberLine(f"甲{n}", Sex.MALE, Role.OFFICER, "经办人", *TERM) for n in range(many)]
        with counting() as counter:
            acts.enrol_members(actor=SETUP, body=office, lines=lines)
        counts.append(counter.count)
    assert counts[0] == counts[1] <= MOST_STATEMENTS


# 在另一个进程里办同一种行为若干次,用 strace 数落盘的次数。
WORKLOAD = """
import sys
import django
django.setup()
from datetime import timedelta
from django.db import connection
from hudong.ground.kernel import clock
from hudong.ground.people import acts
from tests.builders import a_county, an_officer_of, with_office
officer, county = an_officer_of(with_office()), a_county()
with connection.cursor() as cursor:
    cursor.execute(f"PRAGMA journal_mode={sys.argv[2]}")
    assert cursor.fetchone()[0] == sys.argv[2].lower()
    cursor.execute("PRAGMA wal_autocheckpoint=100000")
def perform(n):
    acts.set_local_rule(
        actor=officer, county=county, rule=sys.argv[2], title="某数", value=3,
        from_on=clock.today() + timedelta(days=n),
    )
perform(0)  # 日志文件的头只写一次,不算在行为头上
open(sys.argv[1], "w").close()
for n in range(1, 1 + int(sys.argv[3])):
    perform(n)
open(sys.argv[1] + ".end", "w").close()
"""


def syncs(database: str, folder: Path, mode: str) -> int:
    """落盘次数 · fsync and fdatasync calls while the acts are done, counted by strace."""
    trace, mark = folder / f"trace-{mode}", folder / f"mark-{mode}"
    environment = {
        **os.environ,
        "TEST_DATABASE_URL": f"sqlite:///{database}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [
            "strace",
            "-f",
            "-qq",
            "-e",
            "trace=fsync,fdatasync,openat",
            "-o",
            trace,
            sys.executable,
            "-c",
            WORKLOAD,
            mark,
            mode,
            str(ACTS_COUNTED),
        ],
        check=False,
        env=environment,
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    lines = trace.read_text().splitlines()
    start = next(n for n, line in enumerate(lines) if f'{mark}"' in line)
    end = next(n for n, line in enumerate(lines) if f'{mark}.end"' in line)
    return sum("fsync(" in line or "fdatasync(" in line for line in lines[start:end])


def can_trace() -> bool:
    """能不能用 strace · True where it is installed and may attach."""
    if shutil.which("strace") is None:
        return False
    done = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.skipif(not can_trace(), reason="没有 strace，或者这里不许用：数不了落盘的次数")
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="数的是嵌入式库的落盘")
def test_one_sync_per_act_in_wal(
    fresh_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    connection.close()
    in_wal = syncs(fresh_database, tmp_path, "WAL")
    assert in_wal == ACTS_COUNTED
    used = "WAL" if wal_is_safe() else "DELETE"
    count = in_wal if used == "WAL" else syncs(fresh_database, tmp_path, used)
    with capsys.disabled():
        print(f"\n这里的 SQLite 实际用 {used}：{ACTS_COUNTED} 次行为，落盘 {count} 次")
    assert count >= ACTS_COUNTED
