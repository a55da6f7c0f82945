"""审核的表单 · The body of a stage says its opinion, on one request or on many at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.admission.shown import ANSWER_STATES, request_case
from hudong.doors.web.forms.form import ActForm, Case, form_address, own_row, register
from hudong.doors.web.inputs import Input, Line, OneOf, Row, Rows, Text
from hudong.doors.web.ways import asking
from hudong.ground.kernel.fact import Fact
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.facts import RequestsRuled, StageRuled
from hudong.mechanisms.admission.queries import RequestCard, Tab
from hudong.mechanisms.admission.terms import STAGE_STATES, Ruling, RulingLine, Stage

_STATES = tuple(STAGE_STATES[stage] for stage in Stage if stage not in (Stage.NOTICE, Stage.ENTRY))
_BULK_ROWS = 30


def _rulings(*, may_return: bool) -> tuple[tuple[str, str], ...]:
    options = [(Ruling.AGREE.value, "同意，往下走")]
    if may_return:
        options.append((Ruling.RETURN.value, "退回补正（只能一次）"))
    return (*options, (Ruling.REFUSE.value, "不同意，不予准入"))


def _rule_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    page = case.data
    stage = page.stage.stage
    inputs: list[Input] = [
        OneOf(
            "ruling",
            f"{stage.words}的意见",
            options=_rulings(may_return=not page.returns and stage is not Stage.MEETING),
        ),
        Text("reason", "理由", "同意和不同意都要写，会公开。退回的，写明缺什么、要补什么。"),
        Line(
            "article",
            "依据的条文",
            "空着就用机器查到的条文。",
            is_required=False,
            value=page.machine_article,
        ),
    ]
    if stage is Stage.MEETING:
        inputs.append(Text("reference", "哪一天的联席会议、哪些单位参加、纪要文号", rows=2))
    return tuple(inputs)


def _rule_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "ruling": Ruling(values["ruling"])}


def _ruled(fact: Fact) -> str:
    assert isinstance(fact, StageRuled)
    return f"意见登记好了：{Ruling(fact.ruling).words}。"


def _bulk_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    found = queries.queue(
        viewer=acting.standing,
        day=acting.day,
        tab=Tab.MINE,
        state=asked.get("state", ""),
        words=asked.get("q", "").strip()[:60],
        after=asked.get("after", ""),
        limit=_BULK_ROWS,
    )
    cards = tuple(card for card in found.rows if card.state in _STATES)
    given = {"body": own_row(acting, number), "requests": ()}
    here = form_address(acts.rule_on_requests.name, number)
    ways = [ui.Link("准入队列", "/desk/admissions/")]
    if found.after:
        wishes = {"state": asked.get("state", ""), "q": asked.get("q", "")}
        ways.append(ui.Link("后面的一批", asking(here, **wishes, after=found.after)))
    return Case(
        f"等{acting.mandate.body_name}审核的申请",
        given,
        (),
        blocked="" if cards else "现在没有等本单位审核的申请。",
        data=cards,
        ways=tuple(ways),
        is_wide=True,
    )


def _bulk_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    options = (("", "（这一次不办）"), *_rulings(may_return=True))
    return (
        Rows(
            "lines",
            "逐项写意见",
            "只办选了意见的；每一项写自己的理由。",
            rows=tuple(_bulk_row(card, acting) for card in case.data),
            inputs=(
                OneOf("ruling", "意见", options=options, is_list=True),
                Line("reason", "理由"),
                Line("article", "依据的条文", "空着就用机器查到的。"),
                Line("reference", "联席会议（日期、单位、纪要文号）", "只有联席会议要写。"),
            ),
            check=_wrong_row,
        ),
    )


def _bulk_row(card: RequestCard, acting: Acting) -> Row:
    tag = ui.Tag(ANSWER_STATES[card.answer], card.answer.words)
    due = f"最迟 {words.day(card.due_on)}" if card.due_on else ""
    late = "，已经超期" if card.is_overdue(acting.day) else ""
    about = f"{card.department}；{card.state_label}，{due}{late}"
    return Row(card.request_id, card.title, about, tag)


def _wrong_row(values: dict[str, Any]) -> str:
    if not values.get("ruling"):
        return "写了理由，还没有选意见"
    return "" if values.get("reason") else "没有写理由"


def _bulk_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    lines = [
        RulingLine(
            number,
            Ruling(row["ruling"]),
            row["reason"],
            row.get("article") or "",
            row.get("reference") or "",
        )
        for number, row in values["lines"].items()
    ]
    rows = queries.requests_by_id(request_ids=[line.request_id for line in lines])
    return {"requests": rows, "lines": lines}


def _bulk_done(fact: Fact) -> str:
    assert isinstance(fact, RequestsRuled)
    return f"办了 {len(fact.rulings)} 项，每一项的意见都公开了。"


def _reason(label: str) -> Any:
    return lambda acting, case: (Text("reason", label, "会公开。"),)


register(
    ActForm(
        acts.rule_on_stage,
        request_case,
        "意见登记以后不能改，马上公开。不同意的，部门可以申请复核一次。",
        inputs=_rule_inputs,
        arguments=_rule_arguments,
        button="登记意见",
        done=_ruled,
    ),
    ActForm(
        acts.rule_on_requests,
        _bulk_case,
        "一次办完选中的各项，有一项不合规定就一项也不办。意见登记以后不能改，马上公开。",
        inputs=_bulk_inputs,
        arguments=_bulk_arguments,
        button="登记这些意见",
        done=_bulk_done,
    ),
    ActForm(
        acts.skip_stage,
        request_case,
        "跳过的环节和理由会一直写在申请页上。",
        inputs=_reason("为什么可以跳过"),
        button="跳过这个环节",
        done="跳过了，走到下一个环节。",
    ),
)
