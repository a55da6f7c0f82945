"""党组织研究与意见的表。Tables of the opinions room."""

from __future__ import annotations

from django.db import models

from hudong.ground.kernel.about import AboutSubject


class Study(AboutSubject):
    """党组织研究 · What a Party organisation concluded on a subject, and on which day it met."""

    party = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="党组织"
    )
    text = models.TextField("研究情况")
    held_on = models.DateField("研究日")
    recorded_on = models.DateField("登记日")
    basis_cite = models.CharField("依据", max_length=300)

    class Meta:
        db_table = "opinions_study"
        verbose_name = "党组织研究"
        indexes = (
            models.Index(fields=["subject_kind", "subject_id"], name="opinions_study_subject"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(held_on__lte=models.F("recorded_on")),
                name="opinions_study_held_first",
            ),
        )

    def __str__(self) -> str:
        return f"研究“{self.subject_title}”"


class Opinion(AboutSubject):
    """意见 · What a Party organisation says to a step of others; public, and no veto."""

    party = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="党组织"
    )
    text = models.TextField("意见")
    given_on = models.DateField("提出日")

    class Meta:
        db_table = "opinions_opinion"
        verbose_name = "党组织意见"
        indexes = (
            models.Index(fields=["subject_kind", "subject_id"], name="opinions_opinion_subject"),
        )

    def __str__(self) -> str:
        return f"对“{self.subject_title}”的意见"
