"""十万行的内存:在自己的进程里读一张表。The memory of reading one sheet, in a process of its own."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from hudong.mechanisms.catalogue.sheets import read_sheet


def most_memory() -> float:
    """最多占过多少 · Megabytes that this process has held at most."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def main(path: str) -> None:
    """读一张 · Prints rows, seconds and megabytes as JSON."""
    before, started = most_memory(), time.perf_counter()
    sheet = read_sheet(Path(path))
    rows = len(sheet.lines)
    answer = {
        "rows": rows,
        "seconds": time.perf_counter() - started,
        "megabytes": most_memory(),
        "before": before,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
