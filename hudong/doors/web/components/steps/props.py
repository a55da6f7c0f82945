"""走到哪一步 · Done, now, not yet; a step that cannot be done says why."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content, State


@dataclass(frozen=True, slots=True)
class Step:
    """一步 · ``blocked`` is the reason why it cannot be done yet, in a full sentence."""

    state: State
    title: str
    words: Content = ""
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class Steps(Component):
    """走到哪一步 · Steps in order; ``is_wide`` lays them in a row where there is room."""

    steps: tuple[Step, ...]
    is_wide: bool = False
