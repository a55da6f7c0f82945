"""计票 · Votes in strokes of 正, five to a character, the number beside."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component

# 正字五笔，一笔一票；前四笔不成字时照样画出来。
_STROKES = ("M{x} {t}h11", "M{m} {t}v11", "M{n} {h}h4", "M{p} {g}v6", "M{o} {b}h13")
_PER_LINE = 10
_WIDE, _HIGH = 17, 18


@dataclass(frozen=True, slots=True)
class Count:
    """一项 · One answer (同意, 反对, 弃权) with its votes, not negative."""

    words: str
    votes: int

    @property
    def strokes(self) -> str:
        """笔画 · The SVG path: one stroke per vote, ten characters to a line."""
        return "".join(self._stroke(vote) for vote in range(self.votes))

    @staticmethod
    def _stroke(vote: int) -> str:
        character, stroke = divmod(vote, 5)
        x, y = character % _PER_LINE * _WIDE, character // _PER_LINE * _HIGH
        places = {
            "x": x + 1, "m": x + 6.5, "n": x + 7, "p": x + 3, "o": x,
            "t": y + 3, "h": y + 8.3, "g": y + 8, "b": y + 14,
        }  # fmt: skip
        return _STROKES[stroke].format(**{name: f"{at:g}" for name, at in places.items()})

    @property
    def width(self) -> int:
        """宽 · Width of the drawing in its own units."""
        return min(_PER_LINE, max(1, -(-self.votes // 5))) * _WIDE

    @property
    def height(self) -> int:
        """高 · Height of the drawing in its own units."""
        return max(1, -(-self.votes // (5 * _PER_LINE))) * _HIGH


@dataclass(frozen=True, slots=True)
class Tally(Component):
    """计票 · All counts in the same ink: a result takes no side."""

    counts: tuple[Count, ...]
