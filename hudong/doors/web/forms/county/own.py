"""本县自己的表单 · The county's own values, its contact, the law that it judges by."""

from __future__ import annotations

from collections.abc import Mapping

from hudong.doors.web import county, laws, ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.county.asked import the_county
from hudong.doors.web.forms.form import ActForm, Case, form_address, register
from hudong.doors.web.inputs import Count, Day, Input, Line, OneOf
from hudong.ground.kernel.fact import Fact
from hudong.ground.law import bases
from hudong.ground.law.terms import BasisKind
from hudong.ground.people import acts, queries
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_queries


def _rules_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    now = {rule.key: rule for rule in queries.local_rules(day=acting.day)}
    known = tuple(
        basis
        for basis in bases()
        if basis.kind is BasisKind.LOCAL
        and basis.versions
        and any(type(value) is int for value in basis.versions[0].values.values())
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
        {"county": the_county()},
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
    return Case("法库", {"county": the_county()}, (facts,), blocked)


def _adopted(fact: Fact) -> str:
    return f"采用了：{fact.instruments} 部法规，{fact.articles} 条。"  # type: ignore[attr-defined]


def _confirming_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    waiting = [rule for rule in queries.local_rules(day=acting.day) if rule.is_proposed]
    rows = tuple((rule.title, str(rule.value), words.day(rule.from_on)) for rule in waiting)
    columns = (
        ui.TableColumn("规定"),
        ui.TableColumn("数值", is_number=True),
        ui.TableColumn("从哪天起"),
    )
    return Case(
        "建站时的示例数值",
        {"county": the_county()},
        (ui.Table("要核对的地方规定", columns, rows),) if rows else (),
        "" if waiting else "地方规定都核对过了。",
        ways=(ui.Link("改其中一条", form_address("people.set_local_rule", number)),),
    )


def _contact_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    own = the_county()
    return Case(f"怎样找到{own.office_name}", {"county": own}, data=own)


def _contact_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    own = case.data
    return (
        Line(
            "phone", "电话", "区号和号码，例如 0512-12345678；几个号码用顿号隔开。", value=own.phone
        ),
        Line(
            "phone_hours",
            "什么时候有人接",
            "例如：工作日 9:00—17:00。",
            is_required=False,
            value=own.phone_hours,
        ),
        Line(
            "site_code", "网站标识码", "十位，没有的空着。", is_required=False, value=own.site_code
        ),
        Line("record_code", "备案号", "没有的空着。", is_required=False, value=own.record_code),
    )


def _contact_told(fact: Fact) -> str:
    # 每一页的页脚都写着电话：不等它自己到时候再看。
    county.forget()
    return "写好了，每一页的页脚都换成新的。"


register(
    ActForm(
        acts.set_local_rule,
        _rules_case,
        "从那一天起按新的数办；以前的日子照旧。会写进存证。",
        inputs=_rules_inputs,
        button="定下来",
        done="定好了。",
    ),
    ActForm(
        acts.confirm_local_rules,
        _confirming_case,
        "确认以后，这些数就是本县自己定的；以后还可以改，从改的那天起算。",
        button="都对，确认",
        done="核对好了。",
    ),
    ActForm(
        acts.set_contact,
        _contact_case,
        "写在每一页的页脚，谁都看得到。",
        inputs=_contact_inputs,
        button="公布",
        done=_contact_told,
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
