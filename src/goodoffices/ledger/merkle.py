"""Merkle trees after RFC 9162, section 2.1: the head, inclusion proofs, consistency proofs.

The tree over ``n`` leaves splits at the largest power of two smaller than ``n``. Leaves and nodes are hashed with
different first bytes, so that no node can pass for a leaf::

    leaf  H(0x00 || data)            node  H(0x01 || left || right)          H = SHA-256

The functions know nothing of records: the leaves of a list of names or of a set of files are hashed the same way.

References
----------
B. Laurie, E. Messeri, R. Stradling, "Certificate Transparency Version 2.0", RFC 9162 (2021), section 2.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

__all__ = ["EMPTY_ROOT", "Tree", "hash_leaf", "hash_node", "verify_consistency", "verify_inclusion"]

EMPTY_ROOT = sha256(b"").digest()


def hash_leaf(data: bytes) -> bytes:
    """The hash of one leaf, 32 bytes.

    >>> hash_leaf(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return sha256(b"\x00" + data).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node over its two children, 32 bytes."""
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree over leaf hashes, with every complete subtree hashed once.

    Parameters
    ----------
    leaves : iterable of bytes
        Leaf hashes (:func:`hash_leaf`), 32 bytes each, in their order.

    Examples
    --------
    >>> tree = Tree(hash_leaf(bytes([n])) for n in range(7))
    >>> path = tree.inclusion_proof(3)
    >>> verify_inclusion(tree.leaf(3), 3, len(tree), path, tree.root())
    True
    >>> verify_consistency(4, tree.root(4), 7, tree.root(), tree.consistency_proof(4))
    True
    """

    __slots__ = ("_levels",)

    def __init__(self, leaves: Iterable[bytes]) -> None:
        self._levels: list[list[bytes]] = [list(leaves)]
        # Level k holds the complete subtrees of 2**k leaves only; what hangs over on the right is hashed when asked.
        while len(below := self._levels[-1]) > 1:
            pairs = zip(below[0::2], below[1::2], strict=False)
            self._levels.append([sha256(b"\x01" + left + right).digest() for left, right in pairs])

    def __len__(self) -> int:
        return len(self._levels[0])

    def leaf(self, index: int) -> bytes:
        """The hash of the leaf at ``index`` (from 0)."""
        return self._levels[0][index]

    def root(self, size: int | None = None) -> bytes:
        """The head over the first ``size`` leaves (all by default): MTH of RFC 9162, section 2.1.1.

        Raises
        ------
        IndexError
            When ``size`` is negative or larger than the tree.
        """
        size = self._bounded(size)
        return self._span(0, size) if size else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """The audit path PATH(index, D[size]) of RFC 9162, section 2.1.3.1, from the leaf upwards.

        Raises
        ------
        IndexError
            Unless ``0 <= index < size <= len(tree)``.
        """
        size = self._bounded(size)
        if not 0 <= index < size:
            raise IndexError(f"leaf {index} is not among the first {size}")
        path: list[bytes] = []
        low, high = 0, size
        while high - low > 1:
            middle = low + _split(high - low)
            if index < middle:
                path.append(self._span(middle, high))
                high = middle
            else:
                path.append(self._span(low, middle))
                low = middle
        return tuple(reversed(path))

    def consistency_proof(self, first: int, second: int | None = None) -> tuple[bytes, ...]:
        """PROOF(first, D[second]) of RFC 9162, section 2.1.4.1: that the larger tree begins with the smaller.

        Empty where both are of one size, and from the empty tree.

        Raises
        ------
        IndexError
            Unless ``0 <= first <= second <= len(tree)``.
        """
        second = self._bounded(second)
        if not 0 <= first <= second:
            raise IndexError(f"{first} leaves are not a beginning of {second}")
        if first in (0, second):
            return ()
        path: list[bytes] = []
        low, high, old_edge = 0, second, True
        while first != high:
            middle = low + _split(high - low)
            if first <= middle:
                path.append(self._span(middle, high))
                high = middle
            else:
                path.append(self._span(low, middle))
                low, old_edge = middle, False
        if not old_edge:
            path.append(self._span(low, high))
        return tuple(reversed(path))

    def _bounded(self, size: int | None) -> int:
        if size is None:
            return len(self)
        if not 0 <= size <= len(self):
            raise IndexError(f"the tree has {len(self)} leaves, not {size}")
        return size

    def _span(self, low: int, high: int) -> bytes:
        """The hash over leaves ``low`` to ``high``; ``low`` is a multiple of the next power of two."""
        width = high - low
        if width & (width - 1) == 0:
            return self._levels[width.bit_length() - 1][low // width]
        middle = low + _split(width)
        return hash_node(self._span(low, middle), self._span(middle, high))


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether ``path`` leads from the leaf hash to ``root``: RFC 9162, section 2.1.3.2.

    Parameters
    ----------
    leaf : bytes
        The leaf's hash, 32 bytes.
    index, size : int
        The leaf's place, from 0, and the number of leaves under ``root``.
    path : sequence of bytes
        Hashes from the leaf upwards.
    root : bytes
        The head that is trusted.
    """
    if not 0 <= index < size:
        return False
    place, last, here = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            here = hash_node(step, here)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            here = hash_node(here, step)
        place, last = place >> 1, last >> 1
    return last == 0 and here == root


def verify_consistency(first: int, first_root: bytes, second: int, second_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the tree of ``second`` leaves begins with that of ``first``: RFC 9162, section 2.1.4.2.

    Every tree begins with the empty one, whose root must then be that of no leaves.
    """
    if not 0 <= first <= second:
        return False
    if first == 0:
        return not path and first_root == EMPTY_ROOT and (second > 0 or second_root == EMPTY_ROOT)
    if first == second:
        return not path and first_root == second_root
    steps = [first_root, *path] if first & (first - 1) == 0 else list(path)
    if not path or not steps:
        return False
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = hash_node(step, old), hash_node(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = hash_node(new, step)
        place, last = place >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def _split(width: int) -> int:
    """The largest power of two smaller than ``width`` (``width`` > 1)."""
    return 1 << ((width - 1).bit_length() - 1)
