"""What is wrong or doubtful in a text: noted, not corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goodoffices.case import Case, Performance, When
from goodoffices.diagnose import Diagnostic, Place
from goodoffices.read.document import Span
from goodoffices.read.propose.draft import Draft, Rule
from goodoffices.read.propose.lexicon import content_words
from goodoffices.read.propose.material import Line, Material
from goodoffices.read.propose.shared import public_entries

__all__ = ["doubts_of", "propose_slips"]

_SLIP = Rule("slip: the text contradicts the case or itself", 0.9, "two statements that cannot both be so")
_HEADS = re.compile(
    r"\b(?:deputy head|head|leader|chief) of (?:the )?(?:[A-Z]\w+ ){0,3}(?:Federation|Republic|Kingdom|State)\b(?! of\b)"
)


def propose_slips(draft: Draft) -> None:
    """A note for every time that contradicts its weekday, and every office that the case or the text contradicts."""
    material = draft.material
    for line in material.lines:
        for time in line.times:
            if time.doubt and "weekday" in time.doubt.lower():
                _note(
                    draft, f"{_outlet(material)} writes “{material.words(time.span)}”: {time.doubt}.", [time.span], []
                )
        for person, said, held, span in _offices(material, line):
            name = material.name(person)
            _note(draft, f"{_outlet(material)} calls {name} “{said}”; {held}.", [span], [person])


def _note(draft: Draft, text: str, spans: list[Span], about: list[str]) -> None:
    if text in draft.noted:
        return
    draft.noted.add(text)
    fields: dict[str, Any] = {"type": "slip", "text": text, "about": about, "on": _published(draft)}
    draft.propose("note", fields, spans, _SLIP, name=f"slip-{about[0] if about else 'time'}")


def _published(draft: Draft) -> str:
    when = draft.material.published
    return when.start.date().isoformat() if when else ""


def _outlet(material: Material) -> str:
    return material.document.outlet.value if material.document.outlet else "The text"


def _offices(material: Material, line: Line) -> Iterator[tuple[str, str, str, Span]]:
    """Offices in a sentence that the person, by the case, no longer or not yet holds, or that are no office at all."""
    case, published = material.case, material.published
    for actor in material.people.persons:
        for office in actor.offices:
            if not line.span.holds(office.span):
                continue
            if _HEADS.search(office.title):
                yield actor.id, office.title, "these words name no office", office.span
                continue
            person = case.people.get(actor.id) if case else None
            if case is None or person is None or published is None or office.status == "former":
                continue
            saying = line.saying_at(office.span)
            when = saying.on if saying and saying.on else published
            told = _not_held(case, person.offices, office.title, when)
            if told:
                yield actor.id, office.title, told, office.span


def _not_held(case: Case, offices: Any, title: str, when: When) -> str:
    """Why the office of the case with these words was not held then; empty where it may have been."""
    said = content_words(title)
    matching = [o for o in offices if len(content_words(o.title) & said) >= max(1, min(2, len(said)))]
    if not matching or any(o.held_at(when) for o in matching):
        return ""
    last = matching[-1]
    if last.until is not None:
        return f"by the case that office was held until {last.until.iso()}"
    return f"by the case that office is held from {last.since.iso()}" if last.since else ""


def doubts_of(draft: Draft) -> tuple[Diagnostic, ...]:
    """Doubts as diagnostics: the slips, and numbers that differ from another account of the case."""
    material = draft.material
    found = []
    for proposal in draft.proposals:
        if proposal.kind == "note" and not proposal.fields.get("about"):
            place = material.document.place_of(Span(proposal.says[0].start, proposal.says[0].end))
            found.append(
                Diagnostic("W960", proposal.fields["text"].rstrip("."), place, help="keep the words, and note the slip")
            )
    return (*found, *_numbers(draft))


def _numbers(draft: Draft) -> Iterator[Diagnostic]:
    case = draft.material.case
    for proposal in draft.proposals:
        if proposal.kind != "performance" or case is None or "quantity" not in proposal.fields:
            continue
        for entry in public_entries(case, Performance):
            same = (
                entry.obligation == proposal.fields["obligation"]
                and entry.quantity is not None
                and entry.on is not None
            )
            if not same or str(entry.quantity.low if entry.quantity else "") == proposal.fields["quantity"].strip("~+"):
                continue
            day = str(proposal.fields.get("on", {}).get("at", ""))
            if day and entry.on is not None and entry.on.start.date().isoformat() == day[:10]:
                place: Place = draft.material.document.place_of(Span(proposal.says[0].start, proposal.says[0].end))
                yield Diagnostic(
                    "W961", f'{proposal.fields["quantity"]} {proposal.fields["unit"]} here, {entry.quantity} by the entry "{entry.id}"', place,
                    help="enter both accounts; the brief shows them side by side",
                )  # fmt: skip
