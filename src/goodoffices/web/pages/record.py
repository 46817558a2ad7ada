"""Record: every entry that this viewer may see, with filters in the address."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from goodoffices.case import KINDS, Case, Entry
from goodoffices.web.filters import find_entries, read_filters
from goodoffices.web.view import Visit

__all__ = ["show_record", "speakers"]


def show_record(visit: Visit) -> Response:
    """The list. The address is brought into its one form first, so that a bookmark and a form say the same."""
    filters = read_filters(visit.query)
    if list(visit.query.multi_items()) != filters.pairs:
        return RedirectResponse(filters.url, 303)
    case = visit.case
    kinds = {kind for kind in KINDS if any(e.kind == kind for e in case.record)}
    person = case.people.get(filters.who)
    return visit.page(
        "record",
        "record.html",
        filters=filters,
        leaf=find_entries(visit.volume, filters),
        kinds=[cls for kind, cls in KINDS.items() if kind in kinds or kind in filters.kinds],
        choices=_choices(case),
        speakers=speakers,
        person=person,
        party=case.parties.get(filters.who),
    )


def _choices(case: Case) -> dict[str, list[tuple[str, str]]]:
    """What each list of the form offers, as (id, name)."""
    return {
        "parties": [(p.id, p.label) for p in case.parties.values()],
        "people": sorted(((p.id, p.name) for p in case.people.values()), key=lambda pair: pair[1].casefold()),
        "issues": [(i.id, i.title) for i in case.issues.values()],
        "sources": [(s.id, f"{s.label}: {s.title}") for s in case.sources.values()],
        "places": [(p.id, p.name) for p in case.places.values()],
    }


def speakers(case: Case, entry: Entry) -> tuple[str, ...]:
    """Who speaks or acts in an entry, for its line in a list: the innermost voice is the one whose word it is."""
    for field in ("by", "party", "debtor", "by_account"):
        value = getattr(entry, field, ())
        if value:
            return (value,) if isinstance(value, str) else tuple(value)
    voices = getattr(entry, "voices", ())
    return (voices[-1].who,) if voices else ()
