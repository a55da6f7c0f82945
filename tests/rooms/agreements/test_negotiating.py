"""协商:只能提自己的话,不能改对方的话;每一次提出都留着。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.kernel.refusals import NotFound, OutOfOrder
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.facts import TextAgreed, TextConfirmed
from hudong.mechanisms.agreements.terms import Party
from tests.builders import (
    a_body,
    a_department,
    a_village,
    an_officer_of,
    refuses,
    representatives_of,
    the_head_of,
    with_office,
)
from tests.rooms.agreements.builders_agreements import both_agree, drafted_for, fresh, terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(db):
    return drafted_for(a_village())


@pytest.fixture
def town(agreement):
    return an_officer_of(agreement.party_a)


@pytest.fixture
def village(agreement):
    return the_head_of(agreement.party_b)


def offer(actor, agreement, number=1, reason="实际要花这么多", **other):
    return acts.offer_terms(
        actor=actor,
        agreement=agreement,
        number=number,
        terms=terms(agreement, number, **other),
        reason=reason,
    )


def clause(agreement, number=1):
    return queries.agreement_page(agreement_id=agreement.pk).clauses[number - 1]


def test_offer_and_counter_offer_stay_visible(agreement, town, village):
    offer(village, agreement, unit_price_fen=6000, reason="去年每户误工费 60 元")
    offer(town, agreement, unit_price_fen=4000, quantity=42, reason="预算只有这些")
    acts.accept_clause(actor=village, agreement=agreement, number=1)
    held = clause(agreement)
    assert [(one.party, one.terms.unit_price_fen) for one in held.offers] == [
        (Party.A, 3000),
        (Party.B, 6000),
        (Party.A, 4000),
    ]
    assert [(change.label, change.before, change.after) for change in held.offers[2].changes] == [
        ("数量", "40", "42"),
        ("单价", "60.00 元", "40.00 元"),
    ]
    assert held.offers[1].reason == "去年每户误工费 60 元"
    assert (held.state, held.amount_fen) == ("agreed", 42 * 4000)


def test_a_party_may_improve_its_own_offer_but_not_accept_it(agreement, town, village):
    offer(town, agreement, unit_price_fen=3100)
    assert clause(agreement).turn is Party.B
    with refuses(acts.accept_clause, because="你方提出的，要由对方答复"):
        acts.accept_clause(actor=town, agreement=agreement, number=1)
    acts.accept_clause(actor=village, agreement=agreement, number=1)
    assert clause(agreement).turn is None


def test_an_agreed_clause_is_open_again_after_a_new_offer(agreement, town, village):
    acts.accept_clause(actor=village, agreement=agreement, number=1)
    offer(town, agreement, quantity=41)
    assert (clause(agreement).state, clause(agreement).turn) == ("offered", Party.B)
    acts.accept_clause(actor=village, agreement=agreement, number=1)
    with refuses(acts.accept_clause, because="双方一致", kind=OutOfOrder):
        acts.accept_clause(actor=village, agreement=agreement, number=1)


@pytest.mark.parametrize(
    ("other", "reason", "because"),
    [
        ({}, "理由", "没有改动"),
        ({"quantity": 41}, "  ", "请写明理由"),
        ({"quantity": 0}, "理由", "数量要在 1 和"),
        ({"unit_price_fen": 0}, "理由", "没有经费的不能写进协议书"),
        ({"due_on": date(2026, 4, 30)}, "理由", "付款期限不能早于"),
        ({"standard": ""}, "理由", "请写明做到什么"),
    ],
)
def test_an_offer_says_something_sound_and_why(agreement, village, other, reason, because):
    with refuses(acts.offer_terms, because=because):
        offer(village, agreement, reason=reason, **other)


def test_a_clause_that_does_not_exist_is_named(agreement, village):
    with refuses(acts.accept_clause, because="没有第 9 条", kind=NotFound):
        acts.accept_clause(actor=village, agreement=agreement, number=9)


def test_several_clauses_are_accepted_all_or_none(agreement, town, village):
    offer(village, agreement, number=2, quantity=5)
    with refuses(acts.accept_clauses, because="第 2 条 消防安全宣传"):
        acts.accept_clauses(actor=village, agreement=agreement, numbers=[1, 2, 3])
    with refuses(acts.accept_clauses, because="没有选条款"):
        acts.accept_clauses(actor=village, agreement=agreement, numbers=[])
    fact = acts.accept_clauses(actor=village, agreement=agreement, numbers=[3, 1])
    assert fact.clause_numbers == (1, 3)
    assert fact.digests == (clause(agreement, 1).digest, clause(agreement, 3).digest)


def test_the_text_is_fixed_by_both_and_only_when_every_clause_is(agreement, town, village):
    acts.accept_clauses(actor=village, agreement=agreement, numbers=[1, 2])
    with refuses(acts.confirm_text, because="第 3 条双方还没有谈拢"):
        acts.confirm_text(actor=village, agreement=agreement)
    acts.accept_clause(actor=village, agreement=agreement, number=3)
    first = acts.confirm_text(actor=village, agreement=agreement)
    assert isinstance(first, TextConfirmed)
    assert fresh(agreement).digest == ""
    with refuses(acts.confirm_text, because="你方已经确认过这一稿"):
        acts.confirm_text(actor=village, agreement=agreement)
    second = acts.confirm_text(actor=town, agreement=agreement)
    assert isinstance(second, TextAgreed)
    held = fresh(agreement)
    assert (held.state, held.text_no, held.digest) == ("agreed", 1, second.digest)
    assert first.digest == second.digest
    assert [one["number"] for one in second.content["clauses"]] == [1, 2, 3]


def test_an_offer_takes_back_both_confirmations(agreement, town, village):
    acts.accept_clauses(actor=village, agreement=agreement, numbers=[1, 2, 3])
    acts.confirm_text(actor=village, agreement=agreement)
    offer(town, agreement, number=1, quantity=41)
    assert fresh(agreement).confirmed_by == ""
    acts.accept_clause(actor=village, agreement=agreement, number=1)
    acts.confirm_text(actor=town, agreement=agreement)
    assert fresh(agreement).state == "negotiating"


def test_an_agreed_text_can_be_reopened_before_the_vote(agreement, village):
    both_agree(agreement)
    old = fresh(agreement).digest
    offer(village, agreement, number=1, quantity=41)
    assert fresh(agreement).state == "negotiating"
    again = both_agree(agreement)
    assert (again.text_no, again.state) == (2, "agreed")
    assert again.digest != old


def test_either_party_ends_the_negotiation_with_a_reason(agreement, village, town):
    with refuses(acts.end_negotiation, because="没有写终止的原因"):
        acts.end_negotiation(actor=village, agreement=agreement, reason=" ")
    acts.end_negotiation(actor=village, agreement=agreement, reason="人手不够，今年不承接")
    assert fresh(agreement).state == "ended"
    with refuses(acts.offer_terms, because="协商已终止", kind=OutOfOrder):
        offer(town, agreement, quantity=41)


def outsiders(agreement):
    other_town = a_body(BodyKind.TOWN, "远镇人民政府", short_name="远镇")
    return {
        "office": the_head_of(with_office()),
        "department": an_officer_of(a_department()),
        "other town": an_officer_of(other_town),
        "other village": the_head_of(a_village("邻村")),
        "representative": representatives_of(agreement.party_b)[0],
    }


def test_nobody_but_the_parties_says_anything(agreement):
    sayings = [
        (acts.accept_clause, {"number": 1}),
        (acts.accept_clauses, {"numbers": [1]}),
        (acts.offer_terms, {"number": 1, "terms": terms(agreement, 1, quantity=9), "reason": "?"}),
        (acts.confirm_text, {}),
        (acts.end_negotiation, {"reason": "?"}),
    ]
    for actor in outsiders(agreement).values():
        for act, arguments in sayings:
            with refuses(act, because="须由协议的一方办理"):
                act(actor=actor, agreement=agreement, **arguments)


def test_the_same_key_gives_the_same_offer_once(agreement, village):
    offers = [
        acts.offer_terms(
            actor=village,
            agreement=agreement,
            number=1,
            terms=replace(terms(agreement, 1), quantity=41),
            reason="实有 41 户",
            key="表单一",
        )
        for _ in range(2)
    ]
    assert offers[0] == offers[1]
    assert len(clause(agreement).offers) == 2
