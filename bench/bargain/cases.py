"""Random additive domains, the same for ours and the peer: values U(0, 1) scaled to [0, 1] per issue, weights U(0, 1).

With ``opposed`` 0.9 the second party's values are 90 % those of the first turned round: the case of peace talks, and the
one with long frontiers. Only numpy is needed, so that both environments can read this file.
"""

from __future__ import annotations

import numpy as np

__all__ = ["ROWS", "tables"]

SMALL, PEER, LARGE = "small", "peer", "large"

# what, parties, issues, opposed, and from which size of run on
ROWS = [
    ("frontier", 2, 3, 0.9, SMALL),
    ("frontier", 2, 4, 0.9, SMALL),
    ("frontier", 3, 3, 0.9, SMALL),
    ("frontier", 3, 4, 0.9, SMALL),
    ("frontier", 4, 4, 0.9, SMALL),
    ("statistics", 2, 3, 0.9, SMALL),
    ("statistics", 3, 4, 0.9, SMALL),
    ("frontier", 2, 6, 0.9, PEER),
    ("frontier", 2, 7, 0.9, PEER),
    ("frontier", 3, 6, 0.9, PEER),
    ("frontier", 4, 6, 0.9, PEER),
    ("statistics", 2, 6, 0.9, PEER),
    ("statistics", 3, 6, 0.9, PEER),
    ("sampler", 2, 6, 0.9, PEER),
    ("sampler", 2, 15, 0.9, PEER),
    ("frontier", 2, 10, 0.9, LARGE),
    ("frontier", 2, 20, 0.9, LARGE),
    ("frontier", 2, 30, 0.9, LARGE),
    ("frontier", 2, 40, 0.9, LARGE),
    ("frontier", 2, 50, 0.9, LARGE),
    ("sampler", 2, 20, 0.9, LARGE),
    ("sampler", 2, 30, 0.9, LARGE),
    ("frontier", 3, 8, 0.9, LARGE),
    ("frontier", 3, 10, 0.9, LARGE),
    ("frontier", 4, 8, 0.9, LARGE),
    ("frontier", 4, 10, 0.9, LARGE),
]


def tables(parties: int, issues: int, opposed: float, values: int = 10, seed: int = 0) -> np.ndarray:
    """Weighted values: (n_parties, n_issues, n_values)."""
    rng = np.random.default_rng(seed)
    found: list[np.ndarray] = []
    scores: list[np.ndarray] = []
    for party in range(parties):
        weights = rng.random(issues)
        own = rng.random((issues, values))
        if party == 1:
            own = opposed * (1.0 - scores[0]) + (1.0 - opposed) * own
        low, high = own.min(axis=1, keepdims=True), own.max(axis=1, keepdims=True)
        own = (own - low) / (high - low)
        scores.append(own)
        found.append((weights / weights.sum())[:, None] * own)
    return np.stack(found)
