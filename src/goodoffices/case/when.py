"""When something was, is or will be: a moment, a day, an interval, or "within the week of", each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

__all__ = ["Duration", "TimeFault", "When", "ends_before", "moment", "parse_duration", "parse_when", "zone_of"]


class TimeFault(ValueError):
    """A time that cannot be; carries the code of its page.

    Attributes
    ----------
    code : str
    help : str
    """

    def __init__(self, code: str, message: str, help: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.help = help


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time, half open: from ``start`` up to, not including, ``end``.

    Parameters
    ----------
    start, end : datetime
        Aware, in the zone in which it was written; equal for a moment.
    grain : {"moment", "day", "week", "month", "year", "interval"}
        How finely it is known.
    within : bool
        True where the thing happened at some unknown time inside the stretch; False where it filled it.
    circa : bool
        True for "around".
    zone : str
        The IANA name, or an offset such as ``+03:00``.
    reason : str
        Why this time ("'last week' in a story of Wednesday 23 July").
    words : str
        The time in the words of the source.
    weekday : str
        The weekday in the words of the source, where it gave one.
    """

    start: datetime
    end: datetime
    grain: str
    within: bool = False
    circa: bool = False
    zone: str = "UTC"
    reason: str = ""
    words: str = ""
    weekday: str = ""

    @property
    def last_day(self) -> date:
        """The last calendar day touched."""
        if self.end == self.start:
            return self.start.date()
        return (self.end - timedelta(microseconds=1)).date()

    def utc(self) -> tuple[datetime, datetime]:
        """Start and end in UTC."""
        return self.start.astimezone(UTC), self.end.astimezone(UTC)

    def __str__(self) -> str:
        return self.iso()

    def iso(self) -> str:
        """ISO 8601, as exactly as it is known.

        Examples
        --------
        >>> parse_when("2025-W29", "UTC").iso()
        '2025-07-14/2025-07-20'
        """
        if self.grain == "moment":
            return self.start.isoformat(timespec="minutes" if not self.start.second else "seconds")
        if self.start.time() == time() and self.end.time() == time():
            first, last = self.start.date(), self.last_day
            return first.isoformat() if first == last else f"{first}/{last}"
        return f"{self.start.isoformat(timespec='minutes')}/{self.end.isoformat(timespec='minutes')}"


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """The IANA time zone of that name.

    Raises
    ------
    TimeFault
        Where there is none (E404).
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise TimeFault("E404", f'"{name}" is not a time zone', 'use an IANA name such as "Europe/Istanbul"') from fault


def ends_before(last: When, first: When) -> bool:
    """Whether the one is over when the other begins; two that are the same moment are neither before nor after."""
    return last.start < first.start and last.end <= first.start


_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:?\d\d)?\Z")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_WEEK = re.compile(r"(\d{4})-W(\d\d)\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_YEAR = re.compile(r"(\d{4})\Z")
_HELP = "write 2025-07-23T19:00+03:00, 2025-07-23, 2025-W30, 2025-07, 2025, or two of these with / between"


def _at(moment: datetime, zone: str) -> datetime:
    """Put a local time in its zone, refusing one that does not exist or exists twice there."""
    info = zone_of(zone)
    here = moment.replace(tzinfo=info)
    if here.utcoffset() != here.replace(fold=1).utcoffset():
        back = here.astimezone(UTC).astimezone(info)
        if back.replace(tzinfo=None) != moment:
            raise TimeFault(
                "E405",
                f"{moment:%H:%M} does not exist on {moment:%Y-%m-%d} in {zone}: the clock was put forward",
                "write the moment with its offset",
            )
        raise TimeFault(
            "E405",
            f"{moment:%H:%M} exists twice on {moment:%Y-%m-%d} in {zone}: the clock was put back",
            "write the moment with its offset",
        )
    return here


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), zone_of(zone))


def _day(year: str, month: str, day: str) -> date:
    _check_year(int(year))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise TimeFault(
            "E401", f"{year}-{month}-{day} does not exist in the calendar", "correct the day or the month"
        ) from None


def _check_year(year: int) -> None:
    """A year to spare at either end, so that every time of a case can be told in every zone."""
    if not 1 < year < 9999:
        raise TimeFault("E401", f"the year {year:04} is beyond the calendar", "correct the year")


@lru_cache(maxsize=65536)
def parse_when(text: str, zone: str) -> When:
    """Read one time as it is written in a case.

    Parameters
    ----------
    text : str
        A moment ``2025-07-23T19:00+03:00`` (without offset: local time of ``zone``), a day, an ISO week
        ``2025-W30``, a month, a year, or an interval ``first/last`` whose last day is included.
    zone : str
        IANA name of the zone in which days begin.

    Raises
    ------
    TimeFault
        E401 a date that does not exist, E402 not a time, E403 an interval that ends before it begins, E404 no such
        zone, E405 a local time that does not exist or exists twice.
    """
    if "/" in text:
        first, _, last = text.partition("/")
        if "/" in last:
            raise TimeFault("E402", f'"{text[:40]}" is not a time', _HELP)
        begin, finish = parse_when(first.strip(), zone), parse_when(last.strip(), zone)
        if ends_before(finish, begin):
            raise TimeFault(
                "E403",
                f"the interval ends ({last.strip()}) before it begins ({first.strip()})",
                "put the earlier time first",
            )
        return When(begin.start, finish.end, "interval", zone=zone)
    found = _DAY.match(text)
    if found:
        day = _day(*found.groups())
        return _days(day, _next_day(day), "day", zone)
    found = _MOMENT.match(text)
    if found:
        return _moment(found, zone)
    return _coarse(text, zone)


def _moment(found: re.Match[str], zone: str) -> When:
    year, month, day, hour, minute, second, offset = found.groups()
    calendar = _day(year, month, day)
    try:
        clock = time(int(hour), int(minute), int(second or 0))
    except ValueError:
        raise TimeFault(
            "E401", f"{hour}:{minute} is not a time of day", "hours run from 00 to 23, minutes from 00 to 59"
        ) from None
    local = datetime.combine(calendar, clock)
    if offset is None:
        here = _at(local, zone)
        return When(here, here, "moment", zone=zone)
    try:
        fixed = datetime.fromisoformat(local.isoformat() + offset)
        # Where the offset is the zone's own at that moment, the zone says more than the number.
        native = fixed.astimezone(zone_of(zone))
    except (ValueError, OverflowError):
        raise TimeFault("E402", f'"{offset}" is not an offset', _HELP) from None
    if native.utcoffset() == fixed.utcoffset():
        return When(native, native, "moment", zone=zone)
    return When(fixed, fixed, "moment", zone="UTC" if offset == "Z" else offset)


def _next_day(day: date) -> date:
    return day + timedelta(days=1)


def _days(first: date, stop: date, grain: str, zone: str) -> When:
    return When(_midnight(first, zone), _midnight(stop, zone), grain, zone=zone)


def _coarse(text: str, zone: str) -> When:
    found = _WEEK.match(text)
    if found:
        try:
            monday = date.fromisocalendar(int(found.group(1)), int(found.group(2)), 1)
        except ValueError:
            raise TimeFault(
                "E401", f"{text} is not a week of the calendar", "weeks run from W01 to W52 or W53"
            ) from None
        _check_year(monday.year)
        return _days(monday, monday + timedelta(days=7), "week", zone)
    found = _MONTH.match(text)
    if found:
        first = _day(found.group(1), found.group(2), "01")
        return _days(first, _next_day(first.replace(day=28) + timedelta(days=3)).replace(day=1), "month", zone)
    found = _YEAR.match(text)
    if found:
        _check_year(int(text))
        return _days(date(int(text), 1, 1), date(int(text) + 1, 1, 1), "year", zone)
    raise TimeFault("E402", f'"{text}" is not a time', _HELP)


def moment(text: str, zone: str) -> datetime:
    """The end of a time as one moment: ``2025-07-23`` as "as of" means the whole of that day.

    Raises
    ------
    TimeFault
    """
    when = parse_when(text, zone)
    return when.end if when.grain == "moment" else when.end - timedelta(microseconds=1)


_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?\Z")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time by the calendar (ISO 8601): ``P50D`` is fifty days, whatever the clocks do.

    Parameters
    ----------
    months, days, minutes : int
        Not negative.
    text : str
        As written.
    """

    months: int
    days: int
    minutes: int
    text: str

    def after(self, start: datetime) -> datetime:
        """The same time of day that much later; a day that the month does not have becomes its last.

        Examples
        --------
        >>> parse_duration("P50D").after(datetime(2025, 7, 14, tzinfo=UTC)).date().isoformat()
        '2025-09-02'
        """
        month = start.month - 1 + self.months
        year, month = start.year + month // 12, month % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        shifted = start.replace(year=year, month=month, day=min(start.day, last))
        return shifted + timedelta(days=self.days, minutes=self.minutes)

    def __str__(self) -> str:
        parts = ((self.months, "month"), (self.days, "day"), (self.minutes, "minute"))
        return ", ".join(f"{n} {name}{'s' * (n != 1)}" for n, name in parts if n)


def parse_duration(text: str) -> Duration:
    """Read an ISO 8601 duration.

    Raises
    ------
    TimeFault
        E402, where it is none.
    """
    found = _DURATION.match(text)
    if not found or not any(found.groups()) or max(len(g or "") for g in found.groups()) > 5:
        raise TimeFault("E402", f'"{text}" is not a duration', "write P50D for fifty days, P2W, P1M, P1Y or PT12H")
    years, months, weeks, days, hours, minutes = (int(g or 0) for g in found.groups())
    return Duration(years * 12 + months, weeks * 7 + days, hours * 60 + minutes, text)
