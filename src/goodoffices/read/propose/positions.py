"""Positions: what a side demands, rejects, is ready for or will discuss, on the issues of the case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.read.document import Span
from goodoffices.read.propose.draft import Draft, Rule
from goodoffices.read.propose.lexicon import content_words
from goodoffices.read.propose.material import Line, Material
from goodoffices.read.propose.matters import Match
from goodoffices.read.propose.pattern import Found, pattern
from goodoffices.read.propose.saying import Saying

__all__ = ["propose_positions"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of words, and the stance that it tells.

    Parameters
    ----------
    written : str
    stance : str
    rule : Rule
    back : bool
        The object ("these conditions") is what was demanded in the sentences before.
    other : str
        Where the same words tell how a second actor (``@other``) stands on it.
    """

    written: str
    stance: str
    rule: Rule
    back: bool = False
    other: str = ""

    @property
    def formal(self) -> bool:
        """Whether demands were put forward as such, so that what no issue is about is one of its own."""
        return self.rule is _DEMAND and "(?:demands|" in self.written


_ADVERB = r"(?:, [^,.;\"”]{3,60},)?(?: on #said)?(?: has| have| had| also| again| repeatedly| consistently| categorically| firmly| flatly| publicly| long| still| continues to| once more)*"
_REST = r"(?P<what>[^.;\"”]{3,220}?)(?=[.;\"”]|, (?:while|but|although|though|which|including|saying|adding|according|its|his|her)\b| while\b| but\b| as long as\b| and (?:says?|said|called|adds|added)\b|\Z)"
_SHORT = '(?P<what>[^.;,"”]{3,140}?)(?=[.;,"”]|\\s+and\\s+(?:the )?\ue000| but\\b| while\\b|\\Z)'
_DEMAND = Rule("position: a demand", 0.92, "a verb of demanding with what is demanded")
_REJECT = Rule("position: a rejection", 0.92, "a verb of rejecting with what is rejected")
_READY = Rule("position: readiness", 0.92, "ready, willing, or an agreement to something")
_OFFER = Rule("position: a proposal of one's own", 0.9, "a verb of proposing with what is proposed")
_TALK = Rule("position: open to discussion", 0.9, "open to, or prepared to discuss")
_RED = Rule("position: a red line", 0.9, "the words red line, or never, with what is excluded")
_NEED = Rule("position: what is called necessary", 0.9, "a cue of stressing with a necessity")

