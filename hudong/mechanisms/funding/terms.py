"""经费的词汇:哪本账、科目、凭证种类、金额行。Vocabulary of funding: books, accounts, vouchers, amounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from hudong.ground.law.official import FUND

PACKAGE_KIND = "funding.Package"


class Fund(StrEnum):
    """哪本账 · Each package has two books: its own, and one apart for official assistance."""

    GENERAL = "general"
    OFFICIAL = "official"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {"general": "协管经费账", "official": FUND}[self.value]

    @classmethod
    def of(cls, official: str) -> Fund:
        """记哪本账 · By the mark of the clause: any kind of official assistance goes apart."""
        return cls.OFFICIAL if official else cls.GENERAL


class Account(StrEnum):
    """科目 · Four accounts in each book; two of them are the payer's, the others the community's."""

    BUDGET = "budget"
    PAYABLE = "payable"
    RECEIVABLE = "receivable"
    HELD = "held"
    OFFICIAL_BUDGET = "official_budget"
    OFFICIAL_PAYABLE = "official_payable"
    OFFICIAL_RECEIVABLE = "official_receivable"
    OFFICIAL_HELD = "official_held"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "budget": "部门预算支出",
            "payable": "应付协管经费",
            "receivable": "应收协管经费",
            "held": "协管经费存款",
            "official_budget": f"部门预算支出（{FUND}）",
            "official_payable": f"应付协管经费（{FUND}）",
            "official_receivable": f"应收协管经费（{FUND}）",
            "official_held": f"协管经费存款（{FUND}）",
        }[self.value]

    @property
    def fund(self) -> Fund:
        """在哪本账 · The book that the account belongs to."""
        return Fund.OFFICIAL if self in APART else Fund.GENERAL

    def within(self, fund: Fund) -> Account:
        """那本账里的同一科目 · The same account in the other book, or itself."""
        plain = self.value.removeprefix("official_")
        return Account(f"official_{plain}" if fund is Fund.OFFICIAL else plain)

    def owner(self, *, payer: int, community: int) -> int:
        """谁的账 · The body that keeps this account, of the two."""
        return payer if self.value.endswith(("budget", "payable")) else community


# 专账的四个科目:借和贷都在专账里,不和别的钱混。
APART: Final = (
    Account.OFFICIAL_BUDGET,
    Account.OFFICIAL_PAYABLE,
    Account.OFFICIAL_RECEIVABLE,
    Account.OFFICIAL_HELD,
)


class VoucherKind(StrEnum):
    """凭证种类 · What moved the money: the agreement, the payment, the receipt."""

    APPROPRIATION = "appropriation"
    DISBURSEMENT = "disbursement"
    RECEIPT = "receipt"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {"appropriation": "安排", "disbursement": "拨付", "receipt": "到账"}[self.value]

    @property
    def entry(self) -> tuple[Account, Account]:
        """分录 · The account debited and the account credited."""
        return {
            VoucherKind.APPROPRIATION: (Account.RECEIVABLE, Account.PAYABLE),
            VoucherKind.DISBURSEMENT: (Account.PAYABLE, Account.BUDGET),
            VoucherKind.RECEIPT: (Account.HELD, Account.RECEIVABLE),
        }[self]

    def entry_in(self, fund: Fund) -> tuple[Account, Account]:
        """某本账的分录 · The entry with both accounts in that book."""
        debit, credit = self.entry
        return debit.within(fund), credit.within(fund)


@dataclass(frozen=True)
class PackageTerms:
    """经费行的内容 · The money of one clause: who pays it, how much in fen, by which day.

    ``official`` is the kind of official assistance that the clause is marked with, or empty.
    """

    clause_number: int
    title: str
    payer_id: int
    amount_fen: int
    due_on: date
    official: str = ""


@dataclass(frozen=True)
class LineAmount:
    """某条拨多少 · Part of the money of one clause, in fen."""

    clause_number: int
    amount_fen: int
