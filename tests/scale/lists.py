"""一版有许多事项的清单:从申报走到公布,每一步都是行为。An edition with many matters, made by acts."""

from __future__ import annotations

from datetime import date, timedelta

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK, SETUP
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.library import Library
from hudong.ground.law.terms import Outcome
from hudong.ground.people import acts as people
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.stability import acts as stability
from hudong.instruments.stability import queries as stability_queries
from hudong.instruments.stability.terms import Grade
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.queries import Review
from hudong.mechanisms.catalogue.terms import REVIEW_KIND, DecisionLine, DeclarationLine
from tests.builders import (
    a_county,
    a_department,
    a_village,
    an_expert,
    an_officer_of,
    the_head_of,
    with_office,
)

FIRST_DAY = date(2026, 3, 2)
HEARD_ON = date(2026, 4, 1)
ARTICLE = "《村民委员会组织法》第六条"
LIST = "/lists/1/assistance/"


def a_review(title: str = "示例清理") -> Review:
    """一次清理 · A review that waits for declarations, opened on ``FIRST_DAY``."""
    clock.set_clock(clock.instant_on(FIRST_DAY))
    office = with_office(a_county())
    people.set_local_rule(
        actor=SETUP, county=a_county(), rule="local.list_notice", title="清单公示",
        value=7, from_on=date(2020, 1, 1),
    )
    opened = acts.open_review(
        actor=the_head_of(office), office=office, title=title,
        deadline_on=FIRST_DAY + timedelta(days=4),
    )
    return queries.review(review_id=opened.review_id)


def a_task(number: int) -> DeclarationLine:
    """一个事项 · A task of the usual length, with its price and its claim."""
    return DeclarationLine(
        f"老年人家庭走访和登记（第 {number} 片）", "市里要求",
        "每季度入户一次，填写走访记录，发现困难当日转告镇民政办。",
        unit="户", unit_price_fen=3000, quantity=40, row=number + 1,
    )


def publish_lists(library: Library, matters: int) -> None:
    """公布一版清单 · Its assistance list holds that many matters, kept by the office's own decision."""
    review = a_review()
    office, department, village = review.office, a_department(), a_village()
    head = the_head_of(office)
    acts.declare_tasks(
        actor=an_officer_of(department), review=review, proposer=department,
        lines=[a_task(number) for number in range(1, matters + 1)],
    )
    acts.adopt_law_edition(actor=head, county=a_county(), library=library)
    acts.judge_declarations(actor=an_officer_of(office), review=review, library=library)
    for number in range(3):
        acts.give_expert_opinions(actor=an_expert(f"专家{number}"), review=review, lines=[])
    acts.close_expert_review(actor=head, review=review)
    acts.discuss_declarations(
        actor=the_head_of(village), review=review, community=village, attended=9
    )
    acts.close_discussion(actor=head, review=review)
    announced = acts.announce_review(actor=head, review=review)
    clock.set_clock(clock.instant_on(HEARD_ON))
    notices.close_notice(
        actor=CLOCK, notice=notice_queries.notice(notice_id=announced.notice_id)
    )
    _decide_and_publish(review)


def _decide_and_publish(review: Review) -> None:
    head = the_head_of(review.office)
    page = queries.review_page(review_id=review.pk)
    assert page is not None
    acts.decide_declarations(
        actor=head, review=review,
        overrides=[
            DecisionLine(row.declaration_id, Outcome.ASSISTANCE, "办公室核对后保留", ARTICLE)
            for row in page.rows
        ],
    )
    opened = stability.open_assessment(
        actor=head, organiser=review.office,
        subject=Subject(REVIEW_KIND, str(review.pk), review.title),
    )
    stability.conclude_assessment(
        actor=head,
        assessment=stability_queries.assessment(assessment_id=opened.assessment_id),
        legality="合法", reasonableness="合理", feasibility="可行", controllability="可控",
        grade=Grade.LOW, measures="公开答复", consulted="代表座谈",
    )
    acts.publish_edition(actor=head, review=review, document_no="示政社〔2026〕1号")
