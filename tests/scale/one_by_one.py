"""一件一件地办:给 strace 看的进程。Acts one by one between two marks, watched by strace.

python -m tests.scale.one_by_one WAL 20 /path/of/the/mark
"""

from __future__ import annotations

import sys
from pathlib import Path

import django
from django.db import connection
from django.utils.module_loading import import_string


def main(mode: str, acts: str, mark: str) -> None:
    """一件一件地办 · Opens ``mark`` when the counting begins and ``mark.end`` when it ends."""
    django.setup()
    perform = import_string("tests.scale.busy.BusyDay")().declare
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA journal_mode={mode}")
        if cursor.fetchone()[0] != mode.lower():
            raise SystemExit(f"这里的 SQLite 不肯用 {mode}")
        # 检查点另算:它不属于哪一件行为。
        cursor.execute("PRAGMA wal_autocheckpoint=0")
    perform("热身")
    Path(mark).touch()
    for number in range(int(acts)):
        perform(f"第 {number} 次")
    Path(f"{mark}.end").touch()


if __name__ == "__main__":
    main(*sys.argv[1:])
