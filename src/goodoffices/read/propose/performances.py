"""Performances: what was handed over, how many, by whose account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from goodoffices.case import Obligation
from goodoffices.read.document import Span
from goodoffices.read.propose.draft import Draft, Rule
from goodoffices.read.propose.lexicon import content_words
from goodoffices.read.propose.material import Line
from goodoffices.read.propose.pattern import Found, pattern
from goodoffices.read.propose.saying import Saying
from goodoffices.read.propose.shared import public_entries

__all__ = ["propose_performances", "unit_of"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of words for a handover; ``swap`` where the subject receives."""

    written: str
    swap: bool = False


_PAST = r"(?:has |have |had |later |also |then |again )*"
_GAVE = (
    rf"{_PAST}(?:returned|handed over|transferred|repatriated|delivered|released|freed|sent back|gave back|turned over)"
)
_GOT = rf"{_PAST}(?:received|got back|brought home|took back|recovered)"
_COUNTED = r"(?P<what>(?:the )?(?:bodies|remains|corpses)?(?: of)?(?: some| about)? ?~count(?: (?!to\b|in\b|from\b)[\w’'\ue000-\ue003-]+){0,4}?)"
_FORMS = (
    _Form(rf"@giver {_GAVE} {_COUNTED} to @receiver"),
    _Form(rf"@giver {_GAVE} to @receiver {_COUNTED}(?=[.,;]| in\b| as\b|\Z)"),
    _Form(rf"@receiver {_GOT} {_COUNTED} from @giver"),
    _Form(rf"@giver {_PAST}handed {_COUNTED} over to @receiver"),
    _Form(rf"@giver {_GAVE} {_COUNTED}(?= in (?:return|exchange|turn)\b| and (?:is|was|are|were|has|had|plans|offered)\b|[.,;]|\Z)"),
    _Form(rf"{_COUNTED} (?:were|was|have been|had been) (?:returned|handed over|transferred|repatriated|delivered|released|freed) to @receiver by @giver"),
    _Form(rf"{_COUNTED} (?:were|was|have been|had been) (?:returned|handed over|transferred|repatriated|delivered|released|freed) by @giver to @receiver"),
    _Form(rf"{_COUNTED} (?:were|was|have been|had been) (?:returned|handed over|transferred|repatriated|delivered|released|freed) to @receiver"),
)  # fmt: skip
_PATTERNS = tuple(pattern(form.written) for form in _FORMS)
_RULE = Rule(
    "handover: who gave how many of what to whom", 0.93, "a verb of handing over in the past, with a number and a giver"
)
_SO_FAR = re.compile(
    r"\b(?:has|have) (?:\w+ly |already |so far |now )?(?:returned|handed|transferred|repatriated|delivered|sent|received)\b|\b(?:in all|so far|in total|altogether)\b",
    re.IGNORECASE,
)
_ABOVE = 600
_OWED = Rule(
    "the obligation behind a handover",
    0.6,
    "no obligation of the case fits; whether this was owed, the text does not say",
)
_UNITS = (
    ("bodies", re.compile(r"\b(?:bod(?:y|ies)|remains|corpses?|deceased|dead|fallen)\b", re.IGNORECASE)),
    ("prisoners of war", re.compile(r"\b(?:POWs?|prisoners? of war)\b")),
    ("prisoners", re.compile(r"\b(?:prisoners?|captives?|detainees?|captured)\b", re.IGNORECASE)),
    ("hostages", re.compile(r"\bhostages?\b", re.IGNORECASE)),
    ("fighters", re.compile(r"\b(?:fighters?|combatants?|rebels?)\b", re.IGNORECASE)),
    ("civilians", re.compile(r"\bcivilians?\b", re.IGNORECASE)),
    ("children", re.compile(r"\bchild(?:ren)?\b", re.IGNORECASE)),
    ("trucks", re.compile(r"\b(?:trucks?|lorries)\b", re.IGNORECASE)),
    ("tonnes", re.compile(r"\b(?:tons?|tonnes?)\b", re.IGNORECASE)),
)  # fmt: skip


def unit_of(words: str) -> str:
    """Of what a number is, in the words of the case format; empty where it is none of what is handed over."""
    return next((unit for unit, form in _UNITS if form.search(words)), "")


def propose_performances(draft: Draft) -> None:
    """Every handover that a sentence tells as done, by the account of who says so."""
    seen: set[tuple[str, str, str, str]] = set()
    for line in draft.material.lines:
        if line.masked is None or line.kind in ("title", "heading"):
            continue
        for found in line.masked.find(*_PATTERNS):
            _propose(draft, line, found, seen)


