"""Times as a brief says them: in words, in the place's own time, in UTC and in every zone that matters.

Weekdays and months are written from tables of our own, so that the same case gives the same words on every machine.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from goodoffices.case import Case, When
from goodoffices.case.when import zone_of

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "as_of_words",
    "clock_readings",
    "dated_words",
    "day_words",
    "moment_words",
    "relevant_zones",
    "short_words",
    "when_words",
]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date, *, weekday: bool = True) -> str:
    """A day in words.

    Examples
    --------
    >>> day_words(date(2025, 7, 23))
    'Wednesday 23 July 2025'
    """
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {text}" if weekday else text


def _days(first: date, last: date) -> str:
    if first == last:
        return day_words(first, weekday=False)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{day_words(last, weekday=False)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} \N{EN DASH} {day_words(last, weekday=False)}"
    return f"{day_words(first, weekday=False)} \N{EN DASH} {day_words(last, weekday=False)}"


def moment_words(moment: datetime, zone: tzinfo, *, weekday: bool = True) -> str:
    """A moment in words, in one zone: ``Wednesday 23 July 2025, 19:00``; midnight is the end of the day before."""
    here = moment.astimezone(zone)
    if here.time() == time():
        return f"the end of {day_words(here.date() - timedelta(days=1), weekday=weekday)}"
    return f"{day_words(here.date(), weekday=weekday)}, {here:%H:%M}"


def as_of_words(case: Case) -> str:
    """The moment at which a case stands, in words: ``Wednesday 23 July 2025, 16:00 (Europe/Istanbul)``."""
    return f"{moment_words(case.clock, zone_of(case.zone))} ({case.zone})"


def when_words(when: When, zone: str, *, weekday: bool = True) -> str:
    """A time in words, as exactly as it is known, in the zone of the case.

    Parameters
    ----------
    when : When
    zone : str
        IANA zone in which moments are written.
    weekday : bool
        Whether single days carry their weekday.

    Examples
    --------
    >>> from goodoffices.case.when import parse_when
    >>> when_words(parse_when("2025-07-14/2025-07-20", "UTC"), "UTC")
    '14–20 July 2025'
    """
    around = "around " if when.circa else ""
    first, last = when.start.date(), when.last_day
    if when.grain == "moment":
        here = when.start.astimezone(zone_of(zone))
        return f"{day_words(here.date(), weekday=weekday)}, {around}{here:%H:%M}"
    if when.grain == "year" and first.year == last.year:
        text = str(first.year)
    elif when.grain == "month" and first.month == last.month:
        text = f"{MONTHS[first.month - 1]} {first.year}"
    elif when.start.time() != datetime.min.time() or when.end.time() != datetime.min.time():
        text = _stretch(when, zone, weekday=weekday)
    elif first == last:
        text = day_words(first, weekday=weekday)
    else:
        text = _days(first, last)
    return f"{'within ' if when.within else ''}{around}{text}"


def _stretch(when: When, zone: str, *, weekday: bool) -> str:
    info = zone_of(zone)
    start, end = when.start.astimezone(info), when.end.astimezone(info)
    if start.date() == end.date():
        return f"{day_words(start.date(), weekday=weekday)}, {start:%H:%M}\N{EN DASH}{end:%H:%M}"
    return f"{day_words(start.date(), weekday=False)}, {start:%H:%M} \N{EN DASH} {day_words(end.date(), weekday=False)}, {end:%H:%M}"


def short_words(when: When | None, zone: str) -> str:
    """A time for a narrow column: ``23 Jul 2025``, ``~19:00`` left out, ``14–20 Jul 2025`` for a stretch."""
    if when is None:
        return "no date"
    start, last = when.start, when.last_day
    if when.grain == "moment":
        start = when.start.astimezone(zone_of(zone))
        last = start.date()
    first = start.date()
    if when.grain == "year" and first.year == last.year:
        return str(first.year)
    month = MONTHS[last.month - 1][:3]
    tail = f"{month} {last.year}"
    around = "~" if when.circa and when.grain != "moment" else ""
    if when.grain == "month" and first.month == last.month:
        return around + tail
    if first == last:
        return f"{around}{last.day} {tail}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{around}{first.day}\N{EN DASH}{last.day} {tail}"
    begin = f"{first.day} {MONTHS[first.month - 1][:3]}" + (f" {first.year}" if first.year != last.year else "")
    return f"{around}{begin} \N{EN DASH} {last.day} {tail}"


def dated_words(when: When | None, zone: str) -> str:
    """A short time that says when it is only a window: ``within 14–20 Jul 2025``."""
    words = short_words(when, zone)
    return f"within {words}" if when is not None and when.within and when.grain != "day" else words


def relevant_zones(case: Case, here: str = "") -> tuple[tuple[str, str], ...]:
    """The zones in which a meeting is told, as (label, IANA name), each once: the place, UTC, the case's, the sides'.

    Parameters
    ----------
    here : str
        Zone of the venue, where it is known; else that of the case.
    """
    labels = {note.zone: note.label for note in case.zones if note.label}
    wanted = [here or case.zone, "UTC", case.zone, *(note.zone for note in case.zones)]
    wanted += [party.zone for party in case.sides() if party.zone]
    return tuple((labels.get(zone) or _city(zone), zone) for zone in dict.fromkeys(wanted))


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def clock_readings(when: When, zones: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What the clocks show in each zone, as (label, reading); an end carries its day where the first zone has another.

    Empty for a day or longer: no hour is known then.

    Examples
    --------
    >>> from goodoffices.case.when import parse_when
    >>> overnight = parse_when("2024-05-07T04:30+00:00/2024-05-07T11:10+00:00", "UTC")
    >>> clock_readings(overnight, (("UTC", "UTC"), ("Lima", "America/Lima")))[1]
    ('Lima', '23:30 on Monday 6 May 2024–06:10')
    """
    if when.grain != "moment" and (
        when.end - when.start >= timedelta(days=1) or when.start.time() == time() == when.end.time()
    ):
        return ()
    about = "around " if when.circa else ""
    first = zone_of(zones[0][1])
    home = (when.start.astimezone(first).date(), when.end.astimezone(first).date())
    readings = ((label, UTC if zone == "UTC" else zone_of(zone)) for label, zone in zones)
    return tuple(
        (label, about + _hours(when.start.astimezone(info), when.end.astimezone(info), home))
        for label, info in readings
    )


def _hours(start: datetime, end: datetime, home: tuple[date, date]) -> str:
    """From when to when by one clock, each end with its day where that is not the one at home."""
    first, last = (
        f" on {day_words(t.date())}" if t.date() != day else "" for t, day in zip((start, end), home, strict=True)
    )
    if start == end:
        return f"{start:%H:%M}{first}"
    if start.date() == end.date():
        return f"{start:%H:%M}\N{EN DASH}{end:%H:%M}{first or last}"
    if last and not first:  # else the one day named would be read as that of both
        first = f" on {day_words(start.date())}"
    return f"{start:%H:%M}{first}\N{EN DASH}{end:%H:%M}{last}"
