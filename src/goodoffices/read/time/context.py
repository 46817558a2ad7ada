"""What an expression of time is read against: an anchor, a zone, a tense, what was mentioned last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Protocol

from goodoffices.case.when import Duration, TimeFault, When, zone_of
from goodoffices.read.time.mention import Anchor

__all__ = ["Answer", "Context", "Expression", "Zone", "days", "told_kind", "zone_named"]

_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)\Z")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by its IANA name or its offset (``+03:00``)."""

    name: str
    info: tzinfo


@lru_cache(maxsize=256)
def zone_named(name: str) -> Zone:
    """The zone of a name; UTC where there is none.

    Examples
    --------
    >>> zone_named("+03:00").name, zone_named("nowhere").name
    ('+03:00', 'UTC')
    """
    found = _OFFSET.match(name)
    if found:
        shift = timedelta(hours=int(found[2]), minutes=int(found[3]))
        if shift < timedelta(hours=24):
            return Zone(name, timezone(-shift if found[1] == "-" else shift))
    try:
        return Zone(name, zone_of(name))
    except TimeFault:
        return Zone("UTC", zone_of("UTC"))


def days(first: date, last: date, zone: Zone, grain: str = "", within: bool = False, circa: bool = False) -> When:
    """Whole days from the first to the last, both included."""
    if last < first:
        first, last = last, first
    start = datetime.combine(first, time(), zone.info)
    end = datetime.combine(last + timedelta(days=1), time(), zone.info)
    return When(start, end, grain or ("day" if first == last else "interval"), within, circa, zone.name)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around an expression.

    Parameters
    ----------
    anchor : Anchor or None
    zone : Zone
        In which days begin and "local time" is meant.
    tense : {"past", "future", ""}
        Of the clause.
    cue : str
        The word that told the tense.
    last : When or None
        The day, week or month mentioned before.
    last_day : When or None
        The day mentioned before, where it is near.
    order : {"dmy", "mdy"}
        Of dates in figures, and why (``order_why``).
    settled : bool
        Whether the order is certain.
    """

    anchor: Anchor | None
    zone: Zone
    tense: str = ""
    cue: str = ""
    last: When | None = None
    last_day: When | None = None
    order: str = "dmy"
    order_why: str = ""
    settled: bool = False

    @property
    def first(self) -> date:
        """First day of the anchor."""
        if self.anchor is None:
            raise LookupError("no anchor")
        return self.anchor.when.start.date()

    @property
    def day(self) -> date:
        """Last day of the anchor; of a day or a moment the day itself."""
        if self.anchor is None:
            raise LookupError("no anchor")
        return self.anchor.when.last_day

    @property
    def wide(self) -> bool:
        """Whether the anchor is longer than a day."""
        return self.anchor is not None and self.first != self.day

    def recent(self, unit: str) -> When | None:
        """What was mentioned last, where it is short enough to count such units from it."""
        if self.last is None or unit in {"year", "decade", "century"}:
            return self.last
        return self.last if self.last.end - self.last.start <= timedelta(days=32) else None

    def told(self) -> str:
        """The anchor in words: "publication, Wednesday 23 July 2025"."""
        if self.anchor is None:
            return "no anchor"
        if self.wide:
            return f"{self.anchor.what}, {self.first:%Y-%m-%d} to {self.day:%Y-%m-%d}"
        return f"{self.anchor.what}, {self.day:%A} {self.day.day} {self.day:%B %Y}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means in its context."""

    value: When | Duration | None
    kind: str
    reason: str = ""
    relation: str = "at"
    anchored: str = ""
    every: Duration | None = None
    length: Duration | None = None
    alternatives: tuple[When, ...] = ()
    doubt: str = ""
    stretch: When | None = None

    @property
    def when(self) -> When | None:
        """The value where it is a time."""
        return self.value if isinstance(self.value, When) else None


class Expression(Protocol):
    """Something that stands for a time, read but not yet resolved."""

    @property
    def sort(self) -> str:
        """The class under which the grammar goes on with it: ``DAYX``, ``CLOCKX``, ``PERIODX``, ``LENX``, .."""
        ...

    def resolve(self, context: Context) -> Answer:
        """What it means there."""
        ...


def told_kind(when: When) -> str:
    """``moment``, ``day`` or ``interval``."""
    return when.grain if when.grain in {"moment", "day"} else "interval"
