"""要点 · Questions and answers: whose task, who pays, what may not be asked."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class Fact:
    """一点 · A short name and its answer."""

    name: str
    answer: Content


@dataclass(frozen=True, slots=True)
class Facts(Component):
    """要点 · Facts in the order in which a reader would ask."""

    facts: tuple[Fact, ...]
