"""公示测试的句子。Sentences for tests of notices."""

from __future__ import annotations

from datetime import date
from typing import Any

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import VISITOR
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.models import Body
from hudong.instruments.notices import acts, queries
from hudong.instruments.notices.models import Notice, Objection
from hudong.instruments.notices.terms import NoticeKind
from tests.builders import an_officer_of

THING = Subject("test.Thing", "7", "某事", "ab" * 32)


def on(day: date, hour: int = 9) -> None:
    """拨到某一天 · Sets the clock to a day."""
    clock.set_clock(clock.instant_on(day, hour))


def a_notice_by(publisher: Body, **changes: Any) -> Notice:
    """一条公示 · A fifteen-day notice by an officer of the publisher."""
    given: dict[str, Any] = {
        "kind": NoticeKind.LIST,
        "subject": THING,
        "title": "清单公示",
        "text": "两份清单",
        "days": 15,
        "basis_cite": "地方规定：清单公示十五日",
    }
    made = acts.publish_notice(
        actor=an_officer_of(publisher), publisher=publisher, **(given | changes)
    )
    return queries.notice(notice_id=made.notice_id)


def an_objection_to(notice: Notice, text: str = "数错了", **given: Any) -> Objection:
    """一条异议 · An objection by a visitor, unless another actor is given."""
    made = acts.object_to_notice(**({"actor": VISITOR} | given), notice=notice, text=text)
    return queries.objection(objection_id=made.objection_id)
