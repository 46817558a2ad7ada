"""What holds in every reading, in some, or in none: exact where it can be, otherwise said as what is proven.

The parties' readings are independent of one another: any possible reading of one goes with any of another.

References
----------
M. Weber, Decision Making with Incomplete Information, European J. Operational Research 28 (1987) 44-57.
P. Sarabando, L. C. Dias, Simple Procedures of Choice in Multicriteria Problems without Precise Information about the
Alternatives' Values, Computers & Operations Research 37 (2010) 2239-2247.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.domain import Domain, Package, as_packages, feasible
from goodoffices.bargain.drawing import draw_block
from goodoffices.bargain.frontier import frontier
from goodoffices.bargain.partial import PartialPreferences, tighten
from goodoffices.bargain.preference import PartyPreferences, Table, Utility
from goodoffices.bargain.solution.solve import solve
from goodoffices.bargain.uncertainty.weighing import Weighing, gap_ends, weighing_of

__all__ = ["Certainty", "Verdict", "acceptance", "certainty", "threshold_gaps"]

Floats = NDArray[np.float64]
Verdict = Literal["surely", "possibly", "never", "undecided"]
"""In every reading; in some and not in others; in none; none of these is proven."""

_TOLERANCE = 1e-9
_WITNESSES = 8
_LISTED = 100_000
_PART = 4096
_NEVER: Verdict = "never"


@dataclass(frozen=True, slots=True)
class Certainty:
    """What is certain of one package.

    Parameters
    ----------
    package : tuple of int
    accepted : tuple of {'surely', 'possibly', 'never', 'undecided'}
        By each party.
    acceptable : {'surely', 'possibly', 'never', 'undecided'}
        To all.
    efficient : {'surely', 'possibly', 'never', 'undecided'}
    beaten_by : tuple of int, or None
        Where it is never efficient, a package that every party always likes at least as much, and one always more; where
        there is no single one, and where it is possibly efficient, a package of which that holds in some reading.
    method, citation : str
    """

    package: Package
    accepted: tuple[Verdict, ...]
    acceptable: Verdict
    efficient: Verdict
    beaten_by: Package | None
    method: str
    citation: str

    @property
    def exact(self) -> bool:
        """True where both questions are decided."""
        return "undecided" not in (self.acceptable, self.efficient)

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "package": list(self.package),
            "accepted": list(self.accepted),
            "acceptable": self.acceptable,
            "efficient": self.efficient,
            "beaten_by": None if self.beaten_by is None else list(self.beaten_by),
            "exact": self.exact,
            "method": self.method,
            "citation": self.citation,
        }


def certainty(
    known: Sequence[PartialPreferences], domain: Domain, package: Package, others: Sequence[Package] = ()
) -> Certainty:
    """Whether a package is surely, possibly or never acceptable, and efficient.

    Acceptance is decided exactly for each party (with more than 4096 sets closed under the orders of the weights, a
    bound). A package is surely efficient where no package beats it in any combination of readings, and never where one
    package beats it in all: both are questions to the frontier of a domain whose worths are the largest, and the least,
    differences to the package. It is possibly efficient where a reading shows it: worths that favour it the most, and
    some possible weights. Where orders bind weights and there are more than 100,000 packages, the orders are left out of
    the first two questions, which can only leave them undecided.

    Parameters
    ----------
    known : sequence of PartialPreferences
        One per party; consistent; worths above -1.
    domain : Domain
        Issues, constraints, status quo; see :func:`.sweep.sweep`.
    package : tuple of int
        Feasible.
    others : sequence of tuple of int
        Packages to compare it with first; they spare searches and change no verdict.
    """
    row = as_packages(domain, [package])
    parties = [_Party(partial, weighing_of(partial), domain, at) for at, partial in enumerate(known)]
    accepted = acceptance(known, domain, package)
    if not bool(feasible(domain, row)[0]):
        acceptable, efficient, beaten = _NEVER, _NEVER, None
    else:
        acceptable = _together(accepted)
        efficient, beaten = _efficient(parties, domain, row[0], as_packages(domain, others))
    return Certainty(
        tuple(int(option) for option in package),
        accepted,
        acceptable,
        efficient,
        beaten,
        "linear programmes over ranges and orders, in closed form; the frontier of differences",
        "M. Weber, European J. Operational Research 28 (1987) 44-57",
    )


def acceptance(known: Sequence[PartialPreferences], domain: Domain, package: Package) -> tuple[Verdict, ...]:
    """Whether each party accepts a package: in every reading, in some, in none."""
    row = as_packages(domain, [package])[0]
    return tuple(_Party(partial, weighing_of(partial), domain, at).accepts(row) for at, partial in enumerate(known))


def _efficient(
    parties: Sequence[_Party], domain: Domain, package: NDArray[np.int64], others: NDArray[np.int64]
) -> tuple[Verdict, Package | None]:
    beaten = _beating(parties, domain, package, others, always=False)
    beaten = beaten or _beaten(parties, domain, package, always=False)
    if beaten is None:
        return "surely", None
    always = _beaten(parties, domain, package, always=True)
    if always is not None:
        return "never", always
    if _shown(parties, domain, package):
        # An order between weights may exclude every reading in which it is beaten.
        gaps = [party.gaps(package, np.array([beaten]), always=False) for party in parties]
        most = [party.weighing.most(gap)[0] for party, gap in zip(parties, gaps, strict=True)]
        red = any(party.refuses(package) for party in parties)
        proven = all(party.weighing.exact for party in parties) and (red or min(most) >= 0 < max(most))
        return ("possibly" if proven else "undecided"), beaten
    return ("never" if all(party.weighing.fixed for party in parties) else "undecided"), beaten


def _together(accepted: Sequence[Verdict]) -> Verdict:
    for verdict in ("never", "undecided", "possibly"):
        if verdict in accepted:
            return verdict
    return "surely"


def threshold_gaps(
    partial: PartialPreferences, domain: Domain, party: int, *, best: bool
) -> tuple[tuple[Floats, ...], Floats | float | None]:
    """By how much each option exceeds what the party asks for, at best or at worst.

    Returns
    -------
    gaps : tuple of (n_options,) float
        One array per issue: the least, or the largest, of worth less threshold. The party accepts where their weighted
        sum is 0 or more. The ends of one array are reached together.
    threshold : float or None
        The one used; None where it is the worth of the status quo, or where there is none (then the gaps are infinite).
    """
    tight = tighten(partial)
    ends = [np.array([i.high if best else i.low for i in options]) for options in tight.worths]
    if tight.reservation is not None:
        held = tight.reservation.low if best else tight.reservation.high
        return tuple(end - held for end in ends), held
    if domain.status_quo is not None:
        rest = enumerate(domain.status_quo)
        return tuple(gap_ends(partial, n)[int(best)][:, option] for n, option in rest), None
    own = domain.parties[party].reservation
    if own is None:
        return tuple(np.full(len(end), np.inf) for end in ends), None
    return tuple(end - own for end in ends), own


@dataclass(frozen=True, slots=True, eq=False)
class _Party:
    partial: PartialPreferences
    weighing: Weighing
    domain: Domain
    at: int

    def refuses(self, package: NDArray[np.int64]) -> bool:
        """Whether a red line is crossed."""
        return not all(rule.holds(package[None, :])[0] for rule in self.partial.refused)

    def accepts(self, package: NDArray[np.int64]) -> Verdict:
        rest = self.domain.status_quo
        by_rest = self.partial.reservation is None and rest is not None
        if by_rest and self.refuses(np.array(rest)):
            return "surely"
        worst, held = threshold_gaps(self.partial, self.domain, self.at, best=False)
        best, _ = threshold_gaps(self.partial, self.domain, self.at, best=True)
        if np.isinf(worst[0]).any():
            return "surely"
        if self.refuses(package):
            return "surely" if held is not None and held <= -1 else "never"
        least, most = (np.array([[gap[o] for gap, o in zip(end, package, strict=True)]]) for end in (worst, best))
        # Weights that are 0 throughout stand for equal ones, so nothing can be read off them.
        scale = max(float(self.weighing.high.sum()), _TOLERANCE)
        if self.weighing.least(least)[0] >= -_TOLERANCE * scale:
            return "surely"
        if self.weighing.most(most)[0] < -_TOLERANCE * scale:
            return "never"
        return "possibly" if self.weighing.exact else "undecided"

    def gaps(self, package: NDArray[np.int64], others: NDArray[np.int64], *, always: bool) -> Floats:
        """What other packages gain over one at least (``always``) or at most, issue by issue: (n, n_issues) float."""
        ends = [gap_ends(self.partial, issue)[0 if always else 1] for issue in range(len(package))]
        return np.stack([end[others[:, n], package[n]] for n, end in enumerate(ends)], axis=1)

    def tables(self, package: NDArray[np.int64], *, always: bool) -> tuple[Floats, ...]:
        """What each option gains over that of the package at least (``always``) or at most, weighted."""
        low, high = self.weighing.low, self.weighing.high
        tables = []
        for issue, option in enumerate(package.tolist()):
            gaps = gap_ends(self.partial, issue)[0 if always else 1][:, option]
            upper = (gaps > 0) != always
            tables.append(np.where(upper, high[issue], low[issue]) * gaps)
        return tuple(tables)


def _beaten(parties: Sequence[_Party], domain: Domain, package: NDArray[np.int64], *, always: bool) -> Package | None:
    """A package that beats this one in all readings, or in some."""
    if any(party.weighing.bound for party in parties) and domain.size <= _LISTED:
        return _beaten_listed(parties, domain, package, always=always)
    rules = list(domain.constraints)
    read = []
    for own, party in zip(domain.parties, parties, strict=True):
        if party.refuses(package):
            # Whatever crosses no red line is better.
            utility = Utility((), offset=1.0, conditions=party.partial.refused, otherwise=0.0)
        else:
            rules.extend(party.partial.refused)
            tables = party.tables(package, always=always)
            utility = Utility(tuple(Table((n,), table) for n, table in enumerate(tables)))
        read.append(PartyPreferences(own.id, utility, 0.0))
    differences = replace(domain, parties=tuple(read), constraints=tuple(rules), quorum=None, status_quo=None)
    found = solve(differences, (0.0,) * len(read), names=("utilitarian",), packages=1)["utilitarian"]
    if found.utilities is None or max(found.utilities) <= _TOLERANCE:
        return None
    return found.packages[0]


def _beating(
    parties: Sequence[_Party], domain: Domain, package: NDArray[np.int64], others: NDArray[np.int64], *, always: bool
) -> Package | None:
    """The first of some packages that beats this one in all readings, or in some."""
    if not len(others):
        return None
    fits = feasible(domain, others)
    gains = np.zeros(len(others))
    for party in parties:
        crossed = np.zeros(len(others), dtype=bool)
        for rule in party.partial.refused:
            crossed |= ~rule.holds(others)
        if party.refuses(package):
            gain = np.where(crossed, 0.0, 1.0)
        else:
            gaps = party.gaps(package, others, always=always)
            weighed = party.weighing.least(gaps) if always else party.weighing.most(gaps)
            gain = np.where(crossed, -1.0, weighed)
        fits &= gain >= -_TOLERANCE
        gains = np.maximum(gains, gain)
    found = np.flatnonzero(fits & (gains > _TOLERANCE))
    return tuple(int(option) for option in others[found[0]]) if len(found) else None


def _beaten_listed(
    parties: Sequence[_Party], domain: Domain, package: NDArray[np.int64], *, always: bool
) -> Package | None:
    """The same by way of every package, with the orders between weights."""
    for start in range(0, domain.size, _PART):
        numbers = np.arange(start, min(start + _PART, domain.size))
        others = np.stack(np.unravel_index(numbers, domain.counts), axis=1).astype(np.int64)
        found = _beating(parties, domain, package, others, always=always)
        if found is not None:
            return found
    return None


def _shown(parties: Sequence[_Party], domain: Domain, package: NDArray[np.int64]) -> bool:
    """Whether a reading is found in which nothing beats the package."""
    favour = [_favouring(party.partial, package) for party in parties]
    for number in range(_WITNESSES):
        block = [draw_block(partial, 0, 0, at) for at, partial in enumerate(favour)]
        rows = [own.party(number) for own in block]
        read = replace(domain, parties=tuple(rows), quorum=None, status_quo=None)
        worths = np.array([party.utility.worth(package[None, :])[0] for party in read.parties])
        above = frontier(read, rational=worths.tolist(), top=1)
        if not ((above.utilities - worths) > _TOLERANCE).any():
            return True
    return False


def _favouring(partial: PartialPreferences, package: NDArray[np.int64]) -> PartialPreferences:
    """Worths that favour a package the most over all others, with the weights as open as they are."""
    tight = tighten(partial)
    worths = []
    for issue, option in enumerate(package.tolist()):
        top = tight.worths[issue][option].high
        least = gap_ends(partial, issue)[0][:, option]
        worths.append(tuple(Interval(float(top + gap), float(top + gap)) for gap in least))
    return replace(partial, worths=tuple(worths), worth_orders=())
