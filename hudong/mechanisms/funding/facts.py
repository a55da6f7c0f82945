"""经费的事实。Facts of the funding room: every amount by clause, in fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hudong.ground.kernel.fact import Fact
from hudong.mechanisms.funding.terms import PACKAGE_KIND, LineAmount, PackageTerms

_PACKAGE = (PACKAGE_KIND, "package_id")


@dataclass(frozen=True, kw_only=True)
class PackageAppropriated(Fact):
    """一揽子经费已安排 · The money of an agreement in force, line by line, as one package."""

    ABOUT: ClassVar[tuple[str, str]] = _PACKAGE
    package_id: int
    agreement_id: int
    agreement_digest: str
    town_id: int
    community_id: int
    amount_fen: int
    lines: tuple[PackageTerms, ...]
    voucher_id: int


@dataclass(frozen=True, kw_only=True)
class DisbursementProposed(Fact):
    """拨付已提出 · One person proposed to pay out part of a package."""

    ABOUT: ClassVar[tuple[str, str]] = _PACKAGE
    package_id: int
    disbursement_id: int
    number: int
    amount_fen: int
    amounts: tuple[LineAmount, ...]
    note: str
    fund: str = "general"


@dataclass(frozen=True, kw_only=True)
class DisbursementEndorsed(Fact):
    """第一人已批准 · The first of two approvals of money for official assistance; nothing moved yet."""

    ABOUT: ClassVar[tuple[str, str]] = _PACKAGE
    package_id: int
    disbursement_id: int
    amount_fen: int
    proposer_mandate_id: int


@dataclass(frozen=True, kw_only=True)
class DisbursementApproved(Fact):
    """拨付已批准 · Another person approved it; the money left the payers."""

    ABOUT: ClassVar[tuple[str, str]] = _PACKAGE
    package_id: int
    disbursement_id: int
    amount_fen: int
    amounts: tuple[LineAmount, ...]
    voucher_id: int
    proposer_mandate_id: int
    fund: str = "general"
    first_approver_mandate_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class DisbursementDeclined(Fact):
    """拨付未批准 · Another person declined it, with the reason; nothing moved."""

    ABOUT: ClassVar[tuple[str, str]] = _PACKAGE
    package_id: int
    disbursement_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReceiptConfirmed(Fact):
    """到账已确认 · The community confirmed that the money arrived, and on which day."""

    ABOUT: ClassVar[tuple[str, str]] = _PACKAGE
    package_id: int
    disbursement_id: int
    amount_fen: int
    received_on: date
    voucher_id: int
