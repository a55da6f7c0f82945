"""法库、清理和申报的表。Tables of the adopted law, of reviews and of what was declared in them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from hudong.ground.kernel.subject import Subject
from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.mechanisms.catalogue.flow import FLOW as REVIEW_FLOW
from hudong.mechanisms.catalogue.terms import REVIEW_KIND, Catalogue, Decision, Scope

OUTCOMES = [(outcome.value, outcome.words) for outcome in Outcome]
MODES = [(mode.value, mode.words) for mode in PaymentMode]
SCOPES = [(scope.value, scope.words) for scope in Scope]
DECISIONS = [(decision.value, decision.words) for decision in Decision]
LISTS = [(kind.value, kind.short_words) for kind in Catalogue]


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
    invites_all = models.BooleanField("邀请全部部门", default=True)
    last_number = models.PositiveIntegerField("用到的编号", default=0)
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
        """某份清单 · Declarations proposed for one of the lists."""
        return self.filter(catalogue=kind)

    def kept(self) -> DeclarationQuerySet:
        """留下的 · Declarations whose decision keeps them on a list."""
        return self.filter(decision__in=[item for item in Decision if item.kept])


class Declaration(Table):
    """申报事项 · One task: what is claimed, what the library finds, what is decided.

    ``machine_*`` is the finding. ``proposed`` is the decision that follows from the finding and
    from what experts and communities said; ``decision`` the office's, intended until the review is
    decided; ``announced`` what the public has seen. ``reason_code`` says why a matter is proposed
    for the negative list, or that a declared task stands on it.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="declarations")
    catalogue = models.CharField("拟列清单", max_length=12, choices=LISTS)
    number = models.PositiveIntegerField("编号")
    proposer = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="+")
    title = models.CharField("事项名称", max_length=120)
    claimed_basis = models.TextField("主张的依据", blank=True)
    standard = models.TextField("协助标准", blank=True)
    scope = models.CharField("适用范围", max_length=14, choices=SCOPES, default=Scope.BOTH)
    unit = models.CharField("计费单位", max_length=40, blank=True)
    unit_price_fen = models.PositiveBigIntegerField("单价（分）", default=0)
    quantity = models.PositiveIntegerField("每村居年计划量", default=0)
    machine_outcome = models.CharField("机器结论", max_length=20, choices=OUTCOMES, blank=True)
    machine_reason = models.TextField("机器理由", blank=True)
    machine_article = models.TextField("机器所据条文", blank=True)
    judgements = models.JSONField("逐条判断", default=list)
    payment_mode = models.CharField("支付方式", max_length=20, choices=MODES, blank=True)
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="duplicates"
    )
    reason_code = models.CharField("负面事项的理由", max_length=20, blank=True, default="")
    proposed = models.CharField(
        "建议的决定", max_length=12, choices=DECISIONS, blank=True, default=""
    )
    announced = models.CharField(
        "公示的决定", max_length=12, choices=DECISIONS, blank=True, default=""
    )
    decision = models.CharField("决定", max_length=12, choices=DECISIONS, blank=True, default="")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged", verbose_name="并入"
    )
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
