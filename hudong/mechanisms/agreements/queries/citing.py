"""引用条文的条款。Clauses whose basis names an instrument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.agreements.models import Clause

MOST = 500


@dataclass(frozen=True)
class CitingClause:
    """引用的条款 · The agreement it stands in, the other side, and the citation as it stands."""

    agreement_id: int
    number: int
    title: str
    cite: str
    community: str


@reads(budget=1)
def clauses_citing(*, names: Sequence[str], limit: int = MOST) -> tuple[CitingClause, ...]:
    """引用的条款 · Clauses of every agreement that was not ended, whose basis holds one of ``names``."""
    wanted = Q()
    for name in names:
        wanted |= Q(basis_cite__contains=name)
    found = (
        Clause.objects.filter(wanted)
        .exclude(agreement__state="ended")
        .order_by("-agreement__year", "agreement_id", "number")
        .values_list("agreement_id", "number", "title", "basis_cite", "agreement__party_b__name")
    )
    return tuple(CitingClause(*row) for row in found[:limit])
