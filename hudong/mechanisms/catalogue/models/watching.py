"""法律变动的表。Tables of the law watch: what a listed matter stands on, and what has shifted."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from hudong.ground.kernel.subject import Subject
from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.law.watch import Footing
from hudong.mechanisms.catalogue.flow import FLAG_FLOW
from hudong.mechanisms.catalogue.models.lists import Matter
from hudong.mechanisms.catalogue.models.reviews import OUTCOMES
from hudong.mechanisms.catalogue.terms import LAW_FLAG_KIND, FlagDecision


class MatterFooting(Table):
    """立足的条文 · One article under a matter (through all editions), as it read when relied on."""

    lineage = models.UUIDField("沿革号", db_index=True)
    instrument = models.CharField("法规", max_length=200)
    no = models.PositiveIntegerField("条")
    sub = models.PositiveIntegerField("之", default=0)
    label = models.CharField("条号", max_length=40)
    adopted_on = models.DateField("通过日", null=True)
    paragraphs = models.JSONField("条文")
    noted_on = models.DateField("记下的日子")

    class Meta:
        db_table = "catalogue_matter_footing"
        verbose_name = "立足的条文"
        constraints = (
            models.UniqueConstraint(
                fields=["lineage", "instrument", "no", "sub"], name="catalogue_matter_footing_once"
            ),
        )

    def __str__(self) -> str:
        return f"《{self.instrument}》{self.label}"

    @property
    def footing(self) -> Footing:
        """As the law room knows it."""
        return Footing(
            self.instrument,
            self.no,
            self.sub,
            self.label,
            self.adopted_on,
            tuple(self.paragraphs),
        )

    def rest_on(self, footing: Footing, day: date) -> None:
        """立在 · Takes over the article as it reads on ``day``."""
        self.instrument, self.no, self.sub = footing.instrument, footing.no, footing.sub
        self.label, self.adopted_on = footing.label, footing.adopted
        self.paragraphs, self.noted_on = list(footing.paragraphs), day


class LawFlagQuerySet(TableQuerySet):
    """法律变动的筛选 · Filters in the words of the domain."""

    def open(self) -> LawFlagQuerySet:
        """没有处理的 · Flags that wait for somebody's decision."""
        return self.filter(state="open")


class LawFlag(Table):
    """法律变动 · A listed matter whose law has changed; it stands until somebody decides.

    ``shifts`` holds, per article, what it said, what stands there now, and where its content went.
    """

    FLOW: ClassVar[Any] = FLAG_FLOW

    lineage = models.UUIDField("沿革号")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="law_flags")
    title = models.CharField("事项名称", max_length=120)
    library = models.CharField("据以查对的法库", max_length=64)
    shifts = models.JSONField("变动")
    outcome = models.CharField("重新查对的结论", max_length=20, choices=OUTCOMES)
    finding = models.TextField("重新查对的理由")
    flagged_on = models.DateField("发现日")
    decision = models.CharField(
        "处理", max_length=10, choices=[(d.value, d.words) for d in FlagDecision], blank=True
    )
    reason = models.TextField("理由", blank=True)
    settled_on = models.DateField("处理日", null=True)
    state = models.CharField("状态", max_length=10, choices=FLAG_FLOW.choices())

    objects = LawFlagQuerySet.as_manager()

    class Meta:
        db_table = "catalogue_law_flag"
        verbose_name = "法律变动"
        constraints = (
            models.UniqueConstraint(
                fields=["lineage"], condition=Q(state="open"), name="catalogue_law_flag_open_once"
            ),
            models.CheckConstraint(
                condition=Q(state="open", decision="", settled_on=None)
                | (Q(state="settled", settled_on__isnull=False) & ~Q(decision="")),
                name="catalogue_law_flag_settled",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> Subject:
        """作为程序的对象 · What the desk knows of it."""
        return Subject(LAW_FLAG_KIND, str(self.pk), self.title)
