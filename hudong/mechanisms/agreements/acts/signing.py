"""签署:公布期满、两方法定代表人先后签、生效。Signing: cleared, signed by either side in any order, in force."""

from __future__ import annotations

from collections.abc import Sequence

from hudong.ground import law
from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.law.terms import BasisOnDay
from hudong.ground.people.permits import by_reaction, is_legal_representative
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.agreements.acts.ending import refuse_gone
from hudong.mechanisms.agreements.facts import (
    AgreementInForce,
    AgreementSigned,
    SigningCleared,
)
from hudong.mechanisms.agreements.flow import FLOW
from hudong.mechanisms.agreements.models import Agreement, Clause, ClauseVote, Signature
from hudong.mechanisms.agreements.permits import is_party_to_agreement
from hudong.mechanisms.agreements.rules import unvoted_clauses


@act(
    "agreements.clear_for_signing",
    title="决议公布期满",
    on="agreement",
    step=FLOW["clear"],
    permit=by_reaction,
    basis="kernel.reaction",
)
def clear_for_signing(
    *, at: Moment, agreement: Agreement, notice_ids: Sequence[int]
) -> SigningCleared:
    """决议公布期满 · By reaction, when the last notice of the resolutions behind it has closed."""
    agreement.cleared_on = at.day
    return SigningCleared(agreement_id=agreement.pk, notice_ids=tuple(notice_ids))


@act(
    "agreements.sign_agreement",
    title="签署协议书",
    on="agreement",
    step=FLOW["sign"],
    permit=is_legal_representative & is_party_to_agreement,
    basis="villagers_committee_act.legal_person",
)
def sign_agreement(
    *, actor: Standing, at: Moment, agreement: Agreement, digest: str, seal: str
) -> AgreementSigned:
    """签署协议书 · The legal representative of either party signs the text whose digest was seen.

    ``seal`` names the seal set beside the signature. Raises Conflict where the text is not the one
    that was agreed and adopted, clause by clause, or where this party has signed; Invalid without
    a seal. With the second signature the agreement comes into force (by reaction).
    """
    side = agreement.party_of(actor.body_id)
    assert side is not None
    if not seal.strip():
        raise Invalid("没有写印章", fields={"seal": "请写盖的是哪一枚章"})
    signed = {item.party for item in agreement.signatures.order_by("id")}
    if side in signed:
        raise Conflict("你方已经签署，等对方签署", where=agreement.number)
    _whole(agreement, digest)
    assert actor.mandate_id is not None
    basis = _basis(actor, at)
    signature = Signature.objects.create(
        agreement=agreement,
        party=side,
        mandate_id=actor.mandate_id,
        person_id=actor.person_id,
        label=actor.label,
        seal=seal.strip(),
        digest=agreement.digest,
        basis_cite=basis.cite,
        signed_at=at.at,
    )
    return AgreementSigned(
        agreement_id=agreement.pk,
        signature_id=signature.pk,
        party=side.value,
        mandate_id=actor.mandate_id,
        label=actor.label,
        seal=signature.seal,
        digest=agreement.digest,
        basis_cite=basis.cite,
        both=side.other in signed,
    )


def _whole(agreement: Agreement, digest: str) -> None:
    """签的文本、双方确认的文本、代表会议逐条通过的文本,三者必须是同一份。"""
    clauses = list(agreement.clauses.in_order().with_departures())
    refuse_gone(agreement, [clause.number for clause in clauses if clause.has_left])
    if not digest == agreement.digest == agreement.text_digest(clauses):
        raise Conflict(
            "要签的文本不是双方确认并且表决通过的那一份",
            where=agreement.number,
            hint="请刷新页面，核对全文和核对码再签",
        )
    votes = ClauseVote.objects.filter(clause__agreement=agreement, adopted=True)
    missing = unvoted_clauses(
        {clause.number: clause.text.digest(agreement.number) for clause in clauses},
        dict(votes.order_by("id").values_list("clause__number", "digest")),
    )
    if missing:
        numbers = "、".join(str(number) for number in missing)
        raise Conflict(
            f"第 {numbers} 条现在的文字没有经过代表会议通过，不能签署", where=agreement.number
        )


def _basis(actor: Standing, at: Moment) -> BasisOnDay:
    kind = BodyKind(actor.body_kind).community
    rules = law.at(at.day)
    if kind is None:
        return rules.basis("civil_code.legal_representative")
    return rules.of(kind, "legal_person")


@act(
    "agreements.enter_force",
    title="协议书生效",
    on="agreement",
    step=FLOW["enter_force"],
    permit=by_reaction,
    basis="civil_code.signing",
)
def enter_force(*, at: Moment, agreement: Agreement) -> AgreementInForce:
    """协议书生效 · By reaction, with the second signature; the fact holds the whole text."""
    clauses: list[Clause] = list(agreement.clauses.in_order())
    agreement.in_force_on = at.day
    return AgreementInForce(
        agreement_id=agreement.pk,
        number=agreement.number,
        title=agreement.title,
        party_a_id=agreement.party_a_id,
        party_b_id=agreement.party_b_id,
        from_on=agreement.from_on,
        to_on=agreement.to_on,
        digest=agreement.digest,
        amount_fen=sum(clause.amount_fen for clause in clauses),
        clauses=tuple({**clause.text.content(), "payer_id": clause.payer_id} for clause in clauses),
    )
