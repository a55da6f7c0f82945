"""协议书的表。Tables of the agreements room.

Every change of a clause passes through its agreement: acts lock the agreement's row.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from hudong.ground.kernel.refusals import OutOfOrder
from hudong.ground.kernel.subject import Subject
from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.record.canonical import digest
from hudong.mechanisms.agreements.flow import CLAUSE_FLOW, FLOW
from hudong.mechanisms.agreements.rules import ClauseText, text_content
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, ClauseTerms, Party

_PARTIES = [(party.value, party.words) for party in Party]


class AgreementQuerySet(TableQuerySet):
    """协议书的筛选 · Filters in the words of the domain."""

    def of_body(self, body_id: int | None) -> AgreementQuerySet:
        """某一方的 · Agreements to which the body is a party, on either side."""
        return self.filter(Q(party_a_id=body_id) | Q(party_b_id=body_id))

    def going_on(self) -> AgreementQuerySet:
        """没有终止的 · Agreements whose negotiation was not ended."""
        return self.exclude(state="ended")

    def in_force_on(self, day: date) -> AgreementQuerySet:
        """当日有效 · Signed by both, and the day lies within the term."""
        return self.filter(state="in_force", from_on__lte=day, to_on__gte=day)


class Agreement(Table):
    """协议书 · A text between two equal parties, from the first draft to its end."""

    FLOW: ClassVar[Any] = FLOW

    number = models.CharField("文号", max_length=60, unique=True)
    title = models.CharField("名称", max_length=200)
    preamble = models.TextField("序言")
    mutual = models.JSONField("双方互负的义务", default=list)
    party_a = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="甲方"
    )
    party_b = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="乙方"
    )
    edition = models.ForeignKey(
        "catalogue.Edition", on_delete=models.PROTECT, related_name="+", verbose_name="清单版次"
    )
    year = models.PositiveSmallIntegerField("年度")
    from_on = models.DateField("协议起日")
    to_on = models.DateField("协议止日")
    drafted_by = models.CharField("起草方", max_length=1, choices=_PARTIES)
    drafted_on = models.DateField("起草日")
    confirmed_by = models.CharField("已确认的一方", max_length=1, choices=_PARTIES, blank=True)
    text_no = models.PositiveSmallIntegerField("稿次", default=0)
    digest = models.CharField("核对码", max_length=64, blank=True)
    agreed_on = models.DateField("文本定稿日", null=True)
    resolved_on = models.DateField("全部通过日", null=True)
    cleared_on = models.DateField("决议公布期满日", null=True)
    in_force_on = models.DateField("生效日", null=True)
    ended_on = models.DateField("终止日", null=True)
    end_reason = models.TextField("终止的原因", blank=True)
    state = models.CharField("状态", max_length=20, choices=FLOW.choices())

    objects = AgreementQuerySet.as_manager()

    class Meta:
        db_table = "agreements_agreement"
        verbose_name = "协议书"
        indexes = (
            models.Index(fields=["party_a", "year"], name="agreements_agreement_a_year"),
            models.Index(fields=["state", "to_on"], name="agreements_agreement_state"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="agreements_agreement_term"
            ),
            models.CheckConstraint(
                condition=~Q(party_a=F("party_b")), name="agreements_agreement_two_parties"
            ),
            models.CheckConstraint(
                condition=Q(agreed_on=None) | ~Q(digest=""), name="agreements_agreement_digest"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def party_of(self, body_id: int | None) -> Party | None:
        """哪一方 · The side on which a body stands, or None."""
        return {self.party_a_id: Party.A, self.party_b_id: Party.B}.get(body_id)

    @property
    def subject(self) -> Subject:
        """作为程序的对象 · What assessments, studies, meetings and notices know of it."""
        return Subject(AGREEMENT_KIND, str(self.pk), self.title, self.digest)

    def text_digest(self, clauses: Sequence[Clause]) -> str:
        """全文核对码 · Computed anew from the text as it stands (payers must be loaded)."""
        return digest(self.text_content(clauses))

    def text_content(self, clauses: Sequence[Clause]) -> dict[str, Any]:
        """全文 · The canonical content of the whole text, clauses in order."""
        return text_content(
            number=self.number,
            title=self.title,
            preamble=self.preamble,
            from_on=self.from_on,
            to_on=self.to_on,
            mutual=self.mutual,
            clauses=[clause.text for clause in clauses],
        )


class ClauseQuerySet(TableQuerySet):
    """条款的筛选 · Filters in the words of the domain."""

    def in_order(self) -> ClauseQuerySet:
        """按条号 · With the payer, whose name belongs to the text."""
        return self.select_related("payer").order_by("number")

    def with_departures(self) -> ClauseQuerySet:
        """事项还在不在清单上 · ``has_left``: the matter left the list and the clause ended with it."""
        return self.annotate(has_left=Exists(ClauseExit.objects.filter(clause=OuterRef("pk"))))

    def live_on(self, day: date) -> ClauseQuerySet:
        """还在起作用的 · Of agreements that were not ended and whose term is not over on ``day``."""
        return self.exclude(agreement__state="ended").filter(agreement__to_on__gte=day)


class Clause(Table):
    """条款 · One matter with the terms that lie on the table, and who put them there."""

    FLOW: ClassVar[Any] = CLAUSE_FLOW

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="clauses")
    number = models.PositiveSmallIntegerField("条号")
    matter = models.ForeignKey(
        "catalogue.Matter", on_delete=models.PROTECT, related_name="+", verbose_name="事项"
    )
    title = models.CharField("事项名称", max_length=120)
    basis_cite = models.TextField("法律依据")
    official = models.CharField("公务性协助", max_length=40, blank=True, default="")
    payer = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="谁出钱"
    )
    standard = models.TextField("做到什么")
    unit = models.CharField("计量单位", max_length=20)
    quantity = models.PositiveIntegerField("数量")
    unit_price_fen = models.PositiveBigIntegerField("单价（分）")
    amount_fen = models.PositiveBigIntegerField("金额（分）")
    due_on = models.DateField("付款期限")
    offered_by = models.CharField("提出方", max_length=1, choices=_PARTIES)
    offers_made = models.PositiveSmallIntegerField("要约次数", default=1)
    state = models.CharField("状态", max_length=12, choices=CLAUSE_FLOW.choices())

    objects = ClauseQuerySet.as_manager()

    class Meta:
        db_table = "agreements_clause"
        verbose_name = "条款"
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "number"], name="agreements_clause_number"
            ),
            models.UniqueConstraint(
                fields=["agreement", "matter"], name="agreements_clause_matter"
            ),
            models.CheckConstraint(
                condition=Q(amount_fen=F("quantity") * F("unit_price_fen"), amount_fen__gt=0),
                name="agreements_clause_amount",
            ),
        )

    def __str__(self) -> str:
        return f"第 {self.number} 条 {self.title}"

    def move(self, step: str) -> None:
        """走一步 · Gives the clause the step's new state; OutOfOrder where it cannot be taken."""
        taken = CLAUSE_FLOW[step]
        if not taken.starts_from(self.state):
            raise OutOfOrder(taken.out_of_order(self.state), where=str(self))
        (self.state,) = taken.targets

    @property
    def terms(self) -> ClauseTerms:
        """条款内容 · The terms that lie on the table."""
        return ClauseTerms(
            self.standard, self.unit, self.quantity, self.unit_price_fen, self.due_on
        )

    def take_terms(self, terms: ClauseTerms) -> None:
        """换上内容 · Puts other terms on the table."""
        self.standard, self.unit = terms.standard, terms.unit
        self.quantity, self.unit_price_fen = terms.quantity, terms.unit_price_fen
        self.amount_fen, self.due_on = terms.amount_fen, terms.due_on

    @property
    def text(self) -> ClauseText:
        """文本 · What the clause says (``payer`` must be loaded)."""
        return ClauseText(
            self.number, self.title, self.basis_cite, self.payer.name, self.terms, self.official
        )


