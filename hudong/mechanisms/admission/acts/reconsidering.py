"""复核:不予准入的,只能请办公室再看一次。Reconsideration: a refusal is looked at once more, with new reasons."""

from __future__ import annotations

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid, OutOfOrder
from hudong.ground.people.permits import is_department, is_office
from hudong.ground.people.queries import bodies
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.admission.acts.moving import (
    announce,
    begin,
    close,
    deadline,
    go_on,
    stages_of,
)
from hudong.mechanisms.admission.facts import ReconsiderationAsked, ReconsiderationDecided
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest
from hudong.mechanisms.admission.permits import has_asked
from hudong.mechanisms.admission.queries.reading import working_days
from hudong.mechanisms.admission.rules import why_not_again
from hudong.mechanisms.admission.terms import Stage


@act(
    "admission.ask_reconsideration",
    title="申请复核",
    on="request",
    step=FLOW["ask_again"],
    permit=is_department & has_asked,
    basis="local.admission_reconsideration",
)
def ask_reconsideration(
    *, at: Moment, request: AdmissionRequest, reason: str
) -> ReconsiderationAsked:
    """申请复核 · Once, within the county's days after the refusal, with what speaks against it."""
    if not reason.strip():
        raise Invalid("没有写理由", fields={"reason": "请写明原来的决定哪里不对、有什么新的材料"})
    assert request.decided_on is not None
    days = working_days(key="local.admission_reconsideration", day=at.day)
    last_on = deadline(request.decided_on, days, "申请复核的期限")
    against = why_not_again(request.decided_on, last_on, at.day, request.asked_again_on is not None)
    if against:
        raise OutOfOrder(against, where=request.title)
    (office, *_rest) = bodies(kind=BodyKind.OFFICE)
    term = working_days(key="local.admission_decision", day=at.day)
    request.asked_again_on, request.asked_again_reason = at.day, reason.strip()
    request.at_body_id = office.pk
    request.due_on = deadline(at.day, term, "复核的期限")
    return ReconsiderationAsked(
        request_id=request.pk, reason=request.asked_again_reason, due_on=request.due_on
    )


@act(
    "admission.decide_reconsideration",
    title="复核决定",
    on="request",
    step=FLOW["reconsider"],
    permit=is_office,
    basis="local.admission_reconsideration",
)
def decide_reconsideration(
    *,
    actor: Standing,
    at: Moment,
    request: AdmissionRequest,
    uphold: bool,
    reason: str,
    article: str = "",
) -> ReconsiderationDecided:
    """复核决定 · The office upholds the refusal for good, or lets the request go on after that stage.

    The reasons must be new: those of the refusal are no answer to what was said against it.
    """
    words = reason.strip()
    if not words:
        raise Invalid("没有写理由", fields={"reason": "维持和改变都要写理由"})
    if words == request.reason.strip():
        raise Invalid(
            "复核要有新的理由", fields={"reason": "不能照抄原来的理由；请回答申请复核时提出的问题"}
        )
    request.reconsidered_on, request.reconsidered_reason = at.day, words
    request.reconsidered_article = article.strip() or request.article
    notice_id = None
    if uphold:
        close(request)
        request.state = "upheld"
    else:
        notice_id = _go_on_after_all(actor, at, request)
    return ReconsiderationDecided(
        request_id=request.pk,
        title=request.title,
        upheld=uphold,
        reason=words,
        article=request.reconsidered_article,
        next_state=request.state,
        notice_id=notice_id,
        due_on=request.due_on,
    )


def _go_on_after_all(actor: Standing, at: Moment, request: AdmissionRequest) -> int | None:
    """改变原来的决定 · On to the stage after the one that refused; a refused entry is decided anew."""
    stages = stages_of([request])[request.pk]
    refused = stages[request.position - 1]
    request.decided_on, request.reason, request.article, request.decided_by = None, "", "", ""
    if refused.stage == Stage.ENTRY:
        refused.ruling, refused.ruled_on, refused.ruled_by = "", None, ""
        begin(request, refused, at.day)
        refused.save()
        return None
    following = go_on(request, stages, at.day)
    is_notice = following.stage == Stage.NOTICE
    notice_id = announce(actor, [(request, following)] if is_notice else [], at.day)
    following.save()
    return notice_id
