"""长长的清单和一次清理:量和数的都是它们。Long lists, and a review that waits for declarations."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from hudong.ground.kernel import clock
from hudong.ground.record.statements import insert_all
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.models import Edition, Matter
from hudong.mechanisms.catalogue.queries import Review
from hudong.mechanisms.catalogue.terms import Catalogue, DeclarationLine
from tests.builders import a_county, the_head_of, with_office

FIRST_DAY = date(2026, 3, 2)
DEADLINE_ON = date(2026, 3, 6)
LIST = "/lists/2/assistance/"


def a_review() -> Review:
    """一次清理 · The review that waits for declarations, opened on ``FIRST_DAY`` if there is none."""
    clock.set_clock(clock.instant_on(FIRST_DAY))
    running = queries.review_line()
    if running is not None:
        return queries.review(review_id=running.review_id)
    office = with_office(a_county())
    opened = acts.open_review(
        actor=the_head_of(office), office=office, title="示例清理", deadline_on=DEADLINE_ON
    )
    return queries.review(review_id=opened.review_id)


def a_task(number: int) -> DeclarationLine:
    """一个事项 · A task of the usual length, with its price and its claim."""
    return DeclarationLine(
        f"老年人家庭走访和登记（第 {number} 片）",
        "《老年人权益保障法》第七条",
        "每季度入户一次，填写走访记录，发现困难当日转告镇民政办。",
        unit="户",
        unit_price_fen=3000,
        quantity=40,
        row=number + 1,
    )


def fill_list(edition: Edition, matters: int) -> Edition:
    """一版长清单 · The next edition with that many matters on the assistance list, by hand.

    No act is measured, so none is performed: the edition has no entry in the record, and takes
    more matters when this is called with it again. A published edition takes none.
    """
    longer = edition if edition.digest == "" else _next_of(edition)
    listed = Matter.objects.filter(edition=longer, catalogue=Catalogue.ASSISTANCE)
    last = listed.order_by("position").last()
    assert last is not None
    task, same = a_task(1), ("payment_mode", "basis_cite", "basis_words", "payer_id", "scope")
    insert_all(
        [
            Matter(
                edition=longer,
                catalogue=Catalogue.ASSISTANCE,
                position=position,
                lineage=uuid4(),
                title=f"老年人家庭走访和登记（第 {position} 片）",
                standard=task.standard,
                unit=task.unit,
                unit_price_fen=task.unit_price_fen,
                quantity=task.quantity,
                origin=last.origin,
                **{name: getattr(last, name) for name in same},
            )
            for position in range(last.position + 1, matters + 1)
        ]
    )
    return longer


def _next_of(edition: Edition) -> Edition:
    longer = Edition(
        number=edition.number + 1,
        document_no=f"{edition.document_no}（加长）",
        published_on=edition.published_on,
        digest="",
        previous=edition,
    )
    insert_all([longer])
    rows = list(edition.matters.order_by("pk"))
    for row in rows:
        row.pk, row.edition = None, longer
    insert_all(rows)
    return longer
