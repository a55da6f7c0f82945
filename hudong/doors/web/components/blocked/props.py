"""还不能办 · An act that cannot be done, with its reason; no dead grey button."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class Blocked(Component):
    """还不能办 · ``act`` names the step, ``reason`` is a full sentence."""

    act: str
    reason: Content
