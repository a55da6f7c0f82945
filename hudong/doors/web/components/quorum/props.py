"""到会人数 · Expected, required, present: one big figure, one sentence, one tag."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component
from hudong.doors.web.components.arithmetic.props import Arithmetic
from hudong.doors.web.components.tag.props import Tag


@dataclass(frozen=True, slots=True)
class Quorum(Component):
    """到会人数 · ``reckoning`` counts those present against those expected."""

    reckoning: Arithmetic
    tag: Tag
