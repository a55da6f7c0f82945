"""经费的行为:安排、提出拨付、批准或者不批准、确认到账。Acts of the funding room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, Sum

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.permits import by_reaction, is_committee, is_town
from hudong.mechanisms.agreements.queries import Agreement
from hudong.mechanisms.funding.facts import (
    DisbursementApproved,
    DisbursementDeclined,
    DisbursementProposed,
    PackageAppropriated,
    ReceiptConfirmed,
)
from hudong.mechanisms.funding.flow import FLOW
from hudong.mechanisms.funding.models import (
    Disbursement,
    DisbursementLine,
    Package,
    PackageLine,
    Posting,
    Voucher,
)
from hudong.mechanisms.funding.permits import (
    is_second_person,
    pays_the_disbursement,
    pays_the_package,
    receives_the_disbursement,
)
from hudong.mechanisms.funding.rules import all_that_is_left, amount_problems, package_problem
from hudong.mechanisms.funding.terms import LineAmount, PackageTerms, VoucherKind

BATCH = 500


@act(
    "funding.appropriate_package",
    title="安排一揽子经费",
    on="agreement",
    permit=by_reaction,
    basis="local.package",
)
def appropriate_package(
    *, at: Moment, agreement: Agreement, amount_fen: int, lines: Sequence[PackageTerms]
) -> PackageAppropriated:
    """安排一揽子经费 · By reaction, when an agreement comes into force: its money as one package.

    Raises Conflict where the lines do not make the agreed sum, or one has no money.
    """
    problem = package_problem(lines, amount_fen)
    if problem:
        raise Conflict(f"经费安排不了：{problem}", where=agreement.number)
    package = Package.objects.create(
        agreement=agreement,
        town_id=agreement.party_a_id,
        community_id=agreement.party_b_id,
        amount_fen=amount_fen,
        appropriated_on=at.day,
    )
    rows = PackageLine.objects.bulk_create(
        [
            PackageLine(
                package=package,
                clause_number=line.clause_number,
                title=line.title,
                payer_id=line.payer_id,
                amount_fen=line.amount_fen,
                due_on=line.due_on,
            )
            for line in lines
        ],
        batch_size=BATCH,
    )
    voucher = _post(
        VoucherKind.APPROPRIATION, package, at.day, [(row, row.amount_fen) for row in rows]
    )
    return PackageAppropriated(
        package_id=package.pk,
        agreement_id=agreement.pk,
        agreement_digest=agreement.digest,
        town_id=package.town_id,
        community_id=package.community_id,
        amount_fen=amount_fen,
        lines=tuple(lines),
        voucher_id=voucher.pk,
    )


def _post(
    kind: VoucherKind,
    source: Package | Disbursement,
    day: date,
    amounts: Sequence[tuple[PackageLine, int]],
) -> Voucher:
    """记一张凭证:每条经费行一笔分录,借贷天然相等。"""
    is_payment = isinstance(source, Disbursement)
    voucher = Voucher.objects.create(
        package_id=source.package_id if is_payment else source.pk,
        disbursement=source if is_payment else None,
        kind=kind,
        made_on=day,
        amount_fen=sum(amount for _, amount in amounts),
    )
    debit, credit = kind.entry
    Posting.objects.bulk_create(
        [
            Posting(
                voucher=voucher,
                line=row,
                debit=debit,
                debit_body_id=debit.owner(payer=row.payer_id, community=source.community_id),
                credit=credit,
                credit_body_id=credit.owner(payer=row.payer_id, community=source.community_id),
                amount_fen=amount,
            )
            for row, amount in amounts
        ],
        batch_size=BATCH,
    )
    return voucher


@act(
    "funding.propose_disbursement",
    title="提出拨付",
    on="package",
    step=FLOW["propose"],
    permit=is_town & pays_the_package,
    basis="villagers_committee_act.town_support",
)
def propose_disbursement(
    *,
    actor: Standing,
    at: Moment,
    package: Package,
    amounts: Sequence[LineAmount] = (),
    note: str = "",
) -> DisbursementProposed:
    """提出拨付 · Proposes to pay out parts of a package; without ``amounts`` all that is left.

    Raises Invalid for an amount below one fen, doubled, or above what is neither paid nor proposed.
    """
    pending = Sum("payments__amount_fen", filter=Q(payments__disbursement__state="proposed"))
    lines = {
        line.clause_number: line
        for line in package.lines.annotate(pending_fen=pending).order_by("clause_number")
    }
    open_fen = {
        number: line.amount_fen - line.paid_fen - (line.pending_fen or 0)
        for number, line in lines.items()
    }
    wanted = list(amounts) or all_that_is_left(open_fen)
    if not wanted:
        raise Conflict("这份协议书的经费已经全部提出拨付", hint="请等批准，或者核对付款记录")
    wrong = amount_problems(wanted, open_fen)
    if wrong:
        raise Invalid("；".join(wrong.values()), where="拨付金额", fields=wrong)
    disbursement = Disbursement.objects.create(
        package=package,
        town_id=package.town_id,
        community_id=package.community_id,
        number=package.disbursements.count() + 1,
        amount_fen=sum(amount.amount_fen for amount in wanted),
        note=note.strip(),
        proposer_id=actor.mandate_id,
        proposer_person_id=actor.person_id,
        proposed_on=at.day,
        state="proposed",
    )
    DisbursementLine.objects.bulk_create(
        [
            DisbursementLine(
                disbursement=disbursement,
                line=lines[amount.clause_number],
                amount_fen=amount.amount_fen,
            )
            for amount in wanted
        ]
    )
    return DisbursementProposed(
        package_id=package.pk,
        disbursement_id=disbursement.pk,
        number=disbursement.number,
        amount_fen=disbursement.amount_fen,
        amounts=tuple(wanted),
        note=disbursement.note,
    )


@act(
    "funding.approve_disbursement",
    title="批准拨付",
    on="disbursement",
    step=FLOW["approve"],
    permit=is_town & pays_the_disbursement & is_second_person,
    basis="villagers_committee_act.town_support",
)
def approve_disbursement(
    *, actor: Standing, at: Moment, disbursement: Disbursement
) -> DisbursementApproved:
    """批准拨付 · A second person approves; the payers' debts go down by what is paid."""
    paid = _lines_for_update(disbursement)
    for row in paid:
        row.line.paid_fen += row.amount_fen
        if row.line.paid_fen > row.line.amount_fen:
            raise Conflict(
                f"{row.line}拨出的会超过约定的金额", where=str(disbursement), hint="请核对付款记录"
            )
    PackageLine.objects.bulk_update([row.line for row in paid], ["paid_fen"], batch_size=BATCH)
    disbursement.decider_id, disbursement.decider_person_id = actor.mandate_id, actor.person_id
    disbursement.decided_on = at.day
    voucher = _post(
        VoucherKind.DISBURSEMENT,
        disbursement,
        at.day,
        [(row.line, row.amount_fen) for row in paid],
    )
    return DisbursementApproved(
        package_id=disbursement.package_id,
        disbursement_id=disbursement.pk,
        amount_fen=disbursement.amount_fen,
        amounts=tuple(LineAmount(row.line.clause_number, row.amount_fen) for row in paid),
        voucher_id=voucher.pk,
        proposer_mandate_id=disbursement.proposer_id,
    )


