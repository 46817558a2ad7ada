"""How values become pages: the templates, and the few words and addresses that they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import QueryParams
from starlette.responses import HTMLResponse, JSONResponse, Response

from goodoffices import __version__
from goodoffices.brief.times import clock_readings, day_words, moment_words, relevant_zones, short_words, when_words
from goodoffices.case import Case, Entry, When
from goodoffices.case.when import zone_of
from goodoffices.web.refusal import Refusal
from goodoffices.web.session import Viewer
from goodoffices.web.statics import Statics
from goodoffices.web.volume import Volume

__all__ = ["PAGES", "Look", "Visit", "address"]

PAGES = (
    ("now", "/", "Now"),
    ("record", "/record", "Record"),
    ("positions", "/positions", "Positions"),
    ("brief", "/brief", "Brief"),
    ("sources", "/sources", "Sources"),
)
"""The pages of the navigation: name, address, title."""


def address(path: str, query: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> str:
    """An address of the workbench; empty parameters are left out, so that one state has one address.

    Examples
    --------
    >>> address("/record", {"q": "prisoners of war", "who": ""})
    '/record?q=prisoners+of+war'
    """
    pairs = [(k, v) for k, v in (query.items() if isinstance(query, Mapping) else query) if v]
    return f"{path}?{urlencode(pairs)}" if pairs else path


class Look:
    """The templates, bound to the static files.

    Parameters
    ----------
    statics : Statics
    """

    def __init__(self, statics: Statics) -> None:
        self._env = Environment(
            loader=PackageLoader("goodoffices.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.globals.update(static=statics.url, pages=PAGES, version=__version__, address=address)
        self._env.filters.update(
            words=lambda text: text.replace("-", " ").replace("_", " "), outside=_outside, host=_host
        )

    def page(self, template: str, context: Mapping[str, Any], status: int = 200) -> Response:
        """A page."""
        return HTMLResponse(self._env.get_template(template).render(**context), status)

    def refusal(self, refusal: Refusal, json: bool) -> Response:
        """A refusal as somebody sees it who may know nothing of the case."""
        if json:
            response: Response = JSONResponse(refusal.to_json(), refusal.status)
        else:
            response = self.page("refusal.html", {"refusal": refusal}, refusal.status)
        if refusal.status == 405:
            response.headers["Allow"] = "GET, HEAD"
        return response


class Visit:
    """One request for a page: who asks, what of, and the case as that viewer sees it.

    Parameters
    ----------
    viewer : Viewer
    volume : Volume
    look : Look
    path : mapping of str to str
        The parts of the address that name an item.
    query : QueryParams
    """

    def __init__(self, viewer: Viewer, volume: Volume, look: Look, path: Mapping[str, str], query: QueryParams) -> None:
        self.viewer = viewer
        self.volume = volume
        self.case: Case = volume.case
        self.look = look
        self.path = path
        self.query = query

    def page(self, name: str, template: str, status: int = 200, **context: Any) -> Response:
        """A page of the case, with its header and navigation.

        Parameters
        ----------
        name : str
            Of the page in the navigation that is shown as current; empty for none.
        template : str
        status : int
        **context : object
            What the template needs besides.
        """
        return self.look.page(template, {"visit": self, "case": self.case, "current": name, **context}, status)

    @cached_property
    def moment(self) -> datetime:
        """The moment at which the case stands; a day on which something was entered counts to its last instant."""
        clock = self.case.clock.astimezone(zone_of(self.case.zone))
        return clock - timedelta(microseconds=1) if clock.time() == time() else clock

    @cached_property
    def as_of(self) -> str:
        """That moment in words."""
        if self.case.as_of is None and not self.case.record:
            return "nothing is entered yet"
        if self.moment.time() == time.max:
            return f"the end of {day_words(self.moment.date(), weekday=False)}"
        moment = moment_words(self.moment, zone_of(self.case.zone), weekday=False)
        return f"{moment} {self.zone_label(self.case.zone)}"

    def zone_label(self, zone: str) -> str:
        """How a time zone is called."""
        return {iana: label for label, iana in self.zones}.get(zone, zone.rpartition("/")[2].replace("_", " "))

    @cached_property
    def zones(self) -> tuple[tuple[str, str], ...]:
        """The zones of the case, as (label, IANA name)."""
        return relevant_zones(self.case)

    def when(self, when: When | None) -> str:
        """A time in words."""
        return when_words(when, self.case.zone) if when else ""

    def short(self, when: When | None) -> str:
        """A time in a narrow column."""
        return short_words(when, self.case.zone)

    def clocks(self, when: When | None, place: str = "") -> tuple[tuple[str, str], ...]:
        """What the clocks show at a moment, in the zone of the place, in UTC and in every zone that matters."""
        if when is None:
            return ()
        zone = self.case.places[place].zone if place in self.case.places else ""
        zones = relevant_zones(self.case, zone)
        if when.grain == "moment" or (when.start.time() == time() and when.end.time() == time()):
            return clock_readings(when, zones)
        begin, finish = replace(when, end=when.start, grain="moment"), replace(when, start=when.end, grain="moment")
        readings = zip(clock_readings(begin, zones), clock_readings(finish, zones), strict=True)
        return tuple((label, f"{first}\N{EN DASH}{last}") for (label, first), (_, last) in readings)

    def machine(self, when: When | None) -> str:
        """The ``datetime`` attribute of a time that has one: a moment or a day."""
        return when.iso() if when is not None and when.grain in ("moment", "day") else ""

    def distance(self, when: When) -> str:
        """How far a time lies from the moment at which the case stands."""
        return _distance(when, self.moment)

    def href(self, id: str) -> str:
        """Where an item is shown; empty where there is no such item for this viewer."""
        case, safe = self.case, quote(id, safe="")
        if id in case.by_id:
            return f"/record/{safe}"
        if id in case.sources:
            return f"/sources/{safe}"
        if id in case.issues:
            return f"/positions#issue-{safe}"
        if id in case.parties or id in case.people:
            return address("/record", {"who": id})
        return address("/record", {"place": id}) if id in case.places else ""

    def name(self, id: str) -> str:
        """How an item is called."""
        return self.case.name(id)

    def standing(self, entry: Entry) -> str:
        """Whether an entry is in force: empty, ``superseded`` or ``withdrawn``."""
        by = self.case.by_id.get(self.case.replaced.get(entry.id, ""))
        return "" if by is None else "withdrawn" if by.kind == "withdrawal" else "superseded"


def _distance(when: When, clock: datetime) -> str:
    """In whole days, as a person counts them by the calendar of the time's own zone."""
    here = clock.astimezone(when.start.tzinfo or UTC)
    first, last = (when.start.date() - here.date()).days, (when.last_day - here.date()).days
    if first == last == 0:
        return "today"
    if last < 0:
        return f"{_days(-last)} ago"
    if first <= 0:
        return f"now, for {_days(last)} more" if last else "now, until today"
    return f"in {_days(first)}" if first == last else f"in {first} to {_days(last)}"


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"


def _outside(url: str) -> str:
    """An address outside that may be linked to: a web page, and nothing that a browser would run."""
    try:
        return url if urlsplit(url).scheme.lower() in ("http", "https") else ""
    except ValueError:
        return ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
