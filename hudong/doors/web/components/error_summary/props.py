"""还差什么 · What is missing in a form, on top of it, each line a link to its field."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Problem:
    """一处问题 · What is missing and what to do; ``field`` is the id of the field, or empty."""

    words: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class ErrorSummary(Component):
    """还差什么 · Every problem of the form at once; empty shows nothing."""

    problems: tuple[Problem, ...]
