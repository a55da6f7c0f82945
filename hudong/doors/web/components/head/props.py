"""页头 · Name with 主办, the columns, how to read, and the way in."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component
from hudong.doors.web.site import Reader, Site


@dataclass(frozen=True, slots=True)
class Head(Component):
    """页头 · Wrapped rather than hidden in a menu: no script, nothing to find."""

    site: Site
    reader: Reader
