"""这件事申请过准入没有。Requests at the gate whose name shares words with a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest

MOST: Final = 300
_REFUSED: Final = ("refused", "upheld", "reconsidering")
_LISTED: Final = ("approved", "admitted")
_OVER: Final = ("withdrawn", "lapsed", "exited")


@dataclass(frozen=True)
class AskedRequest:
    """一项申请 · A request that stands on no list: refused, over, or on its way.

    Reason, article and ``decided_on`` are those of a refusal.
    """

    request_id: int
    title: str
    department: str
    state_label: str
    is_refused: bool
    is_running: bool
    reason: str
    article: str
    decided_on: date | None


@reads(budget=1)
def requests_like(*, words: Sequence[str], limit: int = MOST) -> tuple[AskedRequest, ...]:
    """名称沾边的申请 · Requests with one of ``words`` in their name, newest first.

    What was admitted stands on the list and is found there.
    """
    wanted = Q(pk__in=())
    for word in words:
        wanted |= Q(title__icontains=word)
    found = (
        AdmissionRequest.objects.filter(wanted)
        .exclude(state__in=_LISTED)
        .order_by("-id")
        .values_list("id", "title", "department__name", "state", "reason", "article", "decided_on")
    )
    return tuple(
        AskedRequest(
            request_id=id_,
            title=title,
            department=department,
            state_label=FLOW.state(state).public_label,
            is_refused=state in _REFUSED,
            is_running=state not in (*_REFUSED, *_OVER),
            reason=reason if state in _REFUSED else "",
            article=article if state in _REFUSED else "",
            decided_on=decided_on if state in _REFUSED else None,
        )
        for id_, title, department, state, reason, article, decided_on in found[:limit]
    )
