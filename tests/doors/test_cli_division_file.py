"""读区划文件:错在哪一行,说得出来。Reading a divisions file: every fault is named with its line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from hudong.doors.cli.answers import CommandError
from hudong.doors.cli.division_file import read_divisions

GOOD = """code,name,parent,level
110000000000,北京市,,1
320585000000,太仓市,320500000000,3
320585100000,城厢镇,320585000000,4
320585100004,县府社区居委会,320585100000,5
"""


def test_only_the_county_and_what_lies_below_is_read(tmp_path: Path) -> None:
    file = tmp_path / "divisions.csv"
    file.write_text(GOOD, encoding="utf-8")
    lines = read_divisions(file, "320585")
    assert [(line.name, line.level) for line in lines] == [
        ("太仓市", 3),
        ("城厢镇", 4),
        ("县府社区居委会", 5),
    ]
    assert lines[1].parent == "320585000000"


def test_a_gzipped_file_reads_the_same(tmp_path: Path) -> None:
    plain, zipped = tmp_path / "divisions.csv", tmp_path / "divisions.csv.gz"
    plain.write_text(GOOD, encoding="utf-8")
    zipped.write_bytes(gzip.compress(GOOD.encode()))
    assert read_divisions(zipped, "320585") == read_divisions(plain, "320585")


def test_codes_repeated_elsewhere_do_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "divisions.csv"
    file.write_text(GOOD + "110000000000,北京市,,1\n", encoding="utf-8")
    assert len(read_divisions(file, "320585")) == 3


@pytest.mark.parametrize(
    ("content", "what", "where"),
    [
        (GOOD + "320585100000,城厢镇,320585000000,4\n", "重复", "第 4 行和第 6 行"),
        (GOOD + "320585100005,,320585100000,5\n", "没有写名称", "第 6 行"),
        (GOOD + "320585100005,甲,320585999000,5\n", "上级代码", "第 6 行"),
        (GOOD + "320585100005,甲,320585100000,6\n", "级别", "第 6 行"),
        (GOOD + "32058510,甲,320585100000,5\n", "十二位", "第 6 行"),
        ("code,name\n320585000000,太仓市\n", "缺少列 level、parent", "第 1 行"),
        ("code,name,parent,level\n110000000000,北京市,,1\n", "没有 320585000000", ""),
        ("", "缺少列", "第 1 行"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, content: str, what: str, where: str) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError) as raised:
        read_divisions(file, "320585")
    assert raised.value.code == "divisions_file"
    assert what in raised.value.message
    assert f"wrong.csv {where}".strip() == raised.value.where


@pytest.mark.parametrize("content", [b"\x1f\x8bnot really", b"code,name,parent,level\n\xff\xfe\n"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "wrong.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="读不出来"):
        read_divisions(file, "320585")
