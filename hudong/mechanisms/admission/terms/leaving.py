"""退出和应急的词汇。Why a matter leaves the list; what the office writes in an emergency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hudong.mechanisms.catalogue.terms import Scope


class ExitGround(StrEnum):
    """退出事由 · Why a matter leaves the list."""

    RESIDENTS = "residents"
    OBJECTIONS = "objections"
    PERIOD = "period"
    LAW = "law"
    DEPARTMENT = "department"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "residents": "村（居）民会议表决不赞成",
            "objections": "公示中群众异议成立",
            "period": "期限届满",
            "law": "法律依据没有了",
            "department": "部门不再需要",
        }[self.value]


@dataclass(frozen=True)
class EmergencyLine:
    """应急事项 · What the office writes when an emergency asks for a village's help at once.

    ``decision`` is the reference of the emergency decision (启动应急响应的文号); ``until_on`` the day
    on which the matter leaves the list by itself. Money may be settled later (0 fen).
    """

    title: str
    content: str
    standard: str
    decision: str
    article: str
    unit: str
    unit_price_fen: int
    quantity: int
    until_on: date
    scope: Scope = Scope.BOTH
