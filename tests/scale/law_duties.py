"""职责目录:整份语料找一遍几秒,从目录里查几毫秒。The duty finder: the whole corpus, and its index."""

from __future__ import annotations

import os
import time
from datetime import date
from statistics import median
from typing import Final

from django.conf import settings

from hudong.ground.law.departments import lead_department
from hudong.ground.law.duties import duty_kinds
from hudong.ground.law.library import Library, ensure, find_source
from hudong.ground.law.library.corpus import CARRIED
from tests.scale.ratio import waited
from tests.scale.result import Result, duration

DAY: Final = date(2026, 7, 15)
SECONDS_GOAL: Final = 60
MILLISECONDS_GOAL: Final = 50
ROUNDS: Final = 21


def measure() -> list[Result]:
    """量职责目录 · On the corpus that this machine has; the digest is measured too, and said so."""
    source = find_source(os.environ, settings.PROJECT_DIR)
    note = "这里没有法规语料，量的是随附的摘要；" if source == CARRIED else ""
    library = ensure(settings.HUDONG_HOME, source)
    return [_whole(library, note), _index(library, note)]


def _whole(library: Library, note: str) -> Result:
    """Every article of every version read once, found by the rules, nothing from the index."""
    articles = [
        article.paragraphs
        for title in library.instrument_titles()
        for version in library.versions(title)
        for article in library.articles_of(version)
    ]
    started = time.perf_counter()
    found = 0
    for paragraphs in articles:
        for duty in duty_kinds(paragraphs):
            lead_department(paragraphs, duty.sentence)
            found += 1
    seconds = time.perf_counter() - started
    return Result(
        "职责：整份语料找一遍",
        duration(seconds),
        f"≤ {SECONDS_GOAL} 秒",
        seconds <= SECONDS_GOAL,
        f"{note}{len(articles)} 条，找到 {found} 处",
        {"seconds": seconds, "articles": len(articles), "found": found},
    )


def _index(library: Library, note: str) -> Result:
    """All duties of a day, as the page and the command ask for them: the median of many."""
    lines = len(library.duties(DAY))
    times = [waited(lambda: library.duties(DAY)) for _ in range(ROUNDS)]
    usual, worst = median(times), max(times)
    return Result(
        "职责：从目录里查一天的全部",
        duration(usual),
        f"≤ {MILLISECONDS_GOAL} 毫秒",
        usual <= MILLISECONDS_GOAL / 1000,
        f"{note}{DAY} 有 {lines} 条；最慢一次 {duration(worst)}",
        {"seconds": usual, "worst": worst, "lines": lines},
    )