def _propose(draft: Draft, line: Line, found: Found, seen: set[tuple[str, str, str, str]]) -> None:
    material = draft.material
    what = found.part("what")
    said = line.saying_at(found.span)
    unit = unit_of(material.words(what)) if what else ""
    number = line.numbers[found.index("count")]
    giver, receiver = _sides(draft, line, found)
    if not what or not unit or number.count is None or not giver or not receiver or giver == receiver:
        return
    if re.search(r"\b(?:not|never|denied|if|would|will)\b", material.words(found.span), re.IGNORECASE):
        return
    account = _account(draft, said)
    key = (giver, receiver, unit, str(number.count))
    if key in seen:
        return
    seen.add(key)
    obligation, needs = _obligation(draft, giver, receiver, unit, what)
    span = _whole(line, found, said)
    verb = material.words(found.span)
    on = _in_return(draft, line, giver, receiver) or _on(draft, line, found, said)
    doubts = (
        ("the text names nobody who counted; it is the newspaper's own account",) if account == material.source else ()
    )
    fields: dict[str, Any] = {
        "obligation": obligation, "by_account": [account], "total" if _in_all(line, verb) else "quantity": number.written, "unit": unit,
        "on": on, "delivery": f"{unit.split()[0]}-to-{receiver}-{_first_day(on)}" if on.get("words") else "",
        "gist": verb[:1].upper() + verb[1:], "voices": draft.voices(said),
    }  # fmt: skip
    draft.propose(
        "performance",
        fields,
        [span],
        _RULE,
        name=f"{unit.split()[0]}-to-{receiver}",
        doubts=doubts,
        needs=needs,
        event="RETREAT",
    )


def _in_all(line: Line, verb: str) -> bool:
    """Whether the number is of all that was given by then: "has returned 7,000 bodies", and no time is told."""
    return bool(_SO_FAR.search(verb)) and not line.times


def _sides(draft: Draft, line: Line, found: Found) -> tuple[str, str]:
    """Giver and receiver; the receiver is the other side where there are two and the words say "in return"."""
    material = draft.material
    giver = material.side(line.actors[found.index("giver")].refers) if found.has("giver") else ""
    receiver = material.side(line.actors[found.index("receiver")].refers) if found.has("receiver") else ""
    sides = [party.id for party in material.case.sides()] if material.case else []
    if len(sides) == 2:
        other = dict([sides, sides[::-1]])
        giver = giver or other.get(receiver, "")
        receiver = receiver or other.get(giver, "")
    return giver, receiver


def _account(draft: Draft, said: Saying | None) -> str:
    """Whose word it is: the innermost voice, else the source's own."""
    return (
        next((v.who for v in reversed(said.chain) if v.who), draft.material.source) if said else draft.material.source
    )


def _whole(line: Line, found: Found, said: Saying | None) -> Span:
    """The words of the handover together with those that say whose account it is."""
    if said is None:
        return found.span
    return Span(
        min(found.span.start, max(said.span.start, line.span.start)),
        max(found.span.end, min(said.span.end, line.span.end)),
    )


def _on(draft: Draft, line: Line, found: Found, said: Saying | None) -> dict[str, str]:
    times = [
        t
        for t in line.times
        if t.when is not None and t.kind in ("moment", "day", "interval") and t.relation in ("at", "within", "about")
    ]
    if times:
        return draft.at(min(times, key=lambda t: abs(t.span.start - found.span.start)))
    return draft.said_on(said)


def _first_day(on: dict[str, str]) -> str:
    return (on.get("at") or on.get("within", "")).split("/")[0][:10]


def _in_return(draft: Draft, line: Line, giver: str, receiver: str) -> dict[str, str]:
    """What was given in return was given when the other was: the handover told before, in the same words or just above."""
    if not re.search(r"\bin (?:return|exchange|turn)\b", line.span.of(draft.material.text)):
        return {}
    start = line.span.start - _ABOVE
    for proposal in reversed(draft.proposals):
        if (
            proposal.kind == "performance"
            and proposal.says[0].end > start
            and _pair(draft, proposal.fields["obligation"]) == (receiver, giver)
        ):
            on: dict[str, str] = dict(proposal.fields.get("on", {}))
            return (
                {**on, "reason": f"told as the return for {proposal.id}; {on.get('reason', '')}".rstrip("; ")}
                if on
                else {}
            )
    return {}


def _pair(draft: Draft, obligation: str) -> tuple[str, str]:
    """Who owes whom, of an obligation of the case or of a proposed one."""
    case = draft.material.case
    entry = case.entry(obligation) if case else None
    if isinstance(entry, Obligation):
        return entry.debtor[0], entry.creditor[0]
    made = next((p for p in draft.proposals if p.id == obligation), None)
    return (made.fields["debtor"][0], made.fields["creditor"][0]) if made else ("", "")


def _obligation(draft: Draft, giver: str, receiver: str, unit: str, what: Span) -> tuple[str, list[str]]:
    """The obligation of the case that is performed, the latest that fits; else a new one, proposed with it."""
    material = draft.material
    stems = content_words(unit)
    fitting = [
        one
        for one in public_entries(material.case, Obligation)
        if giver in one.debtor and receiver in one.creditor and stems & content_words(f"{one.unit} {one.what}")
    ]
    if fitting:
        return fitting[-1].id, []
    known = next(
        (
            p
            for p in draft.proposals
            if p.kind == "obligation"
            and (p.fields["debtor"], p.fields["creditor"], p.fields["unit"]) == ([giver], [receiver], unit)
        ),
        None,
    )
    if known:
        return known.id, [known.id]
    fields = {
        "debtor": [giver], "creditor": [receiver], "what": f"{material.name(giver)} hands over {unit} (no number is told)",
        "unit": unit, "remark": "Entered so that handovers can be counted; whether they were owed, the text does not say.",
    }  # fmt: skip
    made = draft.propose("obligation", fields, [what], _OWED, name=f"{giver}-hands-over-{unit}")
    return made.id, [made.id]
