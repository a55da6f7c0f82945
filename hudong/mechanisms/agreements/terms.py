"""协议书的词汇:甲乙方、条款内容、起草行。Vocabulary of agreements: parties, terms of a clause, lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

AGREEMENT_KIND = "agreements.Agreement"
CLAUSE_KIND = "agreements.Clause"


class Party(StrEnum):
    """甲方、乙方 · The two parties. Whatever one may do, the other may do."""

    A = "a"
    B = "b"

    @property
    def words(self) -> str:
        """甲方 or 乙方."""
        return {"a": "甲方", "b": "乙方"}[self.value]

    @property
    def other(self) -> Party:
        """对方 · The other party."""
        return Party.B if self is Party.A else Party.A


@dataclass(frozen=True)
class ClauseTerms:
    """条款内容 · What the parties negotiate of one clause; the matter itself comes from the list.

    ``unit_price_fen`` is money in fen for one ``unit``; ``due_on`` the last day on which the fee
    is to be paid in full.
    """

    standard: str
    unit: str
    quantity: int
    unit_price_fen: int
    due_on: date

    @property
    def amount_fen(self) -> int:
        """金额 · Quantity times unit price, in fen."""
        return self.quantity * self.unit_price_fen


@dataclass(frozen=True)
class ClauseLine:
    """起草的一条 · One matter of the edition; what is left out (None or empty) the list supplies."""

    matter_id: int
    due_on: date
    quantity: int | None = None
    unit_price_fen: int | None = None
    unit: str = ""
    standard: str = ""


@dataclass(frozen=True)
class AgreementLine:
    """起草的一份 · One agreement to draft: the community, and its clauses in order."""

    community_id: int
    clauses: tuple[ClauseLine, ...]


@dataclass(frozen=True)
class Change:
    """一处改动 · One value that an offer changes, named and worded for a reader."""

    field: str
    label: str
    before: str
    after: str


def yuan(fen: int) -> str:
    """元 · Money in words of a clause: ``6,200.00 元``."""
    return f"{fen // 100:,}.{fen % 100:02d} 元"


@dataclass(frozen=True)
class Mutual:
    """双方互负的一项 · What each side owes the other under one heading, side by side."""

    label: str
    a: str
    b: str


# 示例文本:两边一样多、一样重;起草时抄进协议书,以后改样本不影响已经起草的。
MUTUAL_TERMS = (
    Mutual(
        "答应做到",
        "按时付清经费，给予指导和必要的条件，不交办清单以外的事项",
        "按条款协助办理，经费专账管理，收支和办理情况公开",
    ),
    Mutual(
        "没有做到",
        "说明原因并限期补上；逾期付款的，乙方可以暂停相应事项",
        "说明原因并限期补做；仍未做到的，甲方可以暂付相应经费",
    ),
    Mutual(
        "变更和终止",
        "可以书面提出，由双方重新协商，并经代表会议表决",
        "可以书面提出，由双方重新协商，并经代表会议表决",
    ),
)
