"""本县的表单 · The office writes down bodies, people and accounts, its own values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hudong.doors.web import laws, ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Component
from hudong.doors.web.forms.form import ActForm, Case, form_address, register
from hudong.doors.web.inputs import Count, Day, Input, Line, One, OneOf, Text
from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law import bases
from hudong.ground.law.days import corresponding_day
from hudong.ground.law.terms import BasisKind
from hudong.ground.people import acts, queries
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import COMMUNITY_KINDS, BodyKind, BodyLine, MemberLine, Role, Sex
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_queries

YEARS_OF_TERM = 5
MONTHS_OF_YEAR = 12
NOBODY = ("", "（不属于哪个主体）")


@dataclass(frozen=True)
class Secret(Line):
    """密码栏 · A line that is never shown again."""

    def control(self, text: str, error: str) -> Component:
        """A password field, always empty."""
        return self._field("password", "", error, autocomplete="new-password")


@dataclass(frozen=True)
class MaybeOne(OneOf):
    """可以不选 · One row of several, or none."""

    def parse(self, text: str) -> int:  # type: ignore[override]
        """The number of the row."""
        return int(super().parse(text))

    def nothing(self) -> None:
        """No row."""
        return None


def _county() -> Any:
    found = queries.county()
    if found is None:
        raise NotFound("还没有建立县级站点", hint="请先运行 hudong init")
    return found


def _bodies_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    found = queries.bodies()
    rows = tuple(
        (
            body.name,
            BodyKind(body.kind).words,
            ui.Phrase(
                (
                    ui.Link("登记人员", form_address("people.enrol_members", body.pk)),
                    "　",
                    ui.Link("开通账号", form_address("people.open_account", body.pk)),
                )
            ),
        )
        for body in found
    )
    columns = (ui.TableColumn("主体"), ui.TableColumn("种类"), ui.TableColumn("办理"))
    return Case(
        "本县的主体",
        {"county": _county()},
        (ui.Table("已经登记的主体", columns, rows),),
        data=found,
    )


def _bodies_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    kinds = (("", "（请选）"), *((kind.value, kind.words) for kind in BodyKind))
    parents = (NOBODY, *((str(body.pk), body.name) for body in case.data))
    return (
        OneOf("kind", "主体的种类", options=kinds, is_list=True),
        Line("name", "全称", "写公章上的名称，例如：庆丰村村民委员会。"),
        Line("short_name", "简称", "例如：庆丰村。"),
        MaybeOne(
            "parent",
            "属于哪个主体",
            "村（居）民委员会属于所在的镇；党组织、监督委员会属于所在的村（社区）。",
            is_required=False,
            options=parents,
            is_list=True,
        ),
        Line("division_code", "区划代码", "十二位，没有的空着。", is_required=False),
    )


def _bodies_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    parents = {body.pk: body.name for body in case.data}
    line = BodyLine(
        kind=BodyKind(values["kind"]),
        name=values["name"],
        short_name=values["short_name"],
        division_code=values["division_code"],
        parent=parents.get(values["parent"], ""),
    )
    return {"lines": [line]}


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
    is_elected = body.kind in COMMUNITY_KINDS
    return (
        Line("name", "姓名"),
        OneOf("sex", "性别", "法律规定了女代表的比例，所以要登记。", options=_words_of(Sex)),
        OneOf("role", "以什么身份", options=(("", "（请选）"), *_words_of(Role)), is_list=True),
        Line("title", "职务名称", "例如：主任、第3小组代表、经办人。"),
        OneOf("legal", "是不是法定代表人", value="no", options=(("no", "不是"), ("yes", "是"))),
        Count("group_no", "第几小组", "代表写小组号，其他人空着。", is_required=False, least=1),
        Day("from_on", "任期从哪一天起", value=acting.day),
        Day(
            "to_on",
            "到哪一天止",
            value=corresponding_day(acting.day, YEARS_OF_TERM * MONTHS_OF_YEAR),
        ),
        Line(
            "decision",
            "怎样产生的",
            "村（居）民委员会的人由选举、推选产生：写明日期和结果公告。"
            if is_elected
            else "任命、聘任的文号，没有的空着。",
            is_required=is_elected,
        ),
    )


def _words_of(kinds: Any) -> tuple[tuple[str, str], ...]:
    return tuple((kind.value, kind.words) for kind in kinds)


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


def _close_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row, account = queries.mandate(mandate_id=number), queries.account_of(mandate_id=number)
    facts = ui.Facts(
        (ui.Fact("谁", row.person.name), ui.Fact("用户名", str(account or "没有开通账号")))
    )
    blocked = "" if account and account.is_active else "这个人没有在用的账号。"
    return Case("停用账号", {"account": account}, (facts,), blocked)


def _reason(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (Text("reason", "为什么", "会写进存证。"),)


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
        Secret("password", "初始密码", "至少十位。当面交给本人，请本人登录以后马上更改。"),
    )


def _account_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "person": queries.holder_of(mandate_id=values["mandate"]),
        "username": values["username"],
        "password": values["password"],
    }


def _rules_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    now = {rule.key: rule for rule in queries.local_rules(day=acting.day)}
    known = tuple(
        basis
        for basis in bases()
        if basis.kind is BasisKind.LOCAL and basis.versions and basis.versions[0].values
    )
    rows = tuple(
        (now[basis.key].title, str(now[basis.key].value), words.day(now[basis.key].from_on))
        if basis.key in now
        else (basis.words, "还没有定", "")
        for basis in known
    )
    columns = (
        ui.TableColumn("规定"),
        ui.TableColumn("数值", is_number=True),
        ui.TableColumn("从哪天起"),
    )
    return Case(
        "本县自己定的数",
        {"county": _county()},
        (ui.Table("现在的规定", columns, rows),),
        data=known,
    )


def _rules_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    options = tuple((basis.key, basis.words) for basis in case.data)
    return (
        OneOf("rule", "改哪一条", options=options, is_list=True),
        Line("title", "本县怎样写", "一句话，会作为地方规定显示。"),
        Count("value", "数值", least=1, most=3650),
        Day("from_on", "从哪一天起", "过去的日子不能改。", value=acting.day),
    )


def _law_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    adopted, library = catalogue_queries.adopted_law(), laws.library()
    is_same = adopted is not None and adopted.digest == library.digest
    facts = ui.Facts(
        (
            ui.Fact("现在采用的", words.digest(adopted.digest) if adopted else "还没有采用"),
            ui.Fact("服务器上的法库", words.digest(library.digest)),
            ui.Fact("收了多少", f"{library.instruments} 部法规，{library.articles} 条"),
        )
    )
    blocked = "服务器上的法库就是现在采用的，不用再采用。" if is_same else ""
    return Case("法库", {"county": _county()}, (facts,), blocked)


def _adopted(fact: Fact) -> str:
    return f"采用了：{fact.instruments} 部法规，{fact.articles} 条。"  # type: ignore[attr-defined]


register(
    ActForm(
        acts.enrol_bodies,
        _bodies_case,
        "登记以后名称不能改；登记只写下已经有的机构，不产生权力。",
        inputs=_bodies_inputs,
        arguments=_bodies_arguments,
        button="登记这个主体",
        done="登记好了。",
        title="登记主体和人员",
    ),
    ActForm(
        acts.enrol_members,
        _members_case,
        "登记只写下已经产生的任职。任何组织和个人不得指定、委派或者撤换村（居）民委员会成员。",
        inputs=_members_inputs,
        arguments=_members_arguments,
        button="登记这个人",
        done="登记好了。",
    ),
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
        acts.end_mandate,
        _mandate_case,
        "从今天起这个人不能再以这个身份办事，不能恢复。村（居）民委员会成员的终止要先有法定的程序。",
        inputs=_reason,
        button="终止这项任职",
        done="任职终止了。",
    ),
    ActForm(
        acts.close_account,
        _close_case,
        "停用以后不能再登录；人和任职都还在。",
        inputs=_reason,
        button="停用这个账号",
        done="账号停用了。",
    ),
    ActForm(
        acts.set_local_rule,
        _rules_case,
        "从那一天起按新的数办；以前的日子照旧。会写进存证。",
        inputs=_rules_inputs,
        button="定下来",
        done="定好了。",
    ),
    ActForm(
        catalogue.adopt_law_edition,
        _law_case,
        "从此按这一版法库查对依据，以后每条存证都记着它。",
        arguments=lambda case, values: {"library": laws.library()},
        button="采用这一版法库",
        done=_adopted,
    ),
)
