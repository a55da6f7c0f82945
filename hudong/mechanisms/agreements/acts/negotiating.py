"""协商:提出、同意、确认全文、终止。Negotiating: the same acts for both parties, on the same terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, NotFound
from hudong.ground.record.canonical import plain
from hudong.mechanisms.agreements.facts import (
    ClauseAccepted,
    NegotiationEnded,
    TermsOffered,
    TextAgreed,
    TextConfirmed,
)
from hudong.mechanisms.agreements.flow import FLOW
from hudong.mechanisms.agreements.models import Agreement, Clause, ClauseVote, Offer
from hudong.mechanisms.agreements.permits import is_party_to_agreement
from hudong.mechanisms.agreements.rules import changes, problems
from hudong.mechanisms.agreements.terms import ClauseTerms, Party


def _side(agreement: Agreement, actor: Standing) -> Party:
    side = agreement.party_of(actor.body_id)
    assert side is not None
    return side


def _pick(clauses: Sequence[Clause], number: int) -> Clause:
    for clause in clauses:
        if clause.number == number:
            return clause
    raise NotFound(f"协议书没有第 {number} 条", hint=f"一共 {len(clauses)} 条，请核对条号")


@act(
    "agreements.offer_terms",
    title="提出条款",
    on="agreement",
    step=FLOW["offer"],
    permit=is_party_to_agreement,
    basis="civil_code.counter_offer",
)
def offer_terms(
    *,
    actor: Standing,
    at: Moment,
    agreement: Agreement,
    number: int,
    terms: ClauseTerms,
    reason: str,
) -> TermsOffered:
    """提出条款 · Puts other terms of clause ``number`` on the table; earlier offers stay as they are.

    Open to both parties at any time before the vote; a text already confirmed is open again. A
    clause that the representatives have adopted can no longer be changed. Raises Invalid where
    nothing differs, a value is wrong or the reason is missing.
    """
    side = _side(agreement, actor)
    clauses = list(agreement.clauses.order_by("number"))
    clause = _pick(clauses, number)
    clause.move("offer")
    wrong = problems(terms, from_on=agreement.from_on)
    if not reason.strip():
        wrong["reason"] = "请写明理由，让对方看得明白"
    if wrong:
        raise Invalid("；".join(wrong.values()), where=str(clause), fields=wrong)
    changed = changes(clause.terms, terms)
    if not changed:
        raise Invalid(
            "和现在的内容一样，没有改动", where=str(clause), hint="没有不同意见的，请直接点同意"
        )
    clause.take_terms(terms)
    clause.offered_by, clause.offers_made = side, clause.offers_made + 1
    clause.save()
    offer = Offer.objects.create(
        clause=clause,
        number=clause.offers_made,
        party=side,
        mandate_id=actor.mandate_id,
        terms=plain(asdict(terms)),
        changes=[asdict(change) for change in changed],
        reason=reason.strip(),
        made_at=at.at,
    )
    _reopen(agreement)
    return TermsOffered(
        agreement_id=agreement.pk,
        clause_id=clause.pk,
        clause_number=clause.number,
        offer_number=offer.number,
        party=side.value,
        changes=tuple(offer.changes),
        terms=offer.terms,
        reason=offer.reason,
    )


def _reopen(agreement: Agreement) -> None:
    """确认过的文本又有了改动:回到桌上,双方重新确认。"""
    agreement.confirmed_by = ""
    if agreement.state == "agreed":
        voted = ClauseVote.objects.filter(clause__agreement=agreement).exists()
        agreement.state = "renegotiating" if voted else "negotiating"


@act(
    "agreements.accept_clause",
    title="同意条款",
    on="agreement",
    step=FLOW["accept"],
    permit=is_party_to_agreement,
    basis="civil_code.acceptance",
)
def accept_clause(*, actor: Standing, agreement: Agreement, number: int) -> ClauseAccepted:
    """同意条款 · Accepts the other party's terms of clause ``number`` as they stand."""
    return _accept(agreement, _side(agreement, actor), (number,))


