"""平常的一天:量花费用的几件行为。A busy day: the acts whose cost is measured and counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hudong.ground.kernel.actor import VISITOR
from hudong.ground.kernel.subject import Subject
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.notices.terms import NoticeKind
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue.terms import REVIEW_KIND
from tests.builders import a_department, an_officer_of, the_head_of
from tests.scale.lists import a_review, a_task

Perform = Callable[[str], Any]


class BusyDay:
    """平常的一天 · A review that waits for declarations, and a notice that anybody may object to."""

    def __init__(self) -> None:
        self.review = a_review()
        self.department = a_department()
        self.officer = an_officer_of(self.department)
        office = self.review.office
        published = notices.publish_notice(
            actor=the_head_of(office),
            publisher=office,
            kind=NoticeKind.LIST,
            subject=Subject(REVIEW_KIND, str(self.review.pk), self.review.title),
            title="示例公示",
            text="拟列入清单的事项。",
            days=7,
            basis_cite="地方规定",
        )
        self.notice = notice_queries.notice(notice_id=published.notice_id)

    def acts(self) -> dict[str, Perform]:
        """几件行为 · By title; each takes the key that its form would carry."""
        return {"申报一个事项": self.declare, "公众提一条异议": self.object}

    def declare(self, key: str) -> Any:
        """申报一个事项 · By the officer of a department, as from the form."""
        return catalogue.declare_tasks(
            actor=self.officer,
            review=self.review,
            proposer=self.department,
            lines=[a_task(1)],
            key=f"{self.review.pk}:{key}",
        )

    def object(self, key: str) -> Any:
        """提一条异议 · By anybody, without an account."""
        return notices.object_to_notice(
            actor=VISITOR,
            notice=self.notice,
            name="示例居民",
            key=f"{self.notice.pk}:{key}",
            text="这一项由镇里办更合适，村里没有人手。",
        )
