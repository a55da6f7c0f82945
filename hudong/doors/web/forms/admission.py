"""准入的表单 · A department asks; the office admits or refuses with reason and article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import laws, ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.catalogue import SCOPES
from hudong.doors.web.forms.form import ActForm, Case, form_address, own_row, public_page, register
from hudong.doors.web.inputs import Count, Day, Input, Line, Money, One, OneOf, Text
from hudong.ground.kernel.fact import Fact
from hudong.ground.people import queries as people
from hudong.ground.people.terms import AGENCY_KINDS
from hudong.instruments.stability import queries as stability
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.terms import REQUEST_KIND, RequestLine
from hudong.mechanisms.catalogue.terms import Scope


def _ask_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    payers = [body for body in people.bodies() if body.kind in AGENCY_KINDS]
    lead = queries.working_days(key="local.admission_lead", day=acting.day)
    facts = ui.Facts(
        (
            ui.Fact("申请部门", acting.mandate.body_name),
            ui.Fact("提前多久", f"最迟在开始办理以前 {lead} 个工作日申请（地方规定）"),
        )
    )
    return Case("清单以外的新事项", {"department": own_row(acting, number)}, (facts,), data=payers)


def _ask_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    payers = tuple((str(body.pk), body.name) for body in case.data)
    return (
        Line("title", "事项名称"),
        Text("content", "要村（居）委会协助做什么"),
        Text("standard", "做到什么程度"),
        Text("legal_basis", "法律依据", "写法律名称和条款。机器会当场查对，结论公开。"),
        Line("unit", "按什么算钱", "例如：户、次、人。"),
        Money("unit_price_fen", "一个计费单位多少元"),
        Count("quantity", "一个村（社区）一年的数量", least=1),
        One("payer", "谁出钱", value=acting.mandate.body_id, options=payers, is_list=True),
        Line("money_source", "钱从哪里来", "写明预算项目。没有经费来源的，不能准入。"),
        Day("from_on", "从哪一天起"),
        Day("to_on", "到哪一天止"),
        OneOf("scope", "适用哪里", value=Scope.BOTH.value, options=SCOPES, is_list=True),
        Line("communities", "哪些村和社区", "例如：全市各村。"),
        Line("staff", "部门谁来指导", is_required=False),
        Line("contact", "联系电话", is_required=False),
    )


def _ask_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in values.items() if name != "payer"}
    return {
        "line": RequestLine(**{**said, "scope": Scope(values["scope"])}),
        "payer": people.body(body_id=values["payer"]),
        "library": laws.library(),
    }


def _asked(fact: Fact) -> str:
    return f"申请送出了。机器查对：{fact.machine_reason}"  # type: ignore[attr-defined]


def _decide_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    page = queries.request_page(request_id=number)
    row = queries.request(request_id=number)
    held = stability.latest_assessments(subject_kind=REQUEST_KIND, subject_ids=[str(number)])
    assessed = held.get(str(number))
    card = page.card
    facts = ui.Facts(
        (
            ui.Fact("申请部门", card.department),
            ui.Fact("做什么", page.content),
            ui.Fact("做到什么程度", page.standard),
            ui.Fact("主张的依据", page.legal_basis),
            ui.Fact("机器查对", f"{page.machine_outcome.words}。{page.machine_reason}"),
            ui.Fact("经费", f"每{card.unit} {words.yuan(card.unit_price_fen)}，由{card.payer}出"),
            ui.Fact("钱从哪里来", page.money_source),
            ui.Fact("适用", f"{page.scope.words}：{page.communities}"),
            ui.Fact("稳评", assessed.words if assessed else "还没有做；同意的，要先做稳评"),
            ui.Fact("最迟哪一天决定", words.day(card.decide_by_on)),
        )
    )
    ways = [public_page("admission", number, "看公开的申请页")]
    if assessed is None:
        ways.append(ui.Link("启动稳评", form_address("stability.assess_request", number)))
    return Case(card.title, {"request": row}, (facts,), data=page, ways=tuple(ways))


def _decide_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        OneOf(
            "admit",
            "决定",
            options=(("yes", "同意，列入协助事项清单"), ("no", "不同意，退回部门")),
        ),
        Text("reason", "理由", "同意和不同意都要写，会公开。", value=case.data.machine_reason),
        Line(
            "article",
            "依据的条文",
            "空着就用机器查到的条文。",
            is_required=False,
            value=case.data.machine_article,
        ),
        Line("document_no", "文号", "同意的要出新的一版清单，写新一版的文号。", is_required=False),
    )


register(
    ActForm(
        acts.request_admission,
        _ask_case,
        "送出以后由机器当场查对依据，由县级办公室在期限以内决定；申请和结论都会公开。",
        inputs=_ask_inputs,
        arguments=_ask_arguments,
        button="提出申请",
        done=_asked,
    ),
    ActForm(
        acts.decide_admission,
        _decide_case,
        "决定以后不能改。同意的，清单马上出新的一版；不同意的，部门不能要求村（居）办理。",
        inputs=_decide_inputs,
        button="作出决定",
        done="决定好了，已经公开。",
        arguments=lambda case, values: {**values, "admit": values["admit"] == "yes"},
    ),
    ActForm(
        acts.withdraw_request,
        _decide_case,
        "撤回以后这项申请就结束了；要再办，重新申请。",
        inputs=lambda acting, case: (Text("reason", "为什么撤回", "会公开。"),),
        button="撤回申请",
        done="申请撤回了。",
    ),
)
