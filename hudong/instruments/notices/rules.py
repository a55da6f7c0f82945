"""公示的规则:哪天届满,能不能结束。Rules of notices: plain values in, answers out."""

from __future__ import annotations

from datetime import date

from hudong.ground.law.days import add_days, add_working_days, day_words
from hudong.instruments.notices.terms import Counted


def last_day(opened_on: date, days: int, counted: Counted) -> date:
    """届满日 · The last day of a notice of ``days`` ≥ 1; the day of publication is not counted.

    A least time of publication (不少于十五日) is so many full calendar days, holidays or not; only a
    period counted in working days needs the calendar (CalendarMissing past the end of its table).
    Legal source: 民法典第二百零一条第一款.
    """
    if counted is Counted.WORKING:
        return add_working_days(opened_on, days)
    return add_days(opened_on, days)


def why_not_close(ends_on: date, unanswered: int, day: date) -> str:
    """为什么还不能结束 · Empty if the notice may close on ``day``: the last day has passed whole and
    every objection is answered."""
    if day <= ends_on:
        return f"公示到{day_words(ends_on)}为止，那一天过完才届满"
    if unanswered:
        return f"还有 {unanswered} 条异议没有答复"
    return ""
