"""规则总册 · The book of rules: all bases, read once from ``rules/*.toml``, frozen ever after.

``basis(key)`` is what an act stands on; ``at(day, place)`` is what a decision asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from hudong.ground.law.rules.on_day import RulesOnDay, unknown_key
from hudong.ground.law.rules.reading import read_bases
from hudong.ground.law.terms import Basis, CommunityKind

FOLDER = Path(__file__).parent


@cache
def _known() -> Mapping[str, Basis]:
    return MappingProxyType(read_bases(sorted(FOLDER.glob("*.toml"))))


def basis(key: str) -> Basis:
    """法据 · The basis of that key. Raises RuleMissing, naming keys like it, if there is none."""
    found = _known().get(key)
    if found is None:
        raise unknown_key(key, _known())
    return found


def for_community(key: str, kind: str) -> str:
    """村用村的法，社区用社区的法 · The key of the same rule in the act of that kind of community.

    A key of another act, or one that the residents' act has no rule for, stays as it is.
    """
    if kind != CommunityKind.NEIGHBOURHOOD:
        return key
    twin = key.replace("villagers_committee_act.", "residents_committee_act.", 1)
    return twin if twin in _known() else key


def bases() -> tuple[Basis, ...]:
    """全部法据 · Every basis, ordered by key."""
    return tuple(_known()[key] for key in sorted(_known()))


def at(day: date, place: str = "") -> RulesOnDay:
    """某日的规则 · The rules of ``day`` at ``place``, a division code; empty: the country."""
    return RulesOnDay(day, place, _known())
