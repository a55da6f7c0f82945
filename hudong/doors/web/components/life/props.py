"""来龙去脉 · The life of a matter: one vertical line with days; solid behind, dashed ahead."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hudong.doors.web.component import Component, Content, State


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """一件事 · On a day (or ``when`` in words), what happened, and its entry in the record.

    ``entry`` is the number of the record entry (0 for none) and ``digest`` its hex digest, of
    which eight digits show; ``href`` leads to the entry.
    """

    state: State
    title: str
    on: dt.date | None = None
    when: str = ""
    words: Content = ""
    entry: int = 0
    digest: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Life(Component):
    """来龙去脉 · Events in the order of time; what lies ahead has the state ``wait``.

    ``shows_year`` writes full days, for lives of more than one year.
    """

    events: tuple[LifeEvent, ...]
    shows_year: bool = False
