"""签署和生效:期满才能签,谁先签都一样,签的就是表决的那一份。"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK, SETUP, VISITOR
from hudong.ground.kernel.outbox import fact_of
from hudong.ground.kernel.verify import verify
from hudong.ground.people import acts as people
from hudong.ground.people.models import Mandate
from hudong.ground.record.models import Entry
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.notices.terms import NoticeKind
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, Party
from tests.builders import (
    a_department,
    a_neighbourhood,
    a_village,
    an_officer_of,
    refuses,
    representatives_of,
    the_head_of,
)
from tests.rooms.agreements.builders_agreements import (
    both_agree,
    cleared_for,
    drafted_for,
    fresh,
    held,
    notice_over,
    on,
    ready_for_the_vote,
    signed_by_both,
    submitted,
    terms,
)

pytestmark = pytest.mark.django_db


def sign(body, agreement, *, by=None, digest=None, seal="公章"):
    return acts.sign_agreement(
        actor=by or the_head_of(body),
        agreement=agreement,
        digest=agreement.digest if digest is None else digest,
        seal=seal,
    )


def test_from_draft_to_force_and_everything_is_on_record(tmp_path):
    agreement = signed_by_both(cleared_for(a_village()))
    assert (agreement.state, agreement.in_force_on) == ("in_force", clock.today())
    page = queries.agreement_page(agreement_id=agreement.pk)
    assert page.is_unchanged
    assert [line.party for line in page.signatures] == [Party.A, Party.B]
    assert page.signatures[1].basis_cite == "《村民委员会组织法》第十三条"
    (public,) = notice_queries.notices_about(
        subject_kind=AGREEMENT_KIND, subject_id=agreement.pk, kind=NoticeKind.AGREEMENT
    )
    assert public.publisher == "示例村村民委员会"
    assert verify(home=tmp_path).ok


def test_a_neighbourhood_signs_by_its_own_law(db):
    agreement = signed_by_both(cleared_for(a_neighbourhood()))
    page = queries.agreement_page(agreement_id=agreement.pk)
    assert [line.basis_cite for line in page.signatures] == [
        "《民法典》第六十一条第二款",
        "《城市居民委员会组织法》第十二条",
    ]


def test_nobody_signs_before_the_notice_is_over():
    agreement = ready_for_the_vote(both_agree(drafted_for(a_village())))
    held(submitted(agreement))
    with refuses(acts.sign_agreement, because="决议公布中"):
        sign(agreement.party_b, agreement)
    agreement = notice_over(agreement)
    assert (agreement.state, agreement.cleared_on) == ("cleared", clock.today())
    sign(agreement.party_b, agreement)


def test_both_notices_must_be_over_where_there_were_two_meetings():
    agreement = ready_for_the_vote(both_agree(drafted_for(a_village())))
    held(submitted(agreement), rejecting=(2,))
    renegotiate(agreement)
    second = ready_for_the_vote(fresh(agreement))
    # 第一份决议公示期满了,第二次会议还没有开:还不能签。
    notice_over(agreement)
    assert fresh(agreement).state == "agreed"
    held(submitted(second))
    assert fresh(agreement).state == "resolved"
    assert notice_over(agreement).state == "cleared"


def test_an_unanswered_objection_to_the_first_resolution_holds_the_signing_up():
    agreement = ready_for_the_vote(both_agree(drafted_for(a_village())))
    held(submitted(agreement), rejecting=(2,))
    (first,) = notice_queries.notices_about(
        subject_kind=AGREEMENT_KIND, subject_id=agreement.pk, kind=NoticeKind.RESOLUTION
    )
    notice = notice_queries.notice(notice_id=first.notice_id)
    made = notices.object_to_notice(actor=VISITOR, notice=notice, text="第一条写得不清楚")
    renegotiate(agreement)
    held(submitted(ready_for_the_vote(fresh(agreement))))
    on(clock.today() + timedelta(days=16))
    for due in notice_queries.due_to_close(day=clock.today()):
        notices.close_notice(actor=CLOCK, notice=due)
    assert fresh(agreement).state == "resolved"
    notices.answer_objection(
        actor=the_head_of(agreement.party_b),
        objection=notice_queries.objection(objection_id=made.objection_id),
        text="已经说明",
    )
    notices.close_notice(actor=CLOCK, notice=notice)
    assert fresh(agreement).state == "cleared"


def renegotiate(agreement):
    village, town = the_head_of(agreement.party_b), an_officer_of(agreement.party_a)
    acts.offer_terms(
        actor=village,
        agreement=agreement,
        number=2,
        terms=terms(agreement, 2, quantity=3),
        reason="少做一次",
    )
    acts.accept_clause(actor=town, agreement=agreement, number=2)
    both_agree(agreement)


def test_only_the_legal_representative_signs():
    agreement = cleared_for(a_village())
    for actor in (
        an_officer_of(agreement.party_a),
        representatives_of(agreement.party_b)[0],
        the_head_of(a_department()),
        the_head_of(a_village("邻村")),
    ):
        with refuses(acts.sign_agreement):
            sign(None, agreement, by=actor)


def test_a_head_whose_mandate_is_over_does_not_sign():
    agreement = cleared_for(a_village())
    head = the_head_of(agreement.party_b)
    people.end_mandate(actor=SETUP, mandate=Mandate.objects.get(pk=head.mandate_id), reason="辞职")
    with refuses(acts.sign_agreement, because="任职已于"):
        sign(None, agreement, by=head)


def test_what_is_signed_is_what_was_seen_agreed_and_adopted():
    agreement = cleared_for(a_village())
    with refuses(acts.sign_agreement, because="不是双方确认并且表决通过的那一份"):
        sign(agreement.party_b, agreement, digest="0" * 64)
    with refuses(acts.sign_agreement, because="没有写印章"):
        sign(agreement.party_b, agreement, seal=" ")


def test_a_party_signs_once():
    agreement = cleared_for(a_village())
    sign(agreement.party_b, agreement)
    with refuses(acts.sign_agreement, because="你方已经签署"):
        sign(agreement.party_b, agreement)
    with refuses(acts.end_negotiation, because="你方已经签署，不能再终止"):
        acts.end_negotiation(
            actor=the_head_of(agreement.party_b), agreement=agreement, reason="后悔"
        )


def test_the_other_party_may_still_decline():
    agreement = cleared_for(a_village())
    sign(agreement.party_b, agreement)
    acts.end_negotiation(
        actor=the_head_of(agreement.party_a), agreement=agreement, reason="预算没有批下来"
    )
    assert fresh(agreement).state == "ended"


def by_hand(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_clause_changed_by_hand_is_found_and_cannot_be_signed(tmp_path):
    agreement = cleared_for(a_village())
    clause = agreement.clauses.get(number=2)
    by_hand("UPDATE agreements_clause SET standard = %s WHERE id = %s", "全年五次", clause.pk)
    with refuses(acts.sign_agreement, because="不是双方确认并且表决通过的那一份"):
        sign(agreement.party_b, agreement)
    (finding,) = verify(home=tmp_path).findings
    assert (finding.table, finding.row) == ("agreements_clause", str(clause.pk))


def test_a_clause_and_its_digest_changed_by_hand_still_lack_the_vote():
    agreement = cleared_for(a_village())
    clause = agreement.clauses.in_order().get(number=2)
    by_hand("UPDATE agreements_clause SET standard = %s WHERE id = %s", "全年五次", clause.pk)
    forged = agreement.text_digest(list(agreement.clauses.in_order()))
    by_hand("UPDATE agreements_agreement SET digest = %s WHERE id = %s", forged, agreement.pk)
    agreement = fresh(agreement)
    with refuses(acts.sign_agreement, because="第 2 条现在的文字没有经过代表会议通过"):
        sign(agreement.party_b, agreement)


def test_the_fact_of_coming_into_force_holds_the_whole_text():
    agreement = signed_by_both(cleared_for(a_village()))
    entry = Entry.objects.filter(fact_kind="agreements.AgreementInForce").get()
    fact = fact_of(entry)
    assert fact.amount_fen == sum(clause["amount_fen"] for clause in fact.clauses)
    assert [clause["title"] for clause in fact.clauses] == [
        "老年人家庭走访",
        "消防安全宣传",
        "疫苗接种通知",
    ]
    assert fact.digest == agreement.digest
    assert entry.cause is not None
    (line,) = queries.agreements_in_force(day=date(2026, 5, 20), body=agreement.party_b)
    assert line.agreement_id == agreement.pk
    assert queries.agreements_in_force(day=date(2027, 1, 1)) == ()
