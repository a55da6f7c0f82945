"""依据查对的测试工具:表上的依据和陷阱要用的法规建成一个库。Texts behind the list of bases and the traps."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import date
from pathlib import Path

from hudong.ground.law.judge import judge_claim
from hudong.ground.law.library import Library, build
from hudong.ground.law.terms import Judgement
from tests.law.judging import CORPUS

BASES = CORPUS.parents[2] / "domain" / "legal_bases.csv"
ON = date(2026, 7, 15)
OLD = date(2025, 6, 1)

# 表里没有、陷阱要用的法规。
OTHERS = frozenset(
    {
        *("兵役法", "统计法", "征兵工作条例", "防洪法", "退役军人保障法", "防震减灾法", "刑法"),
        *("生态环境法典", "治安管理处罚法", "退役军人安置条例", "退役士兵安置条例", "婚姻法"),
    }
)


def open_texts(folder: Path) -> Library:
    """Of the corpus what the list and the traps cite, and every text that ends one of them."""
    wanted = {row["law"] for row in rows()} | OTHERS
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        kept = [
            line
            for line in lines
            if json.loads(line)["title"] in wanted
            or ("废止" in line and any(f"{title}》" in line for title in wanted))
        ]
    (folder / "part.jsonl").write_text("".join(kept), encoding="utf-8")
    build(folder / "part.jsonl", folder / "laws.sqlite3")
    return Library.open(folder / "laws.sqlite3")


def rows() -> list[dict[str, str]]:
    if not BASES.is_file():
        return []
    with BASES.open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def judged(laws: Library, text: str, on: date = ON, title: str = "") -> list[Judgement]:
    return list(judge_claim(laws, text, title=title, on=on).judgements)


def said(laws: Library, text: str, on: date = ON, title: str = "") -> Judgement:
    (one,) = judged(laws, text, on, title)
    return one
