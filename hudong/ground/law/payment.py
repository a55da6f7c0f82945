"""谁付钱、付不付 · Payment mode of a matter, from the kinds of duty that the law gives.

The three modes are the county's own rule (``local.payment_modes``); who bears the cost of
assistance is statute (``….funding``, ``….town_support``), its article a matter of the day
(``who_pays``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hudong.ground.law.rules.book import at
from hudong.ground.law.rules.on_day import COMMITTEE_ACTS
from hudong.ground.law.terms import BasisOnDay, CommunityKind, DutyKind, PaymentMode

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


@dataclass(frozen=True)
class Bearer:
    """谁承担 · Who bears the cost, in words, on the basis of one day: ``bases`` cite the articles.

    Where the statute of that day is silent the only basis is the county's own rule.
    """

    words: str
    bases: tuple[BasisOnDay, ...]


# 每种支付方式:谁承担,凭当天的哪几条(没有的用县里的规定)。
_BEARERS: Final = {
    PaymentMode.PAID_ASSISTANCE: (
        "由委托的部门承担；乡镇（街道）自己要协助的，由乡镇（街道）给经费和条件。",
        ("funding", "town_support"),
    ),
    PaymentMode.UNPAID_DUTY: (
        "不另行支付；村（居）民委员会的日常运转经费由政府按规定保障。",
        ("operating_funds",),
    ),
    PaymentMode.PURCHASED_SERVICE: (
        "由提出事项的部门按购买服务出钱，村（居）民委员会可以不接受。",
        (),
    ),
}


def who_pays(mode: PaymentMode, kind: CommunityKind, *, on: date, place: str = "") -> Bearer:
    """谁承担经费 · For a matter of that mode in that kind of community, by the law of ``on``."""
    words, names = _BEARERS[mode]
    rules = at(on, place)
    keys = [f"{COMMITTEE_ACTS[kind]}.{name}" for name in names]
    found = tuple(rules.basis(key) for key in keys if rules.has(key))
    return Bearer(words, found or (rules.basis("local.payment_modes"),))


def _why_purchased(found: set[DutyKind]) -> str:
    if DutyKind.ENCOURAGED in found:
        return "法律只是鼓励，没有设定义务，不能摊派，只能购买服务。"
    if found:
        return "法律提到村（居）民委员会，但没有把这件事交给它，只能购买服务。"
    return "没有法律把这件事交给村（居）民委员会，只能购买服务。"
