"""Tables of points that two parties spread over issues which can be divided, as the literature on fair division has them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.assemble import build, check_issues
from goodoffices.bargain.format.json_text import read_json
from goodoffices.bargain.format.reading import Reading
from goodoffices.bargain.preference import PartyPreferences, Table, Utility
from goodoffices.text import Mapping, Scalar
from goodoffices.text import Sequence as Listing

__all__ = ["read_points"]


def read_points(reading: Reading, path: Path | None, profiles: Sequence[Path]) -> Domain | None:
    """Read a table of points: ``{"parties": [first, second], "points": {issue: [points, points]}}``.

    Each issue is divisible and has two options, as either party wants it; who has its way on an issue has its points.
    A file may hold several tables under ``cases``; then one is chosen by its name.

    Parameters
    ----------
    reading : Reading
    path : Path or None
    profiles : sequence of Path
        The name of the chosen table as the one path.
    """
    node = None if path is None else read_json(reading, path)
    top = None if node is None else reading.mapping(node, "the file")
    if path is None or top is None:
        return None
    name, table = path.stem, top
    if "cases" in top.items:
        tables = reading.mapping(top.items["cases"], '"cases"')
        found = None if tables is None else _chosen(reading, tables, [p.name for p in profiles])
        if found is None:
            return None
        name, table = found
    parties = _parties(reading, table)
    points = reading.mapping(table.items.get("points"), '"points"')
    if not parties or points is None:
        return None
    rows = [(issue, _pair(reading, points, issue)) for issue in points.items]
    issues = [DomainIssue(issue, parties, issue, divisible=True, titles=_titles(parties)) for issue, _ in rows]
    if reading.failed or not check_issues(reading, [(i, points.items[i.id]) for i in issues]):
        return None
    pairs = [pair for _, pair in rows if pair is not None]
    made = []
    for own, party in enumerate(parties):
        # The first option is the first party's way, the second the second's.
        worths = [np.eye(2)[own] * pair[own] for pair in pairs]
        made.append(PartyPreferences(party, Utility(tuple(Table((n,), w) for n, w in enumerate(worths))), 0.0))
    return build(reading, name, issues, made)


def _chosen(reading: Reading, tables: Mapping, names: list[str]) -> tuple[str, Mapping] | None:
    known = ", ".join(list(tables.items)[:20])
    if not names and len(tables.items) == 1:
        names = list(tables.items)
    if len(names) != 1 or names[0] not in tables.items:
        wrong = f'no table is called "{names[0]}"' if len(names) == 1 else f"the file holds {len(tables.items)} tables"
        reading.fault("E710", wrong, tables, help=f"choose one by its name as the profile: {known}")
        return None
    table = reading.mapping(tables.items[names[0]], f'the table "{names[0]}"')
    return None if table is None else (names[0], table)


def _parties(reading: Reading, table: Mapping) -> tuple[str, ...]:
    listed = reading.sequence(table.items.get("parties"), '"parties"')
    names = tuple(n.text for n in listed.items if isinstance(n, Scalar)) if listed is not None else ()
    if listed is not None and (len(names) != 2 or len(set(names)) != 2):
        reading.fault("E710", "points are of two parties with different names", listed, help="name the two parties")
        return ()
    return names


def _titles(parties: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"as {party} wants it" for party in parties)


def _pair(reading: Reading, points: Mapping, issue: str) -> tuple[float, float] | None:
    node = points.items[issue]
    numbers = node.items if isinstance(node, Listing) else []
    if len(numbers) != 2:
        reading.fault("E706", f'the points of "{issue}" must be two numbers, one of each party', node)
        return None
    first, second = (reading.number(n, f'the points of "{issue}"') for n in numbers)
    if first is None or second is None:
        return None
    if min(first, second) < 0:
        reading.fault("E707", f'the points of "{issue}" are below 0', node, help="points are 0 or more")
        return None
    return first, second
