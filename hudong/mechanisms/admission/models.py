"""准入的表。Table of the admission room."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.subject import Subject
from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.law.terms import Outcome
from hudong.ground.record.canonical import digest, plain
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.terms import REQUEST_KIND
from hudong.mechanisms.catalogue.terms import Scope


class AdmissionRequestQuerySet(TableQuerySet):
    """准入申请的筛选 · Filters in the words of the domain."""

    def waiting(self) -> AdmissionRequestQuerySet:
        """待决定 · Requests that wait for the office's decision."""
        return self.filter(state="requested")


class AdmissionRequest(Table):
    """准入申请 · One matter asked for, the library's finding, and the office's decision."""

    FLOW: ClassVar[Any] = FLOW

    department = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="申请部门"
    )
    payer = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="谁出钱"
    )
    title = models.CharField("事项名称", max_length=120)
    content = models.TextField("要做什么")
    standard = models.TextField("做到什么")
    legal_basis = models.TextField("主张的依据")
    unit = models.CharField("计量单位", max_length=20)
    unit_price_fen = models.PositiveBigIntegerField("单价（分）")
    quantity = models.PositiveIntegerField("每村（社区）每年数量")
    money_source = models.CharField("经费来源", max_length=120)
    from_on = models.DateField("起日")
    to_on = models.DateField("止日")
    scope = models.CharField(
        "适用范围", max_length=14, choices=[(scope.value, scope.words) for scope in Scope]
    )
    communities = models.TextField("涉及的村（社区）")
    staff = models.CharField("人员安排", max_length=200, blank=True)
    contact = models.CharField("联系方式", max_length=120, blank=True)
    requested_on = models.DateField("申请日")
    decide_by_on = models.DateField("最迟决定日")
    judgements = models.JSONField("逐条判断", default=list)
    machine_outcome = models.CharField(
        "机器结论", max_length=20, choices=[(item.value, item.words) for item in Outcome]
    )
    machine_reason = models.TextField("机器理由")
    machine_article = models.TextField("机器所据条文", blank=True)
    decided_on = models.DateField("决定日", null=True)
    reason = models.TextField("理由", blank=True)
    article = models.TextField("所据条文", blank=True)
    edition = models.ForeignKey(
        "catalogue.Edition",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="列入的版次",
    )
    state = models.CharField("状态", max_length=12, choices=FLOW.choices())

    objects = AdmissionRequestQuerySet.as_manager()

    class Meta:
        db_table = "admission_request"
        verbose_name = "准入申请"
        indexes = (models.Index(fields=["state", "decide_by_on"], name="admission_request_state"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(unit_price_fen__gt=0), name="admission_request_has_money"
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="admission_request_term"
            ),
            models.CheckConstraint(
                condition=~Q(state="admitted") | Q(edition__isnull=False),
                name="admission_request_listed",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def asked_for(self) -> dict[str, Any]:
        """申请的内容 · The canonical content that its digest covers."""
        names = (
            "title",
            "content",
            "standard",
            "legal_basis",
            "unit",
            "unit_price_fen",
            "quantity",
            "money_source",
            "from_on",
            "to_on",
            "scope",
            "communities",
            "staff",
            "contact",
            "payer_id",
        )
        return {name: plain(getattr(self, name)) for name in names}

    @property
    def subject(self) -> Subject:
        """作为程序的对象 · What an assessment or a notice knows of it."""
        return Subject(REQUEST_KIND, str(self.pk), self.title, digest(self.asked_for()))
