"""翻页 · To the page before and after; a key in the address, never a page number."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Paging(Component):
    """翻页 · ``before`` and ``after`` are addresses, empty at either end."""

    before: str = ""
    after: str = ""
