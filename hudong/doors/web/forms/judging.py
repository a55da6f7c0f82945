"""专家审核的表单 · Naming the panel; every expert says where to stay out, then goes through the tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, register
from hudong.doors.web.inputs import Input, Many, OneOf, Row, Rows, Text
from hudong.ground.people import queries as people
from hudong.ground.people.terms import Role
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.queries import DeclarationRow
from hudong.mechanisms.catalogue.terms import ConflictKind, ConflictLine, ExpertLine, Stance

_KINDS = (("", "没有"), *((one.value, one.words) for one in ConflictKind))


def review_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    """一次清理 · With all its tasks as data, and how many the machine finds to stay."""
    page = queries.review_page(review_id=number)
    row = queries.review(review_id=number)
    assert page is not None
    kept = sum(bool(one.machine_outcome and one.machine_outcome.kept) for one in page.rows)
    facts = ui.Facts(
        (
            ui.Fact("一共", f"{len(page.rows)} 项"),
            ui.Fact("机器查对", f"{kept} 项依据成立，{len(page.rows) - kept} 项不成立或者不作结论"),
        )
    )
    return Case(row.title, {"review": row}, (facts,), data=page.rows)


def row_of(one: DeclarationRow) -> Row:
    """一项 · What was asked and what the machine found."""
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
        ui.Tag("done" if result.kept else "no", result.words) if result else "",
    )


def rows_of(case: Case) -> tuple[Row, ...]:
    """逐项 · One row for every task of the review."""
    return tuple(row_of(one) for one in case.data)


def _panel_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.review(review_id=number)
    least = queries.least_experts(day=acting.day)
    named = queries.panel(review_id=number)
    facts = [ui.Fact("每一项至少要", f"{least} 位专家的意见，回避的不算")]
    if named:
        facts.append(ui.Fact("已经指定", "、".join(one.title for one in named)))
    known = {one.mandate_id for one in named}
    experts = tuple(
        line
        for line in people.everyone(day=acting.day)
        if line.role == Role.EXPERT and line.mandate_id not in known
    )
    blocked = "" if experts else "没有可以再指定的专家。请先登记专家的任职（职务选“专家”）。"
    return Case(row.title, {"review": row}, (ui.Facts(tuple(facts)),), blocked, data=experts)


def _panel_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Many(
            "experts",
            "请哪几位专家",
            "不选与申报部门有直接利害关系的；可能有人回避，最好多选几位。",
            options=tuple(
                (str(line.mandate_id), f"{line.person_name}，{line.title}", line.body_name)
                for line in case.data
            ),
        ),
    )


def _expert_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = review_case(acting, number, asked)
    mandate = acting.standing.mandate_id
    me = {one.mandate_id: one for one in queries.panel(review_id=number)}.get(mandate or 0)
    if me is None:
        return replace(case, blocked="你不在这次清理的专家组里。专家组由县级办公室指定。")
    return replace(case, data=(case.data, me))


def _conflict_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _expert_case(acting, number, asked)
    if case.blocked:
        return replace(case, data=())
    rows, me = case.data
    facts = case.about
    if me.is_cleared:
        said = ui.Told("now", f"你已经声明过，要回避 {me.conflicts} 项。可以再添，不能撤回。")
        facts = (said, *case.about)
    return replace(case, data=rows, about=facts)


def _conflict_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    proposers: dict[int, list[DeclarationRow]] = {}
    for one in case.data:
        proposers.setdefault(one.proposer_id, []).append(one)
    asked = (
        OneOf("kind", "什么关系", options=_KINDS, is_list=True),
        Text("reason", "具体情况", "不公开，只存证；可以不写。", rows=2),
    )
    departments = tuple(
        Row(pk, rows[0].proposer_name, f"这个部门报来 {len(rows)} 项")
        for pk, rows in proposers.items()
    )
    return (
        Rows(
            "departments",
            "与哪些申报部门有关系",
            "有关系的，这个部门报来的全部回避。没有的，什么也不用填，直接送出。",
            is_required=False,
            rows=departments,
            inputs=asked,
            summary="我与这个部门有关系",
            check=_conflict_wrong,
        ),
        Rows(
            "items",
            "只与其中几项有关系的",
            "例如课题、项目只涉及某一项。",
            is_required=False,
            rows=rows_of(case),
            inputs=tuple(replace(one, name=f"item_{one.name}") for one in asked),
            summary="这一项我回避",
            check=lambda said: _conflict_wrong({"kind": said["item_kind"]}),
        ),
    )


def _conflict_wrong(said: dict[str, Any]) -> str:
    return "" if said["kind"] else "写了情况，还没有选是什么关系"


def _conflict_lines(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    lines = {
        one.declaration_id: ConflictLine(
            one.declaration_id, ConflictKind(said["kind"]), said["reason"]
        )
        for proposer, said in values["departments"].items()
        for one in case.data
        if one.proposer_id == proposer
    }
    for number, said in values["items"].items():
        kind = ConflictKind(said["item_kind"])
        lines[number] = ConflictLine(number, kind, said["item_reason"])
    return {"lines": list(lines.values())}


def _opinion_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _expert_case(acting, number, asked)
    if case.blocked:
        return replace(case, data=())
    rows, me = case.data
    if not me.is_cleared:
        return replace(case, data=(), blocked="提意见以前，先声明有没有要回避的事项。")
    out = queries.conflicts_of(review_id=number, mandate_id=me.mandate_id)
    facts = case.about
    if out:
        facts = (ui.Told("now", f"你声明回避的 {len(out)} 项不在下面，不用提意见。"), *facts)
    shown = tuple(one for one in rows if one.declaration_id not in out)
    return replace(case, data=shown, about=facts)


def _expert_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Rows(
            "lines",
            "逐项审核",
            "没有展开的，就是同意机器的结论。不同意的，展开写明理由。",
            is_required=False,
            rows=rows_of(case),
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


register(
    ActForm(
        acts.name_panel,
        _panel_case,
        "指定以后只能再添人，不能换人；专家按职务公开，不写姓名。",
        inputs=_panel_inputs,
        button="指定专家组",
        done="专家组指定好了，查对以后专家就能声明回避、提意见。",
    ),
    ActForm(
        acts.declare_conflicts,
        _conflict_case,
        "声明以后不能撤回。回避的事项和关系的种类按职务公开，具体情况不公开。在申报部门有任职的，系统会自动记为回避。",
        inputs=_conflict_inputs,
        arguments=_conflict_lines,
        button="送出声明",
        done="声明送出了，可以逐项提意见了。",
    ),
    ActForm(
        acts.give_expert_opinions,
        _opinion_case,
        "每位专家对一次清理提一次意见，送出以后不能改；意见按职务公开，不写姓名。",
        inputs=_expert_inputs,
        arguments=_expert_lines,
        button="提出意见",
        done="意见送出了，谢谢。",
    ),
)
