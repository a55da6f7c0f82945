"""公务性协助的钱:单独记账,单独成笔,提出人以外的两个人先后批准才付。"""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from hudong.ground.kernel import clock
from hudong.ground.kernel.outbox import fact_of
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Conflict, OutOfOrder
from hudong.ground.kernel.verify import verify
from hudong.ground.people.terms import Role
from hudong.ground.record.models import Entry
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.funding import acts, queries
from hudong.mechanisms.funding.models import Disbursement, Posting
from hudong.mechanisms.funding.terms import Account, Fund, LineAmount
from tests.builders import (
    a_committee_member_of,
    a_department,
    a_member_of,
    an_officer_of,
    refuses,
    statements,
    the_head_of,
)
from tests.rooms.funding.builders_funding import APART, GENERAL, signed_with_official_money

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(db):
    return signed_with_official_money()


@pytest.fixture
def package(agreement):
    page = queries.package_of(agreement_id=agreement.pk)
    return queries.package(package_id=page.package_id)


@pytest.fixture
def clerk(agreement):
    return an_officer_of(agreement.party_a)


@pytest.fixture
def cashier(agreement):
    return a_member_of(agreement.party_a, Role.OFFICER, "财政工作人员")


@pytest.fixture
def boss(agreement):
    return the_head_of(agreement.party_a)


def propose(package, actor, *amounts, **more):
    fact = acts.propose_disbursement(
        actor=actor, package=package, amounts=[LineAmount(*one) for one in amounts], **more
    )
    return queries.disbursement(disbursement_id=fact.disbursement_id)


def sums(package):
    return {
        (line.body_id, line.account): line.balance_fen
        for line in queries.balances(package_id=package.pk)
    }


def test_the_mark_goes_from_the_list_into_the_clause_and_into_the_money(agreement, package):
    page = agreements.agreement_page(agreement_id=agreement.pk)
    assert [clause.official for clause in page.clauses] == ["", "donations"]
    assert page.is_unchanged
    money = queries.package_of(agreement_id=agreement.pk)
    assert [line.official for line in money.lines] == ["", "donations"]
    assert [line.clause_number for line in money.in_fund(Fund.OFFICIAL)] == [2]


def test_the_representatives_hear_the_mark_before_they_vote(agreement):
    entry = Entry.objects.get(fact_kind="agreements.TextAgreed")
    clauses = fact_of(entry).content["clauses"]
    assert [clause.get("official") for clause in clauses] == [None, "donations"]
    text = agreements.agreement(agreement_id=agreement.pk).clauses.get(number=2).text
    assert "公务性协助：捐助款物，经费单独记账，付款须由两人先后批准" in text.words


def test_the_package_has_two_books(agreement, package, tmp_path):
    department, village = a_department().pk, agreement.party_b_id
    assert sums(package) == {
        (department, Account.PAYABLE): -GENERAL,
        (village, Account.RECEIVABLE): GENERAL,
        (department, Account.OFFICIAL_PAYABLE): -APART,
        (village, Account.OFFICIAL_RECEIVABLE): APART,
    }
    assert verify(home=tmp_path).ok


def test_two_other_persons_approve_one_after_the_other(agreement, package, clerk, cashier, boss):
    payment = propose(package, clerk, (2, APART))
    assert payment.fund == Fund.OFFICIAL
    with refuses(acts.approve_disbursement, because="要两人批准，先由另一人作第一次批准"):
        acts.approve_disbursement(actor=boss, disbursement=payment)
    fact = acts.endorse_disbursement(actor=cashier, disbursement=payment)
    assert fact.amount_fen == APART
    assert sums(package)[a_department().pk, Account.OFFICIAL_PAYABLE] == -APART, "还没有付"
    approved = acts.approve_disbursement(actor=boss, disbursement=payment)
    assert approved.first_approver_mandate_id == cashier.mandate_id
    assert approved.fund == "official"
    acts.confirm_receipt(
        actor=a_committee_member_of(agreement.party_b),
        disbursement=payment,
        received_on=clock.today(),
    )
    department, village = a_department().pk, agreement.party_b_id
    assert sums(package) == {
        (department, Account.PAYABLE): -GENERAL,
        (village, Account.RECEIVABLE): GENERAL,
        (department, Account.OFFICIAL_PAYABLE): 0,
        (department, Account.OFFICIAL_BUDGET): -APART,
        (village, Account.OFFICIAL_RECEIVABLE): 0,
        (village, Account.OFFICIAL_HELD): APART,
    }
    (paid,) = queries.package_of(agreement_id=agreement.pk).disbursements
    assert (paid.fund, paid.first_approved_on) == (Fund.OFFICIAL, clock.today())


def test_no_person_takes_two_of_the_three_parts(package, clerk, cashier, boss):
    payment = propose(package, clerk, (2, 1))
    with refuses(acts.endorse_disbursement, because="提出拨付的人不能自己批准"):
        acts.endorse_disbursement(actor=clerk, disbursement=payment)
    acts.endorse_disbursement(actor=cashier, disbursement=payment)
    with refuses(acts.approve_disbursement, because="第一次批准的人不能再批第二次"):
        acts.approve_disbursement(actor=cashier, disbursement=payment)
    with refuses(acts.approve_disbursement, because="提出拨付的人不能自己批准"):
        acts.approve_disbursement(actor=clerk, disbursement=payment)
    with refuses(acts.endorse_disbursement, because="第一人已批准", kind=OutOfOrder):
        acts.endorse_disbursement(actor=boss, disbursement=payment)


