"""这件事在不在清单上。What the lists and the reviews have whose name shares words with a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hudong.ground.kernel.reads import reads
from hudong.ground.law.terms import PaymentMode
from hudong.mechanisms.catalogue.models import Declaration, Matter
from hudong.mechanisms.catalogue.terms import Catalogue, Decision, Scope, Way

MOST = 300


@dataclass(frozen=True)
class AskedMatter:
    """清单上的一项 · A matter of the edition in force, with what a village asks first."""

    matter_id: int
    catalogue: Catalogue
    title: str
    standard: str
    payment_mode: PaymentMode | None
    payer_name: str
    unit: str
    unit_price_fen: int
    scope: Scope
    basis_cite: str
    way: Way
    until_on: date | None


@dataclass(frozen=True)
class AskedTask:
    """报来的一项 · A declared task, what became of it and why; ``decided_on`` None: not yet."""

    declaration_id: int
    title: str
    proposer_name: str
    decision: Decision | None
    reason: str
    article: str
    decided_on: date | None
    merged_into: str


def _any_of(field: str, words: Sequence[str]) -> Q:
    found = Q(pk__in=())
    for word in words:
        found |= Q(**{f"{field}__icontains": word})
    return found


@reads(budget=1)
def matters_like(
    *, edition_id: int, words: Sequence[str], limit: int = MOST
) -> tuple[AskedMatter, ...]:
    """名称沾边的事项 · Matters of an edition with one of ``words`` in their name, in list order."""
    found = (
        Matter.objects.filter(_any_of("title", words), edition_id=edition_id)
        .select_related("payer")
        .order_by("-catalogue", "position")
    )
    return tuple(
        AskedMatter(
            matter_id=row.pk,
            catalogue=Catalogue(row.catalogue),
            title=row.title,
            standard=row.standard,
            payment_mode=PaymentMode(row.payment_mode) if row.payment_mode else None,
            payer_name=row.payer.name if row.payer else "",
            unit=row.unit,
            unit_price_fen=row.unit_price_fen,
            scope=Scope(row.scope),
            basis_cite=row.basis_cite,
            way=Way(row.way),
            until_on=row.until_on,
        )
        for row in found[:limit]
    )


@reads(budget=1)
def tasks_like(*, words: Sequence[str], limit: int = MOST) -> tuple[AskedTask, ...]:
    """名称沾边的申报 · Declared tasks with one of ``words`` in their name, newest review first.

    Only those for the two main lists; a decision is told once the review is decided.
    """
    found = (
        Declaration.objects.filter(_any_of("title", words), catalogue__in=Catalogue.main())
        .select_related("proposer", "review", "merged_into")
        .order_by("-review_id", "number")
    )
    return tuple(_task(row) for row in found[:limit])


def _task(row: Declaration) -> AskedTask:
    is_decided = row.review.decided_on is not None
    return AskedTask(
        declaration_id=row.pk,
        title=row.title,
        proposer_name=row.proposer.name,
        decision=Decision(row.decision) if is_decided and row.decision else None,
        reason=(row.reason or row.machine_reason) if is_decided else "",
        article=(row.article or row.machine_article) if is_decided else "",
        decided_on=row.review.decided_on,
        merged_into=row.merged_into.title if row.merged_into else "",
    )
