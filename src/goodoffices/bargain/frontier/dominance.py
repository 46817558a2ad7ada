"""Which vectors of a set are not dominated: three kernels, chosen by the number of parties.

Vectors are whole numbers (see :mod:`.lattice`), so that a comparison is exact.  Of equal vectors one stays; who wants
every package behind a vector asks :mod:`.packages`.

References
----------
H. T. Kung, F. Luccio, F. P. Preparata, On Finding the Maxima of a Set of Vectors, J. ACM 22 (1975) 469-476.
J. L. Bentley, Multidimensional Divide-and-Conquer, Comm. ACM 23 (1980) 214-229.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Vectors", "covered", "maxima"]

Vectors: TypeAlias = NDArray[np.int64]
Indices: TypeAlias = NDArray[np.intp]
Flags: TypeAlias = NDArray[np.bool_]

BLOCK = 1024
FIRST_BLOCK = 128
ROWS = 1 << 15


def maxima(vectors: Vectors, groups: NDArray[np.int64] | None = None) -> Indices:
    """Indices of the vectors that no other vector of the same group equals or exceeds in every coordinate.

    Parameters
    ----------
    vectors : (n, m) int64
        Larger is better in each coordinate.
    groups : (n,) int64, optional
        Vectors of different groups are not compared.

    Returns
    -------
    (k,) intp
        One index for each distinct undominated vector; for two columns in the order of the first column, falling.

    Examples
    --------
    >>> maxima(np.array([[3, 1], [1, 3], [2, 2], [2, 1], [1, 3]]))
    array([0, 2, 1])
    """
    if groups is not None:
        return _grouped(vectors, groups)
    rows, parties = vectors.shape
    if rows <= 1:
        return np.arange(rows)
    if parties == 1:
        return np.array([int(vectors[:, 0].argmax())])
    if parties == 2:
        return _staircase(vectors[:, 0], vectors[:, 1])
    if parties == 3:
        return _divide(vectors)
    return _blocks(vectors)


def _grouped(vectors: Vectors, groups: NDArray[np.int64]) -> Indices:
    if vectors.shape[1] == 1:
        order = np.lexsort((-vectors[:, 0], groups))
        return order[np.diff(groups[order], prepend=groups[order[:1]] - 1) > 0]
    if vectors.shape[1] == 2:
        # The group leads the order; its number lifts the running maximum above everything of the group before it.
        order = np.lexsort((-vectors[:, 1], -vectors[:, 0], groups))
        second = vectors[order, 1]
        lowest = int(second.min(initial=0))
        lift = (groups[order] - groups.min(initial=0)) * (int(second.max(initial=0)) - lowest + 1)
        return order[_rises(second - lowest + lift)]
    if not len(groups):
        return np.arange(0)
    order = np.argsort(groups, kind="stable")
    bounds = np.flatnonzero(np.diff(groups[order]) > 0) + 1
    return np.concatenate([part[maxima(vectors[part])] for part in np.split(order, bounds)])


def _rises(values: Vectors) -> Indices:
    """Places where a value exceeds every value before it."""
    before = np.maximum.accumulate(values)
    keep = np.ones(len(values), dtype=bool)
    keep[1:] = values[1:] > before[:-1]
    return np.flatnonzero(keep)


def _falling(first: Vectors, second: Vectors) -> Indices:
    """Order by the first column falling, then the second falling; packed into one word where both fit."""
    low_first, low_second = int(first.min()), int(second.min())
    width = int(second.max()) - low_second + 1
    if (int(first.max()) - low_first + 1) * width < 2**63:
        return np.argsort(-((first - low_first) * width + (second - low_second)))
    return np.lexsort((-second, -first))


def _staircase(first: Vectors, second: Vectors) -> Indices:
    order = _falling(first, second)
    return order[_rises(second[order])]


def _divide(vectors: Vectors) -> Indices:
    """Three coordinates: one is spent by sorting, one by halving the sorted list, one by a running maximum.

    All halves of one size are done together.  In the order of the first coordinate (ties by the next) a vector can only
    be dominated by an earlier one, and of equal ones the first stays.
    """
    # The best sums dominate most of what is to go: one pass over them makes the halving short.
    alive = np.flatnonzero(~_covered_by_best(vectors)) if len(vectors) > 4 * BLOCK else np.arange(len(vectors))
    best = vectors[alive]
    order = np.lexsort((-best[:, 2], -best[:, 1], -best[:, 0]))
    alive, best = alive[order], best[order]
    # Positions in the order of the second coordinate, of equal ones the earlier first.
    line = np.argsort(-best[:, 1], kind="stable")
    third = best[:, 2] - int(best[:, 2].min(initial=0))
    span = int(third.max(initial=0)) + 2
    half = 1 << max(int(len(alive) - 1).bit_length() - 1, 0)
    lost = np.zeros(len(alive), dtype=bool)
    segment = np.zeros(len(line), dtype=np.int64)
    while half:
        right = (line & half) != 0
        height = third[line] + segment * span + 1
        running = np.maximum.accumulate(np.where(right, segment * span, height))
        beaten = right & (running >= height)
        lost[line[beaten]] = True
        line, right = line[~beaten], right[~beaten]
        segment = segment[~beaten]
        # A stable split of each segment into its earlier and its later half keeps the order inside.
        segment = 2 * segment + right
        move = np.argsort(segment, kind="stable")
        line, segment = line[move], segment[move]
        half >>= 1
    return alive[~lost]


def _covered_by_best(vectors: Vectors) -> Flags:
    """Which vectors are strictly below one of the few hundred with the best sums."""
    total = _levelled(vectors).sum(axis=1)
    few = np.argpartition(-total, BLOCK // 2)[: BLOCK // 2]
    few = few[_blocks(vectors[few])]
    flags = covered(vectors, vectors[few])
    flags[few] = False
    return flags


def _levelled(vectors: Vectors) -> NDArray[np.float64]:
    """Each column to [0, 1], so that no party's scale rules the sum."""
    low = vectors.min(axis=0)
    return np.asarray((vectors - low) / np.maximum(vectors.max(axis=0) - low, 1))


