"""两份清单的联动。Reactions of the catalogue: when the notice of a review closes, the review is heard."""

from __future__ import annotations

from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.reactions import when
from hudong.instruments.notices.facts import NoticeClosed
from hudong.mechanisms.catalogue.acts import hear_review
from hudong.mechanisms.catalogue.models import Review


@when(NoticeClosed)
def hear_the_review(fact: NoticeClosed) -> None:
    """公示期满就进入决定 · Only for the very notice that the review was announced by."""
    review = Review.objects.filter(notice_id=fact.notice_id, state="announced").first()
    if review is not None:
        hear_review(
            actor=REACTION, review=review, notice_id=fact.notice_id, objections=fact.objections
        )