def _lines_for_update(disbursement: Disbursement) -> list[DisbursementLine]:
    """连同经费行一起锁住:两笔拨付同时批准时,后一笔看得到前一笔。"""
    held = disbursement.lines.select_related("line").select_for_update()
    return list(held.order_by("line_id"))


@act(
    "funding.decline_disbursement",
    title="不批准拨付",
    on="disbursement",
    step=FLOW["decline"],
    permit=is_town & pays_the_disbursement & is_second_person,
    basis="local.package",
)
def decline_disbursement(
    *, actor: Standing, at: Moment, disbursement: Disbursement, reason: str
) -> DisbursementDeclined:
    """不批准拨付 · A second person declines, with the reason; the amounts are open again."""
    if not reason.strip():
        raise Invalid("没有写理由", fields={"reason": "请写明为什么不批准"})
    disbursement.decider_id, disbursement.decider_person_id = actor.mandate_id, actor.person_id
    disbursement.decided_on, disbursement.decline_reason = at.day, reason.strip()
    return DisbursementDeclined(
        package_id=disbursement.package_id,
        disbursement_id=disbursement.pk,
        reason=disbursement.decline_reason,
    )


@act(
    "funding.confirm_receipt",
    title="确认到账",
    on="disbursement",
    step=FLOW["receive"],
    permit=is_committee & receives_the_disbursement,
    basis="local.package",
)
def confirm_receipt(
    *, at: Moment, disbursement: Disbursement, received_on: date
) -> ReceiptConfirmed:
    """确认到账 · The community confirms that the money is on its own account since ``received_on``.

    Raises Invalid for a day before the approval or after today.
    """
    assert disbursement.decided_on is not None
    if not disbursement.decided_on <= received_on <= at.day:
        raise Invalid(
            "到账日不对",
            fields={"received_on": f"要在 {disbursement.decided_on} 和 {at.day} 之间"},
        )
    arrived = _lines_for_update(disbursement)
    for row in arrived:
        row.line.received_fen += row.amount_fen
    PackageLine.objects.bulk_update(
        [row.line for row in arrived], ["received_fen"], batch_size=BATCH
    )
    disbursement.received_on = received_on
    voucher = _post(
        VoucherKind.RECEIPT,
        disbursement,
        at.day,
        [(row.line, row.amount_fen) for row in arrived],
    )
    return ReceiptConfirmed(
        package_id=disbursement.package_id,
        disbursement_id=disbursement.pk,
        amount_fen=disbursement.amount_fen,
        received_on=received_on,
        voucher_id=voucher.pk,
    )
