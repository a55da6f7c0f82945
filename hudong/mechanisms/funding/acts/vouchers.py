"""记账:一张凭证,每条经费行一笔分录。Vouchers: one posting for each line, in the book it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hudong.mechanisms.funding.models import (
    Disbursement,
    DisbursementLine,
    Package,
    PackageLine,
    Posting,
    Voucher,
)
from hudong.mechanisms.funding.terms import VoucherKind

BATCH = 500


def post(
    kind: VoucherKind,
    source: Package | Disbursement,
    day: date,
    amounts: Sequence[tuple[PackageLine, int]],
) -> Voucher:
    """记一张凭证 · Debits and credits agree by nature; money for official assistance stays apart."""
    is_payment = isinstance(source, Disbursement)
    voucher = Voucher.objects.create(
        package_id=source.package_id if is_payment else source.pk,
        disbursement=source if is_payment else None,
        kind=kind,
        made_on=day,
        amount_fen=sum(amount for _, amount in amounts),
    )
    Posting.objects.bulk_create(
        [_posting(voucher, kind, source.community_id, row, amount) for row, amount in amounts],
        batch_size=BATCH,
    )
    return voucher


def _posting(
    voucher: Voucher, kind: VoucherKind, community_id: int, row: PackageLine, amount_fen: int
) -> Posting:
    debit, credit = kind.entry_in(row.fund)
    return Posting(
        voucher=voucher,
        line=row,
        debit=debit,
        debit_body_id=debit.owner(payer=row.payer_id, community=community_id),
        credit=credit,
        credit_body_id=credit.owner(payer=row.payer_id, community=community_id),
        amount_fen=amount_fen,
    )


def lines_for_update(disbursement: Disbursement) -> list[DisbursementLine]:
    """连同经费行一起锁住 · Of two payments approved at once, the later sees the earlier."""
    held = disbursement.lines.select_related("line").select_for_update()
    return list(held.order_by("line_id"))
