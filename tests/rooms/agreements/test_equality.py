"""平等:甲方能做的乙方都能做;把双方对调,走得一样,看到的也一样。"""

from __future__ import annotations

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.act import ACTS
from hudong.ground.people.permits import by_reaction
from hudong.ground.people.queries import MandateActor
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.models import Agreement
from hudong.mechanisms.agreements.terms import Party
from tests.builders import a_neighbourhood, a_town, a_village, an_officer_of, the_head_of
from tests.rooms.agreements.builders_agreements import (
    cleared_for,
    drafted_for,
    fresh,
    terms,
)

pytestmark = pytest.mark.django_db

# 唯一不对称的一件:只有村(居)委会能召集自己的代表会议,这是法律给它的,乡镇没有。
COMMITTEE_ONLY = {"agreements.submit_to_resolution"}


def story(community, *, town_first: bool):
    """一方起草,对方还价,起草方再提,对方同意;然后双方确认。每一步以后记下双方看到的。"""
    sides = [an_officer_of(a_town()), the_head_of(community)]
    if not town_first:
        sides.reverse()
    first, second = sides
    agreement = drafted_for(community, by=first)
    seen = [views(agreement, first, second, town_first=town_first)]
    steps = [
        lambda: offer(second, agreement, 5000),
        lambda: offer(first, agreement, 4000),
        lambda: acts.accept_clause(actor=second, agreement=agreement, number=1),
        lambda: acts.accept_clauses(actor=second, agreement=agreement, numbers=[2, 3]),
        lambda: acts.confirm_text(actor=first, agreement=agreement),
        lambda: acts.confirm_text(actor=second, agreement=agreement),
    ]
    for step in steps:
        step()
        seen.append(views(agreement, first, second, town_first=town_first))
    return seen[:-1]


def offer(actor, agreement, price):
    acts.offer_terms(
        actor=actor,
        agreement=agreement,
        number=1,
        terms=terms(agreement, 1, unit_price_fen=price),
        reason="实际的花费",
    )


def views(agreement: Agreement, first, second, *, town_first: bool):
    """双方的待办和页面,把甲乙换成先后,两个世界就能相比。"""
    name = {Party.A: "先", Party.B: "后"} if town_first else {Party.A: "后", Party.B: "先"}

    def neutral(text: str) -> str:
        for party in Party:
            text = text.replace(party.words, f"<{name[party]}>")
        return text.replace(agreement.title, "<协议>")

    desks = [
        [
            (item.title, neutral(item.detail), item.act, neutral(item.blocked))
            for item in queries.desk(viewer=actor.standing(clock.today()), day=clock.today())
            if item.subject.id == str(agreement.pk)
        ]
        for actor in (first, second)
    ]
    page = queries.agreement_page(agreement_id=agreement.pk)
    table = [
        (
            clause.number,
            clause.terms,
            clause.state_label,
            name[clause.turn] if clause.turn else "",
            [(name[one.party], one.terms, one.changes, one.reason) for one in clause.offers],
        )
        for clause in page.clauses
    ]
    confirmed = name[page.confirmed_by] if page.confirmed_by else ""
    return desks, table, page.card.state_label, confirmed


@pytest.mark.parametrize("community", [a_village, a_neighbourhood])
def test_the_parties_can_be_swapped(db, community):
    there = story(community("甲处"), town_first=True)
    back = story(community("乙处"), town_first=False)
    assert there == back


def test_every_act_between_the_parties_is_permitted_to_both(db):
    agreement = drafted_for(a_village())
    day = clock.today()
    pairs = {
        "head": (the_head_of(agreement.party_a), the_head_of(agreement.party_b)),
        "clerk": (an_officer_of(agreement.party_a), a_clerk_of_the_committee(agreement)),
    }
    looked_at = set()
    for name, act in ACTS.items():
        if act.room != "agreements" or act.on != "agreement" or act.permit == by_reaction:
            continue
        for ours, theirs in pairs.values():
            answers = [
                act.permit.reason_against(
                    {"actor": actor.standing(day), "agreement": agreement, "day": day}
                )
                for actor in (ours, theirs)
            ]
            if name not in COMMITTEE_ONLY:
                assert answers[0] == answers[1], name
        looked_at.add(name)
    assert looked_at >= COMMITTEE_ONLY | {
        "agreements.offer_terms",
        "agreements.accept_clause",
        "agreements.accept_clauses",
        "agreements.confirm_text",
        "agreements.sign_agreement",
        "agreements.end_negotiation",
    }


def a_clerk_of_the_committee(agreement: Agreement) -> MandateActor:
    return MandateActor(agreement.party_b.mandates.filter(role="member").order_by("id")[0].pk)


@pytest.mark.parametrize("town_first", [True, False])
def test_either_party_may_sign_first(db, town_first):
    agreement = cleared_for(a_village())
    bodies = [agreement.party_a, agreement.party_b]
    if not town_first:
        bodies.reverse()
    for place, body in enumerate(bodies, start=1):
        fact = acts.sign_agreement(
            actor=the_head_of(body), agreement=agreement, digest=agreement.digest, seal="公章"
        )
        assert fact.both is (place == 2)
        assert fresh(agreement).state == ("in_force" if place == 2 else "signing")
