"""甲乙双方 · The two parties of an agreement, side by side even on a phone."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class PartyRow:
    """一行 · The row's name stands between the parties, for it belongs to neither."""

    name: str
    of_a: Content
    of_b: Content


@dataclass(frozen=True, slots=True)
class Parties(Component):
    """甲乙双方 · Names and rows; the same type size and width whatever the names are."""

    party_a: str
    party_b: str
    rows: tuple[PartyRow, ...]
