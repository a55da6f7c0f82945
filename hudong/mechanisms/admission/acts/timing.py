"""计时:暂停、恢复、失效。The clock of a request: it stands still, goes on, or has run out."""

from __future__ import annotations

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid, OutOfOrder
from hudong.ground.law.days import day_words
from hudong.ground.people.permits import by_clock, is_office
from hudong.mechanisms.admission.acts.asking import go_back
from hudong.mechanisms.admission.acts.moving import close, stages_of
from hudong.mechanisms.admission.facts import RequestLapsed, RequestPaused, RequestResumed
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest
from hudong.mechanisms.admission.permits import decides_stage


@act(
    "admission.pause_request",
    title="暂停计时",
    on="request",
    step=FLOW["pause"],
    permit=is_office | decides_stage,
    basis="local.admission_pause",
)
def pause_request(*, at: Moment, request: AdmissionRequest, reason: str) -> RequestPaused:
    """暂停计时 · The present stage's clock stands still from today, for a published reason."""
    if not reason.strip():
        raise Invalid("没有写暂停的原因", fields={"reason": "请写明等什么、为什么不能往下办"})
    stage = stages_of([request])[request.pk][request.position - 1]
    request.paused_on, request.pause_reason, request.due_on = at.day, reason.strip(), None
    return RequestPaused(
        request_id=request.pk, stage=stage.stage, paused_on=at.day, reason=request.pause_reason
    )


@act(
    "admission.resume_request",
    title="恢复计时",
    on="request",
    step=FLOW["resume"],
    permit=is_office | decides_stage,
    basis="local.admission_pause",
)
def resume_request(*, at: Moment, request: AdmissionRequest, reason: str) -> RequestResumed:
    """恢复计时 · The working days since the pause are not counted: every deadline moves by them."""
    if not reason.strip():
        raise Invalid("没有写恢复的原因", fields={"reason": "请写明等的事情怎样了"})
    stage = stages_of([request])[request.pk][request.position - 1]
    days = go_back(request, stage, at.day)
    request.pause_reason = ""
    stage.save()
    return RequestResumed(
        request_id=request.pk,
        stage=stage.stage,
        paused_days=days,
        due_on=request.due_on,
        decide_by_on=request.decide_by_on,
        reason=reason.strip(),
    )


@act(
    "admission.lapse_request",
    title="申请失效",
    on="request",
    step=FLOW["lapse"],
    permit=by_clock,
    basis="kernel.clock",
)
def lapse_request(*, at: Moment, request: AdmissionRequest) -> RequestLapsed:
    """申请失效 · The clock ends a request whose supplement did not come in time."""
    by_on = request.due_on
    if by_on is None or at.day <= by_on:
        until = f"到{day_words(by_on)}为止" if by_on else "没有写"
        raise OutOfOrder(f"补正的期限{until}，还没有过", where=request.title)
    close(request)
    request.decided_on = at.day
    request.reason = f"退回补正以后，到{day_words(by_on)}没有补正"
    return RequestLapsed(request_id=request.pk, title=request.title, supplement_by_on=by_on)
