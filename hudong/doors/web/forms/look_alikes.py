"""相似申报的表单 · Group by group, the office says which tasks are one and which are two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.form import ActForm, Case, form_address, register
from hudong.doors.web.inputs import Input, Many, One, OneOf, Text
from hudong.doors.web.ways import asking
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.queries import AlikeGroup

NAME = "catalogue.mark_look_alikes"
SAME, TWO = "same", "two"


def group_tables(group: AlikeGroup) -> tuple[Content, ...]:
    """一组 · Its tasks, and why each pair is held to be alike."""
    tasks = ui.Table(
        "这一组的事项",
        (
            ui.TableColumn("编号"),
            ui.TableColumn("事项"),
            ui.TableColumn("谁报的"),
            ui.TableColumn("主张的依据"),
        ),
        tuple(
            (str(one.number), one.title, one.proposer_name, one.claimed_basis or "没有写")
            for one in group.tasks
        ),
    )
    pairs = ui.Table(
        "凭什么说相似",
        (ui.TableColumn("哪两项"), ui.TableColumn("凭什么"), ui.TableColumn("办公室说")),
        tuple(
            (
                f"{pair.one} 和 {pair.other}",
                pair.reason,
                f"{pair.mark_words}：{pair.mark_reason}" if pair.mark_words else "还没有说",
            )
            for pair in group.pairs
        ),
    )
    return (tasks, pairs)


def _case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.review(review_id=number)
    groups = queries.look_alike_groups(review_id=number)
    if not groups:
        return Case(row.title, {"review": row}, blocked="这次清理没有相似的申报。")
    chosen = _chosen(groups, asked.get("group", ""))
    group = groups[chosen]
    left = sum(not one.is_settled for one in groups)
    told = f"一共 {len(groups)} 组，{f'还有 {left} 组没有说明' if left else '都说明了'}"
    ways = tuple(
        ui.Link(
            f"第 {place} 组：{one.tasks[0].title}{'' if one.is_settled else '（没有说明）'}",
            asking(form_address(NAME, number), group=str(place)),
        )
        for place, one in enumerate(groups, start=1)
        if place != chosen + 1
    )
    about = (ui.Told("now", f"第 {chosen + 1} 组。{told}。"), *group_tables(group))
    return Case(row.title, {"review": row}, about, ways=ways, data=group, is_wide=True)


def _chosen(groups: tuple[AlikeGroup, ...], asked: str) -> int:
    if asked.isdecimal() and 1 <= int(asked) <= len(groups):
        return int(asked) - 1
    return next((place for place, one in enumerate(groups) if not one.is_settled), 0)


def _inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    if case.data is None:
        return ()
    tasks = case.data.tasks
    options = tuple((str(one.declaration_id), f"{one.number}. {one.title}") for one in tasks)
    return (
        One("first", "以哪一项为准", value=options[0][0], options=options),
        Many(
            "others",
            "说的是哪几项",
            "与上面那一项比。",
            options=tuple((value, words, "") for value, words in options),
            value=tuple(int(value) for value, _words in options[1:]),
        ),
        OneOf(
            "is_same",
            "是一件事还是两件事",
            options=((SAME, "是同一件事，决定时并入为准的那一项"), (TWO, "是不同的事，各算各的")),
        ),
        Text("reason", "理由", "会公开。"),
    )


def _arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    wanted = (values["first"], *values["others"])
    rows = {row.pk: row for row in queries.declarations_for(declaration_ids=wanted)}
    return {
        "first": rows[values["first"]],
        "others": [rows[pk] for pk in values["others"]],
        "is_same": values["is_same"] == SAME,
        "reason": values["reason"],
    }


register(
    ActForm(
        acts.mark_look_alikes,
        _case,
        "标注会公开，不改变机器的结论；每一项最后怎么定，在逐项决定时写。",
        inputs=_inputs,
        arguments=_arguments,
        button="标注这一组",
        done="标注好了。",
        then=lambda case, fact: form_address(NAME, case.given["review"].pk),
    ),
)
