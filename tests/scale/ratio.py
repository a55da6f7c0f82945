"""比值:甲乙两样轮流量,取各轮之比的中位数。Ratios: two things measured in turn, block by block.

The same code read 2.4 and then 0.9 when one side was measured after the other had finished; in
alternating blocks it reads 1.9 to 2.5. So nothing here is compared across time or machines.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Final

BLOCKS: Final = 15
WIDEST: Final = 0.6

Block = Callable[[], float]


@dataclass(frozen=True)
class Ratio:
    """比值 · Median of the block ratios, their range, and both sides in seconds (medians)."""

    ratio: float
    lowest: float
    highest: float
    ours: float
    theirs: float
    blocks: int

    @property
    def spread(self) -> float:
        """离散 · (highest − lowest) / median of the block ratios."""
        return (self.highest - self.lowest) / self.ratio

    @property
    def is_valid(self) -> bool:
        """作数 · False where the blocks differ too much to say anything."""
        return self.spread <= WIDEST

    def facts(self) -> dict[str, Any]:
        """所有数字 · Everything that the result file keeps."""
        return {**asdict(self), "spread": self.spread, "valid": self.is_valid}


def in_turn(ours: Block, theirs: Block, *, blocks: int = BLOCKS) -> Ratio:
    """轮流量 · Each side runs a block and says how many seconds one of its operations took."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(blocks)]
    ratios = sorted(one / other for one, other in pairs)
    return Ratio(
        ratio=median(ratios),
        lowest=ratios[0],
        highest=ratios[-1],
        ours=median(one for one, _ in pairs),
        theirs=median(other for _, other in pairs),
        blocks=blocks,
    )


def typical(operations: Iterable[Callable[[], Any]]) -> float:
    """一次多久 · Median processor seconds of the operations of a block, each timed by itself."""
    return median(seconds(operation) for operation in operations)


def seconds(operation: Callable[[], Any]) -> float:
    """用时 · Processor seconds of one call: waiting for other programs does not count."""
    started = time.thread_time()
    operation()
    return time.thread_time() - started


def waited(operation: Callable[[], Any]) -> float:
    """等了多久 · Seconds on the clock that one call takes, whoever used them."""
    started = time.perf_counter()
    operation()
    return time.perf_counter() - started
