"""申请的表单 · A department asks, keeps drafts, delivers what was missing, takes its request back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hudong.doors.web import laws, ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.admission.shown import answer_facts, request_case
from hudong.doors.web.forms.catalogue import SCOPES
from hudong.doors.web.forms.form import ActForm, Case, form_address, own_row, register
from hudong.doors.web.inputs import Count, Day, Input, Line, Many, Money, One, OneOf, Text
from hudong.ground.kernel.fact import Fact
from hudong.ground.people import queries as people
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import AGENCY_KINDS, COMMUNITY_KINDS, BodyKind
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.facts import AdmissionRequested
from hudong.mechanisms.admission.terms import Reach, RequestLine
from hudong.mechanisms.catalogue.terms import Scope

REACHES = tuple((reach.value, reach.words) for reach in Reach)
_DAYS = ("from_on", "to_on")


@dataclass(frozen=True)
class _Asked:
    """申请表要用的 · All bodies, what stands in the form at first, and the draft behind it."""

    bodies: tuple[Body, ...]
    start: Mapping[str, Any]
    day: date
    draft_id: int | None = None


def _draft_number(asked: Mapping[str, str]) -> int | None:
    text = asked.get("draft", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _ask_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    department = own_row(acting, number)
    given: dict[str, Any] = {"department": department}
    draft_id, start = _draft_number(asked), {}
    if draft_id is not None:
        held = queries.draft(draft_id=draft_id, department_id=number)
        given["draft"], start = held, held.content
    lead = queries.working_days(key="local.admission_lead", day=acting.day)
    term = queries.working_days(key="local.admission_decision", day=acting.day)
    route = queries.route_on(day=acting.day)
    facts = ui.Facts(
        (
            ui.Fact("申请部门", acting.mandate.body_name),
            ui.Fact("提前多久", f"最迟在开始办理以前 {lead} 个工作日申请（地方规定）"),
            ui.Fact("多久有结果", f"受理以后 {term} 个工作日；公示、补正、暂停的日子不算"),
            ui.Fact(
                "怎样走", f"{route.title}：" + " → ".join(one.stage.words for one in route.stages)
            ),
        )
    )
    data = _Asked(people.bodies(), start, acting.day, draft_id)
    return Case("清单以外的新事项", given, (facts,), data=data, ways=_draft_ways(number, draft_id))


def _draft_ways(number: int, draft_id: int | None) -> tuple[ui.Link, ...]:
    ask = form_address(acts.request_admission.name, number)
    ways = [ui.Link("先存一份草稿", form_address(acts.save_draft.name, number))]
    for one in queries.drafts(department_id=number):
        if one.draft_id != draft_id:
            words_ = f"接着写草稿“{one.title}”（{words.short_day(one.saved_on)}存）"
            ways.append(ui.Link(words_, f"{ask}?draft={one.draft_id}"))
    if draft_id is not None:
        save = form_address(acts.save_draft.name, number)
        ways.append(ui.Link("只改草稿，先不提出", f"{save}?draft={draft_id}"))
        ways.append(ui.Link("删去这份草稿", form_address(acts.drop_draft.name, draft_id)))
    return tuple(ways)


def line_inputs(data: _Asked, own_id: int | None) -> tuple[Input, ...]:
    """申请表的栏 · With what stands in a draft or in the request so far."""
    payers = tuple((str(body.pk), body.name) for body in data.bodies if body.kind in AGENCY_KINDS)
    towns = tuple(
        (str(body.pk), body.name, "") for body in data.bodies if body.kind == BodyKind.TOWN
    )
    places = tuple(
        (str(body.pk), body.short_name, body.parent.short_name if body.parent else "")
        for body in data.bodies
        if body.kind in COMMUNITY_KINDS
    )
    inputs: tuple[Input, ...] = (
        Line("title", "事项名称"),
        Text("content", "要村（居）委会协助做什么"),
        Text("standard", "做到什么程度"),
        Text("legal_basis", "法律依据", "写法律名称和条款。提出以前先看机器的回答，结论公开。"),
        Line("unit", "按什么算钱", "例如：户、次、人。"),
        Money("unit_price_fen", "一个计费单位多少元"),
        Count("quantity", "一个村（社区）一年的数量", least=1),
        One("payer", "谁出钱", value=own_id, options=payers, is_list=True),
        Line("money_source", "钱从哪里来", "写明预算项目。没有经费来源的，不能准入。"),
        Day("from_on", "从哪一天起"),
        Day("to_on", "到哪一天止"),
        OneOf("scope", "适用哪里", value=Scope.BOTH.value, options=SCOPES, is_list=True),
        OneOf("reach", "涉及哪些", value=Reach.ALL.value, options=REACHES, is_list=True),
        Line("staff", "部门谁来指导", is_required=False),
        Line("contact", "联系电话", "只给审核的人看，不公开。", is_required=False),
        Many("town_ids", "按镇（街道）选的，选哪些", is_required=False, options=towns),
        Many("community_ids", "逐个选的，选哪些村和社区", is_required=False, options=places),
    )
    return tuple(_started(one, data.start) for one in inputs)


def _started(one: Input, start: Mapping[str, Any]) -> Input:
    value = start.get(one.name)
    if value in (None, "", []):
        return one
    if one.name in _DAYS:
        value = date.fromisoformat(str(value))
    return replace(one, value=value)


def line_of(values: Mapping[str, Any]) -> RequestLine:
    """申请内容 · From the values read; only the places that the reach asks for are kept."""
    reach = Reach(values["reach"])
    places = {Reach.TOWNS: "town_ids", Reach.CHOSEN: "community_ids"}
    apart = ("payer", "town_ids", "community_ids", "note")
    said = {name: value for name, value in values.items() if name not in apart}
    return RequestLine(
        **{**said, "scope": Scope(values["scope"]), "reach": reach},
        place_ids=tuple(values[places[reach]]) if reach in places else (),
    )


def _ask_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "line": line_of(values),
        "payer": people.body(body_id=values["payer"]),
        "library": laws.library(),
    }


def _answered(case: Case, values: dict[str, Any]) -> tuple[Content, ...]:
    """先看机器的回答 · The second screen: nothing has been sent yet."""
    day = case.data.day if isinstance(case.data, _Asked) else case.data[1].day
    besides = None if isinstance(case.data, _Asked) else case.data[0].card.request_id
    found = queries.check_request(
        line=line_of(values), library=laws.library(), day=day, besides=besides
    )
    title = ui.Facts((ui.Fact("事项", values["title"]),))
    return (title, *answer_facts(found))


def _asked(fact: Fact) -> str:
    assert isinstance(fact, AdmissionRequested)
    return f"申请送出了，第 {fact.request_id} 号。机器查对：{fact.machine_reason}"


def _draft_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    found = line_inputs(case.data, acting.mandate.body_id)
    return tuple(replace(one, is_required=False) for one in found)


def _draft_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {"content": {name: value for name, value in values.items() if value not in (None, ())}}


def _drop_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    held = queries.draft(draft_id=number, department_id=acting.mandate.body_id or 0)
    facts = ui.Facts((ui.Fact("草稿", str(held)), ui.Fact("保存", words.day(held.saved_on))))
    return Case(str(held), {"draft": held}, (facts,))


def _supplement_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = request_case(acting, number, asked)
    page, row = case.data, case.given["request"]
    names = ("title", "content", "standard", "legal_basis", "unit", "unit_price_fen", "quantity")
    more = ("money_source", "from_on", "to_on", "scope", "reach", "staff", "contact")
    start: dict[str, Any] = {name: getattr(row, name) for name in (*names, *more)}
    start["payer"] = row.payer_id
    chosen = tuple(number for number, _name in queries.places_reached(request_id=number))
    start["town_ids" if page.reach is Reach.TOWNS else "community_ids"] = chosen
    returned = page.stage
    said = ui.Facts(
        (
            ui.Fact(f"{returned.body}的意见", returned.reason or "退回补正"),
            ui.Fact("所据", returned.article),
        )
    )
    data = (page, _Asked(people.bodies(), start, acting.day))
    return replace(case, about=(said, *case.about), data=data)


def _supplement_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Text("note", "补了什么、改了什么", "会公开。"),
        *line_inputs(case.data[1], acting.mandate.body_id),
    )


def _supplement_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {**_ask_arguments(case, values), "note": values["note"]}


register(
    ActForm(
        acts.request_admission,
        _ask_case,
        "送出以后按本县的路线审核：受理、合法性、经费、联席会议、公示。申请和每一步的意见都会公开。",
        inputs=lambda acting, case: line_inputs(case.data, acting.mandate.body_id),
        arguments=_ask_arguments,
        button="先看机器的回答",
        done=_asked,
        confirms=True,
        summary=_answered,
        checks_basis=True,
    ),
    ActForm(
        acts.save_draft,
        _ask_case,
        "草稿只有本部门看得见，随时可以接着写；存证里只留内容的摘要。",
        inputs=_draft_inputs,
        arguments=_draft_arguments,
        button="存草稿",
        done="草稿存好了。打开“申请准入”，就可以接着写。",
    ),
    ActForm(
        acts.drop_draft,
        _drop_case,
        "删去以后找不回来。",
        button="删去草稿",
        done="草稿删去了。",
    ),
    ActForm(
        acts.supplement_request,
        _supplement_case,
        "只能补正一次。送出以后回到退回的那个环节，计时接着走。",
        inputs=_supplement_inputs,
        arguments=_supplement_arguments,
        button="先看机器的回答",
        done="补正送出了，回到原来的环节。",
        confirms=True,
        summary=_answered,
    ),
    ActForm(
        acts.withdraw_request,
        request_case,
        "撤回以后这项申请就结束了；要再办，重新申请。",
        inputs=lambda acting, case: (Text("reason", "为什么撤回", "会公开。"),),
        button="撤回申请",
        done="申请撤回了。",
    ),
)
