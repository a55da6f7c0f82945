"""路线的表单 · The office sets the route: which stages, whose, in how many working days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.county import MaybeOne
from hudong.doors.web.forms.form import ActForm, Case, register
from hudong.doors.web.inputs import Count, Day, Input, Line, One, OneOf, Row, Rows
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.people import queries as people
from hudong.ground.people.terms import AGENCY_KINDS, BodyKind
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.terms import REVIEWING, RouteLine, Stage

_NOBODY = ("", "（不要）")
_ORDER = {stage: place for place, stage in enumerate(Stage, start=1)}
_SKIPPABLE = (Stage.LEGALITY, Stage.MONEY)


def _route_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    county = people.county()
    if county is None:
        raise NotFound("还没有建立县级站点", hint="请先运行 hudong init")
    route = queries.route_on(day=acting.day)
    table = ui.Table(
        f"现在的路线：{route.title}",
        tuple(ui.TableColumn(name) for name in ("环节", "由谁办", "工作日", "能不能跳过")),
        tuple(
            (
                one.stage.words,
                one.body if one.stage in REVIEWING or one.stage is Stage.ENTRY else "自动",
                str(one.working_days),
                "可以" if one.may_skip else "",
            )
            for one in route.stages
        ),
    )
    facts = ui.Facts(
        (
            ui.Fact("从哪天起", words.day(route.from_on) if route.from_on else "随附的示例"),
            ui.Fact("决定以前要稳评", "要" if route.needs_assessment else "不要"),
            ui.Fact("会前党组织的意见", route.party or "不要"),
            ui.Fact("已经提出的申请", "走提出那天的路线，不受新路线影响"),
        )
    )
    data = (route, people.bodies())
    return Case("准入路线", {"county": county}, (table, facts), data=data)


def _route_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    route, bodies = case.data
    agencies = tuple((str(body.pk), body.name) for body in bodies if body.kind in AGENCY_KINDS)
    parties = tuple((str(body.pk), body.name) for body in bodies if body.kind == BodyKind.PARTY)
    held = {one.stage: one for one in route.stages}
    return (
        Line("title", "名称", "例如：太仓市准入办法（2026 年）。"),
        Day("from_on", "从哪一天起", "只管这一天以后提出的申请。", value=acting.day),
        Rows(
            "lines",
            "各环节",
            "不要的环节，把工作日清空；受理、联席会议、列入清单不能少。",
            rows=tuple(_row(stage, held) for stage in Stage),
            inputs=(
                Count("working_days", "几个工作日", least=1),
                One("body", "由哪个单位办", options=(("", "（不用写）"), *agencies), is_list=True),
                OneOf(
                    "may_skip",
                    "可以跳过",
                    options=(("", "不可以"), ("yes", "可以，由县级办公室写明理由")),
                    is_list=True,
                ),
            ),
        ),
        OneOf(
            "needs_assessment",
            "决定以前要不要稳评",
            value="yes" if route.needs_assessment else "no",
            options=(("yes", "要"), ("no", "不要")),
            is_list=True,
        ),
        MaybeOne(
            "party",
            "联席会议以前要哪个党组织的意见",
            is_required=False,
            value=route.party_id,
            options=(_NOBODY, *parties),
            is_list=True,
        ),
    )


def _row(stage: Stage, held: Mapping[Stage, Any]) -> Row:
    one = held.get(stage)
    start: list[tuple[str, Any]] = []
    if one is not None:
        start.append(("working_days", one.working_days))
        if stage is not Stage.NOTICE:
            start.append(("body", one.body_id))
        if one.may_skip:
            start.append(("may_skip", "yes"))
    words_ = "可以写成“可以跳过”" if stage in _SKIPPABLE else ""
    return Row(_ORDER[stage], stage.words, words_, start=tuple(start))


def _route_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    stages = {place: stage for stage, place in _ORDER.items()}
    known = {body.pk: body for body in case.data[1]}
    lines = [
        RouteLine(
            stages[place],
            row["working_days"],
            row.get("body") or None,
            row.get("may_skip") == "yes",
        )
        for place, row in sorted(values["lines"].items())
        if row.get("working_days")
    ]
    return {
        "title": values["title"],
        "from_on": values["from_on"],
        "lines": lines,
        "needs_assessment": values["needs_assessment"] == "yes",
        "party": known.get(values["party"]),
    }


register(
    ActForm(
        acts.set_route,
        _route_case,
        "新路线只管以后的申请；已经提出的，走完提出那天的路线。",
        inputs=_route_inputs,
        arguments=_route_arguments,
        button="确定路线",
        done="路线确定了，从写明的那一天起用。",
    ),
)
