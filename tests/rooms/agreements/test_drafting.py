"""起草:只写清单上的事,每条都有钱,一次可以为许多村(社区)起草。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.law.terms import PaymentMode
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.terms import AgreementLine, ClauseLine, Party
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue.terms import MatterLine, Scope, Way
from tests.builders import (
    a_body,
    a_department,
    a_neighbourhood,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    representatives_of,
    the_head_of,
    with_office,
    within_another_act,
)
from tests.rooms.agreements.builders_agreements import (
    DUE,
    FROM,
    TO,
    a_published_edition,
    clauses_of,
    drafted_for,
    matters,
    on,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(db):
    made = a_published_edition()
    on(date(2026, 4, 2))
    return made


def draft(edition, *lines, by=None, from_on=FROM, to_on=TO):
    return acts.draft_agreements(
        actor=by or an_officer_of(a_town()),
        town=a_town(),
        edition=edition,
        from_on=from_on,
        to_on=to_on,
        lines=list(lines),
    )


def test_a_draft_takes_standard_price_and_payer_from_the_list(edition):
    fact = draft(edition, AgreementLine(a_village().pk, clauses_of(edition)))
    page = queries.agreement_page(agreement_id=fact.agreement_ids[0])
    assert page.card.number == "示例政社协〔2026〕1号"
    assert page.card.amount_fen == 40 * 3000 + 4 * 120000 + 150000 == fact.drafted[0].amount_fen
    first = page.clauses[0]
    assert (first.title, first.payer, first.terms.standard) == (
        "老年人家庭走访",
        "示例市民政局",
        "每季度一次",
    )
    assert first.state == "offered"
    assert first.turn is Party.B
    (offer,) = first.offers
    assert (offer.party, offer.changes, offer.terms) == (Party.A, (), first.terms)
    assert "法律地位平等" in page.preamble
    assert "示政社〔2026〕1号" in page.preamble


def test_the_drafter_may_write_quantity_price_and_standard(edition):
    (walk, *_) = clauses_of(edition)
    own = replace(walk, quantity=7, unit_price_fen=100, standard="每月一次", unit="人")
    fact = draft(edition, AgreementLine(a_village().pk, (own,)))
    (clause,) = queries.agreement_page(agreement_id=fact.agreement_ids[0]).clauses
    assert clause.calculation == "7 人 × 1.00 元 = 7.00 元"
    assert clause.terms.standard == "每月一次"


def test_one_act_drafts_for_many_and_numbers_go_on(edition):
    drafted_for(a_village("先行村"))
    communities = [a_village("甲村"), a_neighbourhood("乙社区"), a_village("丙村")]
    fact = draft(edition, *[AgreementLine(body.pk, clauses_of(edition)) for body in communities])
    numbers = [one.number for one in fact.drafted]
    assert numbers == [f"示例政社协〔2026〕{n}号" for n in (2, 3, 4)]
    assert [one.community_id for one in fact.drafted] == [body.pk for body in communities]
    assert fact.subject() == ("people.Body", str(a_town().pk))


def test_a_single_draft_is_about_the_agreement_itself(edition):
    fact = draft(edition, AgreementLine(a_village().pk, clauses_of(edition)))
    assert fact.subject() == ("agreements.Agreement", str(fact.agreement_ids[0]))


def test_a_community_drafts_for_itself_as_freely_as_a_town(edition):
    village = a_village()
    fact = draft(edition, AgreementLine(village.pk, clauses_of(edition)), by=the_head_of(village))
    page = queries.agreement_page(agreement_id=fact.agreement_ids[0])
    assert page.drafted_by is Party.B
    assert {clause.turn for clause in page.clauses} == {Party.A}


def test_a_community_does_not_draft_for_another(edition):
    ours, theirs = a_village("甲村"), a_village("乙村")
    with refuses(acts.draft_agreements, because="由拟签约的一方自己起草"):
        draft(edition, AgreementLine(theirs.pk, clauses_of(edition)), by=the_head_of(ours))


@pytest.mark.parametrize("who", ["department", "office", "representative"])
def test_nobody_else_drafts(edition, who):
    village = a_village()
    actor = {
        "department": lambda: an_officer_of(a_department()),
        "office": lambda: the_head_of(with_office()),
        "representative": lambda: representatives_of(village)[0],
    }[who]()
    with refuses(acts.draft_agreements, because="由拟签约的一方自己起草"):
        draft(edition, AgreementLine(village.pk, clauses_of(edition)), by=actor)


def test_what_is_not_on_the_assistance_list_is_no_clause(edition):
    own_duty = matters(edition)["调解民间纠纷"]
    with refuses(acts.draft_agreements, because="示例村村民委员会 第 2 条"):
        draft(
            edition,
            AgreementLine(
                a_village().pk, (clauses_of(edition)[0], ClauseLine(own_duty.matter_id, DUE, 1))
            ),
        )
    with refuses(acts.draft_agreements, because="不在现行的协助事项清单里"):
        draft(edition, AgreementLine(a_village().pk, (ClauseLine(999_999, DUE, 1),)))


def test_a_matter_for_villages_is_no_clause_of_a_neighbourhood(edition):
    boats = matters(edition)["渔船登记"]
    assert boats.scope is Scope.VILLAGE
    line, neighbourhood = (ClauseLine(boats.matter_id, DUE),), a_neighbourhood()
    with refuses(acts.draft_agreements, because="只适用于村"):
        draft(edition, AgreementLine(neighbourhood.pk, line))
    draft(edition, AgreementLine(a_village().pk, line))


def test_a_clause_without_money_is_refused_by_number(edition):
    first, second, _ = clauses_of(edition)
    with refuses(acts.draft_agreements, because="第 2 条") as caught:
        draft(edition, AgreementLine(a_village().pk, (first, replace(second, unit_price_fen=0))))
    assert list(caught.value.fields) == ["unit_price_fen"]


@pytest.mark.parametrize(
    ("lines", "because"),
    [
        (lambda v, c: [], "没有写给哪个村"),
        (lambda v, c: [AgreementLine(v.pk, ())], "没有条款"),
        (lambda v, c: [AgreementLine(v.pk, c), AgreementLine(v.pk, c)], "写了两份"),
        (lambda v, c: [AgreementLine(v.pk, (c[0], c[0]))], "写了两条"),
        (lambda v, c: [AgreementLine(a_town().pk, c)], "不是这个乡镇的"),
    ],
)
def test_lines_that_make_no_agreement_are_refused(edition, lines, because):
    with refuses(acts.draft_agreements, because=because):
        draft(edition, *lines(a_village(), clauses_of(edition)))


def test_a_community_of_another_town_is_refused(edition):
    far = a_village("远村", town=a_body(BodyKind.TOWN, "远镇人民政府", short_name="远镇"))
    with refuses(acts.draft_agreements, because="不是这个乡镇的"):
        draft(edition, AgreementLine(far.pk, clauses_of(edition)))


def test_an_edition_that_is_no_longer_in_force_is_refused(edition):
    added = MatterLine(
        title="新事项",
        standard="每年一次",
        payment_mode=PaymentMode.PAID_ASSISTANCE,
        basis_cite="《示例助老法》第一条",
        basis_words="协助",
        payer_id=a_department().pk,
        scope=Scope.BOTH,
        unit="年",
        unit_price_fen=100,
        quantity=1,
        origin="准入",
        way=Way.GATE,
    )
    head = the_head_of(with_office())
    with within_another_act(head):
        catalogue.amend_edition(
            actor=head,
            edition=edition,
            document_no="示政社〔2026〕2号",
            added=(added,),
            reason="准入",
        )
    with refuses(acts.draft_agreements, because="不是现行的"):
        draft(edition, AgreementLine(a_village().pk, clauses_of(edition)))


def test_the_same_matter_is_agreed_once_at_a_time(edition):
    village = a_village()
    agreement = drafted_for(village)
    with refuses(acts.draft_agreements, because=agreement.number):
        draft(edition, AgreementLine(village.pk, clauses_of(edition)[:1]))
    (next_year,) = clauses_of(edition)[:1]
    draft(
        edition,
        AgreementLine(village.pk, (replace(next_year, due_on=date(2027, 6, 1)),)),
        from_on=date(2027, 1, 1),
        to_on=date(2027, 12, 31),
    )
    acts.end_negotiation(actor=the_head_of(village), agreement=agreement, reason="另行起草")
    draft(edition, AgreementLine(village.pk, clauses_of(edition)[:1]))


def test_a_term_that_is_over_is_refused(edition):
    with refuses(acts.draft_agreements, because="早于起日"):
        draft(
            edition,
            AgreementLine(a_village().pk, clauses_of(edition)),
            from_on=date(2026, 6, 1),
            to_on=date(2026, 5, 31),
        )
