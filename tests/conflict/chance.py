"""Random conflicts by seed: two to four decision makers, ties, one-way and common options, infeasible states, strengths."""

from __future__ import annotations

import numpy as np

from goodoffices.conflict import Conflict, DecisionMaker, Option, Pattern, Preference, build_conflict


def random_conflict(seed: int, *, graded: bool = False, unknown: bool = False, largest: int = 6) -> Conflict:
    """One conflict; the same for the same seed."""
    rng = np.random.default_rng(seed)
    makers = int(rng.integers(2, 5))
    count = int(rng.integers(makers, largest + 1))
    owner = np.concatenate([np.arange(makers), rng.integers(0, makers, count - makers)])
    owned: list[list[int]] = [[] for _ in range(makers)]
    for place, who in enumerate(rng.permutation(owner).tolist()):
        owned[who].append(place)
        if rng.random() < 0.1:
            other = (who + 1) % makers
            owned[other].append(place)
    directions = rng.choice(["both", "forward", "back"], count, p=[0.7, 0.2, 0.1]).tolist()
    options = [Option(f"o{k}", f"Option {k}", directions[k]) for k in range(count)]
    patterns = []
    for _ in range(int(rng.integers(0, 4))):
        mask = int(rng.integers(1, 1 << count))
        if bin(mask).count("1") > 1:
            patterns.append(Pattern(mask, mask & int(rng.integers(0, 1 << count))))
    people = [DecisionMaker(f"d{k}", f"Maker {k}", tuple(sorted(owned[k]))) for k in range(makers)]
    conflict = build_conflict(people, options, patterns)
    return conflict.with_preferences([_preference(rng, conflict.size, graded, unknown) for _ in range(makers)])


def _preference(rng: np.random.Generator, size: int, graded: bool, unknown: bool) -> Preference:
    if rng.random() < 0.5:
        rank = rng.permutation(size)
    else:
        rank = np.unique(rng.integers(0, max(2, size // 2), size), return_inverse=True)[1]
    rank = rank.astype(np.int64)
    worse = None
    if graded and rng.random() < 0.8:
        # Any threshold that does not fall as the rank rises, and lies beneath it.
        levels = np.arange(rank.max() + 1)
        worse = np.minimum(np.maximum.accumulate(levels - rng.integers(1, size + 1, len(levels))), levels - 1)
        worse = np.maximum(worse, -1)[rank]
    pairs: frozenset[tuple[int, int]] = frozenset()
    if unknown:
        share = rng.random() * 0.5
        pairs = frozenset((a, b) for a in range(size) for b in range(a + 1, size) if rng.random() < share)
    return Preference(rank, worse, pairs)
