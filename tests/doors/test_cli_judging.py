"""查对依据的命令:逐条一个答复,否定的答复也是答复。The command ``laws judge``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doors.cli_running import hudong
from tests.doors.corpus_lines import corpus, instrument

KEYS = [
    *("citation", "instrument", "article", "exists", "in_force", "names_committee"),
    *("kind", "moved_to", "payment_mode", "verdict", "reason"),
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return corpus(
        tmp_path / "corpus.jsonl",
        instrument("示例协助法", "居民委员会协助统计机构登记。", adopted="2020-01-01"),
        instrument("示例税法", "纳税人依法纳税。"),
    )


def test_one_answer_for_each_citation_in_order(tmp_path: Path, source: Path) -> None:
    ran = hudong(
        *(tmp_path, "laws", "judge", "示例税法第一条、《示例协助法》第一条；《没有的法》第九条"),
        *("--title", "统计登记", "--on", "2026-07-15", "--json"),
        HUDONG_LAWS=str(source),
    )
    assert ran.code == 0, "否定的答复也是答复"
    assert [list(one) for one in ran.json] == [KEYS] * 3
    assert [one["verdict"] for one in ran.json] == [
        *("not_for_committee", "supports", "unknown_instrument"),
    ]
    good = ran.json[1]
    assert (good["citation"], good["instrument"]) == ("《示例协助法》第一条", "示例协助法")
    assert (good["kind"], good["payment_mode"]) == ("assistance", "PAID_ASSISTANCE")
    assert (good["exists"], good["in_force"], good["names_committee"]) == (True, True, True)
    assert ran.json[2]["exists"] is None


def test_a_person_reads_it_in_chinese(tmp_path: Path, source: Path) -> None:
    ran = hudong(
        *(tmp_path, "laws", "judge", "《示例协助法》第一条", "--on", "2026-07-15"),
        HUDONG_LAWS=str(source),
    )
    assert ran.code == 0
    assert "1. 《示例协助法》第一条　能作依据" in ran.out
    assert "合起来：列入协助事项；支付方式：支付协助" in ran.out


def test_no_citation_is_bad_input_and_says_what_to_write(tmp_path: Path, source: Path) -> None:
    ran = hudong(*(tmp_path, "laws", "judge", "上级要求", "--json"), HUDONG_LAWS=str(source))
    assert ran.code == 2
    assert ran.error["code"] == "no_citation"
    assert "第十五条第二款" in ran.error["hint"]
    day = hudong(
        *(tmp_path, "laws", "judge", "《示例协助法》第一条", "--on", "七月", "--json"),
        HUDONG_LAWS=str(source),
    )
    assert (day.code, day.error["code"]) == (2, "usage")


def test_a_missing_corpus_is_the_environment(tmp_path: Path) -> None:
    ran = hudong(
        *(tmp_path, "laws", "judge", "《示例协助法》第一条", "--json"),
        HUDONG_LAWS=str(tmp_path / "没有"),
    )
    assert ran.code == 3
