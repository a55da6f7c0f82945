"""会场大屏 · The page on the wall of a meeting: readable from ten metres."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content
from hudong.doors.web.components.cells.props import Cells
from hudong.doors.web.components.quorum.props import Quorum
from hudong.doors.web.components.tag.props import Tag


@dataclass(frozen=True, slots=True)
class WallMotion:
    """正在办的一项 · Which motion of how many; while voting is open only the number cast shows."""

    tag: Tag
    number: int
    total: int
    title: str
    words: Content
    cast: Cells


@dataclass(frozen=True, slots=True)
class Wall(Component):
    """会场大屏 · Who is here, what is voted on, and ``last``: the result before this one."""

    quorum: Quorum
    motion: WallMotion | None = None
    last_title: str = ""
    last: tuple[Content, ...] = ()
