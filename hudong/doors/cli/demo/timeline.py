"""故事的日子:从最后一天往回算。The days of the story, computed backwards from its last day.

Every step has a named day. The periods between them come from the law of those days and from the
county's own values, so a story under another law has other days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hudong.ground.kernel.clock import instant_on, legal_day
from hudong.ground.law import at as law_at
from hudong.ground.law import days
from hudong.ground.law.terms import CalendarMissing, CommunityKind

# 各步之间留给人的日子(示例):法定的、县里定的期限不在这里。
DECLARING_DAYS = 4
EXPERT_DAYS = 3
DISCUSSION_DAYS = 5
SETTLING_DAYS = 1
# 演示的准入路线里公示几个工作日(示例),和 gate.toml 里的一样。
GATE_NOTICE_DAYS = 3
NEGOTIATING_DAYS = 2
LONGEST_STORY_DAYS = 200
# 凑到最后一天时最多空等的日子;再长就说明是日历不够用,不是故事慢。
LONGEST_WAIT = timedelta(days=20)


@dataclass(frozen=True)
class LocalDays:
    """县里自定的期限 · The county's own periods that the story keeps (defaults of the rule book)."""

    list_notice: int
    representatives_notice: int


@dataclass(frozen=True)
class Timeline:
    """时间表 · The named days of the story, in order."""

    founded: date
    declared: date
    judged: date
    advised: date
    discussed: date
    announced: date
    heard: date
    published: date
    asked: date
    admitted: date
    drafted: date
    agreed: date
    convened: date
    met: date
    renegotiated: date
    convened_again: date
    met_again: date
    signed: date

    def ordered(self) -> tuple[tuple[str, date], ...]:
        """按次序 · (name, day), first to last."""
        return tuple((name, getattr(self, name)) for name in self.__dataclass_fields__)


def _after(day: date, count: int) -> date:
    return day + timedelta(days=count)


def forward(first: date, local: LocalDays) -> Timeline:
    """往前排 · The story that begins on ``first`` and waits for nothing but its periods."""
    declared = _after(first, 1)
    judged = _after(declared, DECLARING_DAYS)
    advised = _after(judged, EXPERT_DAYS)
    discussed = _after(advised, DISCUSSION_DAYS)
    announced = discussed
    heard = _after(days.add_working_days(announced, local.list_notice), 1)
    published = _after(heard, SETTLING_DAYS)
    asked = _after(published, SETTLING_DAYS)
    admitted = _after(days.add_working_days(asked, GATE_NOTICE_DAYS), 1)
    drafted = _after(admitted, SETTLING_DAYS)
    agreed = _after(drafted, NEGOTIATING_DAYS)
    convened = _after(agreed, SETTLING_DAYS)
    met = days.earliest_meeting_day(convened, local.representatives_notice)
    renegotiated = _after(met, NEGOTIATING_DAYS)
    convened_again = _after(renegotiated, SETTLING_DAYS)
    met_again = days.earliest_meeting_day(convened_again, local.representatives_notice)
    posting = max(law_at(met_again).publication_days(kind)[0] for kind in CommunityKind)
    signed = _after(met_again, posting + 1)
    return Timeline(
        founded=first,
        declared=declared,
        judged=judged,
        advised=advised,
        discussed=discussed,
        announced=announced,
        heard=heard,
        published=published,
        asked=asked,
        admitted=admitted,
        drafted=drafted,
        agreed=agreed,
        convened=convened,
        met=met,
        renegotiated=renegotiated,
        convened_again=convened_again,
        met_again=met_again,
        signed=signed,
    )


def backwards_from(last: date, local: LocalDays) -> Timeline:
    """从最后一天往回算 · The latest story that has run out by ``last``; it ends exactly on ``last``.

    Raises CalendarMissing or RuleMissing (naming rule and day) where a period cannot be computed.
    """
    unknown: CalendarMissing | None = None
    for back in range(1, LONGEST_STORY_DAYS):
        try:
            line = forward(last - timedelta(days=back), local)
        except CalendarMissing as error:
            unknown = unknown or error
            continue
        if line.signed <= last:
            if unknown is not None and last - line.signed > LONGEST_WAIT:
                raise unknown
            return replace(line, signed=last)
    raise unknown or AssertionError("故事的各段期限加起来太长")


@dataclass
class Pace:
    """每天里的时刻 · Gives each step of a day its instant; never later than ``not_after``.

    On an ordinary day the steps come a few minutes apart from nine o'clock on. On the day that is
    still going on they are fitted into the hours that have passed.
    """

    not_after: datetime
    _day: date | None = None
    _count: int = 0

    def next_on(self, day: date) -> datetime:
        """下一步的时刻 · Strictly later than the one before on the same day."""
        self._count = self._count + 1 if day == self._day else 1
        self._day = day
        if day < legal_day(self.not_after):
            return instant_on(day) + timedelta(seconds=20 * self._count)
        midnight = instant_on(day, 0)
        passed = (self.not_after - midnight) / timedelta(microseconds=1)
        # 第 n 步占掉剩下时间的一小份:永远递增,永远到不了此刻。
        share = 1 - 0.999**self._count
        return midnight + timedelta(microseconds=int(passed * share))


def labels() -> Mapping[str, str]:
    """每一天叫什么 · Chinese names of the days, for the printed story."""
    return {
        "founded": "建站、采用法库、发起清理",
        "declared": "部门申报",
        "judged": "查对法律依据",
        "advised": "专家审核结束",
        "discussed": "村居讨论结束",
        "announced": "开始社会公示",
        "heard": "公示期满",
        "published": "公布清单",
        "asked": "部门申请准入，各环节审核，开始公示",
        "admitted": "公示期满，准入决定",
        "drafted": "起草协议",
        "agreed": "文本谈定",
        "convened": "通知代表开会",
        "met": "第一次代表会议",
        "renegotiated": "退回的条款重新谈定",
        "convened_again": "再次通知代表开会",
        "met_again": "第二次代表会议",
        "signed": "签署、生效、经费到账户",
    }
