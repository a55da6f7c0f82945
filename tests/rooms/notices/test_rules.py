"""公示的规则。Rules of notices."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.law.terms import CalendarMissing
from hudong.instruments.notices.rules import last_day, why_not_close
from hudong.instruments.notices.terms import Counted


@pytest.mark.parametrize(
    ("opened_on", "days", "counted", "ends_on"),
    [
        (date(2026, 3, 2), 15, Counted.CALENDAR, date(2026, 3, 17)),
        # 第十五日是 3 月 28 日星期六:不少于十五日是足够的公历日,不因休假日变长。
        (date(2026, 3, 13), 15, Counted.CALENDAR, date(2026, 3, 28)),
        (date(2026, 3, 2), 7, Counted.WORKING, date(2026, 3, 11)),
        # 2 月 14 日星期六上班,15 至 23 日春节放假。
        (date(2026, 2, 13), 1, Counted.WORKING, date(2026, 2, 14)),
        (date(2026, 2, 13), 2, Counted.WORKING, date(2026, 2, 24)),
        (date(2026, 2, 13), 5, Counted.CALENDAR, date(2026, 2, 18)),
    ],
)
def test_last_day(opened_on: date, days: int, counted: Counted, ends_on: date) -> None:
    assert last_day(opened_on, days, counted) == ends_on


def test_no_day_is_guessed_past_the_calendar() -> None:
    with pytest.raises(CalendarMissing):
        last_day(date(2099, 1, 1), 7, Counted.WORKING)


def test_a_notice_closes_on_the_day_after_its_last_and_not_before() -> None:
    ends_on = date(2026, 3, 17)
    assert "2026年3月17日" in why_not_close(ends_on, 0, ends_on)
    assert why_not_close(ends_on, 0, date(2026, 3, 18)) == ""


def test_unanswered_objections_keep_it_open() -> None:
    assert why_not_close(date(2026, 3, 17), 2, date(2026, 3, 18)) == "还有 2 条异议没有答复"
