"""决定:列入清单、临时准入或者不同意。Deciding: the office's last word, and the edition that follows it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid, OutOfOrder
from hudong.ground.law.days import day_words
from hudong.ground.law.official import official_kind
from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.ground.people.permits import by_reaction, is_office
from hudong.instruments.stability import queries as stability
from hudong.mechanisms.admission.acts.moving import close, finish, stages_of
from hudong.mechanisms.admission.acts.ruling import entrusting, refuse
from hudong.mechanisms.admission.facts import MatterAdmitted, MatterEntered, MatterRefused
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest, RequestStage
from hudong.mechanisms.admission.rules import basis_words, why_not_on_law
from hudong.mechanisms.admission.terms import REQUEST_KIND, Answer, Ruling
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_queries
from hudong.mechanisms.catalogue.terms import MatterLine, Scope, Way

# 机器这样回答的,走完路线也不能准入。
_BARRED = (Answer.LISTED, Answer.NOT_ADMISSIBLE, Answer.PURCHASE)


@act(
    "admission.decide_admission",
    title="决定准入",
    on="request",
    step=FLOW["decide"],
    permit=is_office,
    basis="villagers_committee_act.funding",
)
def decide_admission(
    *,
    actor: Standing,
    at: Moment,
    request: AdmissionRequest,
    admit: bool,
    reason: str,
    article: str = "",
    document_no: str = "",
    until_on: date | None = None,
) -> MatterAdmitted | MatterRefused:
    """决定准入 · After all stages the office admits the matter (for a time: ``until_on``) or refuses it.

    To admit, the machine must have found assistance, a stability assessment of exactly this content
    must have passed where the route asks for one, and the new edition needs its ``document_no``.
    The decision stands in the record before the edition, which follows from it. ``article`` left
    empty is the machine's, else the one on entrusted matters. Raises Invalid or OutOfOrder.
    """
    if not reason.strip():
        raise Invalid("没有写理由", fields={"reason": "同意和不同意都要写理由"})
    cite = article.strip() or request.machine_article or entrusting(at.day)
    stage = stages_of([request])[request.pk][request.position - 1]
    stage.ruling = Ruling.AGREE if admit else Ruling.REFUSE
    finish(stage, actor, at, reason=reason.strip(), article=cite, reference=document_no.strip())
    late = request.due_on is not None and at.day > request.due_on
    if not admit:
        refuse(request, actor, at.day, stage.reason, cite)
        stage.save()
        return _refused(request, stage, is_late=late)
    _must_be_admissible(request)
    assessment_id = _assessed(request) if request.needs_assessment else None
    _must_have_an_edition(document_no)
    _check_end(request, until_on, at.day)
    close(request)
    request.state, request.decided_on, request.decided_by = "approved", at.day, actor.label
    request.reason, request.article = stage.reason, cite
    request.document_no, request.lineage = document_no.strip(), uuid4()
    request.way = Way.GATE if until_on is None else Way.TEMPORARY
    request.until_on = until_on
    stage.save()
    return MatterAdmitted(
        request_id=request.pk,
        title=request.title,
        lineage=str(request.lineage),
        way=str(request.way.value),
        until_on=until_on,
        payer_id=request.payer_id,
        payer=request.payer.name,
        unit=request.unit,
        unit_price_fen=request.unit_price_fen,
        money_source=request.money_source,
        reason=request.reason,
        article=cite,
        assessment_id=assessment_id,
        document_no=request.document_no,
    )


def _refused(request: AdmissionRequest, stage: RequestStage, *, is_late: bool) -> MatterRefused:
    return MatterRefused(
        request_id=request.pk,
        title=request.title,
        stage=str(stage.stage),
        body_id=stage.body_id,
        body=stage.body.name,
        ruling=Ruling.REFUSE.value,
        reason=request.reason,
        article=request.article,
        reference=stage.reference,
        next_state=request.state,
        due_on=None,
        is_late=is_late,
    )


def _must_be_admissible(request: AdmissionRequest) -> None:
    against = why_not_on_law(Outcome(request.machine_outcome), request.machine_reason)
    if not against and request.answer in _BARRED:
        against = f"机器的回答是“{Answer(request.answer).words}”：{request.answer_words}"
    if against:
        raise OutOfOrder(
            f"不能准入：{against}", where=request.title, hint="请不予准入，或者由部门改写依据再申请"
        )


def _must_have_an_edition(document_no: str) -> None:
    if catalogue_queries.edition_on(day=date.max) is None:
        raise OutOfOrder("还没有公布两份清单，不能准入", hint="请先公布第一版清单")
    if not document_no.strip():
        hint = "同意的要出新的一版清单，请写新一版的文号"
        raise Invalid("没有写文号", fields={"document_no": hint})


def _check_end(request: AdmissionRequest, until_on: date | None, day: date) -> None:
    if until_on is None:
        return
    if not day <= until_on <= request.to_on:
        span = f"{day_words(day)}到{day_words(request.to_on)}"
        raise Invalid(
            "临时准入的止日不对",
            where=request.title,
            fields={"until_on": f"请选{span}之间的日子：不能早于今天，不能晚于申请的止日"},
        )


def _assessed(request: AdmissionRequest) -> int:
    found = stability.assessment_of(subject_kind=REQUEST_KIND, subject_id=str(request.pk))
    if found is None or found.subject.digest != request.subject.digest:
        raise OutOfOrder(
            "准入以前要对这项申请作稳评", where=request.title, hint="请先完成社会稳定风险评估"
        )
    if not found.passed:
        raise OutOfOrder(f"稳评结论是“{found.words}”，不能准入", where=request.title)
    return int(found.assessment_id)


@act(
    "admission.enter_list",
    title="列入清单",
    on="request",
    step=FLOW["enter"],
    permit=by_reaction,
    basis="kernel.reaction",
)
def enter_list(*, actor: Standing, at: Moment, request: AdmissionRequest) -> MatterEntered:
    """列入清单 · The edition that lists what was decided: after the decision, in one transaction with it."""
    edition = catalogue_queries.edition_on(day=at.day)
    assert edition is not None
    amended = catalogue.amend_edition(
        actor=actor,
        edition=edition,
        document_no=request.document_no,
        added=(_matter_line(request),),
        reason=f"{Way(request.way).words}“{request.title}”：{request.reason}",
    )
    request.edition_id = amended.edition_id
    return MatterEntered(
        request_id=request.pk,
        title=request.title,
        lineage=str(request.lineage),
        edition_id=amended.edition_id,
        edition_number=amended.number,
        document_no=amended.document_no,
    )


def _matter_line(request: AdmissionRequest) -> MatterLine:
    texts = (request.content, request.standard, request.article)
    official = official_kind(request.title, texts)
    return MatterLine(
        title=request.title,
        standard=request.standard,
        payment_mode=PaymentMode.PAID_ASSISTANCE,
        basis_cite=request.article,
        basis_words=basis_words(
            request.machine_reason, Outcome(request.machine_outcome), request.article
        ),
        payer_id=request.payer_id,
        scope=Scope(request.scope),
        unit=request.unit,
        unit_price_fen=request.unit_price_fen,
        quantity=request.quantity,
        origin=f"{day_words(request.requested_on)}的准入申请（第 {request.pk} 号）",
        lineage=request.lineage,
        way=Way(request.way),
        until_on=request.until_on,
        official=official.value if official else "",
    )
