"""法规命令:看条文、检索、导入。The law commands, each in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doors.cli_running import hudong
from tests.doors.corpus_lines import corpus, instrument

SHOWN = {
    "instrument", "adopted", "in_force_from", "in_force_from_presumed", "in_force_to", "article",
    "label", "under", "paragraphs",
}  # fmt: skip


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return corpus(
        tmp_path / "corpus.jsonl",
        instrument("示例协助法", "甲地居民委员会协助普查。", "协助普查的，给予误工补贴。"),
        instrument("示例协助法", "居民委员会协助统计。", adopted="2026-01-01"),
        instrument("示例税法", "纳税人依法纳税。"),
    )


def test_show_gives_the_article_of_that_day(tmp_path: Path, source: Path) -> None:
    before = hudong(
        tmp_path,
        "laws",
        "show",
        "示例协助法",
        "第一条",
        "--on",
        "2025-12-31",
        "--json",
        HUDONG_LAWS=str(source),
    )
    after = hudong(
        tmp_path,
        "laws",
        "show",
        "示例协助法",
        "1",
        "--on",
        "2026-01-01",
        "--json",
        HUDONG_LAWS=str(source),
    )
    assert (before.code, after.code) == (0, 0)
    assert set(before.json) == SHOWN
    assert before.json["paragraphs"] == ["甲地居民委员会协助普查。"]
    assert before.json["in_force_to"] == "2025-12-31"
    assert after.json["paragraphs"] == ["居民委员会协助统计。"]
    assert after.json["in_force_from"] == "2026-01-01"
    assert (after.json["article"], after.json["label"]) == (1, "第一条")


def test_show_needs_no_rooms(tmp_path: Path, source: Path) -> None:
    """查法规不装数据库 · Broken settings do not matter to a command that needs none."""
    ran = hudong(
        tmp_path,
        "laws",
        "show",
        "示例税法",
        "1",
        HUDONG_LAWS=str(source),
        DJANGO_SETTINGS_MODULE="no.such.settings",
    )
    assert ran.code == 0
    assert "纳税人依法纳税。" in ran.out


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("示例没有法", "1"), "unknown_instrument", 1),
        (("示例税法", "99"), "unknown_article", 1),
        (("示例税法", "1", "--on", "2001-01-01"), "no_version_on_day", 1),
        (("示例税法", "某条"), "usage", 2),
        (("示例税法", "1", "--on", "2026-13-01"), "usage", 2),
        (("示例税法",), "usage", 2),
    ],
)
def test_show_says_what_is_wrong(
    tmp_path: Path, source: Path, words: tuple[str, ...], code: str, exit_code: int
) -> None:
    ran = hudong(tmp_path, "laws", "show", *words, "--json", HUDONG_LAWS=str(source))
    assert (ran.code, ran.error["code"]) == (exit_code, code)


def test_without_json_the_error_is_chinese_text_on_standard_error(
    tmp_path: Path, source: Path
) -> None:
    ran = hudong(tmp_path, "laws", "show", "示例没有法", "1", HUDONG_LAWS=str(source))
    assert ran.out == ""
    assert "错误：库中没有《示例没有法》" in ran.err


def test_search_lists_the_same_with_a_snippet(tmp_path: Path, source: Path) -> None:
    ran = hudong(
        tmp_path,
        "laws",
        "search",
        "误工补贴",
        "--on",
        "2025-06-01",
        "--json",
        HUDONG_LAWS=str(source),
    )
    assert ran.code == 0
    assert [set(hit) for hit in ran.json] == [SHOWN | {"snippet"}]
    assert "误工补贴" in ran.json[0]["snippet"]


def test_search_that_finds_nothing_is_an_empty_list_and_exit_1(
    tmp_path: Path, source: Path
) -> None:
    today = hudong(
        tmp_path,
        "laws",
        "search",
        "误工补贴",
        "--on",
        "2026-06-01",
        "--json",
        HUDONG_LAWS=str(source),
    )
    ever = hudong(
        tmp_path, "laws", "search", "误工补贴", "--all-versions", "--json", HUDONG_LAWS=str(source)
    )
    assert (today.code, today.json) == (1, [])
    assert (ever.code, len(ever.json)) == (0, 1)


def test_a_named_but_absent_source_is_an_error(tmp_path: Path) -> None:
    ran = hudong(tmp_path, "laws", "search", "补贴", "--json", HUDONG_LAWS=str(tmp_path / "没有"))
    assert (ran.code, ran.error["code"]) == (3, "source_missing")


def test_import_names_bad_lines_and_keeps_the_rest(tmp_path: Path) -> None:
    file = corpus(
        tmp_path / "new.jsonl",
        instrument("示例税法", "纳税。"),
        "{坏行",
        instrument("示例兵役法", "服役。"),
    )
    ran = hudong(tmp_path / "home", "laws", "import", str(file), "--json")
    assert ran.code == 1
    assert (ran.json["instruments"], ran.json["articles"]) == (2, 2)
    assert [bad["line"] for bad in ran.json["skipped"]] == [2]
    assert "第 2 行没有导入" in ran.err


def test_an_imported_corpus_stays_the_source(tmp_path: Path) -> None:
    """导入的文件搬走以后也照用 · The home keeps its own copy, so the file may go."""
    file = corpus(tmp_path / "new.jsonl", instrument("示例税法", "纳税。"))
    home = tmp_path / "home"
    assert hudong(home, "laws", "import", str(file)).code == 0
    file.unlink()
    ran = hudong(home, "laws", "show", "示例税法", "1", "--on", "2026-01-01", "--json")
    assert ran.code == 0, ran.out
    assert ran.json["paragraphs"] == ["纳税。"]


def test_an_import_without_one_good_line_changes_nothing(tmp_path: Path) -> None:
    good = corpus(tmp_path / "good.jsonl", instrument("示例税法", "纳税。"))
    bad = corpus(tmp_path / "bad.jsonl", "坏", "坏坏")
    home = tmp_path / "home"
    assert hudong(home, "laws", "import", str(good)).code == 0
    held = {path.name: path.read_bytes() for path in home.iterdir()}
    ran = hudong(home, "laws", "import", str(bad), "--json")
    assert (ran.code, ran.error["code"]) == (2, "no_good_line")
    assert {path.name: path.read_bytes() for path in home.iterdir()} == held


def test_import_beside_a_named_source_is_refused(tmp_path: Path, source: Path) -> None:
    ran = hudong(
        tmp_path / "home", "laws", "import", str(source), "--json", HUDONG_LAWS=str(source)
    )
    assert (ran.code, ran.error["code"]) == (2, "usage")
