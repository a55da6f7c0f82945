"""协议书的表单 · Both parties use the same forms: draft, answer, offer, confirm, end; then submit and sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
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
    Many,
    Money,
    OneOf,
    Row,
    Rows,
    Text,
    Yes,
)
from hudong.ground.kernel.clock import legal_day
from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.refusals import Refused
from hudong.ground.people import queries as people
from hudong.ground.people.terms import BodyKind
from hudong.instruments.resolutions import queries as resolutions
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.queries import AgreementPage, ClauseView
from hudong.mechanisms.agreements.terms import AgreementLine, ClauseLine, ClauseTerms, Party
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import MatterRow
from hudong.mechanisms.catalogue.terms import Catalogue

YEAR = timedelta(days=364)
ALL = "all"


def _draft_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    line = acting.mandate
    if number not in (line.body_id, line.parent_body_id):
        raise Refused("只能替自己的一方起草")
    town = people.body(body_id=number)
    edition = catalogue.edition_on(day=acting.day)
    if edition is None:
        return Case("起草协议书", {"town": town, "lines": ()}, blocked="还没有公布两份清单，没有可以写进协议书的事项。")
    found = people.communities(town=town)
    mine = tuple(body for body in found if line.body_id in (town.pk, body.pk))
    matters = tuple(
        row for row in catalogue.matters_of(edition=edition)
        if row.catalogue is Catalogue.ASSISTANCE
    )
    facts = ui.Facts(
        (
            ui.Fact("甲方", town.name),
            ui.Fact("按哪一版清单", f"第 {edition.number} 版（{edition.document_no}）"),
        )
    )
    return Case(
        "起草协议书", {"town": town, "edition": edition, "lines": ()}, (facts,), data=(mine, matters)
    )


def _matter(row: MatterRow) -> Row:
    price = f"清单价 {words.yuan(row.unit_price_fen)}" if row.unit_price_fen else "清单上没有单价"
    payer = row.payer_name or "本镇"
    return Row(
        row.matter_id,
        f"第 {row.position} 项 {row.title}",
        f"{row.standard}。适用{row.scope.words}，{price}／{row.unit or '未写单位'}，由{payer}出钱。",
        start=(("quantity", row.quantity or ""),),
    )


def _matter_wrong(said: dict[str, Any]) -> str:
    return "" if said["quantity"] else "写了单价，还没有写数量"


def _draft_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    mine, matters = case.data or ((), ())
    ticked = tuple(body.pk for body in mine) if len(mine) == 1 else ()
    return (
        Many(
            "communities", "和哪些村、社区签", "可以一次选几个，各起草一份。", value=ticked,
            options=tuple((str(body.pk), body.short_name, "") for body in mine),
        ),
        Day("from_on", "从哪一天起", value=acting.day + timedelta(days=30)),
        Day("to_on", "到哪一天止", value=acting.day + timedelta(days=30) + YEAR),
        Day("due_on", "经费最迟哪一天付清", value=acting.day + timedelta(days=90)),
        Rows(
            "matters", "写哪些事项",
            "数量空着的，不写进协议书。单价空着的，用清单价。只适用于村或者社区的，会自动分开。",
            rows=tuple(_matter(row) for row in matters), check=_matter_wrong,
            inputs=(Count("quantity", "一年的数量"), Money("price", "单价（元）")),
        ),
    )


def _draft_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    mine, matters = case.data
    kinds = {body.pk: BodyKind(body.kind).community for body in mine}
    by_id = {row.matter_id: row for row in matters}

    def clauses(community_id: int) -> tuple[ClauseLine, ...]:
        kind = kinds[community_id]
        assert kind is not None
        return tuple(
            ClauseLine(number, values["due_on"], said["quantity"], said["price"])
            for number, said in values["matters"].items()
            if by_id[number].scope.covers(kind)
        )

    return {
        "from_on": values["from_on"],
        "to_on": values["to_on"],
        "lines": [AgreementLine(one, clauses(one)) for one in values["communities"]],
    }


def _drafted(fact: Fact) -> str:
    return f"起草了 {len(fact.drafted)} 份协议书，等对方逐条答复。"  # type: ignore[attr-defined]


def side_of(acting: Acting, page: AgreementPage) -> Party | None:
    """哪一方 · The side that the actor's body stands on, or None."""
    sides = {page.card.party_a_id: Party.A, page.card.party_b_id: Party.B}
    return sides.get(acting.mandate.body_id)


def clause_table(page: AgreementPage) -> ui.ClauseTable:
    """条款和经费 · Every clause as it stands now."""
    return ui.ClauseTable(
        tuple(
            ui.ClauseRow(
                one.number, ui.Link(one.title, ""), one.terms.standard, one.calculation, one.payer,
                ui.Yuan(one.amount_fen), ui.Tag(_STATES.get(one.state, "plain"), one.state_label),
            )
            for one in page.clauses
        ),
        ui.Yuan(page.card.amount_fen, binds=True),
    )


_STATES: Mapping[str, Any] = {
    "offered": "now", "agreed": "done", "voting": "now", "returned": "no", "resolved": "done",
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
                        for part in (f"{change.label} ", ui.Change(change.before, change.after), " ")
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


def _page_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
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
    case = _page_case(acting, number, asked)
    left = [str(one.number) for one in case.data.clauses if one.state not in ("agreed", "resolved")]
    blocked = f"第 {'、'.join(left)} 条双方还没有谈拢。" if left else ""
    if not left and case.data.confirmed_by is side_of(acting, case.data):
        blocked = "你方已经确认过这一稿，等对方确认。"
    return replace(case, blocked=blocked)


def _answer_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _page_case(acting, number, asked)
    side = side_of(acting, case.data)
    mine = tuple(one for one in case.data.clauses if one.turn is side and side is not None)
    blocked = "" if mine else "现在没有等你方答复的条款。"
    return replace(
        case, about=case.about[:1], blocked=blocked, data=(number, mine), is_wide=False
    )


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
            "reach", "怎样答复",
            options=((ALL, f"这 {len(mine)} 条全部同意"), ("some", "只同意下面打勾的几条")),
        ),
        Rows(
            "numbers", "等你方答复的条款", "没有打勾的，还留在桌上。", is_required=False,
            rows=tuple(_answer_row(number, one) for one in mine), inputs=(Yes("yes", "同意"),),
        ),
    )


