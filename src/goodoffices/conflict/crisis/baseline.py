"""The forecast beside which any other is to be shown: the mean of the positions, weighted by influence.

On the 353 outcomes of DEU III the mean weighted by salience errs by 23.68 points of 100 on average (the median by 28.75, the
middle of the scale by 28.02), and no challenge model tried on these data has been shown to do better beyond chance. None is
offered here.

References
----------
.. [1] Arregui, J. & Perarnaud, C. (2022). A new dataset on legislative decision-making in the European Union: the DEU III
   dataset. Journal of European Public Policy 29, 12-22.
.. [2] Achen, C. H. (2006). Evaluating political decision-making models. In The European Union Decides, 264-298. Cambridge.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goodoffices.diagnose import UsageError

__all__ = ["mean_absolute_error", "weighted_mean"]


def weighted_mean(positions: Sequence[float], weights: Sequence[float]) -> float:
    """The mean of the positions, each weighted.

    Parameters
    ----------
    positions : sequence of float
        On one scale, whatever its unit.
    weights : sequence of float
        At least 0: salience, or capability times salience.

    Raises
    ------
    UsageError
        Where the two do not go together, or no weight is above 0.

    Examples
    --------
    >>> weighted_mean([4, 7, 10], [1, 0, 3])
    8.5
    """
    if len(positions) != len(weights) or not len(positions):
        raise UsageError(f"{len(positions)} positions and {len(weights)} weights", "give one weight for each position")
    x, w = np.asarray(positions, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    if not (np.isfinite(x).all() and np.isfinite(w).all() and (w >= 0).all() and w.sum() > 0):
        raise UsageError("a position or a weight is no number, or no weight is above 0", "give weights of at least 0")
    return float(x @ w / w.sum())


def mean_absolute_error(forecasts: Sequence[float], outcomes: Sequence[float]) -> float:
    """How far forecasts are off on average, in the unit of the scale.

    Examples
    --------
    >>> mean_absolute_error([1, 2], [2, 4])
    1.5
    """
    if len(forecasts) != len(outcomes) or not len(forecasts):
        raise UsageError(
            f"{len(forecasts)} forecasts and {len(outcomes)} outcomes", "give one outcome for each forecast"
        )
    return float(np.mean(np.abs(np.asarray(forecasts, dtype=np.float64) - np.asarray(outcomes, dtype=np.float64))))