def _blocks(vectors: Vectors) -> Indices:
    """Any number of coordinates: blocks of certain maxima sweep the rest, as bit sets.

    In the order of the sum a vector can only be dominated by an earlier one.
    """
    order = np.argsort(-_ordered_sum(vectors), kind="stable")
    chosen: list[Indices] = []
    size = FIRST_BLOCK
    while len(order):
        head, order = order[:size], order[size:]
        head = head[~_covered_earlier(vectors[head])]
        chosen.append(head)
        if len(order):
            order = order[~covered(vectors[order], vectors[head])]
        size = BLOCK
    return np.concatenate(chosen) if chosen else np.arange(0)


def _ordered_sum(vectors: Vectors) -> NDArray[np.int64]:
    """A sum that grows with each coordinate; ranks keep it far from overflow."""
    total = np.zeros(len(vectors), dtype=np.int64)
    for column in vectors.T:
        total += np.unique(column, return_inverse=True)[1].reshape(-1)
    return total


def _ladders(block: Vectors) -> list[tuple[Vectors, NDArray[np.uint64]]]:
    """For each coordinate: the block's values rising, and for each place the bit set of members at or above it."""
    rows = len(block)
    words = (rows + 63) // 64
    found = []
    for column in block.T:
        order = np.argsort(column, kind="stable")
        place = np.empty(rows, dtype=np.intp)
        place[order] = np.arange(rows)
        member = np.zeros((rows + 1, words * 64), dtype=bool)
        member[:, :rows] = place[None, :] >= np.arange(rows + 1)[:, None]
        found.append((column[order], np.packbits(member, axis=1).view(np.uint64)))
    return found


def covered(vectors: Vectors, block: Vectors) -> Flags:
    """Whether some member of `block` equals or exceeds each vector in every coordinate.

    Parameters
    ----------
    vectors : (n, m) int64
    block : (k, m) int64
        A thousand or so at a time: the tables take k * k / 8 bytes a coordinate.

    Returns
    -------
    (n,) bool
    """
    flags = np.zeros(len(vectors), dtype=bool)
    if not len(block):
        return flags
    ladders = _ladders(block)
    for start in range(0, len(vectors), ROWS):
        part = vectors[start : start + ROWS]
        bits = None
        for column, (values, sets) in zip(part.T, ladders, strict=True):
            row = sets[np.searchsorted(values, column)]
            bits = row if bits is None else np.bitwise_and(bits, row, out=bits)
        if bits is not None:
            flags[start : start + ROWS] = bits.any(axis=1)
    return flags


def _covered_earlier(block: Vectors) -> Flags:
    """Whether an earlier member of the block equals or exceeds the vector in every coordinate."""
    rows = len(block)
    over = np.ones((rows, rows), dtype=bool)
    for column in block.T:
        over &= column[:, None] >= column[None, :]
    return np.asarray(np.triu(over, 1).any(axis=0))
