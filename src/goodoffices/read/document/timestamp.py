"""Dates and times of the lines in which a page says when it was published or changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.case.when import TimeFault, When, parse_when

__all__ = ["DATE", "Found", "find_stamps"]

_MONTHS = (
    ("january", "jan", "ocak", "січня", "января", "янв"),
    ("february", "feb", "şubat", "лютого", "февраля", "фев"),
    ("march", "mar", "mart", "березня", "марта", "мар"),
    ("april", "apr", "nisan", "квітня", "апреля", "апр"),
    ("may", "mayıs", "травня", "мая"),
    ("june", "jun", "haziran", "червня", "июня", "июн"),
    ("july", "jul", "temmuz", "липня", "июля", "июл"),
    ("august", "aug", "ağustos", "серпня", "августа", "авг"),
    ("september", "sept", "sep", "eylül", "вересня", "сентября", "сен"),
    ("october", "oct", "ekim", "жовтня", "октября", "окт"),
    ("november", "nov", "kasım", "листопада", "ноября", "ноя"),
    ("december", "dec", "aralık", "грудня", "декабря", "дек"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
DATE = (
    rf"(?:(?P<month>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<month2>{_NAMES})\.?,?[\s-]+(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})[-/.](?P<month3>\d\d)[-/.](?P<day3>\d\d)"
    r"|(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>\d{4})"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year5>\d{4}))"
)
_ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "trt": "+03:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "gst": "+04:00", "aest": "+10:00", "hkt": "+08:00",
    "pkt": "+05:00", "мск": "+03:00", "et": "America/New_York", "pt": "America/Los_Angeles", "ct": "America/Chicago",
}  # fmt: skip
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?|(?P<packed>\d\d)(?=\s*(?:gmt|utc))|"
    r"\s*(?P<half2>[ap]\.?m\b\.?))"
    r"(?:\s*\(?(?:(?:gmt|utc)?\s?(?P<sign>[+\-−])(?P<zone_hour>\d{1,2})(?::?(?P<zone_minute>\d\d))?(?!\d)"
    rf"|(?P<zone>{'|'.join(sorted(_ZONES, key=len, reverse=True))})\b)\)?)?"
)
_STAMP = re.compile(
    rf"(?<![\w/.-]){DATE}(?:(?:\s*[,|•·T@-]|\s+(?:at|в|о|saat|об))?\s*(?P<later>{_TIME}))?(?![\w])", re.IGNORECASE
)
_EARLIER = re.compile(rf"{_TIME}\s*[,|•·-]?\s*(?:on\s+)?(?:[a-z]{{3,9}},?\s+)?\Z", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(?:updated?|modified|edited|revised|refreshed|güncelle\w*|son\s+güncelleme|оновлен\w*|обновлен\w*)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|first\s+published|issued|yayın\w*|giriş|oluştur\w*|опубл\w*)\b", re.IGNORECASE
)
_LOOK = 48
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line, with its time where there is one.

    Parameters
    ----------
    start, end : int
        Code points in the line.
    when : When
    label : {"published", "updated", ""}
        What the line calls it.
    zoned : bool
        Whether the line gives a zone.
    """

    start: int
    end: int
    when: When
    label: str
    zoned: bool


def find_stamps(line: str) -> list[Found]:
    """The dates of a line, each with its time, zone and label.

    Parameters
    ----------
    line : str
        Up to 300 code points are looked at.

    Examples
    --------
    >>> [(f.when.iso(), f.label) for f in find_stamps("Updated Jul 23, 2025 07:09 PM GMT+03:00")]
    [('2025-07-23T19:09+03:00', 'updated')]
    """
    line = line[:_LONGEST]
    found: list[Found] = []
    before = 0
    for match in _STAMP.finditer(line):
        lead = line[before : match.start()]
        clock: dict[str, str | None] = match.groupdict() if match["later"] else {}
        start = match.start()
        if not clock:
            earlier = _EARLIER.search(lead[-_LOOK:])
            if earlier:
                clock, start = earlier.groupdict(), match.start() - len(lead[-_LOOK:]) + earlier.start()
        when = _when(match, clock, line[start : match.end()])
        if when:
            label = "updated" if _UPDATED.search(lead) else "published" if _PUBLISHED.search(lead) else ""
            found.append(Found(start, match.end(), when, label, bool(clock.get("zone") or clock.get("zone_hour"))))
        before = match.end()
    return found


def _when(match: re.Match[str], clock: dict[str, str | None], words: str) -> When | None:
    day = _day(match)
    if not day:
        return None
    try:
        if not clock:
            return _told(parse_when(day, "UTC"), words)
        hour, minute = int(clock.get("hour") or 0), int(clock.get("minute") or clock.get("packed") or 0)
        half = (clock.get("half") or clock.get("half2") or "")[:1].lower()
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        offset, zone = _offset(clock)
        return _told(parse_when(f"{day}T{hour:02}:{minute:02}{offset}", zone), words)
    except TimeFault:
        return None


def _told(when: When, words: str) -> When:
    return When(when.start, when.end, when.grain, zone=when.zone, reason="stamp of the page", words=words)


def _offset(clock: dict[str, str | None]) -> tuple[str, str]:
    if clock.get("zone_hour"):
        sign = "+" if clock["sign"] == "+" else "-"
        return f"{sign}{int(clock['zone_hour'] or 0):02}:{clock.get('zone_minute') or '00'}", "UTC"
    named = _ZONES.get((clock.get("zone") or "").lower(), "")
    return ("", named) if "/" in named else (named, "UTC")


def _day(match: re.Match[str]) -> str:
    """The date in ISO 8601; empty for ``03/04/2025``, which is two different days on two continents."""
    if match["first"]:
        first, second = int(match["first"]), int(match["second"])
        if first > 12 >= second:
            return f"{match['year5']}-{second:02}-{first:02}"
        return f"{match['year5']}-{first:02}-{second:02}" if second > 12 or first == second else ""
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    day = match["day"] or match["day2"] or match["day3"] or match["day4"]
    month = match["month"] or match["month2"]
    number = _MONTH[month.lower()] if month else int(match["month3"] or match["month4"])
    return f"{year}-{number:02}-{int(day):02}"
