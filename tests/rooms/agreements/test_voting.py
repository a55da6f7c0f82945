"""表决:先稳评,再由村(居)委会召集;没通过的条款退回重谈,通过的不能再改。"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.refusals import Conflict, OutOfOrder
from hudong.instruments.opinions import acts as opinions
from hudong.instruments.resolutions import acts as resolutions
from hudong.instruments.stability.terms import Grade
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.models import ClauseVote
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND
from tests.builders import (
    a_committee_member_of,
    a_neighbourhood,
    a_village,
    an_officer_of,
    refuses,
    the_head_of,
    the_party_of,
    the_secretary_of,
)
from tests.rooms.agreements.builders_agreements import (
    an_assessment_of,
    authorised,
    both_agree,
    drafted_for,
    fresh,
    held,
    on,
    ready_for_the_vote,
    submitted,
    terms,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(db):
    return both_agree(drafted_for(a_village()))


def submit(agreement, actor=None, days=12):
    return acts.submit_to_resolution(
        actor=actor or the_head_of(agreement.party_b),
        agreement=agreement,
        meeting_on=clock.today() + timedelta(days=days),
        place="村委会会议室",
    )


def states(agreement):
    page = queries.agreement_page(agreement_id=agreement.pk)
    return page.card.state, [clause.state for clause in page.clauses]


def test_an_unassessed_text_is_not_submitted(agreed):
    authorised(agreed.party_b)
    with refuses(acts.submit_to_resolution, because="还没有作过稳评", kind=OutOfOrder):
        submit(agreed)


@pytest.mark.parametrize("grade", [Grade.MEDIUM, Grade.HIGH])
def test_a_text_that_failed_its_assessment_is_not_submitted(agreed, grade):
    an_assessment_of(agreed.subject, by=agreed.party_a, grade=grade)
    with refuses(acts.submit_to_resolution, because=grade.words, kind=OutOfOrder):
        submit(agreed)


def test_an_assessment_of_an_earlier_text_does_not_count(agreed):
    ready_for_the_vote(agreed)
    acts.offer_terms(
        actor=the_head_of(agreed.party_b),
        agreement=agreed,
        number=1,
        terms=terms(agreed, 1, quantity=41),
        reason="实有 41 户",
    )
    again = both_agree(agreed)
    with refuses(acts.submit_to_resolution, because="这一稿还没有作过稳评", kind=OutOfOrder):
        submit(again)


def test_only_the_head_of_the_committee_submits(agreed):
    ready_for_the_vote(agreed)
    for actor in (
        the_head_of(agreed.party_a),
        an_officer_of(agreed.party_a),
        a_committee_member_of(agreed.party_b),
    ):
        with refuses(acts.submit_to_resolution, because="代表会议由村（居）民委员会召集"):
            submit(agreed, actor)


def test_the_meetings_own_conditions_come_through(agreed):
    an_assessment_of(agreed.subject, by=agreed.party_a)
    with refuses(acts.submit_to_resolution, because="没有授权"):
        submit(agreed)
    authorised(agreed.party_b)
    with refuses(acts.submit_to_resolution, because="党组织还没有研究"):
        submit(agreed)
    ready = studied(agreed)
    with refuses(acts.submit_to_resolution, because="通知不够早"):
        submit(ready, days=5)


def studied(agreement):
    opinions.record_study(
        actor=the_secretary_of(agreement.party_b),
        party=the_party_of(agreement.party_b),
        subject=agreement.subject,
        text="同意",
        held_on=clock.today(),
    )
    return agreement


def test_a_text_still_at_the_table_is_not_submitted(db):
    agreement = drafted_for(a_village())
    with refuses(acts.submit_to_resolution, because="要到“文本已定", kind=OutOfOrder):
        submit(agreement)


def test_every_clause_is_a_motion_with_its_own_digest(agreed):
    meeting = submitted(ready_for_the_vote(agreed))
    page = queries.agreement_page(agreement_id=agreed.pk)
    motions = list(meeting.motions.order_by("number"))
    assert [motion.digest for motion in motions] == [clause.digest for clause in page.clauses]
    assert motions[1].title == "第 2 条 消防安全宣传"
    assert "4 次 × 1,200.00 元 = 4,800.00 元" in motions[1].text
    assert meeting.subject_digest == agreed.digest
    assert states(agreed) == ("voting", ["voting"] * 3)


def test_nothing_is_changed_while_the_vote_is_on(agreed):
    submitted(ready_for_the_vote(agreed))
    with refuses(acts.offer_terms, because="代表会议表决中", kind=OutOfOrder):
        acts.offer_terms(
            actor=the_head_of(agreed.party_b),
            agreement=agreed,
            number=1,
            terms=terms(agreed, 1, quantity=41),
            reason="实有 41 户",
        )
    with refuses(acts.end_negotiation, because="代表会议表决中", kind=OutOfOrder):
        acts.end_negotiation(actor=the_head_of(agreed.party_b), agreement=agreed, reason="算了")


def test_a_rejected_clause_comes_back_and_only_it_goes_to_the_next_meeting(agreed):
    village, town = the_head_of(agreed.party_b), an_officer_of(agreed.party_a)
    held(submitted(ready_for_the_vote(agreed)), rejecting=(2,))
    assert states(agreed) == ("renegotiating", ["resolved", "returned", "resolved"])
    with refuses(acts.confirm_text, because="第 2 条双方还没有谈拢"):
        acts.confirm_text(actor=village, agreement=agreed)
    acts.offer_terms(
        actor=village,
        agreement=agreed,
        number=2,
        terms=terms(agreed, 2, unit_price_fen=150000),
        reason="代表说四次不够本",
    )
    assert fresh(agreed).state == "renegotiating"
    acts.accept_clause(actor=town, agreement=agreed, number=2)
    again = both_agree(agreed)
    second = submitted(ready_for_the_vote(again))
    assert [motion.title for motion in second.motions.all()] == ["第 2 条 消防安全宣传"]
    held(second)
    assert states(agreed) == ("resolved", ["resolved"] * 3)
    (_, twice, _) = queries.agreement_page(agreement_id=agreed.pk).clauses
    assert [vote.adopted for vote in twice.votes] == [False, True]
    assert len(twice.offers) == 2


def test_an_adopted_clause_cannot_be_touched_again(agreed):
    held(submitted(ready_for_the_vote(agreed)), rejecting=(2,))
    with refuses(acts.offer_terms, because="表决通过", kind=OutOfOrder):
        acts.offer_terms(
            actor=the_head_of(agreed.party_b),
            agreement=agreed,
            number=1,
            terms=terms(agreed, 1, quantity=41),
            reason="再要一点",
        )


def test_either_side_takes_up_a_returned_clause(agreed):
    held(submitted(ready_for_the_vote(agreed)), rejecting=(2,))
    with refuses(acts.accept_clause, because="退回重谈", kind=OutOfOrder):
        acts.accept_clause(actor=the_head_of(agreed.party_b), agreement=agreed, number=2)
    acts.offer_terms(
        actor=an_officer_of(agreed.party_a),
        agreement=agreed,
        number=2,
        terms=terms(agreed, 2, quantity=3),
        reason="少做一次",
    )
    assert states(agreed) == ("renegotiating", ["resolved", "offered", "resolved"])


def test_a_meeting_that_failed_leaves_the_text_to_be_put_again(agreed):
    meeting = submitted(ready_for_the_vote(agreed))
    host = a_committee_member_of(agreed.party_b)
    on(meeting.meeting_on)
    few = list(meeting.members.order_by("number").values_list("pk", flat=True)[:10])
    resolutions.record_attendance(actor=host, meeting=meeting, member_ids=few)
    resolutions.open_meeting(actor=host, meeting=meeting)
    assert states(agreed) == ("agreed", ["agreed"] * 3)
    held(submitted(agreed))
    assert states(agreed)[0] == "resolved"


def test_a_meeting_that_was_called_off_too(agreed):
    meeting = submitted(ready_for_the_vote(agreed))
    resolutions.call_off_meeting(actor=the_head_of(agreed.party_b), meeting=meeting, reason="台风")
    assert states(agreed) == ("agreed", ["agreed"] * 3)


def test_a_vote_on_other_words_is_not_counted(agreed):
    meeting = submitted(ready_for_the_vote(agreed))
    motion = meeting.motions.order_by("number")[0]
    counted = {
        "agreement": agreed,
        "clause_id": int(motion.subject_id),
        "meeting_id": meeting.pk,
        "motion_id": motion.pk,
        "adopted": True,
        "words": "通过",
    }
    with refuses(acts.count_vote, because="表决的文本和条款现在的文本不符", kind=Conflict):
        acts.count_vote(actor=REACTION, digest="0" * 64, **counted)
    with refuses(acts.count_vote, because="只由机制联动触发"):
        acts.count_vote(actor=the_head_of(agreed.party_b), digest=motion.digest, **counted)
    assert not ClauseVote.objects.exists()


def test_a_neighbourhood_votes_by_its_own_law(db):
    agreement = both_agree(drafted_for(a_neighbourhood()))
    fact = submit(ready_for_the_vote(agreement))
    assert fact.basis_cite == "《城市居民委员会组织法》第三十条第一款"
    assert fact.subject() == (AGREEMENT_KIND, str(agreement.pk))
    assert fact.meeting_on == date(2026, 4, 14)


def test_what_follows_by_itself_is_nobodys_to_do(agreed):
    village = the_head_of(agreed.party_b)
    for act, arguments in (
        (acts.recall_clauses, {"meeting_id": 1}),
        (acts.clear_for_signing, {"notice_ids": [1]}),
        (acts.enter_force, {}),
    ):
        with refuses(act, because="只由机制联动触发"):
            act(actor=village, agreement=agreed, **arguments)
        with refuses(act, kind=OutOfOrder):
            act(actor=REACTION, agreement=agreed, **arguments)
