"""导出再导入,一字不差:表格、CSV、JSON。Import(export(x)) = x for every content that can be."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from hudong.doors.papers.lists import FORMATS, format_named
from hudong.ground.kernel.refusals import Invalid, NotFound
from hudong.mechanisms.catalogue.sheets.editions import read_edition
from hudong.mechanisms.catalogue.terms import Catalogue, EditionContent, guarded, unguarded
from tests.doors.papers.contents import DIGEST, LETTERHEAD, an_edition, contents, texts

READABLE = ("xlsx", "csv", "json")


def back(name: str, content: EditionContent) -> EditionContent:
    """去了又回 · The content as it is read from the file of that format."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{name}"
        path.write_bytes(format_named(name).make(content, DIGEST, LETTERHEAD))
        return read_edition(path)


@pytest.mark.parametrize("name", READABLE)
def test_an_edition_comes_back_as_it_left(name: str) -> None:
    whole = an_edition()
    assert back(name, whole) == whole
    for kind in Catalogue:
        assert back(name, whole.only(kind)) == whole.only(kind)


@pytest.mark.parametrize("name", READABLE)
@settings(max_examples=60, deadline=None)
@given(content=contents())
def test_any_content_comes_back_as_it_left(name: str, content: EditionContent) -> None:
    assert back(name, content) == content


@given(text=texts)
def test_a_guard_against_formulas_can_be_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_the_same_edition_gives_the_same_bytes(each) -> None:
    made = each.make(an_edition(), DIGEST, LETTERHEAD)
    assert made == each.make(an_edition(), DIGEST, LETTERHEAD)


def test_a_csv_file_opens_right_in_a_spreadsheet() -> None:
    made = format_named("csv").make(an_edition(), DIGEST, LETTERHEAD)
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\r\n") == made.count(b"\n") == 1 + len(an_edition().rows)
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), "")))
    titles = [row["事项名称"] for row in rows]
    assert "'=HYPERLINK(1)" in titles
    assert {row["单价（元）"] for row in rows if row["清单"] == "履职事项"} == {"0.00"}


def test_a_file_that_excel_has_saved_again_is_still_read(tmp_path: Path) -> None:
    made = format_named("csv").make(an_edition(), DIGEST, LETTERHEAD)
    text = made.decode("utf-8-sig").replace("2026-03-20", "2026/3/20")
    (tmp_path / "a.csv").write_bytes(text.encode("gb18030"))
    assert read_edition(tmp_path / "a.csv") == an_edition()


def test_what_is_wrong_is_said_with_row_and_column_and_all_at_once(tmp_path: Path) -> None:
    made = format_named("csv").make(an_edition(), DIGEST, LETTERHEAD).decode("utf-8-sig")
    lines = made.split("\r\n")
    lines[1] = lines[1].replace("村和社区", "全市").replace(",0.00,", ",零,")
    (tmp_path / "a.csv").write_text("\r\n".join(lines), encoding="utf-8-sig")
    with pytest.raises(Invalid) as refused:
        read_edition(tmp_path / "a.csv")
    told = " ".join(refused.value.fields.values())
    assert "第 2 行" in told and "适用范围" in told and "单价（元）" in told


@pytest.mark.parametrize(
    ("name", "text", "because"),
    [
        ("a.txt", "", "不认识这种文件"),
        ("a.json", "{", "不是 JSON"),
        ("a.json", "[]", "不是一版清单"),
        ("a.json", '{"format": "hudong-edition-9"}', "格式要写"),
        ("a.csv", "清单,序号\r\n", "表头缺少"),
        ("a.xlsx", "不是表格", "打不开|坏了|读不了"),
    ],
)
def test_a_file_that_is_no_edition_is_refused(
    tmp_path: Path, name: str, text: str, because: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Invalid, match=because):
        read_edition(tmp_path / name)


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"number": "2"}, "number"),
        ({"number": True}, "number"),
        ({"published_on": "昨天"}, "不是日期"),
        ({"extra": 1}, "多出 extra"),
        ({"lists": {}}, "lists"),
        ({"lists": {"duties": [], "assistance": [], "others": []}}, "不认识"),
        ({"lists": {"duties": [{"title": "调解"}], "assistance": []}}, "缺少"),
    ],
)
def test_json_that_is_nearly_an_edition_is_refused(
    tmp_path: Path, change: dict[str, object], because: str
) -> None:
    plain = an_edition().as_plain() | change
    (tmp_path / "a.json").write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(Invalid, match=because):
        read_edition(tmp_path / "a.json")


def test_a_text_too_long_for_a_cell_is_refused_and_named() -> None:
    whole = an_edition()
    longest = EditionContent(**{**whole.__dict__, "amendment": "长" * 40_000})
    with pytest.raises(Invalid, match="一格最多") as refused:
        format_named("xlsx").make(longest, DIGEST, LETTERHEAD)
    assert refused.value.where == "增补说明"
    assert back("csv", longest) == longest


def test_a_format_that_is_none_is_not_found() -> None:
    with pytest.raises(NotFound, match="没有 pdf"):
        format_named("pdf")
