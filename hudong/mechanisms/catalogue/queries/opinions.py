"""意见合起来怎样。Opinions on every task of a review, counted for proposals and for the office's forms."""

from __future__ import annotations

from collections.abc import Iterable

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.catalogue.models import Comment, ExpertOpinion
from hudong.mechanisms.catalogue.rules import Voices
from hudong.mechanisms.catalogue.terms import Stance


@reads(budget=2)
def voices_by_declaration(*, review_id: int) -> dict[int, Voices]:
    """逐项的意见 · Declaration → how many experts (none who stays out) and comments for and against."""
    experts = ExpertOpinion.objects.filter(declaration__review_id=review_id, is_set_aside=False)
    comments = Comment.objects.filter(declaration__review_id=review_id).order_by("id")
    by_expert = _counted(experts.order_by("id").values_list("declaration_id", "stance"))
    by_comment = _counted(comments.values_list("declaration_id", "stance"))
    return {
        pk: Voices(*by_expert.get(pk, (0, 0)), *by_comment.get(pk, (0, 0)))
        for pk in {*by_expert, *by_comment}
    }


def _counted(rows: Iterable[tuple[int, str]]) -> dict[int, tuple[int, int]]:
    counts: dict[int, tuple[int, int]] = {}
    for pk, stance in rows:
        agree, differ = counts.get(pk, (0, 0))
        is_for = stance == Stance.AGREE
        counts[pk] = (agree + is_for, differ + (not is_for))
    return counts
