"""怎么读:页面、一览、事项用在哪里、待办,条数不随行数变。"""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.act import available_acts
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import NotFound
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.terms import AgreementLine
from tests.builders import (
    a_committee_member_of,
    a_neighbourhood,
    a_town,
    a_village,
    an_officer_of,
    representatives_of,
    the_head_of,
)
from tests.rooms.agreements.builders_agreements import (
    FROM,
    TO,
    a_published_edition,
    both_agree,
    clauses_of,
    cleared_for,
    drafted_for,
    fresh,
    held,
    matters,
    on,
    ready_for_the_vote,
    submitted,
    terms,
)

pytestmark = pytest.mark.django_db


def desk(actor, agreement):
    """只看这一份的待办 · (act, blocked) of the items about one agreement."""
    day = clock.today()
    return [
        (item.act, item.blocked)
        for item in queries.desk(viewer=actor.standing(day), day=day)
        if item.subject.id == str(agreement.pk)
    ]


def test_what_does_not_exist_is_not_found():
    with pytest.raises(NotFound, match="没有这份协议书"):
        queries.agreement(agreement_id=1)
    with pytest.raises(NotFound, match="没有这份协议书"):
        queries.agreement_page(agreement_id=1)


def test_the_desk_says_the_next_step_and_why_not_yet():
    agreement = drafted_for(a_village())
    town, village = an_officer_of(agreement.party_a), the_head_of(agreement.party_b)
    assert desk(village, agreement) == [("agreements.accept_clause", "")]
    assert desk(town, agreement) == [("agreements.confirm_text", "第 1、2、3 条等乙方答复")]
    acts.accept_clauses(actor=village, agreement=agreement, numbers=[1, 2, 3])
    acts.confirm_text(actor=town, agreement=agreement)
    assert desk(town, agreement) == [("agreements.confirm_text", "你方已经确认，等乙方确认")]
    assert desk(village, agreement) == [("agreements.confirm_text", "")]
    acts.confirm_text(actor=village, agreement=agreement)
    assert desk(village, agreement) == [("agreements.submit_to_resolution", "")]
    ((_, blocked),) = desk(town, agreement)
    assert "由村（居）民委员会主任提请" in blocked
    ((_, blocked),) = desk(a_committee_member_of(agreement.party_b), agreement)
    assert "由村（居）民委员会主任提请" in blocked


def test_the_desk_from_the_vote_to_the_signatures():
    agreement = ready_for_the_vote(both_agree(drafted_for(a_village())))
    town, village = the_head_of(agreement.party_a), the_head_of(agreement.party_b)
    meeting = submitted(agreement)
    assert desk(town, agreement) == [("agreements.sign_agreement", "代表会议还没有全部表决")]
    held(meeting, rejecting=(2,))
    both = [("agreements.offer_terms", "")]
    assert desk(town, agreement) == desk(village, agreement) == both
    acts.offer_terms(
        actor=town,
        agreement=agreement,
        number=2,
        terms=terms(agreement, 2, quantity=3),
        reason="少做一次",
    )
    acts.accept_clause(actor=village, agreement=agreement, number=2)
    held(submitted(ready_for_the_vote(both_agree(agreement))))
    assert desk(village, agreement) == [("agreements.sign_agreement", "决议公布期还没有满")]


def test_the_desk_of_the_signatories():
    agreement = cleared_for(a_village())
    town, village = the_head_of(agreement.party_a), the_head_of(agreement.party_b)
    assert desk(town, agreement) == desk(village, agreement) == [("agreements.sign_agreement", "")]
    assert desk(an_officer_of(agreement.party_a), agreement) == [
        ("agreements.sign_agreement", "由本单位的法定代表人签署")
    ]
    acts.sign_agreement(actor=town, agreement=agreement, digest=agreement.digest, seal="公章")
    assert desk(town, agreement) == [("agreements.sign_agreement", "你方已经签署，等乙方签署")]
    acts.sign_agreement(actor=village, agreement=agreement, digest=agreement.digest, seal="公章")
    assert desk(town, agreement) == desk(village, agreement) == []


def test_a_representative_has_no_agreement_on_the_desk():
    agreement = drafted_for(a_village())
    assert desk(representatives_of(agreement.party_b)[0], agreement) == []


def test_lists_by_body_year_and_state():
    edition = a_published_edition()
    on(date(2026, 4, 2))
    village, neighbourhood = a_village(), a_neighbourhood()
    acts.draft_agreements(
        actor=an_officer_of(a_town()),
        town=a_town(),
        edition=edition,
        from_on=FROM,
        to_on=TO,
        lines=[AgreementLine(body.pk, clauses_of(edition)) for body in (village, neighbourhood)],
    )
    (card,) = queries.agreements(body=village)
    assert (card.party_b, card.clauses, card.amount_fen) == ("示例村村民委员会", 3, 750_000)
    assert len(queries.agreements(body=a_town(), year=2026)) == 2
    assert queries.agreements(year=2025) == queries.agreements(state="in_force") == ()
    uses = queries.clauses_about(lineage=matters(edition)["消防安全宣传"].lineage)
    assert {use.community for use in uses} == {"示例村村民委员会", "示例社区居民委员会"}
    assert {use.clause_number for use in uses} == {2}


def test_the_buttons_on_a_page_follow_state_and_standing():
    agreement = drafted_for(a_village())
    day = clock.today()

    def buttons(actor):
        standing = actor.standing(day)
        offered = available_acts(standing, fresh(agreement), day, room="agreements")
        return {one.act.name: one.can for one in offered}

    village = buttons(the_head_of(agreement.party_b))
    assert village["agreements.accept_clause"]
    assert not village["agreements.sign_agreement"]
    assert "agreements.submit_to_resolution" in village
    assert set(village) - set(buttons(the_head_of(agreement.party_a))) == {
        "agreements.submit_to_resolution"
    }
    assert buttons(representatives_of(agreement.party_b)[0]) == {}


@pytest.mark.parametrize("many", [1, 12])
def test_reading_costs_the_same_for_one_and_for_many(many):
    edition = a_published_edition()
    on(date(2026, 4, 2))
    communities = [a_village(f"第{n}村", representatives=0, households=0) for n in range(many)]
    fact = acts.draft_agreements(
        actor=an_officer_of(a_town()),
        town=a_town(),
        edition=edition,
        from_on=FROM,
        to_on=TO,
        lines=[AgreementLine(body.pk, clauses_of(edition)) for body in communities],
    )
    town = an_officer_of(a_town()).standing(clock.today())
    with counting() as counter:
        queries.agreements()
        queries.agreement_page(agreement_id=fact.agreement_ids[0])
        queries.desk(viewer=town, day=clock.today())
    assert counter.count == 1 + 5 + 2
