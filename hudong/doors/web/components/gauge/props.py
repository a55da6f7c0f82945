"""通过线 · How many were needed and how many came, on one line."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component

_WIDTH = 338


@dataclass(frozen=True, slots=True)
class Gauge(Component):
    """通过线 · ``got`` of ``base``, with a mark at ``needed``; all counts of votes or persons."""

    base: int
    needed: int
    got: int

    def _at(self, number: int) -> int:
        return round(_WIDTH * number / self.base) if self.base else 0

    @property
    def got_at(self) -> int:
        """所得的位置 · Length of the filled part."""
        return self._at(self.got)

    @property
    def needed_at(self) -> int:
        """通过线的位置 · Where the mark stands."""
        return 1 + self._at(self.needed)

    @property
    def anchor(self) -> str:
        """文字靠哪边 · Keeps the words of the mark inside the drawing."""
        if self.needed_at > _WIDTH * 0.85:
            return "end"
        return "start" if self.needed_at < _WIDTH * 0.15 else "middle"
