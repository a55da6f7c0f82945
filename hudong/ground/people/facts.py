"""人的事实。Facts of the people room; names of persons are ``Personal``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hudong.ground.kernel.fact import Fact, Personal


@dataclass(frozen=True, kw_only=True)
class CountyFounded(Fact):
    """县级站点已建立 · The county's instance was set up."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.County", "county_id")
    county_id: int
    code: str
    name: str
    office_name: str
    is_demo: bool


@dataclass(frozen=True, kw_only=True)
class DivisionsImported(Fact):
    """区划已导入 · Administrative divisions were imported from a dated file."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.County", "county_id")
    county_id: int
    edition: str
    count: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class BodiesEnrolled(Fact):
    """主体已登记 · Agencies and communities were enrolled."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.County", "county_id")
    county_id: int
    body_ids: tuple[int, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BodyCorrected(Fact):
    """主体已更正 · The name, the code or the parent of a body was corrected."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Body", "body_id")
    body_id: int
    before: dict[str, str]
    after: dict[str, str]
    reason: str


@dataclass(frozen=True, kw_only=True)
class BodyClosed(Fact):
    """主体已撤销 · A body is no more; its mandates ended with it."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Body", "body_id")
    body_id: int
    closed_on: date
    reason: str
    mandate_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class MembersEnrolled(Fact):
    """人员已登记 · Persons were enrolled with their mandates in a body."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Body", "body_id")
    body_id: int
    mandate_ids: tuple[int, ...]
    roles: tuple[str, ...]
    decision: str


@dataclass(frozen=True, kw_only=True)
class PersonAppointed(Fact):
    """另一项任职已登记 · A person who is enrolled already got one more mandate."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Body", "body_id")
    body_id: int
    person_id: int
    mandate_id: int
    role: str
    decision: str


@dataclass(frozen=True, kw_only=True)
class HouseholdsEnrolled(Fact):
    """户册已登记 · The roll of households of a community was enrolled."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Body", "community_id")
    community_id: int
    households: int
    adults: int


@dataclass(frozen=True, kw_only=True)
class MandateEnded(Fact):
    """任职已终止 · A mandate ended before its term."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Body", "body_id")
    body_id: int
    mandate_id: int
    ended_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccountOpened(Fact):
    """账号已开通 · An account for signing in was opened for a person."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Account", "account_id")
    account_id: int
    person_id: int
    username: Personal


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Fact):
    """密码已更改 · The holder changed the password of the account."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Account", "account_id")
    account_id: int


@dataclass(frozen=True, kw_only=True)
class PasswordReset(Fact):
    """密码已重设 · The office gave a one-time password, which is nowhere on record."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Account", "account_id")
    account_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccountClosed(Fact):
    """账号已停用 · An account can no longer sign in."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Account", "account_id")
    account_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ContactSet(Fact):
    """联系方式已公布 · How to reach the office, as the foot of every page shows it."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.County", "county_id")
    county_id: int
    phone: str
    phone_hours: str
    site_code: str
    record_code: str


@dataclass(frozen=True, kw_only=True)
class LocalRulesConfirmed(Fact):
    """地方规定已核对 · The office confirmed the values that set-up began with as the county's own."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.County", "county_id")
    county_id: int
    values: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class LocalRuleSet(Fact):
    """地方规定已确定 · The county set one of its own values from a day on."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.LocalRule", "local_rule_id")
    local_rule_id: int
    key: str
    title: str
    value: int
    from_on: date
