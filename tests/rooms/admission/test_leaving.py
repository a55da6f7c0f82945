"""复核一次,退出有据,条款跟着事项走。"""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.kernel.verify import verify
from hudong.ground.record.models import Entry
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.resolutions.models import Motion
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.terms import ExitGround, Ruling
from hudong.mechanisms.agreements import acts as agreements
from hudong.mechanisms.agreements import queries as agreement_queries
from hudong.mechanisms.catalogue import queries as catalogue_queries
from tests.builders import a_department, a_town, a_village, an_officer_of, refuses, the_head_of
from tests.rooms.admission.builders_admission import (
    DOCUMENT,
    admitted,
    ask,
    decide,
    fresh,
    rules,
    through,
)
from tests.rooms.agreements.builders_agreements import (
    an_assessment_of,
    both_agree,
    cleared_for,
    drafted_for,
    held,
    matters,
    on,
    ready_for_the_vote,
    signed_by_both,
    submitted,
)

pytestmark = pytest.mark.django_db


def refused_at(department, stage):
    request = through(ask(department), to=stage)
    rules(request, Ruling.REFUSE, reason="标准不明确")
    return fresh(request)


def ask_again(request, *, by=None, reason="标准已经写明，见第二条"):
    actor = by or an_officer_of(request.department)
    return acts.ask_reconsideration(actor=actor, request=fresh(request), reason=reason)


def reconsider(request, office, *, uphold, reason="逐条看过，仍不明确", by=None):
    return acts.decide_reconsideration(
        actor=by or the_head_of(office), request=fresh(request), uphold=uphold, reason=reason
    )


def test_a_refusal_is_looked_at_once_more_and_stands(department, office):
    request = refused_at(department, "legality")
    fact = ask_again(request)
    row = fresh(request)
    assert (row.state, row.at_body_id, row.due_on) == ("reconsidering", office.pk, fact.due_on)
    with refuses(acts.decide_reconsideration, because="复核要有新的理由", kind=Invalid):
        reconsider(request, office, uphold=True, reason="标准不明确")
    with refuses(acts.decide_reconsideration, because="须由县级政社互动工作办公室办理"):
        reconsider(request, office, uphold=True, by=an_officer_of(department))
    reconsider(request, office, uphold=True)
    assert fresh(request).state == "upheld"
    with refuses(acts.ask_reconsideration, because="复核维持不予准入", kind=OutOfOrder):
        ask_again(request)


@pytest.mark.parametrize(
    ("stage", "then"),
    [
        ("requested", "legality"),
        ("legality", "money"),
        ("money", "meeting"),
        ("meeting", "noticed"),
    ],
)
def test_a_refusal_that_was_wrong_lets_the_request_go_on(department, office, stage, then):
    request = refused_at(department, stage)
    ask_again(request)
    reconsider(request, office, uphold=False, reason="标准写得明白")
    row = fresh(request)
    assert (row.state, row.decided_on, row.reason) == (then, None, "")
    through(request)
    an_assessment_of(fresh(request).subject, by=office)
    decide(request)
    assert fresh(request).state == "admitted"


def test_the_last_word_may_be_reconsidered_as_well(department, office):
    request = through(ask(department))
    decide(request, admit=False, reason="暂不需要")
    ask_again(request)
    reconsider(request, office, uphold=False, reason="确实需要")
    row = fresh(request)
    assert (row.state, row.at_body_id) == ("entering", office.pk)
    decide(request, admit=False, reason="经费没有着落")
    with refuses(acts.ask_reconsideration, because="只能复核一次", kind=OutOfOrder):
        ask_again(request)


def test_reconsideration_is_asked_in_time_by_its_department_with_a_reason(department, office):
    request, stranger = refused_at(department, "legality"), a_department("示例市水务局")
    with refuses(acts.ask_reconsideration, because="没有写理由"):
        ask_again(request, reason=" ")
    with refuses(acts.ask_reconsideration, because="须由提出申请的部门办理"):
        ask_again(request, by=an_officer_of(stranger))
    on(date(2026, 4, 17))
    with refuses(acts.ask_reconsideration, because="已经过了", kind=OutOfOrder):
        ask_again(request)


