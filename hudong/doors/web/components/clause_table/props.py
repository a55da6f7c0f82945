"""条款和经费 · The clauses of an agreement with their money, and the whole package in 大写."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content
from hudong.doors.web.components.link.props import Link
from hudong.doors.web.components.yuan.props import Yuan


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """一条 · Number, matter, what is to be done, how the fee is reckoned, who pays, how much."""

    number: int
    matter: Link
    standard: str
    reckoning: str
    payer: str
    fee: Yuan
    state: Content = ""


@dataclass(frozen=True, slots=True)
class ClauseTable(Component):
    """条款和经费 · ``package`` is the sum that binds; it is handed in and shown with 大写."""

    clauses: tuple[ClauseRow, ...]
    package: Yuan