_FORMS = (
    _Form(rf"@by{_ADVERB} (?:presented|set out|put forward|made|listed|tabled|submitted|issued) what @other (?:described|called|considers?|regards?|rejected|denounced)(?: as)? (?:unacceptable|impossible|excessive|inadmissible) (?:demands|conditions|terms|proposals),? (?:including|such as|among them|namely) {_REST}", "demanded", _DEMAND, other="rejected"),
    _Form(rf"@by{_ADVERB} (?:presented|set out|put forward|made|listed|tabled|submitted|issued) (?:[\w-]+ ){{0,3}}?(?:demands|conditions|terms),? (?:including|such as|among them|namely|for) {_REST}", "demanded", _DEMAND),
    _Form(rf"@by{_ADVERB} (?:insists?|insisted|is insisting|are insisting|will insist|would insist) (?:that |on )?{_REST}", "demanded", _DEMAND),
    _Form(rf"@by{_ADVERB} (?:demands?|demanded|is demanding|requires?|required) (?:that )?{_REST}", "demanded", _DEMAND),
    _Form(rf"@by['’]s? (?:repeated |continued |own )?(?:demands?|insistence|calls?) (?:for|on|that) {_SHORT}", "demanded", _DEMAND),
    _Form(r"@by,? (?:which|who) (?:wants|demands|seeks) (?P<what>(?:to keep |to retain )?[^.;\"”,]{3,140})", "demanded", _DEMAND),
    _Form(rf"@by['’]s? (?:refusal|unwillingness) to (?:accept |discuss |consider )?{_SHORT}", "rejected", _REJECT),
    _Form(rf"@by{_ADVERB} (?:call|calls|called|is calling|are calling) for {_REST}", "demanded", _DEMAND),
    _Form(rf"(?:reiterated|repeated|renewed|restated|reaffirmed|echoed|stressed|emphasi[sz]ed) @by['’]s? (?:demands?|calls?|insistence) (?:for|on|that) {_REST}", "demanded", _DEMAND),
    _Form(rf"@by{_ADVERB} (?:propose|proposes|proposed|is proposing|are proposing|offers?|offered|suggested) (?!@)(?:that |to )?{_REST}", "acceptable", _OFFER),
    _Form(rf"@by{_ADVERB} (?:wants?) (?P<what>(?!to\b|@|more\b|some\b)(?:[\w'’-]+ ){{1,4}}?(?:as|to be|to remain|out of|returned|lifted|withdrawn)\b[^.;,\"”]{{3,100}})", "demanded", _DEMAND),
    _Form(rf"@by{_ADVERB} (?:wants|wanted) (?P<what>@target to [^.;\"”]{{3,160}}?|an? [^.;\"”]{{3,120}}?)(?=[.;\"”,]|\Z)", "demanded", _DEMAND),
    _Form(rf"@by{_ADVERB} (?:call|calls|called|calling) (?:on|upon) @target to {_REST}", "demanded", _DEMAND),
    _Form(rf"@by{_ADVERB} (?:stressed|stresses|emphasi[sz]ed|emphasi[sz]es|underlined|underscored|reiterated|spoke of) (?:the )?(?:necessity|need|importance|urgency) (?:of|for|to) (?P<what>[^.;\"”,]{{3,140}})", "demanded", _NEED),
    _Form(rf"@by{_ADVERB} (?:rejects?|rejected|ruled out|rules out|dismissed|dismisses|turned down|refused|refuses|opposes?|opposed) (?P<back>(?:all |both )?(?:of )?(?:these|those|the|such|that|this) (?:conditions?|demands?|terms|proposals?|ideas?)\b)", "rejected", _REJECT, back=True),
    _Form(rf"@by{_ADVERB} (?:rejects?|rejected|ruled out|rules out|dismissed|dismisses|turned down|opposes?|opposed|refuses?|refused) (?:to (?:accept |discuss |consider )?|any |the (?:idea|notion|possibility|proposal|demand) (?:of|for|that|to) )?{_REST}", "rejected", _REJECT),
    _Form(rf"@by{_ADVERB} (?:will|would) (?:never|not) (?:accept|agree to|allow|consider|tolerate) {_REST}", "rejected", _REJECT),
    _Form(r"(?P<what>[^.;,\"”]{3,120}?) (?:is|are|remains?|would be) (?:a |an absolute )?red lines? for @by", "red-line", _RED),
    _Form(rf"@by{_ADVERB} (?:is|are|was|were|stands?)(?: now| always| fully)? (?P<quoted>\"|“)?(?:ready|willing|prepared) (?:for|to (?!discuss|talk|negotiate|consider)(?:accept |agree to |hold |take part in |go to )?) ?{_REST}", "acceptable", _READY),
    _Form(rf"@by{_ADVERB} (?:(?:agrees|consents|consented|agreed)(?: in principle)? to|accepts|accepted)(?: in principle)? {_REST}", "acceptable", _READY),
    _Form(rf"@by{_ADVERB} (?:is|are|was|were) (?:open to|(?:ready|willing|prepared) to (?:discuss|talk about|negotiate|consider)) {_REST}", "negotiable", _TALK),
)  # fmt: skip
# In their own words a side is "we".
_PATTERNS = tuple(pattern(re.sub(r"\A@by", "(?:@by|(?<!\\\\w)we)", form.written)) for form in _FORMS)
_SPLIT = re.compile(
    r",?\s+and\s+(?=an?\s|the\s|further\s|complete\s|full\s|no\s|its\s)|;\s+|,\s+(?=an?\s|further\s|full\s)"
)
_SUCH = re.compile(
    r"\b(?:such (?:a |an )?|this |that )(meeting|talks|round|exchange|step|deal|agreement|cease-?fire|truce)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\w['’]?s? and (?:the )?\Z")
