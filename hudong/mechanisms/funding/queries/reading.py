"""经费怎样读:一揽子、拖欠、试算平衡。Reading the money: packages, arrears, balances."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Prefetch, Sum

from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.people.queries import Body
from hudong.mechanisms.funding.flow import FLOW
from hudong.mechanisms.funding.models import (
    Disbursement,
    DisbursementLine,
    Package,
    PackageLine,
    Posting,
)
from hudong.mechanisms.funding.queries.views import (
    Arrear,
    Balance,
    DisbursementView,
    LineView,
    PackagePage,
)
from hudong.mechanisms.funding.rules import days_late
from hudong.mechanisms.funding.terms import Account, Fund, LineAmount


@reads(budget=1)
def package(*, package_id: int) -> Package:
    """一揽子经费的行 · The row for an act; raises NotFound."""
    found = Package.objects.filter(pk=package_id).first()
    if found is None:
        raise NotFound("没有这笔一揽子经费", where=str(package_id))
    return found


@reads(budget=1)
def disbursement(*, disbursement_id: int) -> Disbursement:
    """拨付的行 · The row for an act; raises NotFound."""
    found = Disbursement.objects.filter(pk=disbursement_id).first()
    if found is None:
        raise NotFound("没有这笔拨付", where=str(disbursement_id))
    return found


@reads(budget=4)
def package_of(*, agreement_id: int) -> PackagePage | None:
    """协议书的一揽子经费 · The package of an agreement, or None before it is in force."""
    row = (
        Package.objects.select_related("agreement", "town", "community")
        .filter(agreement_id=agreement_id)
        .first()
    )
    if row is None:
        return None
    payments = row.disbursements.order_by("number").prefetch_related(
        Prefetch(
            "lines",
            DisbursementLine.objects.select_related("line").order_by("line__clause_number"),
        )
    )
    return PackagePage(
        package_id=row.pk,
        agreement_id=row.agreement_id,
        agreement_number=row.agreement.number,
        town_id=row.town_id,
        town=row.town.name,
        community_id=row.community_id,
        community=row.community.name,
        amount_fen=row.amount_fen,
        appropriated_on=row.appropriated_on,
        lines=tuple(
            _line_view(line) for line in row.lines.select_related("payer").order_by("clause_number")
        ),
        disbursements=tuple(_disbursement_view(item) for item in payments),
    )


def _line_view(line: PackageLine) -> LineView:
    return LineView(
        clause_number=line.clause_number,
        title=line.title,
        payer_id=line.payer_id,
        payer=line.payer.name,
        amount_fen=line.amount_fen,
        paid_fen=line.paid_fen,
        received_fen=line.received_fen,
        due_on=line.due_on,
        official=line.official,
    )


def _disbursement_view(item: Disbursement) -> DisbursementView:
    return DisbursementView(
        disbursement_id=item.pk,
        number=item.number,
        amount_fen=item.amount_fen,
        amounts=tuple(
            LineAmount(row.line.clause_number, row.amount_fen) for row in item.lines.all()
        ),
        note=item.note,
        fund=Fund(item.fund),
        state=item.state,
        state_label=FLOW.state(item.state).public_label,
        proposed_on=item.proposed_on,
        first_approved_on=item.first_approved_on,
        decided_on=item.decided_on,
        decline_reason=item.decline_reason,
        received_on=item.received_on,
    )


@reads(budget=1)
def arrears(*, day: date, payer: Body | None = None) -> tuple[Arrear, ...]:
    """拖欠 · Every clause whose money was due before ``day`` and is not paid in full; oldest first."""
    found = PackageLine.objects.overdue_on(day).select_related(
        "payer", "package__agreement", "package__community"
    )
    if payer is not None:
        found = found.filter(payer=payer)
    return tuple(
        Arrear(
            agreement_id=line.package.agreement_id,
            agreement_number=line.package.agreement.number,
            community=line.package.community.name,
            clause_number=line.clause_number,
            title=line.title,
            payer_id=line.payer_id,
            payer=line.payer.name,
            due_on=line.due_on,
            days=days_late(line.due_on, day),
            unpaid_fen=line.amount_fen - line.paid_fen,
        )
        for line in found.order_by("due_on", "package_id", "clause_number")
    )


@reads(budget=1)
def balances(*, package_id: int | None = None) -> tuple[Balance, ...]:
    """试算平衡 · Balances of all accounts, or of one package's; their sum is always zero."""
    found = Posting.objects.all()
    if package_id is not None:
        found = found.filter(voucher__package_id=package_id)
    sums: dict[tuple[int, str], int] = defaultdict(int)
    moved = found.values_list("debit_body_id", "debit", "credit_body_id", "credit").order_by(
        "debit_body_id", "debit", "credit_body_id", "credit"
    )
    for debit_body, debit, credit_body, credit, amount in moved.annotate(Sum("amount_fen")):
        sums[debit_body, debit] += amount
        sums[credit_body, credit] -= amount
    return tuple(
        Balance(body_id, Account(account), amount)
        for (body_id, account), amount in sorted(sums.items())
    )
