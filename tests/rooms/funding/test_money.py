"""钱跟着协议走:生效就安排,两个人才能拨出,到了村里才算到账。"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.outbox import fact_of
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Conflict, NotFound, OutOfOrder
from hudong.ground.kernel.verify import verify
from hudong.ground.people.terms import BodyKind, Role
from hudong.ground.record.models import Entry
from hudong.mechanisms.funding import acts, queries
from hudong.mechanisms.funding.models import Posting, Voucher
from hudong.mechanisms.funding.terms import Account, LineAmount, PackageTerms
from tests.builders import (
    a_body,
    a_committee_member_of,
    a_department,
    a_member_of,
    a_village,
    an_officer_of,
    refuses,
    representatives_of,
    statements,
    the_head_of,
    with_office,
)
from tests.rooms.agreements.builders_agreements import (
    DUE,
    cleared_for,
    on,
    signed_by_both,
)

pytestmark = pytest.mark.django_db

# 40 户 × 30 元,4 次 × 1,200 元,全年 1,500 元。
AMOUNTS = {1: 120_000, 2: 480_000, 3: 150_000}
TOTAL = sum(AMOUNTS.values())


@pytest.fixture
def agreement(db):
    return signed_by_both(cleared_for(a_village()))


@pytest.fixture
def package(agreement):
    page = queries.package_of(agreement_id=agreement.pk)
    return queries.package(package_id=page.package_id)


@pytest.fixture
def clerk(agreement):
    return an_officer_of(agreement.party_a)


@pytest.fixture
def boss(agreement):
    return the_head_of(agreement.party_a)


def propose(package, actor, *amounts, **more):
    fact = acts.propose_disbursement(
        actor=actor, package=package, amounts=[LineAmount(*one) for one in amounts], **more
    )
    return queries.disbursement(disbursement_id=fact.disbursement_id)


def page_of(package):
    return queries.package_of(agreement_id=package.agreement_id)


def sums(package):
    return {
        (line.body_id, line.account): line.balance_fen
        for line in queries.balances(package_id=package.pk)
    }


def test_an_agreement_in_force_brings_its_package(agreement, package, tmp_path):
    page = page_of(package)
    assert page.amount_fen == TOTAL
    assert {line.clause_number: line.amount_fen for line in page.lines} == AMOUNTS
    assert {line.payer for line in page.lines} == {"示例市民政局"}
    assert {line.due_on for line in page.lines} == {DUE}
    assert (page.town, page.community) == ("示例镇人民政府", "示例村村民委员会")
    department, village = a_department(), agreement.party_b
    assert sums(package) == {
        (department.pk, Account.PAYABLE): -TOTAL,
        (village.pk, Account.RECEIVABLE): TOTAL,
    }
    entry = Entry.objects.get(fact_kind="funding.PackageAppropriated")
    fact = fact_of(entry)
    assert (fact.agreement_digest, fact.amount_fen) == (agreement.digest, TOTAL)
    assert entry.cause is not None
    assert verify(home=tmp_path).ok


def test_before_it_is_in_force_there_is_no_money():
    agreement = cleared_for(a_village())
    assert queries.package_of(agreement_id=agreement.pk) is None
    assert not Voucher.objects.exists()


def test_from_proposal_to_the_villages_account(agreement, package, clerk, boss):
    payment = propose(package, clerk, (1, 120_000), (2, 80_000), note="第一笔")
    acts.approve_disbursement(actor=boss, disbursement=payment)
    on(clock.today() + timedelta(days=2))
    acts.confirm_receipt(
        actor=a_committee_member_of(agreement.party_b),
        disbursement=payment,
        received_on=clock.today(),
    )
    page = page_of(package)
    assert (page.paid_fen, page.received_fen) == (200_000, 200_000)
    assert [line.unpaid_fen for line in page.lines] == [0, 400_000, 150_000]
    (paid,) = page.disbursements
    assert (paid.number, paid.state_label, paid.received_on) == (1, "已到账", clock.today())
    assert paid.amounts == (LineAmount(1, 120_000), LineAmount(2, 80_000))
    department, village = a_department().pk, agreement.party_b_id
    assert sums(package) == {
        (department, Account.BUDGET): -200_000,
        (department, Account.PAYABLE): -(TOTAL - 200_000),
        (village, Account.RECEIVABLE): TOTAL - 200_000,
        (village, Account.HELD): 200_000,
    }
    assert sum(sums(package).values()) == 0


def test_without_amounts_all_that_is_left_is_proposed(package, clerk):
    propose(package, clerk, (2, 80_000))
    rest = propose(package, clerk)
    assert rest.amount_fen == TOTAL - 80_000
    with refuses(acts.propose_disbursement, because="已经全部提出拨付", kind=Conflict):
        propose(package, clerk)


def test_who_proposes_does_not_approve(package, clerk, boss):
    payment = propose(package, clerk, (1, 1))
    for act, more in (
        (acts.approve_disbursement, {}),
        (acts.decline_disbursement, {"reason": "?"}),
    ):
        with refuses(act, because="提出拨付的人不能自己批准"):
            act(actor=clerk, disbursement=payment, **more)


def test_not_even_by_another_mandate_of_the_same_person(agreement, package, clerk):
    payment = propose(package, clerk, (1, 1))
    second = a_member_of(agreement.party_a, Role.HEAD, "代理负责人")
    person = payment.proposer_person_id
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_mandate SET person_id = %s WHERE id = %s", [person, second.mandate_id]
        )
    with refuses(acts.approve_disbursement, because="提出拨付的人不能自己批准"):
        acts.approve_disbursement(actor=second, disbursement=payment)


def test_only_the_town_of_the_agreement_pays(agreement, package, clerk):
    payment = propose(package, clerk, (1, 1))
    far = a_body(BodyKind.TOWN, "远镇人民政府", short_name="远镇")
    stranger = the_head_of(far)
    with refuses(acts.propose_disbursement, because="须由签协议的乡镇自己拨付"):
        propose(package, stranger, (1, 1))
    with refuses(acts.approve_disbursement, because="须由签协议的乡镇自己批准"):
        acts.approve_disbursement(actor=stranger, disbursement=payment)
    for actor in (the_head_of(with_office()), the_head_of(agreement.party_b)):
        with refuses(acts.propose_disbursement, because="须由乡镇人民政府办理"):
            propose(package, actor, (1, 1))


def test_only_the_committee_of_the_agreement_confirms(agreement, package, clerk, boss):
    payment = propose(package, clerk, (1, 1))
    acts.approve_disbursement(actor=boss, disbursement=payment)
    neighbour = the_head_of(a_village("邻村"))
    for actor, because in (
        (boss, "须由村（居）民委员会办理"),
        (representatives_of(agreement.party_b)[0], "须由村（居）民委员会办理"),
        (neighbour, "须由领受经费的"),
    ):
        with refuses(acts.confirm_receipt, because=because):
            acts.confirm_receipt(actor=actor, disbursement=payment, received_on=clock.today())


@pytest.mark.parametrize(
    ("amounts", "because"),
    [
        ([(1, 120_001)], "还能拨 1,200.00 元"),
        ([(1, 0)], "要大于零"),
        ([(1, -1)], "要大于零"),
        ([(1, 5), (1, 5)], "写了两次"),
        ([(9, 5)], "没有第 9 条"),
    ],
)
def test_no_more_than_agreed_nothing_negative_nothing_twice(package, clerk, amounts, because):
    with refuses(acts.propose_disbursement, because=because):
        propose(package, clerk, *amounts)


def test_what_is_already_proposed_is_not_open_any_more(package, clerk, boss):
    payment = propose(package, clerk, (1, 100_000))
    with refuses(acts.propose_disbursement, because="还能拨 200.00 元"):
        propose(package, clerk, (1, 20_001))
    acts.decline_disbursement(actor=boss, disbursement=payment, reason="金额不对")
    propose(package, clerk, (1, 120_000))


def test_a_disbursement_goes_one_way(agreement, package, clerk, boss):
    village = the_head_of(agreement.party_b)
    payment = propose(package, clerk, (1, 1))
    with refuses(acts.confirm_receipt, because="已批准拨出", kind=OutOfOrder):
        acts.confirm_receipt(actor=village, disbursement=payment, received_on=clock.today())
    with refuses(acts.decline_disbursement, because="没有写理由"):
        acts.decline_disbursement(actor=boss, disbursement=payment, reason=" ")
    acts.approve_disbursement(actor=boss, disbursement=payment)
    with refuses(acts.approve_disbursement, because="待批准", kind=OutOfOrder):
        acts.approve_disbursement(actor=boss, disbursement=payment)
    for wrong in (clock.today() - timedelta(days=1), clock.today() + timedelta(days=1)):
        with refuses(acts.confirm_receipt, because="到账日不对"):
            acts.confirm_receipt(actor=village, disbursement=payment, received_on=wrong)


def test_a_package_comes_only_from_an_agreement_in_force(agreement):
    lines = [PackageTerms(1, "事项", agreement.party_a_id, 5, DUE)]
    with refuses(acts.appropriate_package, because="只由机制联动触发"):
        acts.appropriate_package(
            actor=the_head_of(agreement.party_a), agreement=agreement, amount_fen=5, lines=lines
        )
    with refuses(acts.appropriate_package, because="与协议书的 6 分不符", kind=Conflict):
        acts.appropriate_package(actor=REACTION, agreement=agreement, amount_fen=6, lines=lines)
    with refuses(acts.appropriate_package, because="冲突", kind=Conflict):
        acts.appropriate_package(actor=REACTION, agreement=agreement, amount_fen=5, lines=lines)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE funding_package_line SET paid_fen = amount_fen + 1",
        "UPDATE funding_package_line SET received_fen = paid_fen + 1",
        "UPDATE funding_posting SET credit = debit",
        "UPDATE funding_posting SET amount_fen = 0",
        "UPDATE funding_disbursement SET decider_person_id = proposer_person_id",
    ],
)
def test_the_database_itself_keeps_the_books_sound(package, clerk, boss, sql):
    acts.approve_disbursement(actor=boss, disbursement=propose(package, clerk, (1, 1)))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_arrears_begin_the_day_after_the_last_day(agreement, package, clerk, boss):
    assert queries.arrears(day=DUE) == ()
    late = queries.arrears(day=DUE + timedelta(days=1))
    assert [(one.clause_number, one.days, one.unpaid_fen) for one in late] == [
        (1, 1, 120_000),
        (2, 1, 480_000),
        (3, 1, 150_000),
    ]
    assert late[0].community == "示例村村民委员会"
    acts.approve_disbursement(
        actor=boss, disbursement=propose(package, clerk, (1, 120_000), (2, 1))
    )
    left = queries.arrears(day=DUE + timedelta(days=5), payer=a_department())
    assert [(one.clause_number, one.days, one.unpaid_fen) for one in left] == [
        (2, 5, 479_999),
        (3, 5, 150_000),
    ]
    assert queries.arrears(day=DUE + timedelta(days=5), payer=agreement.party_a) == ()


def test_the_desk_of_town_and_village(agreement, package, clerk, boss):
    day = clock.today()

    def desk(actor):
        found = queries.desk(viewer=actor.standing(day), day=day)
        return [(item.act, item.due_on, item.blocked) for item in found]

    village = the_head_of(agreement.party_b)
    to_propose = ("funding.propose_disbursement", DUE, "")
    assert desk(clerk) == [to_propose]
    assert desk(village) == []
    payment = propose(package, clerk)
    approval = "funding.approve_disbursement"
    assert desk(boss) == [(approval, None, "")]
    assert desk(clerk) == [(approval, None, "提出拨付的人不能自己批准，须由另一人办理")]
    acts.approve_disbursement(actor=boss, disbursement=payment)
    assert desk(boss) == []
    assert desk(village) == [("funding.confirm_receipt", None, "")]
    acts.confirm_receipt(actor=village, disbursement=payment, received_on=day)
    assert desk(village) == desk(clerk) == desk(representatives_of(agreement.party_b)[0]) == []


def test_what_does_not_exist_is_not_found():
    with pytest.raises(NotFound, match="没有这笔一揽子经费"):
        queries.package(package_id=1)
    with pytest.raises(NotFound, match="没有这笔拨付"):
        queries.disbursement(disbursement_id=1)
    assert queries.balances() == ()


def test_an_ordinary_act_takes_at_most_ten_statements(agreement, package, clerk, boss):
    village, day = the_head_of(agreement.party_b), clock.today()

    def cost(act, **arguments):
        with counting() as counter:
            act(**arguments)
        return statements(counter), "\n".join(counter.statements)

    first = propose(package, clerk, (1, 5), (2, 5), (3, 5))
    second = propose(package, clerk, (1, 5))
    done = [
        cost(acts.propose_disbursement, actor=clerk, package=package, amounts=()),
        cost(acts.approve_disbursement, actor=boss, disbursement=first),
        cost(acts.decline_disbursement, actor=boss, disbursement=second, reason="不对"),
        cost(acts.confirm_receipt, actor=village, disbursement=first, received_on=day),
    ]
    for count, sent in done:
        assert count <= 10, sent
    assert Posting.objects.filter(voucher__disbursement=first).count() == 6
