"""人员的表单 · People and their mandates: enrolled, appointed once more, ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.county.asked import why, words_of
from hudong.doors.web.forms.form import ActForm, Case, form_address, register
from hudong.doors.web.inputs import Count, Day, Input, Line, One, OneOf
from hudong.ground.kernel.fact import Fact
from hudong.ground.law.days import corresponding_day
from hudong.ground.people import acts, queries
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import COMMUNITY_KINDS, MemberLine, Role, Sex

YEARS_OF_TERM = 5
MONTHS_OF_YEAR = 12


def _members_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    body = queries.body(body_id=number)
    rows = tuple(
        (
            line.person_name,
            line.title,
            "是" if line.is_legal_representative else "",
            f"{words.day(line.from_on)}到{words.day(line.to_on)}",
            ui.Phrase(
                (
                    ui.Link("终止任职", form_address("people.end_mandate", line.mandate_id)),
                    "　",
                    ui.Link("再任一职", form_address("people.appoint_person", line.mandate_id)),
                    "　",
                    ui.Link("重设密码", form_address("people.reset_password", line.mandate_id)),
                    "　",
                    ui.Link("停用账号", form_address("people.close_account", line.mandate_id)),
                )
            ),
        )
        for line in queries.members_of(body=body, day=acting.day)
    )
    columns = (
        ui.TableColumn("姓名"),
        ui.TableColumn("职务"),
        ui.TableColumn("法定代表人"),
        ui.TableColumn("任期"),
        ui.TableColumn("办理"),
    )
    return Case(
        f"{body.name}的人员",
        {"body": body},
        (ui.Table("现在任职的人", columns, rows),),
        data=body,
    )


def _members_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    body: Body = case.data
    return (
        Line("name", "姓名"),
        OneOf("sex", "性别", "法律规定了女代表的比例，所以要登记。", options=words_of(Sex)),
        *_term_inputs(acting),
        _decision(is_elected=body.kind in COMMUNITY_KINDS),
    )


def _term_inputs(acting: Acting) -> tuple[Input, ...]:
    return (
        OneOf("role", "以什么身份", options=(("", "（请选）"), *words_of(Role)), is_list=True),
        Line("title", "职务名称", "例如：主任、第3小组代表、经办人。"),
        OneOf("legal", "是不是法定代表人", value="no", options=(("no", "不是"), ("yes", "是"))),
        Count("group_no", "第几小组", "代表写小组号，其他人空着。", is_required=False, least=1),
        Day("from_on", "任期从哪一天起", value=acting.day),
        Day(
            "to_on",
            "到哪一天止",
            value=corresponding_day(acting.day, YEARS_OF_TERM * MONTHS_OF_YEAR),
        ),
    )


def _decision(*, is_elected: bool) -> Line:
    return Line(
        "decision",
        "怎样产生的",
        "村（居）民委员会的人由选举、推选产生：写明日期和结果公告。"
        if is_elected
        else "任命、聘任的文号，没有的空着。",
        is_required=is_elected,
    )


def _members_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    line = MemberLine(
        name=values["name"],
        sex=Sex(values["sex"]),
        role=Role(values["role"]),
        title=values["title"],
        from_on=values["from_on"],
        to_on=values["to_on"],
        is_legal_representative=values["legal"] == "yes",
        group_no=values["group_no"],
    )
    return {"lines": [line], "decision": values["decision"]}


def _appointing_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    person = queries.holder_of(mandate_id=number)
    held = queries.mandates_of_person(person_id=person.pk, day=acting.day)
    rows = tuple((f"{line.body_name}{line.title}", f"到{words.day(line.to_on)}止") for line in held)
    columns = (ui.TableColumn("现在的任职"), ui.TableColumn("任期"))
    return Case(
        f"给{person.name}登记另一项任职",
        {"person": person},
        (ui.Table("这个人已经有的任职", columns, rows),) if rows else (),
        data=queries.bodies(),
    )


def _appointing_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    bodies = tuple((str(body.pk), body.name) for body in case.data)
    return (
        One("body", "在哪个主体任职", options=(("", "（请选）"), *bodies), is_list=True),
        *_term_inputs(acting),
        _decision(is_elected=False),
    )


def _appointing_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "body": next(body for body in case.data if body.pk == values["body"]),
        "role": Role(values["role"]),
        "is_legal_representative": values["legal"] == "yes",
        **{name: values[name] for name in ("title", "from_on", "to_on", "group_no", "decision")},
    }


def _enrolled_in(case: Case, fact: Fact) -> str:
    return form_address("people.enrol_members", fact.body_id)  # type: ignore[attr-defined]


def _mandate_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.mandate(mandate_id=number)
    facts = ui.Facts(
        (
            ui.Fact("谁", row.person.name),
            ui.Fact("任职", f"{row.body.name}{row.title}"),
            ui.Fact("任期", f"{words.day(row.from_on)}到{words.day(row.to_on)}"),
        )
    )
    blocked = f"这项任职已于{words.day(row.ended_on)}终止。" if row.ended_on else ""
    return Case("终止任职", {"mandate": row}, (facts,), blocked)


register(
    ActForm(
        acts.enrol_members,
        _members_case,
        "登记只写下已经产生的任职。任何组织和个人不得指定、委派或者撤换村（居）民委员会成员。",
        inputs=_members_inputs,
        arguments=_members_arguments,
        button="登记这个人",
        done="登记好了。",
        then=_enrolled_in,
    ),
    ActForm(
        acts.appoint_person,
        _appointing_case,
        "同一个人、同一个账号，多一项任职；办事前由本人选用哪一项。",
        inputs=_appointing_inputs,
        arguments=_appointing_arguments,
        button="登记这项任职",
        done="登记好了。",
        then=_enrolled_in,
    ),
    ActForm(
        acts.end_mandate,
        _mandate_case,
        "从今天起这个人不能再以这个身份办事，不能恢复。村（居）民委员会成员的终止要先有法定的程序。",
        inputs=why,
        button="终止这项任职",
        done="任职终止了。",
    ),
)
