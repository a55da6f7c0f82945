"""申报表:错在哪一行哪一列说清楚,要么全收,要么不收。The departments' sheet: what is read, what is refused."""

from __future__ import annotations

from datetime import date

import pytest
import xlsxwriter

from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets import COLUMNS, Faulty, read_sheet
from hudong.mechanisms.catalogue.terms import Scope
from tests.rooms.catalogue.sheet_files import GOOD, OTHER, xlsx


@pytest.fixture
def sheet(tmp_path):
    """写一张表 · Writes rows below the head and returns the path."""
    return lambda *rows, **how: xlsx(tmp_path / "申报.xlsx", *rows, **how)


def with_value(place, value):
    row = list(GOOD)
    row[place] = value
    return tuple(row)


def faults_of(path, **how):
    with pytest.raises(Faulty) as refused:
        read_sheet(path, **how)
    return [fault.words for fault in refused.value.faults]


def test_a_row_is_read_into_a_line(sheet):
    read = read_sheet(sheet(GOOD))
    (line,) = read.departments["市民政局"]
    assert (line.title, line.unit_price_fen, line.quantity) == ("入户走访", 6050, 1200)
    assert (line.scope, line.row, read.notes) == (Scope.VILLAGE, 2, ())
    assert len(read.digest) == 64


@pytest.mark.parametrize(
    ("place", "value", "name", "read"),
    [
        (6, "６０．50", "unit_price_fen", 6050),
        (6, "￥1，200元", "unit_price_fen", 120000),
        (6, 0.1 + 0.2, "unit_price_fen", 30),
        (6, "无", "unit_price_fen", 0),
        (6, "", "unit_price_fen", 0),
        (7, "1,200", "quantity", 1200),
        (7, "１２", "quantity", 12),
        (7, 12.0, "quantity", 12),
        (4, "", "scope", Scope.BOTH),
        (4, "村（居）", "scope", Scope.BOTH),
        (4, "居委会", "scope", Scope.NEIGHBOURHOOD),
        (1, " 入户\n走访　ＡＢ１ ", "title", "入户走访 AB1"),
        (3, 2024, "standard", "2024"),
        (3, "一\n\n 二 ", "standard", "一\n二"),
        (2, "=cmd|' /C calc'!A0", "claimed_basis", "=cmd|' /C calc'!A0"),
    ],
)
def test_what_a_clerk_types_is_understood(tmp_path, place, value, name, read):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, COLUMNS)
        page.write_row(1, 0, with_value(place, value))
    (line,) = read_sheet(path).lines
    assert getattr(line, name) == read


def test_a_day_in_a_text_is_written_as_a_day_and_said(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, COLUMNS)
        page.write_row(1, 0, GOOD)
        page.write_datetime(1, 3, date(2026, 3, 5), book.add_format({"num_format": "yyyy-m-d"}))
    read = read_sheet(path)
    assert read.lines[0].standard == "2026年3月5日"
    assert any("第 2 行“协助标准”是日期格式" in note for note in read.notes)


def test_blank_rows_are_passed_over_and_departments_keep_their_order(sheet):
    read = read_sheet(sheet(OTHER, [""] * len(COLUMNS), GOOD))
    assert list(read.departments) == ["市水务局", "市民政局"]
    assert (read.count, read.departments["市民政局"][0].row) == (2, 4)


def test_title_lines_above_and_a_footer_below_are_no_tasks(sheet):
    above = (("太仓市 2026 年申报表",), ("单位：元", "", "填表日期：2026 年 3 月"))
    read = read_sheet(sheet(GOOD, ("合计", "", "", "", "", "", 60.5, 1200), above=above))
    assert [line.row for line in read.lines] == [4]
    assert any("第 5 行“合计”不是事项" in note for note in read.notes)


def test_other_words_for_the_columns_are_known(sheet):
    head = (
        "序号",
        "责任单位",
        "工作任务",
        "法律依据",
        "工作要求",
        "适用对象",
        "单位",
        "单价（万元）",
        "数量",
        "联系人",
    )
    row = (1, *GOOD[:6], 0.01, 3, "某人")
    read = read_sheet(sheet(row, head=head))
    (line,) = read.lines
    assert (line.unit, line.unit_price_fen, line.quantity) == ("户", 10000, 3)
    assert read.notes == ("这些列没有读：联系人",)


