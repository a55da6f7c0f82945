"""页面上的样子:经费行、一笔拨付、一揽子、拖欠、余额。What pages show of the money: frozen values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.mechanisms.funding.terms import Account, Fund, LineAmount


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
    official: str = ""

    @property
    def fund(self) -> Fund:
        """记哪本账 · Money for official assistance is kept apart."""
        return Fund.of(self.official)

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
    fund: Fund
    state: str
    state_label: str
    proposed_on: date
    first_approved_on: date | None
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

    def in_fund(self, fund: Fund) -> tuple[LineView, ...]:
        """某本账的行 · The lines whose money is kept in that book."""
        return tuple(line for line in self.lines if line.fund is fund)

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
