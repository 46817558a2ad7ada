"""The tree against a literal transcription of RFC 9162, section 2.1, and the vectors of Certificate Transparency."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.ledger import EMPTY_ROOT, Tree, hash_leaf, verify_consistency, verify_inclusion

# Inputs and roots of the tests of the reference log (certificate-transparency, merkletree tests; used by RFC 6962 logs).
CT_INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
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

DATA = st.lists(st.binary(max_size=4), min_size=1, max_size=40)


def mth(data: list[bytes]) -> bytes:
    """2.1.1: MTH."""
    n = len(data)
    if n == 0:
        return sha256(b"").digest()
    if n == 1:
        return sha256(b"\x00" + data[0]).digest()
    k = largest_power_below(n)
    return sha256(b"\x01" + mth(data[:k]) + mth(data[k:])).digest()


def path(m: int, data: list[bytes]) -> list[bytes]:
    """2.1.3.1: PATH."""
    n = len(data)
    if n == 1:
        return []
    k = largest_power_below(n)
    if m < k:
        return [*path(m, data[:k]), mth(data[k:])]
    return [*path(m - k, data[k:]), mth(data[:k])]


def subproof(m: int, data: list[bytes], whole: bool) -> list[bytes]:
    """2.1.4.1: SUBPROOF."""
    n = len(data)
    if m == n:
        return [] if whole else [mth(data)]
    k = largest_power_below(n)
    if m <= k:
        return [*subproof(m, data[:k], whole), mth(data[k:])]
    return [*subproof(m - k, data[k:], False), mth(data[:k])]


def largest_power_below(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def tree_of(data: list[bytes]) -> Tree:
    return Tree(map(hash_leaf, data))


def test_the_empty_tree():
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Tree([]).root() == EMPTY_ROOT
    assert Tree([]).root(0) == EMPTY_ROOT


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_of_certificate_transparency(size):
    tree = tree_of([bytes.fromhex(text) for text in CT_INPUTS])
    assert tree.root(size).hex() == CT_ROOTS[size - 1]


def test_paths_of_certificate_transparency():
    tree = tree_of([bytes.fromhex(text) for text in CT_INPUTS])
    assert [step.hex() for step in tree.inclusion_proof(5, 8)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [step.hex() for step in tree.consistency_proof(6, 8)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(DATA, st.data())
def test_the_tree_is_that_of_the_rfc(data, draw):
    tree = tree_of(data)
    size = draw.draw(st.integers(1, len(data)))
    index = draw.draw(st.integers(0, size - 1))
    first = draw.draw(st.integers(1, size))
    assert tree.root(size) == mth(data[:size])
    assert list(tree.inclusion_proof(index, size)) == path(index, data[:size])
    assert list(tree.consistency_proof(first, size)) == subproof(first, data[:size], True)


@given(DATA, st.data())
def test_proofs_verify_and_nothing_else_does(data, draw):
    tree = tree_of(data)
    size = len(data)
    index = draw.draw(st.integers(0, size - 1))
    steps = tree.inclusion_proof(index)
    root = tree.root()
    assert verify_inclusion(tree.leaf(index), index, size, steps, root)
    assert not verify_inclusion(hash_leaf(b"another leaf"), index, size, steps, root)
    assert not verify_inclusion(tree.leaf(index), index, size, [*steps, root], root)
    assert not verify_inclusion(tree.leaf(index), index, size, steps, hash_leaf(b"another root"))
    assert not verify_inclusion(tree.leaf(index), size, size, steps, root)
    assert not verify_inclusion(tree.leaf(index), -1, size, steps, root)
    if steps:
        assert not verify_inclusion(tree.leaf(index), index, size, steps[:-1], root)
        place = draw.draw(st.integers(0, len(steps) - 1))
        altered = [*steps[:place], bytes(32), *steps[place + 1 :]]
        assert not verify_inclusion(tree.leaf(index), index, size, altered, root)


@given(DATA, st.data())
def test_consistency_verifies_and_a_rewritten_past_does_not(data, draw):
    tree = tree_of(data)
    first = draw.draw(st.integers(0, len(data)))
    steps = tree.consistency_proof(first)
    assert verify_consistency(first, tree.root(first), len(data), tree.root(), steps)
    assert not verify_consistency(first, tree.root(first), len(data), tree.root(), [*steps, bytes(32)])
    assert not verify_consistency(len(data) + 1, tree.root(), len(data), tree.root(), steps)
    if first:
        changed = draw.draw(st.integers(0, first - 1))
        other = tree_of([*data[:changed], data[changed] + b"!", *data[changed + 1 :]])
        assert not verify_consistency(first, tree.root(first), len(data), other.root(), other.consistency_proof(first))
        assert not verify_consistency(first, other.root(first), len(data), tree.root(), steps)


def test_every_size_up_to_seventy():
    data = [bytes([n]) for n in range(70)]
    tree = tree_of(data)
    for size in range(1, 71):
        root = tree.root(size)
        assert all(verify_inclusion(tree.leaf(i), i, size, tree.inclusion_proof(i, size), root) for i in range(size))
        assert all(
            verify_consistency(m, tree.root(m), size, root, tree.consistency_proof(m, size)) for m in range(size + 1)
        )


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 5), (0, -1)])
def test_outside_the_tree(index, size):
    with pytest.raises(IndexError):
        tree_of([b"a", b"b", b"c"]).inclusion_proof(index, size)


@pytest.mark.parametrize(("first", "second"), [(-1, 2), (3, 2), (1, 9)])
def test_no_consistency_backwards(first, second):
    with pytest.raises(IndexError):
        tree_of([b"a", b"b", b"c"]).consistency_proof(first, second)


def test_an_empty_beginning_is_that_of_no_leaves():
    root = tree_of([b"a"]).root()
    assert verify_consistency(0, EMPTY_ROOT, 1, root, [])
    assert not verify_consistency(0, root, 1, root, [])
    assert not verify_consistency(0, EMPTY_ROOT, 0, root, [])
    assert not verify_consistency(1, root, 2, root, [])


def test_twenty_thousand_leaves_hash_each_node_once(monkeypatch):
    calls = 0

    def counted(*arguments):
        nonlocal calls
        calls += 1
        return sha256(*arguments)

    monkeypatch.setattr("goodoffices.ledger.merkle.sha256", counted)
    tree = Tree([bytes(32)] * 20_000)
    tree.root()
    assert calls < 20_000
    calls = 0
    tree.inclusion_proof(12_345)
    tree.consistency_proof(7_777)
    assert calls < 64
