"""Whether some package is acceptable to all in every reading, and which single number would decide it if it were known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.domain import Domain, Package, feasible
from goodoffices.bargain.drawing import draw_block
from goodoffices.bargain.partial import PartialPreferences, tighten
from goodoffices.bargain.preference import PartyPreferences, Table, Utility
from goodoffices.bargain.solution.solve import solve
from goodoffices.bargain.uncertainty.certain import Verdict, acceptance, threshold_gaps
from goodoffices.bargain.uncertainty.unknown import Unknown, unknowns_of
from goodoffices.bargain.uncertainty.weighing import weighing_of

__all__ = ["Opening", "Settler", "opening"]

Floats = NDArray[np.float64]

_TOLERANCE = 1e-9
_WITNESSES = 8
_HALVINGS = 12
_HINTS = 20


@dataclass(frozen=True, slots=True)
class Settler:
    """What would follow if one number were known.

    Parameters
    ----------
    unknown : Unknown
    at_low, at_high : {'surely', 'never', 'undecided'}
        Whether a zone is open if the number is at the lower end of its range, or at the upper.
    up_to, from_on : float or None
        Up to the first, and from the second on, the end's answer holds (to 1/4096 of the range); None where the end
        decides nothing, and for a weight, whose middle can be otherwise.
    settled : float
        Share of the range in which the question is decided; of a weight only the ends are looked at: 1, 1/2 or 0.
    """

    unknown: Unknown
    at_low: Verdict
    at_high: Verdict
    up_to: float | None
    from_on: float | None
    settled: float

    def as_json(self, domain: Domain) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "unknown": self.unknown.as_json(domain),
            "at_low": self.at_low,
            "at_high": self.at_high,
            "up_to": self.up_to,
            "from_on": self.from_on,
            "settled": self.settled,
        }


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether there is a zone of possible agreement, over all readings.

    Parameters
    ----------
    verdict : {'surely', 'possibly', 'never', 'undecided'}
        ``surely``: one package is acceptable to all in every reading. ``never``: no package is in any.
    package : tuple of int, or None
        One that is acceptable to all in every reading (``surely``), or in some.
    settlers : tuple of Settler
        Numbers of which some value would decide the question, the most decisive first; empty where it is decided.
    method, citation : str
    """

    verdict: Verdict
    package: Package | None
    settlers: tuple[Settler, ...]
    method: str
    citation: str

    def as_json(self, domain: Domain) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "verdict": self.verdict,
            "exact": self.verdict != "undecided",
            "package": None if self.package is None else list(self.package),
            "settlers": [settler.as_json(domain) for settler in self.settlers],
            "method": self.method,
            "citation": self.citation,
        }


def opening(known: Sequence[PartialPreferences], domain: Domain, others: Sequence[Package] = ()) -> Opening:
    """Decide the zone over all readings, and find what would decide it.

    The largest (least) excess of each option over what a party asks for makes a domain of its own, of which a package
    with nothing below 0 is acceptable to all in some (every) reading. Where neither decides, a reading without any
    acceptable package is looked for: that of the least worths, and some possible weights; with fixed weights that is the
    only one to be looked at.

    Parameters
    ----------
    known : sequence of PartialPreferences
        One per party; consistent. Orders between weights are used as far as they narrow the ranges.
    domain : Domain
    others : sequence of tuple of int
        Packages to look at first; they spare searches and change no verdict.
    """
    hints = [package for package in others if feasible(domain, [package])[0]]
    verdict, package = _zone(known, domain, hints)
    hints = [*([package] if package is not None else []), *hints]
    settlers = []
    if verdict in ("possibly", "undecided"):
        settlers = [found for unknown in unknowns_of(known) if (found := _settler(known, domain, unknown, hints))]
        settlers.sort(key=lambda s: -s.settled)
    return Opening(
        verdict,
        package,
        tuple(settlers),
        "the frontier of the largest and of the least excess over what each party asks for",
        "M. Weber, European J. Operational Research 28 (1987) 44-57",
    )


def _zone(
    known: Sequence[PartialPreferences], domain: Domain, hints: Sequence[Package]
) -> tuple[Verdict, Package | None]:
    worst = _package(known, domain, best=False)
    if worst is not None:
        return "surely", worst
    best = _hinted(known, domain, hints) or _package(known, domain, best=True)
    if best is None:
        return "never", None
    fixed = all(weighing_of(partial).fixed for partial in known)
    if not fixed and not _closed_somewhere(known, domain):
        return "undecided", best
    # Orders between weights, left out so far, may exclude the reading in which it is open.
    shown = {"surely", "possibly"}.issuperset(acceptance(known, domain, best))
    return ("possibly" if shown else "undecided"), best


