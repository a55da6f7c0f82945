"""对照 · Two texts side by side, what was struck out and what was put in told by line and by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class Part:
    """一段字 · ``kept`` is same, gone or new."""

    kept: Literal["same", "gone", "new"]
    words: str


@dataclass(frozen=True, slots=True)
class Side:
    """一边 · Which text it is, and its paragraphs in parts; no paragraph: ``nothing`` says why."""

    title: Content
    paragraphs: tuple[tuple[Part, ...], ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Compared(Component):
    """对照 · The older text left (on a phone: above), the newer one right; ``note`` sums it up."""

    left: Side
    right: Side
    note: str = ""
