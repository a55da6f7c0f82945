"""经费的判断:合计、余额、逾期,边界两边都看;借贷永远相等。"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.mechanisms.funding.rules import (
    all_that_is_left,
    amount_problems,
    chosen_fund,
    days_late,
    fund_of_amounts,
    package_problem,
)
from hudong.mechanisms.funding.terms import Account, Fund, LineAmount, PackageTerms, VoucherKind

DUE = date(2026, 11, 30)


def line(number, fen):
    return PackageTerms(number, "事项", 1, fen, DUE)


@pytest.mark.parametrize(
    ("lines", "amount", "because"),
    [
        ([line(1, 300), line(2, 200)], 500, ""),
        ([line(1, 300), line(2, 200)], 501, "各条合计 500 分，与协议书的 501 分不符"),
        ([line(1, 500), line(2, 0)], 500, "第 2 条没有经费"),
        ([], 0, "没有条款"),
    ],
)
def test_a_package_is_the_sum_of_its_clauses(lines, amount, because):
    problem = package_problem(lines, amount)
    assert because in problem
    assert bool(problem) is bool(because)


@pytest.mark.parametrize(
    ("amounts", "field"),
    [
        ([LineAmount(1, 100)], ""),
        ([LineAmount(1, 101)], "clause.1"),
        ([LineAmount(1, 0)], "clause.1"),
        ([LineAmount(1, -5)], "clause.1"),
        ([LineAmount(1, 60), LineAmount(1, 40)], "clause.1"),
        ([LineAmount(3, 1)], "clause.3"),
    ],
)
def test_no_amount_is_negative_doubled_or_above_what_is_open(amounts, field):
    assert list(amount_problems(amounts, {1: 100, 2: 50})) == ([field] if field else [])


def test_all_that_is_left_leaves_out_what_is_paid():
    assert all_that_is_left({2: 50, 1: 0, 3: 7}) == [LineAmount(2, 50), LineAmount(3, 7)]


@pytest.mark.parametrize(
    ("day", "late"), [(date(2026, 11, 29), 0), (DUE, 0), (date(2026, 12, 1), 1)]
)
def test_the_last_day_for_payment_is_not_late(day, late):
    assert days_late(DUE, day) == late


@given(st.lists(st.tuples(st.sampled_from(list(VoucherKind)), st.integers(1, 10**12)), max_size=60))
def test_debits_and_credits_agree_whatever_moves(moves):
    sums = dict.fromkeys(Account, 0)
    for kind, amount in moves:
        debit, credit = kind.entry
        assert debit is not credit
        sums[debit] += amount
        sums[credit] -= amount
    assert sum(sums.values()) == 0


@pytest.mark.parametrize("fund", list(Fund))
def test_after_payment_and_receipt_nothing_is_owed(fund):
    sums = dict.fromkeys(Account, 0)
    for kind in VoucherKind:
        debit, credit = kind.entry_in(fund)
        sums[debit] += 100
        sums[credit] -= 100
    assert {account: fen for account, fen in sums.items() if fen} == {
        Account.BUDGET.within(fund): -100,
        Account.HELD.within(fund): 100,
    }
    assert Account.PAYABLE.owner(payer=1, community=2) == 1
    assert Account.HELD.owner(payer=1, community=2) == 2


ACCOUNT = st.sampled_from(list(Account))


@given(ACCOUNT, st.sampled_from(list(Fund)))
def test_an_account_has_its_twin_in_the_other_book(account, fund):
    twin = account.within(fund)
    assert twin.fund is fund
    assert twin.within(account.fund) is account
    assert twin.owner(payer=1, community=2) == account.owner(payer=1, community=2)


@pytest.mark.parametrize("kind", list(VoucherKind))
@pytest.mark.parametrize("fund", list(Fund))
def test_an_entry_never_mixes_the_books(kind, fund):
    debit, credit = kind.entry_in(fund)
    assert debit.fund is credit.fund is fund
    assert debit is not credit


FUNDS = {1: Fund.GENERAL, 2: Fund.OFFICIAL}


@pytest.mark.parametrize(
    ("wanted", "left", "book"),
    [
        (None, {1: 5, 2: 5}, Fund.GENERAL),
        (None, {1: 0, 2: 5}, Fund.OFFICIAL),
        (None, {1: 0, 2: 0}, Fund.GENERAL),
        (Fund.OFFICIAL, {1: 5, 2: 5}, Fund.OFFICIAL),
    ],
)
def test_which_book_is_paid_from(wanted, left, book):
    assert chosen_fund(wanted, FUNDS, left) is book


def test_amounts_of_two_books_are_told_by_clause():
    fund, wrong = fund_of_amounts(None, [LineAmount(2, 1), LineAmount(1, 1)], FUNDS)
    assert (fund, list(wrong)) == (Fund.OFFICIAL, ["clause.1"])
    assert fund_of_amounts(None, [LineAmount(9, 1)], FUNDS) == (Fund.GENERAL, {})
