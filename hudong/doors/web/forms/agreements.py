"""协商的表单 · Both parties use the same forms: answer, offer, confirm, end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.form import ActForm, Case, form_address, public_page, register
from hudong.doors.web.inputs import (
    Count,
    Day,
    Input,
    Line,
    Money,
    OneOf,
    Row,
    Rows,
    Text,
    Yes,
)
from hudong.ground.kernel.clock import legal_day
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.queries import AgreementPage, ClauseView
from hudong.mechanisms.agreements.terms import ClauseTerms, Party

ALL = "all"


def side_of(acting: Acting, page: AgreementPage) -> Party | None:
    """哪一方 · The side that the actor's body stands on, or None."""
    sides = {page.card.party_a_id: Party.A, page.card.party_b_id: Party.B}
    return sides.get(acting.mandate.body_id)


def clause_table(page: AgreementPage) -> ui.ClauseTable:
    """条款和经费 · Every clause as it stands now."""
    return ui.ClauseTable(
        tuple(
            ui.ClauseRow(
                one.number,
                ui.Link(one.title, ""),
                one.terms.standard,
                one.calculation,
                one.payer,
                ui.Yuan(one.amount_fen),
                ui.Tag(_STATES.get(one.state, "plain"), one.state_label),
            )
            for one in page.clauses
        ),
        ui.Yuan(page.card.amount_fen, binds=True),
    )


_STATES: Mapping[str, Any] = {
    "offered": "now",
    "agreed": "done",
    "voting": "now",
    "returned": "no",
    "resolved": "done",
}


def _talk(clause: ClauseView) -> ui.Talk:
    return ui.Talk(
        tuple(
            ui.Move(
                offer.party.value,
                f"{offer.party.words}{'起草' if offer.number == 1 else '提出'}",
                legal_day(offer.made_at),
                ui.Phrase(
                    tuple(
                        part
                        for change in offer.changes
                        for part in (
                            f"{change.label} ",
                            ui.Change(change.before, change.after),
                            " ",
                        )
                    )
                    or (_worded(offer.terms),)
                ),
                offer.reason,
            )
            for offer in clause.offers
        )
    )


def _worded(terms: ClauseTerms) -> str:
    """一稿的内容 · Units of the lists already say 每, so price and number stand apart."""
    return (
        f"{terms.standard.rstrip('。')}。单价 {words.yuan(terms.unit_price_fen)}，"
        f"数量 {terms.quantity}，单位“{terms.unit}”，最迟{words.day(terms.due_on)}付清。"
    )


def page_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    """一份协议书 · The agreement with all its clauses, as every form about it begins."""
    page = queries.agreement_page(agreement_id=number)
    row = queries.agreement(agreement_id=number)
    facts = ui.Facts(
        (
            ui.Fact("甲方", page.card.party_a),
            ui.Fact("乙方", page.card.party_b),
            ui.Fact("期限", f"{words.day(page.card.from_on)}到{words.day(page.card.to_on)}"),
            ui.Fact("走到哪一步", page.card.state_label),
        )
    )
    about: tuple[Content, ...] = (facts, clause_table(page))
    ways = (public_page("agreement", number, "看协议书全文和来龙去脉"),)
    return Case(page.card.title, {"agreement": row}, about, data=page, ways=ways, is_wide=True)


def _confirm_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = page_case(acting, number, asked)
    left = [str(one.number) for one in case.data.clauses if one.state not in ("agreed", "resolved")]
    blocked = f"第 {'、'.join(left)} 条双方还没有谈拢。" if left else ""
    if not left and case.data.confirmed_by is side_of(acting, case.data):
        blocked = "你方已经确认过这一稿，等对方确认。"
    return replace(case, blocked=blocked)


def _answer_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = page_case(acting, number, asked)
    side = side_of(acting, case.data)
    mine = tuple(one for one in case.data.clauses if one.turn is side and side is not None)
    blocked = "" if mine else "现在没有等你方答复的条款。"
    return replace(case, about=case.about[:1], blocked=blocked, data=(number, mine), is_wide=False)


def _offer_address(agreement_id: int, clause: int) -> str:
    return f"{form_address('agreements.offer_terms', agreement_id)}?number={clause}"


