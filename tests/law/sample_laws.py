"""自编的几部法规。A few invented instruments that several tests read."""

from __future__ import annotations

from datetime import date

from tests.law.corpora import article, law

VILLAGE = "村民委员会组织法"
NOW = date(2026, 3, 1)
OLD = law(
    VILLAGE,
    "2018-12-29",
    article(1, "旧第一条。"),
    article(2, "旧第二条，村民委员会协助政府工作。"),
    history=["2010年10月28日修订", "2018年12月29日修正"],
)
NEW = law(
    VILLAGE,
    "2025-10-28",
    article(1, "新第一条。", under=["第一章 总则"]),
    article(
        2,
        "新第二条第一款：",
        "（一）第一项；",
        "（二）第二项。",
        "新第二条第二款。",
        "新第二条第三款：",
        "（二）又一个第二项。",
    ),
    article(2, "新第二条之一。", sub=1),
)
FLOOD = law(
    "防汛法",
    "2010-01-01",
    clause="2010-03-01",
)
CODE = law(
    "水法典",
    "2020-01-01",
    article(90, "本法典自2020年5月1日起施行。《中华人民共和国防汛法》、《渡口法》同时废止。"),
    clause="2020-05-01",
)
