"""地方规定的默认值。Defaults of the county's own values, from the rule book, to be set by an act."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.ground.law import bases
from hudong.ground.law.terms import BasisKind


@dataclass(frozen=True)
class LocalDefault:
    """默认的地方规定 · Key, sentence and number of one value that the county may set itself."""

    key: str
    title: str
    value: int


def local_defaults() -> tuple[LocalDefault, ...]:
    """全部默认值 · Every local basis that holds a number, ordered by key."""
    return tuple(
        LocalDefault(basis.key, basis.words, int(value))
        for basis in bases()
        if basis.kind is BasisKind.LOCAL
        for version in basis.versions
        for value in version.values.values()
        if type(value) is int
    )
