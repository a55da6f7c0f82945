"""日历 · One month with shapes on its days, the same shapes as in the list."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from hudong.doors.web.component import Component, State


@dataclass(frozen=True, slots=True)
class CalMark:
    """一个日子 · A day of the month with its state and its words (到期, 会议, 今天)."""

    on: dt.date
    state: State
    words: str


@dataclass(frozen=True, slots=True)
class Cal(Component):
    """日历 · The month in which ``month`` lies; weeks begin on Monday."""

    month: dt.date
    marks: tuple[CalMark, ...] = ()

    @property
    def weeks(self) -> list[list[int]]:
        """各周 · Days of each week, 0 outside the month."""
        return calendar.Calendar().monthdayscalendar(self.month.year, self.month.month)

    @property
    def by_day(self) -> dict[int, CalMark]:
        """按日找 · The mark of each day of this month; the first given wins."""
        here = (self.month.year, self.month.month)
        found = [each for each in self.marks if (each.on.year, each.on.month) == here]
        return {each.on.day: each for each in reversed(found)}
