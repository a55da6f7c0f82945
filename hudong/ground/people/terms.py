"""人的词汇:主体、职务、登记行。Vocabulary of people: kinds of bodies, roles, lines to enrol."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hudong.ground.law.terms import CommunityKind


class BodyKind(StrEnum):
    """主体种类 · Kinds of bodies. Agencies are the government's; communities are the people's own."""

    COUNTY_GOVERNMENT = "county_government"
    OFFICE = "office"
    DEPARTMENT = "department"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    PARTY = "party"
    SUPERVISION = "supervision"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return _BODY_WORDS[self]

    @property
    def community(self) -> CommunityKind | None:
        """村还是社区 · The kind of community, or None for every other body."""
        return {
            BodyKind.VILLAGE: CommunityKind.VILLAGE,
            BodyKind.NEIGHBOURHOOD: CommunityKind.NEIGHBOURHOOD,
        }.get(self)


_BODY_WORDS = {
    BodyKind.COUNTY_GOVERNMENT: "县级人民政府",
    BodyKind.OFFICE: "政社互动工作办公室",
    BodyKind.DEPARTMENT: "部门",
    BodyKind.TOWN: "乡镇人民政府",
    BodyKind.VILLAGE: "村民委员会",
    BodyKind.NEIGHBOURHOOD: "居民委员会",
    BodyKind.PARTY: "党组织",
    BodyKind.SUPERVISION: "监督委员会",
}

COMMUNITY_KINDS = (BodyKind.VILLAGE, BodyKind.NEIGHBOURHOOD)
AGENCY_KINDS = (
    BodyKind.COUNTY_GOVERNMENT,
    BodyKind.OFFICE,
    BodyKind.DEPARTMENT,
    BodyKind.TOWN,
)


# 每种主体属于哪些主体;元组里有 None 的可以不属于任何主体。
PARENT_KINDS: dict[BodyKind, tuple[BodyKind | None, ...]] = {
    BodyKind.COUNTY_GOVERNMENT: (None,),
    BodyKind.OFFICE: (None, BodyKind.COUNTY_GOVERNMENT),
    BodyKind.DEPARTMENT: (None, BodyKind.COUNTY_GOVERNMENT),
    BodyKind.TOWN: (None, BodyKind.COUNTY_GOVERNMENT),
    BodyKind.VILLAGE: (BodyKind.TOWN,),
    BodyKind.NEIGHBOURHOOD: (BodyKind.TOWN,),
    BodyKind.PARTY: (
        BodyKind.VILLAGE,
        BodyKind.NEIGHBOURHOOD,
        BodyKind.TOWN,
        BodyKind.COUNTY_GOVERNMENT,
    ),
    BodyKind.SUPERVISION: COMMUNITY_KINDS,
}
# 一个县只有一个的主体。
ONLY_ONE = (BodyKind.COUNTY_GOVERNMENT, BodyKind.OFFICE)
# 有自己的区划的主体,和那一级区划的级别。
DIVISION_LEVELS = {
    BodyKind.COUNTY_GOVERNMENT: 3,
    BodyKind.TOWN: 4,
    BodyKind.VILLAGE: 5,
    BodyKind.NEIGHBOURHOOD: 5,
}
# 没有自己的区划、可以写所在地方的代码的主体。
STANDS_IN_DIVISION = (BodyKind.PARTY, BodyKind.SUPERVISION)


class Role(StrEnum):
    """职务 · What a mandate lets a person do for a body."""

    HEAD = "head"
    OFFICER = "officer"
    MEMBER = "member"
    REPRESENTATIVE = "representative"
    SECRETARY = "secretary"
    SUPERVISOR = "supervisor"
    EXPERT = "expert"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            Role.HEAD: "负责人",
            Role.OFFICER: "经办人",
            Role.MEMBER: "委员",
            Role.REPRESENTATIVE: "代表",
            Role.SECRETARY: "书记",
            Role.SUPERVISOR: "监督委员会成员",
            Role.EXPERT: "专家",
        }[self]


# 村民代表会议、居民代表会议的组成人员:委员会成员和代表。
MEETING_ROLES = (Role.HEAD, Role.MEMBER, Role.REPRESENTATIVE)


class Sex(StrEnum):
    """性别 · Needed only for the statutory share of women representatives."""

    FEMALE = "female"
    MALE = "male"

    @property
    def words(self) -> str:
        """女 or 男."""
        return {"female": "女", "male": "男"}[self.value]


@dataclass(frozen=True)
class DivisionLine:
    """区划行 · One row of a divisions file: 12-digit code, name, parent code, level 1 to 5."""

    code: str
    name: str
    parent: str
    level: int


@dataclass(frozen=True)
class BodyLine:
    """主体行 · One body to enrol. ``parent`` is the name of the body it belongs to, or empty.

    ``row`` is its row in the sheet that it came from; 0 where it came from none.
    """

    kind: BodyKind
    name: str
    short_name: str
    division_code: str = ""
    parent: str = ""
    uscc: str = ""
    row: int = 0


@dataclass(frozen=True)
class MemberLine:
    """人员行 · One person with a mandate to enrol in a body; ``from_on`` and ``to_on`` are inclusive."""

    name: str
    sex: Sex
    role: Role
    title: str
    from_on: date
    to_on: date
    is_legal_representative: bool = False
    group_no: int | None = None
    row: int = 0


@dataclass(frozen=True)
class HouseholdLine:
    """户行 · One household: number within the community, group, head, adults (18 and over)."""

    number: int
    group_no: int
    head_name: str
    head_sex: Sex
    adults: int
