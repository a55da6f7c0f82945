"""量一遍:比值、条数,打成一张表,写进 var/bench。The bench: ratios and counts, one table, JSON files.

    python -m tests.scale.bench            # 全部
    python -m tests.scale.bench merkle     # 只量几项

Nothing is asserted: a goal that is missed is printed as missed, a measurement whose blocks differ
too much as void. Every bar runs in a process of its own; the home is thrown away at the end.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
import sys
import time
import unicodedata
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hudong.ground.kernel import clock
from tests.scale.result import Result

PROJECT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = PROJECT / "var" / "bench"
BARS: Final = (
    "merkle",
    "law_import",
    "law_search",
    "law_duties",
    "law_judge",
    "act_cost",
    "act_counts",
    "page",
    "sheet_import",
    "look_alikes",
)
MARKS: Final = {True: "达到", False: "没达到", None: "—"}


def main(names: list[str]) -> int:
    """量一遍 · Returns 0, or 2 for a name that is no bar, or 1 where a bar could not be measured."""
    strangers = [name for name in names if name not in BARS]
    if strangers:
        print(f"没有这一项：{'、'.join(strangers)}；有的是：{'、'.join(BARS)}", file=sys.stderr)
        return 2
    started = time.monotonic()
    FOLDER.mkdir(parents=True, exist_ok=True)
    print(f"{_machine_words()}；两样轮流量，取各轮之比的中位数")
    # 放在工程自己的盘上量:/tmp 可能只在内存里。
    with TemporaryDirectory(dir=FOLDER, prefix="home-") as homes:
        failed = [name for name in names or BARS if not _measured(name, Path(homes))]
    print(f"共 {time.monotonic() - started:.0f} 秒；明细在 {FOLDER.relative_to(PROJECT)}/")
    return 1 if failed else 0


def _measured(name: str, homes: Path) -> bool:
    # 同一类的几项共用一个目录:检索量的就是刚建好的那个法规库。
    home, target = homes / name.partition("_")[0], homes / f"{name}.json"
    home.mkdir(exist_ok=True)
    # 不管外面指着哪个库:这里要写许多示例数据,只许写在自己的目录里。
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.demo", "DATABASE_URL": "",
        "HUDONG_HOME": str(home), "HUDONG_SECRET_KEY": "",
    }  # fmt: skip
    command = [sys.executable, "-W", "ignore", "-m", "tests.scale.one", name, str(target)]
    done = subprocess.run(command, cwd=PROJECT, env=environment, check=False)
    if done.returncode:
        print(f"{name} 没有量成，退出码 {done.returncode}", file=sys.stderr)
        return False
    results = [Result(**one) for one in json.loads(target.read_text())]
    for result in results:
        print(line_of(result), flush=True)
    _keep(name, results)
    return True


def line_of(result: Result) -> str:
    """一行 · Title, figure, goal, whether met, and the note below."""
    cells = ((result.title, 44), (result.figure, 18), (result.goal, 20), (MARKS[result.met], 0))
    first = "  ".join(_padded(words, width) for words, width in cells)
    return f"{first}\n    {result.note}" if result.note else first


def _padded(words: str, width: int) -> str:
    shown = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words)
    return words + " " * max(0, width - shown)


def _keep(name: str, results: list[Result]) -> None:
    content = {
        "name": name,
        "measured_at": clock.now().isoformat(timespec="seconds"),
        "machine": _machine(),
        "results": [asdict(one) for one in results],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


def _machine() -> dict[str, object]:
    return {
        "cores": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "load_before": os.getloadavg()[0],
    }


def _machine_words() -> str:
    now = _machine()
    return (
        f"{now['cores']} 个核，此刻负载 {now['load_before']:.1f}，"
        f"Python {now['python']}，SQLite {now['sqlite']}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
