"""申请:草稿、申请、补正、撤回。Asking: drafts, the request, what was missing, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.law.days import day_words, subtract_working_days
from hudong.ground.law.library import Library
from hudong.ground.law.terms import CalendarMissing
from hudong.ground.people.permits import is_department
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import AGENCY_KINDS
from hudong.ground.record.canonical import digest, plain
from hudong.mechanisms.admission.acts.moving import begin, close, deadline, stages_of
from hudong.mechanisms.admission.facts import (
    AdmissionRequested,
    DraftDropped,
    DraftSaved,
    RequestSupplemented,
    RequestWithdrawn,
)
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import (
    AdmissionRequest,
    Draft,
    RequestPlace,
    RequestStage,
)
from hudong.mechanisms.admission.permits import asks_for_own_department, has_asked, keeps_draft
from hudong.mechanisms.admission.queries.checking import check_request
from hudong.mechanisms.admission.queries.reading import working_days
from hudong.mechanisms.admission.queries.routes import PlaceWords, RoutePage, place_words, route_on
from hudong.mechanisms.admission.rules import gaps, moved, paused_days
from hudong.mechanisms.admission.terms import STAGE_STATES, MachineAnswer, RequestLine, Stage
from hudong.mechanisms.catalogue import queries as catalogue

_LONGEST_TITLE = 120


@act(
    "admission.save_draft",
    title="保存准入申请草稿",
    on="department",
    locks=("draft",),
    permit=is_department & asks_for_own_department,
    basis="admission.draft",
)
def save_draft(
    *, at: Moment, department: Body, content: Mapping[str, Any], draft: Draft | None = None
) -> DraftSaved:
    """保存草稿 · Keeps whatever is written so far, whole or not; ``draft`` is written over."""
    if not any(str(value).strip() for value in content.values()):
        raise Invalid("草稿是空的", hint="请至少写一栏再保存")
    kept = draft or Draft(department=department)
    if kept.department_id != department.pk:
        raise Invalid("这份草稿是别的部门的", where=str(kept))
    if kept.request_id is not None:
        raise OutOfOrder("这份草稿已经提出申请了", where=str(kept), hint="请打开那项申请")
    kept.title = str(content.get("title", "")).strip()[:_LONGEST_TITLE]
    kept.content, kept.saved_on = plain(dict(content)), at.day
    kept.save()
    return DraftSaved(draft_id=kept.pk, department_id=department.pk, digest=digest(kept.content))


@act(
    "admission.drop_draft",
    title="删去准入申请草稿",
    on="draft",
    permit=is_department & keeps_draft,
    basis="admission.draft",
)
def drop_draft(*, draft: Draft) -> DraftDropped:
    """删去草稿 · A draft that was never sent is thrown away."""
    if draft.request_id is not None:
        raise OutOfOrder("这份草稿已经提出申请了，不能删去", where=str(draft))
    fact = DraftDropped(draft_id=draft.pk, department_id=draft.department_id)
    draft.delete()
    return fact


@act(
    "admission.request_admission",
    title="申请准入",
    on="department",
    locks=("draft",),
    step=FLOW["request"],
    permit=is_department & asks_for_own_department,
    basis="local.admission",
)
def request_admission(
    *,
    at: Moment,
    department: Body,
    line: RequestLine,
    payer: Body,
    library: Library,
    draft: Draft | None = None,
) -> AdmissionRequested:
    """申请准入 · A department asks for a matter; the machine answers at once and its answer is kept.

    Raises Invalid without basis, money or payer, or later than the county's own lead time before
    ``from_on``; Conflict where ``library`` is not the edition that the county has adopted. The
    request keeps the route of today to its end.
    """
    line = _stripped(line)
    places = place_words(line)
    wrong = {**gaps(line), **places.wrong, **_wrong_payer(payer), **_too_late(line.from_on, at.day)}
    if wrong:
        raise Invalid("；".join(wrong.values()), where=line.title, fields=wrong)
    found = check_request(line=line, library=_adopted(library), day=at.day)
    route = route_on(day=at.day)
    decide_by_on = deadline(
        at.day, working_days(key="local.admission_decision", day=at.day), "最迟决定日"
    )
    request = AdmissionRequest(
        department=department,
        requested_on=at.day,
        decide_by_on=decide_by_on,
        route_id=route.route_id,
        needs_assessment=route.needs_assessment,
        party_id=route.party_id,
        state="requested",
    )
    stages = _stages(request, route)
    begin(request, stages[0], at.day)
    content = _write(request, line, payer, places, found)
    request.save()
    RequestStage.objects.bulk_create(stages)
    _write_places(request, line)
    if draft is not None:
        draft.request = request
        draft.save()
    return AdmissionRequested(
        **_said(request, content, found, library),
        route=route.title,
        stages=tuple(plain(asdict(one)) for one in route.stages),
    )


def _stripped(line: RequestLine) -> RequestLine:
    texts = {name: value for name, value in asdict(line).items() if isinstance(value, str)}
    plain_texts = {name: value.strip() for name, value in texts.items()}
    return replace(
        line,
        **{**plain_texts, "scope": line.scope, "reach": line.reach},
        place_ids=tuple(dict.fromkeys(line.place_ids)),
    )


def _wrong_payer(payer: Body) -> dict[str, str]:
    if payer.kind in AGENCY_KINDS:
        return {}
    return {"payer": f"{payer.name}不是政府机关：谁委托谁出钱，不能让村（居）出钱"}


def _too_late(from_on: date, day: date) -> dict[str, str]:
    lead = working_days(key="local.admission_lead", day=day)
    try:
        latest = subtract_working_days(from_on, lead)
    except CalendarMissing as missing:
        return {"from_on": f"{missing.message}{missing.hint}"}
    if day <= latest:
        return {}
    return {"from_on": f"要从{day_words(from_on)}起办，最迟应在{day_words(latest)}申请（地方规定）"}


def _adopted(library: Library) -> Library:
    adopted = catalogue.adopted_law()
    if adopted is None or adopted.digest != library.digest:
        raise Conflict("现在的法库不是本县采用的那一版", hint="请先由县级办公室采用新的法库")
    return library


def _stages(request: AdmissionRequest, route: RoutePage) -> list[RequestStage]:
    return [
        RequestStage(
            request=request,
            position=place,
            stage=one.stage,
            body_id=one.body_id,
            working_days=one.working_days,
            may_skip=one.may_skip,
        )
        for place, one in enumerate(route.stages, start=1)
    ]


def _write(
    request: AdmissionRequest,
    line: RequestLine,
    payer: Body,
    places: PlaceWords,
    found: MachineAnswer,
) -> dict[str, Any]:
    """写进申请 · The line, the machine's answer to it, and the digest over the content."""
    for name, value in asdict(line).items():
        if name != "place_ids":
            setattr(request, name, value)
    request.payer, request.communities = payer, places.words
    request.answer, request.answer_words = found.answer, found.reason
    request.answer_rule, request.reason_code = found.rule, found.reason_code
    request.likenesses = [plain(asdict(one)) for one in found.likenesses]
    request.judgements = [plain(asdict(one)) for one in found.judgements]
    request.machine_outcome = found.outcome
    request.machine_reason, request.machine_article = found.judged, found.article
    return request.seal(line.place_ids)


