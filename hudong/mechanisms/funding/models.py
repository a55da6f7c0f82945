"""经费的表。Tables of the funding room.

A posting debits one account and credits another by the same amount, so that debits and credits
agree in the database itself; ``paid ≤ agreed`` and ``received ≤ paid`` are constraints of a line.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q, Sum

from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.mechanisms.funding.flow import FLOW, PENDING
from hudong.mechanisms.funding.terms import APART, Account, Fund, VoucherKind

_ACCOUNTS = [(account.value, account.words) for account in Account]
_FUNDS = [(fund.value, fund.words) for fund in Fund]
_APART = [account.value for account in APART]


class Package(Table):
    """一揽子经费 · All the money of one agreement, from the town's side to the community's."""

    agreement = models.OneToOneField(
        "agreements.Agreement", on_delete=models.PROTECT, related_name="+", verbose_name="协议书"
    )
    town = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="拨付单位"
    )
    community = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="领受单位"
    )
    amount_fen = models.PositiveBigIntegerField("合计（分）")
    appropriated_on = models.DateField("安排日")

    class Meta:
        db_table = "funding_package"
        verbose_name = "一揽子经费"
        constraints = (
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="funding_package_amount"),
        )

    def __str__(self) -> str:
        return f"{self.amount_fen} 分"


class PackageLineQuerySet(TableQuerySet):
    """经费行的筛选 · Filters in the words of the domain."""

    def unpaid(self) -> PackageLineQuerySet:
        """没有付清 · Lines of which something is still to be paid."""
        return self.filter(paid_fen__lt=F("amount_fen"))

    def with_open_fen(self) -> PackageLineQuerySet:
        """还能提多少 · ``open_fen``: what is neither paid nor proposed."""
        pending = Sum(
            "payments__amount_fen", filter=Q(payments__disbursement__state__in=PENDING), default=0
        )
        return self.annotate(open_fen=F("amount_fen") - F("paid_fen") - pending)

    def overdue_on(self, day: date) -> PackageLineQuerySet:
        """逾期未付 · Unpaid lines whose last day for payment lies before ``day``."""
        return self.unpaid().filter(due_on__lt=day)


class PackageLine(Table):
    """经费行 · The money of one clause: its payer, what was paid, what has arrived."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="lines")
    clause_number = models.PositiveSmallIntegerField("条号")
    title = models.CharField("事项名称", max_length=120)
    official = models.CharField("公务性协助", max_length=40, blank=True, default="")
    payer = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="谁出钱"
    )
    amount_fen = models.PositiveBigIntegerField("金额（分）")
    paid_fen = models.PositiveBigIntegerField("已拨出（分）", default=0)
    received_fen = models.PositiveBigIntegerField("已到账（分）", default=0)
    due_on = models.DateField("付款期限")

    objects = PackageLineQuerySet.as_manager()

    class Meta:
        db_table = "funding_package_line"
        verbose_name = "经费行"
        indexes = (models.Index(fields=["due_on"], name="funding_line_due"),)
        constraints = (
            models.UniqueConstraint(
                fields=["package", "clause_number"], name="funding_line_clause"
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0, paid_fen__lte=F("amount_fen"))
                & Q(received_fen__lte=F("paid_fen")),
                name="funding_line_paid_at_most_agreed",
            ),
        )

    def __str__(self) -> str:
        return f"第 {self.clause_number} 条"

    @property
    def fund(self) -> Fund:
        """记哪本账 · Money for official assistance is kept apart."""
        return Fund.of(self.official)


class DisbursementQuerySet(TableQuerySet):
    """拨付的筛选 · Filters in the words of the domain."""

    def pending(self) -> DisbursementQuerySet:
        """还没有定 · Proposed, or approved by the first of two persons."""
        return self.filter(state__in=PENDING)


