"""Weighted sums that every wanted package reaches: what no partial package below them can still become.

If all of some sums are to reach their thresholds, every weighting of them reaches the same weighting of the thresholds.
How much a partial package can still add to a weighted sum is the sum of each block's best, so each weighting is a test;
good ones are found by lowering the most that any package has above its threshold. Where that falls below 0 there is none.

References
----------
M. L. Fisher, The Lagrangian Relaxation Method for Solving Integer Programming Problems, Management Science 27 (1981) 1-18.
J. Kivinen, M. K. Warmuth, Exponentiated Gradient versus Gradient Descent for Linear Predictors, Information and
Computation 132 (1997) 1-63.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.frontier.acceptance import Acceptance
from goodoffices.bargain.frontier.block import Block

__all__ = ["walls_of"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
ROUNDS = 120
KEPT = 16


def walls_of(blocks: Sequence[Block], accept: Acceptance) -> Callable[[int, Ints], NDArray[np.bool_]] | None:
    """The test of partial packages, block by block in their order.

    Parameters
    ----------
    blocks : sequence of Block
        At least one, each with at least one vector.
    accept : Acceptance

    Returns
    -------
    callable or None
        ``passes(stage, vectors)`` as for :func:`.chain.chain_of`; None where it is proven that no package is accepted.
    """
    best = [block.vectors.max(axis=0) for block in blocks]
    rest = np.cumsum([np.zeros_like(best[0]), *best[:0:-1]], axis=0)[::-1]
    columns = np.flatnonzero(accept.required & np.isfinite(accept.thresholds))
    if not accept.passes(np.sum(best, axis=0)[None])[0]:
        return None
    if not len(columns):
        return lambda stage, vectors: accept.passes(vectors + rest[stage])
    unit = np.maximum(np.sum([np.ptp(block.vectors[:, columns], axis=0) for block in blocks], axis=0), 1).astype(float)
    scaled = [block.vectors[:, columns] / unit for block in blocks]
    wanted = accept.thresholds[columns] / unit
    rays = _rays(scaled, wanted)
    floors = rays @ wanted - 1e-9 * (1.0 + np.abs(rays @ np.abs(wanted)))
    along = np.array([(part @ rays.T).max(axis=0) for part in scaled])
    if (along.sum(axis=0) < floors).any():
        return None
    rest_along = np.cumsum(np.concatenate([np.zeros((1, len(rays))), along[:0:-1]]), axis=0)[::-1]

    def passes(stage: int, vectors: Ints) -> NDArray[np.bool_]:
        keep = accept.passes(vectors + rest[stage])
        alive = np.flatnonzero(keep)
        keep[alive] = ((vectors[alive][:, columns] / unit) @ rays.T + rest_along[stage] >= floors).all(axis=1)
        return keep

    return passes


def _rays(scaled: list[Floats], wanted: Floats) -> Floats:
    """Weightings under which little is left above the thresholds, the best first."""
    weights = np.full(len(wanted), 1.0 / len(wanted))
    seen, values = [], []
    for turn in range(ROUNDS):
        picks = [part[int((part @ weights).argmax())] for part in scaled]
        above = np.sum(picks, axis=0) - wanted
        seen.append(weights)
        values.append(float(weights @ above))
        # Less weight on what the best package has plenty of.
        size = float(np.abs(above).max())
        if size == 0 or values[-1] < -1e-6:
            break
        weights = weights * np.exp(-2.0 / np.sqrt(turn + 1.0) * above / size)
        weights = weights / weights.sum()
    order = np.argsort(values, kind="stable")
    spread = order[np.unique(np.linspace(0, len(order) - 1, KEPT).astype(int))]
    return np.array([seen[k] for k in (*order[: KEPT // 2], *spread)])
