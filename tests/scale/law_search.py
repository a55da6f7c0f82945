"""法规检索比读一条:三十个固定的词,前二十条。Search against one indexed read: thirty fixed terms."""

from __future__ import annotations

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
    """量检索 · The median term against one article read by its number; the worst term is named."""
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
    return [result]


def _places(library: Library) -> list[tuple[str, int]]:
    """Articles of everyday laws, as a page asks for them."""
    titles = [library.resolve_title(name) for name in ("村组法", "居组法", "民法典")]
    return [
        (title, article.no)
        for title in titles
        for article in library.articles_of(library.version_on(title, DAY))[:40]
        if article.sub == 0
    ]
