"""邀请部门、相似申报的表。Tables of the invited departments, and of what the office says of look-alikes."""

from __future__ import annotations

from django.db import models

from hudong.ground.kernel.table import Table
from hudong.mechanisms.catalogue.models.reviews import Declaration, Review
from hudong.mechanisms.catalogue.terms import Answer


class Invitation(Table):
    """邀请 · One department invited to a review, and what it answered; empty while it is silent."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="invitations")
    department = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    invited_on = models.DateField("邀请日")
    answer = models.CharField(
        "答复", max_length=10, choices=[(one.value, one.words) for one in Answer], blank=True
    )
    answered_on = models.DateField("答复日", null=True)
    reason = models.TextField("没有申报的理由", blank=True)

    class Meta:
        db_table = "catalogue_invitation"
        verbose_name = "申报邀请"
        constraints = (
            models.UniqueConstraint(
                fields=["review", "department"], name="catalogue_invitation_once"
            ),
        )

    def __str__(self) -> str:
        return self.get_answer_display() or "没有答复"


class LookAlikeMark(Table):
    """相似的标注 · The office says of two tasks that look alike: one thing, or two."""

    first = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="marks_after")
    second = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="marks_before")
    is_same = models.BooleanField("是同一件事")
    reason = models.TextField("理由", blank=True)
    marked_on = models.DateField("标注日")

    class Meta:
        db_table = "catalogue_look_alike_mark"
        verbose_name = "相似申报的标注"
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="catalogue_look_alike_once"),
        )

    def __str__(self) -> str:
        return "同一件事" if self.is_same else "两件事"
