"""一条结果:量了什么,得多少,目标多少。One result: what was measured, the figure, the goal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.scale.ratio import Ratio


@dataclass(frozen=True)
class Result:
    """结果 · One line of the table.

    ``met`` is None where nothing can be said (no goal, an invalid measurement, a bar that was
    skipped); ``facts`` go into the result file as they are.
    """

    title: str
    figure: str
    goal: str = ""
    met: bool | None = None
    note: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def of_ratio(title: str, ratio: Ratio, *, most: float, note: str = "") -> Result:
    """比值的结果 · With range and both raw figures; an invalid one is said to be so."""
    words = [range_words(ratio), *([note] if note else [])]
    if not ratio.is_valid:
        words.insert(0, f"作废：离散 {ratio.spread:.2f}，机器太忙")
    return Result(
        title=title,
        figure=f"{ratio.ratio:.2f} 倍",
        goal=f"≤ {most:g} 倍",
        met=ratio.ratio <= most if ratio.is_valid else None,
        note="；".join(words),
        facts={**ratio.facts(), "goal": most},
    )


def range_words(ratio: Ratio) -> str:
    """范围和两边的数 · Lowest and highest block, and both raw figures."""
    raw = f"{duration(ratio.ours)} 比 {duration(ratio.theirs)}"
    return f"各轮 {ratio.lowest:.2f}–{ratio.highest:.2f}；{raw}"


def duration(seconds: float) -> str:
    """时长 · With the unit that reads best."""
    for unit, size in (("秒", 1.0), ("毫秒", 1e-3), ("微秒", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} 纳秒"
