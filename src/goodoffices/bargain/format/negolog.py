"""NegoLog JSON: profiles that carry the issues themselves, with weights, worths and a reservation value."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.assemble import build, check_issues, check_weights
from goodoffices.bargain.format.geniusweb import worths_of
from goodoffices.bargain.format.json_text import read_json
from goodoffices.bargain.format.reading import Reading, Spot
from goodoffices.bargain.preference import PartyPreferences, Table, Utility
from goodoffices.text import Mapping

__all__ = ["read_negolog"]


def read_negolog(reading: Reading, _domain_file: Path | None, profiles: Sequence[Path]) -> Domain | None:
    """Read the profiles; issues and options are those of the first."""
    issues: list[DomainIssue] = []
    parties = []
    for path in profiles:
        node = read_json(reading, path)
        top = None if node is None else reading.mapping(node, f"the profile {path.stem}")
        worths = None if top is None else reading.mapping(top.items.get("issues"), '"issues"')
        if top is None or worths is None:
            continue
        if not issues:
            issues = [
                DomainIssue(name, tuple(options.items))
                for name, options in worths.items.items()
                if isinstance(options, Mapping)
            ]
            if not check_issues(reading, [(i, Spot(*worths.keys[i.id])) for i in issues]):
                return None
        party = _party(reading, top, worths, path.stem, issues)
        if party is not None:
            parties.append(party)
    return build(reading, profiles[0].parent.name or "domain", issues, parties)


def _party(
    reading: Reading, top: Mapping, worths: Mapping, name: str, issues: list[DomainIssue]
) -> PartyPreferences | None:
    weights = reading.mapping(top.items.get("issueWeights"), '"issueWeights"')
    if weights is None:
        return None
    tables: list[Table] = []
    used: list[float] = []
    for position, issue in enumerate(issues):
        node = worths.items.get(issue.id)
        if node is None or issue.id not in weights.items:
            reading.fault(
                "E706", f'{name} says nothing of the issue "{issue.id}"', worths, help="add worths and a weight"
            )
            continue
        weight = reading.number(weights.items[issue.id], f'the weight of "{issue.id}"')
        table = reading.mapping(node, f'the worths of "{issue.id}"')
        values = None if table is None else worths_of(reading, table, name, issue)
        if weight is not None and values is not None:
            tables.append(Table((position,), weight * values))
            used.append(weight)
    for extra in [key for key in worths.items if key not in {issue.id for issue in issues}]:
        reading.fault("E708", f'{name} speaks of the issue "{extra}", which is not there', Spot(*worths.keys[extra]))
    if len(tables) < len(issues):
        return None
    check_weights(reading, name, used, weights)
    stated = top.items.get("reservationValue")
    reservation = None if stated is None else reading.number(stated, f"the reservation value of {name}")
    return PartyPreferences(name, Utility(tuple(tables)), reservation)
