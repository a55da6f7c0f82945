"""主体的表单 · Bodies: enrolled, corrected, closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.county.asked import NOBODY, MaybeOne, the_county, why, words_of
from hudong.doors.web.forms.form import ActForm, Case, form_address, register
from hudong.doors.web.inputs import Input, Line, OneOf, Text
from hudong.doors.web.words import day as day_words
from hudong.ground.people import acts, queries
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import PARENT_KINDS, BodyKind, BodyLine


def _bodies_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    found = queries.bodies()
    rows = tuple(
        (
            body.name,
            BodyKind(body.kind).words,
            ui.Phrase(
                (
                    ui.Link("人员", form_address("people.enrol_members", body.pk)),
                    "　",
                    ui.Link("开通账号", form_address("people.open_account", body.pk)),
                    "　",
                    ui.Link("更正", form_address("people.correct_body", body.pk)),
                    "　",
                    ui.Link("撤销", form_address("people.close_body", body.pk)),
                )
            ),
        )
        for body in found
    )
    columns = (ui.TableColumn("主体"), ui.TableColumn("种类"), ui.TableColumn("办理"))
    return Case(
        "本县的主体",
        {"county": the_county()},
        (ui.Table("已经登记的主体", columns, rows),),
        data=found,
    )


def _bodies_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    kinds = (("", "（请选）"), *words_of(BodyKind))
    parents = (NOBODY, *((str(body.pk), body.name) for body in case.data))
    return (
        OneOf("kind", "主体的种类", options=kinds, is_list=True),
        Line("name", "全称", "写公章上的名称，例如：庆丰村村民委员会。"),
        Line("short_name", "简称", "例如：庆丰村。"),
        MaybeOne(
            "parent",
            "属于哪个主体",
            "村（居）民委员会属于所在的镇；党组织、监督委员会属于所在的村（社区）。",
            is_required=False,
            options=parents,
            is_list=True,
        ),
        Line(
            "division_code",
            "区划代码",
            "十二位数字；部门没有，空着；党组织、监督委员会写所在的村（社区）、镇的。",
            is_required=False,
        ),
    )


def _bodies_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    parents = {body.pk: body.name for body in case.data}
    line = BodyLine(
        kind=BodyKind(values["kind"]),
        name=values["name"],
        short_name=values["short_name"],
        division_code=values["division_code"],
        parent=parents.get(values["parent"], ""),
    )
    return {"lines": [line]}


def _body_facts(body: Body) -> ui.Facts:
    return ui.Facts(
        (
            ui.Fact("全称", body.name),
            ui.Fact("简称", body.short_name),
            ui.Fact("种类", BodyKind(body.kind).words),
            ui.Fact("属于", body.parent.name if body.parent else "（不属于哪个主体）"),
            ui.Fact("区划代码", body.division_code or "（没有）"),
        )
    )


def _closed(body: Body) -> str:
    return f"{body.name}已于{day_words(body.closed_on)}撤销。" if body.closed_on else ""


def _correcting_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    body = queries.body(body_id=number)
    return Case(
        f"更正{body.name}",
        {"county": the_county(), "body": body},
        (_body_facts(body),),
        _closed(body),
        data=(body, queries.bodies()),
    )


def _correcting_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    body, others = case.data
    allowed = PARENT_KINDS[BodyKind(body.kind)]
    parents = tuple((str(one.pk), one.name) for one in others if BodyKind(one.kind) in allowed)
    return (
        Line("name", "全称", "写公章上的名称。", value=body.name),
        Line("short_name", "简称", value=body.short_name),
        MaybeOne(
            "parent",
            "属于哪个主体",
            is_required=None not in allowed,
            value=body.parent_id or "",
            options=((NOBODY,) if None in allowed else ()) + parents,
            is_list=True,
        ),
        Line(
            "division_code",
            "区划代码",
            "十二位数字，没有的空着。",
            is_required=False,
            value=body.division_code,
        ),
        Text("reason", "为什么更正", "写批准文件的文号。会写进存证，公开。"),
    )


def _correcting_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    _body, others = case.data
    chosen = {one.pk: one for one in others}
    return {**values, "parent": chosen.get(values["parent"])}


def _closing_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    body = queries.body(body_id=number)
    return Case(f"撤销{body.name}", {"body": body}, (_body_facts(body),), _closed(body))


register(
    ActForm(
        acts.enrol_bodies,
        _bodies_case,
        "登记只写下已经有的机构，不产生权力。写错了的可以更正，更正会公开。",
        inputs=_bodies_inputs,
        arguments=_bodies_arguments,
        button="登记这个主体",
        done="登记好了。",
        title="登记主体和人员",
    ),
    ActForm(
        acts.correct_body,
        _correcting_case,
        "以前签过的协议书、写下的存证，还是当时的名称。",
        inputs=_correcting_inputs,
        arguments=_correcting_arguments,
        button="更正",
        done="更正好了。",
        then=lambda case, fact: form_address("people.enrol_bodies", case.data[0].pk),
    ),
    ActForm(
        acts.close_body,
        _closing_case,
        "从今天起它的任职全部终止，不能恢复；没有办完的协议书、会议要先了结。签过的、公布过的都还在。",
        inputs=why,
        button="撤销这个主体",
        done="撤销了。",
        confirms=True,
        summary=lambda case, values: (
            _body_facts(case.given["body"]),
            f"原因：{values['reason']}",
        ),
        then=lambda case, fact: form_address("people.enrol_bodies", case.given["body"].pk),
    ),
)
