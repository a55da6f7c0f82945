"""法的词汇:法规、版本、条、法据、份额。Vocabulary of the law room: frozen values and arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """位阶 · Level of an instrument, highest first."""

    CONSTITUTION = "宪法"
    LAW = "法律"
    REGULATION = "行政法规"
    RULE = "部门规章"

    @property
    def rank(self) -> int:
        """0 for the constitution, rising with lower levels; used to order search results."""
        return list(Level).index(self)


class InForceSource(StrEnum):
    """施行日的由来 · Why a version is taken to be in force from its day."""

    OVERRIDE = "校正表"
    CLAUSE = "正文"
    ADOPTION = "推定"
    NONE = "不明"


@dataclass(frozen=True)
class Version:
    """法规版本 · One dated text of an instrument.

    ``in_force_to`` is the last day of force (inclusive) or None while in force. Without a date of
    any kind ``in_force_from`` is None: the version is stored and listed but never judged by.
    """

    id: int
    title: str
    level: Level
    adopted: date | None
    in_force_from: date | None
    in_force_source: InForceSource
    in_force_to: date | None
    source: str
    repealed_by: str = ""

    @property
    def presumed(self) -> bool:
        """推定 · True where no text names the day and adoption stands in for it."""
        return self.in_force_source is InForceSource.ADOPTION

    def covers(self, day: date) -> bool:
        """True if ``day`` lies within the version's days of force, both ends included."""
        return (
            self.in_force_from is not None
            and self.in_force_from <= day
            and (self.in_force_to is None or day <= self.in_force_to)
        )


@dataclass(frozen=True)
class Article:
    """条 · One article of one version. ``no`` 43 with ``sub`` 1 is 第四十三条之一."""

    version: Version
    no: int
    sub: int
    label: str
    under: tuple[str, ...]
    paragraphs: tuple[str, ...]
    id: int = 0

    @property
    def text(self) -> str:
        """All paragraphs, one per line."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Hit:
    """检索结果 · An article found by search, with the words around the match."""

    article: Article
    snippet: str


@dataclass(frozen=True)
class Citation:
    """引用 · One citation read from free text, numbers already normalised.

    ``no`` is None where only the instrument is cited; ``paragraph`` and ``item`` are 款 and 项
    counted from 1; ``edition`` is the year named beside the title, e.g. 2013 in （2013年修正）.
    """

    raw: str
    title: str
    no: int | None = None
    sub: int = 0
    paragraph: int | None = None
    item: int | None = None
    edition: int | None = None
    start: int = 0


class BasisKind(StrEnum):
    """法据种类 · Where an act's basis comes from."""

    STATUTE = "statute"
    LOCAL = "local"
    INTERNAL = "internal"

    @property
    def words(self) -> str:
        """The label shown to readers."""
        return {"statute": "法律法规", "local": "地方规定", "internal": "系统内部规则"}[self.value]


@dataclass(frozen=True)
class BasisVersion:
    """法据的一个版本 · What a basis says, and where, during its days of force.

    ``values`` holds the numbers of the rule (shares, days, counts). ``place`` is a division-code
    prefix: empty for the whole country, ``"32"`` for a province's own rule, which wins there.
    """

    instrument: str
    article: str
    in_force_from: date | None
    in_force_to: date | None
    values: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""
    words: str = ""

    def covers(self, day: date) -> bool:
        """True if ``day`` lies within the version's days, both ends included."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_to is None or day <= self.in_force_to
        )


@dataclass(frozen=True)
class Basis:
    """法据 · A key on which acts stand: a statute, the county's own rule, or an internal one.

    ``words`` says in our own sentence what it allows or demands; ``reason`` is given where the
    kind is internal (no statute exists and none is invented).
    """

    key: str
    kind: BasisKind
    words: str
    reason: str = ""
    versions: tuple[BasisVersion, ...] = ()


@dataclass(frozen=True)
class BasisOnDay:
    """某日的法据 · A basis as it stands on one day, ready to be cited."""

    basis: Basis
    version: BasisVersion
    day: date

    @property
    def key(self) -> str:
        """The key of the basis."""
        return self.basis.key

    @property
    def cite(self) -> str:
        """《村民委员会组织法》第三十条第二款, or 地方规定 / 系统内部规则 for other kinds."""
        if self.basis.kind is not BasisKind.STATUTE:
            return f"{self.basis.kind.words}：{self.words}"
        return f"《{self.version.instrument}》{self.version.article}"

    @property
    def words(self) -> str:
        """Our own sentence for this day's version."""
        return self.version.words or self.basis.words


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

    @property
    def words(self) -> str:
        """The Chinese term, for a village or a neighbourhood alike."""
        return {
            "representatives": "代表会议",
            "assembly_by_persons": "村（居）民会议",
            "assembly_by_households": "村（居）民会议（户的代表参加）",
            "group": "小组会议",
            "members": "农村集体经济组织成员大会",
        }[self.value]


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


