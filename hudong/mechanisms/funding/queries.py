"""经费的读法。How the funding room is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Min, Prefetch, Q, Sum

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import COMMUNITY_KINDS, BodyKind, Role
from hudong.mechanisms.funding.flow import FLOW
from hudong.mechanisms.funding.models import (
    Disbursement,
    DisbursementLine,
    Package,
    PackageLine,
    Posting,
)
from hudong.mechanisms.funding.rules import days_late
from hudong.mechanisms.funding.terms import PACKAGE_KIND, Account, LineAmount

DISBURSEMENT_KIND = "funding.Disbursement"


@dataclass(frozen=True)
class LineView:
    """经费行 · The money of one clause: agreed, paid out, arrived."""

    clause_number: int
    title: str
    payer_id: int
    payer: str
    amount_fen: int
    paid_fen: int
    received_fen: int
    due_on: date

    @property
    def unpaid_fen(self) -> int:
        """还没有付的 · In fen."""
        return self.amount_fen - self.paid_fen


@dataclass(frozen=True)
class DisbursementView:
    """一笔拨付 · With its amounts by clause."""

    disbursement_id: int
    number: int
    amount_fen: int
    amounts: tuple[LineAmount, ...]
    note: str
    state: str
    state_label: str
    proposed_on: date
    decided_on: date | None
    decline_reason: str
    received_on: date | None


@dataclass(frozen=True)
class PackagePage:
    """一揽子经费页 · The package of an agreement, line by line, with every payment."""

    package_id: int
    agreement_id: int
    agreement_number: str
    town_id: int
    town: str
    community_id: int
    community: str
    amount_fen: int
    appropriated_on: date
    lines: tuple[LineView, ...]
    disbursements: tuple[DisbursementView, ...]

    @property
    def paid_fen(self) -> int:
        """已拨出 · In fen."""
        return sum(line.paid_fen for line in self.lines)

    @property
    def received_fen(self) -> int:
        """已到账 · In fen."""
        return sum(line.received_fen for line in self.lines)


@dataclass(frozen=True)
class Arrear:
    """拖欠 · A clause's money not paid in full after its last day."""

    agreement_id: int
    agreement_number: str
    community: str
    clause_number: int
    title: str
    payer_id: int
    payer: str
    due_on: date
    days: int
    unpaid_fen: int


@dataclass(frozen=True)
class Balance:
    """余额 · Debits less credits of one account of one body, in fen."""

    body_id: int
    account: Account
    balance_fen: int


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
        state=item.state,
        state_label=FLOW.state(item.state).public_label,
        proposed_on=item.proposed_on,
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


@desk_of("funding")
@reads(budget=2)
def desk(*, viewer: Standing, day: date) -> Sequence[DeskItem]:
    """经费的待办 · The town proposes and approves in time; the community confirms what arrived."""
    if viewer.role not in (Role.HEAD, Role.OFFICER, Role.MEMBER):
        return ()
    if viewer.body_kind == BodyKind.TOWN:
        return _of_the_town(viewer)
    if viewer.body_kind in COMMUNITY_KINDS:
        return _to_confirm(viewer)
    return ()


def _of_the_town(viewer: Standing) -> list[DeskItem]:
    proposed = list(
        Disbursement.objects.filter(state="proposed", town_id=viewer.body_id)
        .select_related("package__agreement")
        .order_by("id")
    )
    pending: dict[int, int] = defaultdict(int)
    for row in proposed:
        pending[row.package_id] += row.amount_fen
    return [*_to_propose(viewer, pending), *(_to_approve(row, viewer) for row in proposed)]


def _to_propose(viewer: Standing, pending: Mapping[int, int]) -> list[DeskItem]:
    """只列还有钱没有提出的;最早到期的在前。"""
    unpaid = Q(lines__paid_fen__lt=F("lines__amount_fen"))
    open_packages = (
        Package.objects.filter(town_id=viewer.body_id)
        .annotate(
            first_due_on=Min("lines__due_on", filter=unpaid),
            left_fen=Sum(F("lines__amount_fen") - F("lines__paid_fen"), filter=unpaid),
        )
        .filter(first_due_on__isnull=False)
        .select_related("agreement")
    )
    return [
        DeskItem(
            "提出拨付",
            row.agreement.title,
            "funding.propose_disbursement",
            Subject(PACKAGE_KIND, str(row.pk), row.agreement.title),
            row.first_due_on,
        )
        for row in open_packages.order_by("first_due_on", "id")
        if row.left_fen > pending.get(row.pk, 0)
    ]


def _to_approve(row: Disbursement, viewer: Standing) -> DeskItem:
    own = row.proposer_person_id == viewer.person_id
    blocked = "提出拨付的人不能自己批准，须由另一人办理" if own else ""
    return _item("批准拨付", row, "funding.approve_disbursement", blocked)


def _to_confirm(viewer: Standing) -> list[DeskItem]:
    sent = Disbursement.objects.filter(
        state="approved", community_id=viewer.body_id
    ).select_related("package__agreement")
    return [_item("确认到账", row, "funding.confirm_receipt") for row in sent.order_by("id")]


def _item(title: str, row: Disbursement, name: str, blocked: str = "") -> DeskItem:
    about = f"{row.package.agreement.title}{row}"
    return DeskItem(
        title, about, name, Subject(DISBURSEMENT_KIND, str(row.pk), about), blocked=blocked
    )
