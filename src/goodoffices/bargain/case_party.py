"""One party of a case as bargaining counts with it: what it told, what its positions say, and its factions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from goodoffices.bargain.case_issues import INCLUDED, LEFT_OUT, OPEN, CaseIssues
from goodoffices.bargain.consistency import check_partial
from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.domain import DomainIssue
from goodoffices.bargain.partial import PartialPreferences, settle
from goodoffices.bargain.preference import Box, Faction, PartyPreferences, Ratio, Table, Utility
from goodoffices.bargain.told import Told, interval_of, told_by
from goodoffices.case import STANCES, Case, Issue
from goodoffices.diagnose import Diagnostic, Place
from goodoffices.positions import PositionTable

__all__ = ["CaseParty", "read_party"]

_STEPS = {stance: Interval((4 - n) / 5, (5 - n) / 5) for n, stance in enumerate(STANCES)}
_MIDDLE = Interval(0.4, 0.6)
_ANY = Interval(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class CaseParty:
    """What is known of a party, and one definite reading of it.

    Parameters
    ----------
    known : PartialPreferences
    preferences : PartyPreferences
    included : bool
        True where a package is worth the mean of what it includes to it.
    beyond : tuple of str
        What ``preferences`` holds and ``known`` cannot say.
    """

    known: PartialPreferences
    preferences: PartyPreferences
    included: bool
    beyond: tuple[str, ...]


def read_party(
    case: Case, table: PositionTable, issues: CaseIssues, id: str, title: str, found: list[Diagnostic]
) -> CaseParty:
    """One party; what is contradictory or inferred goes to ``found``.

    Parameters
    ----------
    case : Case
    table : PositionTable
        Of the case.
    issues : CaseIssues
        Of the case.
    id, title : str
        Of the party.
    found : list of Diagnostic
        Added to.
    """
    told = told_by(case, id)
    maker = _Maker(case, table, issues, id)
    known, beyond = maker.known(told, id, "" if title == id else title)
    faults = list(check_partial(known, [made for made, _ in issues.made], case.id))
    found.extend(maker.inferred(told, title or id))
    factions = []
    for name, own in told.factions.items():
        part, _ = maker.known(own, name, "")
        wrong = check_partial(part, [made for made, _ in issues.made], case.id)
        faults.extend(wrong)
        if not wrong:
            reading = maker.definite(own, part)
            factions.append(Faction(name, reading.utility, reading.reservation, own.veto))
    found.extend(faults)
    label = title or id
    if told.joint:
        beyond.append(f"{label}: what options are worth together is taken at one value each")
    if told.included:
        beyond.append(f"{label}: a package is worth the mean of what it includes")
    if factions:
        beyond.append(f"{label}: the factions {', '.join(f.id for f in factions)} are taken at one value each")
    if faults:
        return CaseParty(known, PartyPreferences(id, Utility(())), told.included, ())
    preferences = replace(maker.definite(told, known), factions=tuple(factions))
    return CaseParty(known, preferences, told.included, tuple(beyond))


class _Maker:
    """What is the same for a party and its factions: the issues, and where the party stands on them."""

    def __init__(self, case: Case, table: PositionTable, issues: CaseIssues, party: str) -> None:
        self.case = case
        self.table = table
        self.issues = issues
        self.party = party

    def known(self, told: Told, id: str, title: str) -> tuple[PartialPreferences, list[str]]:
        """Ranges and orders, and what of the orders they cannot say."""
        largest = max((weight.high for weight in told.weights.values()), default=1.0)
        weights: list[Interval] = []
        worths: list[tuple[Interval, ...]] = []
        refused: list[Constraint] = []
        for number, (made, issue) in enumerate(self.issues.made):
            parts = len(issue.options) if issue.several else 1
            weight = told.weights.get(issue.id)
            if told.included:
                weights.append(Interval(1.0, 1.0))
            elif weight is not None:
                weights.append(interval_of(weight, 1 / parts))
            else:
                low, high = (0.0, largest) if told.weighed else (1.0, 1.0)
                weights.append(Interval(low / parts, high / parts))
            worths.append(tuple(self._worth(told, issue, made, n) for n in range(len(made.options))))
            refused.extend(self._red_lines(issue, number))
        weight_orders, lost = self._weight_orders(told)
        reservation = None if told.reservation is None else interval_of(told.reservation)
        worth_orders = tuple(self._worth_orders(told))
        partial = PartialPreferences(
            id, tuple(weights), tuple(worths), weight_orders, worth_orders, tuple(refused), reservation, title
        )
        return partial, lost

    def _worth(self, told: Told, issue: Issue, made: DomainIssue, n: int) -> Interval:
        name = made.options[n]
        option = made.id.removeprefix(f"{issue.id}/") if name == INCLUDED else name
        if (issue.id, option) in told.values:
            return interval_of(told.values[issue.id, option])
        if name in (OPEN, LEFT_OUT) or option == issue.status_quo:
            if issue.id in told.unsettled:
                return interval_of(told.unsettled[issue.id])
            if name in (OPEN, LEFT_OUT):
                return _MIDDLE
        if option in told.orders.get(issue.id, ()):
            return _ANY
        stances = self.table.issue(issue.id)
        stance = stances.cell(self.party, option).stance if stances else None
        if stance is None:
            return _MIDDLE if option == issue.status_quo else _ANY
        return _STEPS[stance]

    def _red_lines(self, issue: Issue, number: int) -> Iterator[Constraint]:
        stances = self.table.issue(issue.id)
        for option in issue.options:
            choice = self.issues.choices[issue.id, option.id]
            if stances and choice.issue == number and stances.cell(self.party, option.id).stance == "red-line":
                yield Constraint("forbids", (choice,), 0, 0, f"red line of {self.party}: {option.id}")

    def _worth_orders(self, told: Told) -> Iterator[tuple[int, int, int]]:
        for number, (made, issue) in enumerate(self.issues.made):
            if not issue.several:
                order = [o for o in told.orders.get(issue.id, ()) if o in made.options]
                yield from ((number, made.options.index(a), made.options.index(b)) for a, b in pairwise(order))

    def _weight_orders(self, told: Told) -> tuple[tuple[tuple[int, int], ...], list[str]]:
        """Orders of the issues of the domain; the weight of an issue of several options is spread over them evenly."""
        parts: dict[str, list[int]] = {}
        for number, (_, issue) in enumerate(self.issues.made):
            parts.setdefault(issue.id, []).append(number)
        orders: dict[tuple[int, int], None] = {}
        lost = []
        for chain in told.issue_orders:
            for at, upper in enumerate(chain):
                for lower in chain[at + 1 :]:
                    above, below = parts.get(upper, []), parts.get(lower, [])
                    if len(above) <= len(below) or not below:
                        orders |= {(a, b): None for a in above for b in below}
                    else:
                        first, second = self.case.name(upper), self.case.name(lower)
                        lost.append(
                            f"that {first} matters more than {second} is not counted with: its weight is spread"
                        )
        return tuple(orders), lost

    def definite(self, told: Told, known: PartialPreferences) -> PartyPreferences:
        """A point inside what is known, with what only a definite reading can hold."""
        if told.included:
            return self._mean_over_included(known)
        reading = settle(known)
        boxes = tuple(box for box in (self._box(names, e.point) for names, e in told.joint.items()) if box)
        if not boxes:
            return reading
        return replace(reading, utility=replace(reading.utility, terms=(*reading.utility.terms, *boxes)))

    def _box(self, names: frozenset[str], worth: float) -> Box | None:
        pairs = [name.partition("/") for name in sorted(names)]
        found = [self.issues.choices.get((home, option)) for home, _, option in pairs]
        choices = sorted((c for c in found if c is not None), key=lambda c: c.issue)
        if len(choices) < len(names) or len({c.issue for c in choices}) < len(choices):
            return None
        ends = tuple(c.options[0] for c in choices)
        return Box(tuple(c.issue for c in choices), ends, ends, worth)

    def _mean_over_included(self, known: PartialPreferences) -> PartyPreferences:
        over, under = [], []
        for number, (made, _) in enumerate(self.issues.made):
            counts = np.zeros(len(made.options))
            counts[list(self.issues.settles(number))] = 1.0
            worths = np.array([interval.middle for interval in known.worths[number]])
            over.append(Table((number,), counts * worths))
            under.append(Table((number,), counts))
        utility = Utility((Ratio(tuple(over), tuple(under)),), conditions=known.refused, otherwise=-1.0)
        reservation = None if known.reservation is None else known.reservation.middle
        return PartyPreferences(known.id, utility, reservation, title=known.title)

    def inferred(self, told: Told, label: str) -> Iterator[Diagnostic]:
        """N719: what comes from positions alone."""
        options = {(issue.id, o.id) for issue in self.case.issues.values() for o in issue.options}
        placed = {(issue, o) for issue, order in told.orders.items() for o in order}
        bare = len(options - told.values.keys() - placed)
        unweighed = 0 if told.included else len({issue.id for _, issue in self.issues.made} - told.weighed)
        if bare or unweighed:
            yield Diagnostic(
                "N719",
                f"{label}: the worth of {bare} of {len(options)} options and the weight of {unweighed} "
                "issues are inferred from positions alone",
                Place(self.case.id),
                help="enter a preference where more is known",
            )
