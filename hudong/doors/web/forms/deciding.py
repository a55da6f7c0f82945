"""拟定和决定的表单 · The office goes through proposed decisions, by group or one by one, with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hudong.doors.web import laws, ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, register
from hudong.doors.web.forms.judging import review_case
from hudong.doors.web.inputs import Count, Input, Line, OneOf, Row, Rows, Text
from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.queries import DeclarationRow
from hudong.mechanisms.catalogue.terms import Decision, DecisionLine

DECISIONS = (("", "照拟定的"), *((one.value, one.words) for one in Decision))


@dataclass(frozen=True)
class Going:
    """逐项看 · Tasks with what was said of each; ``groups`` by finding and decision."""

    rows: tuple[DeclarationRow, ...]
    said: Mapping[int, str]
    groups: tuple[tuple[DeclarationRow, ...], ...]

    def by_number(self, number: int) -> int:
        """编号对到行 · The id of the task with that number; Invalid where there is none."""
        for row in self.rows:
            if row.number == number:
                return row.declaration_id
        raise Invalid(f"没有第 {number} 项，不能并入", where=f"第 {number} 项")


def _case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = review_case(acting, number, asked)
    rows: tuple[DeclarationRow, ...] = case.data
    heard = queries.voices_by_declaration(review_id=number)
    said = {
        pk: (
            f"专家 {one.experts_for} 位同意、{one.experts_against} 位不同意；"
            f"讨论 {one.comments_for} 条赞成、{one.comments_against} 条不赞成。"
        )
        for pk, one in heard.items()
    }
    groups: dict[tuple[str, str], list[DeclarationRow]] = {}
    for row in rows:
        groups.setdefault((row.catalogue, str(row.machine_outcome), str(row.decision)), []).append(
            row
        )
    going = Going(rows, said, tuple(tuple(group) for group in groups.values()))
    counts: dict[Decision, int] = {}
    for row in rows:
        if row.decision is not None:
            counts[row.decision] = counts.get(row.decision, 0) + 1
    facts = ui.Facts(
        (
            ui.Fact("一共", f"{len(rows)} 项"),
            ui.Fact(
                "现在拟定",
                "，".join(f"{one.words} {counts[one]} 项" for one in Decision if one in counts),
            ),
        )
    )
    return replace(case, about=(facts,), data=going)


def _inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    going: Going = case.data
    return (
        Rows(
            "groups",
            "按组一起改",
            "同一组的每一项都记下同样的决定和理由；其中个别不同的，在下面单独改。",
            is_required=False,
            rows=tuple(_group_row(place, group) for place, group in enumerate(going.groups)),
            inputs=_asked("group_"),
            summary="整组改",
            check=lambda said: _wrong(said, "group_"),
        ),
        Rows(
            "items",
            "逐项改",
            "没有展开的，照拟定的办。改了的，理由和条文都会公开。",
            is_required=False,
            rows=tuple(_row(one, going) for one in going.rows),
            inputs=_asked(""),
            summary="改这一项",
            check=lambda said: _wrong(said, ""),
        ),
    )


def _asked(prefix: str) -> tuple[Input, ...]:
    return (
        OneOf(f"{prefix}decision", "改成", options=DECISIONS, is_list=True),
        Count(f"{prefix}into", "并入第几项", "只有并入其他事项才写，写那一项的编号。", least=1),
        Line(f"{prefix}article", "法律条文", "保留的必须写。"),
        Text(f"{prefix}reason", "理由", rows=2),
    )


def _wrong(said: dict[str, Any], prefix: str) -> str:
    if not said[f"{prefix}decision"]:
        return "写了理由，还没有选改成什么"
    decision = Decision(said[f"{prefix}decision"])
    if not said[f"{prefix}reason"]:
        return "和拟定的不同，请写理由"
    if decision is Decision.MERGE and not said[f"{prefix}into"]:
        return "请写并入第几项"
    return ""


def _group_row(place: int, group: tuple[DeclarationRow, ...]) -> Row:
    first = group[0]
    found = first.machine_outcome.words if first.machine_outcome else "机器不作结论"
    numbers = "、".join(str(one.number) for one in group)
    return Row(
        place,
        f"{first.catalogue.short_words}：{found}（{len(group)} 项）",
        f"第 {numbers} 项",
        _decision_tag(first),
    )


def _row(one: DeclarationRow, going: Going) -> Row:
    host = f"并入第 {one.merged_into.number} 项。" if one.merged_into else ""
    return Row(
        one.declaration_id,
        f"第 {one.number} 项 {one.title}",
        ui.Phrase(
            (
                f"{one.proposer_name}报来。机器查对：{one.machine_reason.rstrip('。')}。",
                going.said.get(one.declaration_id, ""),
                f"拟定的理由：{host}{one.reason.rstrip('。')}。",
            )
        ),
        _decision_tag(one),
    )


def _decision_tag(one: DeclarationRow) -> ui.Tag | str:
    if one.decision is None:
        return ""
    return ui.Tag("done" if one.decision.kept else "no", one.decision.words)


def _lines(case: Case, values: dict[str, Any]) -> list[DecisionLine]:
    going: Going = case.data
    lines: dict[int, DecisionLine] = {}
    for place, said in values["groups"].items():
        for one in going.groups[place]:
            lines[one.declaration_id] = _line(one.declaration_id, said, going, "group_")
    for number, said in values["items"].items():
        lines[number] = _line(number, said, going, "")
    return list(lines.values())


def _line(number: int, said: dict[str, Any], going: Going, prefix: str) -> DecisionLine:
    into = said[f"{prefix}into"]
    return DecisionLine(
        number,
        Decision(said[f"{prefix}decision"]),
        said[f"{prefix}reason"],
        said[f"{prefix}article"],
        going.by_number(into) if into else None,
    )


def _intended(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {"lines": _lines(case, values), "library": laws.library()}


def _overrides(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {"overrides": _lines(case, values)}


def _reopen_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.review(review_id=number)
    before = queries.reopenings(review_id=number)
    facts = tuple(ui.Fact(f"{one.reopened_on} 重新打开过", one.reason) for one in before)
    return Case(row.title, {"review": row}, (ui.Facts(facts),) if facts else ())


register(
    ActForm(
        acts.intend_decisions,
        _case,
        "公示以前可以一改再改。公示的就是这里拟定的；公示以后，没有公示为保留的不能再保留。",
        inputs=_inputs,
        arguments=_intended,
        button="拟定决定",
        done="拟定好了，可以公示。",
    ),
    ActForm(
        acts.decide_declarations,
        _case,
        "没有改的，照公示的决定。没有公示为保留的不能保留；要改，先拟定，再公示一次。理由和条文会一直挂在那一项后面。",
        inputs=_inputs,
        arguments=_overrides,
        button="逐项决定",
        done="逐项决定好了。做完稳评就可以公布清单。",
    ),
    ActForm(
        acts.reopen_review,
        _reopen_case,
        "重新打开以后，要再逐项决定；决定变了的，稳评要重做。重新打开的理由会公开。",
        inputs=lambda acting, case: (Text("reason", "哪里要改、为什么", "会公开。"),),
        button="重新打开",
        done="重新打开了，改好以后再逐项决定。",
    ),
)
