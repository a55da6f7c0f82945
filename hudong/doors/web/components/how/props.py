"""怎样办 · A few numbered steps that explain, without states."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class HowStep:
    """一步 · A short title and one sentence."""

    title: str
    words: Content


@dataclass(frozen=True, slots=True)
class How(Component):
    """怎样办 · At most four steps read well in one row."""

    steps: tuple[HowStep, ...]