class Offer(Table):
    """要约 · What one party put on the table, never changed afterwards; the draft is the first."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="offers")
    number = models.PositiveSmallIntegerField("次序")
    party = models.CharField("提出方", max_length=1, choices=_PARTIES)
    mandate = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="+")
    terms = models.JSONField("内容")
    changes = models.JSONField("改动", default=list)
    reason = models.TextField("理由")
    made_at = models.DateTimeField("提出时间")

    class Meta:
        db_table = "agreements_offer"
        verbose_name = "要约"
        constraints = (
            models.UniqueConstraint(fields=["clause", "number"], name="agreements_offer_number"),
        )

    def __str__(self) -> str:
        return f"第 {self.number} 次"


class ClauseVote(Table):
    """条款的表决 · How the representatives decided one version of a clause, and in which meeting."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="votes")
    meeting = models.ForeignKey("resolutions.Meeting", on_delete=models.PROTECT, related_name="+")
    motion = models.OneToOneField("resolutions.Motion", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField("表决的文本", max_length=64)
    adopted = models.BooleanField("通过")
    words = models.TextField("结果")
    decided_on = models.DateField("表决日")

    class Meta:
        db_table = "agreements_clause_vote"
        verbose_name = "条款的表决"

    def __str__(self) -> str:
        return self.words


class Signature(Table):
    """签署 · A legal representative's signature under one digest."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    party = models.CharField("哪一方", max_length=1, choices=_PARTIES)
    mandate = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    label = models.CharField("身份", max_length=120)
    seal = models.CharField("印章", max_length=120)
    digest = models.CharField("签署的文本", max_length=64)
    basis_cite = models.CharField("法据", max_length=120)
    signed_at = models.DateTimeField("签署时间")

    class Meta:
        db_table = "agreements_signature"
        verbose_name = "签署"
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "party"], name="agreements_signature_once"
            ),
        )

    def __str__(self) -> str:
        return self.label


class ClauseLawFlagQuerySet(TableQuerySet):
    """条款法律变动的筛选 · Filters in the words of the domain."""

    def open(self) -> ClauseLawFlagQuerySet:
        """没有处理的 · Clauses whose matter still waits for the office's decision."""
        return self.filter(settled_on=None)


class ClauseLawFlag(Table):
    """条款的法律变动 · A live clause whose matter was flagged, until that is decided.

    The signed text stays as it is; the flag tells both parties what has become of its law.
    """

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="law_flags")
    law_flag = models.ForeignKey("catalogue.LawFlag", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField("法律怎样变了")
    flagged_on = models.DateField("发现日")
    settlement = models.TextField("处理", blank=True)
    settled_on = models.DateField("处理日", null=True)

    objects = ClauseLawFlagQuerySet.as_manager()

    class Meta:
        db_table = "agreements_clause_law_flag"
        verbose_name = "条款的法律变动"
        constraints = (
            models.UniqueConstraint(
                fields=["clause", "law_flag"], name="agreements_clause_law_flag_once"
            ),
        )

    def __str__(self) -> str:
        return self.reason


class ClauseExit(Table):
    """条款的事项退出 · A live clause whose matter left the list: nothing more is owed under it.

    The signed text stays; each party writes down how the work done so far was settled.
    """

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="exits")
    leaving = models.ForeignKey("admission.Exit", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField("事项为什么退出")
    ended_on = models.DateField("条款终止日")
    a_words = models.TextField("甲方写的收尾", blank=True, default="")
    b_words = models.TextField("乙方写的收尾", blank=True, default="")
    settled_on = models.DateField("双方写齐日", null=True)

    class Meta:
        db_table = "agreements_clause_exit"
        verbose_name = "条款的事项退出"
        constraints = (
            models.UniqueConstraint(fields=["clause"], name="agreements_clause_exit_once"),
        )

    def __str__(self) -> str:
        return self.reason
