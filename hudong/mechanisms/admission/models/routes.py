"""路线的表。Tables of the route that requests take; a version is never changed, a new one follows."""

from __future__ import annotations

from django.db import models

from hudong.ground.kernel.table import Table
from hudong.mechanisms.admission.terms import Stage

STAGES = [(stage.value, stage.words) for stage in Stage]


class Route(Table):
    """准入路线 · One version of the route; requests keep the one in force on their day."""

    title = models.CharField("名称", max_length=120)
    from_on = models.DateField("起用日")
    needs_assessment = models.BooleanField("决定以前要稳评", default=True)
    party = models.ForeignKey(
        "people.Body",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="会前提出意见的党组织",
    )
    set_on = models.DateField("确定日")

    class Meta:
        db_table = "admission_route"
        verbose_name = "准入路线"

    def __str__(self) -> str:
        return self.title


class RouteStage(Table):
    """路线的环节 · Who decides a stage, in how many working days, and whether it may be skipped."""

    route = models.ForeignKey(Route, on_delete=models.PROTECT, related_name="stages")
    position = models.PositiveSmallIntegerField("次序")
    stage = models.CharField("环节", max_length=10, choices=STAGES)
    body = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="由谁办"
    )
    working_days = models.PositiveSmallIntegerField("工作日数")
    may_skip = models.BooleanField("可以跳过", default=False)

    class Meta:
        db_table = "admission_route_stage"
        verbose_name = "路线的环节"
        constraints = (
            models.UniqueConstraint(
                fields=["route", "position"], name="admission_route_stage_place"
            ),
            models.UniqueConstraint(fields=["route", "stage"], name="admission_route_stage_once"),
        )

    def __str__(self) -> str:
        return self.get_stage_display()
