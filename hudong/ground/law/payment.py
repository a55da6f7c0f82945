"""谁付钱、付不付 · Payment mode of a matter, from the kinds of duty that the law gives.

The three modes are the county's own rule (``local.payment_modes``); who bears the cost of
assistance is statute (``….funding``, ``….town_support``), its article a matter of the day: see
``law.at(day).of(kind, "funding")``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hudong.ground.law.terms import DutyKind, PaymentMode

LEGAL_DUTIES = frozenset({DutyKind.OWN_DUTY, DutyKind.REPORT})


@dataclass(frozen=True)
class PaymentAnswer:
    """支付方式 · The mode, why, and who pays, in words for a clerk and a villager."""

    mode: PaymentMode
    reason: str
    payer_words: str


def payment_mode(kinds: Sequence[DutyKind]) -> PaymentAnswer:
    """支付方式 · From all kinds of duty found in the bases of a matter; their order is irrelevant.

    One duty to assist is enough to make the government pay: a committee is not made to work for
    nothing because another article also names its own duty. 鼓励 never imposes anything.
    """
    found = set(kinds)
    if DutyKind.ASSISTANCE in found:
        return PaymentAnswer(
            PaymentMode.PAID_ASSISTANCE,
            "法律规定村（居）民委员会协助政府办理，政府应当支付经费。",
            "部门委托的由委托部门支付，乡镇（街道）自己的事由乡镇（街道）支付。",
        )
    if found & LEGAL_DUTIES:
        return PaymentAnswer(
            PaymentMode.UNPAID_DUTY,
            "这是法律直接交给村（居）民委员会的义务，由它自己履行。",
            "不另行支付，从村（居）民委员会的日常运转经费中开支。",
        )
    return PaymentAnswer(
        PaymentMode.PURCHASED_SERVICE,
        _why_purchased(found),
        "由提出事项的部门按购买服务出钱，村（居）民委员会可以不接受。",
    )


def _why_purchased(found: set[DutyKind]) -> str:
    if DutyKind.ENCOURAGED in found:
        return "法律只是鼓励，没有设定义务，不能摊派，只能购买服务。"
    if found:
        return "法律提到村（居）民委员会，但没有把这件事交给它，只能购买服务。"
    return "没有法律把这件事交给村（居）民委员会，只能购买服务。"
