"""公示的表。Tables of the notices room."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.about import AboutSubject, AboutSubjectQuerySet
from hudong.ground.kernel.flow import Flow
from hudong.ground.kernel.table import Table
from hudong.instruments.notices.flow import NOTICE, OBJECTION
from hudong.instruments.notices.terms import Counted, NoticeKind


class NoticeQuerySet(AboutSubjectQuerySet):
    """公示的筛选 · Filters in the words of the domain."""

    def open(self) -> NoticeQuerySet:
        """公示中 · Notices that have not been closed."""
        return self.filter(state="open")

    def period_over_on(self, day: date) -> NoticeQuerySet:
        """期满 · Notices whose last day lies before ``day``."""
        return self.filter(ends_on__lt=day)

    def with_unanswered(self) -> NoticeQuerySet:
        """带未答复数 · Counts of all and of unanswered objections as columns."""
        return self.annotate(
            objection_count=models.Count("objections"),
            unanswered_count=models.Count("objections", filter=Q(objections__state="unanswered")),
        )


class Notice(AboutSubject):
    """公示 · One publication of one text about one subject, from a day to a day."""

    FLOW: ClassVar[Flow] = NOTICE

    kind = models.CharField("种类", max_length=12, choices=[(k.value, k.words) for k in NoticeKind])
    publisher = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="公示单位"
    )
    title = models.CharField("标题", max_length=200)
    text = models.TextField("正文")
    opened_on = models.DateField("公示日")
    days = models.PositiveSmallIntegerField("天数")
    counted = models.CharField("数法", max_length=8, choices=[(c.value, c.words) for c in Counted])
    ends_on = models.DateField("届满日")
    closed_on = models.DateField("结束日", null=True)
    basis_key = models.CharField("法据键", max_length=80, blank=True, default="")
    basis_cite = models.CharField("依据", max_length=300)
    state = models.CharField("状态", max_length=8, choices=NOTICE.choices())

    objects = NoticeQuerySet.as_manager()

    class Meta:
        db_table = "notices_notice"
        verbose_name = "公示"
        indexes = (
            models.Index(fields=["subject_kind", "subject_id"], name="notices_notice_subject"),
            models.Index(fields=["state", "ends_on"], name="notices_notice_due"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(days__gte=1) & Q(ends_on__gt=F("opened_on")),
                name="notices_notice_period",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None)
                | Q(state="closed", closed_on__gt=F("ends_on")),
                name="notices_notice_closed",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Objection(Table):
    """异议 · What somebody said against a notice, and the publisher's answer.

    ``name`` is personal, given of free will, and shown to the publisher only.
    """

    FLOW: ClassVar[Flow] = OBJECTION

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="objections")
    author_label = models.CharField("提出人", max_length=120)
    name = models.CharField("署名", max_length=40, blank=True, default="")
    text = models.TextField("内容")
    made_on = models.DateField("提出日")
    state = models.CharField("状态", max_length=12, choices=OBJECTION.choices())
    answer = models.TextField("答复", blank=True, default="")
    answered_by = models.CharField("答复人", max_length=120, blank=True, default="")
    answered_on = models.DateField("答复日", null=True)

    class Meta:
        db_table = "notices_objection"
        verbose_name = "异议"
        constraints = (
            models.CheckConstraint(
                condition=Q(state="unanswered", answered_on=None, answer="")
                | (Q(state="answered", answered_on__isnull=False) & ~Q(answer="")),
                name="notices_objection_answer",
            ),
        )

    def __str__(self) -> str:
        return f"对第 {self.notice_id} 号公示的异议"
