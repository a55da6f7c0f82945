"""清理的词汇。Words of a review: stances, lines to declare, to opine and to decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hudong.mechanisms.catalogue.terms.lists import Catalogue, Scope

REVIEW_KIND = "catalogue.Review"


class Stance(StrEnum):
    """态度 · What an expert or a community says of the machine's finding."""

    AGREE = "agree"
    DISAGREE = "disagree"

    @property
    def words(self) -> str:
        """同意 or 不同意."""
        return {"agree": "同意", "disagree": "不同意"}[self.value]


@dataclass(frozen=True)
class DeclarationLine:
    """申报行 · One task as a department declares it, with the basis it claims and no outcome.

    ``unit_price_fen`` is money per unit in fen (0 where none is claimed); ``quantity`` the units
    that one community does in a year; ``row`` the row of the sheet, for messages; ``reason_code``
    why a matter belongs on the negative list (other lists have none).
    """

    title: str
    claimed_basis: str
    standard: str
    scope: Scope = Scope.BOTH
    unit: str = ""
    unit_price_fen: int = 0
    quantity: int = 0
    row: int = 0
    reason_code: str = ""


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


class Decision(StrEnum):
    """决定 · Where a declared task ends: on a list, or off the community's shoulders."""

    ASSISTANCE = "assistance"
    OWN_DUTY = "own_duty"
    LISTED = "listed"
    MERGE = "merge"
    RETURN = "return"
    PURCHASE = "purchase"
    ABOLISH = "abolish"

    @property
    def words(self) -> str:
        """The Chinese label."""
        return {
            "assistance": "保留为协助事项",
            "own_duty": "保留为履职事项",
            "listed": "列入清单",
            "merge": "并入其他事项",
            "return": "退回部门自己办",
            "purchase": "改为购买服务",
            "abolish": "取消",
        }[self.value]

    @property
    def kept(self) -> bool:
        """True where the task stands on a list in the end."""
        return self in (Decision.ASSISTANCE, Decision.OWN_DUTY, Decision.LISTED)

    @property
    def listed_on(self) -> Catalogue | None:
        """进哪份清单 · The list that it ends on; None where it falls or stays on its own list."""
        return {
            Decision.ASSISTANCE: Catalogue.ASSISTANCE,
            Decision.OWN_DUTY: Catalogue.DUTIES,
        }.get(self)

    @classmethod
    def for_list(cls, kind: Catalogue) -> tuple[Decision, ...]:
        """可以怎样决定 · The decisions that may be taken of a task proposed for that list."""
        fallen = (cls.MERGE, cls.RETURN, cls.PURCHASE, cls.ABOLISH)
        return {
            Catalogue.ASSISTANCE: (cls.ASSISTANCE, cls.OWN_DUTY, *fallen),
            Catalogue.DUTIES: (cls.OWN_DUTY, cls.MERGE, cls.ABOLISH),
            Catalogue.NEGATIVE: (cls.LISTED, cls.MERGE, cls.ABOLISH),
            Catalogue.CERTIFICATES: (cls.LISTED, cls.MERGE, cls.ABOLISH),
        }[kind]


@dataclass(frozen=True)
class DecisionLine:
    """决定行 · What the office decides of one task, with reason and article; ``into_id`` if merged."""

    declaration_id: int
    decision: Decision
    reason: str
    article: str = ""
    into_id: int | None = None


class ConflictKind(StrEnum):
    """利害关系 · How an expert is tied to the department that declared a task."""

    EMPLOYED = "employed"
    RELATED = "related"
    CONTRACTED = "contracted"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The Chinese label, which is published; the circumstances are not."""
        return {
            "employed": "在申报部门任职，或者三年内任过职",
            "related": "与申报部门的经办人有亲属等关系",
            "contracted": "承担申报部门委托的项目",
            "other": "有其他可能影响公正的关系",
        }[self.value]


@dataclass(frozen=True)
class ConflictLine:
    """回避行 · One expert's tie to one declaration; ``reason`` is personal and stays sealed."""

    declaration_id: int
    kind: ConflictKind
    reason: str = ""


class CommentSource(StrEnum):
    """谁的意见 · A committee after its discussion, or a resident without signing in."""

    COMMITTEE = "committee"
    RESIDENT = "resident"

    @property
    def words(self) -> str:
        """村（居）委会 or 居民."""
        return {"committee": "村（居）委会", "resident": "居民"}[self.value]


@dataclass(frozen=True)
class AnswerLine:
    """答复行 · One answer to one comment, or to a group of comments that say the same."""

    comment_ids: tuple[int, ...]
    text: str
