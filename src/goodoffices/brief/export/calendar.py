"""Rounds of talks as an iCalendar file (RFC 5545) that can be handed round: no organiser, no attendees.

A round keeps its UID however often it is superseded; SEQUENCE counts the versions before it that the reader can
see. Times are in UTC; a round of a day, or at an unknown time within some days, becomes an event of whole days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from goodoffices.brief.export.bundle import Bundle
from goodoffices.case import PUBLIC, Case, Entry, Item, Pressure, Round, When, Withdrawal
from goodoffices.diagnose import MissingExtra
from goodoffices.text.table import one_line

__all__ = ["Happening", "calendar_bundle", "happenings"]

E = TypeVar("E", bound=Entry)

_STATUS = {"planned": "TENTATIVE", "held": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
_WORDS = {
    "planned": "Planned.",
    "held": "Held.",
    "postponed": "Postponed: this was the date before, and no new one is confirmed.",
    "cancelled": "Cancelled.",
}


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of the calendar, before it is written.

    Parameters
    ----------
    uid : str
    sequence : int
    stamp : datetime
        When the entry was entered, in UTC.
    when : When
    status : {"TENTATIVE", "CONFIRMED", "CANCELLED"}
    public : bool
        Whether everything in it is for the public.
    title, place : str
    lines : tuple of str
        The description.
    kind : str
    """

    uid: str
    sequence: int
    stamp: datetime
    when: When
    status: str
    public: bool
    title: str
    place: str
    lines: tuple[str, ...]
    kind: str

    @property
    def span(self) -> tuple[date, date | None]:
        """First and, exclusive, last: moments in UTC, or days; without a last one where it has no length."""
        when = self.when
        if when.within or not _clocked(when):
            return when.start.date(), when.last_day + timedelta(days=1)
        first, last = when.utc()
        return first, last if last > first else None


def _clocked(when: When) -> bool:
    """Whether a time names hours, not only days."""
    return when.grain == "moment" or (
        when.grain == "interval" and any(m.hour or m.minute or m.second for m in (when.start, when.end))
    )


def happenings(case: Case, *, deadlines: bool = False) -> tuple[list[Happening], list[str]]:
    """What goes into the calendar, by time, and remarks on what could not.

    Parameters
    ----------
    case : Case
    deadlines : bool
        The deadlines of pressure as well.
    """
    found: list[Happening] = []
    remarks: list[str] = []
    for round in _standing(case, case.ever(Round)):
        if round.on is None:
            remarks.append(f'the round "{round.id}" has no time yet and is not in the calendar')
        else:
            found.append(_round(case, round, round.on))
    if deadlines:
        ending = ((p, p.deadline) for p in _standing(case, case.ever(Pressure)))
        found.extend(_deadline(case, pressure, when) for pressure, when in ending if when is not None)
    return sorted(found, key=lambda h: (h.when.start, h.uid)), remarks


def _standing(case: Case, entries: Iterable[E]) -> Iterator[E]:
    """Those in force, and those that were withdrawn: whoever has them in a calendar must learn that they are off."""
    for entry in entries:
        newer = case.replaced.get(entry.id)
        if newer is None or isinstance(case.entry(newer), Withdrawal):
            yield entry


def _round(case: Case, round: Round, when: When) -> Happening:
    withdrawn = round.id in case.replaced
    status = "CANCELLED" if withdrawn else _STATUS[round.status]
    if when.within and status == "CONFIRMED":
        status = "TENTATIVE"
    lines = ["Withdrawn from the record."] if withdrawn else [_WORDS[round.status]]
    lines += _time_lines(when)
    if round.outcome and not withdrawn:
        lines.append(f"Outcome: {round.outcome}")
    place = case.places.get(round.venue)
    where = ", ".join(dict.fromkeys(filter(None, (place.name, place.city, place.country)))) if place else ""
    return _happening(case, round, when, status, round.title, where, lines, "", [round, *([place] if place else [])])


