"""按表格申报 · The upload, and the page that shows what would change before anything is sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.form import Case
from hudong.doors.web.inputs import DeclarationSheet, Input, OneOf
from hudong.doors.web.inputs.sheet import MORE, WHOLE, ReadSheet, columns_table
from hudong.doors.web.ways import address
from hudong.mechanisms.catalogue.terms import FIELD_WORDS, DeclarationLine, LineChange, Scope

_MOST_SHOWN = 200


def sheet_case(case: Case) -> Case:
    """用表格报 · The case with the columns of the sheet and the template to download."""
    template = ui.Link("下载申报模板（.xlsx，带填写说明）", address("blank_sheet"))
    return replace(case, about=(*case.about, columns_table()), ways=(template, *case.ways))


def sheet_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    """文件和算不算全部 · The file; and, where something is declared already, what the sheet is."""
    sheet = DeclarationSheet(
        "sheet",
        "填好的申报表",
        "可以用 .xlsx、.xls、.ods、.csv。先检查，不会马上送出；错在哪一行哪一列会逐处告诉你。",
        department=acting.mandate.body_name,
        body_id=acting.mandate.body_id or 0,
        mode_name="extent",
        declared=case.data,
    )
    if not case.data:
        return (sheet,)
    extent = OneOf(
        "extent",
        "这张表是",
        value=WHOLE,
        is_required=False,
        options=(
            (WHOLE, "本部门申报的全部事项：表里没有的，撤回"),
            (MORE, "只是补充：已经报的都留着"),
        ),
    )
    return (extent, sheet)


def sheet_summary(case: Case, values: dict[str, Any]) -> tuple[Content, ...]:
    """将要怎样 · Counts, what was noted, and what is added, changed and taken back."""
    read: ReadSheet = values["sheet"]
    changes = read.changes
    counts = "，".join(
        f"{kind} {count} 项"
        for kind, count in (
            ("新增", len(changes.added)),
            ("改动", len(changes.changed)),
            ("撤回", len(changes.removed)),
            ("不变", changes.same),
        )
        if count
    )
    shown: list[Content] = [
        ui.Told(
            "done", f"检查过了，没有错误。表里一共 {len(read.lines)} 项：{counts}。请看一遍再送出。"
        )
    ]
    if read.notes:
        shown.append(_notes(read.notes))
    if changes.added:
        shown.append(_added(changes.added))
    if changes.changed:
        shown.append(_changed(changes.changed))
    if changes.removed:
        rows = tuple((str(one.number), one.line.title) for one in changes.removed)
        columns = (ui.TableColumn("编号"), ui.TableColumn("事项"))
        shown.append(ui.Table(f"将要撤回的 {len(rows)} 项（表里没有）", columns, rows))
    return tuple(shown)


def _notes(notes: tuple[str, ...]) -> ui.Table:
    rows = tuple((f"{note}。",) for note in notes)
    return ui.Table("请留意", (ui.TableColumn("读表的时候"),), rows, stays_table=True)


def _added(lines: tuple[DeclarationLine, ...]) -> ui.Table:
    columns = (
        ui.TableColumn("行"),
        ui.TableColumn("事项"),
        ui.TableColumn("主张的依据"),
        ui.TableColumn("适用"),
        ui.TableColumn("经费", is_number=True),
    )
    rows = tuple(
        (
            str(line.row),
            line.title,
            line.claimed_basis or ui.Tag("no", "没有写依据"),
            line.scope.words,
            _price(line),
        )
        for line in lines[:_MOST_SHOWN]
    )
    return ui.Table(_caption("将要新增的", len(lines)), columns, rows)


def _changed(changes: tuple[LineChange, ...]) -> ui.Table:
    columns = (
        ui.TableColumn("编号"),
        ui.TableColumn("事项"),
        ui.TableColumn("哪一栏"),
        ui.TableColumn("原来"),
        ui.TableColumn("改成"),
    )
    rows = tuple(
        (
            str(one.before.number),
            one.before.line.title,
            FIELD_WORDS[name],
            _value(name, getattr(one.before.line, name)),
            _value(name, getattr(one.after, name)),
        )
        for one in changes[:_MOST_SHOWN]
        for name in one.differing
    )
    return ui.Table(_caption("将要改动的", len(changes)), columns, rows)


def _caption(kind: str, count: int) -> str:
    return f"{kind} {count} 项" + (f"，先列 {_MOST_SHOWN} 项" if count > _MOST_SHOWN else "")


def _value(name: str, value: Any) -> str:
    if name == "unit_price_fen":
        return words.yuan(value)
    return value.words if isinstance(value, Scope) else str(value or "空着")


def _price(line: DeclarationLine) -> str:
    if not line.unit_price_fen:
        return "没有写经费"
    unit = line.unit if line.unit.startswith("每") else f"每{line.unit}"
    return f"{unit} {words.yuan(line.unit_price_fen)}"
