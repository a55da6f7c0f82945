"""申报表:错在哪一行哪一列说清楚,要么全收,要么不收。The departments' sheet."""

import pytest
import xlsxwriter

from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets import COLUMNS, read_sheet
from hudong.mechanisms.catalogue.terms import Scope

GOOD = [
    "市民政局",
    "入户走访",
    "《社会救助法》第五条",
    "每年两次",
    "村",
    "每户",
    "６０.50",
    "1，200",
]


@pytest.fixture
def sheet(tmp_path):
    def write(*rows, head=COLUMNS, hidden=False):
        path = tmp_path / "申报.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            first = book.add_worksheet("申报")
            if hidden:
                first.hide()
                book.add_worksheet("说明").activate()
            for number, row in enumerate([head, *rows]):
                first.write_row(number, 0, row)
        return path

    return write


def test_a_row_is_read_with_full_width_digits_and_commas(sheet):
    read = read_sheet(sheet(GOOD))
    (line,) = read.departments["市民政局"]
    assert (line.title, line.unit_price_fen, line.quantity) == ("入户走访", 6050, 1200)
    assert (line.scope, line.row) == (Scope.VILLAGE, 2)


def test_blank_rows_are_passed_over_and_departments_keep_their_order(sheet):
    other = ["市水务局", *GOOD[1:]]
    read = read_sheet(sheet(other, [""] * len(COLUMNS), GOOD))
    assert list(read.departments) == ["市水务局", "市民政局"]
    assert read.count == 2
    assert read.departments["市民政局"][0].row == 4


@pytest.mark.parametrize(
    ("place", "value", "where"),
    [
        (0, "", "第 2 行“申报部门”列"),
        (1, "  ", "第 2 行“事项名称”列"),
        (4, "全国", "第 2 行“适用范围”列"),
        (6, "很多", "第 2 行“经费标准（元）”列"),
        (6, "1.234", "第 2 行“经费标准（元）”列"),
        (6, "-5", "第 2 行“经费标准（元）”列"),
        (6, "Infinity", "第 2 行“经费标准（元）”列"),
        (7, "一些", "第 2 行“年计划量”列"),
    ],
)
def test_bad_cells_are_named_by_row_and_column(sheet, place, value, where):
    row = list(GOOD)
    row[place] = value
    with pytest.raises(Invalid) as refused:
        read_sheet(sheet(row))
    assert refused.value.where == where
    assert refused.value.hint


def test_all_faults_are_told_at_once(sheet):
    first, second = list(GOOD), list(GOOD)
    first[1], second[6], second[7] = "", "很多", "一些"
    with pytest.raises(Invalid, match="一共 3 处") as refused:
        read_sheet(sheet(first, GOOD, second))
    assert list(refused.value.fields) == [
        "第 2 行“事项名称”列",
        "第 4 行“经费标准（元）”列",
        "第 4 行“年计划量”列",
    ]


def test_a_missing_column_is_named(sheet):
    with pytest.raises(Invalid, match="主张的依据"):
        read_sheet(sheet(GOOD, head=[name for name in COLUMNS if name != "主张的依据"]))


def test_a_file_that_is_no_sheet_is_refused_in_words(tmp_path):
    path = tmp_path / "申报.xlsx"
    path.write_text("不是表格")
    with pytest.raises(Invalid, match="读不了"):
        read_sheet(path)


def test_hidden_sheets_are_not_read(sheet):
    with pytest.raises(Invalid, match="表头缺少"):
        read_sheet(sheet(GOOD, hidden=True))
