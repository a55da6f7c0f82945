"""决定的表单 · The office decides in the end, and looks at a refusal once more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.admission.shown import request_case
from hudong.doors.web.forms.form import ActForm, Case, form_address, register
from hudong.doors.web.inputs import Day, Input, Line, OneOf, Text
from hudong.instruments.stability import queries as stability
from hudong.mechanisms.admission import acts
from hudong.mechanisms.admission.terms import REQUEST_KIND

_WAYS = (
    ("list", "同意，列入协助事项清单"),
    ("temporary", "同意，临时准入，到日自动退出"),
    ("no", "不同意"),
)


def _decide_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = request_case(acting, number, asked)
    if not case.data.needs_assessment:
        return case
    held = stability.latest_assessments(subject_kind=REQUEST_KIND, subject_ids=[str(number)])
    assessed = held.get(str(number))
    said = assessed.words if assessed else "还没有做；同意的，要先做稳评"
    fact = ui.Facts((ui.Fact("稳评", said),))
    start = ui.Link("启动稳评", form_address("stability.assess_request", number))
    ways = case.ways if assessed else (*case.ways, start)
    return replace(case, about=(*case.about, fact), ways=ways)


def _decide_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        OneOf("admit", "决定", options=_WAYS),
        Text("reason", "理由", "同意和不同意都要写，会公开。"),
        Line(
            "article",
            "依据的条文",
            "空着就用机器查到的条文。",
            is_required=False,
            value=case.data.machine_article,
        ),
        Line("document_no", "文号", "同意的要出新的一版清单，写新一版的文号。", is_required=False),
        Day(
            "until_on",
            "临时准入到哪一天",
            f"只有临时准入要写；不能晚于 {words.day(case.data.to_on)}。",
            is_required=False,
        ),
    )


def _decide_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    way = values["admit"]
    until_on = values["until_on"] if way == "temporary" else None
    if way == "temporary" and until_on is None:
        # 没有写止日的临时准入，不能当成长期的：用一个不成立的日子，让行为说出哪里不对。
        until_on = date.min
    return {**values, "admit": way != "no", "until_on": until_on}


def _again_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        OneOf(
            "uphold",
            "复核决定",
            options=(("yes", "维持不予准入"), ("no", "改变原来的意见，接着往下走")),
        ),
        Text("reason", "新的理由", "要回答申请复核时提出的问题，不能照抄原来的。会公开。"),
        Line("article", "依据的条文", "空着就用原来的。", is_required=False),
    )


def _again_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = request_case(acting, number, asked)
    page = case.data
    said = ui.Facts(
        (
            ui.Fact("原来的决定", f"{page.decided_by}：{page.card.reason}"),
            ui.Fact("申请复核的理由", page.asked_again_reason or "（还没有申请）"),
        )
    )
    return replace(case, about=(said, *case.about))


register(
    ActForm(
        acts.decide_admission,
        _decide_case,
        "决定以后不能改。同意的，清单马上出新的一版；不同意的，部门不能要求村（居）办理。",
        inputs=_decide_inputs,
        button="作出决定",
        done="决定好了，已经公开。",
        arguments=_decide_arguments,
    ),
    ActForm(
        acts.ask_reconsideration,
        _again_case,
        "只能申请复核一次；复核以后就是最后的决定。",
        inputs=lambda acting, case: (
            Text("reason", "原来的决定哪里不对、有什么新的材料", "会公开。", rows=5),
        ),
        button="申请复核",
        done="复核申请送到县级办公室了。",
    ),
    ActForm(
        acts.decide_reconsideration,
        _again_case,
        "复核的决定是最后的决定，马上公开。",
        inputs=_again_inputs,
        arguments=lambda case, values: {**values, "uphold": values["uphold"] == "yes"},
        button="作出复核决定",
        done="复核决定好了，已经公开。",
    ),
)
