"""走环节:开始一个环节、走到下一个、拿出来公示。Moving a request from one stage to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import OutOfOrder
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.days import add_working_days
from hudong.ground.law.terms import CalendarMissing
from hudong.ground.people import queries as people
from hudong.ground.record.canonical import digest
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices.terms import Counted, NoticeKind
from hudong.mechanisms.admission.models import AdmissionRequest, RequestStage
from hudong.mechanisms.admission.terms import STAGE_STATES, Stage

STAGE_FIELDS = (
    "begun_on",
    "due_on",
    "ruling",
    "reason",
    "article",
    "reference",
    "ruled_by",
    "ruled_on",
)


def deadline(day: date, working_days: int, what: str) -> date:
    """期限 · So many working days after ``day``; OutOfOrder where the calendar does not reach."""
    try:
        return add_working_days(day, working_days)
    except CalendarMissing as missing:
        raise OutOfOrder(
            f"{what}算不出来：{missing.message}", where=missing.where, hint=missing.hint
        ) from missing


def stages_of(requests: Iterable[AdmissionRequest]) -> dict[int, list[RequestStage]]:
    """各申请的环节 · By request, in their order."""
    found: dict[int, list[RequestStage]] = {}
    ids = [request.pk for request in requests]
    rows = RequestStage.objects.filter(request_id__in=ids).select_related("body")
    for row in rows.order_by("request_id", "position"):
        found.setdefault(row.request_id, []).append(row)
    return found


def begin(request: AdmissionRequest, stage: RequestStage, day: date) -> None:
    """开始一个环节 · The request waits for the stage's body from ``day`` on; a notice for nobody."""
    is_notice = stage.stage == Stage.NOTICE
    stage.begun_on = day
    stage.due_on = (
        None
        if is_notice
        else deadline(day, stage.working_days, f"“{stage.get_stage_display()}”的期限")
    )
    request.position, request.due_on = stage.position, stage.due_on
    request.at_body_id = None if is_notice else stage.body_id
    request.state = STAGE_STATES[Stage(stage.stage)]


def go_on(request: AdmissionRequest, stages: Sequence[RequestStage], day: date) -> RequestStage:
    """走到下一个环节 · Begins the stage after the present one and gives it back."""
    following = stages[request.position]
    begin(request, following, day)
    return following


def announce(
    actor: Standing, requests: Sequence[tuple[AdmissionRequest, RequestStage]], day: date
) -> int | None:
    """拟准入公示 · One notice for all that have come to it; the notice's id, or None where none has.

    ``requests`` come with their notice stage; the longest of their periods is kept.
    """
    if not requests:
        return None
    assert actor.body_id is not None
    body = people.body(body_id=actor.body_id)
    days = max(stage.working_days for _, stage in requests)
    deadline(day, days, "公示的期限")
    rows = [request for request, _ in requests]
    one = rows[0]
    subject = one.subject
    title = f"拟准入：{one.title}"
    if len(rows) > 1:
        words = f"拟准入事项 {len(rows)} 项"
        marks = [request.content_digest for request in rows]
        subject, title = Subject("people.Body", str(body.pk), words, digest(marks)), words
    made = notices.publish_notice(
        actor=actor,
        publisher=body,
        kind=NoticeKind.ADMISSION,
        subject=subject,
        title=title,
        text="\n".join(_intended(request) for request in rows),
        days=days,
        counted=Counted.WORKING,
        basis_cite=f"地方规定：拟准入的事项公示 {days} 个工作日",
    )
    for request, stage in requests:
        request.notice_id, stage.due_on = made.notice_id, made.ends_on
        request.due_on = None
    return int(made.notice_id)


def _intended(request: AdmissionRequest) -> str:
    price = f"{request.unit_price_fen // 100:,}.{request.unit_price_fen % 100:02d}"
    return (
        f"{request.title}（{request.department.name}申请）：{request.content}。做到：{request.standard}。"
        f"依据：{request.legal_basis}。经费：每{request.unit} {price} 元，由{request.payer.name}支付"
        f"（{request.money_source}）。适用：{request.communities}。"
    )


def finish(
    stage: RequestStage, actor: Standing, at: Moment, *, reason: str, article: str, reference: str
) -> None:
    """办结一个环节 · What was said, by whom (an office, never a person), on which day."""
    stage.reason, stage.article, stage.reference = reason, article, reference
    stage.ruled_by, stage.ruled_on = actor.label, at.day


def close(request: AdmissionRequest) -> None:
    """不再等谁 · Nobody is waited for any more."""
    request.at_body_id, request.due_on, request.paused_on = None, None, None