def _answer_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    _number, mine = case.data
    if values["reach"] == ALL:
        return {"numbers": tuple(one.number for one in mine)}
    return {"numbers": tuple(values["numbers"])}


def _offer_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _page_case(acting, number, asked)
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
        ui.Phrase((ui.Tag("now", f"第 {wanted.number} 条 {wanted.title}"), f" {wanted.calculation}")),
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


def _submit_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _page_case(acting, number, asked)
    put = tuple(one for one in case.data.clauses if one.state == "agreed")
    community = people.body(body_id=case.data.card.party_b_id)
    earliest = resolutions.earliest_meeting_on(community=community, notified_on=acting.day)
    facts = ui.Facts(
        (
            ui.Fact("提交表决的", f"{len(put)} 条，一条一条表决"),
            ui.Fact("最早哪一天开会", f"{words.day(earliest)}（{words.weekday(earliest)}）"),
            ui.Fact("还要有", "稳评通过、党组织研究、村（居）民会议的授权；缺哪一样，系统会说明"),
        )
    )
    return replace(case, about=(facts, *case.about[1:]), data=earliest)


def _submit_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Day("meeting_on", "哪一天开会", "通知要提前够日子，当天和开会那天不算。", value=case.data),
        Line("place", "几点、在哪里开", "例如：下午两点，村文化礼堂。"),
    )


def _sign_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _page_case(acting, number, asked)
    page: AgreementPage = case.data
    about: tuple[Content, ...] = (
        ui.Parties(page.card.party_a, page.card.party_b, _signed_rows(page)),
        case.about[1],
        ui.Facts((ui.Fact("核对码", ui.Digest(page.text_digest)), case.about[0].facts[2])),  # type: ignore[union-attr]
    )
    side = side_of(acting, page)
    signed = {item.party for item in page.signatures}
    blocked = "你方已经签署，等对方签署。" if side in signed else ""
    return replace(case, about=about, blocked=blocked, seen=(("digest", page.text_digest),))


def _signed_rows(page: AgreementPage) -> tuple[ui.PartyRow, ...]:
    signed = {item.party: item for item in page.signatures}

    def cell(side: Party) -> Content:
        item = signed.get(side)
        return f"{item.person_name}，{words.instant(item.signed_at)}" if item else "还没有签"

    return (ui.PartyRow("签署", cell(Party.A), cell(Party.B)),)


def _sign_summary(case: Case, values: dict[str, Any]) -> tuple[Content, ...]:
    page: AgreementPage = case.data
    return (
        ui.Facts(
            (
                ui.Fact("签哪一份", f"{page.card.title}（{page.card.number}）"),
                ui.Fact("一揽子经费", ui.Yuan(page.card.amount_fen, binds=True)),
                ui.Fact("盖哪一枚章", values["seal"]),
                ui.Fact("核对码", ui.Digest(values["digest"])),
            )
        ),
    )


register(
    ActForm(
        acts.draft_agreements, _draft_case,
        "起草的就是你方的第一次提议，对方可以逐条同意或者另提；双方没有谈拢以前都不算数。",
        inputs=_draft_inputs, arguments=_draft_arguments, button="起草", done=_drafted,
    ),
    ActForm(
        acts.accept_clauses, _answer_case,
        "同意的条款就这样定了；在双方确认全文以前，任何一方还可以重新提。",
        inputs=_answer_inputs, arguments=_answer_arguments, button="同意",
        done="同意的意思已经告诉对方。",
        name="agreements.accept_clause", title="答复条款",
    ),
    ActForm(
        acts.offer_terms, _offer_case,
        "送出以后这段话不能改，但可以再提新的；以前提的都留着，谁都能看到。",
        inputs=_offer_inputs, arguments=_offer_arguments, button="送给对方",
        done="新的提议送给对方了。", title="提出我方的写法",
    ),
    ActForm(
        acts.confirm_text, _confirm_case,
        "双方都确认以后，全文定稿，算出核对码，提交代表会议；再要改，就要重新确认。",
        button="确认全文", done="全文确认了。",
    ),
    ActForm(
        acts.end_negotiation, _page_case,
        "终止以后这份协议书就结束了，不能恢复；要再签，重新起草。",
        inputs=lambda acting, case: (Text("reason", "为什么终止", "对方会看到，也会公开。"),),
        button="终止协商", done="协商终止了。",
    ),
    ActForm(
        acts.submit_to_resolution, _submit_case,
        "送出以后，会议的日子、名册和议案就定了，代表会收到通知；开不成的，可以取消以后再提。",
        inputs=_submit_inputs, button="召集代表会议", done="会议定好了，请通知每一位代表。",
    ),
    ActForm(
        acts.sign_agreement, _sign_case,
        "签署以后不能撤回。双方都签了，协议书马上生效，经费按约定拨付。",
        inputs=lambda acting, case: (
            Line("seal", "盖哪一枚章", value=f"{acting.mandate.body_name}（印）"),
        ),
        confirms=True, summary=_sign_summary, button="签署协议书", done="签署好了。",
        arguments=lambda case, values: values,
    ),
)
