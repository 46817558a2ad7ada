"""What stands at the head of every page: for whom the sheet was made, and as of when."""

from __future__ import annotations

from datetime import UTC, datetime

from goodoffices.brief.sheet import Sheet
from goodoffices.brief.times import moment_words

__all__ = ["marking"]


def marking(sheet: Sheet) -> str:
    """The audience and the moment of a sheet, in one line.

    Examples
    --------
    >>> marking(Sheet("Brief", audience="party:egypt", as_of="1978-09-10T18:00-04:00"))
    'For: party:egypt · as of 10 September 1978, 18:00 UTC−4'
    """
    return f"For: {sheet.audience}" + (f" · as of {_moment(sheet.as_of)}" if sheet.as_of else "")


def _moment(text: str) -> str:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment_words(when, when.tzinfo or UTC, weekday=False) + _offset(when)


def _offset(when: datetime) -> str:
    offset = when.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return " UTC"
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f" UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
