"""Now: the next round, the deadlines that run, what is overdue, what is not known, what came in last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import Response

from goodoffices.brief.choose import choose_round
from goodoffices.brief.fulfilment import LEVELS, Fulfilment, fulfil
from goodoffices.case import Case, Entry, Note, Obligation, Offer, Office, Person, Pressure, Round, When
from goodoffices.web.pages.record import speakers
from goodoffices.web.view import Visit

__all__ = ["Deadline", "Seat", "deadlines", "overdue", "show_now"]

_LATEST = 10


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by which something is to happen.

    Parameters
    ----------
    entry : Entry
        Whose time it is.
    when : When
        The window in which it falls; its reason says why.
    what : str
        The sort of deadline, in a few words.
    passed : bool
        True where it lies behind the moment at which the case stands.
    """

    entry: Entry
    when: When
    what: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A member of a delegation with the office in whose capacity the person sits.

    Parameters
    ----------
    person : str
    role : str
    office : Office or None
    """

    person: str
    role: str
    office: Office | None


def show_now(visit: Visit) -> Response:
    """The front page."""
    case = visit.case
    round = choose_round(case)
    done = {f.obligation.id: f for f in fulfil(case)}
    due = deadlines(case, done)
    entered = sorted(
        (e for e in case.entries if e.entered),
        key=lambda e: (e.entered.start if e.entered else case.clock, e.id),
        reverse=True,
    )
    return visit.page(
        "now",
        "now.html",
        round=round,
        ahead=round is not None
        and round.status in ("planned", "postponed")
        and (round.on is None or round.on.end >= case.clock),
        seats={d.party: tuple(_seats(case, round, d.party)) for d in round.delegations} if round else {},
        deadlines=[d for d in due if not d.passed],
        passed=[d for d in due if d.passed and not isinstance(d.entry, Obligation)],
        overdue=tuple(overdue(case, done)),
        levels=LEVELS,
        questions=tuple(_questions(case)),
        latest=entered[:_LATEST],
        speakers=speakers,
    )


def deadlines(case: Case, done: dict[str, Fulfilment]) -> list[Deadline]:
    """All deadlines of pressure, offers and obligations that are not settled, the earliest first."""
    found = [Deadline(entry, when, what, when.end < case.clock) for entry, when, what in _terms(case, done)]
    return sorted(found, key=lambda d: (d.when.end, d.entry.id))


def _terms(case: Case, done: dict[str, Fulfilment]) -> Iterator[tuple[Entry, When, str]]:
    for pressure in case.of(Pressure):
        if pressure.deadline is not None and pressure.status in ("announced", "in-force"):
            yield (
                pressure,
                pressure.deadline,
                "end of the inducement" if pressure.type == "inducement" else "end of the time given",
            )
    for offer in case.of(Offer):
        if offer.until is not None and offer.status == "open":
            yield offer, offer.until, "end of the offer"
    for obligation in case.of(Obligation):
        if obligation.due is not None and done[obligation.id].level != 3:
            yield obligation, obligation.due, "day on which it is due"


def overdue(case: Case, done: dict[str, Fulfilment]) -> Iterator[Fulfilment]:
    """The obligations whose day has passed and which nobody's numbers show to be done."""
    for obligation in case.of(Obligation):
        if obligation.due is not None and obligation.due.end < case.clock and done[obligation.id].level != 3:
            yield done[obligation.id]


def _questions(case: Case) -> Iterator[Note]:
    for note in case.of(Note):
        if note.type == "question" and not any(id in case.by_id for id in note.answered_by):
            yield note


def _seats(case: Case, round: Round, party: str) -> Iterator[Seat]:
    for delegation in round.delegations:
        if delegation.party == party:
            for member in delegation.members:
                person = case.people.get(member.person)
                yield Seat(member.person, member.role, _office(person, member.office, round, party) if person else None)


def _office(person: Person, chosen: str, round: Round, party: str) -> Office | None:
    """The office named, or else the one held then for that party."""
    named = next((o for o in person.offices if chosen and o.id == chosen), None)
    held = person.offices_at(round.on) if round.on else person.offices
    return named or next((o for o in held if o.party == party), held[0] if held else None)
