"""清单的词汇。Words of the lists: which there are, whom a matter concerns, lines to enter, what fell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from hudong.ground.law.terms import CommunityKind, PaymentMode

MATTER_KIND = "catalogue.Matter"
EDITION_KIND = "catalogue.Edition"


class Catalogue(StrEnum):
    """清单 · The two main lists first; then the others that a county may keep (负面事项, 出具证明事项)."""

    DUTIES = "duties"
    ASSISTANCE = "assistance"
    NEGATIVE = "negative"
    CERTIFICATES = "certificates"

    @classmethod
    def main(cls) -> tuple[Catalogue, Catalogue]:
        """两份清单 · Own duties and assistance, which every county keeps."""
        return (cls.DUTIES, cls.ASSISTANCE)

    @classmethod
    def others(cls) -> tuple[Catalogue, ...]:
        """其他清单 · The lists that a county keeps if it says so (``configure_lists``)."""
        return tuple(kind for kind in cls if kind not in cls.main())

    @property
    def is_main(self) -> bool:
        """是不是两份清单之一 · True for own duties and assistance."""
        return self in Catalogue.main()

    @property
    def words(self) -> str:
        """The list's full name."""
        return {
            "duties": "基层群众性自治组织依法履行职责事项",
            "assistance": "基层群众性自治组织协助政府工作事项",
            "negative": "不得要求基层群众性自治组织承担的事项",
            "certificates": "基层群众性自治组织出具证明事项",
        }[self.value]

    @property
    def short_words(self) -> str:
        """The list's short name."""
        return {
            "duties": "履职事项",
            "assistance": "协助事项",
            "negative": "负面事项",
            "certificates": "出具证明事项",
        }[self.value]


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


class Way(StrEnum):
    """来路 · How a matter came to the list; it stays visible for ever."""

    REVIEW = "review"
    GATE = "gate"
    TEMPORARY = "temporary"
    EMERGENCY = "emergency"

    @property
    def words(self) -> str:
        """清理, 准入, 临时准入 or 应急直通."""
        return {
            "review": "清理",
            "gate": "准入",
            "temporary": "临时准入",
            "emergency": "应急直通",
        }[self.value]

    @property
    def ends(self) -> bool:
        """True if the matter leaves the list on a day that is set from the first."""
        return self in (Way.TEMPORARY, Way.EMERGENCY)


@dataclass(frozen=True)
class MatterLine:
    """事项行 · One matter to enter a list.

    ``lineage`` is the matter's own through all editions (None: a new matter); ``declaration_id``
    the declaration it came from (None: it came through the gate). ``until_on`` is the last day of
    a temporary matter; ``official`` the kind of official assistance (公务性协助) or empty;
    ``reason_code`` why a matter stands on the negative list, or empty.
    """

    title: str
    standard: str
    payment_mode: PaymentMode | None
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
    way: Way = Way.REVIEW
    until_on: date | None = None
    official: str = ""
    reason_code: str = ""


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
