"""清单测试用的小法库和走到某一步的清理。A small library, and reviews at each step."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK, SETUP
from hudong.ground.law.library import Library, build
from hudong.ground.people import acts as people
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.stability import acts as stability
from hudong.instruments.stability import queries as stability_queries
from hudong.instruments.stability.terms import Grade
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.queries import Review
from hudong.mechanisms.catalogue.terms import REVIEW_KIND, Catalogue, DeclarationLine
from tests.builders import (
    a_county,
    a_department,
    a_panel_for,
    a_village,
    an_officer_of,
    the_head_of,
    with_office,
)

ARTICLES = {
    "示例助老法": ["村民委员会、居民委员会协助民政部门走访老年人家庭。"],
    "示例自治法": ["村民委员会、居民委员会应当设立人民调解委员会，调解民间纠纷。"],
    "示例部门法": ["县级人民政府统计机构应当定期汇总报表。"],
}
HELPS = DeclarationLine(
    "老年人家庭走访", "《示例助老法》第一条", "每季度一次", unit="户", unit_price_fen=3000, row=2
)
REPEATS = DeclarationLine("协助走访老年人家庭工作", "《示例助老法》第一条", "每月一次", row=3)
NOT_NAMED = DeclarationLine("统计报表汇总", "《示例部门法》第一条", "每月一次", row=4)
NO_BASIS = DeclarationLine("电商数据填报", "市里要求", "每周一次", row=5)
OWN = DeclarationLine("调解民间纠纷", "《示例自治法》第一条", "设立调解委员会", row=2)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """小法库 · Three invented laws, in force since 2020."""
    folder = tmp_path_factory.mktemp("library")
    source = folder / "laws.jsonl"
    lines = [
        {
            "title": title,
            "level": "法律",
            "adopted": "2019-06-01",
            "commencement_clause": "2020-01-01",
            "history": [],
            "source": "测试",
            "articles": [
                {
                    "no": n,
                    "sub": 0,
                    "label": f"第{'一二三'[n - 1]}条",
                    "under": [],
                    "paragraphs": [text],
                }
                for n, text in enumerate(texts, start=1)
            ],
        }
        for title, texts in ARTICLES.items()
    ]
    source.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    build(source, folder / "laws.sqlite3")
    return Library.open(Path(folder / "laws.sqlite3"))


@pytest.fixture
def review(db: None) -> Review:
    """已发起的清理 · A review that waits for declarations."""
    return _open(date(2026, 3, 6))


def _open(deadline_on: date) -> Review:
    office = with_office(a_county())
    if queries.review_page() is None:
        people.set_local_rule(
            actor=SETUP,
            county=a_county(),
            rule="local.list_notice",
            title="清单公示",
            value=7,
            from_on=date(2020, 1, 1),
        )
    opened = acts.open_review(
        actor=the_head_of(office), office=office, title="示例清理", deadline_on=deadline_on
    )
    return queries.review(review_id=opened.review_id)


Take = Callable[[str], Review]


@pytest.fixture
def at_step(review: Review, library: Library) -> Take:
    """走到某一步的清理 · Takes the review to the named state, each step by its own people."""
    return lambda state: _take(review, library, state, "示政社〔2026〕1号", date(2026, 3, 9))


@pytest.fixture
def second_review(at_step: Take, library: Library) -> Take:
    """以后的又一次清理 · The same tasks again, months later."""

    def take(state: str) -> Review:
        clock.set_clock(clock.instant_on(date(2026, 6, 1)))
        return _take(_open(date(2026, 6, 5)), library, state, "示政社〔2026〕9号", date(2026, 6, 8))

    return take


def _take(
    review: Review, library: Library, state: str, document_no: str, judged_on: date
) -> Review:
    office, village = review.office, a_village()
    steps: list[tuple[str, Callable[[], object]]] = [
        ("declared", lambda: _declare(review)),
        ("judged", lambda: _judge(review, library, judged_on)),
        (
            "advised",
            lambda: [
                acts.give_expert_opinions(actor=expert, review=review, lines=[])
                for expert in a_panel_for(review)
            ],
        ),
        (
            "expert_reviewed",
            lambda: acts.close_expert_review(actor=the_head_of(office), review=review),
        ),
        (
            "answered",
            lambda: acts.discuss_declarations(
                actor=the_head_of(village), review=review, community=village, attended=9
            ),
        ),
        ("discussed", lambda: acts.close_discussion(actor=the_head_of(office), review=review)),
        ("announced", lambda: acts.announce_review(actor=the_head_of(office), review=review)),
        ("heard", lambda: _close_notice(review)),
        ("decided", lambda: acts.decide_declarations(actor=the_head_of(office), review=review)),
        ("assessed", lambda: _assess(review)),
        (
            "published",
            lambda: acts.publish_edition(
                actor=the_head_of(office), review=review, document_no=document_no
            ),
        ),
    ]
    for name, step in steps:
        step()
        if name == state:
            break
    return queries.review(review_id=review.pk)


def _declare(review: Review) -> None:
    department = a_department()
    acts.declare_tasks(
        actor=an_officer_of(department),
        review=review,
        proposer=department,
        lines=[HELPS, REPEATS, NOT_NAMED, NO_BASIS],
    )
    acts.declare_tasks(
        actor=an_officer_of(review.office),
        review=review,
        proposer=review.office,
        catalogue=Catalogue.DUTIES,
        lines=[OWN],
    )


def _judge(review: Review, library: Library, day: date) -> None:
    office = review.office
    if queries.adopted_law() is None:
        acts.adopt_law_edition(actor=the_head_of(office), county=a_county(), library=library)
    clock.set_clock(clock.instant_on(day))
    acts.judge_declarations(actor=an_officer_of(office), review=review, library=library)


def _close_notice(review: Review) -> None:
    (card,) = notice_queries.notices_about(subject_kind=REVIEW_KIND, subject_id=review.pk)
    clock.set_clock(clock.instant_on(card.ends_on + timedelta(days=1)))
    notices.close_notice(actor=CLOCK, notice=notice_queries.notice(notice_id=card.notice_id))


def _assess(review: Review, grade: Grade = Grade.LOW) -> None:
    office = review.office
    opened = stability.open_assessment(
        actor=the_head_of(office),
        organiser=office,
        subject=queries.review(review_id=review.pk).subject,
    )
    stability.conclude_assessment(
        actor=the_head_of(office),
        assessment=stability_queries.assessment(assessment_id=opened.assessment_id),
        legality="合法",
        reasonableness="合理",
        feasibility="可行",
        controllability="可控",
        grade=grade,
        measures="公开答复",
        consulted="代表座谈",
    )
