"""清单的待办。The desk of the catalogue."""

from __future__ import annotations

from datetime import date

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.terms import COMMUNITY_KINDS, BodyKind, Role
from hudong.mechanisms.catalogue.models import Discussion, Review

# 清理走到每一步时,等谁办哪件事。
_NEXT = {
    "declaring": ("catalogue.judge_declarations", "申报截止后，查对法律依据"),
    "judged": ("catalogue.close_expert_review", "至少三位专家提出意见后，结束专家审核"),
    "expert_reviewed": ("catalogue.close_discussion", "村（居）回复后，结束村居讨论"),
    "discussed": ("catalogue.announce_review", "把拟定的结论拿出来社会公示"),
    "heard": ("catalogue.decide_declarations", "公示期满，逐项决定"),
    "decided": ("catalogue.publish_edition", "做完稳评，公布清单"),
}


@desk_of("catalogue")
def desk(*, viewer: Standing, day: date) -> list[DeskItem]:
    """清单的待办 · What the review in hand asks of the viewer (at most two statements)."""
    review = Review.objects.exclude(state__in=("published", "cancelled")).order_by("-id").first()
    if review is None:
        return []
    subject = Subject("catalogue.Review", str(review.pk), review.title)
    if viewer.body_kind == BodyKind.OFFICE and review.state in _NEXT:
        name, detail = _NEXT[review.state]
        is_early = review.state == "declaring" and day <= review.deadline_on
        waiting = f"申报到 {review.deadline_on} 截止，截止以后才能查对" if is_early else ""
        return [DeskItem(review.title, detail, name, subject, blocked=waiting)]
    if viewer.body_kind == BodyKind.OFFICE and review.state == "announced":
        waiting = "公示期还没有满，期满后由系统转入决定"
        return [
            DeskItem(
                review.title, "逐项决定", "catalogue.decide_declarations", subject, blocked=waiting
            )
        ]
    is_inviting = review.state == "declaring" and day <= review.deadline_on
    if viewer.body_kind == BodyKind.DEPARTMENT and is_inviting:
        return [
            DeskItem(
                review.title,
                "申报要村（居）委会协助的事项，每项写明法律依据",
                "catalogue.declare_tasks",
                subject,
                review.deadline_on,
            )
        ]
    if viewer.role == Role.EXPERT and review.state == "judged":
        return [
            DeskItem(
                review.title,
                "看机器查对的依据，提出意见",
                "catalogue.give_expert_opinions",
                subject,
            )
        ]
    if viewer.body_kind in COMMUNITY_KINDS and review.state == "expert_reviewed":
        answered = Discussion.objects.filter(review=review, community_id=viewer.body_id).exists()
        if not answered:
            return [
                DeskItem(
                    review.title,
                    "组织讨论，回复本村（居）的意见",
                    "catalogue.discuss_declarations",
                    subject,
                )
            ]
    return []
