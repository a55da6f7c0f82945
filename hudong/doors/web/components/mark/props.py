"""标志 · The mark 互: two equal hooks that hold each other."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Mark(Component):
    """标志 · Drawn in the two side colours; decoration, so readers skip it."""