def _answer_row(agreement_id: int, one: ClauseView) -> Row:
    talk: tuple[Content, ...] = (_talk(one),) if len(one.offers) > 1 else ()
    return Row(
        one.number,
        f"第 {one.number} 条 {one.title}",
        ui.Phrase(
            (
                f"{one.terms.standard.rstrip('。')}。{one.calculation}，由{one.payer}出钱，"
                f"最迟{words.day(one.terms.due_on)}付清。",
                *talk,
                ui.Link("不同意，我来提", _offer_address(agreement_id, one.number)),
            )
        ),
    )


def _answer_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    number, mine = case.data
    return (
        OneOf(
            "reach",
            "怎样答复",
            options=((ALL, f"这 {len(mine)} 条全部同意"), ("some", "只同意下面打勾的几条")),
        ),
        Rows(
            "numbers",
            "等你方答复的条款",
            "没有打勾的，还留在桌上。",
            is_required=False,
            rows=tuple(_answer_row(number, one) for one in mine),
            inputs=(Yes("yes", "同意"),),
        ),
    )


def _answer_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    _number, mine = case.data
    if values["reach"] == ALL:
        return {"numbers": tuple(one.number for one in mine)}
    return {"numbers": tuple(values["numbers"])}


def _offer_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = page_case(acting, number, asked)
    page: AgreementPage = case.data
    movable = [one for one in page.clauses if one.state in ("offered", "agreed", "returned")]
    wanted = next((one for one in movable if str(one.number) == asked.get("number")), None)
    case = replace(case, is_wide=False)
    others = tuple(
        ui.Link(f"改第 {one.number} 条 {one.title}", _offer_address(number, one.number))
        for one in movable
    )
    if wanted is None:
        blocked = "请先在下面选一条来改。" if movable else "每一条都表决过了，不能再改。"
        return replace(case, blocked=blocked, ways=(*others, *case.ways), data=(page, None))
    about: tuple[Content, ...] = (
        case.about[0],
        ui.Phrase(
            (ui.Tag("now", f"第 {wanted.number} 条 {wanted.title}"), f" {wanted.calculation}")
        ),
        _talk(wanted),
    )
    # 几十条时不全列：只给前一条和后一条，别的从“选一条”进去。
    here = movable.index(wanted)
    near = (*others[max(0, here - 1) : here], *others[here + 1 : here + 2])
    choose = ui.Link("改别的一条", form_address("agreements.offer_terms", number))
    return replace(case, about=about, ways=(*near, choose, *case.ways), data=(page, wanted))


def _offer_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    clause = case.data[1]
    if clause is None:
        return ()
    terms = clause.terms
    return (
        Text("standard", "做到什么", value=terms.standard),
        Line("unit", "计量单位", value=terms.unit),
        Count("quantity", "数量", value=terms.quantity, least=1),
        Money("unit_price_fen", "单价（元）", value=terms.unit_price_fen),
        Day("due_on", "经费最迟哪一天付清", value=terms.due_on),
        Text("reason", "理由", "对方会看到这段话，也会公开。"),
    )


def _offer_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    said = dict(values)
    reason = said.pop("reason")
    return {"number": case.data[1].number, "terms": ClauseTerms(**said), "reason": reason}


register(
    ActForm(
        acts.accept_clauses,
        _answer_case,
        "同意的条款就这样定了；在双方确认全文以前，任何一方还可以重新提。",
        inputs=_answer_inputs,
        arguments=_answer_arguments,
        button="同意",
        done="同意的意思已经告诉对方。",
        name="agreements.accept_clause",
        title="答复条款",
    ),
    ActForm(
        acts.offer_terms,
        _offer_case,
        "送出以后这段话不能改，但可以再提新的；以前提的都留着，谁都能看到。",
        inputs=_offer_inputs,
        arguments=_offer_arguments,
        button="送给对方",
        done="新的提议送给对方了。",
        title="提出我方的写法",
    ),
    ActForm(
        acts.confirm_text,
        _confirm_case,
        "双方都确认以后，全文定稿，算出核对码，提交代表会议；再要改，就要重新确认。",
        button="确认全文",
        done="全文确认了。",
    ),
    ActForm(
        acts.end_negotiation,
        page_case,
        "终止以后这份协议书就结束了，不能恢复；要再签，重新起草。",
        inputs=lambda acting, case: (Text("reason", "为什么终止", "对方会看到，也会公开。"),),
        button="终止协商",
        done="协商终止了。",
    ),
)
