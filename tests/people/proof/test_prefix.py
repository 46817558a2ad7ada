"""The tree of prefixes: one answer for each number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.people.proof.prefix import PrefixTree, Way, check_way

SALT = bytes(range(32))
# Few bytes that differ, so that numbers share long prefixes.
numbers = st.tuples(st.integers(0, 3), st.integers(0, 255), st.integers(0, 2)).map(
    lambda t: bytes([t[0] << 6]) + bytes(15) + bytes([t[1]]) + bytes(14) + bytes([t[2]])
)
sets = st.frozensets(numbers, max_size=30)


@given(sets, numbers)
@settings(max_examples=40)
def test_every_number_has_its_answer(members: frozenset[bytes], asked: bytes) -> None:
    tree = PrefixTree(members, SALT)
    assert check_way(tree.root, SALT, asked, tree.way(asked)) is (asked in members)
    assert len(tree) == len(members)


@given(sets, sets)
@settings(max_examples=40)
def test_the_root_is_of_the_set_alone(one: frozenset[bytes], other: frozenset[bytes]) -> None:
    assert (PrefixTree(one, SALT).root == PrefixTree(other, SALT).root) is (one == other)
    assert PrefixTree(reversed([*one, *one]), SALT).root == PrefixTree(one, SALT).root
    assert PrefixTree(one, bytes(32)).root != PrefixTree(one, SALT).root


@given(sets, numbers, st.data())
@settings(max_examples=40)
def test_no_way_leads_to_the_other_answer(members: frozenset[bytes], asked: bytes, data: st.DataObject) -> None:
    """Ways of other numbers, cut, lengthened, with another end or a changed hash, say the same or nothing."""
    tree = PrefixTree(members, SALT)
    truth, way = asked in members, tree.way(asked)
    other = tree.way(data.draw(numbers))
    ends = [b"", asked, other.end, data.draw(numbers)]
    forged = [other, Way(other.siblings, way.end), Way(way.siblings[:-1], way.end), Way((*way.siblings, SALT), way.end)]
    forged += [Way(w.siblings, end) for w in (way, other) for end in ends]
    forged += [Way(way.siblings[:n], end) for n in range(len(way.siblings)) for end in ends]
    if way.siblings:
        place = data.draw(st.integers(0, len(way.siblings) - 1))
        changed = bytes([way.siblings[place][0] ^ 1]) + way.siblings[place][1:]
        forged.append(replace(way, siblings=(*way.siblings[:place], changed, *way.siblings[place + 1 :])))
    assert all(check_way(tree.root, SALT, asked, one) in (truth, None) for one in forged)


def test_forms_that_are_none() -> None:
    tree = PrefixTree([bytes(32)], SALT)
    assert check_way(tree.root, SALT, bytes(31), Way((), bytes(32))) is None
    assert check_way(tree.root, SALT, bytes(32), Way((), bytes(31))) is None
    assert check_way(tree.root, SALT, bytes(32), Way((b"short",), bytes(32))) is None
    assert check_way(tree.root, SALT, bytes(32), Way((bytes(32),) * 257, bytes(32))) is None
    with pytest.raises(ValueError, match="32 bytes"):
        PrefixTree([b"short"], SALT)


def test_the_longest_way() -> None:
    one, other = bytes(32), bytes(31) + b"\x01"
    tree = PrefixTree([one, other], SALT)
    assert len(tree.way(one).siblings) == 256
    assert check_way(tree.root, SALT, one, tree.way(one)) is True