def _hinted(known: Sequence[PartialPreferences], domain: Domain, hints: Sequence[Package]) -> Package | None:
    """A package of some that all accept in some reading."""
    shown = {"surely", "possibly"}
    return next((p for p in hints[:_HINTS] if shown.issuperset(acceptance(known, domain, p))), None)


def _package(known: Sequence[PartialPreferences], domain: Domain, *, best: bool) -> Package | None:
    """A package that no party would refuse, at best or at worst."""
    rules = list(domain.constraints)
    read, base = [], []
    for at, (own, partial) in enumerate(zip(domain.parties, known, strict=True)):
        gaps, held = threshold_gaps(partial, domain, at, best=best)
        by_rest = partial.reservation is None and domain.status_quo is not None
        rest = None if domain.status_quo is None else np.array([domain.status_quo])
        at_line = by_rest and rest is not None and not all(rule.holds(rest)[0] for rule in partial.refused)
        anything = at_line or np.isinf(gaps[0]).any()
        if not anything and (held is None or held > -1):
            rules.extend(partial.refused)
        weighing = weighing_of(partial)
        tables = []
        for issue, gap in enumerate(gaps if not anything else ()):
            upper = (gap > 0) == best
            tables.append(Table((issue,), np.where(upper, weighing.high[issue], weighing.low[issue]) * gap))
        read.append(PartyPreferences(own.id, Utility(tuple(tables)), 0.0))
        base.append(-_TOLERANCE * max(float(weighing.high.sum()), _TOLERANCE))
    excess = replace(domain, parties=tuple(read), constraints=tuple(rules), quorum=None, status_quo=None)
    found = solve(excess, base, names=("egalitarian",), packages=1)["egalitarian"]
    return found.packages[0] if found.utilities is not None else None


def _closed_somewhere(known: Sequence[PartialPreferences], domain: Domain) -> bool:
    """Whether a reading without an acceptable package is found."""
    for number in range(_WITNESSES):
        fixed = []
        for at, partial in enumerate(known):
            weights = draw_block(partial, 0, 0, at).weights[number]
            fixed.append(replace(partial, weights=tuple(Interval(w, w) for w in weights.tolist()), weight_orders=()))
        if _package(fixed, domain, best=False) is None:
            return True
    return False


def _settler(
    known: Sequence[PartialPreferences], domain: Domain, unknown: Unknown, hints: Sequence[Package]
) -> Settler | None:
    def at(value: float) -> Verdict:
        told = _with(known, unknown, value)
        if _hinted(told, domain, hints) is None and _package(told, domain, best=True) is None:
            return "never"
        return "surely" if _package(told, domain, best=False) is not None else "undecided"

    low, high = at(unknown.low), at(unknown.high)
    decisive = [verdict in ("surely", "never") for verdict in (low, high)]
    if not any(decisive):
        return None
    if unknown.kind == "weight":
        return Settler(unknown, low, high, None, None, sum(decisive) / 2)
    span = unknown.high - unknown.low
    up_to = from_on = None
    if decisive[0]:
        up_to = _edge(lambda value: at(value) == low, unknown.low, unknown.high)
    if decisive[1] and up_to != unknown.high:
        from_on = _edge(lambda value: at(value) == high, unknown.high, unknown.low)
    settled = ((up_to - unknown.low) if up_to is not None else 0.0) / span
    settled += ((unknown.high - from_on) if from_on is not None else 0.0) / span
    return Settler(unknown, low, high, up_to, from_on, min(settled, 1.0))


def _edge(holds: Callable[[float], bool], start: float, end: float) -> float:
    """How far from the start something holds that holds there."""
    if holds(end):
        return end
    for _ in range(_HALVINGS):
        middle = (start + end) / 2
        if holds(middle):
            start = middle
        else:
            end = middle
    return start


def _with(known: Sequence[PartialPreferences], unknown: Unknown, value: float) -> tuple[PartialPreferences, ...]:
    """The same knowledge with one number known."""
    partial = known[unknown.party]
    point = Interval(value, value)
    if unknown.kind == "reservation":
        partial = replace(partial, reservation=point)
    elif unknown.kind == "weight":
        weights = list(partial.weights)
        weights[unknown.issue] = point
        partial = replace(partial, weights=tuple(weights))
    else:
        worths = [list(options) for options in partial.worths]
        worths[unknown.issue][unknown.option] = point
        partial = replace(partial, worths=tuple(tuple(options) for options in worths))
    return (*known[: unknown.party], tighten(partial), *known[unknown.party + 1 :])
