"""链接 · A link in words: says where it leads, never 点击这里."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Link(Component):
    """链接 · Words and address; an empty ``href`` shows the words alone."""

    words: str
    href: str