def test_not_even_by_another_mandate_of_the_first_approver(agreement, package, clerk, cashier):
    payment = propose(package, clerk, (2, 1))
    acts.endorse_disbursement(actor=cashier, disbursement=payment)
    second = a_member_of(agreement.party_a, Role.HEAD, "代理负责人")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_mandate SET person_id ="
            " (SELECT person_id FROM people_mandate WHERE id = %s) WHERE id = %s",
            [cashier.mandate_id, second.mandate_id],
        )
    with refuses(acts.approve_disbursement, because="第一次批准的人不能再批第二次"):
        acts.approve_disbursement(actor=second, disbursement=payment)


def test_the_second_may_still_decline(package, clerk, cashier, boss):
    payment = propose(package, clerk, (2, APART))
    acts.endorse_disbursement(actor=cashier, disbursement=payment)
    acts.decline_disbursement(actor=boss, disbursement=payment, reason="名单没有公开")
    assert propose(package, clerk, (2, APART)).number == 2, "作废的一笔不占钱"


def test_what_the_first_approved_is_not_open_any_more(package, clerk, cashier):
    payment = propose(package, clerk, (2, APART))
    acts.endorse_disbursement(actor=cashier, disbursement=payment)
    with refuses(acts.propose_disbursement, because="还能拨 0.00 元"):
        propose(package, clerk, (2, 1))


def test_one_payment_comes_out_of_one_book(package, clerk):
    with refuses(acts.propose_disbursement, because="不能和协管经费账的钱一起拨，请另提一笔"):
        propose(package, clerk, (1, 1), (2, 1))
    with refuses(acts.propose_disbursement, because="第 1 条记协管经费账"):
        propose(package, clerk, (1, 1), fund=Fund.OFFICIAL)


def test_without_amounts_the_general_book_goes_first(package, clerk):
    first, second = propose(package, clerk), propose(package, clerk)
    assert (first.fund, first.amount_fen) == (Fund.GENERAL, GENERAL)
    assert (second.fund, second.amount_fen) == (Fund.OFFICIAL, APART)
    with refuses(acts.propose_disbursement, because="已经全部提出拨付", kind=Conflict):
        propose(package, clerk)


def test_a_named_book_that_is_empty_says_so(package, clerk):
    propose(package, clerk, fund=Fund.OFFICIAL)
    with refuses(acts.propose_disbursement, because="公务性协助专账已经全部提出", kind=Conflict):
        propose(package, clerk, fund=Fund.OFFICIAL)


def test_ordinary_money_needs_no_first_approval(package, clerk, cashier, boss):
    payment = propose(package, clerk, (1, 1))
    with refuses(acts.endorse_disbursement, because="另一人批准一次就够"):
        acts.endorse_disbursement(actor=cashier, disbursement=payment)
    acts.approve_disbursement(actor=boss, disbursement=payment)
    assert Disbursement.objects.get().first_approver_id is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE funding_disbursement SET first_approver_person_id = decider_person_id",
        "UPDATE funding_disbursement SET first_approver_person_id = proposer_person_id",
        "UPDATE funding_disbursement SET first_approver_person_id = NULL",
        "UPDATE funding_disbursement SET fund = 'general'",
        "UPDATE funding_package_line SET official = ''",
        "UPDATE funding_posting SET credit = 'budget' WHERE credit = 'official_budget'",
        "UPDATE funding_disbursement_line SET line_id ="
        " (SELECT id FROM funding_package_line WHERE official = '')",
    ],
)
def test_the_database_itself_keeps_the_books_apart(package, clerk, cashier, boss, sql):
    payment = propose(package, clerk, (2, 5))
    acts.endorse_disbursement(actor=cashier, disbursement=payment)
    acts.approve_disbursement(actor=boss, disbursement=payment)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_desk_shows_whose_turn_it_is(package, clerk, cashier, boss):
    day = clock.today()

    def desk(actor):
        found = queries.desk(viewer=actor.standing(day), day=day)
        return [(item.act, item.blocked) for item in found if item.subject.kind.endswith("ment")]

    payment = propose(package, clerk, (2, APART))
    first, last = "funding.endorse_disbursement", "funding.approve_disbursement"
    assert desk(cashier) == desk(boss) == [(first, "")]
    assert desk(clerk) == [(first, "提出拨付的人不能自己批准，须由另一人办理")]
    acts.endorse_disbursement(actor=cashier, disbursement=payment)
    assert desk(boss) == [(last, "")]
    assert desk(cashier) == [(last, "第一次批准的人不能再批第二次，须由第三个人办理")]
    acts.approve_disbursement(actor=boss, disbursement=payment)
    assert desk(boss) == desk(cashier) == []


def test_the_acts_stay_within_ten_statements(package, clerk, cashier, boss):
    payment = propose(package, clerk, (2, 5))
    for act, actor in ((acts.endorse_disbursement, cashier), (acts.approve_disbursement, boss)):
        with counting() as counter:
            act(actor=actor, disbursement=payment)
        assert statements(counter) <= 10, "\n".join(counter.statements)
    assert Posting.objects.filter(voucher__disbursement=payment).count() == 1
