"""各种文件:四种格式读出来一样,坏的、锁的、撑大的说清楚。Files of every kind, whole, broken, locked or bloated."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets import COLUMNS, Limits, read_sheet, template
from tests.rooms.catalogue import sheet_files as files
from tests.rooms.catalogue.sheet_files import GOOD, OTHER

SHEET = "xl/worksheets/sheet1.xml"


def values(path: Path) -> list[tuple[object, ...]]:
    read = read_sheet(path)
    return [
        (name, line.title, line.scope, line.unit_price_fen, line.quantity, line.row)
        for name, line in zip(read.columns["申报部门"], read.lines, strict=True)
    ]


@pytest.fixture
def expected(tmp_path):
    return values(files.xlsx(tmp_path / "标准.xlsx", GOOD, OTHER))


def test_all_formats_give_the_same(tmp_path, expected):
    assert values(files.xls(tmp_path / "表.xls", GOOD, OTHER)) == expected
    assert values(files.ods(tmp_path / "表.ods", GOOD, OTHER)) == expected
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        assert values(files.csv(tmp_path / "表.csv", GOOD, OTHER, encoding=encoding)) == expected
    for separator in ("\t", ";"):
        path = files.csv(tmp_path / "表.csv", GOOD, OTHER, encoding="gb18030", separator=separator)
        assert values(path) == expected


def test_what_a_file_is_counts_and_not_its_name(tmp_path, expected):
    path = files.xlsx(tmp_path / "表.xls", GOOD, OTHER)
    assert values(path) == expected


def test_an_old_workbook_tells_hidden_rows_and_formulas(tmp_path):
    path = files.xls(tmp_path / "表.xls", (*GOOD[:7], xlwt.Formula("600*2")), OTHER)
    with pytest.raises(Invalid) as refused:
        read_sheet(path)
    assert "第 2 行 H 列“年计划量”" in refused.value.where or "公式" in refused.value.message
    notes = read_sheet(files.xls(tmp_path / "表.xls", GOOD, OTHER)).notes
    assert "第 3 行是隐藏的，也读了" in notes


def test_an_old_workbook_with_merged_cells(tmp_path):
    path = tmp_path / "表.xls"
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("申报")
    for row, line in enumerate((COLUMNS, GOOD, OTHER)):
        for column, value in enumerate(line):
            if (row, column) not in ((1, 0), (2, 0)):
                page.write(row, column, value)
    page.write_merge(1, 2, 0, 0, "市民政局")
    book.save(str(path))
    assert read_sheet(path).columns["申报部门"] == ["市民政局", "市民政局"]


def test_an_open_document_tells_hidden_rows_formulas_and_merged_cells(tmp_path):
    path = files.ods(tmp_path / "表.ods", GOOD, OTHER, formula="of:=30*2", hidden=2)
    read = read_sheet(path)
    assert read.lines[0].unit_price_fen == 6050
    assert any("是公式，没有运行" in note for note in read.notes)
    assert "第 3 行是隐藏的，也读了" in read.notes
    merged = read_sheet(files.ods_merged(tmp_path / "合.ods", GOOD, OTHER))
    assert merged.columns["申报部门"] == ["市民政局", "市民政局"]


def test_the_template_is_read_back_with_its_examples_left_out(tmp_path):
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template("示例市民政局"))
    read = read_sheet(path, department=("示例市民政局",))
    assert read.count == 0
    assert any("标着“示例”" in note for note in read.notes)
    assert any("填写说明" in note for note in read.notes)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.xlsx", b"", "文件是空的"),
        ("坏.xlsx", b"PK\x03\x04 no", "打不开"),
        ("坏.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000, "打不开"),
        ("网页.xls", b"\n<html><table><tr><td>1</td></tr></table></html>", "其实是网页"),
        ("字.xlsx", "不是表格".encode(), "表头缺少"),
        ("乱.csv", b"\xff\x80\x81abc", "编码认不出来"),
        ("二进制.csv", b"a,b\0c", "不是表格"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_in_words(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Invalid, match=words) as refused:
        read_sheet(path)
    assert refused.value.hint


def test_a_file_cut_short_is_broken(tmp_path):
    whole = files.xlsx(tmp_path / "表.xlsx", GOOD).read_bytes()
    for size in (len(whole) // 3, len(whole) // 2, len(whole) - 30):
        path = tmp_path / "半.xlsx"
        path.write_bytes(whole[:size])
        with pytest.raises(Invalid, match="打不开"):
            read_sheet(path)
    old = files.xls(tmp_path / "表.xls", GOOD).read_bytes()
    path = tmp_path / "半.xls"
    path.write_bytes(old[: len(old) // 2])
    with pytest.raises(Invalid):
        read_sheet(path)


def test_a_locked_workbook_says_so(tmp_path):
    """真的加密 .xlsx 是一个复合文件，里面有 EncryptedPackage 一流。"""
    whole = bytearray(files.xls(tmp_path / "表.xls", GOOD).read_bytes())
    place = whole.find("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    whole[place : place + len(name)] = name
    whole[place + 64 : place + 66] = (len(name) + 2).to_bytes(2, "little")
    path = tmp_path / "锁.xlsx"
    path.write_bytes(bytes(whole))
    with pytest.raises(Invalid, match="打开密码"):
        read_sheet(path)


def test_a_locked_old_workbook_says_so(tmp_path):
    whole = files.xls(tmp_path / "表.xls", GOOD).read_bytes()
    # 第一条记录（BOF，20 字节）后面插不进去，把紧接着的那一条改成 FILEPASS。
    start = whole.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    path = tmp_path / "锁.xls"
    path.write_bytes(whole[: start + 20] + b"\x2f\x00" + whole[start + 22 :])
    with pytest.raises(Invalid, match="打开密码"):
        read_sheet(path)


def rewritten(path: Path, change, name: str = SHEET) -> Path:
    """改一个部分 · The same package with one part changed."""
    target = path.with_name(f"改{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part.filename)
            new.writestr(part.filename, change(data) if part.filename == name else data)
    return target


BOMBS = {
    "最远的一格": lambda data: data.replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    "单引号的写法": lambda data: data.replace(
        b"</sheetData>", b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>"
    ),
    "空格的写法": lambda data: data.replace(
        b"</sheetData>", b'<row r="9"><c  r="XFD1048576" ><v>1</v></c></row></sheetData>'
    ),
    "字符引用": lambda data: data.replace(
        b"</sheetData>", b'<row r="9"><c r="&#88;FD1048576"><v>1</v></c></row></sheetData>'
    ),
    "换了前缀": lambda data: (
        data.replace(b"<worksheet ", b"<x:worksheet ")
        .replace(b"</worksheet>", b"</x:worksheet>")
        .replace(b"xmlns=", b"xmlns:x=")
        .replace(
            b"</sheetData>",
            b'<x:row r="9"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></sheetData>',
        )
    ),
    "换了编码": lambda data: (
        data.replace(b'encoding="UTF-8"', b'encoding="UTF-16"')
        .replace(b"</sheetData>", b'<row r="9"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
        .decode()
        .encode("utf-16")
    ),
    "实体": lambda data: data.replace(
        b"<worksheet ", b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet ', 1
    ).replace(b"<c ", b"<c\t", 1),
    "撑大": lambda data: data.replace(b"</worksheet>", b" " * 400_000_000 + b"</worksheet>"),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bloated_workbook_is_refused_at_once(tmp_path, kind):
    path = rewritten(files.xlsx(tmp_path / "表.xlsx", GOOD), BOMBS[kind])
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(Invalid) as refused:
        read_sheet(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.value.hint
    assert time.process_time() - started < 2
    assert most < 64 * 1024 * 1024


def test_one_long_text_in_many_cells_is_refused(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, COLUMNS)
        for row in range(1, 20_000):
            page.write(row, 3, "长" * 32_000)
    with pytest.raises(Invalid, match="文字太多"):
        read_sheet(path)


def test_a_far_cell_that_is_only_formatted_does_no_harm(tmp_path):
    def far(data):
        return data.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
        )

    assert read_sheet(rewritten(files.xlsx(tmp_path / "表.xlsx", GOOD), far)).count == 1


def test_a_bloated_open_document_is_refused(tmp_path):
    def far(data):
        cell = (
            b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            b'table:number-columns-repeated="1000" office:value-type="float" office:value="1"/>'
            b"</table:table-row></table:table>"
        )
        return data.replace(b"</table:table>", cell)

    path = rewritten(files.ods(tmp_path / "表.ods", GOOD), far, "content.xml")
    with pytest.raises(Invalid, match="太大"):
        read_sheet(path)


def test_limits_are_the_callers(tmp_path):
    path = files.xlsx(tmp_path / "表.xlsx", *[GOOD] * 30)
    with pytest.raises(Invalid, match="太大"):
        read_sheet(path, limits=Limits(bytes=100))
    with pytest.raises(Invalid, match="用到了 31 行"):
        read_sheet(path, limits=Limits(rows=10))
    csv = files.csv(tmp_path / "表.csv", *[GOOD] * 30, encoding="utf-8")
    with pytest.raises(Invalid, match="用到了 11 行"):
        read_sheet(csv, limits=Limits(rows=10))
