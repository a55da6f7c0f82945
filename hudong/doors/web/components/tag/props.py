"""标签 · A state: shape, word and colour, always all three."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, State


@dataclass(frozen=True, slots=True)
class Tag(Component):
    """标签 · ``state`` gives shape and colour, ``words`` the meaning; ``plain`` is a kind."""

    state: State
    words: str
