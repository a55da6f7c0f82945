"""法据的词汇:法据、它的版本、某日的法据。Vocabulary of bases: what acts stand on, dated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class BasisKind(StrEnum):
    """法据种类 · Where an act's basis comes from."""

    STATUTE = "statute"
    LOCAL = "local"
    INTERNAL = "internal"

    @property
    def words(self) -> str:
        """The label shown to readers."""
        return {"statute": "法律法规", "local": "地方规定", "internal": "系统内部规则"}[self.value]


@dataclass(frozen=True)
class BasisVersion:
    """法据的一个版本 · What a basis says, and where, during its days of force.

    ``values`` holds the numbers of the rule (shares, days, counts). ``place`` is a division-code
    prefix: empty for the whole country, ``"32"`` for a province's own rule, which wins there.
    """

    instrument: str
    article: str
    in_force_from: date | None
    in_force_to: date | None
    values: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""
    words: str = ""

    def covers(self, day: date) -> bool:
        """True if ``day`` lies within the version's days, both ends included."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_to is None or day <= self.in_force_to
        )


@dataclass(frozen=True)
class Basis:
    """法据 · A key on which acts stand: a statute, the county's own rule, or an internal one.

    ``words`` says in our own sentence what it allows or demands; ``reason`` is given where the
    kind is internal (no statute exists and none is invented).
    """

    key: str
    kind: BasisKind
    words: str
    reason: str = ""
    versions: tuple[BasisVersion, ...] = ()


@dataclass(frozen=True)
class BasisOnDay:
    """某日的法据 · A basis as it stands on one day, ready to be cited."""

    basis: Basis
    version: BasisVersion
    day: date

    @property
    def key(self) -> str:
        """The key of the basis."""
        return self.basis.key

    @property
    def cite(self) -> str:
        """《村民委员会组织法》第三十条第二款, or 地方规定 / 系统内部规则 for other kinds."""
        if self.basis.kind is not BasisKind.STATUTE:
            return f"{self.basis.kind.words}：{self.words}"
        return f"《{self.version.instrument}》{self.version.article}"

    @property
    def words(self) -> str:
        """Our own sentence for this day's version."""
        return self.version.words or self.basis.words
