"""Who sits for whom, who chairs, and the order of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goodoffices.read.document import Span
from goodoffices.read.propose.draft import Draft
from goodoffices.read.propose.lexicon import content_words
from goodoffices.read.propose.material import Line, Material
from goodoffices.read.propose.pattern import Found, pattern
from goodoffices.read.propose.proposal import citation

__all__ = ["Seat", "agenda_of", "chairs_of", "seats_of"]

_NAMES = r"(?P<names>[^.;]{3,400})"
_FORMS = tuple(
    pattern(written)
    for written in (
        rf"@party(?:['’]s)?(?: (?:negotiating )?(?:delegation|team|side))? (?:will|would|is to|is expected to|was to)? ?(?:include|includes|included|including|comprise|comprises|consist of|be made up of) {_NAMES}",
        rf"@party (?:will|would|is to|is expected to|has|have)? ?(?:send|sends|sent|dispatch|dispatched|named|be represented by) {_NAMES}",
        r"with (?P<names>[^.;]{3,300}?) (?:also )?(?:participating|taking part|sitting|serving) in the @party(?: (?:delegation|team))?",
        rf"@party(?:['’]s)?(?: (?:negotiating )?(?:delegation|team|side))?[, ]+(?:will be |to be |was |is )?(?P<led>led|headed) by @head(?:[, ]+(?:and )?(?:will )?(?:includ\w+|with) {_NAMES})?",
        r"@head (?:will|is to|would)? ?(?P<led>lead|head|leads|heads|led|headed) (?:the |its |his |her )?(?:@party |country['’]s )?(?:delegation|team)",
        r"members of (?:the )?@party(?: delegation)?,? (?P<names>[^.;]{3,400}?),? (?:attend|attended|arrive|arrived|at the)\b",
    )
)  # fmt: skip
_CHAIR = (
    pattern(r"(?:chaired|mediated|moderated|facilitated) by @chair"),
    pattern(r"@chair (?:will|is to|would)? ?(?:chair|chairs|chaired|preside over|moderate)\b"),
)
_AIR = (
    pattern(
        r"@who['’]s (?:opening|closing) (?:remarks|statement|address|speech) (?:will|are to|is to|would) be (?:broadcast|carried|aired|shown|streamed)(?: live)?"
    ),
    pattern(
        r"(?:opening|closing) (?:remarks|statement|address|speech) by @who (?:will|are to|is to|would) be (?:broadcast|carried|aired|shown|streamed)(?: live)?"
    ),
)
_DISCUSS = (
    pattern(r"(?:will|are to|are expected to|are due to|is expected to|is to) (?:discuss|address|focus on|cover|take up) (?P<points>[^.;\"”]{3,160})"),
    pattern(r"(?:agenda|order of the day) (?:will include|includes|include|is to include|covers) (?P<points>[^.;\"”]{3,160})"),
)  # fmt: skip
_PARTS = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_FIRST = re.compile(r"\A(?:the |an? )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seat:
    """Members named for one party.

    Parameters
    ----------
    party : str
    members : tuple of mapping
    span : Span
    """

    party: str
    members: tuple[dict[str, Any], ...]
    span: Span


def seats_of(material: Material, line: Line) -> Iterator[Seat]:
    """The delegations that a sentence names."""
    if line.masked is None:
        return
    taken: set[str] = set()
    for found in line.masked.find(*_FORMS):
        members = list(_members(material, line, found))
        party = _party(material, line, found, members)
        if not party or not members or party in taken:
            continue
        taken.add(party)
        yield Seat(party, tuple(members), found.span)


def _party(material: Material, line: Line, found: Found, members: list[dict[str, Any]]) -> str:
    if found.has("party"):
        return material.side(line.actors[found.index("party")].refers)
    return material.side(str(members[0]["person"])) if members else ""


def _members(material: Material, line: Line, found: Found) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    if found.has("head"):
        head = line.actors[found.index("head")].refers
        if _is_person(material, head):
            seen.add(head)
            yield _member(material, line, head, "head")
    part = found.part("names")
    for mention in line.actors if part else ():
        if part and part.holds(mention.span) and mention.refers not in seen and _is_person(material, mention.refers):
            seen.add(mention.refers)
            yield _member(material, line, mention.refers, "")


def _is_person(material: Material, id: str) -> bool:
    actor = material.actor(id)
    return actor is not None and actor.kind == "person"


def _member(material: Material, line: Line, id: str, role: str) -> dict[str, Any]:
    office = _office(material, line, id)
    return {"person": id, **({"office": office} if office else {}), **({"role": role} if role else {})}


def _office(material: Material, line: Line, id: str) -> str:
    """The office of the case in whose capacity the person sits, where there are several and the words tell which."""
    person = material.case.people.get(id) if material.case else None
    actor = material.actor(id)
    if person is None or actor is None or len(person.offices) < 2:
        return ""
    said = next((office.title for office in actor.offices if line.span.holds(office.span)), "")
    if not said:
        return ""
    best = max(person.offices, key=lambda o: len(content_words(o.title) & content_words(said)))
    return best.id if content_words(best.title) & content_words(said) else ""


def chairs_of(material: Material, line: Line) -> list[tuple[str, Span]]:
    """Who chairs, with the words that say so."""
    if line.masked is None:
        return []
    found = [(line.actors[f.index("chair")].refers, f.span) for f in line.masked.find(*_CHAIR)]
    return [(id, span) for id, span in found if _is_person(material, id)]


def agenda_of(draft: Draft, line: Line) -> Iterator[dict[str, Any]]:
    """Points of the order of the day that a sentence tells: what is broadcast, what is to be discussed."""
    material = draft.material
    if line.masked is None:
        return
    for found in line.masked.find(*_AIR):
        who = line.actors[found.index("who")].refers
        words = re.sub(r"\A.*?['’]s\s+", "", material.words(found.span))
        title = next(
            (
                w
                for w in (
                    "Opening remarks",
                    "Closing remarks",
                    "Opening statement",
                    "Opening address",
                    "Opening speech",
                )
                if w.lower() in words.lower()
            ),
            "Opening remarks",
        )
        yield {
            "title": title,
            "by": [who],
            "on_air": "yes",
            "says": [citation(material.quote(found.span), material.source)],
        }
    for found in line.masked.find(*_DISCUSS):
        points = found.part("points")
        if points is None:
            continue
        for words in _PARTS.split(material.words(points)):
            title = _FIRST.sub("", words).strip()
            match = material.matters.of(title)
            if 1 <= len(title.split()) <= 8 and match is not None:
                yield {
                    "title": title[:1].upper() + title[1:],
                    "issue": [match.issue],
                    "says": [citation(material.quote(points), material.source)],
                }
