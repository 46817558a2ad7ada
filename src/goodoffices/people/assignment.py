"""One partner for each: a step of its own, after repeats and pairs are known.

Which record of A goes with which of B, each at most once, so that the sum of the weights is greatest. Pairs form small
groups that touch no other; each is solved exactly.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["assign"]

_EXACT = 60


def assign(pairs: Sequence[tuple[int, int, float]]) -> list[int]:
    """The places of the chosen pairs.

    Parameters
    ----------
    pairs : sequence of (int, int, float)
        Record of A, record of B, weight above 0.

    Returns
    -------
    list of int
        In rising order. Groups of more than sixty records on a side, which no list of people has, are assigned
        best pair first.

    References
    ----------
    Kuhn, H. W. (1955), The Hungarian method for the assignment problem, Naval Research Logistics Quarterly 2, 83-97.

    Examples
    --------
    >>> assign([(1, 1, 0.9), (1, 2, 0.8), (2, 1, 0.8)])
    [1, 2]
    """
    chosen: list[int] = []
    for group in _groups(pairs):
        if len(group) == 1:
            chosen += group
            continue
        rows = sorted({pairs[n][0] for n in group})
        columns = sorted({pairs[n][1] for n in group})
        if max(len(rows), len(columns)) > _EXACT:
            chosen += _best_first(pairs, group)
            continue
        place = {(pairs[n][0], pairs[n][1]): n for n in group}
        cost = [[-pairs[place[r, c]][2] if (r, c) in place else 0.0 for c in columns] for r in rows]
        for r, c in _hungarian(cost):
            if (rows[r], columns[c]) in place:
                chosen.append(place[rows[r], columns[c]])
    return sorted(chosen)


def _groups(pairs: Sequence[tuple[int, int, float]]) -> list[list[int]]:
    """Pairs that hang together through the records they share."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b, _ in pairs:
        parent[root(("a", a))] = root(("b", b))
    found: dict[tuple[str, int], list[int]] = {}
    for n, (a, _, _) in enumerate(pairs):
        found.setdefault(root(("a", a)), []).append(n)
    return list(found.values())


def _best_first(pairs: Sequence[tuple[int, int, float]], group: list[int]) -> list[int]:
    rows: set[int] = set()
    columns: set[int] = set()
    chosen = []
    for n in sorted(group, key=lambda n: -pairs[n][2]):
        a, b, _ = pairs[n]
        if a not in rows and b not in columns:
            rows.add(a)
            columns.add(b)
            chosen.append(n)
    return chosen


def _hungarian(cost: list[list[float]]) -> list[tuple[int, int]]:
    """Rows and columns of least cost, by shortest augmenting paths; the matrix is made to have no more rows than columns."""
    turned = len(cost) > len(cost[0])
    table = [list(row) for row in zip(*cost, strict=True)] if turned else cost
    rows, columns = len(table), len(table[0])
    u, v = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of, way = [0] * (columns + 1), [0] * (columns + 1)
    for i in range(1, rows + 1):
        row_of[0] = i
        j = 0
        least = [float("inf")] * (columns + 1)
        used = [False] * (columns + 1)
        while row_of[j]:
            used[j] = True
            delta, following = float("inf"), 0
            for k in range(1, columns + 1):
                if used[k]:
                    continue
                reduced = table[row_of[j] - 1][k - 1] - u[row_of[j]] - v[k]
                if reduced < least[k]:
                    least[k], way[k] = reduced, j
                if least[k] < delta:
                    delta, following = least[k], k
            for k in range(columns + 1):
                if used[k]:
                    u[row_of[k]] += delta
                    v[k] -= delta
                else:
                    least[k] -= delta
            j = following
        while j:
            row_of[j] = row_of[way[j]]
            j = way[j]
    found = [(row_of[k] - 1, k - 1) for k in range(1, columns + 1) if row_of[k]]
    return [(c, r) for r, c in found] if turned else found
