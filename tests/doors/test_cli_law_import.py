"""导入法规的命令:单件、文件夹、预览、拒绝。Importing laws from the command line, each run a process of its own."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.doors.cli_running import hudong
from tests.doors.corpus_lines import corpus, instrument

TEXT = """示例防汛法
2015年6月7日第一届全国人民代表大会常务委员会通过
第一章 总则
第一条 村民委员会协助防汛。
第三条 本法自2015年9月1日起施行。
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """一部法规的小库 · A home with a corpus of one law, so that building takes no time."""
    home = tmp_path / "home"
    file = corpus(tmp_path / "corpus.jsonl", instrument("示例税法", "纳税。"))
    assert hudong(home, "laws", "import", str(file)).code == 0
    return home


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "示例防汛法.txt"
    file.write_text(TEXT, encoding="gb18030")
    return file


def shown(home: Path, *words: str) -> list[str]:
    ran = hudong(home, "laws", "show", *words, "--json")
    assert ran.code == 0, ran.out
    found: list[str] = ran.json["paragraphs"]
    return found


def test_a_dry_run_shows_and_stores_nothing(home: Path, text: Path) -> None:
    ran = hudong(home, "laws", "import", str(text), "--dry-run", "--json")
    assert ran.code == 0
    assert (ran.json["title"], ran.json["level"], ran.json["articles"]) == ("示例防汛法", "法律", 2)
    assert (ran.json["adopted"], ran.json["in_force_from"]) == ("2015-06-07", "2015-09-01")
    assert (ran.json["gaps"], ran.json["headings"]) == (["第二条"], ["第一章 总则"])
    assert not (home / "laws").exists()
    told = hudong(home, "laws", "import", str(text), "--dry-run")
    assert "缺：第二条" in told.out and "没有存" in told.out


def test_a_single_law_is_added_beside_the_corpus(home: Path, text: Path) -> None:
    first = hudong(home, "laws", "import", str(text), "--source", "县司法局", "--json")
    assert (first.code, first.json["result"], first.json["instruments"]) == (0, "new", 2)
    again = hudong(home, "laws", "import", str(text), "--json")
    assert (again.code, again.json["result"]) == (0, "known")
    assert again.json["digest"] == first.json["digest"]
    assert shown(home, "示例防汛法", "1", "--on", "2016-01-01") == ["村民委员会协助防汛。"]
    assert shown(home, "示例税法", "1", "--on", "2021-01-01") == ["纳税。"]
    # 不写文件重新建库，添入的还在。
    rebuilt = hudong(home, "laws", "import", "--json")
    assert (rebuilt.json["instruments"], rebuilt.json["digest"]) == (2, first.json["digest"])
    links = hudong(home, "laws", "links", "--json")
    assert [one["source"] for one in links.json["added"]] == ["县司法局"]


def test_a_word_file_with_what_the_office_says(home: Path, tmp_path: Path) -> None:
    made, data = Document(), BytesIO()
    for words in ("某县示例办法", "第一条 甲。", "第二条 乙。"):
        made.add_paragraph(words)
    made.save(data)
    file = tmp_path / "办法.docx"
    file.write_bytes(data.getvalue())
    refused = hudong(home, "laws", "import", str(file), "--json")
    assert (refused.code, refused.error["code"]) == (2, "unreadable_text")
    assert "位阶" in refused.error["message"]
    ran = hudong(
        home, "laws", "import", str(file), "--json", "--level", "部门规章",
        "--title", "示例办法", "--adopted", "2020-01-01", "--in-force", "2020-03-01",
    )  # fmt: skip
    assert (ran.code, ran.json["title"], ran.json["in_force_from"]) == (0, "示例办法", "2020-03-01")
    assert shown(home, "示例办法", "2", "--on", "2020-03-01") == ["乙。"]


def test_a_contradiction_is_refused_and_nothing_changes(home: Path, text: Path) -> None:
    assert hudong(home, "laws", "import", str(text)).code == 0
    held = {path: path.read_bytes() for path in (home / "laws").rglob("*") if path.is_file()}
    text.write_text(TEXT.replace("防汛。", "抢险。"), encoding="utf-8")
    ran = hudong(home, "laws", "import", str(text), "--json")
    assert (ran.code, ran.error["code"]) == (2, "contradictory_text")
    assert {p: p.read_bytes() for p in (home / "laws").rglob("*") if p.is_file()} == held


def test_a_folder_is_added_and_what_is_not_good_is_named(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "法规集"
    (folder / "行政法规").mkdir(parents=True)
    (folder / "行政法规" / "示例渡口条例(2001-02-03).md").write_text(
        "# 示例渡口条例\n\n第一条 甲。\n", encoding="utf-8"
    )
    (folder / "flood").mkdir()
    (folder / "flood" / "README.md").write_text(
        "# 示例防汛法\n\n2015年6月7日通过\n\n**第一条**　乙。\n", encoding="utf-8"
    )
    (folder / "无日期法.md").write_text("# 示例无日期法\n\n第一条 丙。\n", encoding="utf-8")
    (folder / "说明.md").write_text("# 说明\n\n没有条文。\n", encoding="utf-8")
    dry = hudong(home, "laws", "import", str(folder), "--dry-run", "--json")
    assert (dry.code, dry.json["new"], dry.json["instruments"]) == (1, 3, 1)
    ran = hudong(home, "laws", "import", str(folder), "--json")
    assert (ran.code, ran.json["new"], ran.json["instruments"]) == (1, 3, 4)
    assert ran.json["left_out"] == [{"file": "说明.md", "why": "没有条文"}]
    assert any("没有日期" in note for note in ran.json["notes"])
    again = hudong(home, "laws", "import", str(folder), "--json")
    assert (again.json["new"], again.json["known"]) == (0, 3)
    assert again.json["digest"] == ran.json["digest"]
    assert shown(home, "示例渡口条例", "1", "--on", "2010-01-01") == ["甲。"]
    links = hudong(home, "laws", "links", "--json")
    assert (links.code, [one["instrument"] for one in links.json["undated"]]) == (
        1,
        ["示例无日期法"],
    )


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("a.pdf", (), "unreadable_text"),
        ("a.txt", (), "unreadable_text"),
        ("a.jsonl", ("--title", "某法"), "usage"),
        ("a.jsonl", ("--dry-run",), "usage"),
        ("没有这个文件", None, "usage"),
    ],
)
def test_what_cannot_be_imported_says_so(
    home: Path, tmp_path: Path, name: str, words: tuple[str, ...] | None, code: str
) -> None:
    file = tmp_path / name
    if words is not None:
        file.write_text("没有条文", encoding="utf-8")
    ran = hudong(home, "laws", "import", str(file), *(words or ()), "--json")
    assert (ran.code, ran.error["code"]) == (2, code)
    assert ran.error["hint"]
