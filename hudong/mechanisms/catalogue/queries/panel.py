"""专家组的读法。Reads of the expert panel: its least size, who is on it, and who still has to speak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value

from hudong.ground import law
from hudong.ground.kernel.reads import reads
from hudong.ground.law.terms import RuleMissing
from hudong.ground.people.queries import local_value
from hudong.mechanisms.catalogue.models import (
    Comment,
    Conflict,
    Discussion,
    ExpertOpinion,
    PanelMember,
    Reopening,
    Review,
)

PANEL_RULE = "local.expert_panel"


@dataclass(frozen=True)
class PanelRow:
    """专家组成员行 · One expert of a review: by title, never by name."""

    mandate_id: int
    title: str
    is_cleared: bool
    conflicts: int
    opinions: int


@reads(budget=1)
def least_experts(*, day: date) -> int:
    """至少几位专家 · The county's own minimum on a day; else the one that comes with the product."""
    try:
        return local_value(key=PANEL_RULE, day=day)
    except RuleMissing:
        return int(law.at(day).basis(PANEL_RULE).version.values["experts"])


@reads(budget=3)
def panel(*, review_id: int) -> tuple[PanelRow, ...]:
    """专家组 · Everybody named for a review, and how far each has come."""
    members = PanelMember.objects.filter(review_id=review_id).select_related("expert")
    stays_out = _counted(Conflict.objects.filter(declaration__review_id=review_id))
    counts = ExpertOpinion.objects.filter(declaration__review_id=review_id, is_set_aside=False)
    spoken = _counted(counts)
    return tuple(
        PanelRow(
            one.expert_id,
            one.expert.title,
            one.cleared_on is not None,
            stays_out.get(one.expert_id, 0),
            spoken.get(one.expert_id, 0),
        )
        for one in members.order_by("id")
    )


@dataclass(frozen=True)
class HeardCounts:
    """谁说过话 · Experts named, heard and staying out; communities; comments, and those unanswered."""

    named: int
    heard: int
    staying_out: int
    communities: int
    comments: int
    unanswered: int
    reopened: int


@reads(budget=1)
def heard_counts(*, review_id: int) -> HeardCounts:
    """谁说过话 · All counts of a review in one statement."""
    own = {"declaration__review": OuterRef("pk")}
    comments = Comment.objects.filter(**own)
    columns = {
        "named": _one(PanelMember.objects.filter(review=OuterRef("pk")), "expert"),
        "heard": _one(ExpertOpinion.objects.filter(**own, is_set_aside=False), "expert"),
        "staying_out": _one(Conflict.objects.filter(**own), "expert"),
        "communities": _one(Discussion.objects.filter(review=OuterRef("pk")), "community"),
        "comments": _one(comments, "id"),
        "unanswered": _one(comments.filter(state="unanswered"), "id"),
        "reopened": _one(Reopening.objects.filter(review=OuterRef("pk")), "id"),
    }
    found = Review.objects.filter(pk=review_id).annotate(**columns).values_list(*columns)
    return HeardCounts(*(count or 0 for count in found.get()))


def _one(rows: QuerySet[Any], field: str) -> Subquery:
    """数不同的 · How many different values of ``field``, as a column of another query."""
    counted = rows.order_by().annotate(everything=Value(1)).values("everything")
    return Subquery(counted.annotate(rows=Count(field, distinct=True)).values("rows"))


def _counted(rows: QuerySet[Any]) -> dict[int, int]:
    counted = rows.order_by("expert_id").values_list("expert_id").annotate(rows=Count("id"))
    return dict(counted)


@reads(budget=1)
def conflicts_of(*, review_id: int, mandate_id: int) -> frozenset[int]:
    """我要回避的事项 · Declarations of which the expert stays out."""
    found = Conflict.objects.filter(declaration__review_id=review_id, expert_id=mandate_id)
    return frozenset(found.values_list("declaration_id", flat=True))


@reads(budget=1)
def short_of_opinions(*, review: Review, least: int) -> int:
    """意见还不够的 · How many declarations have fewer opinions than ``least``."""
    heard = Count("opinions", filter=Q(opinions__is_set_aside=False))
    return review.declarations.annotate(heard=heard).filter(heard__lt=least).count()
