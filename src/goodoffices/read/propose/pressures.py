"""Pressure: threats, conditions, deadlines, sanctions, supplies, inducements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from goodoffices.case import When
from goodoffices.read.document import Span
from goodoffices.read.propose.draft import Draft, Rule
from goodoffices.read.propose.material import Line
from goodoffices.read.propose.pattern import Found, pattern
from goodoffices.read.time import TimeMention

__all__ = ["propose_pressures"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of words, the pressure that it tells, and what has become of it."""

    written: str
    type: str
    status: str
    rule: Rule
    event: str = "THREATEN"


_BY = r"@by(?:,? who|,? which)?(?: (?:on )?#said)?(?: has| have| had)?(?: also| already| repeatedly| again| simultaneously)?(?: (?:on )?#said2)?"
_WHAT = r"(?P<what>[^.;,]{3,90}?(?= (?:if|unless|should|while|after|before|within|on #)\b|[.;,\"”]|\Z))"
_UNLESS = r"(?P<unless>[^.;\"”]{3,120}?(?=[.;,\"”]|\Z))"
_ULTIMATUM = Rule(
    "ultimatum: gave whom how long to do what, or face what", 0.94, "a time, what is asked, and what follows"
)
_THREAT = Rule("threat: threatened what, if or unless", 0.9, "a verb of threatening with its object")
_DEADLINE = Rule(
    "deadline: a day by which something is asked", 0.88, "the word deadline with a day or a length of time"
)
_SANCTION = Rule("sanction: imposed or announced", 0.9, "a verb of imposing with sanctions, tariffs or an embargo")
_SUPPLY = Rule("supply: weapons or funds to one side", 0.9, "a verb of supplying with weapons or funds and a receiver")
_OFFER = Rule("inducement: something offered in return", 0.86, "an offer with its condition")

_GOODS = r"(?P<what>(?:[\w-]+ ){0,4}?(?:weapons?|arms(?: supplies)?|ammunition|missiles?|air defen[cs]e[\w ]{0,20}?|tanks?|military (?:aid|assistance|equipment|support)|drones?|jets?|funds?|loans?))"
_LAW = r"[\"“]?(?P<what>(?:[\w%-]+ ){0,4}?(?:sanctions?|tariffs?|embargo(?:es)?|blockade|asset freezes?|travel bans?|export controls?))[\"”]?"

