"""What one more issue would add to a partial agreement that is on the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from goodoffices.bargain.domain import Domain, Package, as_packages, feasible
from goodoffices.bargain.interim.footing import Ints, footing_of
from goodoffices.diagnose import UsageError

__all__ = ["Addition", "additions"]


@dataclass(frozen=True, slots=True)
class Addition:
    """One issue settled in addition.

    Parameters
    ----------
    issue, option : int
    change : tuple of float
        What it adds for each party to the agreement as it is.
    gains : tuple of float
        Over having no agreement, with the addition.
    acceptable : bool
        Whether all who must agree still have enough.
    """

    issue: int
    option: int
    change: tuple[float, ...]
    gains: tuple[float, ...]
    acceptable: bool

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "issue": self.issue,
            "option": self.option,
            "change": list(self.change),
            "gains": list(self.gains),
            "acceptable": self.acceptable,
        }


def additions(
    domain: Domain, package: Package, *, reading: str = "reserved", status_quo: Package | None = None
) -> tuple[Addition, ...]:
    """For each issue that a partial agreement leaves open, the settlement that adds most to it.

    What is settled stays as it is. Best is the largest product of gains over having no agreement, then the largest
    least gain (leximin); acceptable settlements come before others.

    Parameters
    ----------
    domain : Domain
    package : tuple of int
        The agreement, with the status quo where nothing is settled.
    reading, status_quo
        See :func:`.agreement.partial_agreements`.

    Returns
    -------
    tuple of Addition
        One per open issue that can be settled within the shared constraints, the best first.

    Raises
    ------
    UsageError
        Where the package does not fit, or there is no status quo.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Table, Utility
    >>> talks = Domain("talks", (DomainIssue("truce", ("none", "30 days")), DomainIssue("prisoners", ("kept", "freed"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 8]), Table((1,), [0, 2])))),
    ...      PartyPreferences("suda", Utility((Table((0,), [0, -3]), Table((1,), [0, 4]))))), status_quo=(0, 0))
    >>> [(more.issue, more.change, more.acceptable) for more in additions(talks, (0, 1))]
    [(0, (8.0, -3.0), True)]
    """
    footing = footing_of(domain, reading, status_quo)
    start, rest = _start(domain, package), footing.status_quo
    open_issues = [issue for issue, option in enumerate(package) if option == rest[issue]]
    ways = [(issue, o) for issue in open_issues for o in range(domain.counts[issue]) if o != rest[issue]]
    packages = np.repeat(start, len(ways) + 1, axis=0)
    for row, (issue, option) in enumerate(ways, start=1):
        packages[row, issue] = option
    worths = np.stack([footing.worth(judge, packages) for judge in footing.judges], axis=1)
    gains = worths - footing.at_rest
    accepted = footing.accepts(gains)
    over = footing.over_base(gains)
    allowed = feasible(domain, packages)
    best: dict[int, tuple[tuple[float, ...], Addition]] = {}
    for row, (issue, option) in enumerate(ways, start=1):
        if not allowed[row]:
            continue
        positive = np.maximum(over[row], 0.0)
        rank = (float(accepted[row]), float(positive.prod()), *np.sort(over[row]).tolist())
        change = tuple((over[row] - over[0] + 0.0).tolist())
        added = Addition(issue, option, change, tuple((over[row] + 0.0).tolist()), bool(accepted[row]))
        if issue not in best or rank > best[issue][0]:
            best[issue] = (rank, added)
    return tuple(added for _, added in sorted(best.values(), key=lambda pair: pair[0], reverse=True))


def _start(domain: Domain, package: Package) -> Ints:
    try:
        return as_packages(domain, [package])
    except ValueError as fault:
        raise UsageError(f"this is no package: {fault}") from None
