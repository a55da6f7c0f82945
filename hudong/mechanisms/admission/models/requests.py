"""申请的表。Tables of requests: what is asked, the machine's answer, each stage, the decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.subject import Subject
from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.law.terms import Outcome
from hudong.ground.record.canonical import digest, plain
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models.routes import STAGES, Route
from hudong.mechanisms.admission.terms import REQUEST_KIND, STAGE_STATES, Answer, Reach, Ruling
from hudong.mechanisms.catalogue.terms import Scope, Way

# 正在办的状态:计时走着、停着或者等补正。
RUNNING = (*STAGE_STATES.values(), "supplementing", "paused", "approved", "reconsidering")
CLOSED = tuple(name for name in FLOW.states if name not in RUNNING)


class AdmissionRequestQuerySet(TableQuerySet):
    """准入申请的筛选 · Filters in the words of the domain."""

    def running(self) -> AdmissionRequestQuerySet:
        """正在办的 · Requests that are on their way."""
        return self.filter(state__in=RUNNING)

    def closed(self) -> AdmissionRequestQuerySet:
        """办完的 · Requests that were admitted, refused, withdrawn, or lapsed."""
        return self.filter(state__in=CLOSED)

    def awaiting(self, body_id: int | None) -> AdmissionRequestQuerySet:
        """等某单位办的 · Requests whose next step is this body's."""
        return self.filter(at_body_id=body_id)

    def overdue_on(self, day: date) -> AdmissionRequestQuerySet:
        """超期的 · Requests whose present step should have been done before ``day``."""
        return self.filter(due_on__lt=day)


