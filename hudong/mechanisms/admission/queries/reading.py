"""申请的读法。Reads of requests, drafts and the gate's counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q

from hudong.ground import law
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.terms import Outcome, RuleMissing
from hudong.ground.people.queries import local_value
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest, Draft, RequestStage
from hudong.mechanisms.admission.models.requests import RUNNING
from hudong.mechanisms.admission.queries.cards import (
    DraftCard,
    GateCounts,
    RequestCard,
    RequestPage,
    request_card,
    stage_line,
)
from hudong.mechanisms.admission.terms import Reach
from hudong.mechanisms.catalogue.terms import Scope

_ADMITTED = ("approved", "admitted")
_REFUSED = ("refused", "upheld")
# 一览里按结果挑选。
GROUPS = {
    "running": RUNNING,
    "admitted": _ADMITTED,
    "refused": _REFUSED,
    "exited": ("exited",),
    "ended": ("withdrawn", "lapsed"),
}


@reads(budget=1)
def working_days(*, key: str, day: date) -> int:
    """工作日数 · The county's own number of working days for ``key``, else the example's."""
    try:
        return local_value(key=key, day=day)
    except RuleMissing:
        return int(law.at(day).basis(key).version.values["working_days"])


def state_words(name: str) -> str:
    """状态怎样叫 · The public label of a state."""
    return FLOW.state(name).public_label


@reads(budget=1)
def request(*, request_id: int) -> AdmissionRequest:
    """准入申请的行 · The row for an act; raises NotFound."""
    found = AdmissionRequest.objects.filter(pk=request_id).first()
    if found is None:
        raise NotFound("没有这项准入申请", where=str(request_id))
    return found


@reads(budget=1)
def requests_by_id(*, request_ids: Sequence[int]) -> tuple[AdmissionRequest, ...]:
    """许多申请的行 · The rows for a bulk act, in the order of their numbers."""
    return tuple(AdmissionRequest.objects.filter(pk__in=request_ids).order_by("id"))


@reads(budget=1)
def requests(
    *,
    state: str = "",
    group: str = "",
    department_id: int | None = None,
    words: str = "",
    before_id: int | None = None,
    first: int = 0,
    limit: int = 1000,
) -> tuple[RequestCard, ...]:
    """准入申请一览 · Newest first; of one state or group, one department, with words in the title.

    ``before_id`` continues a list by its last number.
    """
    found = AdmissionRequest.objects.select_related("department", "payer", "at_body")
    if state:
        found = found.filter(state=state)
    if group in GROUPS:
        found = found.filter(state__in=GROUPS[group])
    if department_id is not None:
        found = found.filter(department_id=department_id)
    if words:
        found = found.filter(title__icontains=words)
    if before_id is not None:
        found = found.filter(pk__lt=before_id)
    return tuple(request_card(row) for row in found.order_by("-id")[first : first + limit])


@reads(budget=2)
def request_page(*, request_id: int) -> RequestPage:
    """准入申请页 · Raises NotFound where there is no such request."""
    loaded = AdmissionRequest.objects.select_related(
        "department", "payer", "at_body", "edition", "route", "party"
    )
    row = loaded.filter(pk=request_id).first()
    if row is None:
        raise NotFound("没有这项准入申请", where=str(request_id))
    stages = RequestStage.objects.filter(request=row).select_related("body").order_by("position")
    return RequestPage(
        card=request_card(row),
        subject=row.subject,
        content=row.content,
        standard=row.standard,
        legal_basis=row.legal_basis,
        money_source=row.money_source,
        from_on=row.from_on,
        to_on=row.to_on,
        scope=Scope(row.scope),
        reach=Reach(row.reach),
        communities=row.communities,
        staff=row.staff,
        contact=row.contact,
        answer_words=row.answer_words,
        answer_rule=row.answer_rule,
        reason_code=row.reason_code,
        likenesses=tuple(row.likenesses),
        machine_outcome=Outcome(row.machine_outcome),
        machine_reason=row.machine_reason,
        machine_article=row.machine_article,
        judgements=tuple(row.judgements),
        route=row.route.title if row.route else "",
        needs_assessment=row.needs_assessment,
        party_id=row.party_id,
        party=row.party.name if row.party else "",
        position=row.position,
        returns=row.returns,
        pause_reason=row.pause_reason,
        paused_days=row.paused_days,
        stages=tuple(stage_line(stage) for stage in stages),
        notice_id=row.notice_id,
        decided_by=row.decided_by,
        document_no=row.document_no,
        lineage=row.lineage,
        asked_again_on=row.asked_again_on,
        asked_again_reason=row.asked_again_reason,
        reconsidered_on=row.reconsidered_on,
        reconsidered_reason=row.reconsidered_reason,
        reconsidered_article=row.reconsidered_article,
        edition_id=row.edition_id,
        edition_number=row.edition.number if row.edition else None,
    )


@reads(budget=1)
def gate_counts() -> GateCounts:
    """准入的数 · Counted from the rows each time."""
    counts = dict(
        AdmissionRequest.objects.order_by("state")
        .values_list("state")
        .annotate(rows=Count("id"))
        .values_list("state", "rows")
    )

    def of(names: Sequence[str]) -> int:
        return sum(counts.get(name, 0) for name in names)

    return GateCounts(
        admitted=of(GROUPS["admitted"]),
        refused=of(GROUPS["refused"]),
        waiting=of(GROUPS["running"]),
        exited=of(GROUPS["exited"]),
        ended=of(GROUPS["ended"]),
    )


@reads(budget=1)
def asking_departments() -> tuple[tuple[int, str], ...]:
    """申请过的部门 · Departments with at least one request, for filters."""
    found = AdmissionRequest.objects.order_by("department_id").values_list(
        "department_id", "department__name"
    )
    return tuple(found.distinct())


@reads(budget=1)
def drafts(*, department_id: int) -> tuple[DraftCard, ...]:
    """本部门的草稿 · Those that were not sent yet, newest first."""
    found = Draft.objects.filter(department_id=department_id, request=None).order_by("-id")
    return tuple(DraftCard(row.pk, str(row), row.saved_on, row.content) for row in found)


@reads(budget=1)
def draft(*, draft_id: int, department_id: int) -> Draft:
    """草稿的行 · For an act; NotFound where the department keeps no such draft."""
    found = Draft.objects.filter(Q(pk=draft_id, department_id=department_id, request=None)).first()
    if found is None:
        raise NotFound("没有这份草稿", hint="可能已经提出申请或者删去了")
    return found
