"""退出、应急和来路的读法。Reads of exits, emergencies, and of the gate decision behind a matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.mechanisms.admission.models import AdmissionRequest, Emergency, Exit, RequestPlace
from hudong.mechanisms.admission.queries.cards import (
    EmergencyCard,
    ExitLine,
    emergency_line,
    exit_line,
)
from hudong.mechanisms.admission.terms import Reach
from hudong.mechanisms.catalogue.terms import Way


@dataclass(frozen=True)
class GateLine:
    """门里的来历 · The gate's decision behind a listed matter: a request or an emergency."""

    way: Way
    number: int
    decided_on: date
    until_on: date | None
    reason: str


@reads(budget=2)
def gate_of(*, lineage: UUID) -> GateLine | None:
    """事项从哪道门来 · The request or the emergency that a matter came from, or None (it came by review)."""
    row = AdmissionRequest.objects.filter(lineage=lineage).first()
    if row is not None and row.decided_on is not None:
        return GateLine(Way(row.way), row.pk, row.decided_on, row.until_on, row.reason)
    found = Emergency.objects.filter(lineage=lineage).first()
    if found is None:
        return None
    return GateLine(Way.EMERGENCY, found.pk, found.declared_on, found.until_on, found.decision)


@reads(budget=1)
def exits_of(
    *, lineage: UUID | None = None, request_id: int | None = None, limit: int = 100
) -> tuple[ExitLine, ...]:
    """退出的记录 · Of one matter, of one request, or all; newest first."""
    found = Exit.objects.select_related("motion", "edition").order_by("-id")
    if lineage is not None:
        found = found.filter(lineage=lineage)
    if request_id is not None:
        found = found.filter(request_id=request_id)
    return tuple(exit_line(row) for row in found[:limit])


@reads(budget=1)
def exit_row(*, exit_id: int) -> Exit:
    """退出的行 · The row for an act; raises NotFound."""
    found = Exit.objects.filter(pk=exit_id).first()
    if found is None:
        raise NotFound("没有这次退出", where=str(exit_id))
    return found


@reads(budget=1)
def emergency(*, emergency_id: int) -> Emergency:
    """应急的行 · The row for an act; raises NotFound."""
    found = Emergency.objects.filter(pk=emergency_id).first()
    if found is None:
        raise NotFound("没有这项应急直通", where=str(emergency_id))
    return found


@reads(budget=1)
def emergency_card(*, emergency_id: int) -> EmergencyCard:
    """应急直通页 · Raises NotFound."""
    loaded = Emergency.objects.select_related("department", "payer", "edition")
    found = loaded.filter(pk=emergency_id).first()
    if found is None:
        raise NotFound("没有这项应急直通", where=str(emergency_id))
    return emergency_line(found)


@reads(budget=1)
def emergencies(*, limit: int = 100) -> tuple[EmergencyCard, ...]:
    """应急直通一览 · Newest first."""
    loaded = Emergency.objects.select_related("department", "payer", "edition")
    return tuple(emergency_line(row) for row in loaded.order_by("-id")[:limit])


@reads(budget=1)
def places_reached(*, request_id: int) -> tuple[tuple[int, str], ...]:
    """涉及的地方 · Towns or communities that a request chose (none: it reaches all)."""
    found = RequestPlace.objects.filter(request_id=request_id).order_by("body_id")
    return tuple(found.values_list("body_id", "body__name"))


@reads(budget=2)
def reached_by(*, lineages: Sequence[UUID], community_id: int, town_id: int | None) -> set[UUID]:
    """哪些事项到得了这个村 · Of the matters, those that the gate does not keep from this community.

    A matter that came by review, or through the gate for all, reaches every community.
    """
    asked = AdmissionRequest.objects.filter(lineage__in=lineages).exclude(reach=Reach.ALL)
    limited = dict(asked.order_by("id").values_list("lineage", "id"))
    if not limited:
        return set(lineages)
    here = RequestPlace.objects.filter(request_id__in=limited.values()).filter(
        Q(body_id=community_id) | Q(body_id=town_id)
    )
    open_ids = set(here.order_by("id").values_list("request_id", flat=True))
    return {one for one in lineages if one not in limited or limited[one] in open_ids}
