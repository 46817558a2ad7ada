"""What changes the worth of having no agreement for one party, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.distribution import Interval

__all__ = ["CERTAIN", "Days", "Effect", "Pace", "Reading"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

Pace: TypeAlias = Literal["at-once", "per-day", "even"]
Reading: TypeAlias = Literal["realised", "anticipated"]
Days: TypeAlias = tuple[date, date]
"""The earliest and the latest day on which something may fall."""

CERTAIN = Interval(1.0, 1.0)

_SENTENCE = re.compile(r"(?<=[.;])\s")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Effect:
    """One pressure (or what the war costs) on one party.

    Parameters
    ----------
    id : str
    party : str
        Id of a party of the domain.
    change : Interval
        In the unit of the party's utility; below 0 where having no agreement becomes worse.
    first : (date, date)
        The earliest and the latest day that can be its first.
    last : (date, date), optional
        Its last day, in the same way. ``at-once``: the change is undone after it; otherwise it grows no further.
    pace : {'at-once', 'per-day', 'even'}
        The whole change from the first day on; the change for every day; or the change spread evenly over the days from
        the first to the last.
    probability : Interval
        That it comes true, within [0, 1].
    expected : bool
        True where the party counts with it before it begins.
    since : (date, date), optional
        From which day on the party can know of it; None: always.
    pressure : str
        What the effects of one and the same pressure have in common: they come true together. Empty: it stands alone.
    what, reason, when : str
        The pressure in words; why the change is thought to be so large; how its days are known.

    Raises
    ------
    ValueError
        Where a number is out of range, it ends before it begins, or ``even`` has no last day.

    Examples
    --------
    >>> tariffs = Effect("tariffs", "norda", Interval(-0.3, -0.1), (date(2025, 9, 3), date(2025, 9, 9)), probability=Interval(0.5, 0.5))
    >>> days = [date(2025, 9, 2), date(2025, 9, 3), date(2025, 9, 9)]
    >>> [tariffs.on(day) for day in days]
    [Interval(low=0.0, high=0.0), Interval(low=-0.15, high=0.0), Interval(low=-0.15, high=-0.05)]
    """

    id: str
    party: str
    change: Interval
    first: Days
    last: Days | None = None
    pace: Pace = "at-once"
    probability: Interval = CERTAIN
    expected: bool = True
    since: Days | None = None
    pressure: str = ""
    what: str = ""
    reason: str = ""
    when: str = ""

    def __post_init__(self) -> None:
        if not (0 <= self.probability.low <= self.probability.high <= 1):
            raise ValueError(f"{self.id}: a probability lies between 0 and 1")
        if not (-np.inf < self.change.low <= self.change.high < np.inf):
            raise ValueError(f"{self.id}: a change is a finite number or a range")
        if self.pace == "even" and self.last is None:
            raise ValueError(f"{self.id}: a change that is spread evenly has a last day")
        spans = [self.first, *((self.last,) if self.last else ()), *((self.since,) if self.since else ())]
        if any(late < early for early, late in spans):
            raise ValueError(f"{self.id}: the latest day is before the earliest")
        if self.last is not None and (self.last[0] < self.first[0] or self.last[1] < self.first[1]):
            raise ValueError(f"{self.id}: it ends before it begins")

    @property
    def words(self) -> str:
        """The pressure in words; without one the beginning of the reason, in quotation marks."""
        if self.what or not self.reason:
            return (self.what or self.id).rstrip(".")
        first = _SENTENCE.split(self.reason, maxsplit=1)[0].rstrip(".")
        cut = first if len(first) <= _LONGEST else first[:_LONGEST].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
        return f"\N{LEFT DOUBLE QUOTATION MARK}{cut}\N{RIGHT DOUBLE QUOTATION MARK}"

    @property
    def group(self) -> str:
        """What it shares its chance with: the pressure, or itself."""
        return self.pressure or self.id

    def shares(self, days: Ints, reading: Reading = "realised", horizon: int = 0) -> Floats:
        """How much of the change is felt at the end of each day.

        Parameters
        ----------
        days : (n_days,) int64
            As :meth:`datetime.date.toordinal` has them.
        reading : {'realised', 'anticipated'}
            ``anticipated``: the largest share of this day and the `horizon` days after it, once the party knows of it.
        horizon : int
            Days.

        Returns
        -------
        (n_days, 2) float
            The least and the largest share, over all days on which it may begin and end; at most 1, except ``per-day``.
        """
        now = self._felt(days, days)
        if reading == "realised" or not self.expected:
            return now
        ahead = np.maximum(self._felt(days, days + horizon), now)
        if self.since is None:
            return ahead
        sure, perhaps = (days >= day.toordinal() for day in reversed(self.since))
        return np.stack([np.where(sure, ahead[:, 0], now[:, 0]), np.where(perhaps, ahead[:, 1], now[:, 1])], axis=1)

    def _felt(self, begin: Ints, end: Ints) -> Floats:
        """The largest share on any day from `begin` to `end`, for the latest and the earliest days that can be."""
        early, late = (day.toordinal() for day in self.first)
        ends = (None, None) if self.last is None else (self.last[0].toordinal(), self.last[1].toordinal())
        if self.pace == "at-once":
            # Least: it begins late and ends early; there may then be no such day at all.
            least = (end >= late) & (begin <= (np.inf if ends[0] is None else ends[0]))
            least &= ends[0] is None or ends[0] >= late
            most = (end >= early) & (begin <= (np.inf if ends[1] is None else ends[1]))
            return np.stack([least, most], axis=1).astype(np.float64)
        counted = [
            np.maximum(self._until(end, last) - first + 1, 0) for first, last in ((late, ends[0]), (early, ends[1]))
        ]
        if self.pace == "per-day":
            return np.stack(counted, axis=1).astype(np.float64)
        # A share of an even spread falls with both its first and its last day.
        late_end, early_end = ends[1] or 0, ends[0] or 0
        slow = np.clip((end - late + 1) / (late_end - late + 1), 0.0, 1.0)
        fast = np.clip((end - early + 1) / (early_end - early + 1), 0.0, 1.0)
        return np.stack([slow, fast], axis=1)

    @staticmethod
    def _until(days: Ints, last: int | None) -> Ints:
        return days if last is None else np.minimum(days, last)

    def changes(self, days: Ints, reading: Reading = "realised", horizon: int = 0) -> Floats:
        """What it adds to the worth of no agreement at the end of each day: (n_days, 3), least, middle and largest.

        The probability is counted as a share: 0.5 times -0.2 is -0.1. The middle takes the middles of all ranges.
        """
        shares = self.shares(days, reading, horizon)
        chance, change = self.probability, self.change
        weight = shares * [chance.low, chance.high]
        least = np.minimum(change.low * weight[:, 0], change.low * weight[:, 1])
        most = np.maximum(change.high * weight[:, 0], change.high * weight[:, 1])
        middle = change.middle * chance.middle * shares.mean(axis=1)
        return np.stack([least, middle, most], axis=1) + 0.0  # no negative zero

    def on(self, day: date, reading: Reading = "realised", horizon: int = 0) -> Interval:
        """What it adds on one day."""
        least, _, most = self.changes(np.array([day.toordinal()]), reading, horizon)[0].tolist()
        return Interval(least, most)
