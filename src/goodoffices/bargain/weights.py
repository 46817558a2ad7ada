"""Weights from an order of importance alone.

References
----------
Barron, F. H. and Barrett, B. E. (1996), Decision quality using ranked attribute weights, Management Science 42(11),
1515-1523. Stillwell, W. G., Seaver, D. A. and Edwards, W. (1981), A comparison of weight approximation techniques in
multiattribute utility decision making, Organizational Behavior and Human Performance 28, 62-77.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["RULES", "weights_of_order"]

RULES = ("rank-order-centroid", "rank-sum", "rank-reciprocal", "equal")


def weights_of_order(groups: Sequence[Sequence[int]], rule: str = "rank-order-centroid") -> NDArray[np.float64]:
    """Weights of ``n`` issues that are known by their order only.

    With the places ``k = 1 ... n`` from the most important on: ``sum(1/j for j in k..n) / n`` (the centroid of all
    weights of that order), ``(n + 1 - k)`` (rank sum), ``1/k`` (rank reciprocal) or 1 (equal), scaled to add up to 1.

    Parameters
    ----------
    groups : sequence of sequence of int
        The most important first; the members of a group are equally important and share the weights of their places.
        Every index from 0 to n - 1 once.
    rule : {'rank-order-centroid', 'rank-sum', 'rank-reciprocal', 'equal'}

    Returns
    -------
    (n,) float
        They add up to 1.

    Raises
    ------
    ValueError
        Where an index is missing or stands twice, or the rule is unknown.

    Examples
    --------
    >>> (weights_of_order([[2], [0], [1]]) * 18).round(9).tolist()
    [5.0, 2.0, 11.0]
    >>> weights_of_order([[0], [1, 2]], "rank-sum").tolist()
    [0.5, 0.25, 0.25]
    """
    order = [index for group in groups for index in group]
    count = len(order)
    if sorted(order) != list(range(count)) or not order:
        raise ValueError("an order names every issue once")
    places = np.arange(1, count + 1, dtype=np.float64)
    if rule == "rank-order-centroid":
        shares = np.cumsum((1 / places)[::-1])[::-1] / count
    elif rule == "rank-sum":
        shares = count + 1 - places
    elif rule == "rank-reciprocal":
        shares = 1 / places
    elif rule == "equal":
        shares = np.ones(count)
    else:
        raise ValueError(f"no rule is called {rule!r}: {', '.join(RULES)}")
    shares = shares / shares.sum()
    weights = np.zeros(count)
    start = 0
    for group in groups:
        weights[list(group)] = shares[start : start + len(group)].mean()
        start += len(group)
    return weights