def leave(office, title, ground, *, by=None, lineage=None, number=8, **more):
    edition = catalogue_queries.edition_on(day=clock.today())
    found = matters(edition).get(title)
    return acts.exit_matter(
        actor=by or the_head_of(office),
        edition=edition,
        lineage=lineage or found.lineage,
        ground=ground,
        document_no=more.pop("document_no", DOCUMENT.format(number)),
        reason=more.pop("reason", "群众不赞成"),
        **more,
    )


def test_a_matter_leaves_by_a_decision_and_a_new_edition_follows(department, office, tmp_path):
    request = admitted(department)
    fact = leave(office, "渔船登记", ExitGround.DEPARTMENT, reason="改由部门自己登记")
    assert fact.request_id == request.pk
    assert fresh(request).state == "exited"
    newest = catalogue_queries.edition_on(day=clock.today())
    assert (newest.number, "渔船登记" in matters(newest)) == (3, False)
    (left,) = queries.exits_of(lineage=fresh(request).lineage)
    assert (left.ground, left.edition_number) == (ExitGround.DEPARTMENT, 3)
    kinds = list(Entry.objects.order_by("id").values_list("fact_kind", flat=True))
    assert kinds.index("admission.MatterExited") < kinds.index("admission.MatterStruck")
    assert kinds.index("admission.MatterExited") < len(kinds) - 1 - kinds[::-1].index(
        "catalogue.EditionAmended"
    )
    assert verify(home=tmp_path).ok


def test_a_matter_that_came_by_review_may_leave_too(department, office):
    fact = leave(office, "消防安全宣传", ExitGround.LAW, reason="所据条文已经废止")
    assert fact.request_id is None


def test_an_exit_has_its_basis(department, office):
    request = admitted(department)
    for ground, because in (
        (ExitGround.RESIDENTS, "哪一次会议的哪一项表决"),
        (ExitGround.OBJECTIONS, "哪一次公示"),
        (ExitGround.PERIOD, "到期由系统退出"),
    ):
        with refuses(acts.exit_matter, because=because, kind=Invalid):
            leave(office, "渔船登记", ground)
    notice = notice_queries.notice(notice_id=fresh(request).notice_id)
    with refuses(acts.exit_matter, because="没有收到异议"):
        leave(office, "渔船登记", ExitGround.OBJECTIONS, notice=notice)
    with refuses(acts.exit_matter, because="请写明为什么退出"):
        leave(office, "渔船登记", ExitGround.LAW, reason=" ")
    with refuses(acts.exit_matter, because="请写新一版的文号"):
        leave(office, "渔船登记", ExitGround.LAW, document_no=" ")
    with refuses(acts.exit_matter, because="不在现行清单上", kind=Conflict):
        leave(office, "渔船登记", ExitGround.LAW, lineage=uuid4())
    with refuses(acts.exit_matter, because="须由县级政社互动工作办公室办理"):
        leave(office, "渔船登记", ExitGround.LAW, by=an_officer_of(department))


def test_objections_that_were_upheld_are_a_basis(department, office):
    request = through(ask(department), to="noticed")
    notice = notice_queries.notice(notice_id=request.notice_id)
    made = notices.object_to_notice(
        actor=an_officer_of(a_town()), notice=notice, text="村里没有渔船"
    )
    notices.answer_objection(
        actor=the_head_of(office),
        objection=notice_queries.objection(objection_id=made.objection_id),
        text="情况属实",
    )
    request = through(request)
    an_assessment_of(request.subject, by=office)
    decide(request)
    leave(office, "渔船登记", ExitGround.OBJECTIONS, notice=notice)
    assert fresh(request).state == "exited"


