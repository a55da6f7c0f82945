"""逐项看的表单 · Experts, communities and the office go through every declared task, one by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, own_body, register
from hudong.doors.web.inputs import Count, Input, Line, OneOf, Row, Rows, Text
from hudong.ground.law.terms import Outcome
from hudong.ground.people import queries as people
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.queries import DeclarationRow
from hudong.mechanisms.catalogue.terms import CommentLine, DecisionLine, ExpertLine, Stance

STANCES = (("", "没有意见"), *((one.value, one.words) for one in Stance))
OUTCOMES = (("", "照机器的结论"), *((one.value, one.words) for one in Outcome))


def _case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    page = queries.review_page(review_id=number)
    row = queries.review(review_id=number)
    assert page is not None
    kept = sum(bool(one.result and one.result.kept) for one in page.rows)
    facts = ui.Facts(
        (
            ui.Fact("一共", f"{len(page.rows)} 项"),
            ui.Fact("机器查对", f"拟保留 {kept} 项，退回 {len(page.rows) - kept} 项"),
        )
    )
    return Case(row.title, {"review": row}, (facts,), data=page.rows)


def _community_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _case(acting, number, asked)
    return Case(
        case.title, {**case.given, "community": own_body(acting)}, case.about, data=case.data
    )


def _row(one: DeclarationRow) -> Row:
    result = one.machine_outcome
    return Row(
        one.declaration_id,
        f"第 {one.number} 项 {one.title}",
        ui.Phrase(
            (
                f"{one.proposer_name}主张：{one.claimed_basis or '没有写依据'}。",
                f"机器查对：{one.machine_reason}",
            )
        ),
        ui.Tag("done" if result and result.kept else "no", result.words) if result else "",
    )


def _rows(case: Case) -> tuple[Row, ...]:
    return tuple(_row(one) for one in case.data)


def _expert_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Rows(
            "lines",
            "逐项审核",
            "没有展开的，就是同意机器的结论。不同意的，展开写明理由。",
            is_required=False,
            rows=_rows(case),
            summary="我不同意",
            inputs=(Text("reason", "不同意的理由", rows=2),),
        ),
    )


def _expert_lines(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "lines": [
            ExpertLine(number, Stance.DISAGREE, said["reason"])
            for number, said in values["lines"].items()
        ]
    }


def _comment_wrong(said: dict[str, Any]) -> str:
    if not said["stance"]:
        return "写了意见，还没有选同意不同意"
    return "" if said["text"] else "请写上意见"


def _community_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Count("attended", "多少人参加了讨论", least=1, most=100_000),
        Rows(
            "comments",
            "对哪些事项有话要说",
            "没有展开的，就是没有意见。",
            is_required=False,
            rows=_rows(case),
            summary="我们有意见",
            check=_comment_wrong,
            inputs=(
                OneOf("stance", "态度", options=STANCES, is_list=True),
                Text("text", "意见", "写村（居）民的原话最好。", rows=2),
            ),
        ),
    )


def _comments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "community": people.body(body_id=case.given["community"].pk),
        "attended": values["attended"],
        "comments": [
            CommentLine(number, Stance(said["stance"]), said["text"])
            for number, said in values["comments"].items()
        ],
    }


def _decision_wrong(said: dict[str, Any]) -> str:
    if not said["outcome"]:
        return "写了理由，还没有选改成什么结论"
    if not said["reason"]:
        return "和机器结论不同的，请写理由"
    if Outcome(said["outcome"]).kept and not said["article"]:
        return "要保留的，请写明法律条文"
    return ""


def _decision_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Rows(
            "overrides",
            "有没有和机器结论不同的决定",
            "没有展开的，照机器的结论。改了结论的，理由和条文都会公开。",
            is_required=False,
            rows=_rows(case),
            summary="改结论",
            check=_decision_wrong,
            inputs=(
                OneOf("outcome", "改成", options=OUTCOMES, is_list=True),
                Line("article", "法律条文", "保留的必须写"),
                Text("reason", "理由", rows=2),
            ),
        ),
    )


def _decisions(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "overrides": [
            DecisionLine(number, Outcome(said["outcome"]), said["reason"], said["article"])
            for number, said in values["overrides"].items()
        ]
    }


register(
    ActForm(
        acts.give_expert_opinions,
        _case,
        "每位专家对一次清理提一次意见，送出以后不能改；意见按职务公开，不写姓名。",
        inputs=_expert_inputs,
        arguments=_expert_lines,
        button="提出意见",
        done="意见送出了，谢谢。",
    ),
    ActForm(
        acts.discuss_declarations,
        _community_case,
        "每个村（社区）回复一次，送出以后不能改；回复会公开。",
        inputs=_community_inputs,
        arguments=_comments,
        button="回复意见",
        done="本村（社区）的意见送出了。",
    ),
    ActForm(
        acts.decide_declarations,
        _case,
        "决定以后不能再改。和机器结论不同的，理由和条文会一直挂在那一项后面。",
        inputs=_decision_inputs,
        arguments=_decisions,
        button="逐项决定",
        done="逐项决定好了。做完稳评就可以公布清单。",
    ),
)
