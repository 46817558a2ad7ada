"""Statements and claims: who said what, in whose words, when, through whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from goodoffices.read.document import Span
from goodoffices.read.propose.amount import Amount
from goodoffices.read.propose.concern import concerns
from goodoffices.read.propose.draft import Draft, Rule
from goodoffices.read.propose.lexicon import telling_words
from goodoffices.read.propose.material import Material
from goodoffices.read.propose.saying import Saying

__all__ = ["propose_claims", "propose_statements"]

_DIRECT = Rule("statement: words in quotation marks with their speaker", 0.96, "quotation marks, a cue and a speaker")
_REPORTED = Rule("statement: reported speech of a person", 0.9, "a cue with a person as its subject")
_CLAIM = Rule(
    "claim: reported speech of a party, an organ, or through several voices", 0.9, "a cue with its subject and a clause"
)
_ACCUSED = Rule("claim: an accusation", 0.92, "a cue of accusing with its object")
# What these classes tell stands as a position or as pressure, where that can be read.
_FACTS = (
    "say",
    "claim",
    "accuse",
    "confirm",
    "deny",
    "announce",
    "acknowledge",
    "describe",
    "believe",
    "warn",
    "express",
    "ask",
)
_NO_SPEECH = frozenset(
    {"find", "think", "know", "see", "feel", "learn", "hear", "decide", "hint", "order", "force", "allow", "let"}
)
_OF_SOMEBODY = re.compile(
    r"(?:\w['’]s?|\b(?:his|her|their|its|our))\s+(?:[\w-]+\s+)?\Z|\b(?:appears?|seems?|likely) to\s+\Z|\b(?:may|might|could|would|should)(?: have)?\s+\Z"
)
# A sentence has a verb; "a ceasefire of two days" is what was proposed and no claim.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|took|broke|sent|began|met|fell|gave|"
    r"made|left|shot|won|held|said|struck|hit|came|went|knew|saw|lost|brought|put|set|paid|told|fought|sought|won['’]t|\w{3,}ed|\w+n['’]t)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:,|\b(?:and|or|but|that|the|an?|of|to))\Z", re.IGNORECASE)
_WHOLE = ("accuse", "deny", "describe", "express", "ask")
_LONGEST = 400
_MOSTLY = 0.6
_NEAR = 12
_TIMES = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "decade"})


def _people(material: Material, saying: Saying) -> bool:
    actor = material.actor(saying.speaker)
    return bool(actor and actor.kind == "person")


def _quoted(saying: Saying) -> bool:
    return saying.attribution.mode in ("direct", "mixed")


def _groups_of(material: Material, sayings: Sequence[Saying]) -> list[list[Saying]]:
    """Sayings that are one statement: one speaker, one day, in sentences that follow each other in one paragraph.

    What goes on after a quotation belongs to it; a new sentence with its own subject and cue is a new statement, unless
    it follows a quotation by the same speaker within the paragraph.
    """
    groups: list[list[Saying]] = []
    for saying in sayings:
        last = groups[-1][-1] if groups else None
        if last is not None and _one(material, last, saying):
            groups[-1].append(saying)
        else:
            groups.append([saying])
    return groups


def _one(material: Material, before: Saying, after: Saying) -> bool:
    if before.speaker != after.speaker or len(after.chain) != len(before.chain):
        return False
    first, second = material.line_at(before.content.end - 1), material.line_at(after.content.start)
    if first == second:
        return True
    lines = material.lines
    if second >= len(lines) or second != first + 1 or lines[first].block != lines[second].block:
        return False
    return (
        before.attribution.mode == after.attribution.mode == "direct"
        or after.attribution.cue is None
        or after.attribution.mode == "free"
    )


def propose_statements(draft: Draft, sayings: Sequence[Saying]) -> None:
    """A statement for everything that a named person or body is quoted with, or a person is reported to have said."""
    material = draft.material
    told = [
        one
        for one in sayings
        if one.real
        and one.speaker
        and _names_somebody(material, one.speaker)
        and not _in_heading(material, one)
        and not _is_a_noun(material, one)
        and not _within_quotation(one, sayings)
        and concerns(material, one)
        and (_quoted(one) or (_people(material, one) and not _claims(one)))
    ]
    # What is said inside somebody's own words is theirs, and told as a claim through both.
    outer = [one for one in told if len(one.chain) <= 1]
    for group in _groups_of(material, outer):
        _propose(draft, group)


def _in_heading(material: Material, one: Saying) -> bool:
    """Whether it stands in a title: what a title has somebody say, the text below says with its words."""
    number = material.line_at(one.span.start)
    return number < len(material.lines) and material.lines[number].kind in ("title", "heading")


def _is_a_noun(material: Material, one: Saying) -> bool:
    """Whether the cue is a noun or no word of speech: "dismayed by Netanyahu's refusal", "found it necessary", "appears to think"."""
    cue = one.attribution.cue
    if cue is None or _quoted(one):
        return False
    before = material.text[max(0, cue.start - 24) : cue.start].lower()
    return one.attribution.lemma in _NO_SPEECH or _OF_SOMEBODY.search(before) is not None


def _within_quotation(one: Saying, sayings: Sequence[Saying]) -> bool:
    """Whether it is told inside words in quotation marks: "we insist" is part of what is quoted."""
    return one.attribution.mode != "direct" and any(
        other is not one
        and other.attribution.mode == "direct"
        and other.content.start <= one.content.start
        and one.content.end <= other.content.end + 1
        for other in sayings
    )


def _names_somebody(material: Material, id: str) -> bool:
    actor = material.actor(id)
    return bool(actor and actor.kind not in ("group", "outlet"))


def _claims(saying: Saying) -> bool:
    return saying.attribution.cue_class in ("accuse", "claim", "deny") and not _quoted(saying)


def _propose(draft: Draft, group: Sequence[Saying]) -> None:
    material = draft.material
    modes = {one.attribution.mode for one in group}
    mode = "direct" if modes == {"direct"} else "mixed" if modes & {"direct", "mixed"} else "reported"
    spans = [_sentences(material, one.span) for one in group]
    whole = _joined(spans)
    words = " … ".join(dict.fromkeys(_quotations(material, group)))
    speaker = group[0].speaker
    gist = " ".join(dict.fromkeys(material.words(span) for span in whole))
    fields: dict[str, Any] = {
        "by": [speaker], "office": _office(material, group), "mode": mode, "words": words[:_LONGEST], "gist": _short(gist),
        "to": _addressee(material, group), "setting": _setting(group), "on": draft.said_on(next((o for o in group if o.on), group[0])),
        "issue": _issues(material, [part for one in group for part in one.attribution.content]),
    }  # fmt: skip
    doubts = [] if fields["on"] else ["the text gives no day for these words"]
    if any(one.attribution.confidence < 0.6 for one in group):
        doubts.append("who speaks here was told by a weak sign")
    rule = _DIRECT if modes & {"direct", "mixed"} else _REPORTED
    draft.propose(
        "statement",
        fields,
        whole,
        rule,
        name=_name(speaker, words or " ".join(material.words(one.content) for one in group)),
        doubts=doubts,
    )


def _name(speaker: str, words: str) -> str:
    return f"{speaker} on {' '.join(telling_words(words, 3))}"[:44]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _sentences(material: Material, span: Span) -> Span:
    """The whole sentences that a span touches, within its paragraph."""
    first, last = material.line_at(span.start), material.line_at(max(span.start, span.end - 1))
    lines = material.lines
    if first >= len(lines) or last >= len(lines):
        return span
    return Span(min(span.start, lines[first].span.start), max(span.end, lines[last].span.end))


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Spans that touch or follow each other at once, as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end + 2:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _quotations(material: Material, group: Sequence[Saying]) -> Iterator[str]:
    """The words in quotation marks, without them."""
    for one in group:
        if one.attribution.mode == "direct":
            for part in one.attribution.content:
                yield material.words(part).strip('"“”«»„').rstrip(",")
        elif one.attribution.mode == "mixed":
            yield from _inner(material, one)


def _inner(material: Material, one: Saying) -> Iterator[str]:
    """Words in quotation marks inside reported speech, the marks of either end perhaps outside the content."""
    text = material.text
    start, end = max(0, one.content.start - 1), min(len(text), one.content.end + 1)
    opened = -1
    for at in range(start, end):
        mark = text[at]
        if opened < 0 and mark in '"“«„':
            opened = at + 1
        elif opened >= 0 and mark in '"”»“':
            yield " ".join(text[opened:at].split()).rstrip(",")
            opened = -1


def _office(material: Material, group: Sequence[Saying]) -> str:
    """The office beside the speaker's name in these sentences, in the words of the text."""
    actor = material.actor(group[0].speaker)
    for one in group:
        named = one.attribution.speaker_span
        for office in actor.offices if actor and named else ():
            if named and _sentences(material, named).holds(office.span) and abs(office.span.start - named.start) < 120:
                return office.title
    return ""


