"""法律变动的表单 · Settling what becomes of a listed matter whose law has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import laws, ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, public_page, register
from hudong.doors.web.inputs import Input, Line, OneOf, Text
from hudong.doors.web.pages.law_changes import flag_facts, shift_sheet
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import FlagDecision

DECISIONS = tuple((one.value, one.words) for one in FlagDecision)


def _case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    flag = queries.law_flag(flag_id=number)
    row = queries.law_flag_row(flag_id=number)
    about: list[Any] = [flag_facts(row)]
    for shift in row.shifts:
        sheet = shift_sheet(shift)
        about += [ui.Facts((ui.Fact(shift.kind.words, shift.reason),)), sheet.compared]
    return Case(
        row.title,
        {"flag": flag},
        tuple(about),
        ways=(public_page("law_change", number, "看公开的那一页"),),
        data=row,
        is_wide=True,
    )


def _inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    successors = "、".join(one.successor for one in case.data.shifts if one.successor)
    return (
        OneOf("decision", "怎样处理", options=DECISIONS),
        Line(
            "basis",
            "现行的依据",
            "改用现行条文的才写，写明哪部法律第几条。",
            is_required=False,
            value=successors,
        ),
        Line(
            "document_no",
            "新一版清单的文号",
            "改依据、退出清单的要出新的一版；照旧的不用写。",
            is_required=False,
        ),
        Text("reason", "理由", "会公开，也会告诉签了协议的双方。"),
    )


register(
    ActForm(
        acts.settle_law_flag,
        _case,
        "照旧的，清单不变；改依据、退出清单的，当场公布新的一版，旧的一版照样留着。",
        inputs=_inputs,
        arguments=lambda case, values: {**values, "library": laws.library()},
        button="处理",
        done="处理好了，协议书上的标记也一起收起。",
        checks_basis=True,
    ),
)
