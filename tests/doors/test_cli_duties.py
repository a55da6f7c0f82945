"""职责命令 · ``hudong laws duties``: what the law of a day asks of villages, as JSON and as a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudong.doors.cli import arguments
from hudong.ground.law.terms import DutyKind
from tests.doors.cli_running import hudong
from tests.doors.corpus_lines import corpus, instrument


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return corpus(
        tmp_path / "corpus.jsonl",
        instrument(
            "示例普查法",
            "居民委员会应当协助统计机构做好普查，所需经费由统计机构承担。",
            "登记证写明村民委员会的地址。",
            "公民应当如实回答。",
        ),
        instrument("示例旧法", "村民委员会协助征粮。", adopted="2026-06-01"),
    )


def test_every_line_has_its_six_values(tmp_path: Path, source: Path) -> None:
    ran = hudong(
        tmp_path, "laws", "duties", "--on", "2026-01-01", "--json", HUDONG_LAWS=str(source)
    )
    assert ran.code == 0
    assert ran.json == [
        {
            "instrument": "示例普查法",
            "adopted": "2020-01-01",
            "article": "第一条",
            "kind": "assistance|funding",
            "sentence": "居民委员会应当协助统计机构做好普查，所需经费由统计机构承担",
            "department": "统计机构",
        },
        {
            "instrument": "示例普查法",
            "adopted": "2020-01-01",
            "article": "第二条",
            "kind": "none",
            "sentence": "登记证写明村民委员会的地址",
            "department": None,
        },
    ]


def test_kinds_and_words_choose(tmp_path: Path, source: Path) -> None:
    def found(*words: str) -> list[str]:
        ran = hudong(
            tmp_path,
            *("laws", "duties", "--on", "2026-07-01", "--json", *words),
            HUDONG_LAWS=str(source),
        )
        return [f"{one['instrument']}{one['article']}" for one in ran.json]

    assert found("--kind", "assistance") == ["示例旧法第一条", "示例普查法第一条"]
    assert found("--kind", "assistance", "--kind", "funding") == [
        "示例旧法第一条",
        "示例普查法第一条",
    ]
    assert found("--words", "普查 经费") == ["示例普查法第一条"]


def test_a_person_reads_a_table(tmp_path: Path, source: Path) -> None:
    ran = hudong(tmp_path, "laws", "duties", "--on", "2026-07-01", HUDONG_LAWS=str(source))
    head, first, *_rest, last = ran.out.splitlines()
    assert head.split() == ["法规和条", "种类", "牵头部门", "条文怎么说"]
    assert first.split() == ["《示例旧法》第一条", "协助", "—", "村民委员会协助征粮"]
    assert last == "共 3 条：协助 2，仅提及 1（按主要的种类数）"


def test_nothing_found_exits_one_and_a_wrong_kind_two(tmp_path: Path, source: Path) -> None:
    nothing = hudong(tmp_path, "laws", "duties", "--words", "养鸭", HUDONG_LAWS=str(source))
    assert (nothing.code, nothing.out.strip()) == (1, "没有查到，请换个词，或者换个种类")
    wrong = hudong(tmp_path, "laws", "duties", "--kind", "任务", HUDONG_LAWS=str(source))
    assert wrong.code == 2
    assert "assistance" in wrong.err


def test_the_kinds_of_the_command_are_those_of_the_law() -> None:
    assert tuple(kind.value for kind in DutyKind) == arguments._KINDS


def test_help_says_what_article_is(tmp_path: Path) -> None:
    said = "".join(hudong(tmp_path, "laws", "duties", "--help").out.split())
    assert "article是条号全称，如第十七条" in said
