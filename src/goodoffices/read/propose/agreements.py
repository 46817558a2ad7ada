"""Agreements told as made between sides, and what each owes by them."""

from __future__ import annotations

import re
from typing import Any

from goodoffices.case import Agreement
from goodoffices.read.document import Span
from goodoffices.read.propose.amount import Amount
from goodoffices.read.propose.draft import Draft, Rule
from goodoffices.read.propose.lexicon import content_words
from goodoffices.read.propose.material import Line, Material
from goodoffices.read.propose.pattern import Found, pattern
from goodoffices.read.propose.performances import unit_of
from goodoffices.read.propose.shared import public_entries

__all__ = ["propose_agreements"]

_SIGNED = Rule("agreement: signed, reached or negotiated", 0.9, "a verb of agreeing in the past with what was agreed")
_OWED = Rule("obligation: what each side agreed to hand over", 0.84, "an exchange that was agreed, with its number")
_NOT_DONE = re.compile(
    r"\b(?:not|never|denied|would|will|could|may|might|if|unless|hop\w+|fail\w*|threat\w*|plann\w+|vow\w*|ready to|no|without|yet to|expected)\b",
    re.IGNORECASE,
)
_HAVE = r"(?: have| has| had| also| already| successfully| only| finally| reportedly)*"
_PEACE = r"(?:agreements?|deals?|accords?|treat(?:y|ies)|memorand(?:um|a)|cease-?fires?|truces?|exchanges?|protocols?|pacts?|armistices?|compacts?|roadmaps?|road maps?)"
_WHAT = rf"(?<!\w)(?P<what>(?:(?!(?:no|and|or|of|on|in|for|to|by)\b)[\w.'’-]+ ){{0,6}}?{_PEACE}(?: (?:on|for|to|of|and) [^.;,\"”]{{3,100}}?)?)"
_MADE = r"(?P<verb>signed|reached|concluded|negotiated|initialled|struck|sealed|clinched|agreed(?: on| to)?)"
_STOP = r"(?=[.;,\"”]| (?:at|in|after|during|under|earlier|late|ending|that|which|brokered|last|on #\w|#\w)\b|\Z)"
_THEY = r"(?P<both>(?:the |both |these |all )?(?:two |warring |opposing )?(?:sides|parties|delegations|countries|nations|factions|governments|leaders|foes|rivals))"
_PAIR = r"(?:@by(?: and (?:the )?(?:[\w-]+ ){0,3}?@other)?|" + _THEY + r")"
_OBJECT = r"(?P<what>(?:an? |the |new |another |further |large-scale |mutual |massive |prisoner |(?:stage|round|phase) of )*(?:exchange|swap|release|return|repatriate|repatriation|handover|hand over|transfer|withdraw|withdrawal|defer|postpone|cease|set up|establish|extend|stop|resume|joint|cease-?fire|truce|halt|pause|end|free|deliver)\b[^.;,\"”]{0,110}?)"
_AGREED = tuple(
    pattern(written)
    for written in (
        rf"{_PAIR},?{_HAVE} (?P<verb>agreed)(?: in principle| after [\w -]{{3,30}}?| (?:on )?#day)? (?P<to>on|to|upon) {_OBJECT}(?=[.;,\"”]| (?:at|after|during|under|but|though|although|while|by category)\b|\Z)",
        rf"@by{_HAVE} {_MADE} {_WHAT} with (?:the )?@other",
        rf"{_PAIR},?{_HAVE} {_MADE} {_WHAT}{_STOP}",
        rf"{_WHAT} (?:was |were |that was |which was |had been |has been )?(?P<verb>signed|reached|agreed|initialled|concluded|negotiated)(?: [\w-]+){{0,2}}? (?:by|between) @by and @other",
        r"(?P<what>(?<!\w)(?:a |an |the )(?:[\w-]+ ){0,2}?(?:truce|cease-?fire|agreement|deal|accord|exchange|swap))\b[^.;]{0,40}? (?:was|were) (?P<verb>agreed|reached|signed|concluded|struck)[^.;]{0,40}? between (?:[\w-]+ ){0,2}?@by and (?:[\w-]+ ){0,3}?@other",
        rf"(?:talks|negotiations|meeting|round) [^.;]{{0,60}}?between @by and @other{_HAVE} (?P<verb>yielded|produced|resulted in|led to) {_WHAT}(?=[.;,\"”]|\Z)",
        r"(?:talks|negotiations) between @by and @other [^.;,]{0,50}? ?(?:have|has|had) (?P<verb>yielded|produced|resulted in) (?P<what>an? agreements? (?:to|on) [^.;,\"”]{3,110}?)(?=[.;,\"”]|\Z)",
    )
)  # fmt: skip
_STATUS = {"signed": "signed", "initialled": "initialled"}
_MUTUAL = re.compile(r"\b(?:exchang\w+|swap\w*|trad(?:e|ing))\b", re.IGNORECASE)
_EACH = re.compile(
    r"(\d[\d.,]*)\s*(?:[-–—]|\s(?:to|for)\s|-for-|-to-)\s*\1\b|\beach\b|\bapiece\b|(?:from|on|by) (?:each|either|both) sides?", re.IGNORECASE
)  # fmt: skip
_ALIKE = 0.75


