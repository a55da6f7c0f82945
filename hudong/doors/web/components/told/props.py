"""办完以后 · What an act answers: done, or refused with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content, State


@dataclass(frozen=True, slots=True)
class Told(Component):
    """办完以后 · ``state`` done, no or soon; ``words`` is a full sentence."""

    state: State
    words: Content
