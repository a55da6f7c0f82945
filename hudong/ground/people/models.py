"""人的表。Tables of the people room."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import acheck_password, check_password
from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.people.terms import AGENCY_KINDS, COMMUNITY_KINDS, BodyKind, Role, Sex


class County(Table):
    """县 · The one county of this instance. ``is_demo`` marks a database of example data."""

    code = models.CharField("区划代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=60)
    office_name = models.CharField("承办单位", max_length=80)
    phone = models.CharField("电话", max_length=40, blank=True, default="")
    phone_hours = models.CharField("接听时间", max_length=40, blank=True, default="")
    site_code = models.CharField("网站标识码", max_length=20, blank=True, default="")
    record_code = models.CharField("备案号", max_length=60, blank=True, default="")
    is_demo = models.BooleanField("示例数据", default=False)
    founded_on = models.DateField("启用日")

    class Meta:
        db_table = "people_county"
        verbose_name = "县"

    def __str__(self) -> str:
        return self.name


class LocalRule(Table):
    """地方规定 · A value that the county sets itself, in force from a day until the next.

    ``is_proposed`` marks the value that set-up began with, which the office has not confirmed yet.
    """

    key = models.CharField("键", max_length=80)
    title = models.CharField("名称", max_length=120)
    value = models.PositiveIntegerField("数值")
    from_on = models.DateField("起用日")
    is_proposed = models.BooleanField("待核对", default=False)

    class Meta:
        db_table = "people_local_rule"
        verbose_name = "地方规定"
        constraints = (
            models.UniqueConstraint(fields=["key", "from_on"], name="people_local_rule_day"),
        )

    def __str__(self) -> str:
        return f"{self.title}：{self.value}"


class Division(Table):
    """区划 · An administrative division in a dated edition; the code is data, never a key."""

    edition = models.CharField("版本", max_length=40)
    code = models.CharField("代码", max_length=12)
    name = models.CharField("名称", max_length=80)
    parent_code = models.CharField("上级代码", max_length=12, blank=True)
    level = models.PositiveSmallIntegerField("级别")

    class Meta:
        db_table = "people_division"
        verbose_name = "区划"
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="people_division_code"),
        )

    def __str__(self) -> str:
        return self.name


class BodyQuerySet(TableQuerySet):
    """主体的筛选 · Filters in the words of the domain."""

    def open(self) -> BodyQuerySet:
        """没有撤销的 · Bodies that still are."""
        return self.filter(closed_on=None)

    def communities(self) -> BodyQuerySet:
        """自治组织 · Villagers' and residents' committees."""
        return self.filter(kind__in=COMMUNITY_KINDS)

    def agencies(self) -> BodyQuerySet:
        """政府机关 · County government, office, departments, towns."""
        return self.filter(kind__in=AGENCY_KINDS)

    def of_kind(self, kind: BodyKind) -> BodyQuerySet:
        """某种主体 · Bodies of one kind."""
        return self.filter(kind=kind)


class Body(Table):
    """主体 · A body that acts: an agency, a community's committee, a Party organisation …

    ``parent`` is the town of a community, and the community of its Party or supervision body.
    """

    kind = models.CharField("种类", max_length=20, choices=[(k.value, k.words) for k in BodyKind])
    name = models.CharField("全称", max_length=80, unique=True)
    short_name = models.CharField("简称", max_length=40)
    division_code = models.CharField("区划代码", max_length=12, blank=True, default="")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="children", verbose_name="所属"
    )
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True, default="")
    enrolled_on = models.DateField("登记日")
    closed_on = models.DateField("撤销日", null=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        db_table = "people_body"
        verbose_name = "主体"
        indexes = (models.Index(fields=["kind", "name"], name="people_body_kind"),)

    def __str__(self) -> str:
        return self.name


class Agency(Body):
    """政府机关 · A body of government."""

    class Meta:
        proxy = True
        verbose_name = "政府机关"


class Community(Body):
    """自治组织 · A villagers' or residents' committee, the legal person of its community."""

    class Meta:
        proxy = True
        verbose_name = "自治组织"


class Person(Table):
    """人 · A natural person. No identity number is kept."""

    name = models.CharField("姓名", max_length=40)
    sex = models.CharField("性别", max_length=6, choices=[(s.value, s.words) for s in Sex])

    class Meta:
        db_table = "people_person"
        verbose_name = "人"

    def __str__(self) -> str:
        return self.name


class Household(Table):
    """户 · A household on the roll of a community."""

    community = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="households")
    number = models.PositiveIntegerField("户号")
    group_no = models.PositiveSmallIntegerField("组")
    head = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    adults = models.PositiveSmallIntegerField("十八周岁以上人数")

    class Meta:
        db_table = "people_household"
        verbose_name = "户"
        constraints = (
            models.UniqueConstraint(fields=["community", "number"], name="people_household_number"),
        )

    def __str__(self) -> str:
        return f"{self.number} 户"


class MandateQuerySet(TableQuerySet):
    """任职的筛选 · Filters in the words of the domain."""

    def in_force_on(self, day: date) -> MandateQuerySet:
        """当日有效 · Mandates whose term covers the day and that have not ended."""
        return self.filter(from_on__lte=day, to_on__gte=day).filter(
            Q(ended_on=None) | Q(ended_on__gt=day)
        )

    def with_role(self, *roles: Role) -> MandateQuerySet:
        """某些职务 · Mandates with one of the roles."""
        return self.filter(role__in=roles)


class Mandate(Table):
    """任职 · What a person may do for a body, from a day to a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField("职务", max_length=20, choices=[(r.value, r.words) for r in Role])
    title = models.CharField("职务名称", max_length=40)
    group_no = models.PositiveSmallIntegerField("组", null=True)
    is_legal_representative = models.BooleanField("法定代表人", default=False)
    from_on = models.DateField("任期起")
    to_on = models.DateField("任期止")
    ended_on = models.DateField("提前终止日", null=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        db_table = "people_mandate"
        verbose_name = "任职"
        indexes = (models.Index(fields=["body", "role"], name="people_mandate_body_role"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="people_mandate_term_order"
            ),
            models.UniqueConstraint(
                fields=["person", "body", "role", "from_on"], name="people_mandate_once"
            ),
        )

    def __str__(self) -> str:
        return self.title


class AccountManager(BaseUserManager.from_queryset(TableQuerySet)):  # type: ignore[misc]
    """账号的查找 · Finds accounts for signing in; accounts are opened by an act, not here."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """按用户名 · Case-sensitive, as typed."""
        return self.get(username=username)


class Account(AbstractBaseUser, Table):
    """账号 · A way to sign in. Powers come from mandates, never from the account.

    ``is_password_temporary``: somebody else chose the password, so its holder must change it before
    anything else. The password hash is on record like every other column (as a keyed digest), so one that was put
    there by hand is found. Signing in therefore never rewrites it: a stronger hash is made when
    the holder next changes the password.
    """

    UNRECORDED: ClassVar[tuple[str, ...]] = ("last_login",)

    username = models.CharField("用户名", max_length=60, unique=True)
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, related_name="account", verbose_name="本人"
    )
    is_active = models.BooleanField("启用", default=True)
    is_password_temporary = models.BooleanField("密码要更换", default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: Any = AccountManager()

    class Meta:
        db_table = "people_account"
        verbose_name = "账号"
        base_manager_name = "objects"

    def __str__(self) -> str:
        return self.username

    def check_password(self, raw_password: str) -> bool:
        """密码对不对 · Compares only; Django would also rewrite an outdated hash, outside any act."""
        return check_password(raw_password, self.password)

    async def acheck_password(self, raw_password: str) -> bool:
        """密码对不对 · As ``check_password``."""
        return await acheck_password(raw_password, self.password)
