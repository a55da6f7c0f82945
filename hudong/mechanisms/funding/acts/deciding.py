"""批准:一般的一人批,专账的两人先后批。Approving: one other person; for official assistance two."""

from __future__ import annotations

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.permits import is_town
from hudong.mechanisms.funding.acts.vouchers import BATCH, lines_for_update, post
from hudong.mechanisms.funding.facts import (
    DisbursementApproved,
    DisbursementDeclined,
    DisbursementEndorsed,
)
from hudong.mechanisms.funding.flow import FLOW
from hudong.mechanisms.funding.models import Disbursement, PackageLine
from hudong.mechanisms.funding.permits import (
    has_first_approval,
    is_on_separate_account,
    is_second_person,
    is_third_person,
    pays_the_disbursement,
)
from hudong.mechanisms.funding.terms import LineAmount, VoucherKind


@act(
    "funding.endorse_disbursement",
    title="第一人批准拨付",
    on="disbursement",
    step=FLOW["endorse"],
    permit=is_town & pays_the_disbursement & is_on_separate_account & is_second_person,
    basis="local.official_assistance",
)
def endorse_disbursement(
    *, actor: Standing, at: Moment, disbursement: Disbursement
) -> DisbursementEndorsed:
    """第一人批准拨付 · The first of the two approvals that money for official assistance needs.

    Nothing moves yet: a third person gives the second approval.
    """
    disbursement.first_approver_id = actor.mandate_id
    disbursement.first_approver_person_id = actor.person_id
    disbursement.first_approved_on = at.day
    return DisbursementEndorsed(
        package_id=disbursement.package_id,
        disbursement_id=disbursement.pk,
        amount_fen=disbursement.amount_fen,
        proposer_mandate_id=disbursement.proposer_id,
    )


@act(
    "funding.approve_disbursement",
    title="批准拨付",
    on="disbursement",
    step=FLOW["approve"],
    permit=is_town
    & pays_the_disbursement
    & is_second_person
    & has_first_approval
    & is_third_person,
    basis="villagers_committee_act.town_support",
)
def approve_disbursement(
    *, actor: Standing, at: Moment, disbursement: Disbursement
) -> DisbursementApproved:
    """批准拨付 · Another person approves; the payers' debts go down by what is paid.

    Money for official assistance has been approved once before, by a person other than this one.
    """
    paid = lines_for_update(disbursement)
    for row in paid:
        row.line.paid_fen += row.amount_fen
        if row.line.paid_fen > row.line.amount_fen:
            raise Conflict(
                f"{row.line}拨出的会超过约定的金额", where=str(disbursement), hint="请核对付款记录"
            )
    PackageLine.objects.bulk_update([row.line for row in paid], ["paid_fen"], batch_size=BATCH)
    disbursement.decider_id, disbursement.decider_person_id = actor.mandate_id, actor.person_id
    disbursement.decided_on = at.day
    voucher = post(
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
        fund=disbursement.fund,
        first_approver_mandate_id=disbursement.first_approver_id,
    )


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
