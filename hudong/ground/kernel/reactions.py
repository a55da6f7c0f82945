"""联动:下面发生了那件事,上面就做这件事。Reactions: when that fact happens below, this act happens here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hudong.ground.kernel.fact import Fact

MAX_DEPTH = 3

_reactions: dict[type[Fact], list[Callable[[Any], None]]] = {}


def when(kind: type[Fact]) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """登记联动 · The function receives the fact, in the same transaction, and calls one act."""

    def register(reaction: Callable[[Any], None]) -> Callable[[Any], None]:
        _reactions.setdefault(kind, []).append(reaction)
        return reaction

    return register


def reactions_to(fact: Fact) -> list[Callable[[Any], None]]:
    """这件事的联动 · The reactions to this class of fact, in the order of registration."""
    return _reactions.get(type(fact), [])


def registered() -> dict[type[Fact], list[Callable[[Any], None]]]:
    """全部联动 · Every reaction by the fact it answers, for the reference."""
    return dict(_reactions)
