"""应急的表单 · An emergency matter at once; its papers afterwards; its review in the end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from hudong.doors.web import laws, ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.catalogue import SCOPES
from hudong.doors.web.forms.form import ActForm, Case, public_page, register
from hudong.doors.web.inputs import Count, Day, Input, Line, Money, One, OneOf, Text
from hudong.ground.kernel.fact import Fact
from hudong.ground.people import queries as people
from hudong.ground.people.terms import AGENCY_KINDS, BodyKind
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.facts import EmergencyDeclared, EmergencyRegistered
from hudong.mechanisms.admission.terms import EmergencyLine
from hudong.mechanisms.catalogue.terms import Scope

_USUAL_DAYS = 14


def _declare_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    days = queries.working_days(key="local.admission_emergency_registration", day=acting.day)
    facts = ui.Facts(
        (
            ui.Fact("什么时候用", "已经启动应急响应，等不及走准入的。平时的事项请走准入。"),
            ui.Fact("以后怎样", f"牵头部门 {days} 个工作日内补办；到日自动结束；结束以后复盘。"),
            ui.Fact("一直看得见", "这个事项会一直标明是应急直通来的，补办晚了也会写明。"),
        )
    )
    return Case("突发事件应急直通", {}, (facts,), data=people.bodies())


def _declare_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    departments = tuple(
        (str(body.pk), body.name) for body in case.data if body.kind == BodyKind.DEPARTMENT
    )
    payers = tuple((str(body.pk), body.name) for body in case.data if body.kind in AGENCY_KINDS)
    return (
        Line("title", "事项名称"),
        Text("content", "要村（居）委会协助做什么"),
        Text("standard", "做到什么程度"),
        Line("decision", "启动应急的决定", "写机关和文号，例如：市防汛指挥部〔2026〕1号。"),
        Line("article", "依据的条文", "写法律名称和条款。"),
        One("department", "哪个部门牵头", options=(("", "（请选）"), *departments), is_list=True),
        One("payer", "谁出钱", options=(("", "（请选）"), *payers), is_list=True),
        Line("unit", "按什么算钱", "例如：人·天。"),
        Money("unit_price_fen", "一个计费单位多少元", "一时定不下来的写 0，补办时写明。"),
        Count("quantity", "一个村（社区）大约多少", least=1),
        OneOf("scope", "适用哪里", value=Scope.BOTH.value, options=SCOPES, is_list=True),
        Day("until_on", "到哪一天自动结束", value=acting.day + timedelta(days=_USUAL_DAYS)),
        Line("document_no", "文号", "马上出新的一版清单，写新一版的文号。"),
    )


def _declare_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    apart = ("department", "payer", "document_no")
    said = {name: value for name, value in values.items() if name not in apart}
    return {
        "department": people.body(body_id=values["department"]),
        "payer": people.body(body_id=values["payer"]),
        "line": EmergencyLine(**{**said, "scope": Scope(values["scope"])}),
        "document_no": values["document_no"],
    }


def _declared(fact: Fact) -> str:
    assert isinstance(fact, EmergencyDeclared)
    return f"应急直通生效了。{fact.department}最迟{words.day(fact.register_by_on)}补办。"


def _case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    card = queries.emergency_card(emergency_id=number)
    row = queries.emergency(emergency_id=number)
    facts = [
        ui.Fact("做什么", card.content),
        ui.Fact("启动应急的决定", card.decision),
        ui.Fact("牵头部门", card.department),
        ui.Fact("谁出钱", card.payer),
        ui.Fact("自动结束", words.day(card.until_on)),
        ui.Fact("补办", card.registration_words(acting.day)),
    ]
    if card.spent_words:
        facts.append(ui.Fact("办了什么、花了多少", card.spent_words))
    ways = (public_page("emergency", number, "看公开的那一页"),)
    return Case(card.title, {"emergency": row}, (ui.Facts(tuple(facts)),), data=card, ways=ways)


def _registered_already(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _case(acting, number, asked)
    done = case.data.registered_on
    blocked = f"已经在{words.day(done)}补办过了。" if done else ""
    return Case(case.title, case.given, case.about, blocked=blocked, data=case.data, ways=case.ways)


def _registered(fact: Fact) -> str:
    assert isinstance(fact, EmergencyRegistered)
    late = f"比期限晚了 {fact.late_days} 个工作日，会一直写明。" if fact.is_late else ""
    return f"补办好了。{late}机器查对：{fact.machine_reason}"


register(
    ActForm(
        acts.declare_emergency,
        _declare_case,
        "送出以后马上生效，清单出新的一版；全过程一直公开。",
        inputs=_declare_inputs,
        arguments=_declare_arguments,
        button="启动应急直通",
        done=_declared,
    ),
    ActForm(
        acts.register_emergency,
        _registered_already,
        "补办以后公开，不能改；晚了的，会一直写明晚了几天。",
        inputs=lambda acting, case: (
            Text("legal_basis", "法律依据", "写法律名称和条款，机器当场查对。"),
            Line("money_source", "钱从哪里来", "写明预算项目。"),
            Text("spent_words", "请哪些村（居）办了什么、花了多少", rows=5),
        ),
        arguments=lambda case, values: {**values, "library": laws.library()},
        button="补办",
        done=_registered,
        checks_basis=True,
    ),
    ActForm(
        acts.review_emergency,
        _case,
        "复盘的结论会一直公开。",
        inputs=lambda acting, case: (
            OneOf(
                "was_justified",
                "当时是不是非走应急不可",
                options=(("yes", "是，等不及走准入"), ("no", "不是，应当走准入")),
            ),
            Text("findings", "办得怎样、钱付了没有、有没有不该让村（居）办的", rows=5),
            Text("next_steps", "以后怎么办", "例如：走准入；由部门自己办。"),
        ),
        arguments=lambda case, values: {
            **values,
            "was_justified": values["was_justified"] == "yes",
        },
        button="登记复盘",
        done="复盘登记好了，已经公开。",
    ),
)
