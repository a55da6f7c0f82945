"""建法规库:整份语料要多少秒、多少内存。Importing the whole corpus: seconds and memory.

The library stays in the home, where the search is measured after it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from django.conf import settings

from hudong.ground.law.library import build, find_source
from hudong.ground.law.library.corpus import CARRIED
from hudong.ground.law.library.ensuring import FILE
from tests.scale.result import Result

SECONDS_GOAL: Final = 60
MEGABYTES_GOAL: Final = 600
TITLE: Final = "导入整份法规语料"


def measure() -> list[Result]:
    """量建库 · Of the corpus that this machine has; without one it says so and measures nothing."""
    source = find_source(os.environ, settings.PROJECT_DIR)
    if source == CARRIED:
        return [Result(TITLE, "没有量", note="这里没有法规语料，只有随附的摘要")]
    before = _most_memory()
    report = build(source, settings.HUDONG_HOME / FILE)
    megabytes = _most_memory()
    return [
        Result(
            TITLE,
            f"{report.seconds:.1f} 秒，{megabytes:.0f} MB",
            f"≤ {SECONDS_GOAL} 秒，≤ {MEGABYTES_GOAL} MB",
            report.seconds <= SECONDS_GOAL and megabytes <= MEGABYTES_GOAL,
            f"{report.instruments} 部，{report.versions} 个版本，{report.articles} 条；"
            f"建库以前进程已占 {before:.0f} MB",
            {
                "seconds": report.seconds,
                "megabytes": megabytes,
                "megabytes_before": before,
                "articles": report.articles,
            },
        )
    ]


def _most_memory() -> float:
    """The most memory that this process has held, in MB (not what its parent held before it)."""
    status = Path("/proc/self/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0
