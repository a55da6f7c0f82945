"""其他清单的表。Tables of what other lists the county keeps, and of the reason codes that it uses."""

from __future__ import annotations

from django.db import models

from hudong.ground.kernel.table import Table
from hudong.mechanisms.catalogue.models.reviews import LISTS, Review


class ListSetting(Table):
    """清单设置 · Whether the county keeps a list, and under what official name, from a day on."""

    catalogue = models.CharField("清单", max_length=12, choices=LISTS)
    name = models.CharField("正式名称", max_length=60)
    is_kept = models.BooleanField("设立", default=True)
    from_on = models.DateField("起用日")

    class Meta:
        db_table = "catalogue_list_setting"
        verbose_name = "清单设置"

    def __str__(self) -> str:
        return self.name


class ListReason(Table):
    """理由代码 · Why a matter may not be put on a village, in the county's own words if it likes."""

    code = models.CharField("代码", max_length=20, unique=True)
    position = models.PositiveSmallIntegerField("序号")
    words = models.CharField("理由", max_length=200)
    source = models.CharField("出处", max_length=60)
    is_used = models.BooleanField("使用", default=True)

    class Meta:
        db_table = "catalogue_list_reason"
        verbose_name = "理由代码"

    def __str__(self) -> str:
        return self.words


class Reopening(Table):
    """重新打开 · A decided review was opened again before publication, with the reason."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="reopenings")
    reason = models.TextField("理由")
    digest = models.CharField("原决定的核对码", max_length=64)
    reopened_on = models.DateField("日期")

    class Meta:
        db_table = "catalogue_reopening"
        verbose_name = "重新打开"

    def __str__(self) -> str:
        return self.reason[:20]
