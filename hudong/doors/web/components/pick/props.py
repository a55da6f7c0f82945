"""选一项 · Choices as high rows; choosing and sending are two steps, so a shaking hand is safe."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Choice:
    """一项 · The value that is sent, its words, and whether it is chosen already."""

    value: str
    words: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Pick(Component):
    """选一项 · ``legend`` is the question; ``hides_legend`` where the heading above asks it."""

    name: str
    legend: str
    choices: tuple[Choice, ...]
    error: str = ""
    hides_legend: bool = False
