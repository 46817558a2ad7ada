"""Definite readings drawn from what is possible, the same ones however many are asked for and by whom.

Readings are drawn in blocks of :data:`BLOCK`; each block has a generator of its own, made of the seed, the number of
the party and the number of the block. So the n-th reading depends on the seed and on n, and on nothing else: not on how
many are drawn, in which order, or by how many workers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.distribution import Distribution, Interval
from goodoffices.bargain.partial import PartialPreferences, party_of, tightened
from goodoffices.bargain.preference import PartyPreferences

__all__ = ["BLOCK", "Drawn", "draw_block", "draw_preferences"]

Floats = NDArray[np.float64]

BLOCK = 32
"""Readings per block. Another number gives other drawings."""

_FORGOTTEN = 1e-4
"""What is left of the starting point of a chain, as a share."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A block of readings of one party.

    Parameters
    ----------
    partial : PartialPreferences
    weights : (BLOCK, n_issues) float
        As drawn, not yet scaled.
    worths : tuple of (BLOCK, n_options) float
        One array per issue.
    reservation : (BLOCK,) float, or None
    """

    partial: PartialPreferences
    weights: Floats
    worths: tuple[Floats, ...]
    reservation: Floats | None

    def party(self, row: int) -> PartyPreferences:
        """One of the readings; its weights add up to 1."""
        weights = self.weights[row]
        total = weights.sum()
        shares = weights / total if total > 0 else np.full(len(weights), 1 / len(weights))
        held = None if self.reservation is None else float(self.reservation[row])
        return party_of(self.partial, shares, [options[row] for options in self.worths], held)


def draw_block(partial: PartialPreferences, seed: int, block: int, stream: int = 0) -> Drawn:
    """Readings ``block * BLOCK`` to ``(block + 1) * BLOCK - 1`` of one party.

    Numbers that no order binds are independent, uniform in their intervals or as their distribution says. Those that
    orders bind have the same density on what the orders leave, scaled (Gibbs sampling, one chain for each reading, so
    that readings are independent; as many rounds as make the starting point forgotten to 1 in 10,000 on the longest
    chain of orders, taken as the diffusion that it is: a round leaves ``cos(pi / (k + 1)) ** 2`` of it for ``k`` numbers
    in order).

    Parameters
    ----------
    partial : PartialPreferences
        Consistent.
    seed : int
        0 or more.
    block : int
        0 or more.
    stream : int
        Another number for each party, so that parties are independent.

    References
    ----------
    S. Geman, D. Geman, Stochastic Relaxation, Gibbs Distributions, and the Bayesian Restoration of Images, IEEE
    Transactions on Pattern Analysis and Machine Intelligence 6 (1984) 721-741.
    """
    generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(stream, block))))
    weights = _draw(partial.weights, partial.weight_orders, generator)
    worths = tuple(_draw(options, partial.orders_of(n), generator) for n, options in enumerate(partial.worths))
    held = None if partial.reservation is None else _draw((partial.reservation,), (), generator)[:, 0]
    return Drawn(partial, weights, worths, held)


def draw_preferences(partial: PartialPreferences, count: int, seed: int) -> tuple[PartyPreferences, ...]:
    """Definite readings drawn from all that are possible, see :func:`draw_block`.

    Parameters
    ----------
    partial : PartialPreferences
        Consistent.
    count : int
        0 or more.
    seed : int
        The same seed gives the same drawing; the n-th does not depend on ``count``.

    Examples
    --------
    >>> known = PartialPreferences("a", (Interval(0, 1),) * 2, ((Interval(1, 1),), (Interval(0, 0),)), ((0, 1),))
    >>> draw_preferences(known, 3, seed=1) == draw_preferences(known, 90, seed=1)[:3]
    True
    """
    blocks = (draw_block(partial, seed, block) for block in range(math.ceil(count / BLOCK)))
    return tuple(drawn.party(row) for drawn in blocks for row in range(BLOCK))[:count]


def _draw(intervals: Sequence[Interval], orders: Sequence[tuple[int, int]], generator: np.random.Generator) -> Floats:
    """(BLOCK, n) numbers in their intervals that keep the orders."""
    tight = tightened(intervals, orders)
    bound = {n for pair in orders for n in pair}
    shares = generator.random((BLOCK, len(tight)))
    result = np.empty((BLOCK, len(tight)))
    # The least solution is one; half way to the largest is one too, unless only single values are possible.
    steps = any(isinstance(i, Distribution) and i.kind == "discrete" for i in tight)
    for n, interval in enumerate(tight):
        if n in bound:
            result[:, n] = interval.low if steps else (interval.low + interval.high) / 2
        else:
            low, high = np.full(BLOCK, interval.low), np.full(BLOCK, interval.high)
            result[:, n] = interval.between(low, high, shares[:, n])
    if bound:
        _turn(result, tight, orders, generator)
    return result


def _turn(
    numbers: Floats, tight: Sequence[Interval], orders: Sequence[tuple[int, int]], generator: np.random.Generator
) -> None:
    """Draw each ordered number anew between what the others leave it, round after round, in place."""
    bound = sorted({n for pair in orders for n in pair})
    above = {n: [a for a, b in orders if b == n] for n in bound}
    below = {n: [b for a, b in orders if a == n] for n in bound}
    for _ in range(_rounds(orders, bound)):
        shares = generator.random((len(bound), BLOCK))
        for n, share in zip(bound, shares, strict=True):
            low = numbers[:, below[n]].max(axis=1, initial=tight[n].low)
            high = numbers[:, above[n]].min(axis=1, initial=tight[n].high)
            numbers[:, n] = tight[n].between(low, high, share)


def _rounds(orders: Sequence[tuple[int, int]], bound: Sequence[int]) -> int:
    length = dict.fromkeys(bound, 1)
    for _ in bound:
        for above, below in orders:
            length[above] = min(max(length[above], length[below] + 1), len(bound))
    left = math.cos(math.pi / (max(length.values()) + 1)) ** 2
    return max(10, math.ceil(math.log(_FORGOTTEN) / math.log(left)))
