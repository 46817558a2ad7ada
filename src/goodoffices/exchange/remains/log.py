"""The log of an office or of a mediator: offices, what they told in numbers, and events, as of any day and by anybody's word."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from hashlib import sha256
from operator import attrgetter

from goodoffices.diagnose import UsageError
from goodoffices.exchange.remains.event import Event

__all__ = ["ROLES", "UNITS", "Log", "Office", "Told", "in_order", "removed_since"]

ROLES = ("sender", "receiver", "laboratory", "board", "mediator", "witness", "other")
UNITS = ("bags", "individuals", "identified", "returned")
"""What an office may tell a number of."""


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody who speaks in the log.

    Parameters
    ----------
    id, name, role, side : str
    takes : tuple of str
        Offices whose word this one takes: its belief is made of its own events and theirs.
    """

    id: str
    name: str
    role: str = "other"
    side: str = ""
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A number that an office has told, as it was told: it is held against the items and never counted in.

    Parameters
    ----------
    by, unit, on : str
    number : int
    lots : tuple of str
        Which lots it covers; all of the log where none is named.
    source : str
    """

    by: str
    unit: str
    number: int
    on: str
    lots: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """All that is held.

    Parameters
    ----------
    id, title : str
    sides : tuple of str
    offices : tuple of Office
    told : tuple of Told
    events : tuple of Event
        In the order of their days; within a moment the order says nothing.
    """

    id: str
    title: str
    sides: tuple[str, ...]
    offices: tuple[Office, ...]
    told: tuple[Told, ...] = ()
    events: tuple[Event, ...] = ()

    def office(self, id: str) -> Office:
        """An office by its id.

        Raises
        ------
        UsageError
            Where there is none.
        """
        found = next((office for office in self.offices if office.id == id), None)
        if found is None:
            known = ", ".join(office.id for office in self.offices)
            raise UsageError(f'the log has no office "{id}"', f"one of: {known}")
        return found

    def view(self, as_of: str = "", by: str = "") -> Log:
        """The log as it stood at the end of a day, by the word of one office and of those whose word it takes.

        What was retracted by then is left out, with the retraction.
        """
        whose = {by, *self.office(by).takes} if by else None
        until = f"{as_of}~" if len(as_of) == 10 else as_of
        seen = [e for e in self.events if (not until or e.on <= until) and (whose is None or e.by in whose)]
        gone = {e.event for e in seen if e.what == "retracted"}
        events = tuple(e for e in seen if e.id not in gone and e.what != "retracted")
        told = tuple(t for t in self.told if (not until or t.on <= until) and (whose is None or t.by in whose))
        return Log(self.id, self.title, self.sides, self.offices, told, events)

    @property
    def sha256(self) -> str:
        """The fingerprint of all events, in whatever files and order they stand."""
        return sha256("\n".join(sorted(_line(e) for e in self.events)).encode()).hexdigest()


_FIELDS = tuple(field.name for field in fields(Event) if field.name not in ("id", "place", "piece"))
_GIVEN = attrgetter(*_FIELDS)


def _line(event: Event) -> str:
    """The event without the place where it stands, and without an id that is only this place."""
    own = "" if event.place[0] and event.id.startswith(f"{event.place[0]}:") else event.id
    piece = (event.piece.element, event.piece.laterality, event.piece.zone, event.piece.fragment)
    return json.dumps((own, *piece, *_GIVEN(event)), ensure_ascii=False)


def removed_since(earlier: Log, later: Log) -> tuple[Event, ...]:
    """Events of an earlier copy that a later one does not hold as they were: a log is only ever added to.

    Examples
    --------
    >>> one, two = Event("e1", "2025-06-16", "hq", "opened", bag="b1"), Event("e1", "2025-06-17", "hq", "opened", bag="b1")
    >>> earlier, later = Log("l", "L", (), (), (), (one,)), Log("l", "L", (), (), (), (two,))
    >>> [event.id for event in removed_since(earlier, later)]
    ['e1']
    """
    held = {_line(event) for event in later.events}
    return tuple(event for event in earlier.events if _line(event) not in held)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by their moment, and within a moment by id: files may stand in any order."""
    return tuple(sorted(events, key=lambda e: (e.on, e.id)))
