"""改动 · What was struck out and what was put in, by line and by hidden word, not by colour."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Change(Component):
    """改动 · Either side may be empty (only struck out, only put in)."""

    removed: str = ""
    added: str = ""
