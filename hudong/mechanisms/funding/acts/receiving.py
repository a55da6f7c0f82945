"""到账:由村里确认。Receiving: the community confirms what arrived."""

from __future__ import annotations

from datetime import date

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid
from hudong.ground.people.permits import is_committee
from hudong.mechanisms.funding.acts.vouchers import BATCH, lines_for_update, post
from hudong.mechanisms.funding.facts import ReceiptConfirmed
from hudong.mechanisms.funding.flow import FLOW
from hudong.mechanisms.funding.models import Disbursement, PackageLine
from hudong.mechanisms.funding.permits import receives_the_disbursement
from hudong.mechanisms.funding.terms import VoucherKind


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
    arrived = lines_for_update(disbursement)
    for row in arrived:
        row.line.received_fen += row.amount_fen
    PackageLine.objects.bulk_update(
        [row.line for row in arrived], ["received_fen"], batch_size=BATCH
    )
    disbursement.received_on = received_on
    voucher = post(
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
