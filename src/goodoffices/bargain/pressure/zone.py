"""The zone of possible agreement day by day.

>>> from goodoffices.bargain import Domain, DomainIssue, Interval, PartyPreferences, Table, Utility
>>> from goodoffices.bargain.pressure.effect import Effect
>>> peace = Domain("demo",
...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
...     (PartyPreferences("norda", Utility((Table((0,), [0, 0.3]), Table((1,), [0.7, 0]))), 0.5),
...      PartyPreferences("suda", Utility((Table((0,), [0, 0.6]), Table((1,), [0, 0.4]))), 0.7)))
>>> tariffs = Effect("tariffs", "norda", Interval(-0.3, -0.2), (date(2025, 9, 3), date(2025, 9, 9)))
>>> found = zone_over_time(peace, [tariffs], date(2025, 9, 1), date(2025, 9, 30), reading="realised")
>>> [(p.first.day, p.last.day, p.state) for p in found.periods]
[(1, 2, 'closed'), (3, 8, 'perhaps'), (9, 30, 'open')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.case_domain import CaseDomain
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.pressure.alternative import bands_of, base_of, not_joint, the_domain
from goodoffices.bargain.pressure.effect import Effect, Reading
from goodoffices.bargain.pressure.ground import TOLERANCE, Ground, ground_of
from goodoffices.bargain.pressure.record import Band, Day, Move, State, ZoneOverTime
from goodoffices.bargain.solution.concept import CONCEPTS, best_rows
from goodoffices.diagnose import UsageError

__all__ = ["HORIZON", "nash_row", "zone_over_time"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

HORIZON = 90
"""Days that a party is taken to look ahead, where nothing else is said."""

_MOST_DAYS = 40_000
_MOST_COMPARISONS = 60_000_000


def zone_over_time(
    source: Domain | CaseDomain,
    effects: Sequence[Effect],
    first: date,
    last: date,
    *,
    reading: Reading = "anticipated",
    horizon: int = HORIZON,
    ground: Ground | None = None,
) -> ZoneOverTime:
    """How the zone opens and closes while reservation values move.

    The worth of no agreement for a party on a day is its reservation value, and what each of its effects adds:

    - ``realised``: what has come by the end of the day, times its probability.
    - ``anticipated``: for effects that the party expects and can know of, the largest share that they reach on that day
      or within the horizon, times their probability; for the others as before.

    The efficient packages do not move, so they are computed once; each day then only compares thresholds.

    Parameters
    ----------
    source : Domain or CaseDomain
    effects : sequence of Effect
    first, last : date
        Both included.
    reading : {'realised', 'anticipated'}
    horizon : int
        Days.
    ground : Ground, optional
        Of the same domain, spares computing it again.

    Raises
    ------
    UsageError
        Where the last day is before the first or too far from it, the horizon is below 0, or an effect is of another
        party.

    References
    ----------
    J. K. Sebenius, Level Two Negotiations, Harvard Business School working paper 14-061 (2014), for no-agreement
    alternatives that are acted upon; J. G. Cross, A Theory of the Bargaining Process, American Economic Review 55 (1965)
    67-94, for the cost of delay.
    """
    _check(first, last, horizon)
    ground = ground or ground_of(the_domain(source))
    numbers = np.arange(first.toordinal(), last.toordinal() + 1)
    bands, added = bands_of(base_of(source, ground), ground.parties, effects, numbers, reading, horizon)
    changed = np.flatnonzero(np.append(True, (bands[1:] != bands[:-1]).any(axis=(1, 2))))
    looker = _Looker(ground, bands[changed])
    days = tuple(
        looker.day(k, date.fromordinal(int(numbers[at])), _moves(added, at)) for k, at in enumerate(changed.tolist())
    )
    result = _record(ground, effects, looker, days, (first, last))
    return replace(result, reading=reading, horizon=horizon)


def _record(
    ground: Ground, effects: Sequence[Effect], looker: _Looker, days: tuple[Day, ...], span: tuple[date, date]
) -> ZoneOverTime:
    """What was found, by the realised reading."""
    rows = np.flatnonzero(looker.ever)
    names = {int(row): at for at, row in enumerate(rows)}
    parties = len(ground.parties)
    joined = not_joint(effects)
    return ZoneOverTime(
        domain=ground.domain.name,
        inputs=ground.domain.fingerprint,
        parties=ground.parties,
        labels=tuple(party.label for party in ground.domain.parties),
        reading="realised",
        horizon=0,
        first=span[0],
        last=span[1],
        effects=tuple(effects),
        days=tuple(_named(day, names) for day in days),
        worths=tuple(tuple(float(x) for x in ground.worths[row, :parties]) for row in rows),
        packages=tuple(ground.frontier.packages(int(row), 3) for row in rows),
        ceiling=tuple(ground.worths[:, :parties].max(axis=0).tolist()) if len(ground.worths) else (),
        method=f"thresholds that move over the frontier ({ground.frontier.method})",
        exact=ground.frontier.exact and not joined,
        notes=tuple(f'"{name}" moves several worths at once; each is taken with its own range' for name in joined),
    )


def _check(first: date, last: date, horizon: int) -> None:
    if last < first:
        raise UsageError(f"{last} is before {first}", "say a later day to end with")
    if (last - first).days >= _MOST_DAYS:
        raise UsageError(f"from {first} to {last} are too many days", f"ask for at most {_MOST_DAYS:,}")
    if horizon < 0:
        raise UsageError(f"nobody looks {horizon} days ahead", "say 0 or more days")


def _moves(added: Floats, at: int) -> tuple[Move, ...]:
    now, before = added[at], added[at - 1] if at else np.zeros_like(added[at])
    return tuple(
        Move(k, Interval(*before[k, [0, 2]].tolist()), Interval(*now[k, [0, 2]].tolist()))
        for k in np.flatnonzero((now != before).any(axis=1)).tolist()
    )


def _named(day: Day, names: dict[int, int]) -> Day:
    """The same with rows of the listed vectors instead of rows of the frontier."""
    entered, left = (tuple(names[row] for row in rows) for rows in (day.entered, day.left))
    return Day(
        day.day, day.bands, day.state, day.sure, day.possible, day.packages, day.nash, day.nash_packages, entered, left, day.moves
    )  # fmt: skip


def nash_row(ground: Ground, reservations: Floats) -> int | None:
    """The vector with the largest product of gains over the reservation values; None where none gives all as much."""
    parties = len(ground.parties)
    rows = np.flatnonzero(
        ground.accepted(reservations) & (ground.worths[:, :parties] >= reservations - TOLERANCE).all(axis=1)
    )
    if not len(rows):
        return None
    gains = np.maximum(ground.worths[rows, :parties] - reservations, 0.0)
    return int(rows[best_rows(CONCEPTS["nash"], gains, gains.max(axis=0))[1][0]])


class _Looker:
    """Looks at one day after another, and remembers what was possible the day before."""

    def __init__(self, ground: Ground, bands: Floats) -> None:
        self.ground = ground
        self.bands = bands
        self.before: Flags = np.zeros(len(ground.worths), dtype=bool)
        self.ever: Flags = np.zeros(len(ground.worths), dtype=bool)
        self.whole = self._whole()

    def _whole(self) -> Floats | None:
        """All packages that are acceptable on any day, where they can be looked at one by one."""
        loosest = self.bands[:, :, 0].min(axis=0)
        for worths in self.ground.counted():
            kept = worths[self.ground.passes(worths, loosest)]
            return kept if len(kept) * len(self.bands) <= _MOST_COMPARISONS else None
        return None

    def day(self, k: int, day: date, moves: tuple[Move, ...]) -> Day:
        ground, band = self.ground, self.bands[k]
        sure = ground.accepted(band[:, 2])
        possible = ground.accepted(band[:, 0], hopeful=True)
        state: State = "open" if sure.any() else "perhaps" if possible.any() else "closed"
        row = nash_row(ground, band[:, 1])
        entered, left = np.flatnonzero(possible & ~self.before), np.flatnonzero(self.before & ~possible)
        self.before = possible
        self.ever |= possible
        packages = None
        if self.whole is not None:
            packages = (
                int(self.ground.passes(self.whole, band[:, 2]).sum()),
                int(self.ground.passes(self.whole, band[:, 0]).sum()),
            )
        return Day(
            day,
            tuple(Band(*row) for row in band.tolist()),
            state,
            int(sure.sum()),
            int(possible.sum()),
            packages,
            None if row is None else tuple(float(x) for x in ground.worths[row, : len(band)]),
            () if row is None else ground.frontier.packages(row, 3),
            tuple(entered.tolist()),
            tuple(left.tolist()),
            moves,
        )
