"""两份清单的词汇。Vocabulary of the catalogue: the two lists, stances, lines to declare and decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from hudong.ground.law.terms import CommunityKind, Outcome, PaymentMode

REVIEW_KIND = "catalogue.Review"
MATTER_KIND = "catalogue.Matter"
EDITION_KIND = "catalogue.Edition"


class Catalogue(StrEnum):
    """清单 · The two lists: own duties (履职事项) and assistance (协助事项)."""

    DUTIES = "duties"
    ASSISTANCE = "assistance"

    @property
    def words(self) -> str:
        """The list's full name."""
        return {
            "duties": "基层群众性自治组织依法履行职责事项",
            "assistance": "基层群众性自治组织协助政府工作事项",
        }[self.value]

    @property
    def short_words(self) -> str:
        """The list's short name."""
        return {"duties": "履职事项", "assistance": "协助事项"}[self.value]


class Stance(StrEnum):
    """态度 · What an expert or a community says of the machine's finding."""

    AGREE = "agree"
    DISAGREE = "disagree"

    @property
    def words(self) -> str:
        """同意 or 不同意."""
        return {"agree": "同意", "disagree": "不同意"}[self.value]


class Scope(StrEnum):
    """适用范围 · Which communities a matter concerns."""

    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    BOTH = "both"

    @property
    def words(self) -> str:
        """村, 社区, or 村和社区."""
        return {"village": "村", "neighbourhood": "社区", "both": "村和社区"}[self.value]

    def covers(self, kind: CommunityKind) -> bool:
        """True if the matter concerns communities of that kind."""
        return self is Scope.BOTH or self.value == kind.value


@dataclass(frozen=True)
class DeclarationLine:
    """申报行 · One task as a department declares it, with the basis it claims and no outcome.

    ``unit_price_fen`` is money per unit in fen (0 where none is claimed); ``quantity`` the units
    that one community does in a year; ``row`` the row of the sheet, for messages.
    """

    title: str
    claimed_basis: str
    standard: str
    scope: Scope = Scope.BOTH
    unit: str = ""
    unit_price_fen: int = 0
    quantity: int = 0
    row: int = 0


@dataclass(frozen=True)
class ExpertLine:
    """专家意见行 · One expert's view of one declaration; a disagreement gives its reason."""

    declaration_id: int
    stance: Stance
    reason: str = ""


@dataclass(frozen=True)
class CommentLine:
    """村居意见行 · A community's view of one declaration; unmentioned ones count as agreed."""

    declaration_id: int
    stance: Stance
    text: str


@dataclass(frozen=True)
class DecisionLine:
    """决定行 · The office's own decision where it differs from the machine's, with reason and article."""

    declaration_id: int
    outcome: Outcome
    reason: str
    article: str = ""


@dataclass(frozen=True)
class MatterLine:
    """事项行 · One matter to enter a list.

    ``lineage`` is the matter's own through all editions (None: a new matter); ``declaration_id``
    the declaration it came from (None: it came through the gate).
    """

    title: str
    standard: str
    payment_mode: PaymentMode
    basis_cite: str
    basis_words: str
    payer_id: int | None
    scope: Scope
    unit: str
    unit_price_fen: int
    quantity: int
    origin: str
    declaration_id: int | None = None
    lineage: UUID | None = None


@dataclass(frozen=True)
class Reduction:
    """瘦身率 · Tasks declared, tasks kept, and the share that fell, in tenths of a per cent."""

    declared: int
    kept: int

    @property
    def fallen(self) -> int:
        """Tasks that fell."""
        return self.declared - self.kept

    @property
    def permille(self) -> int:
        """千分数 · Share that fell, rounded half up, in thousandths; 0 of an empty list."""
        if not self.declared:
            return 0
        return (2000 * self.fallen + self.declared) // (2 * self.declared)

    @property
    def percent(self) -> float:
        """百分数 · The same with one decimal, e.g. 65.4."""
        return self.permille / 10
