"""引用条文的准入申请。Requests at the gate whose claimed basis names an instrument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest

MOST = 500


@dataclass(frozen=True)
class CitingRequest:
    """引用的申请 · The request, its department and state, and the citation as it stands."""

    request_id: int
    title: str
    cite: str
    department: str
    state_label: str


@reads(budget=1)
def requests_citing(*, names: Sequence[str], limit: int = MOST) -> tuple[CitingRequest, ...]:
    """引用的申请 · Requests whose claimed basis holds one of ``names``, newest first."""
    wanted = Q()
    for name in names:
        wanted |= Q(legal_basis__contains=name)
    found = (
        AdmissionRequest.objects.filter(wanted)
        .order_by("-id")
        .values_list("id", "title", "legal_basis", "department__name", "state")
    )
    return tuple(
        CitingRequest(id_, title, cite, department, FLOW.state(state).public_label)
        for id_, title, cite, department, state in found[:limit]
    )