class Disbursement(Table):
    """拨付 · One payment out of one book of a package: proposed by one person, approved by another.

    Out of the book of official assistance two other persons approve, one after the other.
    """

    FLOW: ClassVar[Any] = FLOW

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="disbursements")
    town = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField("次序")
    fund = models.CharField("哪本账", max_length=10, choices=_FUNDS, default=Fund.GENERAL.value)
    amount_fen = models.PositiveBigIntegerField("金额（分）")
    note = models.CharField("说明", max_length=200, blank=True)
    proposer = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="+")
    proposer_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField("提出日")
    first_approver = models.ForeignKey(
        "people.Mandate", on_delete=models.PROTECT, null=True, related_name="+"
    )
    first_approver_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    first_approved_on = models.DateField("第一人批准日", null=True)
    decider = models.ForeignKey(
        "people.Mandate", on_delete=models.PROTECT, null=True, related_name="+"
    )
    decider_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_on = models.DateField("批准日", null=True)
    decline_reason = models.TextField("不批准的理由", blank=True)
    received_on = models.DateField("到账日", null=True)
    state = models.CharField("状态", max_length=10, choices=FLOW.choices())

    objects = DisbursementQuerySet.as_manager()

    class Meta:
        db_table = "funding_disbursement"
        verbose_name = "拨付"
        constraints = (
            models.UniqueConstraint(
                fields=["package", "number"], name="funding_disbursement_number"
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0), name="funding_disbursement_amount"
            ),
            models.CheckConstraint(
                condition=Q(decider_person=None) | ~Q(decider_person=F("proposer_person")),
                name="funding_disbursement_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(first_approver_person=None)
                | ~Q(first_approver_person=F("proposer_person")),
                name="funding_disbursement_first_person",
            ),
            models.CheckConstraint(
                condition=Q(fund=Fund.GENERAL.value)
                | ~Q(state__in=("approved", "received"))
                | (
                    Q(first_approver_person__isnull=False, decider_person__isnull=False)
                    & ~Q(first_approver_person=F("decider_person"))
                ),
                name="funding_disbursement_two_approvals",
            ),
        )

    def __str__(self) -> str:
        return f"第 {self.number} 笔"


class DisbursementLine(Table):
    """拨付行 · How much of one clause's money a disbursement pays."""

    disbursement = models.ForeignKey(Disbursement, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(PackageLine, on_delete=models.PROTECT, related_name="payments")
    amount_fen = models.PositiveBigIntegerField("金额（分）")

    class Meta:
        db_table = "funding_disbursement_line"
        verbose_name = "拨付行"
        constraints = (
            models.UniqueConstraint(
                fields=["disbursement", "line"], name="funding_disbursement_line_once"
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0), name="funding_disbursement_line_amount"
            ),
        )

    def __str__(self) -> str:
        return f"{self.amount_fen} 分"


class Voucher(Table):
    """凭证 · One movement of money; its postings hold the amounts."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="vouchers")
    disbursement = models.ForeignKey(
        Disbursement, on_delete=models.PROTECT, null=True, related_name="vouchers"
    )
    kind = models.CharField(
        "种类", max_length=14, choices=[(kind.value, kind.words) for kind in VoucherKind]
    )
    made_on = models.DateField("记账日")
    amount_fen = models.PositiveBigIntegerField("金额（分）")

    class Meta:
        db_table = "funding_voucher"
        verbose_name = "凭证"
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="appropriation", disbursement=None)
                | (~Q(kind="appropriation") & Q(disbursement__isnull=False)),
                name="funding_voucher_cause",
            ),
            models.UniqueConstraint(fields=["disbursement", "kind"], name="funding_voucher_once"),
            models.UniqueConstraint(
                fields=["package"],
                condition=Q(kind="appropriation"),
                name="funding_voucher_one_appropriation",
            ),
        )

    def __str__(self) -> str:
        return f"{VoucherKind(self.kind).words} {self.made_on}"


class Posting(Table):
    """分录 · The same amount debited to one account and credited to another."""

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="postings")
    line = models.ForeignKey(PackageLine, on_delete=models.PROTECT, related_name="postings")
    debit = models.CharField("借方科目", max_length=20, choices=_ACCOUNTS)
    debit_body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    credit = models.CharField("贷方科目", max_length=20, choices=_ACCOUNTS)
    credit_body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    amount_fen = models.PositiveBigIntegerField("金额（分）")

    class Meta:
        db_table = "funding_posting"
        verbose_name = "分录"
        constraints = (
            models.UniqueConstraint(fields=["voucher", "line"], name="funding_posting_once"),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0) & ~Q(debit=F("credit")), name="funding_posting_moves"
            ),
            models.CheckConstraint(
                condition=Q(debit__in=_APART, credit__in=_APART)
                | (~Q(debit__in=_APART) & ~Q(credit__in=_APART)),
                name="funding_posting_one_book",
            ),
        )

    def __str__(self) -> str:
        return f"{self.amount_fen} 分"
