"""Stepping stones: a package agreed bit by bit, so that nobody is worse off on the way.

Each issue is settled once, as in the package; a step settles some of them. How far along everybody is, is told in shares
of what each party gains from the whole over the status quo. A party that has its whole gain before the end has no reason
to take the last step, so what is still to come counts as well.

>>> from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
>>> talks = Domain("talks", tuple(DomainIssue(name, ("no", "yes")) for name in ("truce", "prisoners", "corridors")),
...     (PartyPreferences("norda", Utility((Table((0,), [0, 8]), Table((1,), [0, -2]), Table((2,), [0, 4])))),
...      PartyPreferences("suda", Utility((Table((0,), [0, -3]), Table((1,), [0, 6]), Table((2,), [0, 1]))))),
...     status_quo=(0, 0, 0))
>>> found = stepping_stones(talks, (1, 1, 1))
>>> [[step.issues for step in way.even.steps] for way in found.by_steps]
[[(0, 1, 2)], [(2,), (0, 1)]]
>>> found.together, [round(share, 2) for share in found.by_steps[1].even.steps[0].left]
(2, [0.6, 0.75])
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from goodoffices.bargain.domain import Domain, Package, as_packages, feasible
from goodoffices.bargain.interim.footing import Floats, Footing, Ints, footing_of
from goodoffices.bargain.interim.moves import counts_of
from goodoffices.bargain.interim.stone import Sequence, Step, SteppingStones, WaysOfLength
from goodoffices.diagnose import UsageError

__all__ = ["stepping_stones"]

ISSUES = 16
"""Issues to settle, at most."""
WORK = 60_000_000
"""Pairs of a set and a step, times the number of steps, at most."""
RULES = ("step", "start")


def stepping_stones(
    domain: Domain,
    target: Package,
    *,
    rule: str = "step",
    most: int | None = None,
    longest: int | None = None,
    status_quo: Package | None = None,
) -> SteppingStones:
    """Find sequences of partial agreements that end in a package.

    Dynamic programming over all sets of settled issues. Everybody means the parties and their factions with a veto; every
    package on the way keeps the shared constraints. A condition that the status quo breaks counts where its issues are
    touched.

    Parameters
    ----------
    domain : Domain
    target : tuple of int
    rule : {'step', 'start'}
        Nobody is worse off than at the step before, or than at the start.
    most : int, optional
        Issues settled in one step.
    longest : int, optional
        Steps; by default as many as there are issues to settle.
    status_quo : tuple of int, optional
        By default the domain's.

    Raises
    ------
    UsageError
        Where a parameter means nothing, or there is more to search than can be searched in full (more than 16 issues to
        settle, or too many per step).

    References
    ----------
    D. Ray, The Time Structure of Self-Enforcing Agreements, Econometrica 70 (2002) 547-582 (what is still to come holds
    an agreement together).
    """
    footing = footing_of(domain, "status_quo", status_quo)
    issues = _checked(domain, footing, target, rule, most, longest)
    size = len(issues)
    cap, layers = min(most or size, size), min(longest or size, size)
    groups = [mask for mask in range(1, 1 << size) if mask.bit_count() <= cap]
    work = layers * sum(1 << (size - group.bit_count()) for group in groups)
    if work > WORK:
        raise UsageError(
            f"{size} issues in steps of up to {cap} are too many orders to search in full",
            f"settle fewer at a time: say most={max(cap - 1, 1)}, or fewer steps",
        )
    search = _Search(footing, issues, target, rule)
    search.run(groups, layers)
    return _record(footing, search, tuple(target), rule, most, layers)


def _record(
    footing: Footing, search: _Search, target: Package, rule: str, most: int | None, layers: int
) -> SteppingStones:
    domain = footing.domain
    found = tuple(search.ways(count) for count in range(1, layers + 1) if search.reached(count))
    whole = search.gains[-1, : footing.parties]
    return SteppingStones(
        domain=domain.name,
        inputs=domain.fingerprint,
        parties=tuple(party.id for party in domain.parties),
        status_quo=footing.status_quo,
        target=target,
        rule=rule,
        most=most,
        gains=tuple((whole + 0.0).tolist()),
        by_steps=found,
        together=search.together() if found else None,
        farthest=() if found else search.farthest(),
        exact=True,
        method="dynamic programming over the sets of settled issues",
        reason="" if found else _reason(footing, search, whole),
    )


def _checked(
    domain: Domain, footing: Footing, target: Package, rule: str, most: int | None, longest: int | None
) -> tuple[int, ...]:
    """The issues to settle."""
    if rule not in RULES:
        raise UsageError(f'"{rule}" is no rule of a step', "say step or start")
    if (most is not None and most < 1) or (longest is not None and longest < 1):
        raise UsageError("a step settles at least one issue, and a way has at least one step")
    try:
        as_packages(domain, [target])
    except ValueError as fault:
        raise UsageError(f"the package to arrive at is none: {fault}") from None
    issues = tuple(at for at, (old, new) in enumerate(zip(footing.status_quo, target, strict=True)) if old != new)
    if len(issues) > ISSUES:
        raise UsageError(
            f"{len(issues)} issues are to be settled, and orders of up to {ISSUES} are searched",
            "take some of them as settled: name a nearer package or a status quo that holds them",
        )
    return issues


def _reason(footing: Footing, search: _Search, whole: Floats) -> str:
    """Why there is no way."""
    if not search.issues:
        return "the package is the status quo"
    parties = footing.domain.parties
    losers = [p.label for p, gain, slack in zip(parties, whole, search.slack, strict=False) if gain < -slack]
    if losers:
        return f"the package leaves {' and '.join(losers)} with less than the status quo"
    if not search.allowed[-1]:
        return "the package does not keep the shared constraints, or not all who must agree have enough in it"
    return "every way there costs somebody on the way, or takes more steps or larger ones than were allowed"


class _Search:
    """Sets of settled issues as binary digits; for every number of steps the best way to each set."""

    def __init__(self, footing: Footing, issues: tuple[int, ...], target: Package, rule: str) -> None:
        self.footing, self.issues, self.rule = footing, issues, rule
        self.masks: Ints = np.arange(1 << len(issues), dtype=np.int64)
        rest = np.array(footing.status_quo, dtype=np.int64)
        self.packages = np.tile(rest, (len(self.masks), 1))
        for digit, issue in enumerate(issues):
            self.packages[(self.masks >> digit & 1) == 1, issue] = target[issue]
        worths = np.stack([footing.worth(judge, self.packages) for judge in footing.judges], axis=1)
        self.gains: Floats = worths - footing.at_rest
        self.slack: Floats = 1e-9 * np.maximum(1.0, np.abs(footing.at_rest))
        whole = self.gains[-1, : footing.parties]
        self.counted = np.flatnonzero(whole > self.slack[: len(whole)])
        self.shares: Floats = self.gains[:, self.counted] / whole[self.counted]
        self.allowed = feasible(footing.domain, self.packages)
        if rule == "start":
            self.allowed &= footing.accepts(self.gains)
        self.allowed[0] = True
        # Per number of steps and set: the least progress of the best way, where it came from, its largest step.
        self.cap = 0
        self.progress: list[Floats] = [np.where(self.masks == 0, np.inf, -np.inf)]
        self.came: list[Ints] = [np.zeros_like(self.masks)]
        self.width: list[Ints] = [np.where(self.masks == 0, 0, 99)]

    def run(self, groups: list[int], layers: int) -> None:
        """Fill the tables."""
        self.cap = max((group.bit_count() for group in groups), default=0)
        pairs = [self._pairs(group) for group in groups]
        for _ in range(layers):
            progress = np.full(len(self.masks), -np.inf)
            came = np.zeros_like(self.masks)
            width = np.full(len(self.masks), 99)
            for group, (start, end, brought) in zip(groups, pairs, strict=True):
                value = np.minimum(self.progress[-1][start], brought)
                better = value > progress[end] + 1e-12
                progress[end[better]] = value[better]
                came[end[better]] = start[better]
                width[end] = np.minimum(width[end], np.maximum(self.width[-1][start], group.bit_count()))
            self.progress.append(progress)
            self.came.append(came)
            self.width.append(width)

    def _pairs(self, group: int) -> tuple[Ints, Ints, Floats]:
        """Sets before and after a step that may be taken, and the least share that it brings a party."""
        start = self.masks[(self.masks & group) == 0]
        end = start | group
        may = self.allowed[start] & self.allowed[end]
        if self.rule == "step":
            may &= (self.gains[end] >= self.gains[start] - self.slack).all(axis=1)
        start, end = start[may], end[may]
        return start, end, (self.shares[end] - self.shares[start]).min(axis=1, initial=np.inf)

    def reached(self, count: int) -> bool:
        """Whether so many steps can lead to the end."""
        return bool(self.issues) and bool(self.width[count][-1] < 99)

    def together(self) -> int:
        """The size of the largest step, in the way where it is smallest."""
        return int(min(width[-1] for width in self.width))

    def farthest(self) -> tuple[int, ...]:
        """The issues of a largest set that can be reached."""
        reached = np.min(self.width, axis=0) < 99
        sizes = np.where(reached, counts_of(self.masks), -1)
        mask = int(sizes.argmax())
        return tuple(issue for digit, issue in enumerate(self.issues) if mask >> digit & 1)

    def ways(self, count: int) -> WaysOfLength:
        """The best ways of so many steps."""
        even = self._back(count, int(self.masks[-1]))
        return WaysOfLength(count, self._sequence(even), self._sequence(self._lasting(count)))

    def _back(self, count: int, mask: int) -> list[int]:
        """The sets of the most even way to a set, the status quo first."""
        path = [mask]
        for layer in range(count, 0, -1):
            path.insert(0, int(self.came[layer][path[0]]))
        return path

    def _lasting(self, count: int) -> list[int]:
        full = int(self.masks[-1])
        width = self.width[count - 1]
        best, chosen = (-np.inf, -np.inf), 0
        for start in np.flatnonzero((width < 99) & (self.masks != full)).tolist():
            left = float((1.0 - self.shares[start]).min(initial=np.inf))
            rank = (round(left, 12), float(self.progress[count - 1][start]))
            if rank > best and self._last_step(start, full):
                best, chosen = rank, start
        return [*self._back(count - 1, chosen), full]

    def _last_step(self, start: int, full: int) -> bool:
        if self.rule == "step" and not (self.gains[full] >= self.gains[start] - self.slack).all():
            return False
        return (full & ~start).bit_count() <= self.cap and bool(self.allowed[start] and self.allowed[full])

    def _sequence(self, path: list[int]) -> Sequence:
        steps = tuple(self._step(start, end) for start, end in pairwise(path))
        brought = [share for step in steps for share in step.share if share is not None]
        last = [share for share in steps[-1].share if share is not None]
        return Sequence(steps, min(brought, default=0.0), min(last, default=0.0))

    def _step(self, start: int, end: int) -> Step:
        parties = self.footing.parties
        share: list[float | None] = [None] * parties
        left: list[float | None] = [None] * parties
        for column, party in enumerate(self.counted.tolist()):
            share[party] = float(self.shares[end, column] - self.shares[start, column])
            left[party] = float(1.0 - self.shares[end, column]) + 0.0
        settled = tuple(issue for digit, issue in enumerate(self.issues) if (end & ~start) >> digit & 1)
        worths = self.footing.at_rest[:parties] + self.gains[end, :parties]
        change = self.gains[end, :parties] - self.gains[start, :parties] + 0.0
        package = tuple(self.packages[end].tolist())
        return Step(settled, package, tuple(worths.tolist()), tuple(change.tolist()), tuple(share), tuple(left))
