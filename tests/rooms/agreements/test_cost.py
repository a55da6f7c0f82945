"""花费:一件普通的事最多十条语句;为许多村起草,和为一个村一样多。"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.reads import counting
from hudong.mechanisms.agreements import acts
from hudong.mechanisms.agreements.models import Clause
from hudong.mechanisms.agreements.terms import AgreementLine
from tests.builders import a_town, a_village, an_officer_of, statements, the_head_of
from tests.rooms.agreements.builders_agreements import (
    FROM,
    TO,
    a_published_edition,
    both_agree,
    clauses_of,
    cleared_for,
    drafted_for,
    on,
    ready_for_the_vote,
    submitted,
    terms,
)

pytestmark = pytest.mark.django_db

MOST = 10


def cost(act, **arguments):
    with counting() as counter:
        act(**arguments)
    return statements(counter), counter.statements


def test_an_ordinary_act_takes_at_most_ten_statements():
    agreement = drafted_for(a_village())
    town, village = an_officer_of(agreement.party_a), the_head_of(agreement.party_b)
    other = terms(agreement, 1, quantity=41)
    done = [
        cost(
            acts.offer_terms,
            actor=village,
            agreement=agreement,
            number=1,
            terms=other,
            reason="实有 41 户",
        ),
        cost(acts.accept_clause, actor=town, agreement=agreement, number=1),
        cost(acts.accept_clauses, actor=village, agreement=agreement, numbers=[2, 3]),
        cost(acts.confirm_text, actor=village, agreement=agreement),
        cost(acts.confirm_text, actor=town, agreement=agreement),
        cost(acts.end_negotiation, actor=town, agreement=agreement, reason="没有预算"),
    ]
    for count, sent in done:
        assert count <= MOST, "\n".join(sent)


def test_the_first_signature_takes_at_most_ten_statements():
    agreement = cleared_for(a_village())
    count, sent = cost(
        acts.sign_agreement,
        actor=the_head_of(agreement.party_b),
        agreement=agreement,
        digest=agreement.digest,
        seal="公章",
    )
    assert count <= MOST, "\n".join(sent)


def test_the_second_signature_brings_force_notice_and_money_at_a_fixed_cost():
    counts = []
    for clauses in (1, 4):
        agreement = cleared_for(a_village(f"{clauses}条村"), count=clauses)
        for body in (agreement.party_b, agreement.party_a):
            count, _ = cost(
                acts.sign_agreement,
                actor=the_head_of(body),
                agreement=agreement,
                digest=agreement.digest,
                seal="公章",
            )
        counts.append(count)
    assert counts[0] == counts[1]


def test_counting_a_vote_takes_at_most_ten_statements():
    agreement = ready_for_the_vote(both_agree(drafted_for(a_village())))
    meeting = submitted(agreement)
    motion = meeting.motions.order_by("number")[0]
    count, sent = cost(
        acts.count_vote,
        actor=REACTION,
        agreement=agreement,
        clause_id=int(motion.subject_id),
        meeting_id=meeting.pk,
        motion_id=motion.pk,
        digest=motion.digest,
        adopted=True,
        words="通过",
    )
    assert count <= MOST, "\n".join(sent)


def test_submitting_costs_the_same_for_one_clause_and_for_many():
    counts = []
    for clauses in (1, 4):
        agreement = ready_for_the_vote(
            both_agree(drafted_for(a_village(f"{clauses}条村"), count=clauses))
        )
        count, _ = cost(
            acts.submit_to_resolution,
            actor=the_head_of(agreement.party_b),
            agreement=agreement,
            meeting_on=clock.today() + timedelta(days=12),
            place="会议室",
        )
        counts.append(count)
    assert counts[0] == counts[1]


def test_drafting_for_a_town_of_forty_costs_what_drafting_for_one_costs():
    edition = a_published_edition()
    on(date(2026, 4, 2))
    counts = []
    for many in (1, 40):
        communities = [
            a_village(f"{many}之{n}村", members=1, representatives=0, households=0)
            for n in range(many)
        ]
        count, sent = cost(
            acts.draft_agreements,
            actor=an_officer_of(a_town()),
            town=a_town(),
            edition=edition,
            from_on=FROM,
            to_on=TO,
            lines=[AgreementLine(body.pk, clauses_of(edition)) for body in communities],
        )
        inserts = [one for one in sent if one.startswith('INSERT INTO "agreements')]
        counts.append((count - len(inserts), {one.split('"')[1] for one in inserts}))
    assert counts[0] == counts[1]
    assert counts[0][0] <= 15
    assert Clause.objects.count() == 41 * 3
