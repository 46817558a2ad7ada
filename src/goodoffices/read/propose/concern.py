"""Whether what somebody said bears on the case: not all that stands in a text on talks, or beside it, is for the record."""

from __future__ import annotations

import re
from itertools import islice

from goodoffices.read.propose.material import Material
from goodoffices.read.propose.saying import Saying

__all__ = ["concerns"]

# What somebody is who speaks for nobody but himself.
_ORDINARY = re.compile(
    r"\b(?:fighters?|soldiers?|worker|(?:wo)?man|resident|students?|mother|father|sister|brother|son|daughter|wife|husband|widow|cameraman|"
    r"photographer|correspondent|reporter|journalist|tourist|villager|refugee|farmer|driver|shopkeeper|teacher|nurse|doctor|analyst|expert|"
    r"professor|historian|owner|teenager|hostage|survivor|witness|pensioner|lawyer)\b",
    re.IGNORECASE,
)
_PROCESS = re.compile(
    r"\b(?:peace|cease-?fires?|truces?|talks|negotiat\w+|mediat\w+|peacekeep\w+|armistice|embargo|hostilities|disarm\w*|settlement of)\b",
    re.IGNORECASE,
)
_OFTEN = 3
_NAMED_BESIDE = 60
_THE = re.compile(r"\Athe\s+", re.IGNORECASE)


def concerns(material: Material, one: Saying) -> bool:
    """Whether the words bear on the case: said by one of its parties or people, or of them, or of an issue."""
    case = material.case
    if case is None:
        return True
    if material.side(one.speaker) not in {party.id for party in case.sides()} and not _on_the_talks(material):
        # A text on something else, but for what a side says, and what is said of an issue.
        words = " ".join(material.words(part) for part in one.attribution.content)
        return bool(material.matters.issues_in(words)) or material.matters.of(words) is not None
    if material.side(one.speaker) in case.parties or one.speaker in case.people:
        return True
    if _speaks_of_a_party(material, one.speaker):
        return True
    actor = material.actor(one.speaker)
    if actor is None:
        return False
    if actor.kind == "person":
        return any(not _ORDINARY.search(office.title) for office in actor.offices)
    lines, last = material.lines, len(material.lines) - 1
    content = lines[min(material.line_at(one.content.start), last)].actors
    first = lines[min(material.line_at(actor.mentions[0].span.start), last)].actors if actor.mentions else ()
    named = [*(m.refers for m in content if one.content.holds(m.span)), *(m.refers for m in first)]
    return any(id in case.people or id in case.parties for id in named) or bool(
        material.matters.issues_in(material.words(one.content))
    )


def _on_the_talks(material: Material) -> bool:
    """Whether the text is on the process: it names two sides of the case, or speaks of talks and peace more than in passing."""
    if material.case is None:
        return True
    named = {material.side(id) for id in material.names}
    if len(named & {party.id for party in material.case.sides()}) > 1:
        return True
    return sum(1 for _ in islice(_PROCESS.finditer(material.text), _OFTEN)) == _OFTEN


def _speaks_of_a_party(material: Material, id: str) -> bool:
    """Whether the words beside a name put somebody on a side of the case: "Faik Nerweyi of the Kurdistan Democratic Party"."""
    actor, case = material.actor(id), material.case
    if actor is None or case is None:
        return False
    text = material.text
    near = " | ".join(
        f"{text[max(0, m.span.start - _NAMED_BESIDE) : m.span.start]}{text[m.span.start : m.span.end + _NAMED_BESIDE]}"
        for m in actor.mentions[:3]
    )
    names = {_THE.sub("", n) for party in case.parties.values() for n in (party.name, party.short, *party.aka) if n}
    surname = re.escape(actor.name.split()[-1])
    return any(
        re.search(rf"\b(?:for|of) (?:the )?{name},? (?:[\w.-]+ ){{0,2}}{surname}\b|\b{surname},? (?:[\w ]{{0,30}})?(?:of|for) (?:the )?{name}\b", near)
        for name in map(re.escape, names)
    )  # fmt: skip
