"""Solutions where the parties can pay one another (or be paid for, by a donor): money moves worth, one for one.

With a price of money for each party the efficient packages are those with the largest total in money, and every solution
that treats the parties alike shares the surplus over the disagreement equally in money: Nash and Kalai-Smorodinsky agree.

References
----------
J. F. Nash, Two-Person Cooperative Games, Econometrica 21 (1953) 128-140.
R. B. Myerson, Game Theory: Analysis of Conflict, Harvard 1991, sections 8.2-8.4 (transferable utility).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goodoffices.bargain.domain import Domain, Package, utilities
from goodoffices.bargain.frontier.acceptance import Disagreement
from goodoffices.bargain.frontier.compute import frontier
from goodoffices.bargain.preference import PartyPreferences, Ratio, Table, Term, Utility
from goodoffices.bargain.solution.disagreement import disagreement_of
from goodoffices.diagnose import UsageError

__all__ = ["Bargain", "with_side_payments"]


@dataclass(frozen=True, slots=True)
class Bargain:
    """A package and who pays what.

    Parameters
    ----------
    packages : tuple of tuple of int
        The packages with the largest total in money; the payments are those of the first.
    utilities : tuple of float
        Of the package, before payments, in each party's unit.
    payments : tuple of float
        What each party receives, in money; negative: pays. They sum to 0.
    surplus : float
        What the package is worth in money above the disagreement, for all together. Negative: no payment makes any
        package good enough for all.
    shares : tuple of float
        What each party has of it after payments.
    citation : str
    """

    packages: tuple[Package, ...]
    utilities: tuple[float, ...]
    payments: tuple[float, ...]
    surplus: float
    shares: tuple[float, ...]
    citation: str


def with_side_payments(domain: Domain, prices: Sequence[float], disagreement: Disagreement = "reserved") -> Bargain:
    """The Nash (and Kalai-Smorodinsky) solution with side payments.

    Parameters
    ----------
    domain : Domain
    prices : sequence of float
        For each party the worth, in its own unit, of one unit of money; above 0.
    disagreement : {'zero', 'reserved', 'minimum', 'accepted'} or sequence of float

    Raises
    ------
    UsageError
        Where a price is missing or not above 0, or where no package keeps the constraints.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue
    >>> line = Domain("border", (DomainIssue("line", ("west", "east")),),
    ...     (PartyPreferences("a", Utility((Table((0,), [0, 10]),))), PartyPreferences("b", Utility((Table((0,), [4, 0]),)))))
    >>> found = with_side_payments(line, (1, 1), "zero")
    >>> found.packages, found.payments, found.shares
    (((1,),), (-5.0, 5.0), (5.0, 5.0))
    """
    if len(prices) != len(domain.parties) or min(prices) <= 0:
        raise UsageError("side payments need a price of money above 0 for each party")
    total = PartyPreferences("all", _total(domain, prices))
    best = frontier(replace(domain, parties=(total,), quorum=None))
    if not len(best):
        raise UsageError("no package keeps the constraints")
    packages = best.packages(0, 10)
    worths = utilities(domain, packages[:1])[0]
    base = disagreement_of(domain, disagreement)
    gains = [(float(u) - d) / price for u, d, price in zip(worths, base, prices, strict=True)]
    share = sum(gains) / len(gains)
    return Bargain(
        packages=packages,
        utilities=tuple(float(u) for u in worths),
        payments=tuple(share - gain for gain in gains),
        surplus=sum(gains),
        shares=(share,) * len(gains),
        citation="J. F. Nash, Two-Person Cooperative Games, Econometrica 21 (1953) 128-140",
    )


def _total(domain: Domain, prices: Sequence[float]) -> Utility:
    """What a package is worth to all together, in money."""
    terms: list[Term] = []
    for party, price in zip(domain.parties, prices, strict=True):
        if party.utility.conditions:
            raise UsageError(f"{party.label} has conditions that no payment weighs against")
        factor = party.utility.scale / price
        for term in party.utility.terms:
            if isinstance(term, Table):
                terms.append(Table(term.issues, term.values * factor))
            elif isinstance(term, Ratio):
                over = tuple(Table(table.issues, table.values * factor) for table in term.over)
                terms.append(Ratio(over, term.under, term.empty * factor))
            else:
                terms.append(replace(term, value=term.value * factor))
    return Utility(tuple(terms))
