"""各方意见的表。Tables of what experts and communities say of a review."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.mechanisms.catalogue.flow import COMMENT as COMMENT_FLOW
from hudong.mechanisms.catalogue.models.reviews import Declaration, Review
from hudong.mechanisms.catalogue.terms import CommentSource, ConflictKind, Stance

_STANCES = [(stance.value, stance.words) for stance in Stance]


class PanelMember(Table):
    """专家组成员 · An expert whom the office named for a review.

    ``cleared_on`` is the day on which the expert said where there is a conflict of interest, even
    if nowhere; nobody gives an opinion before.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="panel")
    expert = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="+")
    named_on = models.DateField("指定日")
    cleared_on = models.DateField("声明日", null=True)

    class Meta:
        db_table = "catalogue_panel_member"
        verbose_name = "专家组成员"
        constraints = (
            models.UniqueConstraint(
                fields=["review", "expert"], name="catalogue_panel_member_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.expert_id}"


class Conflict(Table):
    """回避 · One expert stays out of one declaration; the circumstances are personal, never shown."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="conflicts")
    expert = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(
        "关系", max_length=12, choices=[(kind.value, kind.words) for kind in ConflictKind]
    )
    reason = models.TextField("情况", blank=True)
    declared_on = models.DateField("声明日")

    class Meta:
        db_table = "catalogue_conflict"
        verbose_name = "回避"
        constraints = (
            models.UniqueConstraint(
                fields=["declaration", "expert"], name="catalogue_conflict_once"
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class ExpertOpinion(Table):
    """专家意见 · One expert's view of one declaration; it may differ from the machine, with reason.

    ``is_set_aside`` once the expert declared a conflict after all: it is shown, and not counted.
    """

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="opinions")
    expert = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="+")
    stance = models.CharField("态度", max_length=10, choices=_STANCES)
    reason = models.TextField("理由", blank=True)
    given_on = models.DateField("提出日")
    is_set_aside = models.BooleanField("因回避不计", default=False)

    class Meta:
        db_table = "catalogue_expert_opinion"
        verbose_name = "专家意见"
        constraints = (
            models.UniqueConstraint(
                fields=["declaration", "expert"], name="catalogue_expert_opinion_once"
            ),
        )

    def __str__(self) -> str:
        return self.get_stance_display()


class Discussion(Table):
    """村居讨论 · A community's answer to the whole review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="discussions")
    community = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField("讨论日")
    attended = models.PositiveIntegerField("参加人数")

    class Meta:
        db_table = "catalogue_discussion"
        verbose_name = "村居讨论"
        constraints = (
            models.UniqueConstraint(
                fields=["review", "community"], name="catalogue_discussion_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.community_id}"


class CommentQuerySet(TableQuerySet):
    """意见的筛选 · Filters in the words of the domain."""

    def of_review(self, review: Review) -> CommentQuerySet:
        """一次清理的 · Comments on the declarations of a review, oldest first."""
        return self.filter(declaration__review=review).order_by("id")

    def unanswered(self) -> CommentQuerySet:
        """待答复 · Comments that the office has not answered."""
        return self.filter(state="unanswered")


class Comment(Table):
    """讨论意见 · What a committee or a resident says of one declaration, and the office's answer.

    ``name`` is personal, given of free will by a resident, and shown to the office only.
    """

    FLOW: ClassVar[Any] = COMMENT_FLOW

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="comments")
    source = models.CharField(
        "谁的意见", max_length=10, choices=[(each.value, each.words) for each in CommentSource]
    )
    discussion = models.ForeignKey(
        Discussion, on_delete=models.PROTECT, null=True, related_name="comments"
    )
    name = models.CharField("署名", max_length=40, blank=True, default="")
    stance = models.CharField("态度", max_length=10, choices=_STANCES)
    text = models.TextField("意见")
    made_on = models.DateField("提出日")
    state = models.CharField("状态", max_length=12, choices=COMMENT_FLOW.choices())
    answer = models.TextField("答复", blank=True, default="")
    answered_by = models.CharField("答复人", max_length=120, blank=True, default="")
    answered_on = models.DateField("答复日", null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        db_table = "catalogue_comment"
        verbose_name = "讨论意见"
        constraints = (
            models.CheckConstraint(
                condition=Q(source="committee", discussion__isnull=False)
                | Q(source="resident", discussion=None),
                name="catalogue_comment_source",
            ),
            models.CheckConstraint(
                condition=Q(state="unanswered", answered_on=None, answer="")
                | (Q(state="answered", answered_on__isnull=False) & ~Q(answer="")),
                name="catalogue_comment_answer",
            ),
        )

    def __str__(self) -> str:
        return self.text[:20]
