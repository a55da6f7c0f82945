"""日子的算术:期间、通知、工作日,界限两边,春节和调休。Days: periods, notice, working days."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.calendar.table import (
    SHIPPED,
    CalendarFileError,
    find_calendar,
    read_calendar,
)
from hudong.ground.law.days import (
    WrongDays,
    add_days,
    add_working_days,
    corresponding_day,
    day_words,
    earliest_meeting_day,
    is_working_day,
    latest_notice_day,
    notice_ok,
    period,
    period_of_months,
    period_words,
    subtract_working_days,
    weekday_words,
    working_days_between,
)
from hudong.ground.law.terms import CalendarMissing

ONE = timedelta(days=1)
TABLE = read_calendar(SHIPPED)
any_day = st.dates(date(1990, 1, 1), date(2100, 12, 31))
inside = st.dates(date(2018, 1, 1), date(2026, 6, 30))


# ---- 期间（民法典第二百零一条至第二百零三条） ----


def test_first_day_is_not_counted() -> None:
    span = period(date(2026, 3, 2), 10)
    assert (span.first_day, span.last_day) == (date(2026, 3, 3), date(2026, 3, 12))
    assert not span.rolled


def test_last_day_on_a_weekend_rolls_to_monday() -> None:
    span = period(date(2026, 3, 4), 10)
    assert (span.last_day, span.ends_on) == (date(2026, 3, 14), date(2026, 3, 16))
    assert "2026年3月14日是法定休假日，顺延" in period_words(span)


def test_last_day_in_spring_festival_rolls_past_all_of_it() -> None:
    span = period(date(2026, 2, 1), 15)
    assert (span.last_day, span.ends_on) == (date(2026, 2, 16), date(2026, 2, 24))


def test_last_day_on_a_worked_saturday_does_not_roll() -> None:
    assert date(2026, 2, 28).weekday() == 5
    assert period(date(2026, 2, 18), 10).ends_on == date(2026, 2, 28)
    assert period(date(2026, 2, 4), 10).ends_on == date(2026, 2, 14)


@given(inside, st.integers(1, 90))
def test_a_period_ends_on_the_first_working_day_from_its_last_day(start: date, days: int) -> None:
    span = period(start, days)
    assert (span.last_day - span.first_day).days + 1 == days
    assert span.first_day == start + ONE
    assert is_working_day(span.ends_on)
    skipped = (span.ends_on - span.last_day).days
    assert not any(is_working_day(add_days(span.last_day, n)) for n in range(skipped))


@pytest.mark.parametrize("days", [0, -1])
def test_a_period_has_at_least_one_day(days: int) -> None:
    with pytest.raises(WrongDays) as caught:
        period(date(2026, 3, 2), days)
    assert isinstance(caught.value, ValueError)


def test_corresponding_day_or_the_end_of_the_month() -> None:
    assert corresponding_day(date(2026, 5, 1), 12) == date(2027, 5, 1)
    assert corresponding_day(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert corresponding_day(date(2023, 12, 31), 2) == date(2024, 2, 29)
    assert period_of_months(date(2026, 1, 15), 1).ends_on == date(2026, 2, 24)
    with pytest.raises(WrongDays):
        corresponding_day(date(2026, 1, 31), 0)


@given(any_day, st.integers(1, 60))
def test_corresponding_day_lies_in_the_right_month(start: date, months: int) -> None:
    day = corresponding_day(start, months)
    assert day.year * 12 + day.month == start.year * 12 + start.month + months
    assert day.day == start.day or (day.day < start.day and (day + ONE).day == 1)


# ---- 通知 ----


def test_ten_full_days_between_notice_and_meeting() -> None:
    assert notice_ok(date(2026, 3, 1), date(2026, 3, 12), 10)
    assert not notice_ok(date(2026, 3, 1), date(2026, 3, 11), 10)


@given(any_day, st.integers(0, 60))
def test_notice_both_sides_of_the_boundary(meeting: date, days: int) -> None:
    latest = latest_notice_day(meeting, days)
    assert notice_ok(latest, meeting, days)
    assert not notice_ok(latest + ONE, meeting, days)
    assert earliest_meeting_day(latest, days) == meeting
    assert (meeting - latest).days - 1 == days, "中间正好是这么多个整日"


def test_negative_notice_is_refused() -> None:
    with pytest.raises(WrongDays):
        latest_notice_day(date(2026, 3, 1), -1)


# ---- 工作日 ----


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 2, 13), True),  # 春节前的星期五
        (date(2026, 2, 14), True),  # 星期六，调休上班
        (date(2026, 2, 15), False),  # 放假第一天
        (date(2026, 2, 23), False),  # 放假最后一天，星期一
        (date(2026, 2, 24), True),
        (date(2026, 2, 28), True),  # 星期六，调休上班
        (date(2026, 3, 1), False),  # 平常的星期日
        (date(2026, 9, 20), True),  # 星期日，为国庆调休
        (date(2026, 10, 1), False),
        (date(2026, 10, 8), True),
        (date(2020, 1, 31), False),  # 延长的春节假期
        (date(2020, 2, 1), False),  # 原定上班，后改为放假
        (date(2020, 2, 3), True),
        (date(2019, 5, 2), False),  # 调整后的劳动节
        (date(2019, 5, 5), True),
        (date(2018, 12, 29), True),  # 写在下一年的通知里
        (date(2018, 12, 31), False),
        (date(2022, 12, 31), False),
        (date(2018, 1, 1), False),
        (date(2026, 12, 31), True),
    ],
)
def test_days_of_the_notices(day: date, worked: bool) -> None:
    assert is_working_day(day) is worked


def test_working_days_over_spring_festival() -> None:
    assert add_working_days(date(2026, 2, 12), 1) == date(2026, 2, 13)
    assert add_working_days(date(2026, 2, 12), 2) == date(2026, 2, 14)
    assert add_working_days(date(2026, 2, 12), 3) == date(2026, 2, 24)
    assert add_working_days(date(2026, 2, 12), 0) == date(2026, 2, 12)
    assert working_days_between(date(2026, 2, 13), date(2026, 2, 24)) == 2
    assert working_days_between(date(2026, 2, 24), date(2026, 2, 13)) == 0


@given(inside, st.integers(1, 60))
def test_working_days_are_counted_one_by_one(day: date, n: int) -> None:
    end = add_working_days(day, n)
    assert is_working_day(end)
    assert working_days_between(day, end) == n
    assert working_days_between(day, end - ONE) == n - 1


@given(st.dates(date(2018, 6, 1), date(2026, 12, 31)), st.integers(0, 60))
def test_subtracting_is_the_latest_day_that_still_leaves_enough(day: date, n: int) -> None:
    latest = subtract_working_days(day, n)
    assert working_days_between(latest, day - ONE) == n
    assert working_days_between(latest + ONE, day - ONE) < max(n, 1)


@pytest.mark.parametrize("day", [date(2017, 12, 31), date(2027, 1, 1)])
def test_outside_the_table_nothing_is_guessed(day: date) -> None:
    with pytest.raises(CalendarMissing) as caught:
        is_working_day(day)
    assert day.isoformat() in caught.value.message
    assert caught.value.hint


def test_a_deadline_past_the_end_is_an_error() -> None:
    assert add_working_days(date(2026, 12, 30), 1) == date(2026, 12, 31)
    with pytest.raises(CalendarMissing):
        add_working_days(date(2026, 12, 31), 1)
    with pytest.raises(CalendarMissing):
        period(date(2026, 12, 20), 15)
    with pytest.raises(WrongDays):
        add_working_days(date(2026, 3, 2), -1)


def test_words() -> None:
    assert day_words(date(2026, 3, 1)) == "2026年3月1日"
    assert weekday_words(date(2026, 3, 1)) == "星期日"
    assert weekday_words(date(2026, 3, 2)) == "星期一"


# ---- 日历表 ----


def test_every_year_from_2018_has_its_notice_and_seven_festivals() -> None:
    assert sorted(TABLE.notices) == list(range(2018, 2027))
    assert all(
        notice.startswith("国办发明电〔") for row in TABLE.notices.values() for notice in row
    )
    for year in TABLE.notices:
        names = "".join(name for day, name in TABLE.holidays.items() if day.year == year)
        for festival in ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"):
            assert festival in names, (year, festival)


def test_the_days_that_the_law_itself_names_are_holidays() -> None:
    for year in TABLE.notices:
        for month, day in ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3)):
            assert not TABLE.is_working_day(date(year, month, day))


@pytest.mark.parametrize("year", tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["year"])
def test_each_notice_moves_rest_but_makes_none(year: dict[str, Any]) -> None:
    """调休只是挪动:放假的平日减去上班的周末,等于全国年节放假办法给的天数。

    11 days until 2024, 13 since 2025; the notice of 2020 was prolonged by two working days.
    """
    off = [
        span["from"] + n * ONE
        for span in year["holidays"]
        for n in range((span["to"] - span["from"]).days + 1)
    ]
    statutory = 13 if year["year"] >= 2025 else 11
    prolonged = 2 if year["year"] == 2020 else 0
    weekdays = sum(day.weekday() < 5 for day in off)
    assert weekdays - len(year["work"]) == statutory + prolonged


GOOD = """
[[year]]
year = 2027
notices = ["示例通知"]
holidays = [{ name = "元旦", from = 2027-01-01, to = 2027-01-03 }]
work = [2027-01-09]
"""


def calendar_file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "days.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_county_may_bring_its_own_table(tmp_path: Path) -> None:
    file = calendar_file(tmp_path, GOOD)
    table = read_calendar(file)
    assert find_calendar({"HUDONG_CALENDAR": str(file)}) == file
    assert find_calendar({}) == SHIPPED
    assert is_working_day(date(2027, 1, 9), table)
    assert add_working_days(date(2027, 1, 1), 1, table) == date(2027, 1, 4)
    assert table.holiday_name(date(2027, 1, 1)) == "元旦"
    with pytest.raises(CalendarMissing):
        is_working_day(date(2026, 12, 31), table)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[year]", "读不出来"),
        ("", "不连续"),
        (GOOD + GOOD, "重复"),
        (GOOD + GOOD.replace("2027", "2029"), "不连续"),
        (GOOD.replace("2027-01-09", "2027-01-08"), "不是周末"),
        (GOOD.replace("2027-01-09", "2027-01-02"), "既放假又上班"),
        (GOOD.replace("to = 2027-01-03", "to = 2026-12-31"), "起止日不对"),
        (GOOD.replace("to = 2027-01-03", 'to = "2027-01-03"'), "起止日不对"),
        (GOOD.replace("from = 2027-01-01", "from = 2026-12-01"), "不在 2027 年"),
        (GOOD.replace('notices = ["示例通知"]', "notices = []"), "缺少"),
        (GOOD.replace("work = [2027-01-09]", ""), "缺少"),
    ],
)
def test_a_wrong_table_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CalendarFileError) as caught:
        read_calendar(calendar_file(tmp_path, text))
    assert says in caught.value.message
    assert caught.value.hint


def test_a_named_but_absent_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CalendarFileError):
        read_calendar(tmp_path / "absent.toml")
