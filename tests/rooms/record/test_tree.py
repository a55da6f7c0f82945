"""默克尔树:RFC 6962 的已知答案,和“改一点就不对”。The tree against known answers, and every alteration."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.record.tree import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

# 证书透明参考实现公布的八片叶子和各个大小的树根。
CT_LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
# 包含证明:(序号,大小,审计路径);一致证明:(旧大小,新大小,路径)。同一来源。
CT_INCLUSION = [
    (0, 1, []),
    (
        0,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]
CT_CONSISTENCY = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]


def leaves(count: int) -> list[bytes]:
    return [leaf_hash(content) for content in CT_LEAVES[:count]]


def hexes(nodes: list[bytes]) -> list[str]:
    return [node.hex() for node in nodes]


def test_the_empty_tree_is_the_hash_of_nothing() -> None:
    assert root([]) == EMPTY_ROOT == sha256(b"").digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_of_the_reference(size: int) -> None:
    assert root(leaves(size)).hex() == CT_ROOTS[size - 1]


@pytest.mark.parametrize(("index", "size", "path"), CT_INCLUSION)
def test_audit_paths_of_the_reference(index: int, size: int, path: list[str]) -> None:
    assert hexes(inclusion_proof(leaves(size), index)) == path


@pytest.mark.parametrize(("old", "size", "path"), CT_CONSISTENCY)
def test_consistency_proofs_of_the_reference(old: int, size: int, path: list[str]) -> None:
    assert hexes(consistency_proof(leaves(size), old)) == path


def test_a_leaf_is_never_taken_for_a_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


trees = st.lists(st.binary(max_size=8), min_size=1, max_size=70).map(
    lambda contents: [leaf_hash(bytes([n]) + content) for n, content in enumerate(contents)]
)


@st.composite
def inclusions(draw: st.DrawFn) -> tuple[list[bytes], int]:
    tree = draw(trees)
    return tree, draw(st.integers(0, len(tree) - 1))


@st.composite
def extensions(draw: st.DrawFn) -> tuple[list[bytes], int]:
    tree = draw(trees)
    return tree, draw(st.integers(1, len(tree)))


def flipped(node: bytes, bit: int) -> bytes:
    position = bit % (8 * len(node))
    changed = bytearray(node)
    changed[position // 8] ^= 1 << (position % 8)
    return bytes(changed)


@given(inclusions())
def test_every_inclusion_proof_verifies(case: tuple[list[bytes], int]) -> None:
    tree, index = case
    proof = inclusion_proof(tree, index)
    assert verify_inclusion(tree[index], index, len(tree), proof, root(tree))


@given(inclusions(), st.integers(0, 255), st.data())
def test_every_altered_inclusion_proof_fails(
    case: tuple[list[bytes], int], bit: int, data: st.DataObject
) -> None:
    tree, index = case
    proof, top, size = inclusion_proof(tree, index), root(tree), len(tree)
    leaf = tree[index]
    assert not verify_inclusion(flipped(leaf, bit), index, size, proof, top)
    assert not verify_inclusion(leaf, index, size, proof, flipped(top, bit))
    assert not verify_inclusion(leaf, index, size, [*proof, leaf], top)
    assert not verify_inclusion(leaf, size, size, proof, top)
    assert not verify_inclusion(leaf, -1, size, proof, top)
    other = data.draw(st.integers(0, size - 1))
    if other != index:
        assert not verify_inclusion(leaf, other, size, proof, top)
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        wrong = [*proof[:at], flipped(proof[at], bit), *proof[at + 1 :]]
        assert not verify_inclusion(leaf, index, size, wrong, top)
        assert not verify_inclusion(leaf, index, size, proof[:-1], top)


@given(extensions())
def test_every_consistency_proof_verifies(case: tuple[list[bytes], int]) -> None:
    tree, old = case
    proof = consistency_proof(tree, old)
    assert verify_consistency(old, root(tree[:old]), len(tree), root(tree), proof)


@given(extensions(), st.integers(0, 255), st.data())
def test_every_altered_consistency_proof_fails(
    case: tuple[list[bytes], int], bit: int, data: st.DataObject
) -> None:
    tree, old = case
    size, proof = len(tree), consistency_proof(tree, old)
    before, after = root(tree[:old]), root(tree)
    assert not verify_consistency(old, flipped(before, bit), size, after, proof)
    assert not verify_consistency(old, before, size, flipped(after, bit), proof)
    assert not verify_consistency(old, before, size, after, [*proof, before])
    assert not verify_consistency(size + 1, before, size, after, proof)
    assert not verify_consistency(0, EMPTY_ROOT, size, after, proof)
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        wrong = [*proof[:at], flipped(proof[at], bit), *proof[at + 1 :]]
        assert not verify_consistency(old, before, size, after, wrong)
        assert not verify_consistency(old, before, size, after, proof[:-1])


@given(extensions(), st.integers(0, 255))
def test_a_history_that_was_rewritten_does_not_extend_the_old_one(
    case: tuple[list[bytes], int], bit: int
) -> None:
    tree, old = case
    forged = [flipped(tree[0], bit), *tree[1:]]
    proof = consistency_proof(forged, old)
    assert not verify_consistency(old, root(tree[:old]), len(tree), root(forged), proof)


@given(trees)
def test_the_frontier_gives_the_root_at_every_size(tree: list[bytes]) -> None:
    frontier = Frontier()
    for size, leaf in enumerate(tree, start=1):
        frontier.append(leaf)
        assert (frontier.size, frontier.root()) == (size, root(tree[:size]))


@pytest.mark.parametrize("index", [-1, 3])
def test_an_index_outside_the_tree_is_an_error(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(leaves(3), index)


@pytest.mark.parametrize("old", [0, 4])
def test_an_old_size_outside_the_tree_is_an_error(old: int) -> None:
    with pytest.raises(IndexError):
        consistency_proof(leaves(3), old)
