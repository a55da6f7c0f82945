"""两份清单 · What has two sides: left and right of equal width, one centre line, one joint."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component
from hudong.doors.web.components.link.props import Link


@dataclass(frozen=True, slots=True)
class Half:
    """一边 · Title, how many, of what kind, one sentence, a few samples, and the whole list."""

    title: str
    count: int
    unit: str
    sentence: str
    samples: tuple[Link, ...]
    more: Link


@dataclass(frozen=True, slots=True)
class Pair(Component):
    """两份清单 · Two halves; neither is wider, larger or first in weight."""

    left: Half
    right: Half
