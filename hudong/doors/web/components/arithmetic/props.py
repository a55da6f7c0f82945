"""算给你看 · A threshold as arithmetic in words: base, share, rounded how, needed, got."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Arithmetic(Component):
    """算给你看 · What the law asked and what came.

    ``base`` counts ``base_words`` (应到, 到会); the share is ``numerator``/``denominator`` and
    ``share_words`` its name (三分之二; 过半数). ``excludes`` tells 过半数 and 超过 (the share
    itself is not enough) from 以上 (it is). ``needed`` comes from the law's own arithmetic,
    never from here; ``got`` counts ``got_words``. ``unit`` is 人 or 票, ``note`` one more sentence.
    """

    question: str
    base_words: str
    base: int
    share_words: str
    numerator: int
    denominator: int
    excludes: bool
    needed: int
    got_words: str
    got: int
    base_unit: str = "人"
    unit: str = "人"
    note: str = ""

    @property
    def share(self) -> str:
        """份额 · The exact share of the base; two decimals where it is not whole."""
        exact, rest = divmod(self.base * self.numerator, self.denominator)
        if not rest:
            return str(exact)
        return f"{self.base * self.numerator / self.denominator:.2f}".rstrip("0").rstrip(".")

    @property
    def is_enough(self) -> bool:
        """够不够 · True if what came reaches what was needed."""
        return self.got >= self.needed

    @property
    def short_by(self) -> int:
        """差多少 · How many were missing; zero if enough."""
        return max(0, self.needed - self.got)
