"""时钟:唯一取当前时刻的地方。The clock: the only place that asks what time it is.

Instants are UTC; every legal day is the Asia/Shanghai day of an instant. Only processes whose
settings say ``CLOCK_SETTABLE`` (demo and tests) can set it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

SHANGHAI = ZoneInfo("Asia/Shanghai")


class ClockNotSettable(Exception):
    """不许拨钟 · This process may not set the clock."""


@dataclass
class _Offset:
    """How far the clock is set from the machine's, and whether it stands still."""

    start: datetime | None = None
    since: float = 0.0
    running: bool = True
    shift: timedelta = timedelta(0)


_offset = _Offset()


def now() -> datetime:
    """现在 · The current instant, in UTC."""
    if _offset.start is None:
        return datetime.now(UTC) + _offset.shift
    if not _offset.running:
        return _offset.start
    return _offset.start + timedelta(seconds=time.monotonic() - _offset.since)


def today() -> date:
    """今天 · The current legal day."""
    return legal_day(now())


def legal_day(instant: datetime) -> date:
    """法定日 · The Asia/Shanghai day of an instant."""
    return instant.astimezone(SHANGHAI).date()


def instant_on(day: date, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """某日某时 · The instant of a Shanghai wall-clock time."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=SHANGHAI).astimezone(
        UTC
    )


def _refuse_unless_settable() -> None:
    if not settings.CLOCK_SETTABLE:
        raise ClockNotSettable("只有演示和测试可以拨时钟")


def shift_by(shift: timedelta) -> None:
    """整体移动时钟 · From now on the clock runs ``shift`` away from the machine's; demo and tests only."""
    _refuse_unless_settable()
    _offset.shift = shift


def set_clock(instant: datetime, *, running: bool = False) -> None:
    """拨钟 · Sets the clock (standing still unless ``running``); demo and tests only."""
    _refuse_unless_settable()
    _offset.start, _offset.since, _offset.running = instant, time.monotonic(), running


def reset_clock() -> None:
    """让时钟走起来 · Back to the machine's own time (moved by ``shift_by``, if it was)."""
    _offset.start, _offset.running = None, True


@contextmanager
def clock_at(instant: datetime) -> Iterator[None]:
    """在某一刻 · Sets the clock for a block."""
    before = (_offset.start, _offset.since, _offset.running)
    set_clock(instant)
    try:
        yield
    finally:
        _offset.start, _offset.since, _offset.running = before


@dataclass(frozen=True)
class Moment:
    """这一刻 · The one instant of an act and its legal day."""

    at: datetime
    day: date
