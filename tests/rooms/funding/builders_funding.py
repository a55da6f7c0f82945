"""经费测试里的世界:一份协议书,其中一条是公务性协助。An agreement one clause of which is official assistance."""

from __future__ import annotations

from hudong.ground.kernel import clock
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.models import Agreement
from hudong.mechanisms.agreements.terms import AgreementLine, ClauseLine
from hudong.mechanisms.catalogue.terms import DeclarationLine
from tests.builders import a_town, a_village, an_officer_of
from tests.rooms.agreements.builders_agreements import (
    DRAFTING_DAY,
    DUE,
    FROM,
    TASKS,
    TO,
    a_published_edition,
    both_agree,
    held,
    matters,
    notice_over,
    on,
    ready_for_the_vote,
    signed_by_both,
    submitted,
)

DONATIONS = DeclarationLine(
    "捐赠款物分配送达",
    "《示例助老法》第一条",
    "登记签收，名单公开",
    unit="次",
    unit_price_fen=50_000,
    quantity=4,
)
# 第 1 条走访老年人家庭;第 2 条捐赠款物,记专账。
GENERAL, APART = 120_000, 200_000


def signed_with_official_money() -> Agreement:
    """已生效的协议书 · Clause 1 ordinary, clause 2 official assistance; its package is there."""
    tasks = (TASKS[0], DONATIONS)
    edition = a_published_edition(tasks)
    listed = matters(edition)
    on(max(DRAFTING_DAY, clock.today()))
    clauses = tuple(ClauseLine(listed[task.title].matter_id, DUE) for task in tasks)
    fact = acts.draft_agreements(
        actor=an_officer_of(a_town()),
        town=a_town(),
        edition=edition,
        from_on=FROM,
        to_on=TO,
        lines=[AgreementLine(a_village().pk, clauses)],
    )
    drafted = queries.agreement(agreement_id=fact.agreement_ids[0])
    ready = ready_for_the_vote(both_agree(drafted))
    held(submitted(ready))
    return signed_by_both(notice_over(ready))
