"""清理从头到尾:谁能办、按什么次序、留下什么。A review from the invitation to the published lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.kernel.verify import verify
from hudong.ground.law.terms import Outcome
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.notices.terms import NoticeKind
from hudong.instruments.stability import acts as stability
from hudong.instruments.stability import queries as stability_queries
from hudong.instruments.stability.terms import Grade
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import (
    Catalogue,
    CommentLine,
    Decision,
    DeclarationLine,
    Scope,
    Stance,
)
from tests.builders import (
    a_county,
    a_department,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    the_head_of,
)
from tests.rooms.catalogue.conftest import HELPS, NO_BASIS, OWN

pytestmark = pytest.mark.django_db


def rows_of(review):
    return {row.title: row for row in queries.review_page(review_id=review.pk).rows}


def test_the_whole_way_keeps_what_the_law_supports(at_step, tmp_path):
    review = at_step("published")
    page = queries.review_page(review_id=review.pk)
    assert {row.title: (row.machine_outcome, row.decision) for row in page.rows} == {
        "老年人家庭走访": (Outcome.ASSISTANCE, Decision.ASSISTANCE),
        "协助走访老年人家庭工作": (Outcome.DUPLICATE, Decision.MERGE),
        "统计报表汇总": (Outcome.DEPARTMENT_DUTY, Decision.RETURN),
        "电商数据填报": (Outcome.NO_BASIS, Decision.ABOLISH),
        "调解民间纠纷": (Outcome.OWN_DUTY, Decision.OWN_DUTY),
    }
    assert all(row.reason and row.article for row in page.rows)
    assert page.decided_as[Decision.MERGE] == page.fallen_by_reason[Outcome.DUPLICATE] == 1
    assert (page.reduction.declared, page.reduction.kept) == (4, 1)
    edition = queries.edition_on(day=clock.today())
    own, helped = queries.matters_of(edition=edition)
    assert (own.title, own.catalogue, own.payer_name) == ("调解民间纠纷", Catalogue.DUTIES, "")
    assert (helped.title, helped.payer_name) == ("老年人家庭走访", "示例市民政局")
    assert (helped.unit_price_fen, helped.scope) == (3000, Scope.BOTH)
    assert verify(home=tmp_path).ok


def test_every_fallen_task_says_why(at_step):
    review = at_step("judged")
    assert all(row.machine_reason for row in queries.review_page(review_id=review.pk).rows)


def test_a_department_cannot_propose_own_duties(review):
    department = a_department()
    with refuses(acts.declare_tasks, because="履职事项由县级办公室依法提出"):
        acts.declare_tasks(
            actor=an_officer_of(department),
            review=review,
            proposer=department,
            catalogue=Catalogue.DUTIES,
            lines=[OWN],
        )


def test_a_department_declares_for_itself_only(review):
    ours, theirs = a_department(), a_department("示例市水务局")
    with refuses(acts.declare_tasks, because="须由申报的部门自己的经办人办理"):
        acts.declare_tasks(actor=an_officer_of(theirs), review=review, proposer=ours, lines=[HELPS])


def test_a_town_declares_nothing(review):
    town = a_town()
    with refuses(acts.declare_tasks, because="须由政府部门办理"):
        acts.declare_tasks(actor=an_officer_of(town), review=review, proposer=town, lines=[HELPS])


def test_a_declaration_without_a_title_is_named_by_row_and_nothing_is_kept(review):
    department = a_department()
    with refuses(acts.declare_tasks, because="第 7 行“事项名称”"):
        acts.declare_tasks(
            actor=an_officer_of(department),
            review=review,
            proposer=department,
            lines=[HELPS, DeclarationLine("  ", "《示例助老法》第一条", "", row=7)],
        )


def test_the_deadline_is_kept(review):
    department = a_department()
    clock.set_clock(clock.instant_on(date(2026, 3, 7)))
    with refuses(acts.declare_tasks, because="截止"):
        acts.declare_tasks(
            actor=an_officer_of(department), review=review, proposer=department, lines=[HELPS]
        )


def test_the_same_sheet_twice_changes_nothing(review):
    department = a_department()

    def declare():
        return acts.declare_tasks(
            actor=an_officer_of(department),
            review=review,
            proposer=department,
            lines=[HELPS, NO_BASIS],
            key="表一",
        )

    first, second = declare(), declare()
    assert first == second
    assert len(queries.review_page(review_id=review.pk).rows) == 2


def test_only_the_adopted_library_may_judge(review, library):
    clock.set_clock(clock.instant_on(date(2026, 3, 9)))
    with refuses(acts.judge_declarations, because="不是本县现在采用的那一版"):
        acts.judge_declarations(actor=an_officer_of(review.office), review=review, library=library)


def test_the_same_library_is_adopted_once(review, library):
    acts.adopt_law_edition(actor=the_head_of(review.office), county=a_county(), library=library)
    with refuses(acts.adopt_law_edition, because="已经采用了这一版"):
        acts.adopt_law_edition(actor=the_head_of(review.office), county=a_county(), library=library)


def test_steps_cannot_be_skipped(at_step):
    review = at_step("judged")
    with refuses(
        acts.announce_review, because="要到“村居已讨论，待公示”、“公示期满，待决定”才能社会公示"
    ):
        acts.announce_review(actor=the_head_of(review.office), review=review)


def test_a_community_answers_for_itself_and_once(at_step):
    review, village = at_step("expert_reviewed"), a_village()
    other = a_village("另一村")
    with refuses(acts.discuss_declarations, because="自己回复"):
        acts.discuss_declarations(
            actor=the_head_of(other), review=review, community=village, attended=3
        )
    row = rows_of(review)["老年人家庭走访"]
    acts.discuss_declarations(
        actor=the_head_of(village),
        review=review,
        community=village,
        attended=3,
        comments=[CommentLine(row.declaration_id, Stance.DISAGREE, "次数太多")],
    )
    with refuses(acts.discuss_declarations, because="已经回复过"):
        acts.discuss_declarations(
            actor=the_head_of(village), review=review, community=village, attended=3
        )
    (comment,) = queries.declaration_page(declaration_id=row.declaration_id).comments
    assert (comment.author, comment.agrees) == ("示例村村民委员会", False)


def test_silence_of_communities_shows_as_silence(at_step):
    review = at_step("answered")
    a_village("不说话的村")
    closed = acts.close_discussion(actor=the_head_of(review.office), review=review)
    assert (closed.communities, closed.answered) == (2, 1)


def test_another_notice_about_the_review_does_not_end_its_hearing(at_step):
    review = at_step("announced")
    town = a_town()
    other = notices.publish_notice(
        actor=the_head_of(town),
        publisher=town,
        kind=NoticeKind.LIST,
        subject=review.subject,
        title="别的公示",
        text="一天就完。",
        days=1,
        basis_cite="地方规定",
    )
    clock.set_clock(clock.instant_on(date(2026, 3, 11)))
    notices.close_notice(actor=CLOCK, notice=notice_queries.notice(notice_id=other.notice_id))
    assert queries.review(review_id=review.pk).state == "announced"


def test_claims_are_judged_after_the_deadline_only(review, library):
    acts.adopt_law_edition(actor=the_head_of(review.office), county=a_county(), library=library)
    with refuses(acts.judge_declarations, because="还没有到"):
        acts.judge_declarations(actor=an_officer_of(review.office), review=review, library=library)


def test_one_review_at_a_time_and_it_can_be_cancelled(review):
    head = the_head_of(review.office)
    with refuses(acts.open_review, because="还没有办完"):
        acts.open_review(
            actor=head, office=review.office, title="又一次", deadline_on=date(2026, 4, 6)
        )
    with refuses(acts.cancel_review, because="没有写撤销的理由"):
        acts.cancel_review(actor=head, review=review, reason=" ")
    acts.cancel_review(actor=head, review=review, reason="法库换了新版")
    acts.open_review(actor=head, office=review.office, title="又一次", deadline_on=date(2026, 4, 6))


def test_the_assessment_must_be_of_exactly_these_decisions(at_step):
    review = at_step("decided")
    head = the_head_of(review.office)
    opened = stability.open_assessment(
        actor=head, organiser=review.office, subject=replace(review.subject, digest="别的")
    )
    stability.conclude_assessment(
        actor=head,
        assessment=stability_queries.assessment(assessment_id=opened.assessment_id),
        legality="合法",
        reasonableness="合理",
        feasibility="可行",
        controllability="可控",
        grade=Grade.LOW,
        measures="公开答复",
        consulted="代表座谈",
    )
    with refuses(acts.publish_edition, because="要对这些决定做稳评"):
        acts.publish_edition(actor=head, review=review, document_no="示政社〔2026〕1号")


def test_no_lists_without_a_stability_assessment(at_step):
    review = at_step("decided")
    with refuses(acts.publish_edition, because="稳评"):
        acts.publish_edition(
            actor=the_head_of(review.office), review=review, document_no="示政社〔2026〕1号"
        )


def test_an_edition_needs_a_document_number(at_step):
    review = at_step("assessed")
    with refuses(acts.publish_edition, because="没有写文号"):
        acts.publish_edition(actor=the_head_of(review.office), review=review, document_no=" ")


def test_only_the_clock_and_the_reaction_hear_a_review(at_step):
    review = at_step("announced")
    with refuses(acts.hear_review, because="只由机制联动触发"):
        acts.hear_review(actor=the_head_of(review.office), review=review, notice_id=1, objections=0)
