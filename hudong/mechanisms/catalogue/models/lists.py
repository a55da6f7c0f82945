"""版次和事项的表。Tables of editions and of the matters that they list."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.mechanisms.catalogue.models.reviews import LISTS, MODES, SCOPES, Declaration, Review
from hudong.mechanisms.catalogue.terms import Catalogue, Scope, Way

WAYS = [(way.value, way.words) for way in Way]


class Edition(Table):
    """版次 · One immutable edition of both lists."""

    number = models.PositiveIntegerField("版次", unique=True)
    document_no = models.CharField("文号", max_length=60)
    published_on = models.DateField("公布日")
    digest = models.CharField("核对码", max_length=64)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, related_name="editions")
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    amendment = models.TextField("增补说明", blank=True)

    class Meta:
        db_table = "catalogue_edition"
        verbose_name = "清单版次"

    def __str__(self) -> str:
        return f"第 {self.number} 版"


class MatterQuerySet(TableQuerySet):
    """事项的筛选 · Filters in the words of the domain."""

    def on_list(self, kind: Catalogue) -> MatterQuerySet:
        """某份清单 · Matters of one of the two lists, in their order."""
        return self.filter(catalogue=kind).order_by("position")


class Matter(Table):
    """事项 · One matter as one edition lists it; ``lineage`` is the same through all editions."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="matters")
    catalogue = models.CharField("清单", max_length=12, choices=LISTS)
    position = models.PositiveIntegerField("序号")
    lineage = models.UUIDField("沿革号", default=uuid4)
    title = models.CharField("事项名称", max_length=120)
    standard = models.TextField("做到什么", blank=True)
    payment_mode = models.CharField("支付方式", max_length=20, choices=MODES, blank=True)
    basis_cite = models.TextField("法律依据")
    basis_words = models.TextField("依据说明")
    payer = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="谁出钱"
    )
    scope = models.CharField("适用范围", max_length=14, choices=SCOPES, default=Scope.BOTH)
    unit = models.CharField("计费单位", max_length=40, blank=True)
    unit_price_fen = models.PositiveBigIntegerField("单价（分）", default=0)
    quantity = models.PositiveIntegerField("每村居年计划量", default=0)
    origin = models.CharField("来历", max_length=120)
    way = models.CharField("来路", max_length=10, choices=WAYS, default=Way.REVIEW)
    until_on = models.DateField("止日", null=True)
    official = models.CharField("公务性协助", max_length=40, blank=True, default="")
    reason_code = models.CharField("负面事项的理由", max_length=20, blank=True, default="")
    declaration = models.ForeignKey(
        Declaration, on_delete=models.PROTECT, null=True, related_name="matters"
    )

    objects = MatterQuerySet.as_manager()

    class Meta:
        db_table = "catalogue_matter"
        verbose_name = "事项"
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "catalogue", "position"], name="catalogue_matter_position"
            ),
            models.UniqueConstraint(fields=["edition", "lineage"], name="catalogue_matter_lineage"),
        )

    def __str__(self) -> str:
        return self.title
