"""经费的词汇:科目、凭证种类、金额行。Vocabulary of funding: accounts, kinds of vouchers, amounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PACKAGE_KIND = "funding.Package"


class Account(StrEnum):
    """科目 · The four accounts; the first two are the payer's, the others the community's."""

    BUDGET = "budget"
    PAYABLE = "payable"
    RECEIVABLE = "receivable"
    HELD = "held"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "budget": "部门预算支出",
            "payable": "应付协管经费",
            "receivable": "应收协管经费",
            "held": "协管经费存款",
        }[self.value]

    def owner(self, *, payer: int, community: int) -> int:
        """谁的账 · The body that keeps this account, of the two."""
        return payer if self in (Account.BUDGET, Account.PAYABLE) else community


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


@dataclass(frozen=True)
class PackageTerms:
    """经费行的内容 · The money of one clause: who pays it, how much in fen, by which day."""

    clause_number: int
    title: str
    payer_id: int
    amount_fen: int
    due_on: date


@dataclass(frozen=True)
class LineAmount:
    """某条拨多少 · Part of the money of one clause, in fen."""

    clause_number: int
    amount_fen: int
