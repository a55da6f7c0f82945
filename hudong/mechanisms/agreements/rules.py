"""协议书的判断:改了什么、填得对不对、文本和核对码、表决以后到哪一步。

Decisions of the agreements room: what an offer changes, whether terms are sound, the text and its
digest, and where a vote leaves the agreement. Plain values in, values out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hudong.ground.law.days import day_words
from hudong.ground.law.official import SEPARATELY, official_words
from hudong.ground.record.canonical import digest
from hudong.mechanisms.agreements.terms import Change, ClauseTerms, yuan

MAX_QUANTITY = 1_000_000
MAX_PRICE_FEN = 10_000_000_000
_TOWN_ENDINGS = ("街道办事处", "街道", "镇", "乡")


@dataclass(frozen=True)
class ClauseText:
    """一条的文本 · Everything that one clause says, as it is agreed, voted on and signed."""

    number: int
    title: str
    basis: str
    payer: str
    terms: ClauseTerms
    official: str = ""

    def content(self) -> dict[str, Any]:
        """规范内容 · The values that the digest covers; the mark only where there is one."""
        mark = {"official": self.official} if self.official else {}
        return mark | {
            "number": self.number,
            "title": self.title,
            "basis": self.basis,
            "standard": self.terms.standard,
            "unit": self.terms.unit,
            "quantity": self.terms.quantity,
            "unit_price_fen": self.terms.unit_price_fen,
            "amount_fen": self.terms.amount_fen,
            "payer": self.payer,
            "due_on": self.terms.due_on.isoformat(),
        }

    def digest(self, agreement_no: str) -> str:
        """核对码 · Bound to its agreement, so that no other agreement's vote fits it."""
        return digest({"agreement": agreement_no, **self.content()})

    @property
    def heading(self) -> str:
        """第四条 动物强制免疫的组织."""
        return f"第 {self.number} 条 {self.title}"

    @property
    def words(self) -> str:
        """全文 · The clause in sentences, as representatives hear it before they vote."""
        mark = f"{official_words(self.official)}，{SEPARATELY}。" if self.official else ""
        return (
            f"做到什么：{self.terms.standard.rstrip('。')}。经费：{calculation(self.terms)}，"
            f"由{self.payer}支付，最迟{day_words(self.terms.due_on)}付清。依据：{self.basis}。{mark}"
        )


def calculation(terms: ClauseTerms) -> str:
    """怎么算 · ``310 户 × 20.00 元 = 6,200.00 元``; ``每证 8.00 元 × 300 = 2,400.00 元``."""
    price, quantity = yuan(terms.unit_price_fen), f"{terms.quantity:,}"
    if terms.unit.startswith("每"):
        return f"{terms.unit} {price} × {quantity} = {yuan(terms.amount_fen)}"
    return f"{quantity} {terms.unit} × {price} = {yuan(terms.amount_fen)}"


def text_content(
    *,
    number: str,
    title: str,
    preamble: str,
    from_on: date,
    to_on: date,
    mutual: Sequence[Mapping[str, str]],
    clauses: Sequence[ClauseText],
) -> dict[str, Any]:
    """全文的规范内容 · From it the digest of the agreed text is made."""
    return {
        "number": number,
        "title": title,
        "preamble": preamble,
        "from_on": from_on.isoformat(),
        "to_on": to_on.isoformat(),
        "mutual": [dict(item) for item in mutual],
        "clauses": [clause.content() for clause in clauses],
    }


def changes(before: ClauseTerms, after: ClauseTerms) -> tuple[Change, ...]:
    """改了什么 · Each value that differs, worded; empty where the offer says nothing new."""
    pairs = (
        ("standard", "做到什么", before.standard, after.standard),
        ("unit", "计量单位", before.unit, after.unit),
        ("quantity", "数量", str(before.quantity), str(after.quantity)),
        ("unit_price_fen", "单价", yuan(before.unit_price_fen), yuan(after.unit_price_fen)),
        ("due_on", "付款期限", day_words(before.due_on), day_words(after.due_on)),
    )
    return tuple(Change(*pair) for pair in pairs if pair[2] != pair[3])


def problems(terms: ClauseTerms, *, from_on: date) -> dict[str, str]:
    """哪里填得不对 · Message by field; empty where the terms are sound.

    A clause without money is none: 没有经费的事项不进协议书.
    """
    found = {}
    if not terms.standard.strip():
        found["standard"] = "请写明做到什么"
    if not terms.unit.strip():
        found["unit"] = "请写计量单位，比如户、人、次、年"
    if not 1 <= terms.quantity <= MAX_QUANTITY:
        found["quantity"] = f"数量要在 1 和 {MAX_QUANTITY} 之间"
    if not 1 <= terms.unit_price_fen <= MAX_PRICE_FEN:
        found["unit_price_fen"] = (
            f"单价要大于零，不超过 {yuan(MAX_PRICE_FEN)}；没有经费的不能写进协议书"
        )
    if terms.due_on < from_on:
        found["due_on"] = f"付款期限不能早于协议起始日 {from_on}"
    return found


def term_problem(*, from_on: date, to_on: date, day: date) -> str:
    """期限哪里不对 · One sentence, or empty where the term is sound."""
    if to_on < from_on:
        return f"协议止日 {to_on} 早于起日 {from_on}"
    if to_on <= day:
        return f"协议止日 {to_on} 已经过了"
    return ""


def document_no(town: str, year: int, serial: int) -> str:
    """文号 · ``双凤政社协〔2026〕3号`` from the town's short name."""
    ending = next((item for item in _TOWN_ENDINGS if town.endswith(item)), "")
    return f"{town.removesuffix(ending)}政社协〔{year}〕{serial}号"


def state_after_count(clause_states: Collection[str]) -> str:
    """表决以后 · Where the agreement stands once a motion is decided.

    It stays in the vote while a clause is undecided; then one returned clause is enough to bring
    it back to the table.
    """
    if "voting" in clause_states:
        return "voting"
    return "renegotiating" if "returned" in clause_states else "resolved"


def unvoted_clauses(texts: Mapping[int, str], adopted: Mapping[int, str]) -> list[int]:
    """没有通过的条 · Numbers whose present digest is not the one the representatives adopted."""
    return [number for number, text in sorted(texts.items()) if adopted.get(number) != text]
