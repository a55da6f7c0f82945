"""事项的词汇:支付方式、义务种类、判断。Vocabulary of duties: payment modes, kinds, judgements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaymentMode(StrEnum):
    """支付方式 · 无偿履职 / 支付协助 / 购买服务 (mission, paragraph 7)."""

    UNPAID_DUTY = "unpaid_duty"
    PAID_ASSISTANCE = "paid_assistance"
    PURCHASED_SERVICE = "purchased_service"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "unpaid_duty": "无偿履职",
            "paid_assistance": "支付协助",
            "purchased_service": "购买服务",
        }[self.value]


class DutyKind(StrEnum):
    """职责种类 · What an article asks of, or gives to, a village or residents' committee."""

    ASSISTANCE = "assistance"
    OWN_DUTY = "own_duty"
    REPORT = "report"
    ENCOURAGED = "encouraged"
    FUNDING = "funding"
    RIGHT = "right"
    NONE = "none"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "assistance": "协助",
            "own_duty": "自身法定职责",
            "report": "发现报告",
            "encouraged": "鼓励引导",
            "funding": "经费保障（对政府）",
            "right": "权利",
            "none": "仅提及",
        }[self.value]


@dataclass(frozen=True)
class DutyLine:
    """职责目录的一行 · An article that names a committee, what it asks, and who leads.

    ``kinds`` has the main one first; ``sentence`` says it; ``department`` is empty where the
    article does not tell.
    """

    instrument: str
    adopted: date | None
    article: str
    no: int
    sub: int
    kinds: tuple[DutyKind, ...]
    sentence: str
    department: str

    @property
    def kind(self) -> str:
        """种类 · All kinds, the main one first: ``assistance|funding``."""
        return "|".join(self.kinds)


class ClaimVerdict(StrEnum):
    """依据判断 · What the library says of one claimed basis."""

    SUPPORTS = "supports"
    NOT_FOR_COMMITTEE = "not_for_committee"
    NOT_IN_FORCE = "not_in_force"
    NO_SUCH_ARTICLE = "no_such_article"
    UNKNOWN_INSTRUMENT = "unknown_instrument"
    UNCERTAIN = "uncertain"

    @property
    def words(self) -> str:
        """The Chinese label."""
        return {
            "supports": "能作依据",
            "not_for_committee": "不是交给村（居）委会的",
            "not_in_force": "当日已经失效",
            "no_such_article": "没有这一条款",
            "unknown_instrument": "查不到这部法规",
            "uncertain": "要补充或者由人判断",
        }[self.value]


@dataclass(frozen=True)
class Judgement:
    """逐条判断 · The library's answer for one citation of a claim.

    None stands for what cannot be determined. ``reason`` is one sentence a clerk understands.
    """

    citation: str
    instrument: str | None
    article: str | None
    exists: bool | None
    in_force: bool | None
    names_committee: bool | None
    kinds: tuple[DutyKind, ...]
    moved_to: str | None
    payment_mode: PaymentMode | None
    verdict: ClaimVerdict
    reason: str


class Outcome(StrEnum):
    """清理结论 · Where a declared task ends; every fallen one says why."""

    ASSISTANCE = "assistance"
    OWN_DUTY = "own_duty"
    REPEALED = "repealed"
    NOT_NAMED = "not_named"
    ENCOURAGED_ONLY = "encouraged_only"
    DEPARTMENT_DUTY = "department_duty"
    DUPLICATE = "duplicate"
    NO_BASIS = "no_basis"

    @property
    def words(self) -> str:
        """The Chinese label."""
        return {
            "assistance": "列入协助事项",
            "own_duty": "列入履职事项",
            "repealed": "依据已废止或者已被替代",
            "not_named": "条文没有提到村（居）委会",
            "encouraged_only": "只是国家鼓励，不能摊派",
            "department_duty": "是部门自己的职责",
            "duplicate": "与其他事项重复",
            "no_basis": "没有法律依据",
        }[self.value]

    @property
    def kept(self) -> bool:
        """True where the task stays on a list."""
        return self in (Outcome.ASSISTANCE, Outcome.OWN_DUTY)


@dataclass(frozen=True)
class ClaimOutcome:
    """一项申报的机器结论 · All judgements of one declaration and what follows from them."""

    outcome: Outcome
    reason: str
    article: str
    payment_mode: PaymentMode | None
    judgements: tuple[Judgement, ...]
