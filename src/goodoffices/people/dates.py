"""Dates as lists write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

__all__ = ["day_first", "read_day"]

_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?\Z")
_DAYS = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})(?:\s*[гр.рік]*)?\Z")
_EPOCH = date(1899, 12, 30)
_EARLIEST, _LATEST = 1880, 2100


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether a column writes the day before the month; None where no date of it can tell, or they contradict.

    Examples
    --------
    >>> day_first(["03/04/1990", "25/04/1990"]), day_first(["03/04/1990", "04/25/1990"]), day_first(["03/04/1990"])
    (True, False, None)
    """
    first = second = False
    for text in texts:
        found = _DAYS.match(text.strip())
        if found:
            first |= int(found[1]) > 12
            second |= int(found[2]) > 12
    return first if first != second else None


@lru_cache(maxsize=1 << 16)
def read_day(text: str, days_first: bool | None = None) -> tuple[str, str]:
    """A date as ISO text, and what was done to read it.

    Parameters
    ----------
    text : str
        ``1990-05-07``, ``07.05.1990``, ``1990``, or a spreadsheet's number of days since 30 December 1899.
    days_first : bool or None
        What :func:`day_first` says of the column. Where it does not know, the day is taken to come first.

    Returns
    -------
    tuple of (str, str)
        The date (``YYYY-MM-DD`` or ``YYYY``), empty where there is none; and ``""``, ``"serial"``, ``"either way"``
        or ``"unreadable"``.

    Examples
    --------
    >>> read_day("07.05.1990", True), read_day("32999"), read_day("05/07/1990"), read_day("31.02.1990")
    (('1990-05-07', ''), ('1990-05-06', 'serial'), ('1990-07-05', 'either way'), ('', 'unreadable'))
    """
    text = text.strip()
    if not text:
        return "", ""
    if re.fullmatch(r"\d{4}", text) and _EARLIEST <= int(text) <= _LATEST:
        return text, ""
    if re.fullmatch(r"\d{4,5}(?:\.0+)?", text):
        found = _EPOCH + timedelta(days=int(float(text)))
        return (found.isoformat(), "serial") if _EARLIEST <= found.year <= _LATEST else ("", "unreadable")
    iso = _ISO.match(text)
    if iso:
        return _made(int(iso[1]), int(iso[2]), int(iso[3]), "")
    days = _DAYS.match(text)
    if not days:
        return "", "unreadable"
    one, two, year = int(days[1]), int(days[2]), int(days[3])
    if len(days[3]) == 2:
        year += 1900 if year > 30 else 2000
    doubt = "either way" if days_first is None and one <= 12 and two <= 12 and one != two else ""
    # A day above twelve shows its place, whatever the rest of the column does.
    day, month = (two, one) if two > 12 or (days_first is False and one <= 12) else (one, two)
    return _made(year, month, day, doubt)


def _made(year: int, month: int, day: int, doubt: str) -> tuple[str, str]:
    try:
        found = date(year, month, day)
    except ValueError:
        return "", "unreadable"
    return (found.isoformat(), doubt) if _EARLIEST <= year <= _LATEST else ("", "unreadable")
