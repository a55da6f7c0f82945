"""引用条文的事项、申报。Matters and declarations whose basis names an instrument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.catalogue.models import Declaration, Edition, Matter

MOST = 500


@dataclass(frozen=True)
class CitingLine:
    """引用的一处 · What cites, under which number, and the citation as it stands."""

    id: int
    title: str
    cite: str
    note: str


def _names(field: str, names: Sequence[str]) -> Q:
    found = Q()
    for name in names:
        found |= Q(**{f"{field}__contains": name})
    return found


@reads(budget=1)
def matters_citing(*, names: Sequence[str], day: date, limit: int = MOST) -> tuple[CitingLine, ...]:
    """引用的事项 · Matters of the edition in force on ``day`` whose basis holds one of ``names``."""
    newest = Edition.objects.filter(published_on__lte=day).order_by("-number").values("pk")[:1]
    found = (
        Matter.objects.filter(_names("basis_cite", names), edition__in=newest)
        .order_by("-catalogue", "position")
        .values_list("id", "title", "basis_cite", "position")
    )
    return tuple(
        CitingLine(id_, title, cite, f"第 {position} 项")
        for id_, title, cite, position in found[:limit]
    )


@reads(budget=1)
def declarations_citing(*, names: Sequence[str], limit: int = MOST) -> tuple[CitingLine, ...]:
    """引用的申报 · Declarations of every review whose claimed basis holds one of ``names``."""
    found = (
        Declaration.objects.filter(_names("claimed_basis", names))
        .order_by("-review_id", "number")
        .values_list("id", "title", "claimed_basis", "review__title")
    )
    return tuple(CitingLine(*row) for row in found[:limit])
