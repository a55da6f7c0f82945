"""拟定、公示、决定、重新打开:没公示过保留的,最后不能保留。Only what was announced as kept is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK, VISITOR
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import Catalogue, Decision, DecisionLine
from tests.builders import an_officer_of, refuses, the_head_of
from tests.rooms.catalogue.conftest import _assess
from tests.rooms.catalogue.test_review import rows_of

pytestmark = pytest.mark.django_db


def line(review, title, decision, reason="办公室的理由", article="", into=None):
    rows = rows_of(review)
    host = rows[into].declaration_id if into else None
    return DecisionLine(rows[title].declaration_id, decision, reason, article, host)


def intend(review, library, *lines):
    return acts.intend_decisions(
        actor=an_officer_of(review.office), review=review, lines=lines, library=library
    )


def decide(review, *lines):
    return acts.decide_declarations(
        actor=the_head_of(review.office), review=review, overrides=lines
    )


def the_notice_ends(review):
    review = queries.review(review_id=review.pk)
    notice = notice_queries.notice(notice_id=review.notice_id)
    clock.set_clock(clock.instant_on(notice.ends_on + timedelta(days=1)))
    notices.close_notice(actor=CLOCK, notice=notice)


def test_the_office_intends_otherwise_with_reason_and_article(at_step, library):
    review = at_step("discussed")
    intend(review, library, line(review, "电商数据填报", Decision.RETURN, "部门自己填"))
    changed = rows_of(review)["电商数据填报"]
    assert (changed.proposed, changed.decision) == (Decision.ABOLISH, Decision.RETURN)
    assert changed.article, "没有条文的，引委托事项的条文"
    with refuses(acts.intend_decisions, because="没有写决定的理由"):
        intend(review, library, line(review, "电商数据填报", Decision.RETURN, " "))
    with refuses(acts.intend_decisions, because="没有要改的决定"):
        intend(review, library)


def test_a_whole_group_is_decided_in_one_act_each_with_its_reason(at_step, library):
    review = at_step("discussed")
    fact = intend(
        review,
        library,
        line(review, "电商数据填报", Decision.PURCHASE, "部门购买服务"),
        line(review, "统计报表汇总", Decision.PURCHASE, "部门购买服务"),
    )
    assert set(fact.reasons.values()) == {"部门购买服务"}
    assert len(fact.decisions) == 2


@pytest.mark.parametrize(
    ("title", "decision", "article", "because"),
    [
        ("电商数据填报", Decision.ASSISTANCE, "《示例部门法》第一条", "不能据它保留为协助事项"),
        ("电商数据填报", Decision.OWN_DUTY, "《示例助老法》第一条", "不能据它保留为履职事项"),
        ("电商数据填报", Decision.ASSISTANCE, "", "请写明法律条文"),
        ("调解民间纠纷", Decision.ASSISTANCE, "《示例助老法》第一条", "不能决定为"),
    ],
)
def test_nothing_is_kept_on_an_article_that_does_not_carry_it(
    at_step, library, title, decision, article, because
):
    review = at_step("discussed")
    with refuses(acts.intend_decisions, because=because):
        intend(review, library, line(review, title, decision, article=article))


def test_a_department_s_task_may_move_to_the_own_duties(at_step, library):
    review = at_step("discussed")
    moved = line(
        review, "电商数据填报", Decision.OWN_DUTY, "是村里自己的职责", "《示例自治法》第一条"
    )
    intend(review, library, moved)
    acts.announce_review(actor=the_head_of(review.office), review=review)
    the_notice_ends(review)
    decide(review)
    _assess(review)
    acts.publish_edition(
        actor=the_head_of(review.office), review=review, document_no="示政社〔2026〕1号"
    )
    edition = queries.edition_on(day=clock.today())
    listed = {row.title: row for row in queries.matters_of(edition=edition)}
    assert listed["电商数据填报"].catalogue is Catalogue.DUTIES
    assert listed["电商数据填报"].payer_id is None
    page = queries.review_page(review_id=review.pk)
    assert (page.reduction.declared, page.reduction.kept) == (4, 2)


@pytest.mark.parametrize(
    ("title", "decision"),
    [
        ("电商数据填报", Decision.ASSISTANCE),
        ("电商数据填报", Decision.OWN_DUTY),
        ("老年人家庭走访", Decision.OWN_DUTY),
    ],
)
def test_what_was_not_announced_as_kept_is_not_kept_in_the_end(at_step, title, decision):
    review = at_step("heard")
    with refuses(acts.decide_declarations, because="公示写的是"):
        decide(review, line(review, title, decision, article="《示例助老法》第一条"))


def test_after_the_notice_a_task_may_still_fall_otherwise(at_step):
    review = at_step("heard")
    decide(review, line(review, "电商数据填报", Decision.PURCHASE, "部门购买服务"))
    row = rows_of(review)["电商数据填报"]
    assert (row.announced, row.decision, row.reason) == (
        Decision.ABOLISH,
        Decision.PURCHASE,
        "部门购买服务",
    )
    assert row.is_decided


def test_a_merged_task_needs_a_host_that_stays(at_step):
    review = at_step("heard")
    with refuses(acts.decide_declarations, because="请一并改过"):
        decide(review, line(review, "老年人家庭走访", Decision.RETURN, "部门自己走访"))
    with refuses(acts.decide_declarations, because="没有指明并入哪一项"):
        decide(review, line(review, "电商数据填报", Decision.MERGE))
    with refuses(acts.decide_declarations, because="请一并改过"):
        decide(review, line(review, "电商数据填报", Decision.MERGE, into="统计报表汇总"))
    fact = decide(review, line(review, "电商数据填报", Decision.MERGE, into="老年人家庭走访"))
    assert len(fact.merged_into) == 2


def test_to_keep_more_the_review_is_announced_once_more(at_step, library):
    review = at_step("heard")
    kept = line(review, "电商数据填报", Decision.ASSISTANCE, article="《示例助老法》第一条")
    intend(review, library, kept)
    with refuses(acts.decide_declarations, because="再公示一次"):
        decide(review)
    first = queries.review(review_id=review.pk).notice_id
    acts.announce_review(actor=the_head_of(review.office), review=review)
    second = notice_queries.notice(notice_id=queries.review(review_id=review.pk).notice_id)
    assert second.pk != first
    assert "再次公示" in second.title
    assert "电商数据填报" in second.text
    the_notice_ends(review)
    decide(review)
    assert rows_of(review)["电商数据填报"].decision is Decision.ASSISTANCE


def test_an_unanswered_objection_holds_up_the_decision(at_step):
    review = at_step("announced")
    notice = notice_queries.notice(notice_id=queries.review(review_id=review.pk).notice_id)
    made = notices.object_to_notice(actor=VISITOR, notice=notice, text="第一项也该退回")
    clock.set_clock(clock.instant_on(notice.ends_on + timedelta(days=1)))
    assert notice_queries.due_to_close(day=clock.today()) == ()
    with refuses(acts.decide_declarations, because="公示中"):
        decide(review)
    notices.answer_objection(
        actor=an_officer_of(review.office),
        objection=notice_queries.objection(objection_id=made.objection_id),
        text="条文要求协助，保留",
    )
    (due,) = notice_queries.due_to_close(day=clock.today())
    notices.close_notice(actor=CLOCK, notice=due)
    decide(review)


def test_the_notice_runs_its_working_days_and_lists_every_task(at_step):
    review = at_step("announced")
    notice = notice_queries.notice(notice_id=queries.review(review_id=review.pk).notice_id)
    assert (notice.counted, notice.days) == ("working", 7)
    assert all(row.title in notice.text for row in rows_of(review).values())


def test_a_decided_review_is_reopened_with_a_reason_and_decided_anew(at_step):
    review = at_step("assessed")
    head = the_head_of(review.office)
    before = queries.review(review_id=review.pk).digest
    with refuses(acts.reopen_review, because="没有写重新打开的理由"):
        acts.reopen_review(actor=head, review=review, reason=" ")
    fact = acts.reopen_review(actor=head, review=review, reason="第三项的理由写错了")
    assert fact.digest == before
    again = queries.review(review_id=review.pk)
    assert (again.state, again.digest, again.decided_on) == ("heard", "", None)
    decide(review, line(review, "电商数据填报", Decision.RETURN, "部门自己填"))
    with refuses(acts.publish_edition, because="要对这些决定做稳评"):
        acts.publish_edition(actor=head, review=review, document_no="示政社〔2026〕1号")
    _assess(review)
    acts.publish_edition(actor=head, review=review, document_no="示政社〔2026〕1号")
    (reopening,) = queries.reopenings(review_id=review.pk)
    assert reopening.reason == "第三项的理由写错了"


def test_what_is_published_is_not_reopened(at_step):
    review = at_step("published")
    with refuses(acts.reopen_review, because="已公布"):
        acts.reopen_review(actor=the_head_of(review.office), review=review, reason="想改")


def test_the_desk_leads_from_the_notice_to_the_decision(at_step, library):
    review = at_step("heard")

    def on_desk():
        items = queries.desk(
            viewer=an_officer_of(review.office).standing(clock.today()), day=clock.today()
        )
        return {item.act.split(".")[1]: item.blocked for item in items}

    assert on_desk() == {"decide_declarations": "", "intend_decisions": ""}
    kept = line(review, "电商数据填报", Decision.ASSISTANCE, article="《示例助老法》第一条")
    intend(review, library, kept)
    assert "有 1 项拟定为保留" in on_desk()["decide_declarations"]
    assert on_desk()["announce_review"] == ""
    acts.announce_review(actor=the_head_of(review.office), review=review)
    assert "公示期还没有满" in on_desk()["decide_declarations"]
    the_notice_ends(review)
    decide(review)
    assert on_desk() == {"publish_edition": "", "reopen_review": ""}
