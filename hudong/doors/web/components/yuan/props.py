"""金额 · Money with two decimals, and in 大写 where the sum binds."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Yuan(Component):
    """金额 · ``fen`` is an integer number of fen; ``binds`` adds the sum in words (大写)."""

    fen: int
    binds: bool = False
