"""两份清单的表。Tables of the catalogue."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models

from hudong.ground.kernel.subject import Subject
from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.mechanisms.catalogue.flow import FLOW as REVIEW_FLOW
from hudong.mechanisms.catalogue.terms import REVIEW_KIND, Catalogue, Scope, Stance

_OUTCOMES = [(outcome.value, outcome.words) for outcome in Outcome]
_MODES = [(mode.value, mode.words) for mode in PaymentMode]
_SCOPES = [(scope.value, scope.words) for scope in Scope]
_LISTS = [(kind.value, kind.short_words) for kind in Catalogue]


class LawEdition(Table):
    """采用的法库 · An edition of the law library that the county has adopted."""

    digest = models.CharField("摘要", max_length=64)
    source = models.CharField("来源", max_length=20)
    instruments = models.PositiveIntegerField("法规数")
    articles = models.PositiveIntegerField("条文数")
    adopted_on = models.DateField("采用日")

    class Meta:
        db_table = "catalogue_law_edition"
        verbose_name = "采用的法库"

    def __str__(self) -> str:
        return self.digest[:16]


class Review(Table):
    """清理 · One clearing of what departments ask of villages."""

    FLOW: ClassVar[Any] = REVIEW_FLOW

    title = models.CharField("名称", max_length=120)
    office = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField("发起日")
    deadline_on = models.DateField("申报截止日")
    library = models.CharField("据以查对的法库", max_length=64, blank=True, default="")
    notice = models.ForeignKey(
        "notices.Notice", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="公示"
    )
    decided_on = models.DateField("决定日", null=True)
    digest = models.CharField("决定的核对码", max_length=64, blank=True, default="")
    state = models.CharField("状态", max_length=20, choices=REVIEW_FLOW.choices())

    class Meta:
        db_table = "catalogue_review"
        verbose_name = "清理"

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> Subject:
        """对象 · What notices and assessments know of the review; the digest once it is decided."""
        return Subject(REVIEW_KIND, str(self.pk), self.title, self.digest)


class DeclarationQuerySet(TableQuerySet):
    """申报的筛选 · Filters in the words of the domain."""

    def for_list(self, kind: Catalogue) -> DeclarationQuerySet:
        """某份清单 · Declarations proposed for one of the two lists."""
        return self.filter(catalogue=kind)

    def kept(self) -> DeclarationQuerySet:
        """留下的 · Declarations whose final outcome keeps them on a list."""
        return self.filter(outcome__in=[item for item in Outcome if item.kept])


class Declaration(Table):
    """申报事项 · One task: what is claimed, what the library finds, what is decided."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="declarations")
    catalogue = models.CharField("拟列清单", max_length=12, choices=_LISTS)
    number = models.PositiveIntegerField("编号")
    proposer = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    title = models.CharField("事项名称", max_length=120)
    claimed_basis = models.TextField("主张的依据", blank=True)
    standard = models.TextField("协助标准", blank=True)
    scope = models.CharField("适用范围", max_length=14, choices=_SCOPES, default=Scope.BOTH)
    unit = models.CharField("计费单位", max_length=40, blank=True)
    unit_price_fen = models.PositiveBigIntegerField("单价（分）", default=0)
    quantity = models.PositiveIntegerField("每村居年计划量", default=0)
    machine_outcome = models.CharField("机器结论", max_length=20, choices=_OUTCOMES, blank=True)
    machine_reason = models.TextField("机器理由", blank=True)
    machine_article = models.TextField("机器所据条文", blank=True)
    judgements = models.JSONField("逐条判断", default=list)
    payment_mode = models.CharField("支付方式", max_length=20, choices=_MODES, blank=True)
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="duplicates"
    )
    outcome = models.CharField("结论", max_length=20, choices=_OUTCOMES, blank=True)
    reason = models.TextField("理由", blank=True)
    article = models.TextField("所据条文", blank=True)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        db_table = "catalogue_declaration"
        verbose_name = "申报事项"
        constraints = (
            models.UniqueConstraint(
                fields=["review", "number"], name="catalogue_declaration_number"
            ),
        )

    def __str__(self) -> str:
        return self.title


class ExpertOpinion(Table):
    """专家意见 · One expert's view of one declaration; it may differ from the machine, with reason."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="opinions")
    expert = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="+")
    stance = models.CharField("态度", max_length=10, choices=[(s.value, s.words) for s in Stance])
    reason = models.TextField("理由", blank=True)
    given_on = models.DateField("提出日")

    class Meta:
        db_table = "catalogue_expert_opinion"
        verbose_name = "专家意见"
        constraints = (
            models.UniqueConstraint(
                fields=["declaration", "expert"], name="catalogue_expert_opinion_once"
            ),
        )

    def __str__(self) -> str:
        return self.get_stance_display()


class Discussion(Table):
    """村居讨论 · A community's answer to the whole review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="discussions")
    community = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField("讨论日")
    attended = models.PositiveIntegerField("参加人数")

    class Meta:
        db_table = "catalogue_discussion"
        verbose_name = "村居讨论"
        constraints = (
            models.UniqueConstraint(
                fields=["review", "community"], name="catalogue_discussion_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.community_id}"


class Comment(Table):
    """村居意见 · What a community says of one declaration."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="comments")
    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="comments")
    stance = models.CharField("态度", max_length=10, choices=[(s.value, s.words) for s in Stance])
    text = models.TextField("意见")

    class Meta:
        db_table = "catalogue_comment"
        verbose_name = "村居意见"

    def __str__(self) -> str:
        return self.text[:20]


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
    catalogue = models.CharField("清单", max_length=12, choices=_LISTS)
    position = models.PositiveIntegerField("序号")
    lineage = models.UUIDField("沿革号", default=uuid4)
    title = models.CharField("事项名称", max_length=120)
    standard = models.TextField("做到什么", blank=True)
    payment_mode = models.CharField("支付方式", max_length=20, choices=_MODES)
    basis_cite = models.TextField("法律依据")
    basis_words = models.TextField("依据说明")
    payer = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="谁出钱"
    )
    scope = models.CharField("适用范围", max_length=14, choices=_SCOPES, default=Scope.BOTH)
    unit = models.CharField("计费单位", max_length=40, blank=True)
    unit_price_fen = models.PositiveBigIntegerField("单价（分）", default=0)
    quantity = models.PositiveIntegerField("每村居年计划量", default=0)
    origin = models.CharField("来历", max_length=120)
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
