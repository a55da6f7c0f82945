"""账号的表单 · Accounts: opened, given a one-time password, closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.county.asked import Secret, why
from hudong.doors.web.forms.form import ActForm, Case, register
from hudong.doors.web.inputs import Input, Line, One, Text
from hudong.ground.people import acts, queries


def _account_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    body = queries.body(body_id=number)
    found = queries.members_of(body=body, day=acting.day)
    blocked = "" if found else "这个主体还没有登记人员，请先登记人员。"
    return Case(f"给{body.name}的人开通账号", {}, blocked=blocked, data=found)


def _account_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    people = tuple(
        (str(line.mandate_id), f"{line.person_name}（{line.title}）") for line in case.data
    )
    return (
        One("mandate", "给谁", options=people, is_list=True),
        Line("username", "用户名", "登录时用，本人记得住就行。"),
        Secret("password", "初始密码", "至少十位。当面交给本人；本人第一次登录就要换掉。"),
    )


def _account_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "person": queries.holder_of(mandate_id=values["mandate"]),
        "username": values["username"],
        "password": values["password"],
    }


def _close_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row, account = queries.mandate(mandate_id=number), queries.account_of(mandate_id=number)
    facts = ui.Facts(
        (ui.Fact("谁", row.person.name), ui.Fact("用户名", str(account or "没有开通账号")))
    )
    blocked = "" if account and account.is_active else "这个人没有在用的账号。"
    return Case("停用账号", {"account": account}, (facts,), blocked)


def _resetting_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _close_case(acting, number, asked)
    return Case("重设密码", case.given, case.about, case.blocked)


def _resetting_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Secret("password", "一次性密码", "至少十位。当面交给本人；本人第一次登录就要换掉。"),
        Text(
            "reason",
            "怎样核对的本人",
            "例如：本人到办公室，看过身份证件。会写进存证，公开；不要写证件号码。",
        ),
    )


register(
    ActForm(
        acts.open_account,
        _account_case,
        "账号只是登录的办法，权力来自任职。密码不会再显示。",
        inputs=_account_inputs,
        arguments=_account_arguments,
        button="开通账号",
        done="账号开通了。",
    ),
    ActForm(
        acts.reset_password,
        _resetting_case,
        "原来的密码马上作废，用它登录着的设备都要重新登录。存证里只记重设过，不记密码。",
        inputs=_resetting_inputs,
        button="重设密码",
        done="密码重设了，请把一次性密码当面交给本人。",
    ),
    ActForm(
        acts.close_account,
        _close_case,
        "停用以后不能再登录；人和任职都还在。",
        inputs=why,
        button="停用这个账号",
        done="账号停用了。",
    ),
)
