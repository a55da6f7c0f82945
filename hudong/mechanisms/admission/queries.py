"""准入的读法。How the admission room is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hudong.ground import law
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.terms import Outcome, RuleMissing
from hudong.ground.people.queries import local_value
from hudong.ground.people.terms import BodyKind, Role
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest
from hudong.mechanisms.catalogue.terms import Scope


@dataclass(frozen=True)
class RequestCard:
    """准入申请卡 · One request in a list."""

    request_id: int
    title: str
    department_id: int
    department: str
    payer: str
    unit: str
    unit_price_fen: int
    quantity: int
    requested_on: date
    decide_by_on: date
    decided_on: date | None
    state: str
    state_label: str
    reason: str
    article: str


@dataclass(frozen=True)
class RequestPage:
    """准入申请页 · The whole request, the library's finding, and the decision."""

    card: RequestCard
    subject: Subject
    content: str
    standard: str
    legal_basis: str
    money_source: str
    from_on: date
    to_on: date
    scope: Scope
    communities: str
    staff: str
    contact: str
    machine_outcome: Outcome
    machine_reason: str
    machine_article: str
    judgements: tuple[dict[str, Any], ...]
    edition_id: int | None
    edition_number: int | None


@dataclass(frozen=True)
class GateCounts:
    """准入的数 · How many requests were admitted, refused, and wait."""

    admitted: int
    refused: int
    waiting: int


def _card(row: AdmissionRequest) -> RequestCard:
    return RequestCard(
        request_id=row.pk,
        title=row.title,
        department_id=row.department_id,
        department=row.department.name,
        payer=row.payer.name,
        unit=row.unit,
        unit_price_fen=row.unit_price_fen,
        quantity=row.quantity,
        requested_on=row.requested_on,
        decide_by_on=row.decide_by_on,
        decided_on=row.decided_on,
        state=row.state,
        state_label=FLOW.state(row.state).public_label,
        reason=row.reason,
        article=row.article,
    )


@reads(budget=1)
def working_days(*, key: str, day: date) -> int:
    """工作日数 · The county's own number of working days for ``key``, else the example's."""
    try:
        return local_value(key=key, day=day)
    except RuleMissing:
        return int(law.at(day).basis(key).version.values["working_days"])


@reads(budget=1)
def request(*, request_id: int) -> AdmissionRequest:
    """准入申请的行 · The row for an act; raises NotFound."""
    found = AdmissionRequest.objects.filter(pk=request_id).first()
    if found is None:
        raise NotFound("没有这项准入申请", where=str(request_id))
    return found


@reads(budget=1)
def requests(*, state: str = "", first: int = 0, limit: int = 1000) -> tuple[RequestCard, ...]:
    """准入申请一览 · All, or those in one state; newest first, from the ``first`` (0) on."""
    found = AdmissionRequest.objects.select_related("department", "payer").order_by("-id")
    chosen = found.filter(state=state) if state else found
    return tuple(_card(row) for row in chosen[first : first + limit])


@reads(budget=1)
def request_page(*, request_id: int) -> RequestPage:
    """准入申请页 · Raises NotFound where there is no such request."""
    row = (
        AdmissionRequest.objects.select_related("department", "payer", "edition")
        .filter(pk=request_id)
        .first()
    )
    if row is None:
        raise NotFound("没有这项准入申请", where=str(request_id))
    return RequestPage(
        card=_card(row),
        subject=row.subject,
        content=row.content,
        standard=row.standard,
        legal_basis=row.legal_basis,
        money_source=row.money_source,
        from_on=row.from_on,
        to_on=row.to_on,
        scope=Scope(row.scope),
        communities=row.communities,
        staff=row.staff,
        contact=row.contact,
        machine_outcome=Outcome(row.machine_outcome),
        machine_reason=row.machine_reason,
        machine_article=row.machine_article,
        judgements=tuple(row.judgements),
        edition_id=row.edition_id,
        edition_number=row.edition.number if row.edition else None,
    )


@reads(budget=1)
def gate_counts() -> GateCounts:
    """准入的数 · Counted from the rows each time."""
    states = list(AdmissionRequest.objects.order_by("id").values_list("state", flat=True))
    return GateCounts(
        admitted=states.count("admitted"),
        refused=states.count("refused"),
        waiting=states.count("requested"),
    )


@desk_of("admission")
@reads(budget=1)
def desk(*, viewer: Standing, day: date) -> Sequence[DeskItem]:
    """准入的待办 · The office decides in time; a department sees that its request is in hand."""
    if viewer.role not in (Role.HEAD, Role.OFFICER):
        return ()
    waiting = AdmissionRequest.objects.waiting().select_related("department")
    if viewer.body_kind == BodyKind.OFFICE:
        return [
            DeskItem(
                "决定准入",
                f"{row.department.name}申请：{row.title}（同意的，先完成稳评）",
                "admission.decide_admission",
                row.subject,
                row.decide_by_on,
            )
            for row in waiting.order_by("decide_by_on", "id")
        ]
    if viewer.body_kind == BodyKind.DEPARTMENT:
        return [
            DeskItem(
                "撤回准入申请",
                f"{row.title}：县级办公室最迟 {row.decide_by_on} 决定；要改，可以撤回重报",
                "admission.withdraw_request",
                row.subject,
            )
            for row in waiting.filter(department_id=viewer.body_id).order_by("id")
        ]
    return ()
