"""空 · An empty list says what is empty and the one thing that can be done."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class Empty(Component):
    """空 · ``words`` is a full sentence; ``do`` a link or a sentence, empty for none."""

    words: str
    do: Content = ""
