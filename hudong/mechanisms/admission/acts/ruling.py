"""审核:一个环节一个意见,也可以成批。Ruling: each stage's body says its opinion, one by one or many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hudong.ground import law
from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid, OutOfOrder
from hudong.ground.people.permits import by_reaction, is_office
from hudong.ground.people.queries import Body
from hudong.instruments.opinions import queries as opinions
from hudong.mechanisms.admission.acts.moving import (
    STAGE_FIELDS,
    announce,
    begin,
    close,
    deadline,
    finish,
    go_on,
    stages_of,
)
from hudong.mechanisms.admission.facts import (
    MatterRefused,
    RequestAnnounced,
    RequestReturned,
    RequestsHeard,
    RequestsRuled,
    StageRuled,
)
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest, RequestStage
from hudong.mechanisms.admission.permits import decides_stage, speaks_for_reviewer
from hudong.mechanisms.admission.queries.reading import working_days
from hudong.mechanisms.admission.rules import ruling_gaps
from hudong.mechanisms.admission.terms import REQUEST_KIND, Ruling, RulingLine, Stage

MOST_AT_ONCE = 500
REQUEST_FIELDS = (
    "state",
    "position",
    "at_body",
    "due_on",
    "paused_on",
    "returns",
    "notice",
    "decided_on",
    "reason",
    "article",
    "decided_by",
)


def entrusting(day: date) -> str:
    """委托事项的那一条 · The article on entrusted matters, cited where nothing nearer is."""
    return law.at(day).basis("villagers_committee_act.funding").cite


@act(
    "admission.rule_on_stage",
    title="出具审核意见",
    on="request",
    step=FLOW["rule"],
    permit=decides_stage,
    basis="local.admission_route",
)
def rule_on_stage(
    *,
    actor: Standing,
    at: Moment,
    request: AdmissionRequest,
    ruling: Ruling,
    reason: str,
    article: str = "",
    reference: str = "",
) -> StageRuled:
    """出具审核意见 · The stage's body agrees, returns the request once for supplement, or refuses it.

    Agreeing leads to the next stage, or into the notice. Raises Invalid without a reason (at the
    joint meeting: without its date or minutes), OutOfOrder where the Party's opinion is awaited.
    """
    line = RulingLine(request.pk, Ruling(ruling), reason, article, reference)
    stages = stages_of([request])[request.pk]
    _check([request], {request.pk: line}, {request.pk: stages})
    stage = stages[request.position - 1]
    following = _apply(actor, at, request, stages, line)
    notice_id = announce(actor, [(request, following)] if _is_notice(following) else [], at.day)
    for row in (stage, following):
        if row is not None:
            row.save()
    said = _said(request, stage)
    if line.ruling is Ruling.REFUSE:
        return MatterRefused(**said)
    if line.ruling is Ruling.RETURN:
        return RequestReturned(**said)
    if notice_id is not None:
        return RequestAnnounced(**said, notice_id=notice_id)
    return StageRuled(**said)


@act(
    "admission.rule_on_requests",
    title="成批出具审核意见",
    on="body",
    locks=("requests",),
    permit=speaks_for_reviewer,
    basis="local.admission_route",
)
def rule_on_requests(
    *,
    actor: Standing,
    at: Moment,
    body: Body,
    requests: Sequence[AdmissionRequest],
    lines: Sequence[RulingLine],
) -> RequestsRuled:
    """成批出具审核意见 · One body rules on many requests that wait for it, each with its own reason.

    All or nothing: Invalid or OutOfOrder names the first request that cannot be ruled on so.
    """
    by_id = {line.request_id: line for line in lines}
    if not lines or len(lines) > MOST_AT_ONCE:
        raise Invalid(f"一次审核 1 到 {MOST_AT_ONCE} 项", fields={"lines": "请选要审核的申请"})
    if len(by_id) != len(lines) or set(by_id) != {request.pk for request in requests}:
        raise Invalid("意见和申请对不上", hint="每项申请写一条意见，不多不少")
    for request in requests:
        if request.at_body_id != body.pk:
            raise OutOfOrder("这项申请不在本单位手里", where=request.title, hint="请刷新页面再办")
        if not FLOW["rule"].starts_from(request.state):
            raise OutOfOrder(FLOW["rule"].out_of_order(request.state), where=request.title)
    stages = stages_of(requests)
    _check(requests, by_id, stages)
    said, entering, touched = [], [], []
    for request in requests:
        own = stages[request.pk]
        stage = own[request.position - 1]
        following = _apply(actor, at, request, own, by_id[request.pk])
        touched += [stage, *filter(None, (following,))]
        if _is_notice(following):
            entering.append((request, following))
        said.append((request, stage))
    notice_id = announce(actor, entering, at.day)
    AdmissionRequest.objects.bulk_update(requests, REQUEST_FIELDS)
    RequestStage.objects.bulk_update(touched, STAGE_FIELDS)
    return RequestsRuled(
        body_id=body.pk,
        body=body.name,
        notice_id=notice_id,
        rulings=tuple(_said(request, stage) for request, stage in said),
    )


def _is_notice(stage: RequestStage | None) -> bool:
    return stage is not None and stage.stage == Stage.NOTICE


def _check(
    requests: Sequence[AdmissionRequest],
    lines: Mapping[int, RulingLine],
    stages: Mapping[int, Sequence[RequestStage]],
) -> None:
    asked: dict[int, list[AdmissionRequest]] = {}
    for request in requests:
        line = lines[request.pk]
        stage = Stage(stages[request.pk][request.position - 1].stage)
        wrong = ruling_gaps(
            stage, line.ruling, line.reason, reference=line.reference, returns=request.returns
        )
        if wrong:
            raise Invalid("；".join(wrong.values()), where=request.title, fields=wrong)
        if stage is Stage.MEETING and line.ruling is Ruling.AGREE and request.party_id:
            asked.setdefault(request.party_id, []).append(request)
    for party_id, rows in asked.items():
        heard = opinions.spoken(
            party_id=party_id,
            subject_kind=REQUEST_KIND,
            subject_ids=[str(request.pk) for request in rows],
        )
        silent = next((request for request in rows if str(request.pk) not in heard), None)
        if silent is not None:
            raise OutOfOrder(
                "党组织的意见还没有登记，不能提交联席会议",
                where=silent.title,
                hint="路线写明联席会议以前要有党组织的意见，请书记先登记",
            )


def _apply(
    actor: Standing,
    at: Moment,
    request: AdmissionRequest,
    stages: Sequence[RequestStage],
    line: RulingLine,
) -> RequestStage | None:
    """写下意见,走到下一步 · The stage that follows, or None where the request stops here."""
    stage = stages[request.position - 1]
    stage.ruling = line.ruling
    article = line.article.strip() or request.machine_article or entrusting(at.day)
    finish(
        stage,
        actor,
        at,
        reason=line.reason.strip(),
        article=article,
        reference=line.reference.strip(),
    )
    if line.ruling is Ruling.AGREE:
        return go_on(request, stages, at.day)
    if line.ruling is Ruling.REFUSE:
        refuse(request, actor, at.day, stage.reason, article)
        return None
    days = working_days(key="local.admission_supplement", day=at.day)
    request.state, request.returns = "supplementing", request.returns + 1
    request.at_body_id, request.paused_on = request.department_id, at.day
    request.due_on = deadline(at.day, days, "补正的期限")
    return None


def refuse(
    request: AdmissionRequest, actor: Standing, day: date, reason: str, article: str
) -> None:
    """不予准入 · The request ends here unless the department asks once for reconsideration."""
    close(request)
    request.state, request.decided_on = "refused", day
    request.reason, request.article, request.decided_by = reason, article, actor.label


def _said(request: AdmissionRequest, stage: RequestStage) -> dict[str, Any]:
    assert stage.ruled_on is not None
    return {
        "request_id": request.pk,
        "title": request.title,
        "stage": str(stage.stage),
        "body_id": stage.body_id,
        "body": stage.body.name,
        "ruling": str(stage.ruling),
        "reason": stage.reason,
        "article": stage.article,
        "reference": stage.reference,
        "next_state": request.state,
        "due_on": request.due_on,
        "is_late": stage.due_on is not None and stage.ruled_on > stage.due_on,
    }


@act(
    "admission.skip_stage",
    title="跳过审核环节",
    on="request",
    step=FLOW["skip"],
    permit=is_office,
    basis="local.admission_route",
)
def skip_stage(
    *, actor: Standing, at: Moment, request: AdmissionRequest, reason: str
) -> StageRuled:
    """跳过审核环节 · The office passes over a stage that the route lets it, with the reason on record."""
    if not reason.strip():
        raise Invalid("没有写跳过的理由", fields={"reason": "请写明为什么可以跳过"})
    stages = stages_of([request])[request.pk]
    stage = stages[request.position - 1]
    if not stage.may_skip:
        raise OutOfOrder(
            f"这条路线的{stage.get_stage_display()}不能跳过",
            where=request.title,
            hint=f"请由{stage.body.name}出具意见",
        )
    stage.ruling = Ruling.SKIP
    finish(stage, actor, at, reason=reason.strip(), article="", reference="")
    following = go_on(request, stages, at.day)
    stage.save()
    following.save()
    return StageRuled(**_said(request, stage))


@act(
    "admission.hear_requests",
    title="拟准入公示期满",
    locks=("requests",),
    permit=by_reaction,
    basis="kernel.reaction",
)
def hear_requests(
    *, at: Moment, requests: Sequence[AdmissionRequest], notice_id: int, objections: int
) -> RequestsHeard:
    """拟准入公示期满 · Every request of the notice waits for the office's decision from now on."""
    stages = stages_of(requests)
    touched = []
    for request in requests:
        if not FLOW["hear"].starts_from(request.state) or request.notice_id != notice_id:
            raise OutOfOrder(FLOW["hear"].out_of_order(request.state), where=request.title)
        notice, entry = stages[request.pk][request.position - 1 : request.position + 1]
        notice.ruling, notice.ruled_on = Ruling.AGREE, at.day
        notice.reason = (
            f"公示期满，异议 {objections} 条，都已答复" if objections else "公示期满，没有异议"
        )
        begin(request, entry, at.day)
        touched += [notice, entry]
    AdmissionRequest.objects.bulk_update(requests, REQUEST_FIELDS)
    RequestStage.objects.bulk_update(touched, STAGE_FIELDS)
    return RequestsHeard(
        notice_id=notice_id,
        request_ids=tuple(request.pk for request in requests),
        objections=objections,
        due_on=max(request.due_on for request in requests),
    )
