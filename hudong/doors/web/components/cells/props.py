"""方格 · One small square per matter: solid stays, hollow was sent back."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from hudong.doors.web.component import Component

_PITCH, _SQUARE = 40, 31


@dataclass(frozen=True, slots=True)
class Cells(Component):
    """方格 · ``kept`` of ``declared``; 0 ≤ kept ≤ declared; ``per_row`` > 0 fixes the row."""

    declared: int
    kept: int
    kept_words: str = "留下"
    fallen_words: str = "退回"
    per_row: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.kept <= self.declared:
            raise ValueError(f"留下的（{self.kept}）不能多于申报的（{self.declared}）")

    @property
    def columns(self) -> int:
        """一行几格 · ``per_row``, or as many as make the whole about twice as wide as high."""
        return self.per_row or max(10, round(sqrt(self.declared * 2.17)))

    @property
    def width(self) -> int:
        """宽 · Width of the drawing in its own units."""
        return self.columns * _PITCH

    @property
    def height(self) -> int:
        """高 · Height of the drawing in its own units."""
        return max(1, -(-self.declared // self.columns)) * _PITCH

    def _squares(self, first: int, last: int, inset: float, size: float) -> str:
        places = (divmod(index, self.columns) for index in range(first, last))
        return "".join(
            f"M{x * _PITCH + inset:g} {y * _PITCH + inset:g}h{size:g}v{size:g}h-{size:g}z"
            for y, x in places
        )

    @property
    def solid(self) -> str:
        """实心 · The SVG path of the kept."""
        return self._squares(0, self.kept, 3.5, _SQUARE + 1)

    @property
    def hollow(self) -> str:
        """空心 · The SVG path of the fallen."""
        return self._squares(self.kept, self.declared, 4, _SQUARE)
