"""法规检索比读一条:三十个固定的词,前二十条。Search against one indexed read: thirty fixed terms."""

from __future__ import annotations

import math
import os
from datetime import date
from itertools import cycle, islice
from statistics import median
from typing import Final

from django.conf import settings

from hudong.ground.law.library import Library, ensure, find_source
from tests.scale.ratio import in_turn, seconds, typical
from tests.scale.result import Result, duration, of_ratio

GOAL: Final = 30
P95_MS: Final = 10
ROUNDS: Final = 5
HITS: Final = 20
READS: Final = 300
DAY: Final = date(2026, 3, 2)

# 常见的、少见的、两个字的、一个字的、几个词的、条号、法名,都在内。
TERMS: Final = (
    "国家",
    "应当",
    "人民政府",
    "规定",
    "有关部门",
    "村民委员会",
    "居民委员会",
    "村民会议",
    "村民代表会议",
    "误工补贴",
    "协助",
    "调解",
    "老年人",
    "未成年人",
    "禁毒",
    "社区矫正",
    "法定代表人",
    "集体经济组织",
    "公示",
    "监督",
    "经费",
    "户",
    "委托 经费",
    "村民 三分之二",
    "村组法",
    "居组法 43",
    "民法典 第一千二百五十九条",
    "第四十三条",
    "电子签名",
    "红牌",
)


def measure() -> list[Result]:
    """量检索 · The median term against one article read by its number; p95 of all terms on a day."""
    source = find_source(os.environ, settings.PROJECT_DIR)
    library = ensure(settings.HUDONG_HOME, source)
    reads = list(islice(cycle(_places(library)), READS))
    times: dict[str, list[float]] = {term: [] for term in TERMS}

    def search() -> float:
        for term in TERMS:
            times[term].append(seconds(lambda term=term: library.search(term, limit=HITS)))
        return median(times[term][-1] for term in TERMS)

    def read() -> float:
        return typical(lambda place=place: library.article(*place, on=DAY) for place in reads)

    ratio = in_turn(search, read)
    usual = {term: median(held) for term, held in times.items()}
    worst = max(usual, key=lambda term: usual[term])
    note = (
        f"最慢“{worst}” {duration(usual[worst])}，{usual[worst] / ratio.theirs:.0f} 倍；"
        f"库有 {library.articles} 条"
    )
    result = of_ratio("法规检索比读一条（30 个词，取中位）", ratio, most=GOAL, note=note)
    result.facts["terms"] = usual
    return [result, _p95(library)]


def _p95(library: Library) -> Result:
    """慢的那几次 · Every term as the page asks it: on a day, with one hit more than is shown."""
    held: list[tuple[float, str]] = []
    for _ in range(ROUNDS):
        for term in TERMS:
            asked = lambda term=term: library.search(term, on=DAY, limit=HITS + 1)  # noqa: E731
            held.append((seconds(asked), term))
    held.sort()
    slow, term = held[math.ceil(len(held) * 0.95) - 1]
    middle = held[len(held) // 2][0]
    return Result(
        title="法规检索 p95（30 个词，当日有效）",
        figure=duration(slow),
        goal=f"≤ {P95_MS} 毫秒",
        met=slow * 1000 <= P95_MS,
        note=f"中位 {duration(middle)}，最慢“{held[-1][1]}” {duration(held[-1][0])}；"
        f"p95 落在“{term}”；{len(held)} 次",
        facts={"p95": slow, "median": middle, "slowest": held[-1][0], "goal_ms": P95_MS},
    )


def _places(library: Library) -> list[tuple[str, int]]:
    """Articles of everyday laws, as a page asks for them."""
    titles = [library.resolve_title(name) for name in ("村组法", "居组法", "民法典")]
    return [
        (title, article.no)
        for title in titles
        for article in library.articles_of(library.version_on(title, DAY))[:40]
        if article.sub == 0
    ]
