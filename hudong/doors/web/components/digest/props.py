"""核对码 · A digest in groups of four, as read over the telephone."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Digest(Component):
    """核对码 · ``value`` in hex; ``groups`` > 0 shows only the first groups of four digits."""

    value: str
    groups: int = 0