@act(
    "agreements.accept_clauses",
    title="同意多条条款",
    on="agreement",
    step=FLOW["accept"],
    permit=is_party_to_agreement,
    basis="civil_code.acceptance",
)
def accept_clauses(
    *, actor: Standing, agreement: Agreement, numbers: Sequence[int]
) -> ClauseAccepted:
    """同意多条条款 · Accepts several clauses in one act; all of them, or none where one is refused."""
    if not numbers:
        raise Invalid("没有选条款", fields={"numbers": "请至少选一条"})
    return _accept(agreement, _side(agreement, actor), tuple(sorted(set(numbers))))


def _accept(agreement: Agreement, side: Party, numbers: tuple[int, ...]) -> ClauseAccepted:
    clauses = list(agreement.clauses.in_order())
    accepted = [_pick(clauses, number) for number in numbers]
    for clause in accepted:
        clause.move("accept")
        if clause.offered_by == side:
            raise Conflict(
                "这一条是你方提出的，要由对方答复",
                where=str(clause),
                hint="可以等对方答复，也可以修改自己提的内容",
            )
    Clause.objects.bulk_update(accepted, ["state"])
    return ClauseAccepted(
        agreement_id=agreement.pk,
        party=side.value,
        clause_numbers=numbers,
        digests=tuple(clause.text.digest(agreement.number) for clause in accepted),
    )


@act(
    "agreements.confirm_text",
    title="确认文本",
    on="agreement",
    step=FLOW["confirm"],
    permit=is_party_to_agreement,
    basis="civil_code.contract_terms",
)
def confirm_text(
    *, actor: Standing, at: Moment, agreement: Agreement
) -> TextConfirmed | TextAgreed:
    """确认文本 · Confirms the whole text; once both have, its digest is fixed and the text agreed.

    Raises Conflict while a clause is open, or where this party has confirmed already.
    """
    side = _side(agreement, actor)
    clauses = list(agreement.clauses.in_order())
    still_open = [clause.number for clause in clauses if clause.state not in ("agreed", "resolved")]
    if still_open:
        numbers = "、".join(str(number) for number in still_open)
        raise Conflict(f"第 {numbers} 条双方还没有谈拢，不能确认全文", hint="请先逐条提出或者同意")
    if agreement.confirmed_by == side:
        raise Conflict("你方已经确认过这一稿，等对方确认", hint="要改，请对条款提出新的内容")
    digest = agreement.text_digest(clauses)
    if not agreement.confirmed_by:
        agreement.confirmed_by = side
        return TextConfirmed(agreement_id=agreement.pk, party=side.value, digest=digest)
    agreement.confirmed_by = ""
    agreement.digest, agreement.agreed_on = digest, at.day
    agreement.text_no += 1
    agreement.state = "agreed"
    return TextAgreed(
        agreement_id=agreement.pk,
        party=side.value,
        text_no=agreement.text_no,
        digest=digest,
        amount_fen=sum(clause.amount_fen for clause in clauses),
        content=agreement.text_content(clauses),
    )


@act(
    "agreements.end_negotiation",
    title="终止协商",
    on="agreement",
    step=FLOW["end"],
    permit=is_party_to_agreement,
    basis="civil_code.equal_standing",
)
def end_negotiation(
    *, actor: Standing, at: Moment, agreement: Agreement, reason: str
) -> NegotiationEnded:
    """终止协商 · Either party may end the negotiation before it has signed, with the reason."""
    side = _side(agreement, actor)
    if not reason.strip():
        raise Invalid("没有写终止的原因", fields={"reason": "请写明为什么不再协商"})
    if agreement.signatures.filter(party=side).exists():
        raise Conflict("你方已经签署，不能再终止协商", hint="请等对方签署或者拒签")
    agreement.ended_on, agreement.end_reason = at.day, reason.strip()
    return NegotiationEnded(
        agreement_id=agreement.pk, party=side.value, reason=agreement.end_reason
    )
