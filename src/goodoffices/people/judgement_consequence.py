"""What is computed, brought into line with what was judged.

Where a person judged x and y to be different, and the lists make x the same as z and z the same as y, one of these two
cannot be. The less likely of them is looked at by a person; and the other one too, where it is not likely enough once one of
the two is known to be wrong. Two who are sought under one name have an equal claim to the one who is held.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from goodoffices.people.evidence import Pairs
from goodoffices.people.judgement_standing import Judged, Standing

__all__ = ["in_line"]

_AGAINST = Judged("contradicted")


def in_line(
    groups: tuple[Pairs, Pairs, Pairs], taken: tuple[np.ndarray, ...], standing: Standing, threshold: float
) -> tuple[Pairs, Pairs, Pairs]:
    """Pairs across the lists, within A and within B, with those put to review that a judgement speaks against.

    Parameters
    ----------
    groups : tuple of Pairs
    taken : tuple of ndarray of bool
        Which pairs of each group are accepted.
    standing : Standing
    threshold : float
        From which probability a pair is accepted.
    """
    apart = [pair for pair, judged in standing.pairs.items() if judged.verdict == "different"]
    if not apart:
        return groups
    wanted = np.array(sorted({place for pair in apart for place in pair}))
    # For each record that was judged, the records that it is taken to be the same as: group, place there, probability.
    same: dict[int, dict[int, tuple[int, int, float]]] = {int(place): {} for place in wanted}
    for number, (pairs, mask) in enumerate(zip(groups, taken, strict=True)):
        touched = np.flatnonzero(mask & (np.isin(pairs.left, wanted) | np.isin(pairs.right, wanted)))
        for place in touched.tolist():
            i, j = int(pairs.left[place]), int(pairs.right[place])
            # What a person judged is not put in doubt by what is computed.
            sure = bool(pairs.judged) and pairs.judged[place] is not None
            edge = number, place, 2.0 if sure else float(pairs.probability[place])
            if i in same:
                same[i][j] = edge
            if j in same:
                same[j][i] = edge
    doubted: set[tuple[int, int]] = set()
    for x, y in apart:
        for z in same[x].keys() & same[y].keys():
            lesser, greater = sorted((same[x][z], same[y][z]), key=lambda edge: edge[2])
            if lesser[2] <= 1:
                doubted.add(lesser[:2])
            if greater[2] <= 1 and _left(greater[2], lesser[2]) < threshold:
                doubted.add(greater[:2])
    found = [_with(pairs, {place for n, place in doubted if n == number}) for number, pairs in enumerate(groups)]
    return found[0], found[1], found[2]


def _left(one: float, other: float) -> float:
    """The probability of the one pair where one of two holds and not both."""
    alone, instead = one * (1 - other), other * (1 - one)
    return alone / (alone + instead) if alone + instead else 0.5


def _with(pairs: Pairs, doubted: set[int]) -> Pairs:
    if not doubted:
        return pairs
    judged = pairs.judged or (None,) * len(pairs.left)
    return replace(pairs, judged=tuple(_AGAINST if n in doubted else one for n, one in enumerate(judged)))
