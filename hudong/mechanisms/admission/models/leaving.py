"""退出和应急的表。Tables of how matters leave the list, and of emergency matters."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.subject import Subject
from hudong.ground.kernel.table import Table
from hudong.ground.record.canonical import digest, plain
from hudong.mechanisms.admission.flow import EMERGENCY_FLOW
from hudong.mechanisms.admission.models.requests import AdmissionRequest
from hudong.mechanisms.admission.terms import EMERGENCY_KIND, EXIT_KIND, ExitGround
from hudong.mechanisms.catalogue.terms import Scope


class Emergency(Table):
    """应急直通 · A matter that took effect at once; what was missing then, and what came later."""

    FLOW: ClassVar[Any] = EMERGENCY_FLOW

    department = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="牵头部门"
    )
    payer = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="谁出钱"
    )
    title = models.CharField("事项名称", max_length=120)
    content = models.TextField("要做什么")
    standard = models.TextField("做到什么")
    decision = models.CharField("启动应急的决定", max_length=200)
    article = models.TextField("所据条文")
    scope = models.CharField(
        "适用范围", max_length=14, choices=[(scope.value, scope.words) for scope in Scope]
    )
    unit = models.CharField("计量单位", max_length=20)
    unit_price_fen = models.PositiveBigIntegerField("单价（分）")
    quantity = models.PositiveIntegerField("每村（社区）数量")
    declared_on = models.DateField("启动日")
    until_on = models.DateField("自动结束日")
    register_by_on = models.DateField("最迟补办日")
    document_no = models.CharField("文号", max_length=60)
    lineage = models.UUIDField("沿革号", unique=True)
    edition = models.ForeignKey(
        "catalogue.Edition",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="列入的版次",
    )
    registered_on = models.DateField("补办日", null=True)
    legal_basis = models.TextField("补办的依据", blank=True, default="")
    money_source = models.CharField("经费来源", max_length=120, blank=True, default="")
    spent_words = models.TextField("办了什么、花了多少", blank=True, default="")
    machine_outcome = models.CharField("机器结论", max_length=20, blank=True, default="")
    machine_reason = models.TextField("机器理由", blank=True, default="")
    ended_on = models.DateField("结束日", null=True)
    reviewed_on = models.DateField("复盘日", null=True)
    findings = models.TextField("复盘结论", blank=True, default="")
    was_justified = models.BooleanField("应急是否必要", null=True)
    next_steps = models.TextField("以后怎么办", blank=True, default="")
    state = models.CharField("状态", max_length=10, choices=EMERGENCY_FLOW.choices())

    class Meta:
        db_table = "admission_emergency"
        verbose_name = "应急直通"
        indexes = (models.Index(fields=["state", "until_on"], name="admission_emergency_due"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on__gte=F("declared_on")), name="admission_emergency_term"
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(edition__isnull=False),
                name="admission_emergency_listed",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def said(self) -> dict[str, Any]:
        """登记的内容 · The canonical content that its digest covers."""
        names = (
            "title",
            "content",
            "standard",
            "decision",
            "article",
            "scope",
            "unit",
            "unit_price_fen",
            "quantity",
            "declared_on",
            "until_on",
            "department_id",
            "payer_id",
        )
        return {name: plain(getattr(self, name)) for name in names}

    @property
    def subject(self) -> Subject:
        """作为程序的对象 · What a notice or an assessment knows of it."""
        return Subject(EMERGENCY_KIND, str(self.pk), self.title, digest(self.said()))


class Exit(Table):
    """退出 · A matter that left the list: on which ground, by which decision, in which edition."""

    lineage = models.UUIDField("沿革号")
    title = models.CharField("事项名称", max_length=120)
    ground = models.CharField(
        "事由", max_length=12, choices=[(ground.value, ground.words) for ground in ExitGround]
    )
    reason = models.TextField("理由")
    article = models.TextField("所据条文", blank=True)
    request = models.ForeignKey(
        AdmissionRequest, on_delete=models.PROTECT, null=True, related_name="exits"
    )
    emergency = models.ForeignKey(
        Emergency, on_delete=models.PROTECT, null=True, related_name="exits"
    )
    motion = models.ForeignKey(
        "resolutions.Motion",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="所据决议",
    )
    notice = models.ForeignKey(
        "notices.Notice",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="所据公示",
    )
    document_no = models.CharField("文号", max_length=60)
    decided_on = models.DateField("决定日")
    edition = models.ForeignKey(
        "catalogue.Edition",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="退出后的版次",
    )

    class Meta:
        db_table = "admission_exit"
        verbose_name = "退出"
        indexes = (models.Index(fields=["lineage"], name="admission_exit_lineage"),)

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> Subject:
        """作为程序的对象 · What a notice knows of it."""
        return Subject(EXIT_KIND, str(self.pk), self.title)
