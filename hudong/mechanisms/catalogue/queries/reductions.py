"""少了多少:按部门、按村和社区,都从行里重数。How much fell, by department and by kind of community.

Every figure is counted again from the declared tasks and from the newest edition; nothing is kept
by hand, and nobody is ranked: departments stand in the order in which they were enrolled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from hudong.ground.kernel.reads import reads
from hudong.ground.law.terms import CommunityKind
from hudong.mechanisms.catalogue.models import Declaration, Edition, Matter, Review
from hudong.mechanisms.catalogue.terms import Catalogue, Decision, Reduction, Scope

_KEPT = [item for item in Decision if item.kept]


@dataclass(frozen=True)
class DepartmentCount:
    """一个部门 · Tasks it declared and tasks kept; ``listed_now`` is what it pays for today."""

    body_id: int
    name: str
    reduction: Reduction
    listed_now: int


@dataclass(frozen=True)
class KindCount:
    """一类村居 · What one community of that kind was asked to do, and what the review left."""

    kind: CommunityKind
    reduction: Reduction
    listed_now: int


@dataclass(frozen=True)
class ReductionCounts:
    """少了多少 · The last decided review, whole and by part; None of it is a ranking."""

    review_id: int
    review_title: str
    decided_on: date | None
    total: Reduction
    listed_now: int
    departments: tuple[DepartmentCount, ...]
    kinds: tuple[KindCount, ...]


@reads(budget=6)
def reduction_counts(*, day: date) -> ReductionCounts | None:
    """少了多少 · Of the newest decided review and the edition in force on ``day``; None before both."""
    review = Review.objects.filter(decided_on__lte=day, state__in=_DECIDED).order_by("-id").first()
    if review is None:
        return None
    tasks = Declaration.objects.filter(review=review, catalogue=Catalogue.ASSISTANCE)
    newest = Edition.objects.filter(published_on__lte=day).order_by("-number").first()
    listed = Matter.objects.filter(edition=newest, catalogue=Catalogue.ASSISTANCE)
    by_payer = {
        key: (name, count)
        for key, name, count in listed.order_by("payer_id")
        .values_list("payer_id", "payer__name")
        .annotate(Count("pk"))
        if key is not None
    }
    departments = _departments(tasks, by_payer)
    declared = sum(each.reduction.declared for each in departments)
    kept = sum(each.reduction.kept for each in departments)
    by_scope, now = (
        _by_scope(tasks),
        dict(listed.order_by("scope").values_list("scope").annotate(Count("pk"))),
    )
    return ReductionCounts(
        review_id=review.pk,
        review_title=review.title,
        decided_on=review.decided_on,
        total=Reduction(declared, kept),
        listed_now=sum(now.values()),
        departments=departments,
        kinds=tuple(_kind(kind, by_scope, now) for kind in CommunityKind),
    )


_DECIDED = ("decided", "published")


def _counted(tasks: QuerySet[Declaration], *columns: str) -> Iterable[tuple[object, ...]]:
    return (
        tasks.order_by(columns[0])
        .values_list(*columns)
        .annotate(asked=Count("pk"), left=Count("pk", filter=Q(decision__in=_KEPT)))
    )


def _departments(
    tasks: QuerySet[Declaration], by_payer: dict[int, tuple[str, int]]
) -> tuple[DepartmentCount, ...]:
    """申报过的和现在出钱的部门,按登记的先后。"""
    asked = {
        key: (name, Reduction(declared, kept))
        for key, name, declared, kept in _counted(tasks, "proposer_id", "proposer__name")
    }
    return tuple(
        DepartmentCount(
            body_id=key,
            name=asked[key][0] if key in asked else by_payer[key][0],
            reduction=asked[key][1] if key in asked else Reduction(0, 0),
            listed_now=by_payer[key][1] if key in by_payer else 0,
        )
        for key in sorted(asked.keys() | by_payer.keys())
    )


def _by_scope(tasks: QuerySet[Declaration]) -> dict[str, Reduction]:
    return {scope: Reduction(declared, kept) for scope, declared, kept in _counted(tasks, "scope")}


def _kind(kind: CommunityKind, tasks: dict[str, Reduction], now: dict[str, int]) -> KindCount:
    covering = [scope.value for scope in Scope if scope.covers(kind)]
    found = [tasks[scope] for scope in covering if scope in tasks]
    return KindCount(
        kind=kind,
        reduction=Reduction(sum(each.declared for each in found), sum(each.kept for each in found)),
        listed_now=sum(now.get(scope, 0) for scope in covering),
    )