def _addressee(material: Material, group: Sequence[Saying]) -> list[str]:
    found = (one.attribution.addressee_id for one in group)
    return list(dict.fromkeys(id for id in found if id and _names_somebody(material, id)))


def _setting(group: Sequence[Saying]) -> str:
    return next((one.attribution.occasion for one in group if one.attribution.occasion), "")


def _issues(material: Material, spans: Sequence[Span]) -> list[str]:
    """The issues whose names stand in the words, or the one that they match."""
    words = " ".join(material.words(span) for span in spans)
    found = list(material.matters.issues_in(words))
    return found[:3]


def propose_claims(draft: Draft, sayings: Sequence[Saying]) -> None:
    """A claim for what a party, an organ or several voices are reported to have said is so."""
    material = draft.material
    told: list[Saying] = []
    counted = _counted(draft)
    stated = [
        (p.fields["by"][0], Span(q.start, q.end)) for p in draft.proposals if p.kind == "statement" for q in p.says
    ]
    for place, one in enumerate(sayings):
        if not _is_claim(material, one):
            continue
        near = counted.get(material.line_at(one.content.start), ())
        said_before = any(
            other.speaker == one.speaker and _share(one.span, other.span) > _MOSTLY for other in told[-_NEAR:]
        )
        if said_before or any(_share(one.span, span) > _MOSTLY for span in near):
            continue
        if any(by == one.speaker and span.holds(one.content) for by, span in stated) and len(one.chain) == 1:
            continue  # the statement of which it is a part tells it
        if _within_quotation(one, [other for other in sayings if other.speaker == one.speaker]):
            continue
        if _holds_another(one, sayings[place + 1 : place + _NEAR]):
            continue
        told.append(one)
        _propose_claim(draft, one)


