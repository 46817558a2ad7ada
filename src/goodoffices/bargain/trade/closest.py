"""The efficient packages nearest to a draft: those that change the fewest issues, and those that give much the same."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from goodoffices.bargain.domain import Domain, Package, as_packages
from goodoffices.bargain.frontier.compute import Progress
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.trade.above import listed_above
from goodoffices.bargain.trade.distance import Distance
from goodoffices.bargain.trade.scale import Scale, scale_of
from goodoffices.bargain.trade.step import Step, steps_of

__all__ = ["Closest", "Nearest", "nearest_efficient"]

CITATION = (
    "nearest efficient package by issues changed: lexicographic search over all ties of the frontier; by worth: Euclidean "
    "distance, P. L. Yu, A Class of Solutions for Group Decision Problems, Management Science 19 (1973) 936-946"
)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest of one set of packages by one distance.

    Parameters
    ----------
    among : {'better', 'all'}
        ``better``: the efficient packages in which nobody has less than in the draft; ``all``: all efficient ones.
    measure : {'issues', 'worth'}
        ``issues``: the number of issues changed, then the least loss of anybody (as a share of the party's range), then
        the fewest steps on issues with ordered options. ``worth``: the Euclidean distance of the worths as shares of the
        parties' ranges.
    distance : float
    steps : int
        Steps taken on ordered options by the first package (see :class:`.distance.Distance`).
    found : tuple of Step
        The packages at this distance, the first `listed`.
    ties : int
        How many distinct utility vectors lie at this distance.
    size : int
        How many efficient utility vectors there are in the set.
    exact : bool
        False where not every package behind a vector could be looked at, so that a nearer one may exist.
    """

    among: str
    measure: str
    distance: float
    steps: int
    found: tuple[Step, ...]
    ties: int
    size: int
    exact: bool

    def as_json(self, domain: Domain) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "among": self.among,
            "measure": self.measure,
            "distance": self.distance,
            "steps": self.steps,
            "packages": [step.as_json(domain) for step in self.found],
            "ties": self.ties,
            "size": self.size,
            "exact": self.exact,
        }


@dataclass(frozen=True, slots=True)
class Closest:
    """What is nearest to a draft.

    Parameters
    ----------
    domain : Domain
    inputs : str
        Fingerprint of the domain.
    draft : tuple of int
    nearest : tuple of Nearest
        For each set and each distance.
    missing : tuple of str
        Sets that are too large to be listed, so that nothing is said of them.
    exact : bool
    method, citation : str
    """

    domain: Domain
    inputs: str
    draft: Package
    nearest: tuple[Nearest, ...]
    missing: tuple[str, ...]
    exact: bool
    method: str
    citation: str = CITATION

    def of(self, among: str, measure: str) -> Nearest | None:
        """One of the answers; None where there is none."""
        return next((n for n in self.nearest if (n.among, n.measure) == (among, measure)), None)

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "draft": self.domain.describe(self.draft),
            "nearest": [nearest.as_json(self.domain) for nearest in self.nearest],
            "missing": list(self.missing),
            "exact": self.exact,
            "method": self.method,
            "citation": self.citation,
            "inputs": self.inputs,
        }


def nearest_efficient(
    domain: Domain,
    draft: Package,
    *,
    listed: int = 5,
    scale: Scale | None = None,
    frontier_found: Frontier | None = None,
    progress: Progress | None = None,
) -> Closest:
    """Find the efficient packages nearest to a draft.

    Parameters
    ----------
    domain : Domain
    draft : tuple of int
    listed : int
        How many packages are listed where several are equally near.
    scale : Scale, optional
        Of the same domain.
    frontier_found : Frontier, optional
        The whole frontier of the same domain, exact; spares building it again.
    progress : callable, optional
        See :data:`.compute.Progress`.

    Raises
    ------
    ValueError
        Where the draft does not fit the issues.
    GoodOfficesError
        Where the issues depend on one another too densely for an exact answer.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Table, Utility
    >>> peace = Domain("demo",
    ...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [0, 3])))),
    ...      PartyPreferences("suda", Utility((Table((0,), [4, 0]), Table((1,), [0, 6]))))))
    >>> near = nearest_efficient(peace, (0, 0)).of("better", "issues")
    >>> near.distance, near.found[0].package
    (1.0, (0, 1))
    """
    as_packages(domain, [draft])
    draft = tuple(draft)
    scale = scale or scale_of(domain)
    base = scale.worths([draft])[0].tolist()
    whole = frontier_found if frontier_found is not None else listed_above(domain, None, progress)
    better = whole if whole is not None else listed_above(domain, base, progress)
    sets = (("better", better), ("all", whole))
    return _nearest(scale, draft, sets, listed)


def _nearest(scale: Scale, draft: Package, sets: tuple[tuple[str, Frontier | None], ...], listed: int) -> Closest:
    domain, base = scale.domain, scale.worths([draft])
    nearest: list[Nearest] = []
    missing = tuple(among for among, found in sets if found is None)
    methods = []
    for among, found in sets:
        if found is None:
            continue
        methods.append(found.method)
        rows = np.arange(len(found))
        if among == "better":
            rows = np.flatnonzero((scale.keys(found.utilities) >= scale.keys(base)).all(axis=1))
        if len(rows):
            nearest.append(_by_issues(scale, draft, found, rows, listed, among))
            nearest.append(_by_worth(scale, draft, found, rows, listed, among))
    exact = not missing and all(n.exact for n in nearest)
    return Closest(domain, domain.fingerprint, draft, tuple(nearest), missing, exact, "; ".join(dict.fromkeys(methods)))


def _by_issues(scale: Scale, draft: Package, found: Frontier, rows: np.ndarray, listed: int, among: str) -> Nearest:
    distance = Distance(scale.domain, draft)
    costs = found.least(distance.costs)[rows]
    changed = costs // distance.unit
    near = rows[changed == changed.min()]
    cost = costs[changed == changed.min()]
    shares = scale.shares(scale.more(scale.worths([draft]), found.utilities[near]))
    # Least loss of anybody first, then the fewest steps, then the largest least gain and sum.
    loss = np.round(np.maximum(-shares, 0.0).max(axis=1, initial=0.0), 12)
    order = np.lexsort((-shares.sum(axis=1), cost, loss))
    best = order[loss[order] == loss[order[0]]]
    packages: list[Package] = []
    for row in near[best].tolist():
        packages += islice(found.cheapest(row, distance.costs), listed - len(packages))
        if len(packages) >= listed:
            break
    first = int(cost[best[0]])
    steps = steps_of(scale, draft, packages)
    return Nearest(
        among, "issues", float(changed.min()), distance.apart(first)[1], steps, len(best), len(rows), found.complete
    )


def _by_worth(scale: Scale, draft: Package, found: Frontier, rows: np.ndarray, listed: int, among: str) -> Nearest:
    distance = Distance(scale.domain, draft)
    shares = scale.shares(scale.more(scale.worths([draft]), found.utilities[rows]))
    far = np.sqrt((shares**2).sum(axis=1))
    near = rows[far <= far.min() + 1e-12]
    packages: list[Package] = []
    for row in near.tolist():
        packages += islice(found.cheapest(row, distance.costs), listed - len(packages))
        if len(packages) >= listed:
            break
    steps = steps_of(scale, draft, packages)
    moved = distance.apart(distance.of(packages[0]))[1]
    return Nearest(among, "worth", float(far.min()), moved, steps, len(near), len(rows), True)
