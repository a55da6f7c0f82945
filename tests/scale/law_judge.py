"""依据查对:七十八项申报的主张查一遍几秒。The basis check: every claim of the demo's declarations."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import Final

from django.conf import settings

from hudong.doors.cli.demo.tasks import declared_tasks
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.library import ensure, find_source
from hudong.ground.law.library.corpus import CARRIED
from tests.scale.result import Result, duration

DAY: Final = date(2026, 7, 15)
SECONDS_GOAL: Final = 1


def measure() -> list[Result]:
    """量依据查对 · First time in this process, nothing kept from before; then once more."""
    source = find_source(os.environ, settings.PROJECT_DIR)
    note = "这里没有法规语料，量的是随附的摘要；" if source == CARRIED else ""
    library = ensure(settings.HUDONG_HOME, source)
    claims = [(line.title, line.claimed_basis) for _, line in declared_tasks()]

    def judged() -> tuple[float, int]:
        started = time.perf_counter()
        found = [judge_claim(library, basis, title=title, on=DAY) for title, basis in claims]
        return time.perf_counter() - started, sum(len(one.judgements) for one in found)

    first, citations = judged()
    again, _ = judged()
    assert citations, "一条引用也没有查到"
    return [
        Result(
            f"依据查对：{len(claims)} 项主张",
            duration(first),
            f"≤ {SECONDS_GOAL} 秒",
            first <= SECONDS_GOAL,
            f"{note}{citations} 条引用；再查一遍 {duration(again)}",
            {"seconds": first, "again": again, "claims": len(claims), "citations": citations},
        )
    ]
