"""The schedule that keeps the greatest exposure smallest: which part in which tranche, and in which shares.

Exposure is measured as a share of what each party gains from the whole, so that parties can be compared. Whole parts are
ordered by dynamic programming over sets of parts; where parts can be divided, a mixed-integer programme finds the shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from goodoffices.bargain.interim.tranche.exposure import exposures
from goodoffices.bargain.interim.tranche.schedule import Floats, Part, Schedule, check_parts
from goodoffices.diagnose import GoodOfficesError, MissingExtra, UsageError

__all__ = ["BestSchedule", "best_schedule"]

PARTS = 14
WORK = 40_000_000
SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class BestSchedule:
    """A schedule that no other beats.

    Parameters
    ----------
    schedule : Schedule
    exposure : float
        The greatest exposure of any party after, or by a default in, any tranche, as a share of its gain from the whole.
    bound : float
        No schedule has less.
    exact : bool
        True where the two are equal up to rounding.
    method : str
    """

    schedule: Schedule
    exposure: float
    bound: float
    exact: bool
    method: str

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "schedule": self.schedule.as_json(),
            "exposure": self.exposure,
            "bound": self.bound,
            "exact": self.exact,
            "method": self.method,
        }


def best_schedule(
    parties: tuple[str, ...], parts: tuple[Part, ...], tranches: int | None = None, *, seconds: float = SECONDS
) -> BestSchedule:
    """Find the schedule with the smallest greatest exposure.

    Parameters
    ----------
    parties : tuple of str
    parts : tuple of Part
        Together they leave every party better off.
    tranches : int, optional
        How many at most; by default as many as there are parts. Of equally good schedules the one with fewest tranches.
    seconds : float
        For the solver, where parts are divisible.

    Raises
    ------
    UsageError
        Where a parameter means nothing, a party gains nothing from the whole, or there are too many parts.
    MissingExtra
        Where parts are divisible, without the extra ``solve``.

    Examples
    --------
    >>> parts = (Part("wounded", (-2, 3), giver=0), Part("corridor", (4, -1), giver=1), Part("all", (-1, 2), giver=0))
    >>> found = best_schedule(("norda", "suda"), parts)
    >>> [[part.name for part, share in zip(parts, row) if share] for row in found.schedule.shares], found.exposure
    ([['corridor'], ['wounded', 'all']], 0.25)
    """
    check_parts(parties, parts)
    if tranches is not None and tranches < 1:
        raise UsageError("a schedule has at least one tranche")
    whole = np.array([part.worth for part in parts]).sum(axis=0)
    for party, gain in zip(parties, whole, strict=True):
        if gain <= 1e-12:
            raise UsageError(f"the parts together bring {party} nothing, so its exposure is no share of anything")
    if any(part.divisible for part in parts):
        return _divided(parties, parts, tranches or len(parts), whole, seconds)
    if len(parts) > PARTS:
        raise UsageError(f"{len(parts)} parts are too many orders to search in full", f"join them to {PARTS} or fewer")
    layers = min(tranches or len(parts), len(parts))
    groups = range(1, 1 << len(parts))
    if layers * sum(1 << (len(parts) - group.bit_count()) for group in groups) > WORK:
        raise UsageError(f"{len(parts)} parts in {layers} tranches are too many orders to search in full", "join some")
    chosen = _ordered(parts, whole, layers)
    rows = tuple(tuple(float(group >> at & 1) for at in range(len(parts))) for group in chosen)
    schedule = Schedule(parties, parts, rows)
    value = _greatest(schedule)
    return BestSchedule(schedule, value, value, True, "dynamic programming over sets of parts")


def _greatest(schedule: Schedule) -> float:
    return max(found.share or 0.0 for found in exposures(schedule))


def _ordered(parts: tuple[Part, ...], whole: Floats, layers: int) -> list[int]:
    """The groups of parts, tranche by tranche."""
    size = len(parts)
    masks = np.arange(1 << size, dtype=np.int64)
    digits = (masks[:, None] >> np.arange(size) & 1).astype(np.float64)
    kept = np.array([part.worth for part in parts]) / whole * np.array([[1 - part.reversible] for part in parts])
    standing = digits @ kept
    # What a group leaves each party with where the worst other party does not give its parts of the group.
    delivered = np.empty((len(masks), len(whole)))
    for party in range(len(whole)):
        ways = []
        for other in range(len(whole)):
            if other != party:
                given = np.array([part.giver is not None and part.giver != other for part in parts], dtype=np.float64)
                ways.append(digits @ (given * kept[:, party]))
        delivered[:, party] = np.min(ways, axis=0)
    after = np.maximum(-standing, 0.0).max(axis=1)
    best = [np.where(masks == 0, 0.0, np.inf)]
    came = [np.zeros_like(masks)]
    for _ in range(layers):
        value, origin = np.full(len(masks), np.inf), np.zeros_like(masks)
        for group in range(1, 1 << size):
            start = masks[(masks & group) == 0]
            end = start | group
            cost = np.maximum(after[end], -(standing[start] + delivered[group]).min(axis=1))
            cost = np.maximum(cost, best[-1][start])
            better = cost < value[end] - 1e-12
            value[end[better]] = cost[better]
            origin[end[better]] = start[better]
        best.append(value)
        came.append(origin)
    last = [float(value[-1]) for value in best]
    layer = next(at for at, value in enumerate(last) if value <= min(last) + 1e-12)
    mask = int(masks[-1])
    chosen: list[int] = []
    while layer:
        start = int(came[layer][mask])
        chosen.insert(0, mask & ~start)
        mask, layer = start, layer - 1
    return chosen


def _divided(
    parties: tuple[str, ...], parts: tuple[Part, ...], tranches: int, whole: Floats, seconds: float
) -> BestSchedule:
    from importlib.util import find_spec

    from goodoffices.bargain.frontier.model import Model

    if find_spec("highspy") is None:
        raise MissingExtra("a schedule of divisible parts", "solve")
    model = Model()
    shares = [[model.variable(0.0, 1.0, whole=not part.divisible) for part in parts] for _ in range(tranches)]
    greatest = model.variable(0.0, float("inf"))
    kept = np.array([part.worth for part in parts]) / whole * np.array([[1 - part.reversible] for part in parts])
    for at in range(len(parts)):
        model.row({row[at]: 1.0 for row in shares}, 1.0, 1.0)
    for tranche in range(tranches):
        for party in range(len(parties)):
            before = {shares[t][at]: float(kept[at, party]) for t in range(tranche) for at in range(len(parts))}
            every = {shares[tranche][at]: float(kept[at, party]) for at in range(len(parts))}
            model.row({**before, **every, greatest: 1.0}, 0.0, float("inf"))
            for other in range(len(parties)):
                if other != party:
                    given = {
                        shares[tranche][at]: float(kept[at, party])
                        for at, part in enumerate(parts)
                        if part.giver is not None and part.giver != other
                    }
                    model.row({**before, **given, greatest: 1.0}, 0.0, float("inf"))
    outcome = model.maximise({greatest: -1.0}, seconds=seconds)
    if outcome.values is None:
        raise GoodOfficesError("no schedule was found in the time given", "say more seconds, or fewer tranches")
    values = np.clip(np.array(outcome.values)[np.array(shares)], 0.0, 1.0)
    for at, part in enumerate(parts):
        column = values[:, at] if part.divisible else np.round(values[:, at])
        column = np.where(column < 1e-9, 0.0, column)
        values[:, at] = column / column.sum()
    # A tranche in which nothing happens is none.
    schedule = Schedule(parties, parts, tuple(tuple(row) for row in values.tolist() if any(row)))
    value, bound = _greatest(schedule), max(-outcome.bound, 0.0)
    exact = value <= bound + 1e-6
    return BestSchedule(schedule, value, bound, exact, "mixed-integer programme over shares (HiGHS)")