class AdmissionRequest(Table):
    """准入申请 · One matter asked for, the machine's answer, its way through the stages, its fate."""

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
    reach = models.CharField(
        "涉及范围",
        max_length=8,
        choices=[(reach.value, reach.words) for reach in Reach],
        default=Reach.ALL,
    )
    communities = models.TextField("涉及的村（社区）")
    staff = models.CharField("人员安排", max_length=200, blank=True)
    contact = models.CharField("联系方式", max_length=120, blank=True)
    content_digest = models.CharField("内容摘要", max_length=64, default="")
    requested_on = models.DateField("申请日")
    decide_by_on = models.DateField("最迟决定日")
    # 机器的回答
    answer = models.CharField(
        "机器的回答",
        max_length=16,
        choices=[(item.value, item.words) for item in Answer],
        default=Answer.ADMISSIBLE,
    )
    answer_words = models.TextField("回答的理由", blank=True, default="")
    answer_rule = models.TextField("回答的规则", blank=True, default="")
    reason_code = models.CharField("负面事项的理由", max_length=20, blank=True, default="")
    likenesses = models.JSONField("相像的事项", default=list)
    judgements = models.JSONField("逐条判断", default=list)
    machine_outcome = models.CharField(
        "机器结论", max_length=20, choices=[(item.value, item.words) for item in Outcome]
    )
    machine_reason = models.TextField("机器理由")
    machine_article = models.TextField("机器所据条文", blank=True)
    # 路线和计时
    route = models.ForeignKey(
        Route, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="走的路线"
    )
    needs_assessment = models.BooleanField("决定以前要稳评", default=True)
    party = models.ForeignKey(
        "people.Body",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="会前提出意见的党组织",
    )
    position = models.PositiveSmallIntegerField("走到第几个环节", default=1)
    at_body = models.ForeignKey(
        "people.Body",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="等谁办",
    )
    due_on = models.DateField("这一步最迟办结日", null=True)
    paused_on = models.DateField("暂停日", null=True)
    pause_reason = models.TextField("暂停的原因", blank=True, default="")
    paused_days = models.PositiveIntegerField("没有计算的工作日", default=0)
    returns = models.PositiveSmallIntegerField("退回补正次数", default=0)
    notice = models.ForeignKey(
        "notices.Notice",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="拟准入公示",
    )
    # 决定和以后
    decided_on = models.DateField("决定日", null=True)
    reason = models.TextField("理由", blank=True)
    article = models.TextField("所据条文", blank=True)
    decided_by = models.CharField("由谁决定", max_length=120, blank=True, default="")
    way = models.CharField(
        "来路", max_length=10, choices=[(way.value, way.words) for way in Way], default=Way.GATE
    )
    until_on = models.DateField("临时准入的止日", null=True)
    document_no = models.CharField("文号", max_length=60, blank=True, default="")
    lineage = models.UUIDField("沿革号", null=True)
    edition = models.ForeignKey(
        "catalogue.Edition",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="列入的版次",
    )
    asked_again_on = models.DateField("申请复核日", null=True)
    asked_again_reason = models.TextField("申请复核的理由", blank=True, default="")
    reconsidered_on = models.DateField("复核决定日", null=True)
    reconsidered_reason = models.TextField("复核的理由", blank=True, default="")
    reconsidered_article = models.TextField("复核所据条文", blank=True, default="")
    state = models.CharField("状态", max_length=14, choices=FLOW.choices())

    objects = AdmissionRequestQuerySet.as_manager()

    class Meta:
        db_table = "admission_request"
        verbose_name = "准入申请"
        indexes = (
            models.Index(fields=["at_body", "due_on", "id"], name="admission_request_queue"),
            models.Index(fields=["due_on", "id"], name="admission_request_due"),
            models.Index(fields=["state", "id"], name="admission_request_state"),
            models.Index(fields=["department", "id"], name="admission_request_asked"),
            models.Index(fields=["lineage"], name="admission_request_lineage"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(unit_price_fen__gt=0), name="admission_request_has_money"
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="admission_request_term"
            ),
            models.CheckConstraint(
                condition=~Q(state="admitted")
                | Q(edition__isnull=False, lineage__isnull=False, decided_on__isnull=False),
                name="admission_request_listed",
            ),
            models.CheckConstraint(
                condition=~Q(state="paused") | Q(paused_on__isnull=False),
                name="admission_request_paused",
            ),
            models.CheckConstraint(
                condition=~Q(way="temporary") | Q(until_on__isnull=False),
                name="admission_request_ends",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def asked_for(self, place_ids: Sequence[int]) -> dict[str, Any]:
        """申请的内容 · The canonical content that its digest covers; personal values are left out."""
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
            "reach",
            "communities",
            "staff",
            "payer_id",
        )
        return {name: plain(getattr(self, name)) for name in names} | {"place_ids": [*place_ids]}

    def seal(self, place_ids: Sequence[int]) -> dict[str, Any]:
        """定住内容 · Sets the digest and gives back the content that it covers."""
        content = self.asked_for(place_ids)
        self.content_digest = digest(content)
        return content

    @property
    def subject(self) -> Subject:
        """作为程序的对象 · What an assessment or a notice knows of it."""
        return Subject(REQUEST_KIND, str(self.pk), self.title, self.content_digest)


class RequestPlace(Table):
    """涉及的地方 · A town or a community that a request chooses."""

    request = models.ForeignKey(AdmissionRequest, on_delete=models.PROTECT, related_name="places")
    body = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="镇、村或者社区"
    )

    class Meta:
        db_table = "admission_request_place"
        verbose_name = "涉及的地方"
        constraints = (
            models.UniqueConstraint(
                fields=["request", "body"], name="admission_request_place_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id}"


class RequestStage(Table):
    """申请的环节 · One stage of one request, as the route had it on its day, and what was said there."""

    request = models.ForeignKey(AdmissionRequest, on_delete=models.PROTECT, related_name="stages")
    position = models.PositiveSmallIntegerField("次序")
    stage = models.CharField("环节", max_length=10, choices=STAGES)
    body = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="由谁办"
    )
    working_days = models.PositiveSmallIntegerField("工作日数")
    may_skip = models.BooleanField("可以跳过", default=False)
    begun_on = models.DateField("开始日", null=True)
    due_on = models.DateField("最迟办结日", null=True)
    ruling = models.CharField(
        "意见",
        max_length=8,
        blank=True,
        default="",
        choices=[(ruling.value, ruling.words) for ruling in Ruling],
    )
    reason = models.TextField("理由", blank=True, default="")
    article = models.TextField("所据条文", blank=True, default="")
    reference = models.TextField("会议或者文号", blank=True, default="")
    ruled_by = models.CharField("谁出具", max_length=120, blank=True, default="")
    ruled_on = models.DateField("办结日", null=True)

    class Meta:
        db_table = "admission_request_stage"
        verbose_name = "申请的环节"
        constraints = (
            models.UniqueConstraint(
                fields=["request", "position"], name="admission_request_stage_place"
            ),
        )

    def __str__(self) -> str:
        return self.get_stage_display()


class Draft(Table):
    """准入申请草稿 · What a department has written so far; nobody else reads it."""

    department = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    title = models.CharField("事项名称", max_length=120, blank=True)
    content = models.JSONField("写了的内容", default=dict)
    saved_on = models.DateField("保存日")
    request = models.ForeignKey(
        AdmissionRequest,
        on_delete=models.PROTECT,
        null=True,
        related_name="drafts",
        verbose_name="已提出的申请",
    )

    class Meta:
        db_table = "admission_draft"
        verbose_name = "准入申请草稿"

    def __str__(self) -> str:
        return self.title or "（没有写名称）"