def _counted(draft: Draft) -> dict[int, list[Span]]:
    """The words of handovers by sentence: a count with its account is told by them, and not again as a claim."""
    found: dict[int, list[Span]] = {}
    for proposal in draft.proposals:
        if proposal.kind == "performance":
            span = Span(proposal.says[0].start, proposal.says[0].end)
            found.setdefault(draft.material.line_at(span.start), []).append(span)
    return found


def _is_claim(material: Material, one: Saying) -> bool:
    """Whether it is told as somebody's word that something is so, and not as words of a person in quotation marks."""
    named = bool(one.chain) and all(voice.who for voice in one.chain) and _names_somebody(material, one.speaker)
    if (
        not one.real
        or not named
        or one.attribution.cue_class not in _FACTS
        or len(material.words(one.content).split()) < 3
        or _in_heading(material, one)
        or _is_a_noun(material, one)
        or not concerns(material, one)
    ):
        return False
    if _broken(material, one):
        return False
    return len(one.chain) > 1 or not (_quoted(one) or (_people(material, one) and not _claims(one)))


def _broken(material: Material, one: Saying) -> bool:
    """Whether what was found of the words is no whole sentence: no verb, begun with one, or cut off before its own."""
    cue = one.attribution.cue
    if (
        len(one.chain) > 1
        and cue is not None
        and material.words(cue).endswith("ing")
        and one.attribution.cue_class in _WHOLE
    ):
        return True
    words = material.words(one.content)
    after = material.text[one.content.end : one.content.end + 24]
    if _CUT.search(words) or re.match(r"\s+\w{3,}ed\b", after):
        return True
    return one.attribution.cue_class not in _WHOLE and (not _VERB.search(words) or _VERB.match(words) is not None)


def _propose_claim(draft: Draft, one: Saying) -> None:
    material = draft.material
    words = material.words(one.content)
    fields: dict[str, Any] = {
        "that": _short(_sentence(material, one, words)), "voices": draft.voices(one), "on": draft.said_on(one),
        "issue": _issues(material, [one.content]), "remark": "The newspaper keeps its distance." if one.attribution.hedged else "",
    }  # fmt: skip
    amount = _amount(material, one)
    if amount is not None:
        fields |= {"quantity": amount.written, "unit": amount.unit}
    doubts = [] if fields["on"] else ["the text gives no day for this"]
    rule = _ACCUSED if one.attribution.cue_class == "accuse" else _CLAIM
    event = {"accuse": "ACCUSE", "deny": "REJECT"}.get(one.attribution.cue_class, "")
    draft.propose("claim", fields, [one.span], rule, name=_name(one.speaker, words), doubts=doubts, event=event)


def _amount(material: Material, one: Saying) -> Amount | None:
    """The one number of things that is claimed; None where there are several, or lengths of time only."""
    line = material.lines[min(material.line_at(one.content.start), len(material.lines) - 1)]
    found = [n for n in line.numbers if n.count is not None and n.unit not in _TIMES and one.content.holds(n.span)]
    return found[0] if len(found) == 1 else None


def _share(one: Span, other: Span) -> float:
    """How much of the shorter of two stretches they share, 0 to 1."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(1, min(len(one), len(other)))


def _holds_another(one: Saying, sayings: Sequence[Saying]) -> bool:
    """Whether what is said is mostly that somebody else said it: that is told with the whole chain."""
    return any(
        other is not one
        and len(other.chain) > len(one.chain)
        and one.content.holds(other.content)
        and len(other.span) > _MOSTLY * len(one.content)
        for other in sayings
    )


def _sentence(material: Material, one: Saying, words: str) -> str:
    """What is claimed, as a sentence; where the content is no clause, with its speaker and verb."""
    own = words[:1].upper() + words[1:]
    cue = one.attribution.cue
    if one.attribution.cue_class in _WHOLE and cue is not None and cue.start < one.content.start:
        told = material.words(Span(cue.start, one.content.end))
        own = f"{material.name(one.speaker)} {told}"
    elif one.attribution.cue_class in _WHOLE:
        whole = material.words(one.span)
        own = whole[:1].upper() + whole[1:]
    return own if own.endswith((".", "!", "?", "…")) else f"{own.rstrip(',;')}."
