"""授权的表。Table of authorisations."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.law.terms import MeetingForm
from hudong.instruments.resolutions.terms import CountedBy


class AuthorisationQuerySet(TableQuerySet):
    """授权的筛选 · Filters in the words of the domain."""

    def covering(self, scope_kind: str, day: date) -> AuthorisationQuerySet:
        """管得到的 · Authorisations for that kind of subject in force on the day."""
        return self.filter(scope_kind=scope_kind, from_on__lte=day, to_on__gte=day)


class Authorisation(Table):
    """授权 · What the assembly let its representatives decide, from a day to a day.

    ``present``, ``total`` and ``ayes`` count persons or households as ``counted`` says;
    ``roll_total`` is what the roll of the community said on the day of recording (0: no roll).
    """

    community = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="村（社区）"
    )
    assembly_kind = models.CharField(
        "会议形式", max_length=24, choices=[(form.value, form.words) for form in MeetingForm]
    )
    scope = models.TextField("授权范围")
    scope_kind = models.CharField("对象种类", max_length=80)
    decided_on = models.DateField("决定日")
    from_on = models.DateField("授权起")
    to_on = models.DateField("授权止")
    counted = models.CharField(
        "计数", max_length=10, choices=[(c.value, c.words) for c in CountedBy]
    )
    total = models.PositiveIntegerField("应到")
    roll_total = models.PositiveIntegerField("户册总数")
    present = models.PositiveIntegerField("到会")
    ayes = models.PositiveIntegerField("赞成")
    words = models.TextField("算式")
    basis_key = models.CharField("法据键", max_length=80)
    basis_cite = models.CharField("依据", max_length=300)
    recorded_on = models.DateField("登记日")

    objects = AuthorisationQuerySet.as_manager()

    class Meta:
        db_table = "resolutions_authorisation"
        verbose_name = "授权"
        indexes = (models.Index(fields=["community", "scope_kind"], name="resolutions_auth_scope"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(from_on__gte=F("decided_on")) & Q(to_on__gte=F("from_on")),
                name="resolutions_auth_term_order",
            ),
            models.CheckConstraint(
                condition=Q(present__lte=F("total")) & Q(ayes__lte=F("present")),
                name="resolutions_auth_figures",
            ),
        )

    def __str__(self) -> str:
        return self.scope
