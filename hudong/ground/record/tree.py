"""默克尔树(RFC 6962)· The Merkle tree of RFC 6962, section 2.1, in plain Python.

A leaf is hashed with a leading 0x00, an inner node with 0x01, so that one can never be passed off
as the other. All functions are pure: they take leaf hashes and give hashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

Hash = bytes
EMPTY_ROOT: Hash = sha256(b"").digest()


def leaf_hash(content: bytes) -> Hash:
    """叶哈希 · SHA-256(0x00 ‖ content)."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    """节点哈希 · SHA-256(0x01 ‖ left ‖ right)."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """前沿 · The right edge of a growing tree: appends in O(1) amortised, root at any size."""

    def __init__(self, leaves: Iterable[Hash] = ()) -> None:
        self.size = 0
        self._peaks: list[Hash] = []
        self.extend(leaves)

    def append(self, leaf: Hash) -> None:
        """Adds one leaf hash at the right."""
        self.extend((leaf,))

    def extend(self, leaves: Iterable[Hash]) -> None:
        """Adds leaf hashes at the right, in their order."""
        # 存证里最热的一处:节点哈希就地算(同 node_hash),不为它再调一层函数。
        peaks, size = self._peaks, self.size
        try:
            for node in leaves:
                rest = size
                while rest & 1:
                    node = sha256(b"\x01" + peaks.pop() + node).digest()  # noqa: PLW2901
                    rest >>= 1
                peaks.append(node)
                size += 1
        finally:
            self.size = size

    def root(self) -> Hash:
        """The root of all leaves so far."""
        if not self._peaks:
            return EMPTY_ROOT
        node = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            node = node_hash(peak, node)
        return node


def root(leaves: Sequence[Hash]) -> Hash:
    """树根 · The root over ``leaves``."""
    return Frontier(leaves).root()


def _split(size: int) -> int:
    """The largest power of two smaller than ``size`` (size ≥ 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(leaves: Sequence[Hash], index: int) -> list[Hash]:
    """包含证明 · The audit path of leaf ``index`` (from 0) in the tree of all ``leaves``."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"序号 {index} 不在 0 到 {len(leaves) - 1} 之间")
    if len(leaves) == 1:
        return []
    middle = _split(len(leaves))
    if index < middle:
        return [*inclusion_proof(leaves[:middle], index), root(leaves[middle:])]
    return [*inclusion_proof(leaves[middle:], index - middle), root(leaves[:middle])]


def verify_inclusion(leaf: Hash, index: int, size: int, proof: Sequence[Hash], top: Hash) -> bool:
    """核对包含证明 · True if ``leaf`` is number ``index`` in the tree of ``size`` with root ``top``."""
    if not 0 <= index < size:
        return False
    node, position, last = leaf, index, size - 1
    for sibling in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            node = node_hash(sibling, node)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            node = node_hash(node, sibling)
        position >>= 1
        last >>= 1
    return last == 0 and node == top


def consistency_proof(leaves: Sequence[Hash], old_size: int) -> list[Hash]:
    """一致证明 · Proof that the tree of the first ``old_size`` leaves is a beginning of this one."""
    if not 0 < old_size <= len(leaves):
        raise IndexError(f"旧大小 {old_size} 不在 1 到 {len(leaves)} 之间")
    return _subproof(leaves, old_size, whole=True)


def _subproof(leaves: Sequence[Hash], old_size: int, *, whole: bool) -> list[Hash]:
    if old_size == len(leaves):
        return [] if whole else [root(leaves)]
    middle = _split(len(leaves))
    if old_size <= middle:
        return [*_subproof(leaves[:middle], old_size, whole=whole), root(leaves[middle:])]
    return [
        *_subproof(leaves[middle:], old_size - middle, whole=False),
        root(leaves[:middle]),
    ]


def verify_consistency(
    old_size: int, old_root: Hash, size: int, new_root: Hash, proof: Sequence[Hash]
) -> bool:
    """核对一致证明 · True if the tree of ``size`` extends the tree of ``old_size`` unchanged."""
    if old_size == size:
        return not proof and old_root == new_root
    if not 0 < old_size < size:
        return False
    nodes = list(proof)
    if old_size & (old_size - 1) == 0:
        nodes.insert(0, old_root)
    if not nodes:
        return False
    position, last = old_size - 1, size - 1
    while position & 1:
        position >>= 1
        last >>= 1
    old_node = new_node = nodes[0]
    for sibling in nodes[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old_node = node_hash(sibling, old_node)
            new_node = node_hash(sibling, new_node)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            new_node = node_hash(new_node, sibling)
        position >>= 1
        last >>= 1
    return last == 0 and old_node == old_root and new_node == new_root