def propose_agreements(draft: Draft) -> None:
    """Agreements told as made between two sides; where it is an exchange with a number for each, what each owes."""
    material = draft.material
    seen: list[tuple[frozenset[str], frozenset[str]]] = []
    for line in material.lines:
        if line.masked is None or line.kind in ("title", "heading", "caption"):
            continue
        for found in line.masked.find(*_AGREED):
            if _propose(draft, line, found, seen):
                break


def _propose(draft: Draft, line: Line, found: Found, seen: list[tuple[frozenset[str], frozenset[str]]]) -> bool:
    material = draft.material
    what, saying = found.part("what"), line.saying_at(found.span)
    parties = _parties(material, line, found)
    sides = {party.id for party in material.case.sides()} if material.case else set(parties)
    if what is None or len(parties) < 2 or not set(parties) & sides or (saying and not saying.real):
        return False
    if _NOT_DONE.search(material.words(found.span)) or (saying and saying.attribution.cue_class in ("deny", "demand")):
        return False
    words = material.words(what)
    stems = content_words(words)
    if any(
        set(parties) == set(other) and len(stems & told) >= _ALIKE * min(len(stems), len(told) or 1)
        for other, told in seen
    ):
        return True
    seen.append((frozenset(parties), stems))
    title = words[:1].upper() + words[1:] if not re.match(r"(?:to|on) ", words) else words.split(" ", 1)[1].capitalize()
    doubts = ["told by one side"] if saying and material.side(saying.speaker) in parties else []
    fields: dict[str, Any] = {
        "title": title, "parties": parties, "gist": material.words(found.span), "on": draft.on(line, found.span, saying),
        "status": _STATUS.get(found.match.group("verb").lower(), "reported"), "issue": list(material.matters.issues_in(words))[:3],
    }  # fmt: skip
    made = draft.propose(
        "agreement", fields, [found.span], _SIGNED, name=f"agreement {words}"[:44], doubts=doubts, event="AGREE"
    )
    _owed(draft, line, what, parties, made.id, fields["on"])
    return True


def _parties(material: Material, line: Line, found: Found) -> list[str]:
    if found.has("both"):
        return (
            [party.id for party in material.case.sides()] if material.case and len(material.case.sides()) == 2 else []
        )
    ids: list[str] = []
    for name in ("by", "other"):
        if found.has(name):
            ids += [material.side(member) for member in material.group(line.actors[found.index(name)].refers)]
    return list(dict.fromkeys(id for id in ids if id))


def _owed(draft: Draft, line: Line, what: Span, parties: list[str], agreement: str, on: dict[str, str]) -> None:
    """Of an exchange with one number for each side, the two obligations; they stand and fall with the agreement."""
    material = draft.material
    words = material.words(what)
    number = _number(line, what)
    unit = unit_of(words)
    if len(parties) != 2 or number is None or not unit or not _MUTUAL.search(words):
        return
    if not _EACH.search(material.words(Span(what.start, min(line.span.end, what.end + 24)))):
        return
    if any(
        a.on and str(a.on.iso()) == on.get("at") and set(a.parties) == set(parties)
        for a in public_entries(material.case, Agreement)
    ):
        return  # the case has what was agreed on that day
    ids = [draft.id(f"{debtor}-hands-over-{number.written}-{unit.split()[0]}") for debtor in parties]
    for (debtor, creditor), own in zip((parties, parties[::-1]), ids, strict=True):
        other = next(id for id in ids if id != own)
        fields: dict[str, Any] = {
            "debtor": [debtor], "creditor": [creditor], "what": f"{material.name(debtor)} hands over {number.span.of(material.text)} {unit}",
            "agreement": agreement, "quantity": number.written, "unit": unit, "reciprocal": other, "on": on,
        }  # fmt: skip
        draft.taken.discard(own)
        draft.numbers.pop(own, None)
        draft.propose("obligation", fields, [what], _OWED, name=own, needs=[agreement])


def _number(line: Line, what: Span) -> Amount | None:
    """The one number that is told, once or on either side of a stroke; None where there are several."""
    found = [n for n in line.numbers if what.holds(n.span) and n.count is not None and n.count.low > 2]
    return found[-1] if found and len({n.written for n in found}) == 1 else None
