"""清单的表单 · The review from its opening to the published lists, and declaring by sheet or by one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hudong.doors.web import laws, ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.form import ActForm, Case, form_address, own_body, own_row, register
from hudong.doors.web.inputs import Count, Day, DeclarationSheet, Input, Line, Money, OneOf, Text
from hudong.doors.web.inputs.sheet import columns_table
from hudong.doors.web.ways import address
from hudong.ground.kernel.fact import Fact
from hudong.ground.people import queries as people
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.terms import Catalogue, DeclarationLine, Scope

SCOPES = tuple((scope.value, scope.words) for scope in Scope)
DAYS_TO_DECLARE = 30


def own_list(acting: Acting) -> Catalogue:
    """提给哪份清单 · The office proposes own duties; everybody else, assistance."""
    is_office = acting.mandate.body_kind == BodyKind.OFFICE
    return Catalogue.DUTIES if is_office else Catalogue.ASSISTANCE


def _open_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    running = queries.review_line()
    blocked = ""
    if running is not None and not FLOW.state(running.state).final:
        blocked = f"“{running.title}”还没有办完，现在是“{running.state_words}”。办完再发起新的。"
    return Case("发起清理", {"office": own_row(acting, number)}, blocked=blocked)


def _open_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Line("title", "这次清理叫什么", value=f"{acting.day.year} 年政府事项清理"),
        Day(
            "deadline_on",
            "部门申报到哪一天截止",
            "这一天也算在内，过了这一天部门就不能再报。",
            value=acting.day + timedelta(days=DAYS_TO_DECLARE),
        ),
    )


def _review_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.review(review_id=number)
    line = queries.review_line(review_id=number)
    assert line is not None
    tasks = line.on_list(Catalogue.ASSISTANCE)
    duties = line.on_list(Catalogue.DUTIES)
    facts = [
        ui.Fact("部门申报", f"{sum(tasks.values())} 项"),
        ui.Fact("办公室提出的履职事项", f"{sum(duties.values())} 项"),
        ui.Fact("申报截止", words.day(row.deadline_on)),
        ui.Fact("走到哪一步", line.state_words),
    ]
    if row.state not in ("declaring",):
        experts, communities = queries.voices(review_id=number)
        facts.append(ui.Fact("提过意见的专家", f"{experts} 位"))
        facts.append(ui.Fact("回复过的村（社区）", f"{communities} 个"))
    found: list[Content] = [ui.Facts(tuple(facts))]
    counted = {**tasks}
    if any(counted):
        rows = tuple(
            (result.words, str(rows))
            for result, rows in sorted(counted.items(), key=lambda pair: -pair[1])
            if result is not None
        )
        columns = (ui.TableColumn("机器查对的结论"), ui.TableColumn("项数", is_number=True))
        found.append(ui.Table("部门申报的事项", columns, rows, stays_table=True))
    return Case(row.title, {"review": row}, tuple(found), data=line)


def _judge_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _review_case(acting, number, asked)
    deadline = case.given["review"].deadline_on
    if acting.day > deadline:
        return case
    return replace(case, blocked=f"申报到{words.day(deadline)}截止，截止以后才能查对。")


def _with_library(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {"library": laws.library()}


def _declare_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.review(review_id=number)
    blocked = ""
    if acting.day > row.deadline_on:
        blocked = f"申报已于{words.day(row.deadline_on)}截止。要补报，请找县级办公室。"
    facts = ui.Facts(
        (
            ui.Fact("申报单位", acting.mandate.body_name),
            ui.Fact("提给哪份清单", own_list(acting).words),
            ui.Fact("申报截止", words.day(row.deadline_on)),
        )
    )
    given = {"review": row, "proposer": own_body(acting), "catalogue": own_list(acting)}
    return Case(
        row.title,
        given,
        (facts,),
        blocked,
        ways=(
            ui.Link("只报一项，在网页上填", form_address("catalogue.declare_one", number)),
            ui.Link("用表格一次报多项", form_address("catalogue.declare_tasks", number)),
        ),
    )


def _sheet_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _declare_case(acting, number, asked)
    return Case(
        case.title,
        case.given,
        (*case.about, columns_table()),
        case.blocked,
        ways=(ui.Link("下载空白申报表", address("blank_sheet")), *case.ways[:1]),
    )


def _one_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _declare_case(acting, number, asked)
    return Case(case.title, case.given, case.about, case.blocked, ways=case.ways[1:])


def _sheet_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        DeclarationSheet(
            "sheet",
            "填好的申报表",
            "先检查，不会马上送出；错在哪一行哪一列会逐处告诉你。",
            department=acting.mandate.body_name,
        ),
    )


def _sheet_summary(case: Case, values: dict[str, Any]) -> tuple[Content, ...]:
    lines: tuple[DeclarationLine, ...] = values["sheet"]
    columns = (
        ui.TableColumn("事项"),
        ui.TableColumn("主张的依据"),
        ui.TableColumn("适用"),
        ui.TableColumn("经费", is_number=True),
    )
    rows = tuple(
        (line.title, line.claimed_basis or "没有写", line.scope.words, _price(line))
        for line in lines
    )
    return (
        ui.Told("done", f"检查过了，没有错误。一共 {len(lines)} 项，请看一遍再送出。"),
        ui.Table("将要申报的事项", columns, rows),
    )


def _price(line: DeclarationLine) -> str:
    if not line.unit_price_fen:
        return "没有写经费"
    return f"每{line.unit} {words.yuan(line.unit_price_fen)}"


def _declared(lines: tuple[DeclarationLine, ...], case: Case) -> dict[str, Any]:
    proposer = people.body(body_id=case.given["proposer"].pk)
    return {"lines": lines, "proposer": proposer}


def _one_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    inputs: tuple[Input, ...] = (
        Line("title", "要村（居）委会做什么", "一件事写一项。"),
        Text(
            "claimed_basis",
            "法律依据",
            "写法律名称和条款，例如：《动物防疫法》第二十五条。机器会逐条查对。",
        ),
        Text("standard", "做到什么程度", "写清次数、范围和要交什么。"),
        OneOf("scope", "适用哪里", value=Scope.BOTH.value, options=SCOPES, is_list=True),
    )
    if own_list(acting) is Catalogue.DUTIES:
        return inputs
    return (
        *inputs,
        Line("unit", "按什么算钱", "例如：户、次、人。没有经费就空着。", is_required=False),
        Money("unit_price_fen", "一个计费单位多少元", is_required=False),
        Count("quantity", "一个村（社区）一年的数量", is_required=False),
    )


def _one_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    line = DeclarationLine(
        title=values["title"],
        claimed_basis=values["claimed_basis"],
        standard=values["standard"],
        scope=Scope(values["scope"]),
        unit=values.get("unit") or "",
        unit_price_fen=values.get("unit_price_fen") or 0,
        quantity=values.get("quantity") or 0,
    )
    return _declared((line,), case)


def _told_declared(fact: Fact) -> str:
    return f"申报了 {len(fact.numbers)} 项。"  # type: ignore[attr-defined]


register(
    ActForm(
        acts.open_review,
        _open_case,
        "发起以后，各部门就能申报，截止日不能再改；这件事写进存证，任何人都能看到。",
        inputs=_open_inputs,
        button="发起清理",
        done="清理已经发起，各部门可以申报了。",
    ),
    ActForm(
        acts.declare_tasks,
        _sheet_case,
        "送出以后不能撤回。每一项都会公开，由机器查对依据，由专家、村（居）和社会来看。",
        inputs=_sheet_inputs,
        confirms=True,
        summary=_sheet_summary,
        button="检查申报表",
        arguments=lambda case, values: _declared(values["sheet"], case),
        done=_told_declared,
        title="用表格申报事项",
        takes_files=True,
    ),
    ActForm(
        acts.declare_tasks,
        _one_case,
        "送出以后不能撤回。这一项会公开，由机器查对依据，由专家、村（居）和社会来看。",
        inputs=_one_inputs,
        arguments=_one_arguments,
        done=_told_declared,
        name="catalogue.declare_one",
        title="申报一项",
        button="申报这一项",
        then=lambda case, fact: form_address("catalogue.declare_one", case.given["review"].pk),
    ),
    ActForm(
        acts.judge_declarations,
        _judge_case,
        "查对以后，部门就不能再报。结论由机器按采用的法库得出，办公室改不了；"
        "有不同看法的，公示以后逐项决定时写明理由。",
        arguments=_with_library,
        button="开始查对",
        done="每一项都查对过了，轮到专家提意见。",
    ),
    ActForm(
        acts.close_expert_review,
        _review_case,
        "结束以后专家不能再提意见，转入村（居）讨论。",
        button="结束专家审核",
        done="专家审核结束，村（居）委会可以组织讨论了。",
    ),
    ActForm(
        acts.close_discussion,
        _review_case,
        "结束以后村（居）不能再回复。没有回复的村（社区）会写明“没有回复”，不算同意。",
        button="结束村居讨论",
        done="村居讨论结束，可以公示了。",
    ),
    ActForm(
        acts.announce_review,
        _review_case,
        "公示以后，任何人不用登录都能提异议；每条异议都要答复，答复完、期满了才能决定。",
        button="开始公示",
        done="公示开始了。",
    ),
    ActForm(
        acts.cancel_review,
        _review_case,
        "撤销以后这次清理就结束了，不能恢复；现行的清单不受影响。",
        inputs=lambda acting, case: (Text("reason", "为什么撤销", "会公开。"),),
        button="撤销清理",
        done="清理撤销了。",
    ),
    ActForm(
        acts.publish_edition,
        _review_case,
        "公布以后清单一个字都不能改；要改，只能另出一版。",
        inputs=lambda acting, case: (
            Line(
                "document_no", "文号", f"例如：太政社〔{acting.day.year}〕1号。用过的文号不能再用。"
            ),
        ),
        button="公布两份清单",
        done="两份清单公布了，从今天起生效。",
    ),
)