def _write_places(request: AdmissionRequest, line: RequestLine) -> None:
    RequestPlace.objects.bulk_create(
        [RequestPlace(request=request, body_id=body_id) for body_id in line.place_ids]
    )


def _said(
    request: AdmissionRequest, content: dict[str, Any], found: MachineAnswer, library: Library
) -> dict[str, Any]:
    return {
        "request_id": request.pk,
        "department_id": request.department_id,
        "payer_id": request.payer_id,
        "content": content,
        "digest": request.content_digest,
        "library": library.digest,
        "answer": found.answer.value,
        "machine_outcome": found.outcome.value,
        "machine_reason": found.judged,
        "machine_article": found.article,
        "likenesses": tuple(request.likenesses),
        "decide_by_on": request.decide_by_on,
    }


@act(
    "admission.supplement_request",
    title="补正申请",
    on="request",
    step=FLOW["supplement"],
    permit=is_department & has_asked,
    basis="local.admission_supplement",
)
def supplement_request(
    *,
    at: Moment,
    request: AdmissionRequest,
    line: RequestLine,
    payer: Body,
    library: Library,
    note: str,
) -> RequestSupplemented:
    """补正申请 · The department delivers what was missing; the machine answers anew and the clock goes on.

    The working days of waiting are not counted; the request goes back to the stage that returned it.
    """
    line = _stripped(line)
    places = place_words(line)
    wrong = {**gaps(line), **places.wrong, **_wrong_payer(payer)}
    if not note.strip():
        wrong["note"] = "请写明补了什么、改了什么"
    if wrong:
        raise Invalid("；".join(wrong.values()), where=line.title, fields=wrong)
    if request.due_on is not None and at.day > request.due_on:
        raise OutOfOrder(
            f"补正最迟到{day_words(request.due_on)}，已经过了", hint="要再办，请重新申请"
        )
    found = check_request(line=line, library=_adopted(library), day=at.day, besides=request.pk)
    stages = stages_of([request])[request.pk]
    stage = stages[request.position - 1]
    go_back(request, stage, at.day)
    content = _write(request, line, payer, places, found)
    for place in RequestPlace.objects.filter(request=request).order_by("id"):
        place.delete()
    _write_places(request, line)
    stage.save()
    return RequestSupplemented(
        **_said(request, content, found, library),
        route="",
        stages=(),
        note=note.strip(),
        stage=stage.stage,
    )


def go_back(request: AdmissionRequest, stage: RequestStage, day: date) -> int:
    """计时接着走 · The stage's and the whole deadline move by the working days that stood still."""
    assert request.paused_on is not None
    try:
        days = paused_days(request.paused_on, day)
        stage.due_on = moved(stage.due_on, request.paused_on, day)
        later = moved(request.decide_by_on, request.paused_on, day)
    except CalendarMissing as missing:
        raise OutOfOrder(
            f"顺延的期限算不出来：{missing.message}", where=missing.where, hint=missing.hint
        ) from missing
    assert later is not None
    request.decide_by_on, request.due_on = later, stage.due_on
    request.paused_days += days
    request.paused_on, request.at_body_id = None, stage.body_id
    request.state = STAGE_STATES[Stage(stage.stage)]
    return days


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
    close(request)
    request.decided_on, request.reason = at.day, reason.strip()
    return RequestWithdrawn(request_id=request.pk, reason=request.reason)
