"""两份清单的联动。Reactions of the catalogue: when the notice of a review closes, the review is heard."""

from __future__ import annotations

from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.reactions import when
from hudong.instruments.notices.facts import NoticeClosed
from hudong.mechanisms.catalogue.acts import hear_review
from hudong.mechanisms.catalogue.models import Review
from hudong.mechanisms.catalogue.terms import REVIEW_KIND


@when(NoticeClosed)
def hear_the_review(fact: NoticeClosed) -> None:
    """公示期满就进入决定 · Only for notices about a review."""
    if fact.subject_kind == REVIEW_KIND:
        hear_review(
            actor=REACTION,
            review=Review.objects.get(pk=fact.subject_id),
            notice_id=fact.notice_id,
            objections=fact.objections,
        )
