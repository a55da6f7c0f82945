"""工作队列。Work queues: mine, overdue, done, all; filtered, and paged by the last row seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Q

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.reads import reads
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.admission.models import (
    AdmissionRequest,
    AdmissionRequestQuerySet,
    RequestStage,
)
from hudong.mechanisms.admission.models.requests import CLOSED
from hudong.mechanisms.admission.queries.cards import QueueCounts, RequestCard, request_card

QUEUE_ROWS = 50


class Tab(StrEnum):
    """队列 · Which requests a queue shows."""

    MINE = "mine"
    OVERDUE = "overdue"
    PAUSED = "paused"
    DONE = "done"
    ALL = "all"

    @property
    def words(self) -> str:
        """The Chinese label."""
        return {
            "mine": "等我办的",
            "overdue": "超期的",
            "paused": "暂停计时的",
            "done": "办完的",
            "all": "全部",
        }[self.value]

    @property
    def is_by_due(self) -> bool:
        """True where the rows come by their last day, False where newest first."""
        return self in (Tab.MINE, Tab.OVERDUE)


@dataclass(frozen=True)
class QueuePage:
    """队列的一页 · Rows, and the mark from which the next page goes on (empty: there is none)."""

    rows: tuple[RequestCard, ...]
    after: str


def _seen_by(viewer: Standing) -> AdmissionRequestQuerySet:
    """看得到的 · The office sees all; a body sees its own requests and those that it has to rule on."""
    rows = AdmissionRequest.objects.all()
    if viewer.body_kind == BodyKind.OFFICE:
        return rows
    ruled = RequestStage.objects.filter(body_id=viewer.body_id).values("request_id")
    return rows.filter(Q(department_id=viewer.body_id) | Q(pk__in=ruled))


def _of_tab(tab: Tab, viewer: Standing, day: date) -> AdmissionRequestQuerySet:
    if tab is Tab.MINE:
        return AdmissionRequest.objects.awaiting(viewer.body_id).exclude(due_on=None)
    if tab is Tab.OVERDUE:
        if viewer.body_kind == BodyKind.OFFICE:
            return AdmissionRequest.objects.overdue_on(day)
        return AdmissionRequest.objects.awaiting(viewer.body_id).overdue_on(day)
    seen = _seen_by(viewer)
    if tab is Tab.PAUSED:
        return seen.filter(state="paused")
    return seen.filter(state__in=CLOSED) if tab is Tab.DONE else seen


@reads(budget=1)
def queue(
    *,
    viewer: Standing,
    day: date,
    tab: Tab = Tab.MINE,
    state: str = "",
    department_id: int | None = None,
    words: str = "",
    after: str = "",
    limit: int = QUEUE_ROWS,
) -> QueuePage:
    """队列的一页 · By last day (mine, overdue) or newest first; ``after`` is the mark of the page before."""
    found = _of_tab(tab, viewer, day)
    if state:
        found = found.filter(state=state)
    if department_id is not None:
        found = found.filter(department_id=department_id)
    if words:
        found = found.filter(title__icontains=words)
    found = _beyond(found, tab, after)
    order = ("due_on", "id") if tab.is_by_due else ("-id",)
    loaded = found.select_related("department", "payer", "at_body").order_by(*order)
    rows = [request_card(row) for row in loaded[: limit + 1]]
    shown = tuple(rows[:limit])
    return QueuePage(shown, _mark(shown[-1], tab) if len(rows) > limit else "")


def _mark(card: RequestCard, tab: Tab) -> str:
    if not tab.is_by_due:
        return str(card.request_id)
    assert card.due_on is not None
    return f"{card.due_on.isoformat()}.{card.request_id}"


def _beyond(found: AdmissionRequestQuerySet, tab: Tab, after: str) -> AdmissionRequestQuerySet:
    """接着上一页 · A mark that cannot be read begins at the first page."""
    day_text, _dot, number = after.rpartition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        return found
    if not tab.is_by_due:
        return found.filter(pk__lt=int(number))
    try:
        due_on = date.fromisoformat(day_text)
    except ValueError:
        return found
    return found.filter(Q(due_on__gt=due_on) | Q(due_on=due_on, pk__gt=int(number)))


@reads(budget=1)
def queue_counts(*, viewer: Standing, day: date) -> QueueCounts:
    """队列的数 · Counted from the rows each time."""
    seen = _seen_by(viewer)
    mine = Q(at_body_id=viewer.body_id, due_on__isnull=False)
    late = Q(due_on__lt=day)
    is_office = viewer.body_kind == BodyKind.OFFICE
    counts = seen.aggregate(
        mine=Count("id", filter=mine),
        overdue=Count("id", filter=late if is_office else late & mine),
        paused=Count("id", filter=Q(state="paused")),
        done=Count("id", filter=Q(state__in=CLOSED)),
        all=Count("id"),
    )
    return QueueCounts(**counts)