def test_a_head_of_two_rows_is_read_where_it_is_merged(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for column, name in enumerate(COLUMNS[:5]):
            page.merge_range(0, column, 1, column, name)
        page.merge_range(0, 5, 0, 7, "经费")
        page.write_row(1, 5, ("计费单位", "单价", "年数量"))
        page.write_row(2, 0, GOOD)
    (line,) = read_sheet(path).lines
    assert (line.row, line.unit, line.unit_price_fen, line.quantity) == (3, "户", 6050, 1200)


def test_merged_cells_stretch_over_their_rows(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, COLUMNS)
        for row in (1, 2, 3, 4):
            page.write_row(row, 1, GOOD[1:])
        page.merge_range(1, 0, 4, 0, "市民政局")
        page.merge_range(1, 1, 2, 1, "入户走访")
        page.merge_range(3, 6, 4, 6, 60)
        # 整行都被合并盖住的,是版式,不是另一项。
        for column, value in enumerate(GOOD):
            page.merge_range(5, column, 6, column, value)
    read = read_sheet(path)
    assert set(read.columns["申报部门"]) == {"市民政局"}
    assert [line.row for line in read.lines] == [2, 3, 4, 5, 6]
    assert [line.unit_price_fen for line in read.lines][2:4] == [6000, 6000]
    assert any("第 4–5 行合并了“经费标准（元）”，每行都按 60 读" in note for note in read.notes)


@pytest.mark.parametrize(
    ("place", "value", "where"),
    [
        (0, "", "第 2 行 A 列“申报部门”"),
        (1, "  ", "第 2 行 B 列“事项名称”"),
        (1, "长" * 121, "第 2 行 B 列“事项名称”"),
        (4, "全国", "第 2 行 E 列“适用范围”"),
        (5, "长" * 41, "第 2 行 F 列“计费单位”"),
        (6, "很多", "第 2 行 G 列“经费标准（元）”"),
        (6, "60元/户", "第 2 行 G 列“经费标准（元）”"),
        (6, "1.234", "第 2 行 G 列“经费标准（元）”"),
        (6, "-5", "第 2 行 G 列“经费标准（元）”"),
        (6, "Infinity", "第 2 行 G 列“经费标准（元）”"),
        (6, "9" * 20, "第 2 行 G 列“经费标准（元）”"),
        (7, "一些", "第 2 行 H 列“年计划量”"),
        (7, 1.5, "第 2 行 H 列“年计划量”"),
        (7, 10**11, "第 2 行 H 列“年计划量”"),
        (3, "#REF!", "第 2 行 D 列“协助标准”"),
    ],
)
def test_bad_cells_are_named_by_row_and_column(sheet, place, value, where):
    with pytest.raises(Invalid) as refused:
        read_sheet(sheet(with_value(place, value)))
    assert refused.value.where == where
    assert refused.value.hint


def test_all_faults_are_told_at_once_in_the_order_of_the_sheet(sheet):
    first = (*GOOD[:1], "", *GOOD[2:])
    second = (*GOOD[:6], "很多", "一些")
    told = faults_of(sheet(first, GOOD, second))
    assert [words.partition("：")[0] for words in told] == [
        "第 2 行 B 列“事项名称”",
        "第 4 行 G 列“经费标准（元）”",
        "第 4 行 H 列“年计划量”",
    ]


def test_a_missing_column_is_named_and_an_optional_one_is_noted(sheet):
    with pytest.raises(Invalid, match="表头缺少“主张的依据”"):
        read_sheet(sheet(GOOD, head=[name for name in COLUMNS if name != "主张的依据"]))
    read = read_sheet(sheet(GOOD[:5], head=COLUMNS[:5]))
    assert read.lines[0].quantity == 0
    assert any("没有“计费单位”“经费标准（元）”“年计划量”列" in note for note in read.notes)


def test_a_sheet_read_for_one_department_takes_its_rows_only(sheet):
    rows = (GOOD, ("", *GOOD[1:]), ("太仓市民政局", *GOOD[1:]))
    read = read_sheet(sheet(*rows), department=("太仓市民政局",))
    assert list(read.departments) == ["太仓市民政局"]
    assert read.count == 3
    (words,) = faults_of(sheet(GOOD, OTHER), department=("太仓市民政局",))
    assert words.startswith("第 3 行 A 列“申报部门”：写的是“市水务局”，只能替“太仓市民政局”申报")


def test_examples_are_not_read(sheet):
    head = ("序号", *COLUMNS)
    read = read_sheet(sheet(("示例", *GOOD), (1, *OTHER), head=head))
    assert [line.title for line in read.lines] == ["河道保洁巡查"]
    assert "第 2 行标着“示例”，没有读" in read.notes


def test_the_same_title_twice_is_said(sheet):
    read = read_sheet(sheet(GOOD, GOOD))
    assert read.count == 2
    assert any("第 2–3 行的名称相同" in note for note in read.notes)


def test_hidden_rows_are_read_and_hidden_sheets_are_not(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("申报")
        page.write_row(0, 0, COLUMNS)
        page.write_row(1, 0, GOOD)
        page.write_row(2, 0, OTHER)
        page.set_row(2, None, None, {"hidden": True})
        page.set_column(3, 3, None, None, {"hidden": True})
        guide = book.add_worksheet("填写说明")
        guide.write(0, 0, "怎么填")
        drafts = book.add_worksheet("草稿")
        drafts.write_row(0, 0, COLUMNS)
        drafts.write_row(1, 0, GOOD)
        drafts.hide()
    read = read_sheet(path)
    assert read.count == 2
    assert set(read.notes) == {
        "隐藏的工作表没有读：草稿",
        "没有申报表头的工作表没有读：填写说明",
        "第 3 行是隐藏的，也读了",
        "D 列是隐藏的，也读了",
    }


def test_several_sheets_are_read_and_named_in_faults(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, row in (("甲", GOOD), ("乙", (*OTHER[:6], "很多", 1))):
            page = book.add_worksheet(name)
            page.write_row(0, 0, COLUMNS)
            page.write_row(1, 0, row)
    (words,) = faults_of(path)
    assert words.startswith("工作表“乙”第 2 行 G 列“经费标准（元）”：“很多”不是金额")


def test_formulas_are_not_run_and_said(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, COLUMNS)
        page.write_row(1, 0, GOOD)
        page.write_formula(1, 6, "=30*2", None, 61)
    read = read_sheet(path)
    assert read.lines[0].unit_price_fen == 6100, "读的是保存的值，不是算出来的"
    assert any("第 2 行“经费标准（元）”是公式，没有运行" in note for note in read.notes)


def test_a_formula_without_a_stored_value_is_a_fault(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, COLUMNS)
        page.write_row(1, 0, GOOD)
        page.write_formula(1, 3, '=""', None, "")
    (words,) = faults_of(path)
    assert words.startswith("第 2 行 D 列“协助标准”：是公式，没有保存算好的值")
