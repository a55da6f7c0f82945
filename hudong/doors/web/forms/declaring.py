"""申报的表单 · How departments declare: by sheet, one by one, nothing, put right, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.catalogue import SCOPES
from hudong.doors.web.forms.form import ActForm, Case, form_address, own_body, register
from hudong.doors.web.forms.sheets import sheet_case, sheet_inputs, sheet_summary
from hudong.doors.web.inputs import Count, Input, Line, Many, Money, OneOf, Text
from hudong.ground.kernel.fact import Fact
from hudong.ground.people import queries as people
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import Catalogue, DeclarationLine, Scope


def own_list(acting: Acting) -> Catalogue:
    """提给哪份清单 · The office proposes own duties; everybody else, assistance."""
    is_office = acting.mandate.body_kind == BodyKind.OFFICE
    return Catalogue.DUTIES if is_office else Catalogue.ASSISTANCE


def _declare_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.review(review_id=number)
    blocked = ""
    if acting.day > row.deadline_on:
        blocked = f"申报已于{words.day(row.deadline_on)}截止。要补报，请县级办公室延长申报期限。"
    kind = own_list(acting)
    assert acting.mandate.body_id is not None
    declared = queries.declared_by(review_id=number, body_id=acting.mandate.body_id, kind=kind)
    facts = ui.Facts(
        (
            ui.Fact("申报单位", acting.mandate.body_name),
            ui.Fact("提给哪份清单", kind.words),
            ui.Fact("申报截止", words.day(row.deadline_on)),
            ui.Fact("已经申报", f"{len(declared)} 项"),
        )
    )
    given = {"review": row, "proposer": own_body(acting), "catalogue": kind}
    return Case(row.title, given, (facts,), blocked, data=declared, ways=_ways(number, declared))


def _ways(number: int, declared: tuple[Any, ...]) -> tuple[ui.Link, ...]:
    ways = [
        ui.Link("用表格一次报多项", form_address("catalogue.declare_by_sheet", number)),
        ui.Link("只报一项，在网页上填", form_address("catalogue.declare_one", number)),
    ]
    if declared:
        own = form_address("catalogue.withdraw_declarations", number)
        return (*ways, ui.Link("看本部门的申报，更正、撤回", own))
    return (
        *ways,
        ui.Link("没有要申报的，回复一声", form_address("catalogue.declare_nothing", number)),
    )


def _but(case: Case, name: str) -> Case:
    """不列自己 · The case without the way to the form that is open."""
    own = form_address(name, case.given["review"].pk)
    return replace(case, ways=tuple(way for way in case.ways if way.href != own))


def _sheet_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _declare_case(acting, number, asked)
    return sheet_case(_but(case, "catalogue.declare_by_sheet"))


def _one_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    return _but(_declare_case(acting, number, asked), "catalogue.declare_one")


def _nothing_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _but(_declare_case(acting, number, asked), "catalogue.declare_nothing")
    given = {name: case.given[name] for name in ("review", "proposer")}
    blocked = case.blocked
    if case.data and not blocked:
        blocked = f"已经申报了 {len(case.data)} 项。确实不用申报的，请先撤回那几项。"
    return replace(case, given=given, blocked=blocked)


def _proposer(case: Case) -> dict[str, Any]:
    return {"proposer": people.body(body_id=case.given["proposer"].pk)}


def _line_inputs(kind: Catalogue, line: DeclarationLine | None = None) -> tuple[Input, ...]:
    """一项的几栏 · The fields of one task, filled in where it is put right."""
    held = line or DeclarationLine("", "", "")
    inputs: tuple[Input, ...] = (
        Line("title", "要村（居）委会做什么", "一件事写一项。", value=held.title),
        Text(
            "claimed_basis",
            "法律依据",
            "写法律名称和条款，例如：《动物防疫法》第二十五条。机器会逐条查对。",
            value=held.claimed_basis,
        ),
        Text("standard", "做到什么程度", "写清次数、范围和要交什么。", value=held.standard),
        OneOf("scope", "适用哪里", value=held.scope.value, options=SCOPES, is_list=True),
    )
    if kind is Catalogue.DUTIES:
        return inputs
    return (
        *inputs,
        Line(
            "unit",
            "按什么算钱",
            "例如：户、次、人。没有经费就空着。",
            is_required=False,
            value=held.unit,
        ),
        Money(
            "unit_price_fen",
            "一个计费单位多少元",
            is_required=False,
            value=held.unit_price_fen or "",
        ),
        Count("quantity", "一个村（社区）一年的数量", is_required=False, value=held.quantity or ""),
    )


def _line(values: dict[str, Any]) -> DeclarationLine:
    return DeclarationLine(
        title=values["title"],
        claimed_basis=values["claimed_basis"],
        standard=values["standard"],
        scope=Scope(values["scope"]),
        unit=values.get("unit") or "",
        unit_price_fen=values.get("unit_price_fen") or 0,
        quantity=values.get("quantity") or 0,
    )


def _own_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _but(_declare_case(acting, number, asked), "catalogue.withdraw_declarations")
    blocked = "" if case.data else "本部门还没有申报，没有可以更正、撤回的。"
    own: tuple[Content, ...] = ()
    if case.data:
        rows = tuple(
            (
                f"{one.number}. {one.line.title}",
                one.line.claimed_basis or "没有写",
                ui.Link("更正", form_address("catalogue.correct_declaration", one.declaration_id)),
            )
            for one in case.data
        )
        columns = (ui.TableColumn("事项"), ui.TableColumn("主张的依据"), ui.TableColumn("改"))
        own = (ui.Table("本部门申报的事项", columns, rows),)
    given = {"review": case.given["review"], "declarations": ()}
    return replace(case, given=given, about=(*case.about, *own), blocked=blocked, is_wide=True)


def _own_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    options = tuple(
        (str(one.declaration_id), f"{one.number}. {one.line.title}", "") for one in case.data
    )
    return (
        Many("declarations", "撤回哪几项", options=options),
        Text("reason", "为什么撤回", "会公开。"),
    )


def _own_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    chosen = queries.declarations_for(declaration_ids=values["declarations"])
    return {"declarations": list(chosen), "reason": values["reason"]}


def _correct_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.declaration(declaration_id=number)
    own = form_address("catalogue.withdraw_declarations", row.review_id)
    held = DeclarationLine(
        row.title, row.claimed_basis, row.standard, Scope(row.scope),
        row.unit, row.unit_price_fen, row.quantity,
    )  # fmt: skip
    return Case(
        f"第 {row.number} 项 {row.title}",
        {"review": row.review, "declarations": (row,)},
        ways=(ui.Link("看本部门的申报", own),),
        data=(Catalogue(row.catalogue), held),
    )


def _told_declared(fact: Fact) -> str:
    return f"申报了 {len(fact.numbers)} 项。"  # type: ignore[attr-defined]


def _told_sheet(fact: Any) -> str:
    parts = (
        (len(fact.numbers), "新增"),
        (len(fact.changed), "改动"),
        (len(fact.withdrawn), "撤回"),
    )
    return f"办好了：{'，'.join(f'{kind} {count} 项' for count, kind in parts if count)}。"


def _to_own(case: Case, fact: Fact) -> str:
    return form_address("catalogue.withdraw_declarations", case.given["review"].pk)


register(
    ActForm(
        acts.declare_by_sheet,
        _sheet_case,
        "查对依据以前可以更正、撤回。每一项都会公开，由机器查对依据，由专家、村（居）和社会来看。",
        inputs=sheet_inputs,
        confirms=True,
        summary=sheet_summary,
        button="检查申报表",
        arguments=lambda case, values: {
            **_proposer(case),
            "lines": values["sheet"].lines,
            "sheet": values["sheet"].digest,
            "is_whole": values["sheet"].is_whole,
            "seen": values["sheet"].seen,
        },
        done=_told_sheet,
        title="用表格申报事项",
        takes_files=True,
        then=_to_own,
    ),
    ActForm(
        acts.declare_tasks,
        _one_case,
        "查对依据以前可以更正、撤回。这一项会公开，由机器查对依据，由专家、村（居）和社会来看。",
        inputs=lambda acting, case: _line_inputs(case.given["catalogue"]),
        arguments=lambda case, values: {**_proposer(case), "lines": (_line(values),)},
        done=_told_declared,
        name="catalogue.declare_one",
        title="申报一项",
        button="申报这一项",
        checks_basis=True,
        then=lambda case, fact: form_address("catalogue.declare_one", case.given["review"].pk),
    ),
    ActForm(
        acts.declare_nothing,
        _nothing_case,
        "答复和理由会公开。截止以前想起来有要报的，还可以报。",
        inputs=lambda acting, case: (
            Text("reason", "为什么没有", "例如：本部门的工作都由自己的队伍办，不要村（居）协助。"),
        ),
        arguments=lambda case, values: {**_proposer(case), **values},
        button="回复没有申报",
        done="已经回复：没有要申报的事项。",
    ),
    ActForm(
        acts.correct_declaration,
        _correct_case,
        "改了哪几栏会写进存证。查对依据以后就不能再改。",
        inputs=lambda acting, case: _line_inputs(*case.data),
        arguments=lambda case, values: {"line": _line(values)},
        button="更正这一项",
        done="更正好了。",
        then=_to_own,
        checks_basis=True,
    ),
    ActForm(
        acts.withdraw_declarations,
        _own_case,
        "撤回的事项不再清理，编号不再用；名称和理由留在存证里。",
        inputs=_own_inputs,
        arguments=_own_arguments,
        button="撤回选中的",
        done="撤回了。",
        title="看本部门的申报，更正、撤回",
        then=_to_own,
    ),
)
