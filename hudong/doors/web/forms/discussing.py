"""村居讨论的表单 · A community answers; the office answers every comment, the same ones together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, own_body, register
from hudong.doors.web.forms.judging import review_case, rows_of
from hudong.doors.web.inputs import Count, Input, OneOf, Row, Rows, Text
from hudong.ground.people import queries as people
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.queries import CommentRow, DeclarationRow
from hudong.mechanisms.catalogue.terms import AnswerLine, CommentLine, Stance

STANCES = (("", "没有意见"), *((one.value, one.words) for one in Stance))


@dataclass(frozen=True)
class Alike:
    """相同的意见 · Comments on one task that say the same, and the task."""

    task: DeclarationRow
    comments: tuple[CommentRow, ...]


def _community_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = review_case(acting, number, asked)
    return replace(case, given={**case.given, "community": own_body(acting)})


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
            rows=rows_of(case),
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


def _answer_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = review_case(acting, number, asked)
    waiting = queries.unanswered_comments(review_id=number)
    tasks = {one.declaration_id: one for one in case.data}
    alike: dict[tuple[int, bool, str], list[CommentRow]] = {}
    for one in waiting:
        same = (one.declaration_id, one.agrees, "".join(one.text.split()))
        alike.setdefault(same, []).append(one)
    groups = tuple(Alike(tasks[key[0]], tuple(found)) for key, found in alike.items())
    every, still = queries.comment_counts(review_id=number)
    facts = ui.Facts(
        (
            ui.Fact("收到意见", f"{every} 条"),
            ui.Fact("等着答复", f"{still} 条，一字不差的并成 {len(groups)} 组"),
        )
    )
    blocked = "" if groups else "意见都答复了，没有等着答复的。"
    return replace(case, about=(facts,), data=groups, blocked=blocked)


def _answer_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    rows = tuple(_answer_row(group) for group in case.data)
    return (
        Rows(
            "answers",
            "逐条答复",
            "先答复有把握的，没有写的留到下次。同一组的意见用同一个答复。",
            rows=rows,
            inputs=(Text("text", "答复", "写明采纳不采纳、为什么。", rows=2),),
        ),
    )


def _answer_row(group: Alike) -> Row:
    first = group.comments[0]
    many = f"（相同的 {len(group.comments)} 条）" if len(group.comments) > 1 else ""
    who = "、".join(dict.fromkeys(one.author or "居民" for one in group.comments))
    stance = Stance.AGREE if first.agrees else Stance.DISAGREE
    return Row(
        first.comment_id,
        f"第 {group.task.number} 项 {group.task.title}{many}",
        f"{who}，{words.day(first.made_on)}：{first.text}",
        ui.Tag("done" if first.agrees else "no", stance.words),
    )


def _answers(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    groups = {group.comments[0].comment_id: group for group in case.data}
    return {
        "answers": [
            AnswerLine(tuple(one.comment_id for one in groups[number].comments), said["text"])
            for number, said in values["answers"].items()
        ]
    }


register(
    ActForm(
        acts.discuss_declarations,
        _community_case,
        "每个村（社区）回复一次，送出以后不能改；回复会公开，县级办公室逐条答复。",
        inputs=_community_inputs,
        arguments=_comments,
        button="回复意见",
        done="本村（社区）的意见送出了。",
    ),
    ActForm(
        acts.answer_comments,
        _answer_case,
        "每条意见答复一次，答复公开在那一项的页面上，送出以后不能改。全部答复了，讨论才能结束。",
        inputs=_answer_inputs,
        arguments=_answers,
        button="答复",
        done="答复公开了。",
    ),
)
