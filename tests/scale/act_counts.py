"""一件行为的条数:几条语句,几次落盘。What one act counts: statements, and syncs to the disk.

Syncs are counted by ``strace`` in a process of its own, in WAL as on the test database, and in the
journal mode really used here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

from hudong.ground.kernel.reads import counting
from tests.scale.busy import BusyDay, Perform
from tests.scale.home import make_database
from tests.scale.result import Result

MOST_STATEMENTS: Final = 10
ACTS: Final = 20
# 开始事务不是问库的话:PostgreSQL 的驱动把它并在第一条里。
_BEGINS: Final = "BEGIN"
_WRITES: Final = ("INSERT", "UPDATE", "DELETE")


def measure() -> list[Result]:
    """数一数 · For each of the usual acts; then the syncs of one of them."""
    make_database()
    counted = [_statements(title, perform) for title, perform in BusyDay().acts().items()]
    connection.close()
    used = journal_used()
    return [*counted, *(_syncs(mode, used) for mode in dict.fromkeys(("WAL", used)))]


def journal_used() -> str:
    """真用的日志方式 · The journal mode in which this machine's SQLite keeps a county."""
    options = settings.DATABASES["default"]["OPTIONS"]
    return "WAL" if "journal_mode=WAL" in options["init_command"] else "DELETE"


def statements_of(perform: Perform, key: str) -> list[str]:
    """行为的语句 · The statements of one act, without the one that begins its transaction."""
    with counting() as counter:
        perform(key)
    return [sql for sql in counter.statements if not sql.startswith(_BEGINS)]


def _statements(title: str, perform: Perform) -> Result:
    perform("先办一次")
    statements = statements_of(perform, "再办一次")
    writing = sum(sql.startswith(_WRITES) for sql in statements)
    return Result(
        f"行为的语句：{title}", f"{len(statements)} 条", f"≤ {MOST_STATEMENTS} 条",
        len(statements) <= MOST_STATEMENTS, f"其中写入 {writing} 条",
        {"statements": statements},
    )  # fmt: skip


def _syncs(mode: str, used: str) -> Result:
    title = f"行为的落盘次数（{mode}，{'这里真用的' if mode == used else '测试库上，一个连接'}）"
    if shutil.which("strace") is None:
        return Result(title, "没有量", note="这里没有 strace")
    home = settings.HUDONG_HOME / f"syncs-{mode}"
    home.mkdir()
    shutil.copy(settings.DATABASES["default"]["NAME"], home / "county.sqlite3")
    mark, trace = home / "mark", home / "trace"
    done = subprocess.run(
        [
            "strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=fsync,fdatasync,openat",
            "-o", trace, sys.executable, "-m", "tests.scale.one_by_one", mode, str(ACTS), mark,
        ],
        env={**os.environ, "HUDONG_HOME": str(home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return Result(title, "没有量", note=f"strace 在这里用不了：{done.stderr.strip()[-200:]}")
    counted = _between_marks(trace, mark)
    each = counted / ACTS
    goal = 1 if mode == "WAL" else None
    return Result(
        title, f"{each:g} 次", f"= {goal} 次" if goal else "", each == goal if goal else None,
        f"{ACTS} 件行为共 {counted} 次", {"syncs": counted, "acts": ACTS, "mode": mode},
    )  # fmt: skip


def _between_marks(trace: Path, mark: Path) -> int:
    lines = trace.read_text(errors="replace").splitlines()
    first, last = (n for n, line in enumerate(lines) if f'"{mark}' in line)
    return sum("fsync(" in line or "fdatasync(" in line for line in lines[first:last])