class PaymentMode(StrEnum):
    """支付方式 · 无偿履职 / 支付协助 / 购买服务 (mission, paragraph 7)."""

    UNPAID_DUTY = "unpaid_duty"
    PAID_ASSISTANCE = "paid_assistance"
    PURCHASED_SERVICE = "purchased_service"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "unpaid_duty": "无偿履职",
            "paid_assistance": "支付协助",
            "purchased_service": "购买服务",
        }[self.value]


class DutyKind(StrEnum):
    """职责种类 · What an article asks of, or gives to, a village or residents' committee."""

    ASSISTANCE = "assistance"
    OWN_DUTY = "own_duty"
    REPORT = "report"
    ENCOURAGED = "encouraged"
    FUNDING = "funding"
    RIGHT = "right"
    NONE = "none"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "assistance": "协助",
            "own_duty": "自身法定职责",
            "report": "发现报告",
            "encouraged": "鼓励引导",
            "funding": "经费保障（对政府）",
            "right": "权利",
            "none": "仅提及",
        }[self.value]


class ClaimVerdict(StrEnum):
    """依据判断 · What the library says of one claimed basis."""

    SUPPORTS = "supports"
    NOT_FOR_COMMITTEE = "not_for_committee"
    NOT_IN_FORCE = "not_in_force"
    NO_SUCH_ARTICLE = "no_such_article"
    UNKNOWN_INSTRUMENT = "unknown_instrument"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class Judgement:
    """逐条判断 · The library's answer for one citation of a claim.

    None stands for what cannot be determined. ``reason`` is one sentence a clerk understands.
    """

    citation: str
    instrument: str | None
    article: str | None
    exists: bool | None
    in_force: bool | None
    names_committee: bool | None
    kinds: tuple[DutyKind, ...]
    moved_to: str | None
    payment_mode: PaymentMode | None
    verdict: ClaimVerdict
    reason: str


class Outcome(StrEnum):
    """清理结论 · Where a declared task ends; every fallen one says why."""

    ASSISTANCE = "assistance"
    OWN_DUTY = "own_duty"
    REPEALED = "repealed"
    NOT_NAMED = "not_named"
    ENCOURAGED_ONLY = "encouraged_only"
    DEPARTMENT_DUTY = "department_duty"
    DUPLICATE = "duplicate"
    NO_BASIS = "no_basis"

    @property
    def words(self) -> str:
        """The Chinese label."""
        return {
            "assistance": "列入协助事项",
            "own_duty": "列入履职事项",
            "repealed": "依据已废止或者已被替代",
            "not_named": "条文没有提到村（居）委会",
            "encouraged_only": "只是国家鼓励，不能摊派",
            "department_duty": "是部门自己的职责",
            "duplicate": "与其他事项重复",
            "no_basis": "没有法律依据",
        }[self.value]

    @property
    def kept(self) -> bool:
        """True where the task stays on a list."""
        return self in (Outcome.ASSISTANCE, Outcome.OWN_DUTY)


@dataclass(frozen=True)
class ClaimOutcome:
    """一项申报的机器结论 · All judgements of one declaration and what follows from them."""

    outcome: Outcome
    reason: str
    article: str
    payment_mode: PaymentMode | None
    judgements: tuple[Judgement, ...]


class LawError(Exception):
    """法库或规则答不出 · Base of every typed error of this room.

    ``code`` is stable for machines; ``message`` says what is wrong; ``where`` names the place;
    ``hint`` says what to do.
    """

    code = "law"

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.where, self.hint = message, where, hint


class UnknownInstrument(LawError):
    """库中没有这部法规 · No instrument of that name."""

    code = "unknown_instrument"


class UnknownArticle(LawError):
    """这部法规没有这一条 · No such article in that version."""

    code = "unknown_article"


class NoVersionOnDay(LawError):
    """库中无当日版本 · The library holds no version for that day (never: it did not exist)."""

    code = "no_version_on_day"


class AmbiguousVersion(LawError):
    """当日有两个版本 · Two versions claim the same day; a person decides by the override table."""

    code = "ambiguous_version"


class RuleMissing(LawError):
    """当日没有这条规则 · No rule on that day; an error, never a guess."""

    code = "rule_missing"


class CalendarMissing(LawError):
    """工作日历不到这一天 · The working-day table ends before that day."""

    code = "calendar_missing"


class SourceMissing(LawError):
    """语料文件不存在 · A corpus was named but is not there."""

    code = "source_missing"
