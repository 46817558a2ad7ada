"""Rounds of talks: what a text says of each meeting, put together from its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from goodoffices.case.kinds import Round
from goodoffices.read.document import Span
from goodoffices.read.propose.delegations import agenda_of, chairs_of, seats_of
from goodoffices.read.propose.draft import Draft, Rule
from goodoffices.read.propose.material import Line, Material
from goodoffices.read.propose.meetings import ORDINALS, Sighting, format_of, sightings, venue_in
from goodoffices.read.propose.proposal import citation
from goodoffices.read.propose.shared import public_entries

__all__ = ["propose_rounds"]

_PLANNED = Rule("round that is planned: who hosts, when, where", 0.94, "a verb of the future with talks, and a time")
_HELD = Rule("round that was held: its day", 0.92, "talks in the past with a day before publication")
_NAMES = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def propose_rounds(draft: Draft) -> None:
    """The round that is planned, with all that the text says of it, and every round told with its day."""
    material = draft.material
    found = list(sightings(material))
    planned = [one for one in found if one.status == "planned"]
    for day in dict.fromkeys(_day(one) for one in found if one.status == "held"):
        _propose_held(draft, [one for one in found if one.status == "held" and _day(one) == day])
    planned = _redated(planned)
    dated = [one for one in planned if one.when is not None]
    if dated:
        # A round that several sentences speak of is the one of the first day that is told.
        first = _day(dated[0])
        _propose_planned(draft, [one for one in planned if one.when is None or _day(one) == first], found)
        for day in dict.fromkeys(_day(one) for one in dated if _day(one) != first):
            _propose_planned(draft, [one for one in dated if _day(one) == day], (), further=True)


def _redated(planned: Sequence[Sighting]) -> list[Sighting]:
    """ "At 9:30 a.m." without a day is on the day of the meeting that was told before."""
    made: list[Sighting] = []
    day: Sighting | None = None
    for one in planned:
        time, when = one.time, one.when
        bare = time is not None and time.anchor is not None and time.anchor.what == "last mentioned"
        if (
            bare
            and day is not None
            and day.when is not None
            and when is not None
            and when.grain == "moment"
            and _day(day) != _day(one)
        ):
            first = day.when.start
            moved = when.start.replace(year=first.year, month=first.month, day=first.day)
            reason = f"on the day of the meeting, {first.date().isoformat()}"
            assert time is not None  # noqa: S101 - so bare says
            told = replace(when, start=moved, end=moved, reason=reason)
            one = replace(one, when=told, time=replace(time, value=told, reason=reason))  # noqa: PLW2901
        day = day or (one if one.when is not None else None)
        made.append(one)
    return made


def _day(one: Sighting) -> str:
    return one.when.start.date().isoformat() if one.when else ""


def _title(material: Material, number: int, day: str) -> str:
    titles = (r.title.partition(" ") for r in public_entries(material.case, Round) if r.number)
    series = next((rest for first, _, rest in titles if first in _NAMES[1:] and rest), "")
    if number and series:
        return f"{_NAMES[number]} {series}"
    return f"{_NAMES[number]} round of talks" if number else f"Talks of {day}"


def _propose_held(draft: Draft, told: Sequence[Sighting]) -> None:
    material = draft.material
    one = told[0]
    number = next((s.number for s in told if s.number), 0) or _number_of(material, _day(one))
    lines = [s.line for s in told]
    fields: dict[str, Any] = {
        "title": _title(material, number, _day(one)), "status": "held", "number": str(number) if number else "",
        "on": draft.at(one.time) if one.time else {}, "venue": next((v for v in (venue_in(material, line) for line in lines) if v), ""),
        "delegations": _delegations(draft, lines),
    }  # fmt: skip
    spans = [s.span if s.line.kind != "caption" else s.line.span for s in told] + _cited(fields)
    draft.propose(
        "round",
        fields,
        spans,
        _HELD,
        name=f"round-{number or _day(one)}",
        doubts=_doubts_of_time(told),
        event="CONSULT",
    )


def _number_of(material: Material, day: str) -> int:
    """The number of the round of the case on that day; 0 where none is known."""
    known = (r for r in public_entries(material.case, Round) if r.number and r.on)
    return next((r.number or 0 for r in known if r.on and r.on.start.date().isoformat() == day), 0)


def _propose_planned(
    draft: Draft, told: Sequence[Sighting], found: Sequence[Sighting], *, further: bool = False
) -> None:
    material = draft.material
    lines = _lines_about(material, told) if not further else [s.line for s in told]
    exact = next((s for s in told if s.when and s.when.grain == "moment"), next(s for s in told if s.when))
    number = next((s.number for s in told if s.number), 0) or _next_number(found)
    chairs = [chair for line in lines for chair in chairs_of(material, line)]
    words = " ".join(material.words(line.span) for line in lines)
    hosts = [material.side(s.host) for s in told if s.host]
    agenda = [item for line in lines for item in agenda_of(draft, line)]
    on = draft.at(exact.time) if exact.time else {}
    if exact.time and exact.time.relation == "about" and "circa" not in on:
        on["circa"] = "yes"
    fields: dict[str, Any] = {
        "title": _title(material, number, _day(exact)), "status": "planned", "number": str(number) if number else "", "on": on,
        "venue": next((v for v in (venue_in(material, line) for line in lines) if v), ""), "host": next((h for h in hosts if h), ""),
        "chair": list(dict.fromkeys(id for id, _ in chairs)), "format": format_of(words), "delegations": _delegations(draft, lines),
        "agenda": agenda,
    }  # fmt: skip
    doubts = _doubts_of_time(told) + _doubts_of_office(draft, fields)
    spans = [s.span for s in told] + [span for _, span in chairs] + _cited(fields)
    draft.propose(
        "round", fields, spans, _PLANNED, name=f"round-{number or _day(exact)}-planned", doubts=doubts, event="AGREE"
    )


def _cited(fields: dict[str, Any]) -> list[Span]:
    """The words that name delegations and points of the order of the day."""
    parts = [*fields["delegations"], *fields.get("agenda", ())]
    return [Span(said["start"], said["end"]) for part in parts for said in part["says"]]


def _lines_about(material: Material, told: Sequence[Sighting]) -> list[Line]:
    """The sentences that tell of the meeting, and those on delegations and the order of the day in the text around them."""
    own = {id(s.line) for s in told}
    first = next(n for n, line in enumerate(material.lines) if id(line) in own)
    near = [line for n, line in enumerate(material.lines) if id(line) in own or (first <= n and line.kind == "body")]
    return [line for line in near if id(line) in own or (line.kind == "body" and _tells(line, material))]


def _tells(line: Line, material: Material) -> bool:
    words = line.span.of(material.text).lower()
    future = any(
        sign in words
        for sign in (" will ", "participating", " to be ", " expected to ", " is to ", "headed by", "led by")
    )
    return future and any(
        noun in words
        for noun in ("delegation", "will send", "team", "remarks", "agenda", "discuss", "focus on", "chaired", "chair ")
    )


def _next_number(found: Sequence[Sighting]) -> int:
    held = [s.number for s in found if s.status == "held" and s.number]
    days = {_day(s) for s in found if s.status == "held" and s.number}
    return max(held) + 1 if held and len(days) == max(held) and max(held) < len(ORDINALS) // 2 else 0


def _delegations(draft: Draft, lines: Sequence[Line]) -> list[dict[str, Any]]:
    material = draft.material
    found: dict[str, dict[str, Any]] = {}
    for line in lines:
        for seat in seats_of(material, line):
            item = found.setdefault(seat.party, {"party": seat.party, "members": [], "says": []})
            known = {member["person"] for member in item["members"]}
            item["members"] += [member for member in seat.members if member["person"] not in known]
            item["says"].append(citation(material.quote(_grown(seat.span, line)), material.source))
    _seat_chair(material, lines, found)
    return list(found.values())


def _seat_chair(material: Material, lines: Sequence[Line], found: dict[str, dict[str, Any]]) -> None:
    """Who chairs leads the host's own delegation where it is named with "also"."""
    for line in lines:
        for chair, span in chairs_of(material, line):
            item = found.get(material.side(chair))
            words = line.span.of(material.text)
            if item and "also" in words and chair not in {m["person"] for m in item["members"]}:
                item["members"].insert(0, {"person": chair})
                item["says"].insert(0, citation(material.quote(span), material.source))


def _grown(span: Span, line: Line) -> Span:
    return Span(max(span.start, line.span.start), min(span.end, line.span.end))


def _doubts_of_office(draft: Draft, fields: dict[str, Any]) -> list[str]:
    """What is noted of the offices beside the names of members, in the words that name them."""
    cited = _cited(fields)
    notes = [p for p in draft.proposals if p.kind == "note" and p.fields.get("about")]
    return [p.fields["text"] for p in notes if any(span.start <= p.says[0].start < span.end for span in cited)]


def _doubts_of_time(told: Sequence[Sighting]) -> list[str]:
    return list(dict.fromkeys(s.time.doubt for s in told if s.time and s.time.doubt))
