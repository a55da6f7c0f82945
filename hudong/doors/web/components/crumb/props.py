"""位置 · Where this page stands: the way from the home page to here."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component
from hudong.doors.web.components.link.props import Link


@dataclass(frozen=True, slots=True)
class Crumb(Component):
    """位置 · ``way`` above this page in order (the home page first), ``here`` its own name."""

    way: tuple[Link, ...]
    here: str
