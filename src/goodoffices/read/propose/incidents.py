"""Incidents on the ground: acts of force that are told as done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from goodoffices.read.propose.draft import Draft, Rule
from goodoffices.read.propose.material import Line, Material
from goodoffices.read.propose.pattern import Found, pattern

__all__ = ["propose_incidents"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of words and the type of event of PLOVER."""

    written: str
    event: str = "ASSAULT"


_HAS = r"(?:,? which| has| have| had| also| later| again| reportedly)*"
_END = r"(?=[.;,\"”]| (?:since|after|before|while|but|as|and)\b|\Z)"
_ATTACK = r"(?:attacks?|strikes?|air strikes?|airstrikes?|raids?|assaults?|barrages?|offensives?|bombardments?|drone attacks?|missile attacks?|shelling)"
_FORMS = (
    _Form(rf"@by{_HAS}[^.;]{{2,80}}? by (?:launching|carrying out|mounting) (?P<kind>(?:[\w-]+ ){{0,4}}?{_ATTACK}) (?:on|against) (?P<on>@target|[^.;,]{{3,60}}?){_END}"),
    _Form(rf"@by{_HAS}(?: (?:on )?#said)?(?: heavily)? (?:shelled|bombed|bombarded|pounded|raided) (?P<on>[^.;,\"”]{{3,60}}?){_END}"),
    _Form(rf"@by{_HAS} (?:on )?#said (?P<verb>entered|invaded|attacked|seized|captured|stormed) (?P<on>[^.;,\"”]{{3,60}}?){_END}", "COERCE"),
    _Form(rf"@by{_HAS} (?:launched|carried out|mounted|conducted|unleashed) (?P<kind>(?:[\w-]+ ){{0,4}}?{_ATTACK}) (?:on|against|at|in) (?P<on>@target|[^.;,]{{3,60}}?){_END}"),
    _Form(rf"@by{_HAS} (?:attacked|shelled|bombed|struck|hit|fired (?:on|at)|ambushed|invaded|stormed) (?P<on>(?:[\w'’\ue000-\ue003-]+ ){{0,6}}?(?:@target|positions?|villages?|towns?|bases?|hospitals?|ports?|convoys?|trains?|bridges?|depots?)[^.;,]{{0,40}}?){_END}"),
    _Form(rf"@by{_HAS}(?: [^.;]{{3,60}}? and)? (?P<verb>seized|captured|took|overran|occupied) (?P<on>(?:(?!@)[\w'’-]+ ){{0,4}}?(?:territory|villages?|towns?|positions?|land|ground|hills?|ships?|vessels?|crossings?)[^.;,]{{0,40}}?){_END}", "COERCE"),
    _Form(rf"@by{_HAS} (?P<verb>killed|wounded|injured) (?P<on>(?:at least |about |some )?~count [\w’' -]{{3,40}}?){_END}"),
    _Form(rf"@by{_HAS} (?P<verb>detained|arrested|abducted|kidnapped) (?P<on>(?:at least |about |some )?~count [\w’' -]{{3,40}}?){_END}", "COERCE"),
    _Form(rf"@by{_HAS} (?P<verb>violated|broke|breached) (?P<on>the (?:cease-?fire|truce|agreement)[^.;,]{{0,40}}?){_END}", "ASSAULT"),
)  # fmt: skip
_PATTERNS = tuple(pattern(form.written) for form in _FORMS)
_INCIDENT = Rule(
    "incident: an act of force told as done", 0.9, "a verb of force in the past with who did it and to whom"
)
_NOT_DONE = re.compile(
    r"\b(?:not|never|denied|would|will|could|may|might|if|threat\w*|plann\w+|vow\w*|planning|ready to)\b", re.IGNORECASE
)


def propose_incidents(draft: Draft) -> None:
    """Acts of force that a sentence tells as done; what is threatened, planned or denied is none."""
    material = draft.material
    for line in material.lines:
        if line.masked is None or line.kind in ("title", "heading"):
            continue
        done: set[int] = set()
        for found in line.masked.find(*_PATTERNS):
            words = material.words(found.span)
            if _NOT_DONE.search(words) or found.number in done:
                continue
            if _incident(draft, line, found):
                done.add(found.number)


def _incident(draft: Draft, line: Line, found: Found) -> bool:
    material = draft.material
    by = line.actors[found.index("by")].refers
    side = material.side(by)
    actor = material.actor(by)
    saying = line.saying_at(found.span)
    if not side or (actor and actor.kind in ("outlet", "group")) or (saying is not None and not saying.real):
        return False
    target = (
        material.side(line.actors[found.index("target")].refers)
        if found.has("target")
        else _other(material, line, side)
    )
    if target == side:
        return False
    kind, on = found.part("kind"), found.part("on")
    verb = material.words(found.span)
    act = found.part("verb") if found.has("verb") else None
    what = (
        f"{material.words(kind)} on {material.words(on)}"
        if kind and on
        else f"{material.words(act)} {material.words(on)}"
        if act and on
        else verb
    )
    count = line.numbers[found.index("count")].count if found.has("count") else None
    doubts = [] if saying is None else ["told by one side only"] if material.side(saying.speaker) == target else []
    fields: dict[str, Any] = {
        "what": what[:1].upper() + what[1:], "by": [by], "target": [target] if target else [],
        "quantity": f"{count.low}" if count and count.exact else "", "unit": material.words(on).split()[-1] if count and on else "",
        "on": draft.on(line, (act or found.span), saying), "voices": draft.voices(saying),
    }  # fmt: skip
    draft.propose(
        "incident",
        fields,
        [found.span],
        _INCIDENT,
        name=f"{by}-{what}"[:44],
        doubts=doubts,
        event=_FORMS[found.number].event,
    )
    return True


def _other(material: Material, line: Line, side: str) -> str:
    """The one other side of the case that the sentence names."""
    sides = {party.id for party in material.case.sides()} if material.case else set()
    named = {material.side(m.refers) for m in line.actors} & sides - {side}
    return named.pop() if len(named) == 1 else ""