def test_a_vote_against_it_is_a_basis_and_no_other_vote(department, office):
    agreement = ready_for_the_vote(both_agree(drafted_for(a_village())))
    meeting = submitted(agreement)
    pending = Motion.objects.filter(meeting=meeting).order_by("number").first()
    with refuses(acts.exit_matter, because="还没有表决结果"):
        leave(office, "老年人家庭走访", ExitGround.RESIDENTS, motion=pending)
    held(meeting, rejecting=(1,))
    rejected, adopted = Motion.objects.filter(meeting=meeting).order_by("number")[:2]
    with refuses(acts.exit_matter, because="说的不是"):
        leave(office, "疫苗接种通知", ExitGround.RESIDENTS, motion=rejected)
    with refuses(acts.exit_matter, because="是通过的"):
        leave(office, "消防安全宣传", ExitGround.RESIDENTS, motion=adopted)
    fact = leave(office, "老年人家庭走访", ExitGround.RESIDENTS, motion=rejected)
    assert fact.motion_id == rejected.pk


def test_clauses_end_with_their_matter_and_both_parties_settle(department, office):
    agreement = signed_by_both(cleared_for(a_village()))
    other = a_village("邻村")
    leave(office, "消防安全宣传", ExitGround.LAW, reason="所据条文已经废止")
    (ended,) = agreement_queries.ended_clauses(agreement_id=agreement.pk)
    assert (ended.title, ended.settled_on) == ("消防安全宣传", None)
    assert agreement_queries.agreement(agreement_id=agreement.pk).digest == agreement.digest
    sides = (an_officer_of(agreement.party_a), the_head_of(agreement.party_b))
    day = clock.today()
    for actor in sides:
        items = agreement_queries.desk(viewer=actor.standing(day), day=day)
        assert [item.act for item in items] == ["agreements.settle_ended_clause"]

    def settle(actor, number=ended.clause_number, words="办了两次，钱付了两次"):
        return agreements.settle_ended_clause(
            actor=actor, agreement=agreement, clause_number=number, words=words
        )

    with refuses(agreements.settle_ended_clause, because="须由协议的一方办理"):
        settle(the_head_of(other))
    with refuses(agreements.settle_ended_clause, because="没有写收尾"):
        settle(sides[0], words=" ")
    with refuses(agreements.settle_ended_clause, because="没有退出清单"):
        settle(sides[0], number=1)
    assert not settle(sides[0]).both
    with refuses(agreements.settle_ended_clause, because="你方已经写过了"):
        settle(sides[0])
    assert settle(sides[1]).both
    (ended,) = agreement_queries.ended_clauses(agreement_id=agreement.pk)
    assert ended.settled_on == day
    assert agreement_queries.desk(viewer=sides[0].standing(day), day=day) == []


def test_what_rests_on_a_matter_that_left_is_not_signed(department, office):
    agreement = cleared_for(a_village())
    leave(office, "消防安全宣传", ExitGround.LAW)
    with refuses(agreements.sign_agreement, because="已经退出清单", kind=OutOfOrder):
        agreements.sign_agreement(
            actor=the_head_of(agreement.party_a),
            agreement=agreement,
            digest=agreement.digest,
            seal="章",
        )


def test_what_rests_on_a_matter_that_left_is_not_put_to_the_vote(department, office):
    agreement = ready_for_the_vote(both_agree(drafted_for(a_village())))
    leave(office, "消防安全宣传", ExitGround.LAW)
    with refuses(agreements.submit_to_resolution, because="已经退出清单", kind=OutOfOrder):
        submitted(agreement)


def test_ending_clauses_and_striking_are_reactions(department, office):
    request = admitted(department)
    leave(office, "渔船登记", ExitGround.DEPARTMENT)
    (left,) = queries.exits_of(request_id=request.pk)
    row = queries.exit_row(exit_id=left.exit_id)
    with refuses(acts.strike_from_list, because="只由机制联动触发"):
        acts.strike_from_list(actor=the_head_of(office), leaving=row)
    with refuses(agreements.end_clauses, because="只由机制联动触发"):
        agreements.end_clauses(
            actor=the_head_of(office), leaving=row, lineage=row.lineage, reason="x"
        )
