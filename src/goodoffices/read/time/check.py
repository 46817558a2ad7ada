"""What contradicts itself or can be read in two ways among the times of a document."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.diagnose import Diagnostic
from goodoffices.read.document.document import Document
from goodoffices.read.time.mention import TimeMention

__all__ = ["check_times"]


def check_times(document: Document, times: Iterable[TimeMention]) -> tuple[Diagnostic, ...]:
    """A diagnostic for each weekday against its date (W920) and each date in figures of two readings (N921).

    Parameters
    ----------
    document : Document
    times : iterable of TimeMention
        Of that document.

    Examples
    --------
    >>> from goodoffices.read.document import read_document
    >>> from goodoffices.read.time import read_times
    >>> page, _ = read_document(b"The sides met in the palace on Monday, July 23, 2025, as agreed.", name="page.txt")
    >>> [found.code for found in check_times(page, read_times(page))]
    ['W920']
    """
    found: list[Diagnostic] = []
    for time in times:
        place = document.place_of(time.span)
        if "the weekday or the date is wrong" in time.doubt:
            found.append(
                Diagnostic("W920", time.doubt, place, help="look into another account before the date is entered")
            )
        elif "the other way round" in time.doubt and time.when:
            other = ", ".join(when.iso() for when in time.alternatives)
            message = f'"{time.words}" was read as {time.when.iso()}; it may be {other}'
            found.append(Diagnostic("N921", message, place, help="decide by the outlet", notes=(time.reason,)))
    return tuple(found)