def _deadline(case: Case, pressure: Pressure, when: When) -> Happening:
    off = pressure.id in case.replaced or pressure.status == "lifted"
    rough = when.within or when.circa
    status = "CANCELLED" if off else "TENTATIVE" if rough else "CONFIRMED"
    lines = [
        f"Set by {', '.join(case.name(by) for by in pressure.by)}.",
        f"Status: {pressure.status.replace('-', ' ')}.",
    ]
    if pressure.unless:
        lines.append(f"Unless: {pressure.unless}")
    return _happening(
        case,
        pressure,
        when,
        status,
        f"Deadline: {pressure.what}",
        "",
        [*lines, *_time_lines(when)],
        ".deadline",
        [pressure],
    )


def _happening(
    case: Case,
    entry: Entry,
    when: When,
    status: str,
    title: str,
    place: str,
    lines: list[str],
    suffix: str,
    made_from: list[Item | Entry],
) -> Happening:
    history = case.history(entry.id) or (entry,)
    stamp = entry.entered.start if entry.entered else case.clock
    withdrawn = entry.id in case.replaced
    return Happening(
        uid=f"{history[-1].id}{suffix}@{case.id}.goodoffices",
        sequence=len(history) - 1 + withdrawn,
        stamp=stamp.astimezone(UTC),
        when=when,
        status=status,
        public=case.audience_of(made_from) == PUBLIC,
        title=_plain(title),
        place=_plain(place),
        lines=tuple(_plain(line) for line in (*lines, f"Made for: {case.reader}.")),
        kind="DEADLINE" if suffix else "ROUND",
    )


def _time_lines(when: When) -> Iterator[str]:
    if when.grain == "moment" and not when.within:
        yield f"Local time: {'about ' if when.circa else ''}{when.start:%Y-%m-%d %H:%M} ({when.zone})."
    elif _clocked(when) and not when.within:
        yield f"Local time: {when.start:%Y-%m-%d %H:%M} to {when.end:%Y-%m-%d %H:%M} ({when.zone})."
    if when.within:
        first, last = when.start.date(), when.last_day
        yield (
            f"The day is not known: some time from {first} to {last}."
            if first != last
            else f"The time of day is not known: some time on {first}."
        )
    elif when.circa and when.grain != "moment":
        yield "The date is approximate."
    if when.reason:
        yield f"Reason: {when.reason}"


def calendar_bundle(case: Case, *, deadlines: bool = False) -> Bundle:
    """The calendar as one ``.ics`` file.

    Raises
    ------
    MissingExtra
        Where icalendar is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise MissingExtra("calendar export", "calendar") from None

    found, remarks = happenings(case, deadlines=deadlines)
    calendar: Any = Calendar()
    calendar.add("prodid", "-//Good Offices//goodoffices//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _plain(case.title))
    calendar.add("x-goodoffices-made-for", str(case.reader))
    for happening in found:
        calendar.add_component(_event(happening))
    return Bundle(((f"{case.id}.ics", calendar.to_ical()),), remarks=tuple(remarks))


def _event(happening: Happening) -> Any:
    from icalendar import Event

    event: Any = Event()
    first, last = happening.span
    event.add("uid", happening.uid)
    event.add("sequence", happening.sequence)
    event.add("dtstamp", happening.stamp)
    event.add("dtstart", first)
    if last is not None:
        event.add("dtend", last)
    event.add("summary", happening.title)
    event.add("status", happening.status)
    event.add("class", "PUBLIC" if happening.public else "CONFIDENTIAL")
    event.add("description", "\n".join(happening.lines))
    event.add("categories", [happening.kind])
    if happening.place:
        event.add("location", happening.place)
    # A stretch of whole days in which something may happen must not block the days.
    event.add("transp", "OPAQUE" if isinstance(first, datetime) else "TRANSPARENT")
    return event


def _plain(text: str) -> str:
    """One line; the library takes a backslash with N for a line break (RFC 5545, 3.3.11), so they are parted."""
    return one_line(text).replace("\\N", "\\ N")
