"""页脚 · Who runs the site, how to reach them, how to complain or suggest."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component
from hudong.doors.web.site import Reader, Site


@dataclass(frozen=True, slots=True)
class Foot(Component):
    """页脚 · Lines of the site that are empty are left out."""

    site: Site
    reader: Reader