_FORMS = (
    _Form(rf"{_BY} (?:gave|give|given|giving|set|handed|granted) @target #term to (?P<unless>[^.;\"”]{{3,120}}?) or (?:else )?(?:face|risk|see|suffer|be hit with|incur) {_WHAT}", "threat", "announced", _ULTIMATUM),
    _Form(rf"{_BY} (?:gave|give|given|giving) @target (?:until )?#until to (?P<unless>[^.;\"”]{{3,120}}?) or (?:else )?(?:face|risk|see|suffer|be hit with|incur) {_WHAT}", "threat", "announced", _ULTIMATUM),
    _Form(rf"{_BY} (?:gave|give|given|giving|set|handed|granted) @target (?:an ultimatum|a deadline)(?: of)? #term to {_UNLESS}", "deadline", "announced", _DEADLINE),
    _Form(rf"{_BY} (?:gave|give|given|giving) @target #term to {_UNLESS}", "deadline", "announced", _DEADLINE),
    _Form(rf"{_BY} (?:will|would|is going to|could) (?:impose|introduce|levy) {_LAW} (?:on|against) @target (?P<if>if|unless) {_UNLESS}", "threat", "announced", _THREAT),
    _Form(rf"{_BY} (?:threatened|threatens|warned of|warns of|has threatened) (?:to (?:impose|slap|introduce) )?{_LAW} (?:on|against) @target(?: (?:if|unless) {_UNLESS})?", "threat", "announced", _THREAT),
    _Form(rf"{_BY}(?: [^.;]{{0,80}}? while)? (?:simultaneously )?threatening {_LAW} (?:on|against) @target(?: (?P<if>if|unless) {_UNLESS})?", "threat", "announced", _THREAT),
    _Form(rf"{_BY} (?:threatened|threatens|is threatening)(?: (?:on )?#said3)? to (?P<what>[a-z][^.;\"”]{{3,100}}?)(?: (?P<if>if|unless) {_UNLESS}|[.;,\"”]|\Z)", "threat", "announced", _THREAT),
    _Form(rf"{_BY} (?:suspended|halted|cut off|froze|cancelled) (?P<what>(?:[\w-]+ ){{0,4}}?(?:aid|assistance|air links|trade|flights|relations|imports|exports)) (?:to|for|with|from) @target", "sanction", "in-force", _SANCTION, "SANCTION"),
    _Form(rf"{_BY} (?:imposed|slapped|introduced|tightened|extended|levied) {_LAW} (?:on|against) @target", "sanction", "in-force", _SANCTION, "SANCTION"),
    _Form(rf"{_BY} (?:will impose|announced|plans to impose|is to impose|will introduce) {_LAW} (?:on|against) @target", "sanction", "announced", _SANCTION),
    _Form(rf"{_BY} (?:lifted|eased|suspended|waived) {_LAW} (?:on|against) @target", "sanction", "lifted", _SANCTION, "CONCEDE"),
    _Form(rf"{_BY} (?:will|would|is to|is going to|plans to|pledged to|promised to|agreed to|intends to) (?:supply|send|deliver|provide|give|transfer) {_GOODS} to @target", "supply", "announced", _SUPPLY, "AGREE"),
    _Form(rf"{_BY} (?:supplied|sent|delivered|provided|transferred|resumed deliveries of) {_GOODS} to @target", "supply", "in-force", _SUPPLY, "AID"),
    _Form(rf"{_BY} (?:renewed|resumed|increased|restarted|stepped up) {_GOODS}(?: supplies| deliveries| shipments)? to @target", "supply", "in-force", _SUPPLY, "AID"),
    _Form(rf"{_BY} (?:offered|pledged|promised) @target (?P<what>[^.;]{{3,80}}?) (?:in exchange for|in return for|if|provided that) {_UNLESS}", "inducement", "announced", _OFFER, "AGREE"),
    _Form(rf"{_BY} (?:offered|pledged|promised) (?:to (?:lift|ease|fund|pay)) (?P<what>[^.;]{{3,80}}?) (?:in exchange for|in return for|if|provided that) {_UNLESS}", "inducement", "announced", _OFFER, "AGREE"),
)  # fmt: skip
_ULTIMATUM_OVER_TWO = _Form("", "threat", "announced", _ULTIMATUM)
_OTHERWISE = re.compile(
    r"(?:Otherwise|If not|Or else|Failing (?:that|which|to do so)|Failure to do so|After that|If (?:he|she|it|they) (?:does|do|did|fails?|failed) ?(?:not|so)?(?: (?:do so|comply))?)"
    r",?\s+(?P<what>[^.;]{8,160})"
)
_PATTERNS = tuple(pattern(form.written) for form in _FORMS)


def propose_pressures(draft: Draft) -> None:
    """Every pressure that a sentence tells in one of the forms; a later one that repeats an earlier adds its words."""
    seen: dict[tuple[str, str, str], Span] = {}
    for line in draft.material.lines:
        if line.kind == "caption" or line.masked is None:
            continue
        taken: list[Span] = []
        for found in line.masked.find(*_PATTERNS):
            core = found.part("what") or found.span
            if any(core.overlaps(other) for other in taken) or _denied(draft, line, found):
                continue
            if _propose(draft, line, found, seen):
                taken.append(core)


