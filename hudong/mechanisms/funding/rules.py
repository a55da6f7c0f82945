"""经费的判断:一揽子合不合计、还能拨多少、晚了几天。Decisions of funding: plain values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hudong.mechanisms.funding.terms import Fund, LineAmount, PackageTerms


def package_problem(lines: Sequence[PackageTerms], amount_fen: int) -> str:
    """一揽子哪里不对 · Empty where every line has money and all of them make the agreed sum."""
    if not lines:
        return "协议书没有条款，没有经费可以安排"
    unpaid = [line.clause_number for line in lines if line.amount_fen < 1]
    if unpaid:
        return f"第 {unpaid[0]} 条没有经费"
    total = sum(line.amount_fen for line in lines)
    return "" if total == amount_fen else f"各条合计 {total} 分，与协议书的 {amount_fen} 分不符"


def all_that_is_left(open_fen: Mapping[int, int]) -> list[LineAmount]:
    """全部余额 · Everything not yet paid nor proposed, by clause number."""
    return [LineAmount(number, left) for number, left in sorted(open_fen.items()) if left > 0]


def amount_problems(amounts: Iterable[LineAmount], open_fen: Mapping[int, int]) -> dict[str, str]:
    """金额哪里不对 · Message by ``clause.N``; ``open_fen`` is what is still open for each clause."""
    found: dict[str, str] = {}
    seen: set[int] = set()
    for amount in amounts:
        number = amount.clause_number
        field = f"clause.{number}"
        if number not in open_fen:
            found[field] = f"这份协议书没有第 {number} 条"
        elif number in seen:
            found[field] = f"第 {number} 条写了两次"
        elif amount.amount_fen < 1:
            found[field] = f"第 {number} 条的金额要大于零"
        elif amount.amount_fen > open_fen[number]:
            found[field] = (
                f"第 {number} 条还能拨 {_yuan(open_fen[number])}，不能拨 {_yuan(amount.amount_fen)}"
            )
        seen.add(number)
    return found


def chosen_fund(
    wanted: Fund | None, funds: Mapping[int, Fund], open_fen: Mapping[int, int]
) -> Fund:
    """拨哪本账 · The book asked for; else the general one while money is left in it, else the other."""
    if wanted is not None:
        return wanted
    left = {funds[number] for number, fen in open_fen.items() if fen > 0}
    return Fund.OFFICIAL if left == {Fund.OFFICIAL} else Fund.GENERAL


def fund_of_amounts(
    wanted: Fund | None, amounts: Iterable[LineAmount], funds: Mapping[int, Fund]
) -> tuple[Fund, dict[str, str]]:
    """这些条记哪本账 · The one book of the amounts, and what is wrong where they are of two.

    Without ``wanted`` the first amount decides. Numbers that the agreement lacks are left alone.
    """
    known = [amount.clause_number for amount in amounts if amount.clause_number in funds]
    fund = wanted or (funds[known[0]] if known else Fund.GENERAL)
    return fund, {
        f"clause.{number}": (
            f"第 {number} 条记{funds[number].words}，不能和{fund.words}的钱一起拨，请另提一笔"
        )
        for number in known
        if funds[number] is not fund
    }


def _yuan(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02d} 元"


def days_late(due_on: date, day: date) -> int:
    """晚了几天 · Days after the last day for payment; 0 on that day and before."""
    return max((day - due_on).days, 0)
