"""多选 · Several answers of many, each with its own box."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Tick:
    """一格 · The value that is sent, its words, a ``note`` in small type, whether it is ticked."""

    value: str
    words: str
    note: str = ""
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Ticks(Component):
    """多选 · ``legend`` is the question; ``hint`` says how many may be ticked.

    ``hides_legend`` where the words around it ask it already.
    """

    name: str
    legend: str
    ticks: tuple[Tick, ...]
    hint: str = ""
    error: str = ""
    hides_legend: bool = False
