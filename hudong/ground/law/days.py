"""日子的算术 · Arithmetic of legal days: periods, notice, working days, and their Chinese words.

Legal days are days of Asia/Shanghai; instants are the kernel's business. Legal source: 民法典
第二百条至第二百零四条 (the first day is not counted; a last day on a holiday rolls on).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hudong.ground.law.calendar.table import WorkingCalendar, current_calendar
from hudong.ground.law.terms import LawError

WEEKDAYS = "一二三四五六日"
MONTHS_OF_YEAR = 12


class WrongDays(LawError, ValueError):
    """天数不对 · A negative or empty number of days where the law knows none."""

    code = "wrong_days"


@dataclass(frozen=True)
class Period:
    """期间 · ``first_day`` is the first day counted, ``last_day`` the last by count.

    ``ends_on`` is the day on which it really ends: ``last_day``, or the first working day after the
    holidays or the weekend on which it falls.
    """

    first_day: date
    last_day: date
    ends_on: date

    @property
    def rolled(self) -> bool:
        """True if the end was moved on by a holiday."""
        return self.ends_on != self.last_day


def add_days(day: date, n: int) -> date:
    """加公历日 · ``n`` calendar days later (earlier if negative); no holiday matters."""
    return day + timedelta(days=n)


def period(start: date, days: int, calendar: WorkingCalendar | None = None) -> Period:
    """期间 · ``days`` ≥ 1 calendar days from ``start``, which itself is not counted.

    Raises WrongDays for fewer than one day, CalendarMissing where the end lies past the table.
    Legal source: 民法典第二百零一条第一款、第二百零三条第一款.
    """
    if days < 1:
        raise _wrong(days, "期间至少一日")
    last = start + timedelta(days=days)
    return Period(start + timedelta(days=1), last, _rolled(last, calendar))


def period_of_months(start: date, months: int, calendar: WorkingCalendar | None = None) -> Period:
    """按月的期间 · ``months`` ≥ 1 from ``start``, ending on the corresponding day, rolled as above.

    Legal source: 民法典第二百零二条、第二百零三条第一款.
    """
    last = corresponding_day(start, months)
    return Period(start + timedelta(days=1), last, _rolled(last, calendar))


def corresponding_day(start: date, months: int) -> date:
    """对应日 · The same day ``months`` ≥ 1 later, or the last day of that month where it has none.

    Not rolled over holidays: for terms (协议期限), not for doing something in time.
    """
    if months < 1:
        raise _wrong(months, "至少一个月")
    count = start.year * MONTHS_OF_YEAR + start.month - 1 + months
    year, month = divmod(count, MONTHS_OF_YEAR)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def notice_ok(notified_on: date, meeting_on: date, days: int) -> bool:
    """通知够不够早 · True if ``days`` full calendar days lie between notice and meeting.

    Neither the day of notice nor the day of the meeting is counted, the strict reading of
    提前十日: a notice of the 1st serves a meeting on the 12th, not one on the 11th. The same for
    不少于十五日.
    """
    return notified_on <= latest_notice_day(meeting_on, days)


def latest_notice_day(meeting_on: date, days: int) -> date:
    """最迟通知日 · The last day of notice that leaves ``days`` ≥ 0 full days before the meeting."""
    return meeting_on - timedelta(days=_not_negative(days) + 1)


def earliest_meeting_day(notified_on: date, days: int) -> date:
    """最早开会日 · The first day after ``days`` ≥ 0 full days of notice or of publication."""
    return notified_on + timedelta(days=_not_negative(days) + 1)


def is_working_day(day: date, calendar: WorkingCalendar | None = None) -> bool:
    """是不是工作日 · With 调休; raises CalendarMissing outside the table."""
    return (calendar or current_calendar()).is_working_day(day)


def add_working_days(day: date, n: int, calendar: WorkingCalendar | None = None) -> date:
    """加工作日 · The ``n``-th working day after ``day`` (n ≥ 1), which itself is not counted.

    Zero gives ``day`` unchanged. Raises WrongDays if negative, CalendarMissing past the table.
    """
    left = _not_negative(n)
    table = calendar or current_calendar()
    while left:
        day += timedelta(days=1)
        left -= table.is_working_day(day)
    return day


def subtract_working_days(day: date, n: int, calendar: WorkingCalendar | None = None) -> date:
    """提前几个工作日 · The latest day that leaves ``n`` ≥ 0 whole working days before ``day``.

    For 提前三十个工作日: neither the day of the request nor ``day`` is counted. Errors as above.
    """
    left = _not_negative(n)
    table = calendar or current_calendar()
    day -= timedelta(days=1)
    while left:
        left -= table.is_working_day(day)
        day -= timedelta(days=1)
    return day


def working_days_between(
    after: date, through: date, calendar: WorkingCalendar | None = None
) -> int:
    """其间的工作日 · Working days after ``after`` up to and including ``through``; 0 if none."""
    table = calendar or current_calendar()
    span = range(1, (through - after).days + 1)
    return sum(table.is_working_day(after + timedelta(days=offset)) for offset in span)


def day_words(day: date) -> str:
    """2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday_words(day: date) -> str:
    """星期日."""
    return f"星期{WEEKDAYS[day.weekday()]}"


def period_words(span: Period) -> str:
    """自 2026年1月2日 起算，到 2026年1月11日 届满, with the reason where the end was moved."""
    words = f"自{day_words(span.first_day)}起算，到{day_words(span.ends_on)}届满"
    if span.rolled:
        words += f"（{day_words(span.last_day)}是法定休假日，顺延）"
    return words


def _rolled(last: date, calendar: WorkingCalendar | None) -> date:
    table = calendar or current_calendar()
    while not table.is_working_day(last):
        last += timedelta(days=1)
    return last


def _not_negative(days: int) -> int:
    if days < 0:
        raise _wrong(days, "天数不能是负数")
    return days


def _wrong(days: int, what: str) -> WrongDays:
    return WrongDays(f"天数 {days} 不对：{what}。", where="天数", hint="填正确的天数")
