"""稳评的表。Table of the stability room."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.about import AboutSubject
from hudong.ground.kernel.flow import Flow
from hudong.instruments.stability.flow import FLOW
from hudong.instruments.stability.terms import Decision, Grade, Track


class StabilityAssessment(AboutSubject):
    """稳评 · One assessment of one subject; grade and decision are empty until it is concluded."""

    FLOW: ClassVar[Flow] = FLOW

    organiser = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="评估单位"
    )
    track = models.CharField("程序", max_length=8, choices=[(t.value, t.words) for t in Track])
    legality = models.TextField("合法性", blank=True, default="")
    reasonableness = models.TextField("合理性", blank=True, default="")
    feasibility = models.TextField("可行性", blank=True, default="")
    controllability = models.TextField("可控性", blank=True, default="")
    consulted = models.TextField("听取意见的方式和人数", blank=True, default="")
    grade = models.CharField(
        "风险等级",
        max_length=8,
        blank=True,
        default="",
        choices=[(g.value, g.words) for g in Grade],
    )
    decision = models.CharField(
        "决定",
        max_length=12,
        blank=True,
        default="",
        choices=[(d.value, d.words) for d in Decision],
    )
    measures = models.TextField("防范化解措施", blank=True, default="")
    opened_on = models.DateField("启动日")
    concluded_on = models.DateField("评定日", null=True)
    state = models.CharField("状态", max_length=10, choices=FLOW.choices())

    class Meta:
        db_table = "stability_assessment"
        verbose_name = "稳评"
        indexes = (
            models.Index(fields=["subject_kind", "subject_id"], name="stability_subject"),
            models.Index(fields=["organiser", "state"], name="stability_organiser"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state="opened", grade="", decision="", concluded_on=None)
                | (
                    Q(state="concluded", concluded_on__gte=F("opened_on"))
                    & ~Q(grade="")
                    & ~Q(decision="")
                ),
                name="stability_concluded_whole",
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(state="opened"),
                name="stability_one_opened",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject_title}的稳评"
