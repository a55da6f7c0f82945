"""路线的词汇。Stages of the route through the gate, and what a body may say at each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Stage(StrEnum):
    """环节 · The stages of a request, in the order in which a route may use them."""

    RECEIPT = "receipt"
    LEGALITY = "legality"
    MONEY = "money"
    MEETING = "meeting"
    NOTICE = "notice"
    ENTRY = "entry"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "receipt": "受理",
            "legality": "合法性审核",
            "money": "经费审核",
            "meeting": "联席会议",
            "notice": "公示",
            "entry": "列入清单",
        }[self.value]


# 环节 → 走到那里时申请的状态。
STAGE_STATES = MappingProxyType(
    {
        Stage.RECEIPT: "requested",
        Stage.LEGALITY: "legality",
        Stage.MONEY: "money",
        Stage.MEETING: "meeting",
        Stage.NOTICE: "noticed",
        Stage.ENTRY: "entering",
    }
)
# 由一个单位拿意见的环节；公示由期限、列入清单由办公室的决定结束。
REVIEWING = (Stage.RECEIPT, Stage.LEGALITY, Stage.MONEY, Stage.MEETING)


class Ruling(StrEnum):
    """审核意见 · What the body of a stage says of a request."""

    AGREE = "agree"
    RETURN = "return"
    REFUSE = "refuse"
    SKIP = "skip"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "agree": "同意",
            "return": "退回补正",
            "refuse": "不同意",
            "skip": "跳过",
        }[self.value]


@dataclass(frozen=True)
class RouteLine:
    """路线的一个环节 · Who decides it, in how many working days, and whether it may be skipped.

    ``body_id`` is None where nobody decides (a notice runs by itself): then the office is meant.
    """

    stage: Stage
    working_days: int
    body_id: int | None = None
    may_skip: bool = False


@dataclass(frozen=True)
class RulingLine:
    """成批审核的一项 · One request with its own ruling, reason and article."""

    request_id: int
    ruling: Ruling
    reason: str
    article: str = ""
    reference: str = ""
