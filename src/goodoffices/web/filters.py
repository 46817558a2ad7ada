"""Which entries the record shows: the filters stand in the address, and the address is the whole state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from starlette.datastructures import QueryParams

from goodoffices.case import KINDS, Entry, When
from goodoffices.case.when import TimeFault, parse_when
from goodoffices.web.mentions import fold
from goodoffices.web.view import address
from goodoffices.web.volume import Volume

__all__ = ["PAGE_SIZE", "Filters", "Leaf", "find_entries", "read_filters"]

PAGE_SIZE = 50
"""Entries on a page."""

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of the record.

    Parameters
    ----------
    kinds : tuple of str
        Any of these; all where there is none.
    who : str
        A party (with its organs and its people) or a person that the entry names.
    issue, source, place : str
        Ids that the entry names.
    q : str
        Words that must all occur in it, whatever their case and accents.
    since, until : str
        Times as a case writes them; the entry must touch the stretch between.
    everything : bool
        Superseded and withdrawn entries too.
    oldest : bool
        Oldest first, instead of newest first.
    after, before : str
        The entry after or before which the page begins or ends.
    """

    kinds: tuple[str, ...] = ()
    who: str = ""
    issue: str = ""
    source: str = ""
    place: str = ""
    q: str = ""
    since: str = ""
    until: str = ""
    everything: bool = False
    oldest: bool = False
    after: str = ""
    before: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address, in a fixed order, without empty ones."""
        pairs = [("kind", kind) for kind in self.kinds]
        pairs += [
            ("who", self.who),
            ("issue", self.issue),
            ("source", self.source),
            ("place", self.place),
            ("q", self.q),
        ]
        pairs += [
            ("from", self.since),
            ("to", self.until),
            ("state", "all" if self.everything else ""),
            ("order", "oldest" if self.oldest else ""),
        ]
        pairs += [("after", self.after), ("before", self.before)]
        return [(key, value) for key, value in pairs if value]

    @property
    def url(self) -> str:
        """The address of this page of the record."""
        return address("/record", self.pairs)

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order is asked."""
        return bool(replace(self, oldest=False, after="", before="").pairs)

    def turned(self, *, after: str = "", before: str = "") -> str:
        """The address of another page of the same list."""
        return replace(self, after=after, before=before).url


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the record.

    Parameters
    ----------
    entries : tuple of Entry
    total : int
        How many there are on all pages.
    first : int
        Number of the first entry shown, from 1; 0 where there is none.
    earlier, later : str
        Addresses of the page before and the page after; empty where there is none.
    doubts : tuple of str
        What of the request could not be read, and so was left aside.
    """

    entries: tuple[Entry, ...]
    total: int
    first: int = 0
    earlier: str = ""
    later: str = ""
    doubts: tuple[str, ...] = ()


def read_filters(query: QueryParams) -> Filters:
    """The filters of an address; a parameter that means nothing is left out.

    Examples
    --------
    >>> read_filters(QueryParams("kind=claim&kind=song&q=+bodies+&colour=red")).url
    '/record?kind=claim&q=bodies'
    """

    def one(key: str) -> str:
        return " ".join(query.get(key, "").split())[:_LONGEST]

    return Filters(
        kinds=tuple(kind for kind in KINDS if kind in query.getlist("kind")),
        who=one("who"),
        issue=one("issue"),
        source=one("source"),
        place=one("place"),
        q=one("q"),
        since=one("from"),
        until=one("to"),
        everything=query.get("state") == "all",
        oldest=query.get("order") == "oldest",
        after=one("after"),
        before="" if one("after") else one("before"),
    )


def find_entries(volume: Volume, filters: Filters) -> Leaf:
    """The page of the record that the filters ask for."""
    doubts: list[str] = []
    since = _time(filters.since, volume, doubts)
    until = _time(filters.until, volume, doubts)
    found = [e for e in _matching(volume, filters) if _touches(e, since, until)]
    if not filters.oldest:
        found.reverse()
    start = _start(volume, filters, found)
    shown = tuple(found[start : start + PAGE_SIZE])
    if not shown:
        return Leaf((), len(found), doubts=tuple(doubts))
    more = start + len(shown) < len(found)
    return Leaf(
        shown,
        len(found),
        start + 1,
        "" if not start else filters.turned() if start <= PAGE_SIZE else filters.turned(before=shown[0].id),
        filters.turned(after=shown[-1].id) if more else "",
        tuple(doubts),
    )


def _start(volume: Volume, filters: Filters, found: list[Entry]) -> int:
    """Where the page begins. A mark that names no entry in sight counts for nothing."""
    mark = volume.order.get(filters.after or filters.before)
    if mark is None:
        return 0
    order = volume.order
    passed = sum(1 for e in found if (order[e.id] < mark if filters.oldest else order[e.id] > mark))
    if filters.before:
        return max(0, passed - PAGE_SIZE)
    at_mark = sum(1 for e in islice(found, passed, passed + 1) if e.id == filters.after)
    return min(passed + at_mark, max(0, len(found) - 1))


def _matching(volume: Volume, filters: Filters) -> Iterator[Entry]:
    case = volume.case
    words = [fold(word) for word in filters.q.split()]
    ids = [id for id in (filters.issue, filters.source, filters.place) if id]
    for entry in case.record:
        if filters.kinds and entry.kind not in filters.kinds:
            continue
        if not filters.everything and entry.id in case.replaced:
            continue
        if filters.who and filters.who not in volume.around[entry.id]:
            continue
        if any(id not in volume.named[entry.id] for id in ids):
            continue
        if words and not all(word in volume.texts[entry.id] for word in words):
            continue
        yield entry


def _time(text: str, volume: Volume, doubts: list[str]) -> When | None:
    if not text:
        return None
    try:
        return parse_when(text, volume.case.zone)
    except (TimeFault, ValueError, OverflowError):
        doubts.append(
            f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK} is not a time, and was left aside: write 2025-07-23, 2025-W30 or 2025-07."
        )
        return None


def _touches(entry: Entry, since: When | None, until: When | None) -> bool:
    if since is None and until is None:
        return True
    when = entry.on or entry.entered
    if when is None:
        return False
    after = since is None or max(when.end, when.start) > since.start or when.start >= since.start
    return after and (until is None or when.start < until.end or when.start == until.start)
