"""邀请的表单 · Opening a review, inviting departments, and giving them more time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.catalogue import answers_table
from hudong.doors.web.forms.form import ActForm, Case, own_row, register
from hudong.doors.web.inputs import Day, Input, Line, Many, Text
from hudong.ground.people import queries as people
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.flow import FLOW

DAYS_TO_DECLARE = 30
DAYS_MORE = 7


def _open_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    running = queries.review_line()
    blocked = ""
    if running is not None and not FLOW.state(running.state).final:
        blocked = f"“{running.title}”还没有办完，现在是“{running.state_words}”。办完再发起新的。"
    departments = people.bodies(kind=BodyKind.DEPARTMENT)
    return Case("发起清理", {"office": own_row(acting, number)}, blocked=blocked, data=departments)


def _open_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    inputs: tuple[Input, ...] = (
        Line("title", "这次清理叫什么", value=f"{acting.day.year} 年政府事项清理"),
        Day(
            "deadline_on",
            "部门申报到哪一天截止",
            "这一天也算在内；到时候不够，可以写明理由延长。",
            value=acting.day + timedelta(days=DAYS_TO_DECLARE),
        ),
    )
    if not case.data:
        return inputs
    return (
        *inputs,
        Many(
            "departments",
            "邀请哪些部门",
            "没有要申报的部门，也请它答复一声。",
            options=tuple((str(one.pk), one.name, "") for one in case.data),
            value=tuple(one.pk for one in case.data),
        ),
    )


def _review_facts(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.review(review_id=number)
    facts = ui.Facts((ui.Fact("申报截止", words.day(row.deadline_on)),))
    return Case(row.title, {"review": row}, (facts, answers_table(number)))


def _invite_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _review_facts(acting, number, asked)
    invited = {line.department_id for line in queries.invitations(review_id=number)}
    every = people.bodies(kind=BodyKind.DEPARTMENT)
    left = tuple(one for one in every if one.pk not in invited)
    blocked = "" if left else "全县的部门都已经邀请了。"
    return replace(case, data=left, blocked=blocked)


def _invite_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    options = tuple((str(one.pk), one.name, "") for one in case.data)
    return (Many("departments", "再邀请哪些部门", options=options),)


def _extend_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    later = max(case.given["review"].deadline_on, acting.day) + timedelta(days=DAYS_MORE)
    return (
        Day("deadline_on", "延到哪一天", "这一天也算在内。", value=later),
        Text("reason", "为什么延长", "会公开。"),
    )


register(
    ActForm(
        acts.open_review,
        _open_case,
        "发起以后，邀请的部门就能申报；这件事写进存证，任何人都能看到。",
        inputs=_open_inputs,
        button="发起清理",
        done="清理已经发起，各部门可以申报了。",
    ),
    ActForm(
        acts.invite_departments,
        _invite_case,
        "邀请以后，这些部门的工作台上就有申报这件事。",
        inputs=_invite_inputs,
        button="邀请",
        done="邀请发出了。",
    ),
    ActForm(
        acts.extend_deadline,
        _review_facts,
        "延长以后不能再提前；新的截止日和理由会公开。",
        inputs=_extend_inputs,
        button="延长申报期限",
        done="申报期限延长了。",
    ),
)
