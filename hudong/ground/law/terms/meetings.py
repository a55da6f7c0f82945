"""会议的词汇:份额、会议规则、组成、召集。Vocabulary of meetings: shares and the rules of meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hudong.ground.law.terms.bases import BasisOnDay


class ShareBase(StrEnum):
    """基数 · What a share is a share of."""

    MEMBERS = "members"
    ATTENDEES = "attendees"

    @property
    def words(self) -> str:
        """应到 or 到会."""
        return {"members": "全体组成人员", "attendees": "到会人员"}[self.value]


@dataclass(frozen=True)
class Share:
    """份额 · A legal share compared by integers, never by fractions.

    ``strict`` False: 三分之二以上 (includes exactly two thirds); True: 过半数、超过 (excludes it).
    Legal source: 民法典第一千二百五十九条.
    """

    numerator: int
    denominator: int
    strict: bool
    of: ShareBase

    def needed(self, total: int) -> int:
        """The least whole number that reaches the share of ``total`` (≥ 0)."""
        product = self.numerator * total
        if self.strict:
            return product // self.denominator + 1
        return -(-product // self.denominator)

    def met(self, count: int, total: int) -> bool:
        """True if ``count`` of ``total`` reaches the share; integers only."""
        left, right = self.denominator * count, self.numerator * total
        return left > right if self.strict else left >= right


class CommunityKind(StrEnum):
    """自治组织种类 · Village or urban neighbourhood."""

    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"

    @property
    def words(self) -> str:
        """村 or 社区."""
        return {"village": "村", "neighbourhood": "社区"}[self.value]


@dataclass(frozen=True)
class MeetingRule:
    """会议规则 · Quorum and majority of one kind of meeting on one day.

    ``name`` is the meeting as the law of that day calls it (村民代表会议, 居民代表会议 …).
    """

    key: str
    name: str
    quorum: Share
    majority: Share
    basis: BasisOnDay


class MeetingForm(StrEnum):
    """会议形式 · How a meeting is composed; the dated rules say what the law of a day calls it."""

    REPRESENTATIVES = "representatives"
    ASSEMBLY_BY_PERSONS = "assembly_by_persons"
    ASSEMBLY_BY_HOUSEHOLDS = "assembly_by_households"
    GROUP = "group"
    COLLECTIVE_MEMBERS = "members"
    PARTY_MEMBERS = "party_members"

    @property
    def words(self) -> str:
        """The Chinese term, for a village or a neighbourhood alike."""
        return {
            "representatives": "代表会议",
            "assembly_by_persons": "村（居）民会议",
            "assembly_by_households": "村（居）民会议（户的代表参加）",
            "group": "小组会议",
            "members": "农村集体经济组织成员大会",
            "party_members": "党员大会",
        }[self.value]


class Sitting(StrEnum):
    """怎样计人 · What the members of a meeting are counted in: persons, households, representatives."""

    PERSONS = "persons"
    HOUSEHOLDS = "households"
    REPRESENTATIVES = "representatives"

    @property
    def words(self) -> str:
        """How such a meeting is named to a clerk."""
        return {
            "persons": "按人计",
            "households": "按户计",
            "representatives": "按代表计",
        }[self.value]

    @property
    def unit(self) -> str:
        """人 or 户, to stand after a number."""
        return "户" if self is Sitting.HOUSEHOLDS else "人"


class Proposer(StrEnum):
    """提议人 · Whose proposal, by a share of all of them, makes a meeting obligatory."""

    RESIDENTS = "by_residents"
    HOUSEHOLDS = "by_households"
    REPRESENTATIVES = "by_representatives"
    GROUPS = "by_groups"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "by_residents": "十八周岁以上的村（居）民",
            "by_households": "户",
            "by_representatives": "村（居）民代表",
            "by_groups": "居民小组",
        }[self.value]


@dataclass(frozen=True)
class CompositionRule:
    """代表会议的组成 · Who makes up the representatives' meeting on one day.

    Both shares are shares of all members of the meeting. None where the law of that day is silent.
    Ranges are (least, most), both included; households per representative may be departed from
    where the law says 一般 or offers another way of choosing.
    """

    representatives_share: Share | None
    women_share: Share | None
    households_per_representative: tuple[int, int] | None
    representatives_per_group: tuple[int, int] | None
    basis: BasisOnDay


@dataclass(frozen=True)
class ConveningRule:
    """召集规则 · When a meeting must be called, how often it is held, how long ahead it is told.

    ``notice_days`` None: the law of that day names no notice. ``short_notice``: the law allows
    临时通知 in special circumstances. ``months``: held at least once in that many months, None if
    the law is silent.
    """

    thresholds: Mapping[Proposer, Share]
    notice_days: int | None
    short_notice: bool
    months: int | None
    basis: BasisOnDay
