"""工作日历表 · Reads the yearly notices into a table that says of each day whether it is worked.

The table answers only for the years it holds: outside them it raises CalendarMissing, because
nobody knows next year's 调休 before the State Council says so.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hudong.ground.law.terms import CalendarMissing, LawError

SHIPPED = Path(__file__).parent / "days.toml"
VARIABLE = "HUDONG_CALENDAR"
FRIDAY = 4


class CalendarFileError(LawError):
    """日历文件有误 · A calendar file that cannot be true."""

    code = "calendar_file"


@dataclass(frozen=True)
class WorkingCalendar:
    """工作日历 · Holidays by name, weekend days that are worked, and the notices they come from.

    Answers for ``first_day`` to ``last_day``, both included.
    """

    first_day: date
    last_day: date
    holidays: Mapping[date, str]
    worked: frozenset[date]
    notices: Mapping[int, tuple[str, ...]]

    def is_working_day(self, day: date) -> bool:
        """True if offices work on ``day``. Raises CalendarMissing outside the table."""
        if not self.first_day <= day <= self.last_day:
            raise CalendarMissing(
                f"工作日历只到 {self.last_day.isoformat()}（自 {self.first_day.isoformat()} 起），"
                f"算不到 {day.isoformat()}。",
                where=day.isoformat(),
                hint="把国务院办公厅当年的放假安排补进工作日历后再算",
            )
        if day in self.worked:
            return True
        return day not in self.holidays and day.weekday() <= FRIDAY

    def holiday_name(self, day: date) -> str:
        """春节、国庆节 … for a day of the notices, else the empty text (weekends too)."""
        return self.holidays.get(day, "")


def read_calendar(file: Path) -> WorkingCalendar:
    """读入工作日历 · The table of a TOML file in the form of ``days.toml``.

    Raises CalendarFileError where the file is unreadable, years are missing or repeated, a notice
    reaches beyond its year and the turn of the year before it, or a day is both holiday and worked.
    """
    years = _years(file)
    holidays: dict[date, str] = {}
    worked: set[date] = set()
    notices: dict[int, tuple[str, ...]] = {}
    for number, table in years:
        for day, name in _holidays(table, number, file):
            if day in holidays:
                raise _wrong(file, f"{day.isoformat()} 写了两次放假", "一天只写一次")
            holidays[day] = name
        worked.update(_worked(table, number, file))
        notices[number] = tuple(str(notice) for notice in table["notices"])
    if both := sorted(worked & set(holidays)):
        raise _wrong(file, f"{both[0].isoformat()} 既放假又上班", "与通知核对后只留一处")
    first, last = years[0][0], years[-1][0]
    return WorkingCalendar(
        first_day=date(first, 1, 1),
        last_day=date(last, 12, 31),
        holidays=MappingProxyType(holidays),
        worked=frozenset(worked),
        notices=MappingProxyType(notices),
    )


def find_calendar(env: Mapping[str, str]) -> Path:
    """用哪个日历文件 · The file named by HUDONG_CALENDAR, else the one that the project carries."""
    named = env.get(VARIABLE, "")
    return Path(named) if named else SHIPPED


@cache
def current_calendar() -> WorkingCalendar:
    """正在用的工作日历 · Read once per process."""
    return read_calendar(find_calendar(os.environ))


def _years(file: Path) -> list[tuple[int, Mapping[str, Any]]]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8")).get("year", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(file, f"读不出来：{error}", "检查路径，按 TOML 格式改正") from error
    years = []
    for table in tables:
        lacking = [
            name
            for name, kind in (("year", int), ("notices", list), ("holidays", list), ("work", list))
            if not isinstance(table.get(name), kind)
        ]
        if lacking or not table["notices"]:
            year = table.get("year", "某年")
            raise _wrong(file, f"{year} 缺少 {lacking or 'notices'}", "补齐后再用")
        years.append((int(table["year"]), table))
    years.sort(key=lambda year: year[0])
    numbers = [number for number, _ in years]
    if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        raise _wrong(file, f"年份 {numbers} 不连续或者有重复", "年份要一年接一年")
    return years


def _holidays(table: Mapping[str, Any], year: int, file: Path) -> Iterator[tuple[date, str]]:
    for span in table["holidays"]:
        start, end = span.get("from"), span.get("to")
        if type(start) is not date or type(end) is not date or end < start:
            form = "写成 from = 2026-10-01, to = 2026-10-07"
            raise _wrong(file, f"{year} 年的 {span} 起止日不对", form)
        for offset in range((end - start).days + 1):
            day = start + timedelta(days=offset)
            _within(day, year, file)
            yield day, str(span.get("name", ""))


def _worked(table: Mapping[str, Any], year: int, file: Path) -> Iterator[date]:
    for day in table["work"]:
        if type(day) is not date or day.weekday() <= FRIDAY:
            raise _wrong(file, f"{year} 年的调休上班日 {day} 不是周末", "与通知核对")
        _within(day, year, file)
        yield day


def _within(day: date, year: int, file: Path) -> None:
    """A notice speaks of its year and of the last days of December before it."""
    if not date(year - 1, 12, 25) <= day <= date(year, 12, 31):
        raise _wrong(file, f"{day.isoformat()} 不在 {year} 年的安排之内", "放到它自己的年份下")


def _wrong(file: Path, what: str, hint: str) -> CalendarFileError:
    return CalendarFileError(f"工作日历 {file.name} 有误：{what}。", where=str(file), hint=hint)
