"""From what a format says to a domain: the checks that all formats share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.reading import Located, Reading, as_number
from goodoffices.bargain.preference import Box, PartyPreferences, Ratio, Table, Term, Utility

__all__ = ["box_term", "build", "check_issues", "check_weights", "find_option", "option_finder", "steps"]

STEPS = 21
"""Points at which a continuous issue is read where its file does not say: both ends and every twentieth between."""
LARGEST_ISSUE = 1_000_000
"""Options of one issue; more are a mistake, or want a coarser step."""


def option_finder(options: Sequence[str]) -> Callable[[str], int | None]:
    """A function from an option as a file writes it to its index, or None where there is none.

    The same text counts, then the same number (``1`` and ``1.0``).
    """
    texts: dict[str, int] = {}
    numbers: dict[float, int] = {}
    for index, option in enumerate(options):
        texts.setdefault(option.strip(), index)
        number = as_number(option)
        if number is not None:
            numbers.setdefault(number, index)

    def find(text: str) -> int | None:
        found = texts.get(text.strip())
        if found is not None:
            return found
        number = as_number(text)
        return None if number is None else numbers.get(number)

    return find


def find_option(options: Sequence[str], text: str) -> int | None:
    """The index of one option (for many of one issue, :func:`option_finder`)."""
    return option_finder(options)(text)


def box_term(counts: Sequence[int], bounds: dict[int, tuple[int, int]], value: float) -> Term | None:
    """A worth within inclusive bounds of option indices, by issue; one issue makes a table, empty bounds nothing."""
    if any(low > high for low, high in bounds.values()):
        return None
    order = sorted(bounds)
    if len(order) == 1:
        low, high = bounds[order[0]]
        worths = np.zeros(counts[order[0]])
        worths[low : high + 1] = value
        return Table((order[0],), worths)
    return Box(tuple(order), tuple(bounds[i][0] for i in order), tuple(bounds[i][1] for i in order), value)


def steps(low: float, high: float, step: float | None = None) -> tuple[float, ...]:
    """The points of a numeric range, both ends included; :data:`STEPS` of them where no step is given."""
    if step is None or step <= 0:
        return tuple(float(v) for v in np.linspace(low, high, STEPS if high > low else 1))
    count = int(np.floor((high - low) / step + 1e-9)) + 1
    return tuple(float(low + k * step) for k in range(count))


def check_issues(reading: Reading, issues: Sequence[tuple[DomainIssue, Located | None]]) -> bool:
    """Note what is wrong with the issues of a domain; True where they can be used."""
    if not issues:
        reading.fault("E705", "the domain has no issue", help="declare at least one issue with at least one option")
        return False
    seen: set[str] = set()
    good = True
    for issue, where in issues:
        if not issue.options:
            reading.fault("E705", f'the issue "{issue.id}" has no option', where, help="declare its options")
            good = False
        if issue.id in seen:
            reading.fault("E709", f'the issue "{issue.id}" stands twice', where, help="give one of them another name")
            good = False
        seen.add(issue.id)
        if len(set(issue.options)) < len(issue.options):
            twice = next(option for option, times in Counter(issue.options).items() if times > 1)
            reading.fault("E709", f'the issue "{issue.id}" has the option "{twice}" twice', where, help="keep one")
            good = False
    return good


def check_weights(reading: Reading, party: str, weights: Iterable[float], where: Located | None = None) -> None:
    """Warn where the weights of a party's issues do not add up to 1 (nothing is rescaled)."""
    weights = list(weights)
    least = min(weights, default=0.0)
    if least < 0:
        told = f"a weight of {party} is {least:.6g}, below 0"
        reading.fault("W712", told, where, help="what is best in the issue counts as worst; correct it if not meant")
    total = sum(weights)
    if abs(total - 1) > 0.005:
        reading.fault(
            "W712",
            f"the weights of {party} add up to {total:.6g}, not to 1",
            where,
            help="they are used as they stand; correct them if that was not meant",
        )


def build(
    reading: Reading,
    name: str,
    issues: Sequence[DomainIssue],
    parties: Sequence[PartyPreferences],
    constraints: Sequence[Constraint] = (),
    quorum: int | None = None,
) -> Domain | None:
    """The domain, or None where a fault was noted."""
    if not parties and not reading.failed:
        reading.fault("E710", "no party's preferences were found", help="add a profile for each party")
    ids = [party.id for party in parties]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        reading.fault("E709", f'the party "{twice}" stands twice', help="give one of them another name")
    if reading.failed:
        return None
    try:
        domain = Domain(name, tuple(issues), tuple(parties), tuple(constraints), quorum)
    except ValueError as fault:
        reading.fault("E702", str(fault))
        return None
    for party in parties:
        best = _at_most(party.utility)
        if party.reservation is not None and party.reservation > best + 1e-9:
            reading.fault(
                "W713",
                f"{party.label} has {party.reservation:.6g} without agreement, and no package is worth more than "
                f"{best:.6g} to it",
                help="no package is acceptable to it; check the reservation value and its unit",
            )
    return domain


def _at_most(utility: Utility) -> float:
    """An upper bound of a utility: the exact maximum where it is additive."""
    total = 0.0
    for term in utility.terms:
        if isinstance(term, Table):
            total += float(term.values.max())
        elif isinstance(term, Box):
            total += max(term.value, 0.0)
        elif isinstance(term, Ratio):
            total += _ratio_at_most(term)
    best = utility.offset + utility.scale * total
    return max(best, utility.otherwise) if utility.conditions else best


def _ratio_at_most(ratio: Ratio) -> float:
    """An upper bound of a ratio: the best single quotient, where each table of both sums speaks of one issue."""
    under = {table.issues: table.values for table in ratio.under}
    best = ratio.empty
    for table in ratio.over:
        below = under.get(table.issues)
        if below is None or (table.values[below == 0] > 0).any():
            return float("inf")
        best = max(best, float(np.max(table.values[below > 0] / below[below > 0], initial=best)))
    return best
