"""Profiles of rankings (the Railway domain): a rank for every option, and combinations that make things worthless.

A package is worth the mean over the ranked issues of rank / largest rank of the issue (a higher rank is better). Some
rules take an issue's part away, some the whole worth. What takes the whole worth away in the eyes of every party that
states such rules is a constraint that the parties share.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Choice, Constraint, forbids, requires
from goodoffices.bargain.format.assemble import find_option
from goodoffices.bargain.format.reading import Reading, as_number
from goodoffices.bargain.format.xml_text import Element
from goodoffices.bargain.preference import PartyPreferences, Table, Utility

if TYPE_CHECKING:
    from goodoffices.bargain.format.genius import IssueElement

__all__ = ["read_ranks", "share_conditions"]

_LARGEST_TABLE = 4_000_000


def read_ranks(reading: Reading, root: Element, name: str, issues: list[IssueElement]) -> Utility | None:
    """The utility of a profile of rankings."""
    ranks = next(root.deep("ranks"))
    worths: dict[int, NDArray[np.float64]] = {}
    for element in ranks.all("issue"):
        position = _position(reading, element.get("index"), element, name, issues)
        worth = None if position is None else _ranked(reading, element, name, issues[position])
        if position is not None and worth is not None:
            worths[position] = worth
    if not worths:
        reading.fault("E706", f"{name} ranks nothing", ranks, help="rank the options of at least one issue")
        return None
    zeroed: dict[int, list[_Rule]] = {}
    conditions: list[Constraint] = []
    for element in root.deep("constraint"):
        kind = (element.get("type") or "").lower()
        if kind in ("inclusivezerooutcomeconstraint", "conditionalzerooutcomeconstraint"):
            condition = _condition(reading, element, kind.startswith("conditional"), name, issues)
            if condition is not None:
                conditions.append(condition)
        else:
            rule = _rule(reading, element, kind, name, issues)
            if rule is not None:
                zeroed.setdefault(rule[0], []).append(rule)
    if reading.failed:
        return None
    scale = 1.0 / len(worths)
    tables = [_table(reading, n, worth, zeroed.get(n, []), issues, name) for n, worth in worths.items()]
    return Utility(tuple(tables), 0.0, scale, tuple(conditions), 0.0)


_Rule = tuple[int, dict[int, tuple[int, ...]], tuple[int, ...], tuple[float, float] | None]
"""Issue whose part is lost; options of issues that must all hold; issues that are summed; the range of their sum."""


def share_conditions(
    reading: Reading, parties: list[PartyPreferences]
) -> tuple[list[PartyPreferences], tuple[Constraint, ...]]:
    """Make shared constraints of the conditions that every party that has conditions states."""
    stating = [set(party.utility.conditions) for party in parties if party.utility.conditions]
    if len(stating) < 2:
        return parties, ()
    common = set.intersection(*stating)
    first = next(party for party in parties if party.utility.conditions)
    shared = tuple(c for c in first.utility.conditions if c in common)
    if shared:
        reading.fault(
            "N715",
            f"{len(shared)} conditions that the parties state alike are read as shared constraints",
            help="a package that breaks one is not feasible; its worth would be 0 to those who state it",
        )
    kept = [
        replace(p, utility=replace(p.utility, conditions=tuple(c for c in p.utility.conditions if c not in common)))
        for p in parties
    ]
    return kept, shared


def _position(
    reading: Reading, index: str | None, element: Element, name: str, issues: list[IssueElement]
) -> int | None:
    for position, found in enumerate(issues):
        if found.index == index:
            return position
    reading.fault("E708", f"{name} speaks of issue {index}, which is not there", element, help="correct the index")
    return None


def _ranked(reading: Reading, element: Element, name: str, known: IssueElement) -> NDArray[np.float64] | None:
    options = known.issue.options
    ranks: dict[int, float] = {}
    for item in element.all("item"):
        value, index = item.get("value"), as_number(item.get("index"))
        option = find_option(options, value) if value is not None else int(index or 0) - 1
        if option is None or not 0 <= option < len(options):
            reading.fault("E708", f'{name}: the issue "{known.issue.id}" has no option "{value or index}"', item)
            continue
        rank = reading.numeral(item.get("rank") or item.get("rating"), f'the rank of "{options[option]}"', item)
        if rank is not None:
            ranks[option] = rank
    missing = [options[n] for n in range(len(options)) if n not in ranks]
    if missing:
        reading.fault("E706", f'{name} gives no rank to "{missing[0]}" of "{known.issue.id}"', element, help="rank it")
        return None
    worth = np.array([ranks[n] for n in range(len(options))])
    return worth / worth.max() if worth.max() > 0 else np.zeros(len(worth))


def _matching(options: tuple[str, ...], condition: str) -> tuple[int, ...]:
    """The options that contain the words of a condition."""
    return tuple(n for n, option in enumerate(options) if condition in option)


def _signed(options: tuple[str, ...], positive: bool, strict: bool) -> tuple[int, ...]:
    """The options that are numbers of one sign; 0 belongs to both unless ``strict``."""
    numbers = [as_number(option) or 0.0 for option in options]
    signed = [number if positive else -number for number in numbers]
    return tuple(n for n, value in enumerate(signed) if value > 0 or (value == 0 and not strict))


def _condition(
    reading: Reading, element: Element, conditional: bool, name: str, issues: list[IssueElement]
) -> Constraint | None:
    choices: dict[int, Choice] = {}
    numeric: dict[int, bool] = {}
    for check in element.all("checkassignment"):
        position = _position(reading, check.get("index"), check, name, issues)
        words = check.get("condition") or ""
        if position is None:
            return None
        options = issues[position].issue.options
        numeric[position] = words.startswith("numeric=")
        if numeric[position]:
            chosen = _signed(options, "positive" in words, conditional)
        else:
            chosen = _matching(options, words)
        choices[position] = Choice(position, chosen)
    if conditional:
        if len(choices) != 2:
            reading.fault("E711", f"a condition of {name} speaks of {len(choices)} issues, not of two", element)
            return None
        if not numeric[min(numeric)]:
            return None  # Genius heeds such a condition only where the first of the two speaks of a number
        when, then = (choices[position] for position in sorted(choices))
        return requires(when, then, len(issues[when.issue].issue.options))
    return forbids(*(choices[position] for position in sorted(choices)))


def _rule(reading: Reading, element: Element, kind: str, name: str, issues: list[IssueElement]) -> _Rule | None:
    known = ("zeroconstraint", "conditionalzeroconstraint", "sumzeroconstraint", "sumzeronotconstraint")
    if kind not in (*known, "sumzeroconstraintlist"):
        reading.fault("E704", f'{name} has a constraint of the unknown kind "{element.get("type")}"', element)
        return None
    lost = _position(reading, element.get("index"), element, name, issues)
    if lost is None:
        return None
    own = issues[lost].issue.options
    held: dict[int, tuple[int, ...]] = {}
    for assignment in element.all("valueassignment"):
        position = _position(reading, assignment.get("index"), assignment, name, issues)
        if position is None:
            return None
        value = assignment.get("value") or ""
        held[position] = tuple(n for n, option in enumerate(issues[position].issue.options) if option == value)
    if kind == "zeroconstraint":
        return lost, held, (), None
    words = [c.get("value") or "" for c in element.all("condition")] or [element.get("value") or ""]
    chosen = {n for word in words for n in _matching(own, word)}
    if kind in ("conditionalzeroconstraint", "sumzeronotconstraint"):
        chosen = set(range(len(own))) - chosen
    before = held.get(lost)
    held[lost] = tuple(sorted(chosen if before is None else chosen & set(before)))
    if kind == "conditionalzeroconstraint":
        return lost, held, (), None
    low = reading.numeral(element.get("min"), f"a bound of {name}", element)
    high = reading.numeral(element.get("max"), f"a bound of {name}", element)
    summed = [_position(reading, item.get("index"), item, name, issues) for item in element.all("item")]
    if low is None or high is None or None in summed:
        return None
    return lost, held, tuple(p for p in summed if p is not None), (low, high)


def _table(
    reading: Reading,
    issue: int,
    worth: NDArray[np.float64],
    rules: list[_Rule],
    issues: list[IssueElement],
    name: str,
) -> Table:
    """The part of one issue as a table over all the issues that can take it away."""
    scope = (issue, *sorted({i for _, held, summed, _ in rules for i in (*held, *summed)} - {issue}))
    shape = tuple(len(issues[i].issue.options) for i in scope)
    if np.prod(shape, dtype=float) > _LARGEST_TABLE:
        reading.fault("E704", f'the rules of {name} on "{issues[issue].issue.id}" tie too many issues together')
        return Table((issue,), worth)
    at = dict(zip(scope, np.indices(shape), strict=True))
    values = worth[at[issue]]
    for _, held, summed, bounds in rules:
        fires = np.ones(shape, dtype=bool)
        for position, options in held.items():
            fires &= np.isin(at[position], options)
        if bounds is not None:
            total = np.zeros(shape)
            for position in summed:
                numbers = np.array([as_number(o) or 0.0 for o in issues[position].issue.options])
                total += numbers[at[position]]
            fires &= (total >= bounds[0]) & (total <= bounds[1])
        values = np.where(fires, 0.0, values)
    return Table(scope, values)
