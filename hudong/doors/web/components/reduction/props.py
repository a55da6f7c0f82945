"""瘦身 · From how many to how many, in big figures with the squares under them."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component
from hudong.doors.web.components.cells.props import Cells
from hudong.doors.web.components.link.props import Link


@dataclass(frozen=True, slots=True)
class Reduction(Component):
    """瘦身 · ``percent`` is the reduction as text with one decimal; ``more`` leads to reasons."""

    cells: Cells
    percent: str
    more: Link
