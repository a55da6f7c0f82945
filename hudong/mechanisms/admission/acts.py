"""准入的行为:申请、决定、撤回。Acts of the admission room."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from hudong.ground import law
from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.law.days import add_working_days, day_words, subtract_working_days
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.library import Library
from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.ground.people.permits import is_department, is_office
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import AGENCY_KINDS
from hudong.ground.record.canonical import plain
from hudong.instruments.stability import queries as stability
from hudong.instruments.stability.queries import AssessmentPage
from hudong.mechanisms.admission.facts import (
    AdmissionRequested,
    MatterAdmitted,
    MatterRefused,
    RequestWithdrawn,
)
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest
from hudong.mechanisms.admission.permits import asks_for_own_department, has_asked
from hudong.mechanisms.admission.queries import working_days
from hudong.mechanisms.admission.rules import gaps, why_not_on_law
from hudong.mechanisms.admission.terms import REQUEST_KIND, RequestLine
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_queries
from hudong.mechanisms.catalogue.terms import MatterLine, Scope


@act(
    "admission.request_admission",
    title="申请准入",
    on="department",
    step=FLOW["request"],
    permit=is_department & asks_for_own_department,
    basis="local.admission",
)
def request_admission(
    *, at: Moment, department: Body, line: RequestLine, payer: Body, library: Library
) -> AdmissionRequested:
    """申请准入 · A department asks for a matter; the library judges its claim as of today.

    Raises Invalid without basis, money or payer, or later than the county's own lead time before
    ``from_on``; Conflict where ``library`` is not the edition that the county has adopted.
    """
    wrong = gaps(line)
    if payer.kind not in AGENCY_KINDS:
        wrong["payer"] = f"{payer.name}不是政府机关：谁委托谁出钱，不能让村（居）出钱"
    lead = working_days(key="local.admission_lead", day=at.day)
    latest = subtract_working_days(line.from_on, lead)
    if at.day > latest:
        wrong["from_on"] = (
            f"要从{day_words(line.from_on)}起办，最迟应在{day_words(latest)}申请（地方规定）"
        )
    if wrong:
        raise Invalid("；".join(wrong.values()), where=line.title, fields=wrong)
    adopted = catalogue_queries.adopted_law()
    if adopted is None or adopted.digest != library.digest:
        raise Conflict("现在的法库不是本县采用的那一版", hint="请先由县级办公室采用新的法库")
    found = judge_claim(library, line.legal_basis, title=line.title, on=at.day)
    term = working_days(key="local.admission_decision", day=at.day)
    request = AdmissionRequest.objects.create(
        department=department,
        payer=payer,
        **{name: _stripped(value) for name, value in asdict(line).items()},
        requested_on=at.day,
        decide_by_on=add_working_days(at.day, term),
        judgements=[plain(asdict(one)) for one in found.judgements],
        machine_outcome=found.outcome,
        machine_reason=found.reason,
        machine_article=found.article,
        state="requested",
    )
    return AdmissionRequested(
        request_id=request.pk,
        department_id=department.pk,
        payer_id=payer.pk,
        content=request.asked_for(),
        digest=request.subject.digest,
        library=library.digest,
        machine_outcome=found.outcome.value,
        machine_reason=found.reason,
        machine_article=found.article,
        decide_by_on=request.decide_by_on,
    )


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


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
) -> MatterAdmitted | MatterRefused:
    """决定准入 · The office admits the matter or refuses it, with the reason and the article.

    To admit, the library must have found assistance, the request's stability assessment must have
    passed, and the new edition needs its ``document_no``. ``article`` left empty is the one that
    the library found, else the article on entrusted matters. Raises Invalid or OutOfOrder.
    """
    if not reason.strip():
        raise Invalid("没有写理由", fields={"reason": "同意和不同意都要写理由"})
    request.decided_on, request.reason = at.day, reason.strip()
    request.article = article.strip() or request.machine_article or _entrusting(at.day)
    if admit:
        return _admit(actor, at, request, document_no)
    request.state = "refused"
    return MatterRefused(
        request_id=request.pk,
        title=request.title,
        reason=request.reason,
        article=request.article,
    )


def _entrusting(day: date) -> str:
    return law.at(day).basis("villagers_committee_act.funding").cite


def _admit(
    actor: Standing, at: Moment, request: AdmissionRequest, document_no: str
) -> MatterAdmitted:
    against = why_not_on_law(Outcome(request.machine_outcome), request.machine_reason)
    if against:
        raise OutOfOrder(
            f"不能准入：{against}", where=request.title, hint="请不予准入，或者由部门改写依据再申请"
        )
    assessment = _assessed(request)
    edition = catalogue_queries.edition_on(day=at.day)
    if edition is None:
        raise OutOfOrder("还没有公布两份清单，不能准入", hint="请先公布第一版清单")
    payer = request.payer.name
    amended = catalogue.amend_edition(
        actor=actor,
        edition=edition,
        document_no=document_no,
        added=_matter_line(request),
        reason=f"准入“{request.title}”：{request.reason}",
    )
    request.state, request.edition_id = "admitted", amended.edition_id
    return MatterAdmitted(
        request_id=request.pk,
        title=request.title,
        payer_id=request.payer_id,
        payer=payer,
        unit=request.unit,
        unit_price_fen=request.unit_price_fen,
        money_source=request.money_source,
        reason=request.reason,
        article=request.article,
        assessment_id=assessment.assessment_id,
        edition_id=amended.edition_id,
        edition_number=amended.number,
        document_no=amended.document_no,
    )


def _assessed(request: AdmissionRequest) -> AssessmentPage:
    found = stability.assessment_of(subject_kind=REQUEST_KIND, subject_id=str(request.pk))
    if found is None or found.subject.digest != request.subject.digest:
        raise OutOfOrder(
            "准入以前要对这项申请作稳评", where=request.title, hint="请先完成社会稳定风险评估"
        )
    if not found.passed:
        raise OutOfOrder(f"稳评结论是“{found.words}”，不能准入", where=request.title)
    return found


def _matter_line(request: AdmissionRequest) -> MatterLine:
    return MatterLine(
        title=request.title,
        standard=request.standard,
        payment_mode=PaymentMode.PAID_ASSISTANCE,
        basis_cite=request.article,
        basis_words=request.machine_reason,
        payer_id=request.payer_id,
        scope=Scope(request.scope),
        unit=request.unit,
        unit_price_fen=request.unit_price_fen,
        quantity=request.quantity,
        origin=f"{day_words(request.requested_on)}的准入申请",
    )


@act(
    "admission.withdraw_request",
    title="撤回准入申请",
    on="request",
    step=FLOW["withdraw"],
    permit=is_department & has_asked,
    basis="local.admission",
)
def withdraw_request(*, at: Moment, request: AdmissionRequest, reason: str) -> RequestWithdrawn:
    """撤回准入申请 · The department takes its request back before the decision, with the reason."""
    if not reason.strip():
        raise Invalid("没有写撤回的原因", fields={"reason": "请写明为什么撤回"})
    request.decided_on, request.reason = at.day, reason.strip()
    return RequestWithdrawn(request_id=request.pk, reason=request.reason)
