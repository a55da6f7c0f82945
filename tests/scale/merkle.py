"""默克尔树的追加比一次 SHA-256:不算编码。A Merkle append, encoding left out, against sha256 of the leaf."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from hudong.ground.record.tree import Frontier, leaf_hash
from tests.scale.ratio import in_turn, seconds
from tests.scale.result import Result, of_ratio

GOAL: Final = 2.5
LEAF_BYTES: Final = 258
LEAVES: Final = 20_000


def measure() -> list[Result]:
    """量追加 · Both sides see the same bytes of a short entry; hashing alone grows with length."""
    contents = [number.to_bytes(4, "big") * (LEAF_BYTES // 4) + b"\n\n" for number in range(LEAVES)]
    frontier = Frontier()

    def append() -> None:
        frontier.extend(map(leaf_hash, contents))

    def hash_only() -> None:
        for content in contents:
            sha256(content).digest()

    ratio = in_turn(lambda: seconds(append) / LEAVES, lambda: seconds(hash_only) / LEAVES)
    return [of_ratio(f"存证追加一叶比一次 SHA-256（{LEAF_BYTES} 字节）", ratio, most=GOAL)]
