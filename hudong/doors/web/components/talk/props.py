"""商量的经过 · Offers: 甲方 left of the line, 乙方 right, what both did in the middle."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class Move:
    """一步 · Who moved (``a`` 甲方, ``b`` 乙方, ``ab`` both), on which day, what and why."""

    side: Literal["a", "b", "ab"]
    title: str
    on: dt.date
    words: Content
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Talk(Component):
    """商量的经过 · Moves in the order of time; nothing is ever taken out."""

    moves: tuple[Move, ...]