_BACK = 20
_LEAST, _MOST = 2, 12
_AS_SAID = "as-said"
_NO = re.compile(r"\b(?:not|never|no longer|denied|n['’]t)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Stand:
    """A position before it is entered."""

    party: str
    match: Match
    stance: str
    line: Line
    span: Span
    phrase: str
    rule: Rule
    saying: Saying | None
    voice: str = ""
    lead: int = 0


def propose_positions(draft: Draft) -> None:
    """Every stance that a sentence tells of a side of the case, where it can be mapped to an issue, or is a clear demand."""
    before: list[_Stand] = []
    made: set[tuple[str, str, str, str, str]] = set()
    for line in draft.material.lines:
        if line.masked is None or line.kind in ("caption", "title", "heading"):
            continue
        taken: list[Span] = []
        for found in line.masked.find(*_PATTERNS):
            if any(found.span.overlaps(span) for span in taken):
                continue
            stands = list(_stands(draft, line, found, before[-_BACK:]))
            if stands:
                taken.append(found.span)
            for stand in stands:
                if not _implied(stand, before[-_BACK:]):
                    _enter(draft, stand, made)
                before.append(stand)


def _implied(stand: _Stand, before: Sequence[_Stand]) -> bool:
    """Whether readiness for what the same paragraph says is demanded: it adds nothing."""
    return stand.stance in ("acceptable", "negotiable") and any(
        (s.party, s.match.issue, s.match.option, s.stance, s.line.block)
        == (stand.party, stand.match.issue, stand.match.option, "demanded", stand.line.block)
        for s in before
    )


def _stands(draft: Draft, line: Line, found: Found, before: Sequence[_Stand]) -> Iterator[_Stand]:
    material = draft.material
    saying = line.saying_at(found.span)
    if found.has("by"):
        by = line.actors[found.index("by")].refers
    elif saying is not None and saying.attribution.mode == "direct" and saying.speaker:
        by = saying.speaker
    else:
        return
    if material.text[line.span.start : line.span.end].rstrip('"”»').endswith("?"):
        return
    parties = dict.fromkeys(material.side(member) for member in material.group(by))
    for party in parties:
        yield from _stands_of(draft, line, found, before, (by if len(parties) == 1 else party, party), saying)


def _stands_of(
    draft: Draft, line: Line, found: Found, before: Sequence[_Stand], who: tuple[str, str], saying: Saying | None
) -> Iterator[_Stand]:
    """The stances of one party: of a group ("both sides") each member has them."""
    material, form = draft.material, _FORMS[found.number]
    if form.rule is _READY and _JOINED.search(
        material.text[max(line.span.start, found.span.start - 40) : found.span.start]
    ):
        return  # "Russia and Ukraine have agreed to" is an agreement
    by, party = who
    lead = material.text[found.span.start : _object(found).start]
    if not _is_side(material, party) or (saying is not None and not saying.real):
        return
    if form.rule is not _RED and form.stance != "rejected" and _NO.search(lead):
        return
    if form.back:
        yield from _answered(material, party, before, line, found, saying, form)
        return
    for phrase, span in _phrases(material, found):
        match = material.matters.of(_resolved(material, line, phrase)) or _new_issue(draft, form, phrase, span)
        if match is None:
            continue
        whole = Span(found.span.start, max(span.end, found.span.start + 1))
        yield _Stand(
            party,
            match,
            form.stance,
            line,
            whole,
            phrase,
            form.rule,
            saying,
            "" if by == party else by,
            _object(found).start,
        )
        if form.other and found.has("other"):
            other = line.actors[found.index("other")].refers
            if _is_side(material, material.side(other)) and material.side(other) != party:
                yield _Stand(
                    material.side(other),
                    match,
                    form.other,
                    line,
                    whole,
                    phrase,
                    _REJECT,
                    saying,
                    other,
                    _object(found).start,
                )


def _object(found: Found) -> Span:
    part = found.part("what") or found.part("back")
    return part or found.span


def _is_side(material: Material, party: str) -> bool:
    if material.case is None:
        return bool(party)
    known = material.case.parties.get(party)
    return known is not None and known.role in ("party", "third-party")


def _answered(
    material: Material,
    party: str,
    before: Sequence[_Stand],
    line: Line,
    found: Found,
    saying: Saying | None,
    form: _Form,
) -> Iterator[_Stand]:
    """ "These conditions" are what the other side was last told to demand, in this paragraph or the one before."""
    demanded = [
        s for s in before if s.party != party and s.stance == "demanded" and line.block - s.line.block in (0, 1)
    ]
    for stand in demanded:
        yield _Stand(
            party, stand.match, form.stance, line, found.span, stand.phrase, form.rule, saying, lead=found.span.end
        )


def _phrases(material: Material, found: Found) -> Iterator[tuple[str, Span]]:
    """What is demanded, item by item."""
    what = found.part("what")
    if what is None:
        return
    words = what.of(material.text)
    at = 0
    for cut in (*_SPLIT.finditer(words), None):
        end = cut.start() if cut else len(words)
        part = words[at:end]
        if part.strip():
            yield " ".join(part.split()).strip(' ,"“”'), Span(what.start + at, what.start + end).trimmed(material.text)
        at = cut.end() if cut else end


def _resolved(material: Material, line: Line, phrase: str) -> str:
    """A phrase with "such a meeting" filled in from what stands before it in its sentence."""
    such = _SUCH.search(phrase)
    if such is None:
        return phrase
    head = such.group(1).lower()
    before = line.span.of(material.text)
    earlier = re.findall(
        rf"((?:[\w-]+\s+){{1,3}}{head})\b",
        before[: before.find(phrase[:20])] if phrase[:20] in before else before,
        re.IGNORECASE,
    )
    return f"{phrase} {earlier[0]}" if earlier else phrase


def _enter(draft: Draft, stand: _Stand, made: set[tuple[str, str, str, str, str]]) -> None:
    material = draft.material
    if not stand.match.option:
        return
    on = draft.on(stand.line, stand.span, stand.saying) if _dated(stand) else draft.said_on(stand.saying)
    if stand.rule is _REJECT and stand.voice and "at" in on and material.published:
        # How somebody described it is later than what they described, and its day is not told.
        on = {
            "within": f"{on['at'][:10]}/{material.published.last_day.isoformat()}",
            "reason": f"said of {on['at'][:10]}; the day on which it was said is not told",
        }
    key = (stand.party, stand.match.issue, stand.match.option, stand.stance, str(on.get("at") or on.get("within")))
    if key in made:
        return
    made.add(key)
    voices = draft.voices(stand.saying)
    if stand.voice and stand.voice not in [voice["who"] for voice in voices]:
        voices.append({"who": stand.voice})
    option = material.case.option(stand.match.issue, stand.match.option) if material.case else None
    new = material.case is not None and option is None
    doubts = (
        ["no issue of the case is about it: a new one is proposed"]
        if new
        else (
            [f'mapped to "{option.title}" by the words {", ".join(stand.match.words)}']
            if option and stand.match.score < 0.6
            else []
        )
    )
    stated = stand.saying is not None and stand.saying.attribution.mode in ("direct", "mixed")
    fields: dict[str, Any] = {
        "party": stand.party, "issue": [stand.match.issue], "stance": {stand.match.option: stand.stance},
        "gist": _gist(stand), "on": on, "basis": "stated" if stated else "reported", "voices": voices,
    }  # fmt: skip
    event = {"demanded": "REQUEST", "rejected": "REJECT", "red-line": "REJECT"}.get(stand.stance, "")
    draft.propose(
        "position",
        fields,
        [stand.span],
        stand.rule,
        name=f"{stand.party}-{stand.match.issue}-{stand.stance}",
        doubts=doubts,
        needs=[stand.match.issue] if new else [],
        event=event,
    )


def _dated(stand: _Stand) -> bool:
    """Whether a time of the sentence is that of the stance: one before what is demanded is, one inside it is not."""
    return any(t.when is not None and t.span.end <= stand.lead for t in stand.line.times)


def _gist(stand: _Stand) -> str:
    words = stand.phrase[:1].upper() + stand.phrase[1:]
    ending = {"rejected": "is rejected", "red-line": "is a red line"}.get(stand.stance)
    return f"{words.rstrip('.,')}: {ending}." if ending else f"{words.rstrip('.,')}."


def _new_issue(draft: Draft, form: _Form, phrase: str, span: Span) -> Match | None:
    """A new issue for a formal demand that no issue of the case is about; nothing for other words."""
    words = content_words(phrase)
    if draft.material.case is None or not form.formal or not _LEAST <= len(words) <= _MOST:
        return None
    return Match(draft.issue(phrase, span), _AS_SAID, 1.0, tuple(sorted(words)))
