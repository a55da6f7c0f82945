"""经费的表单 · The town proposes and a second person approves; the community confirms what arrived."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, public_page, register
from hudong.doors.web.inputs import Day, Input, Money, OneOf, Row, Rows, Text
from hudong.ground.law.official import SEPARATELY, official_words
from hudong.mechanisms.funding import acts, queries
from hudong.mechanisms.funding.queries import Disbursement, LineView, PackagePage
from hudong.mechanisms.funding.terms import Fund, LineAmount


def _package_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.package(package_id=number)
    page = queries.package_of(agreement_id=row.agreement_id)
    assert page is not None
    facts = ui.Facts(
        (
            ui.Fact("领受单位", page.community),
            ui.Fact("一揽子经费", ui.Yuan(page.amount_fen, binds=True)),
            ui.Fact("已经拨出", ui.Yuan(page.paid_fen)),
            *_kept_apart(page),
        )
    )
    ways = (public_page("agreement", row.agreement_id, "看协议书和经费"),)
    return Case(page.agreement_number, {"package": row}, (facts,), data=page, ways=ways)


def _kept_apart(page: PackagePage) -> tuple[ui.Fact, ...]:
    """公务性协助的钱 · What is kept on the separate account, where there is any."""
    apart = page.in_fund(Fund.OFFICIAL)
    if not apart:
        return ()
    total = ui.Yuan(sum(line.amount_fen for line in apart))
    return (ui.Fact(f"其中{Fund.OFFICIAL.words}", ui.Phrase((total, f"；{SEPARATELY}"))),)


def _amounts(acting: Acting, case: Case) -> tuple[Input, ...]:
    unpaid = [line for line in case.data.lines if line.unpaid_fen]
    return (
        *_which_book({line.fund for line in unpaid}),
        Rows(
            "amounts",
            "每一条拨多少",
            "全部空着，就是把这本账里剩下的全部拨出。",
            is_required=False,
            rows=tuple(_line_row(line) for line in unpaid),
            inputs=(Money("fen", "这次拨多少元"),),
        ),
        Text("note", "说明", is_required=False, rows=2),
    )


def _which_book(funds: set[Fund]) -> tuple[Input, ...]:
    """从哪本账拨 · Asked only where both books have something left: one payment, one book."""
    if len(funds) < len(Fund):
        return ()
    options = tuple((fund.value, fund.words) for fund in Fund)
    hint = "两本账的钱不能合成一笔；公务性协助专账要两人先后批准。"
    return (OneOf("fund", "从哪本账拨", hint, value=Fund.GENERAL.value, options=options),)


def _line_row(line: LineView) -> Row:
    return Row(
        line.clause_number,
        f"第 {line.clause_number} 条 {line.title}",
        f"{line.payer}出，{words.day(line.due_on)}前付清，还没有付 {words.yuan(line.unpaid_fen)}",
        tag=ui.Tag("plain", official_words(line.official)) if line.official else "",
    )


def _proposed(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "amounts": [LineAmount(number, said["fen"]) for number, said in values["amounts"].items()],
        "note": values["note"],
        "fund": Fund(values["fund"]) if values.get("fund") else None,
    }


def _payment_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.disbursement(disbursement_id=number)
    facts = ui.Facts(
        (
            ui.Fact("哪一笔", str(row)),
            ui.Fact("付给谁", row.community.name),
            ui.Fact("按哪份协议书", str(row.package.agreement)),
            ui.Fact("多少", ui.Yuan(row.amount_fen, binds=True)),
            ui.Fact("从哪本账拨", Fund(row.fund).words),
            ui.Fact("哪一天提出", words.day(row.proposed_on)),
            *_first_approval(row),
            ui.Fact("说明", row.note or "没有写"),
        )
    )
    return Case(str(row), {"disbursement": row}, (facts,), data=row)


def _first_approval(row: Disbursement) -> tuple[ui.Fact, ...]:
    if row.first_approved_on is None:
        return ()
    return (ui.Fact("第一人哪一天批准", words.day(row.first_approved_on)),)


register(
    ActForm(
        acts.propose_disbursement,
        _package_case,
        "提出以后，由本镇另一个人批准才付款；公务性协助专账的，由另外两个人先后批准。提出的人不能自己批准。",
        inputs=_amounts,
        arguments=_proposed,
        button="提出拨付",
        done="提出了，等另一位同志批准。",
    ),
    ActForm(
        acts.endorse_disbursement,
        _payment_case,
        "这是两次批准里的第一次，批准以后还不付款；要由第三个人再批一次。",
        button="批准（第一人）",
        done="第一次批准好了，等第三个人再批。",
    ),
    ActForm(
        acts.approve_disbursement,
        _payment_case,
        "批准以后就付款，账上减少应付的数；不能撤回。",
        button="批准拨付",
        done="批准了，等村（居）委会确认到账。",
    ),
    ActForm(
        acts.decline_disbursement,
        _payment_case,
        "不批准的，这一笔作废，可以重新提出。",
        inputs=lambda acting, case: (Text("reason", "为什么不批准"),),
        button="不批准",
        done="没有批准，理由写进存证。",
    ),
    ActForm(
        acts.confirm_receipt,
        _payment_case,
        "确认以后公开。没有到账的不要确认；过了期限没有到账，会显示为拖欠。",
        inputs=lambda acting, case: (Day("received_on", "哪一天到账的", value=acting.day),),
        button="确认到账",
        done="到账确认好了，已经公开。",
    ),
)
