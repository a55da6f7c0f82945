"""申报模板:下载来填的表,带填写说明。The template to download: head, examples, lists to pick from, a guide."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import xlsxwriter

from hudong.mechanisms.catalogue.sheets.heading import (
    BASIS,
    COLUMNS,
    DEPARTMENT,
    NUMBER,
    PRICE,
    QUANTITY,
    SCOPE,
    STANDARD,
    TITLE,
    UNIT,
)
from hudong.mechanisms.catalogue.terms import Scope

SHEET: Final = "申报表"
GUIDE: Final = "填写说明"
_ROWS: Final = 500
_WIDTHS: Final = (6, 24, 34, 34, 40, 12, 12, 16, 12)
EXPLAINED: Final = {
    DEPARTMENT: "本单位的全称；空着就当作本单位",
    TITLE: "要村（居）委会做什么，一行一项，最多 120 个字",
    BASIS: "法律名称和条款，例如：《动物防疫法》第二十五条；写几条都可以，用顿号隔开",
    STANDARD: "做到什么程度、一年多少次、要交什么",
    SCOPE: "村、社区，或者村和社区；空着就是村和社区",
    UNIT: "按什么算钱，例如：户、次、人",
    PRICE: "一个计费单位多少元，只写数字，最多两位小数；没有就空着",
    QUANTITY: "一个村（社区）一年的数量，写整数；没有就空着",
}
_EXAMPLES: Final = (
    ("《老年人权益保障法》第七条", "老年人家庭走访", "每季度入户一次，困难当日转告", "村和社区", "户", 30, 120),
    ("《动物防疫法》第二十五条", "畜禽强制免疫组织", "春秋两季各一次，通知到户，协助登记", "村", "次", 800, 2),
)  # fmt: skip
_RULES: Final = (
    "第一行是列名，请不要改；从第二行起每行写一项。标着“示例”的两行不会读，留着、删去都可以。",
    "可以上传 .xlsx、.xls、.ods，也可以上传 .csv（UTF-8 或者 GB18030 编码）。",
    "合并的格子按每一行都写了来读；隐藏的行也读，隐藏的工作表不读；公式不运行，只读保存下来的值。",
    "上传以后先检查，不会马上送出：错在哪一行哪一列会逐处列出来，改好再传一次，要么全收，要么一行都不收。",
    "再传一次改过的表，会先列出新增、改动和撤回的各是哪几项，确定以后才算数；同一张表传两次，什么也不变。",
    "申报截止以前随时可以改；查对依据以后就不能再改、再撤。",
    "表里不要写个人的姓名、身份证号、电话；多出来的列不会读，也不会保存。",
)


def template(department: str = "") -> bytes:
    """申报模板 · An .xlsx file with the department's name filled in."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        _sheet(book, department)
        _guide(book)
    return file.getvalue()


def _sheet(book: Any, department: str) -> None:
    page = book.add_worksheet(SHEET)
    head = book.add_format({"bold": True, "bottom": 2, "bg_color": "#E8EEF0", "text_wrap": True})
    example = book.add_format({"font_color": "#6B7280", "italic": True, "text_wrap": True})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width, plain)
    page.write_row(0, 0, (NUMBER, *COLUMNS), head)
    for row, (basis, title, *rest) in enumerate(_EXAMPLES, start=1):
        page.write_row(row, 0, ("示例", department, title, basis, *rest), example)
    if department:
        page.write(len(_EXAMPLES) + 1, 1, department, plain)
    page.freeze_panes(1, 0)
    scopes = {"validate": "list", "source": [one.words for one in Scope]}
    _check(page, SCOPE, scopes, "请从三种里选一种")
    money = {"validate": "decimal", "criteria": ">=", "value": 0}
    _check(page, PRICE, money, "请只写数字，最多两位小数，不能是负数")
    whole = {"validate": "integer", "criteria": ">=", "value": 0}
    _check(page, QUANTITY, whole, "请写 0 或者以上的整数")
    page.print_area(0, 0, _ROWS, len(COLUMNS))
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)


def _check(page: Any, name: str, rule: dict[str, Any], told: str) -> None:
    column = COLUMNS.index(name) + 1
    said = {"error_title": name, "error_message": told, "ignore_blank": True}
    page.data_validation(1, column, _ROWS, column, {**rule, **said})


def _guide(book: Any) -> None:
    page = book.add_worksheet(GUIDE)
    bold = book.add_format({"bold": True, "bottom": 2})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 20, wrap)
    page.set_column(1, 1, 80, wrap)
    page.write_row(0, 0, ("哪一列", "怎么填"), bold)
    for row, (name, words) in enumerate(EXPLAINED.items(), start=1):
        page.write_row(row, 0, (name, words), wrap)
    start = len(EXPLAINED) + 2
    page.write_row(start, 0, ("规矩", ""), bold)
    for place, words in enumerate(_RULES, start=1):
        page.write_row(start + place, 0, (place, words), wrap)
