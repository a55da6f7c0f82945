"""其他清单的表单 · Which lists the county keeps and why; proposing a matter for one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, form_address, own_body, register
from hudong.doors.web.inputs import Input, Line, OneOf, Row, Rows, Text, Yes
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.people import queries as people
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import (
    Catalogue,
    DeclarationLine,
    ListLine,
    ReasonCode,
    Scope,
)

SCOPES = tuple((scope.value, scope.words) for scope in Scope)
_SPARE_ROWS = 3
_OWN_SOURCE = "本县规定"


def _lists_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    county = people.county()
    if county is None:
        raise NotFound("还没有建立县级站点", hint="请先运行 hudong init")
    lines, codes = queries.list_lines(), queries.reason_codes()
    columns = (ui.TableColumn("清单"), ui.TableColumn("正式名称"), ui.TableColumn("设立"))
    rows = tuple(
        (
            line.kind.short_words,
            line.name,
            ui.Tag("done", "设立") if line.is_kept else ui.Tag("plain", "没有设立"),
        )
        for line in lines
    )
    return Case(
        "本县有哪几份清单",
        {"county": county},
        (ui.Table("现在的设置", columns, rows, stays_table=True),),
        data=(lines, codes),
    )


def _lists_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    lines, codes = case.data
    kept = tuple(
        Yes(f"keep_{line.kind.value}", f"设立{line.kind.short_words}清单", value=line.is_kept)
        for line in lines
        if not line.kind.is_main
    )
    names = tuple(
        Line(f"name_{line.kind.value}", f"{line.kind.short_words}的正式名称", value=line.name)
        for line in lines
    )
    known = tuple(
        Row(
            place,
            f"第 {place} 条",
            start=(("code", one.code), ("words", one.words), ("source", one.source)),
        )
        for place, one in enumerate(codes, start=1)
    )
    spare = tuple(
        Row(len(codes) + extra, f"第 {len(codes) + extra} 条（新添）")
        for extra in range(1, _SPARE_ROWS + 1)
    )
    return (
        *kept,
        *names,
        Rows(
            "reasons",
            "负面事项的理由",
            "随系统带来的出自山西版指导目录，不是本县的规定，可以改写；三栏都清空就是停用。",
            rows=(*known, *spare),
            inputs=(
                Line("code", "代码", "小写字母、数字、下划线。"),
                Text("words", "理由", rows=4),
                Line("source", "出处", f"例如：{_OWN_SOURCE}。"),
            ),
            check=lambda said: "" if all(said.values()) else "代码、理由、出处都要写；停用就都清空",
        ),
    )


def _lists_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    lines, _codes = case.data
    return {
        "lists": [
            ListLine(
                line.kind,
                values[f"name_{line.kind.value}"],
                line.kind.is_main or bool(values[f"keep_{line.kind.value}"]),
            )
            for line in lines
        ],
        "reasons": [
            ReasonCode(said["code"], said["words"], said["source"])
            for said in values["reasons"].values()
        ],
    }


def _propose_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.review(review_id=number)
    kept = tuple(line for line in queries.kept_lists() if not line.kind.is_main)
    blocked = ""
    if not kept:
        blocked = "本县没有设立负面事项、出具证明事项清单。要设立，请先办“设置清单”。"
    elif acting.day > row.deadline_on:
        blocked = f"申报已于{words.day(row.deadline_on)}截止。"
    given = {
        "review": row,
        "proposer": own_body(acting),
        "catalogue": kept[0].kind if kept else Catalogue.NEGATIVE,
    }
    facts = ui.Facts((ui.Fact("申报截止", words.day(row.deadline_on)),))
    return Case(row.title, given, (facts,), blocked, data=(kept, queries.reason_codes()))


def _propose_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    kept, codes = case.data
    reasons = (
        ("", "（负面事项必须选；出具证明事项不选）"),
        *((one.code, f"{one.words}（{one.source}）") for one in codes),
    )
    return (
        OneOf(
            "catalogue",
            "提给哪份清单",
            options=tuple((line.kind.value, line.name) for line in kept),
            is_list=len(kept) > 2,
        ),
        Line("title", "事项名称", "负面事项写不得要求村里做的事；证明事项写证明的名称。"),
        OneOf(
            "reason_code",
            "列为负面事项的理由",
            is_required=False,
            options=reasons,
            is_list=True,
        ),
        Text("claimed_basis", "依据", "有法律、文件的写上；没有就空着。", is_required=False),
        Text("standard", "说明", "证明事项写给谁开、凭什么开；负面事项写清范围。"),
        OneOf("scope", "适用哪里", value=Scope.BOTH.value, options=SCOPES, is_list=True),
    )


def _propose_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    line = DeclarationLine(
        title=values["title"],
        claimed_basis=values["claimed_basis"],
        standard=values["standard"],
        scope=Scope(values["scope"]),
        reason_code=values["reason_code"],
    )
    return {
        "catalogue": Catalogue(values["catalogue"]),
        "proposer": people.body(body_id=case.given["proposer"].pk),
        "lines": (line,),
    }


register(
    ActForm(
        acts.configure_lists,
        _lists_case,
        "从今天起用；已经公布的版次不变。停用的理由代码以后不能再选，以前用过的照样看得到。",
        inputs=_lists_inputs,
        arguments=_lists_arguments,
        button="设置清单",
        done="设置好了。",
    ),
    ActForm(
        acts.declare_tasks,
        _propose_case,
        "送出以后，这一项和其他申报一样公开，经过专家、村（居）、公示，再决定列不列入。",
        inputs=_propose_inputs,
        arguments=_propose_arguments,
        name="catalogue.propose_listed",
        title="提出负面事项、出具证明事项",
        button="提出这一项",
        done="提出了一项。",
        then=lambda case, fact: form_address("catalogue.propose_listed", case.given["review"].pk),
    ),
)
