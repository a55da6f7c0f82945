"""公示的读法。How the notices room is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hudong.ground import law
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.days import add_working_days, day_words
from hudong.ground.law.terms import CalendarMissing, RuleMissing
from hudong.ground.people.queries import local_value
from hudong.ground.people.terms import Role
from hudong.instruments.notices.flow import NOTICE
from hudong.instruments.notices.models import Notice, NoticeQuerySet, Objection
from hudong.instruments.notices.terms import Counted, NoticeKind

ANSWER_RULE = "local.objection_answer"


@dataclass(frozen=True)
class NoticeCard:
    """公示卡 · One notice in a list. ``period`` says in words how long it runs."""

    notice_id: int
    kind: NoticeKind
    title: str
    publisher_id: int
    publisher: str
    subject: Subject
    opened_on: date
    ends_on: date
    closed_on: date | None
    period: str
    basis: str
    state: str
    state_label: str
    objections: int
    unanswered: int

    @property
    def is_closed(self) -> bool:
        """已届满 · True once the clock has closed it."""
        return self.state == "closed"


@dataclass(frozen=True)
class ObjectionLine:
    """异议行 · One objection as the public sees it; without the name."""

    objection_id: int
    author: str
    text: str
    made_on: date
    answer: str
    answered_by: str
    answered_on: date | None


@dataclass(frozen=True)
class NoticePage:
    """公示页 · One notice with its text and its objections."""

    card: NoticeCard
    text: str
    objections: tuple[ObjectionLine, ...]

    def may_object(self, day: date) -> bool:
        """能不能提异议 · True while the period runs."""
        return not self.card.is_closed and day <= self.card.ends_on


def _card(notice: Notice) -> NoticeCard:
    state = NOTICE.state(notice.state)
    counted = Counted(notice.counted)
    return NoticeCard(
        notice_id=notice.pk,
        kind=NoticeKind(notice.kind),
        title=notice.title,
        publisher_id=notice.publisher_id,
        publisher=notice.publisher.name,
        subject=notice.subject,
        opened_on=notice.opened_on,
        ends_on=notice.ends_on,
        closed_on=notice.closed_on,
        period=(
            f"{day_words(notice.opened_on)}公示，{notice.days} {counted.words}，"
            f"到{day_words(notice.ends_on)}届满"
        ),
        basis=notice.basis_cite,
        state=notice.state,
        state_label=state.public_label,
        objections=notice.objection_count,
        unanswered=notice.unanswered_count,
    )


def _notices() -> NoticeQuerySet:
    return Notice.objects.select_related("publisher").with_unanswered()


@reads(budget=1)
def notice(*, notice_id: int) -> Notice:
    """公示的行 · The row for an act; raises NotFound."""
    found = Notice.objects.filter(pk=notice_id).first()
    if found is None:
        raise NotFound("没有这条公示", where=str(notice_id))
    return found


@reads(budget=1)
def objection(*, objection_id: int) -> Objection:
    """异议的行 · The row for an act; raises NotFound."""
    found = Objection.objects.filter(pk=objection_id).first()
    if found is None:
        raise NotFound("没有这条异议", where=str(objection_id))
    return found


@reads(budget=1)
def notices_about(
    *, subject_kind: str, subject_id: str | int, kind: NoticeKind | None = None
) -> tuple[NoticeCard, ...]:
    """某个对象的公示 · Notices about one subject, newest first."""
    found = _notices().about(subject_kind, subject_id).order_by("-opened_on", "-pk")
    return tuple(_card(item) for item in (found.filter(kind=kind) if kind else found))


@reads(budget=1)
def open_notices(*, day: date, limit: int = 100) -> tuple[NoticeCard, ...]:
    """正在公示 · Notices whose period runs on ``day``, those that end first in front."""
    found = _notices().open().filter(opened_on__lte=day, ends_on__gte=day)
    return tuple(_card(item) for item in found.order_by("ends_on", "pk")[:limit])


@reads(budget=1)
def recent_notices(*, limit: int = 30, before_id: int | None = None) -> tuple[NoticeCard, ...]:
    """公示一览 · Notices of all states, newest first; ``before_id`` continues a list."""
    found = _notices().order_by("-pk")
    if before_id is not None:
        found = found.filter(pk__lt=before_id)
    return tuple(_card(item) for item in found[:limit])


@reads(budget=2)
def notice_page(*, notice_id: int) -> NoticePage:
    """公示页 · One notice; raises NotFound."""
    found = _notices().filter(pk=notice_id).first()
    if found is None:
        raise NotFound("没有这条公示", where=str(notice_id))
    lines = found.objections.order_by("made_on", "pk")
    return NoticePage(
        card=_card(found),
        text=found.text,
        objections=tuple(
            ObjectionLine(
                objection_id=item.pk,
                author=item.author_label,
                text=item.text,
                made_on=item.made_on,
                answer=item.answer,
                answered_by=item.answered_by,
                answered_on=item.answered_on,
            )
            for item in lines
        ),
    )


@reads(budget=1)
def due_to_close(*, day: date) -> tuple[Notice, ...]:
    """到期可以结束的 · Rows that ``close_notice`` takes on ``day``; those with unanswered
    objections wait."""
    found = Notice.objects.open().period_over_on(day).with_unanswered().filter(unanswered_count=0)
    return tuple(found.order_by("ends_on", "pk"))


@desk_of("notices")
@reads(budget=2)
def desk(*, viewer: Standing, day: date) -> Sequence[DeskItem]:
    """公示的待办 · Objections that the viewer's body has to answer, with the last day for it."""
    if viewer.body_id is None or viewer.role not in (Role.HEAD, Role.OFFICER, Role.MEMBER):
        return ()
    waiting = list(
        Objection.objects.filter(notice__publisher_id=viewer.body_id, state="unanswered")
        .select_related("notice")
        .order_by("made_on", "pk")
    )
    if not waiting:
        return ()
    days = _days_to_answer(day)
    return [
        DeskItem(
            title="答复异议",
            detail=f"{item.author_label}对“{item.notice.title}”提出异议",
            act="notices.answer_objection",
            subject=Subject("notices.Objection", str(item.pk), item.notice.title),
            due_on=_last_day_to_answer(item.made_on, days),
        )
        for item in waiting
    ]


def _days_to_answer(day: date) -> int:
    """本县定了就用本县的数,没有定的用随附的示例。"""
    try:
        return local_value(key=ANSWER_RULE, day=day)
    except RuleMissing:
        return int(law.at(day).basis(ANSWER_RULE).version.values["working_days"])


def _last_day_to_answer(made_on: date, days: int) -> date | None:
    """工作日历还没有那一年的,待办照列,只是算不出期限。"""
    try:
        return add_working_days(made_on, days)
    except CalendarMissing:
        return None