def _denied(draft: Draft, line: Line, found: Found) -> bool:
    """What is denied, or put as a question, is not told."""
    unless = found.part("unless")
    told = Span(found.span.start, unless.start) if unless and unless.start > found.span.start else found.span
    words = draft.material.words(told).lower()
    return " not " in words or "never " in words or line.span.of(draft.material.text).rstrip('"”').endswith("?")


def _propose(draft: Draft, line: Line, found: Found, seen: dict[tuple[str, str, str], Span]) -> bool:
    material, form = draft.material, _FORMS[found.number]
    by = line.actors[found.index("by")].refers
    target = _target(draft, line, found, material.side(by))
    if not target or material.side(by) == target:
        return False
    what, unless = found.part("what"), found.part("unless")
    after = _what_follows(draft, line) if form.rule is _DEADLINE else None
    if after is not None:
        what, form = after, _ULTIMATUM_OVER_TWO
    term = line.times[found.index("term")].duration if found.has("term") else None
    if found.has("term") and term is None:
        return False
    until = line.times[found.index("until")] if found.has("until") else None
    if until is not None and until.when is None:
        return False
    said = line.saying_at(found.span)
    told = material.words(what) if what else "what is asked would be overdue"
    key = (material.side(by) or by, target, told.lower())
    if key in seen:
        return False
    seen[key] = found.span
    condition = material.words(unless) if unless else ""
    if found.has("if") and found.match.group("if").lower() == "if":
        told, condition = f"{told}, if {condition}", ""
    elif condition and not found.has("if"):
        condition = f"{material.name(target)} is to {condition}"
    fields: dict[str, Any] = {
        "by": [by], "target": [target], "type": form.type, "what": _capital(told), "unless": condition,
        "term": term.text if term else "", "until": _last(until, material.published) if until else "", "status": form.status, "on": _on(draft, line, found), "voices": draft.voices(said),
    }  # fmt: skip
    doubts = () if fields["on"] else ("the text gives no day from which to count",)
    name = f"{by}-{form.type}-{told}"
    spans = [found.span] if after is None else [Span(found.span.start, after.end)]
    draft.propose("pressure", fields, spans, form.rule, name=name[:44], doubts=doubts, event=form.event)
    return True


def _what_follows(draft: Draft, line: Line) -> Span | None:
    """What the next sentence says will follow: "Otherwise, severe tariffs will be imposed"; None where it says nothing of it."""
    lines = draft.material.lines
    number = draft.material.line_at(line.span.start) + 1
    if number >= len(lines) or lines[number].block - line.block not in (0, 1) or lines[number].kind != "body":
        return None
    span = lines[number].span
    told = _OTHERWISE.match(draft.material.text, span.start, span.end)
    return (
        Span(told.start("what"), told.end("what"))
        if told and not line.span.of(draft.material.text).endswith("?")
        else None
    )


def _target(draft: Draft, line: Line, found: Found, by: str) -> str:
    """On whom: the actor named for it, else the one other side in what is threatened or offered, or on what condition."""
    side = draft.material.side
    if found.has("target"):
        return side(line.actors[found.index("target")].refers)
    parts = [part for part in (found.part("what"), found.part("unless")) if part is not None]
    named = {side(m.refers) for m in line.actors if any(part.holds(m.span) for part in parts)} - {by, ""}
    return named.pop() if len(named) == 1 else ""


def _on(draft: Draft, line: Line, found: Found) -> dict[str, str]:
    """The day on which it was said: of the words beside the verb, else of the statement."""
    for name in ("said", "said2", "said3"):
        if found.has(name) and (time := line.times[found.index(name)]).when is not None:
            return draft.at(time)
    return draft.said_on(line.saying_at(found.span))


def _last(time: TimeMention, published: When | None) -> str:
    """The last day of what is given; a day without a year that has passed is that of the year after."""
    if time.when is None:
        return ""
    day = time.when.last_day
    if published is not None and day < published.start.date() and not re.search(r"\d{4}", time.words):
        day = day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
    return day.isoformat()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
