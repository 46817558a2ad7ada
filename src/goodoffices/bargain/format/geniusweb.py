"""GeniusWeb JSON: a domain, and one profile per party; both spellings of every key are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.assemble import build, check_issues, check_weights, find_option, option_finder, steps
from goodoffices.bargain.format.json_text import read_json
from goodoffices.bargain.format.reading import Located, Reading, Spot
from goodoffices.bargain.preference import PartyPreferences, Table, Utility
from goodoffices.text import Mapping, Node, Scalar
from goodoffices.text import Sequence as Listing

__all__ = ["read_geniusweb"]


def read_geniusweb(reading: Reading, domain_file: Path | None, profiles: Sequence[Path]) -> Domain | None:
    """Read a domain and its profiles; without a domain file, that inside the first profile counts."""
    node = read_json(reading, domain_file or profiles[0])
    if node is not None and domain_file is None:
        _, space = _space(reading, node, profiles[0].stem)
        node = None if space is None else space.items.get("domain")
    top = reading.mapping(node, "a domain")
    if top is None:
        return None
    found = reading.mapping(top.items.get("issuesValues"), '"issuesValues"')
    if found is None:
        return None
    issues = []
    for name, values in found.items.items():
        issue = _issue(reading, name, values, Spot(*found.keys[name]))
        if issue is not None:
            issues.append(issue)
    if reading.failed or not check_issues(reading, [(i, Spot(*found.keys[i.id])) for i in issues]):
        return None
    title = top.items.get("name")
    parties = []
    for path in profiles:
        party = _party(reading, path, issues)
        if party is not None:
            parties.append(party)
    name = title.text if isinstance(title, Scalar) and title.text else (domain_file or profiles[0]).stem
    return build(reading, name, issues, parties)


def _key(mapping: Mapping, *names: str) -> Node | None:
    """The value of the first of several spellings, whatever their case."""
    folded = {key.lower(): node for key, node in mapping.items.items()}
    return next((folded[name.lower()] for name in names if name.lower() in folded), None)


def _issue(reading: Reading, name: str, node: Node, where: Located) -> DomainIssue | None:
    holder = reading.mapping(node, f'the issue "{name}"')
    if holder is None:
        return None
    values = _key(holder, "values")
    if isinstance(values, Listing):
        return DomainIssue(name, tuple(v.text for v in values.items if isinstance(v, Scalar)))
    span = _key(holder, "range")
    if isinstance(span, Mapping):
        parts: list[Node | None] = [_key(span, "low"), _key(span, "high"), _key(span, "step")]
    elif isinstance(span, Listing) and len(span.items) == 3:
        parts = list(span.items)
    else:
        reading.fault("E705", f'the issue "{name}" has neither values nor a range', where, help="declare its options")
        return None
    numbers = [reading.number(part, f'the range of "{name}"') for part in parts]
    low, high, step = numbers
    if low is None or high is None or step is None:
        return None
    if high < low or step <= 0 or (high - low) / step >= 1_000_000:
        reading.fault("E705", f'the range of "{name}" holds no options, or more than a million', where)
        return None
    points = steps(low, high, step)
    return DomainIssue(name, tuple(f"{v:.12g}" for v in points), values=points)


def _space(reading: Reading, node: Node, name: str) -> tuple[str, Mapping | None]:
    """The kind of a profile and what it says."""
    top = reading.mapping(node, f"the profile {name}")
    if top is None:
        return "", None
    for kind, inner in top.items.items():
        if kind.lower() in ("linearadditiveutilityspace", "linearadditive", "sumofgroupsutilityspace"):
            return kind.lower(), reading.mapping(inner, kind)
    if _key(top, "issueUtilities") is not None:
        return "linearadditive", top
    kind = next(iter(top.items), "nothing")
    reading.fault(
        "E704", f'{name} is a profile of the kind "{kind}", which is not read', top, help="export a utility space"
    )
    return "", None


def _party(reading: Reading, path: Path, issues: list[DomainIssue]) -> PartyPreferences | None:
    node = read_json(reading, path)
    if node is None:
        return None
    kind, space = _space(reading, node, path.stem)
    if space is None:
        return None
    faults = len(reading.diagnostics)
    if kind == "sumofgroupsutilityspace":
        tables = _groups(reading, space, path.stem, issues)
    else:
        tables = _linear(reading, space, path.stem, issues)
    if any(d.level == "error" for d in reading.diagnostics[faults:]):
        return None
    utility = Utility(tuple(tables))
    return PartyPreferences(path.stem, utility, _reservation(reading, space, path.stem, issues, utility))


def _reservation(
    reading: Reading, space: Mapping, name: str, issues: list[DomainIssue], utility: Utility
) -> float | None:
    """The worth of the reservation bid; 0 without one, as GeniusWeb has it."""
    bid = _key(space, "reservationBid")
    values = _key(bid, "issuevalues") if isinstance(bid, Mapping) else None
    if not isinstance(values, Mapping):
        return 0.0
    total = utility.offset
    by_issue = {table.issues[0]: table for table in utility.terms if isinstance(table, Table)}
    for position, issue in enumerate(issues):
        chosen = values.items.get(issue.id)
        if isinstance(chosen, Scalar) and position in by_issue:  # an issue left out of a partial bid is worth 0
            option = find_option(issue.options, chosen.text)
            if option is None:
                reading.fault("E708", f'{name}: "{issue.id}" has no option "{chosen.text}"', chosen)
                return None
            total += float(by_issue[position].values[option])
    return total


def _linear(reading: Reading, space: Mapping, name: str, issues: list[DomainIssue]) -> list[Table]:
    worths = reading.mapping(_key(space, "issueUtilities"), f'"issueUtilities" of {name}')
    weights = reading.mapping(_key(space, "issueWeights"), f'"issueWeights" of {name}')
    if worths is None or weights is None:
        return []
    tables: list[Table] = []
    used: list[float] = []
    for extra in [key for key in worths.items if key not in {issue.id for issue in issues}]:
        reading.fault("E708", f'{name} speaks of the issue "{extra}", which is not there', Spot(*worths.keys[extra]))
    for position, issue in enumerate(issues):
        if issue.id not in worths.items or issue.id not in weights.items:
            reading.fault(
                "E706", f'{name} says nothing of the issue "{issue.id}"', worths, help="add worths and a weight"
            )
            continue
        weight = reading.number(weights.items[issue.id], f'the weight of "{issue.id}"')
        values = _values(reading, worths.items[issue.id], name, issue)
        if weight is not None and values is not None:
            tables.append(Table((position,), weight * values))
            used.append(weight)
    if len(used) == len(issues):
        check_weights(reading, name, used, weights)
    return tables


def _values(reading: Reading, node: Node, name: str, issue: DomainIssue) -> np.ndarray | None:
    holder = reading.mapping(node, f'the worths of "{issue.id}" by {name}')
    if holder is None:
        return None
    discrete = _key(holder, "DiscreteValueSetUtilities", "discreteutils")
    if isinstance(discrete, Mapping):
        table = reading.mapping(_key(discrete, "valueUtilities"), f'"valueUtilities" of "{issue.id}"')
        return None if table is None else worths_of(reading, table, name, issue)
    numeric = _key(holder, "NumberValueSetUtilities", "numberutils")
    if isinstance(numeric, Mapping) and issue.values is not None:
        keys = ("lowValue", "lowUtility", "highValue", "highUtility")
        numbers = [reading.number(_key(numeric, key), f'"{key}" of "{issue.id}"') for key in keys]
        low, below, high, above = numbers
        if low is None or below is None or high is None or above is None or high == low:
            return None
        return below + (np.array(issue.values) - low) * (above - below) / (high - low)
    kind = next(iter(holder.items), "nothing")
    reading.fault("E704", f'{name} values "{issue.id}" by "{kind}", which is not read', holder)
    return None


def worths_of(reading: Reading, table: Mapping, name: str, issue: DomainIssue) -> np.ndarray | None:
    """The worth of every option of an issue, from a mapping of options to numbers."""
    found: dict[int, float] = {}
    find = option_finder(issue.options)
    for key, node in table.items.items():
        option = find(key)
        if option is None:
            reading.fault("E708", f'{name}: the issue "{issue.id}" has no option "{key}"', Spot(*table.keys[key]))
            continue
        value = reading.number(node, f'the worth of "{key}" of "{issue.id}" to {name}')
        if value is not None:
            found[option] = value
    if len(found) < len(issue.options):
        if not any(d.level == "error" for d in reading.diagnostics):
            missing = [issue.options[n] for n in range(len(issue.options)) if n not in found]
            reading.fault(
                "E706",
                f'{name} gives no value to "{missing[0]}" of the issue "{issue.id}"',
                table,
                label=f"{len(missing)} of {len(issue.options)} options have none" if len(missing) > 1 else "",
                help="give every option a number",
            )
        return None
    return np.array([found[n] for n in range(len(issue.options))])


def _groups(reading: Reading, space: Mapping, name: str, issues: list[DomainIssue]) -> list[Table]:
    """Worths of combinations: what a group of issues does not list is worth 0."""
    tables: list[Table] = []
    positions = {issue.id: n for n, issue in enumerate(issues)}
    parts = reading.mapping(_key(space, "partUtilities"), f'"partUtilities" of {name}')
    for node in parts.items.values() if parts else ():
        holder = reading.mapping(node, f"a part of {name}")
        if holder is None:
            continue
        inner = _key(holder, "partsutils")
        holder = inner if isinstance(inner, Mapping) else holder
        spoken = reading.sequence(_key(holder, "issues"), f"the issues of a part of {name}")
        listed = reading.sequence(_key(holder, "utilslist"), f'"utilslist" of {name}')
        if spoken is None or listed is None:
            continue
        scope = [positions.get(s.text) if isinstance(s, Scalar) else None for s in spoken.items]
        if None in scope:
            reading.fault("E708", f"{name} speaks of an issue that is not there", spoken)
            continue
        own = tuple(p for p in scope if p is not None)
        tables.append(Table(own, _combinations(reading, listed, name, [issues[p] for p in own])))
    return tables


def _combinations(reading: Reading, listed: Listing, name: str, issues: list[DomainIssue]) -> np.ndarray:
    values = np.zeros(tuple(len(issue.options) for issue in issues))
    for entry in listed.items:
        row = reading.mapping(entry, f"an entry of {name}")
        chosen = reading.sequence(_key(row, "values"), "the values of an entry") if row else None
        worth = reading.number(_key(row, "util"), "the worth of an entry") if row else None
        if chosen is None or worth is None or len(chosen.items) != len(issues):
            reading.fault("E706", f"an entry of {name} does not name one value for each of its issues", entry)
            continue
        at = [
            find_option(issue.options, node.text) if isinstance(node, Scalar) else None
            for issue, node in zip(issues, chosen.items, strict=True)
        ]
        if None in at:
            reading.fault("E708", f"an entry of {name} names an option that is not there", entry)
            continue
        values[tuple(n for n in at if n is not None)] = worth
    return values
