"""示例条 · The strip that says: these data are made up."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class Strip(Component):
    """示例条 · ``more`` is an addition such as who one acts as; empty for none."""

    more: Content = ""
