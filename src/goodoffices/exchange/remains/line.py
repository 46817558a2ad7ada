"""One line of a log, checked field by field; its faults are told without quoting it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from goodoffices.exchange.remains.anatomy import ELEMENTS, LATERALITY, Piece
from goodoffices.exchange.remains.event import EVENTS, EVIDENCE, OUTCOMES, STATUSES, Event
from goodoffices.exchange.remains.likelihood import read_odds

__all__ = ["COLUMNS", "MANY", "event_of", "is_id", "moment_of"]

COLUMNS = (
    "id", "on", "by", "what", "lot", "bag", "part", "person", "with", "retracts", "element", "laterality", "zone", "fragment",
    "status", "outcome", "ratio", "prior", "evidence", "results", "independent", "laboratory", "said", "label", "reason", "source",
)  # fmt: skip
"""The headings and keys of events."""

MANY = ("evidence", "results")
"""Those that may hold several words, with spaces between them."""

_COMMON = frozenset({"id", "on", "by", "what", "reason", "source"})
_SUBJECTS = ("lot", "bag", "part", "person", "with", "retracts")
_IDS = ("id", "lot", "bag", "part", "person", "with", "retracts", "label")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/#-]{0,79}")
_CHOICES: dict[str, tuple[str, ...]] = {
    "element": ELEMENTS,
    "laterality": LATERALITY,
    "fragment": ("yes", "no"),
    "independent": ("yes", "no"),
    "status": STATUSES,
    "outcome": OUTCOMES,
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")

Fault = Callable[[str, str, str], None]
"""Field, what is wrong, how to repair it."""


def is_id(text: str) -> bool:
    """Whether a text can be an id: letters of the alphabet of ids, digits and ``._:/#-``, no spaces, so that it is no name."""
    return _ID.fullmatch(text) is not None


def moment_of(text: str) -> str:
    """A day or a minute as it is kept; empty where it is neither."""
    if not _DAY.fullmatch(text):
        return ""
    try:
        (datetime if "T" in text else date).fromisoformat(text)
    except ValueError:
        return ""
    return text


def event_of(
    given: Mapping[str, str], place: tuple[str, int, int], offices: frozenset[str], sides: frozenset[str], fault: Fault
) -> Event | None:
    """An event from the fields that are not empty; None where one has a fault.

    Parameters
    ----------
    given : dict of str to str
        By :data:`COLUMNS`.
    place : tuple of (str, int, int)
    offices, sides : frozenset of str
        Those that the head declares.
    fault : callable
        Is told of each fault.
    """
    faults = 0

    def wrong(field: str, what: str, help: str) -> None:
        nonlocal faults
        faults += 1
        fault(field, what, help)

    what = given.get("what", "")
    if what not in EVENTS:
        wrong("what", "this is no event of a log", f"one of: {', '.join(EVENTS)}")
        return None
    if not moment_of(given.get("on", "")):
        wrong("on", "this is neither a day nor a minute", "write 2025-06-16 or 2025-06-16T10:30, local time of the log")
    if given.get("by", "") not in offices:
        wrong("by", "no office of this id is declared", "add it to offices: in remains.yaml")
    _check_fields(what, given, wrong)
    _check_values(given, sides, wrong)
    if what == "combined" and "ratio" not in given and (given.get("independent") != "yes" or "results" not in given):
        help = "give the ratio that the laboratory combined, or the results with independent: yes, by whose word they are multiplied"
        wrong("ratio", "results are combined without a ratio, and nobody states that they are independent", help)
    if faults:
        return None
    return _event(given, place)


def _check_fields(what: str, given: Mapping[str, str], wrong: Fault) -> None:
    """That what it is about is there, and nothing that has no meaning."""
    subjects, more = EVENTS[what]
    there = {name for name in _SUBJECTS if name in given}
    if there not in [set(choice.split("+")) for choice in subjects]:
        field = next(iter(sorted(there)), "what")
        wrong(field, f"{what} is about something else than is given here", f"one of: {', '.join(subjects)}")
    for name in given:
        if name not in _COMMON and name not in more and name not in there:
            wrong(
                name,
                f"{what} does not say this",
                f"leave it empty; it may say: {', '.join((*more, 'reason', 'source'))}",
            )
    if what == "identified" and "status" not in given:
        wrong("status", "a claim of identity says how sure it is", f"one of: {', '.join(STATUSES)}")
    if what == "result" and "outcome" not in given:
        wrong("outcome", "a result says what came out", f"one of: {', '.join(OUTCOMES)}")
    if what in ("attributed",) and "said" not in given:
        wrong("said", "it does not say to which side", "name the side")


def _check_values(given: Mapping[str, str], sides: frozenset[str], wrong: Fault) -> None:
    for name in _IDS:
        if name in given and not is_id(given[name]):
            wrong(name, "this is no id: ids have no spaces and are no names", "give a number or a pseudonym")
    if given.get("with") and given.get("with") == given.get("part"):
        wrong("with", "a part is brought together with itself", "name the other part")
    for name, choices in _CHOICES.items():
        if name in given and given[name] not in choices:
            wrong(name, "this is none of the words that belong here", f"one of: {', '.join(choices)}")
    for name in ("ratio", "prior"):
        if name in given and read_odds(given[name]) is None:
            wrong(name, "this is no ratio above 0", "write 4.2e9, 2.5 or 1/6060")
    if unknown := set(given.get("evidence", "").split()) - set(EVIDENCE):
        wrong("evidence", f"{len(unknown)} of the words name no identifier", f"one or more of: {', '.join(EVIDENCE)}")
    if sides and "said" in given and given["said"] not in sides:
        wrong("said", "no side of this id is declared", f"one of: {', '.join(sorted(sides))}")


def _event(given: Mapping[str, str], place: tuple[str, int, int]) -> Event:
    piece = Piece(
        given.get("element", ""), given.get("laterality", ""), given.get("zone", ""), given.get("fragment") == "yes"
    )
    independent = {"yes": True, "no": False}.get(given.get("independent", ""))
    return Event(
        given.get("id") or ":".join(map(str, place)),
        given["on"],
        given["by"],
        given["what"],
        lot=given.get("lot", ""),
        bag=given.get("bag", ""),
        part=given.get("part", ""),
        person=given.get("person", ""),
        other=given.get("with", ""),
        piece=piece,
        status=given.get("status", ""),
        outcome=given.get("outcome", ""),
        laboratory=given.get("laboratory", ""),
        said=given.get("said", ""),
        label=given.get("label", ""),
        event=given.get("retracts", ""),
        evidence=tuple(sorted(given.get("evidence", "").split())),
        results=tuple(given.get("results", "").split()),
        ratio=given.get("ratio", ""),
        prior=given.get("prior", ""),
        independent=independent,
        reason=given.get("reason", ""),
        source=given.get("source", ""),
        place=place,
    )
