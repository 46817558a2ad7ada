"""The frozen result."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goodoffices.bargain.analysis.request import Request
from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.tally import Tally
from goodoffices.bargain.interim.overview import Interim
from goodoffices.bargain.obstacle.record import Obstacles
from goodoffices.bargain.partial import PartialPreferences
from goodoffices.bargain.pressure.study import Study
from goodoffices.bargain.solution.divisions import Divisions
from goodoffices.bargain.solution.record import Solution, Vector
from goodoffices.bargain.statistics import Statistics, Zone
from goodoffices.bargain.trade.record import Trade
from goodoffices.bargain.uncertainty.uncertainty import Uncertainty

__all__ = ["Analysis", "Omission"]


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that was not worked out.

    Parameters
    ----------
    what : str
        In words, at the beginning of a sentence.
    why : str
    how : str
        How to have it all the same, or empty.
    """

    what: str
    why: str
    how: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What is known of a bargain.

    Parameters
    ----------
    domain : Domain
    request : Request
    disagreement : tuple of float
        One worth per party.
    least, most : tuple of float
        What feasible packages give each party; ``nan`` where none is feasible.
    frontier : Frontier
        As asked for: all efficient packages, or those good enough for all, or the first few.
    solutions : mapping of str to Solution
        By the names of :data:`.concept.CONCEPTS`.
    zone : Zone or None
        Of packages that everybody accepts; None where that could not be decided.
    reason : str
        Why there is no package, or none good enough for all; empty where there is one.
    contradiction : tuple of Constraint
        The fewest shared constraints that leave no package.
    known : tuple of PartialPreferences
        What is really known of each party, where the domain is one reading of it (a case); else empty.
    beyond : tuple of str
        What the domain holds and ``known`` cannot say, a sentence each.
    notes : tuple of str
        What was inferred, and what else a reader must know.
    omitted : tuple of Omission
    interim : Interim or None
        What could be agreed while the rest stays as it is; None where the domain has no status quo.
    statistics : Statistics or None
    trade : Trade or None
        A draft, or a first look: why a package is efficient, what buys the most.
    pressure : Study or None
        What pressure and time do; None where no effect was asked for.
    uncertainty : Uncertainty or None
        How often the answers hold in readings of what is known, and what to ask; None where nothing is left open.
    obstacles : Obstacles or None
        What blocks and what would open the way; where a package meets everything, what is nearest to closing it.
    division : Divisions or None
        Where two parties can divide every issue: several ideas of who has what share, and why they part.
    """

    domain: Domain
    request: Request
    disagreement: Vector
    least: Vector
    most: Vector
    frontier: Frontier
    solutions: Mapping[str, Solution]
    zone: Zone | None
    reason: str = ""
    contradiction: tuple[Constraint, ...] = ()
    known: tuple[PartialPreferences, ...] = ()
    beyond: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    omitted: tuple[Omission, ...] = ()
    statistics: Statistics | None = None
    interim: Interim | None = None
    trade: Trade | None = None
    pressure: Study | None = None
    obstacles: Obstacles | None = None
    uncertainty: Uncertainty | None = None
    division: Divisions | None = None

    @property
    def ideal(self) -> Vector:
        """The most that each party could have in a package good enough for all; else the most in any package."""
        return next((s.ideal for s in self.solutions.values() if s.ideal), self.most)

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON, with None for what is no finite number.

        Returns
        -------
        dict
            ``parties`` (ids), ``outcomes``, ``feasible``, ``disagreement``, ``frontier`` (see
            :meth:`.Frontier.as_json`), ``solutions`` (see :meth:`.Solution.as_json`), ``zone``, ``statistics`` and the
            other parts, None where they were not worked out. Utilities are in the order of ``parties``; a package has
            an option index per issue, in the order of ``issues``.
        """
        domain, request = self.domain, self.request
        point = request.disagreement
        plain = {
            "form": "goodoffices-analysis",
            "version": 1,
            "domain": domain.name,
            "source": domain.source,
            "inputs": self.frontier.inputs,
            "parties": [party.id for party in domain.parties],
            "party_titles": [party.label for party in domain.parties],
            "issues": [_issue(domain, n) for n in range(len(domain.issues))],
            "outcomes": self.frontier.outcomes,
            "feasible": self.frontier.feasible,
            "reason": self.reason,
            "contradiction": [rule.reason or rule.kind for rule in self.contradiction],
            "disagreement": {"point": point if isinstance(point, str) else "given", "utilities": self.disagreement},
            "range": {"least": self.least, "most": self.most},
            "frontier": self.frontier.as_json(),
            "solutions": {name: found.as_json() for name, found in self.solutions.items()},
            "zone": None if self.zone is None else _zone(self.zone),
            "statistics": None if self.statistics is None else self.statistics.as_json(),
            "obstacles": None if self.obstacles is None else self.obstacles.as_json(),
            "division": None if self.division is None else self.division.as_json(),
            "pressure": None if self.pressure is None else self.pressure.as_json(),
            "trade": None if self.trade is None else self.trade.as_json(),
            "interim": None if self.interim is None else self.interim.as_json(),
            "uncertainty": None if self.uncertainty is None else self.uncertainty.as_json(),
            "notes": self.notes,
            "omitted": [{"what": o.what, "why": o.why, "how": o.how} for o in self.omitted],
        }
        result: dict[str, Any] = _finite(plain)
        return result


def _issue(domain: Domain, number: int) -> dict[str, Any]:
    issue = domain.issues[number]
    return {
        "id": issue.id,
        "title": issue.label,
        "options": list(issue.options),
        "option_titles": [issue.option_label(n) for n in range(len(issue.options))],
    }


def _zone(zone: Zone) -> dict[str, Any]:
    return {"open": zone.open, "share": zone.share, **_tally(zone.count)}


def _tally(count: Tally) -> dict[str, Any]:
    return {"least": count.least, "most": count.most, "exact": count.exact, "method": count.method}


def _finite(value: Any) -> Any:
    """The same value for JSON: tuples as lists, and None for a number that is not finite."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(part) for part in value]
    return value
