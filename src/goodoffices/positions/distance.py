"""How far two sides are apart on an issue whose options lie on a line.

The options are numbered along the line. With A the numbers of the options that one side demands or accepts, and B
those of the other,

    gap = min |a - b|  over a in A, b in B

so that 0 means an option that both accept, and nothing is said of an option on which a side is silent. The reach is
the same with the options that each calls negotiable added to A and B.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from goodoffices.case import Issue, strictest
from goodoffices.positions.stance import wants
from goodoffices.positions.table import Cell, Distance

__all__ = ["measure_distances", "nearest_steps"]


def nearest_steps(first: Collection[int], second: Collection[int]) -> tuple[int, int] | None:
    """The nearest two numbers of two sets; None where one is empty. The lowest such pair, where there are several.

    Examples
    --------
    >>> nearest_steps({0, 1}, {3, 5})
    (1, 3)
    """
    left, right = sorted(first), sorted(second)
    best: tuple[int, int] | None = None
    i = j = 0
    while i < len(left) and j < len(right):
        pair = (left[i], right[j])
        if best is None or abs(pair[0] - pair[1]) < abs(best[0] - best[1]):
            best = pair
        if left[i] <= right[j]:
            i += 1
        else:
            j += 1
    return best


def measure_distances(
    issue: Issue, sides: Sequence[str], cells: Mapping[tuple[str, str], Cell]
) -> tuple[Distance, ...]:
    """The distance between every two sides; none where the options are not ordered.

    Parameters
    ----------
    issue : Issue
    sides : sequence of str
    cells : mapping of (party, option) to Cell
    """
    if not issue.ordered:
        return ()
    return tuple(_between(issue, pair, cells) for pair in combinations(sides, 2))


def _between(issue: Issue, sides: tuple[str, str], cells: Mapping[tuple[str, str], Cell]) -> Distance:
    options = [option.id for option in issue.options]
    rows = [[cells[side, option] for option in options] for side in sides]
    accepted = [{i for i, cell in enumerate(row) if wants(cell.stance)} for row in rows]
    bearable = [
        yes | {i for i, cell in enumerate(row) if cell.stance == "negotiable"}
        for yes, row in zip(accepted, rows, strict=True)
    ]
    audience = strictest(cell.audience for row in rows for cell in row)
    farthest = nearest_steps(*bearable)
    reach = None if farthest is None else abs(farthest[0] - farthest[1])
    found = nearest_steps(*accepted)
    if found is None:
        return Distance(issue.id, sides, None, reach=reach, audience=audience)
    low, high = sorted(found)
    nearest = (options[found[0]], options[found[1]])
    return Distance(issue.id, sides, high - low, nearest, tuple(options[low + 1 : high]), reach, audience)
