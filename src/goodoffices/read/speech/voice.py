"""From what was found in sentences to attributions: who the speaker is, through whom, on which day, on what occasion."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from goodoffices.read.document import Document, Span
from goodoffices.read.people import Mention, People
from goodoffices.read.speech.attribution import DOCUMENT, Attribution, Voice
from goodoffices.read.speech.draft import Draft
from goodoffices.read.speech.occasion import occasion_of

if TYPE_CHECKING:
    from goodoffices.read.time.mention import TimeMention

__all__ = ["attributions_of"]

_FIRST_PERSON = frozenset(["i", "we"])
_SELF = frozenset(
    """i we i'm we're i'd we'd i've we've""".split()  # noqa: SIM905
)
_OWN = frozenset(["believe", "hope", "say", "express"])
_HE = frozenset(["he", "she", "they", "it", "who"])
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|possibly|perhaps|probably|likely|unlikely|purportedly|supposedly|seemingly|may|might|could|appears? to|"
    r"seems? to|in principle|it seems|so-called|as if)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(r"['’]s\Z|(?<=s)['’]\Z")


def attributions_of(
    document: Document, people: People, drafts: Sequence[Draft], times: Sequence[TimeMention]
) -> tuple[Attribution, ...]:
    """The attributions, by the beginning of their content."""
    ordered = sorted(_once(document, drafts), key=lambda one: (one.start, -one.end))
    speakers: dict[int, str | None] = {}
    spans: dict[int, Span | None] = {}
    last: str | None = None
    outer = _outer(ordered)
    for draft in sorted(ordered, key=lambda one: (one.frame.span.start, one.place, one.start)):
        spans[id(draft)] = draft.subject or (draft.same_as.subject if draft.same_as else None)
        speakers[id(draft)] = _speaker(document, people, draft, spans[id(draft)], speakers, outer, last)
        last = speakers[id(draft)] or last
    moments = _days(document, ordered, times)
    found = []
    for draft in ordered:
        chain = _chain([*outer[id(draft)], draft], speakers, spans)
        on, on_words = moments[id(draft)]
        occasion, where = occasion_of(document.text, _around(document, draft, ordered))
        found.append(
            _attribution(
                document, people, draft, speakers[id(draft)], spans[id(draft)], chain, (on, on_words, occasion, where)
            )
        )
    return tuple(found)


def _chain(
    voices: Sequence[Draft], speakers: dict[int, str | None], spans: dict[int, Span | None]
) -> tuple[Voice, ...]:
    """The voices, outermost first; who speaks of their own words is named once."""
    chain = [Voice(DOCUMENT)]
    for one in voices:
        actor = speakers.get(id(one))
        if actor is not None and actor == chain[-1].actor:
            chain.pop()
        chain.append(Voice(actor, spans.get(id(one))))
    return tuple(chain)


When = tuple["TimeMention | None", Span | None, str, Span | None]


def _attribution(
    document: Document,
    people: People,
    draft: Draft,
    speaker: str | None,
    span: Span | None,
    chain: tuple[Voice, ...],
    when: When,
) -> Attribution:
    addressee = _actor(document, people, draft.addressee) if draft.addressee else None
    return Attribution(
        mode=draft.mode, content=tuple(draft.content), speaker=speaker, speaker_span=span, addressee=draft.addressee,
        addressee_id=addressee, chain=chain, cue=draft.cue, lemma=draft.lemma, cue_class=draft.kind, negated=draft.negated,
        conditional=draft.conditional, hedged=_hedges(document, draft), on=when[0], on_words=when[1], occasion=when[2],
        occasion_span=when[3], rule=draft.rule, confidence=round(draft.confidence, 2),
    )  # fmt: skip


def _once(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """Each content once: the surer one stays. "I think" inside one's own words is no further voice."""
    best: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        own = draft.subject and draft.subject.of(document.text).lower().replace("’", "'") in _SELF
        if own and draft.kind in _OWN and (draft.mode != "direct" or draft.cue is None):
            continue
        key = (draft.start, draft.end)
        if key not in best or draft.confidence > best[key].confidence:
            best[key] = draft
    kept = {id(one) for one in best.values()}
    for draft in drafts:
        if draft.same_as is not None and id(draft.same_as) not in kept:
            draft.subject = draft.subject or draft.same_as.subject
    return list(best.values())


def _outer(ordered: Sequence[Draft]) -> dict[int, list[Draft]]:
    """For each draft those whose content holds it and its cue, outermost first."""
    found: dict[int, list[Draft]] = {}
    open_ones: list[Draft] = []
    for draft in ordered:
        open_ones = [one for one in open_ones if one.end > draft.start]
        place = draft.cue or draft.content[0]
        found[id(draft)] = [
            one
            for one in open_ones
            if any(part.holds(place) and part.holds(draft.content[0]) for part in one.content)
            and one.start <= place.start
        ]
        open_ones.append(draft)
    return found


def _speaker(
    document: Document,
    people: People,
    draft: Draft,
    span: Span | None,
    speakers: dict[int, str | None],
    outer: dict[int, list[Draft]],
    last: str | None,
) -> str | None:
    if draft.subject is None and draft.same_as is not None:
        return speakers.get(id(draft.same_as))
    if draft.same_as is not None and id(draft.same_as) in speakers and draft.cue is None:
        return speakers[id(draft.same_as)]
    if span is None:
        return None
    words = span.of(document.text).lower()
    if words in _FIRST_PERSON or words.partition("'")[0].partition("’")[0] in _FIRST_PERSON:
        around = outer[id(draft)]
        return speakers.get(id(around[-1])) if around else None
    found = _actor(document, people, span)
    return found or (last if words in _HE and people.actors else None)


def _actor(document: Document, people: People, span: Span | None) -> str | None:
    """The actor that a stretch of words names: its head, else the owner or the source named in it."""
    if span is None:
        return None
    wide = bisect_left(people.mentions, span.start, key=lambda one: one.span.start)
    before = people.mentions[max(0, wide - 3) : wide]
    inside = [
        one
        for one in (*before, *people.mentions[wide : wide + 12])
        if one.span.overlaps(span) and one.head.overlaps(span)
    ]
    named = [one for one in inside if one.refers]
    if not named:
        return None
    words = _ENDING.sub("", span.of(document.text))
    end = span.start + len(words)
    rank = {
        "person": 0,
        "office": 1,
        "pronoun": 1,
        "organ": 2,
        "party": 2,
        "media": 2,
        "description": 2,
        "country": 3,
        "place": 4,
        "demonym": 5,
    }

    def order(one: Mention) -> tuple[bool, int, int]:
        return (not (one.span.start <= span.start and one.span.end >= end), rank.get(one.kind, 6), one.span.start)

    return min(named, key=order).refers


def _hedges(document: Document, draft: Draft) -> tuple[Span, ...]:
    part = draft.content[0]
    found = [Span(*one.span()) for one in _HEDGE.finditer(document.text, part.start, min(part.end, part.start + 400))]
    if draft.cue:
        before = max(draft.frame.span.start, draft.cue.start - 40)
        found += [
            Span(*match.span())
            for match in _HEDGE.finditer(document.text, before, draft.cue.start)
            if match.end() <= draft.start or match.start() >= draft.end
        ]
    return tuple(sorted(set(found)))


def _around(document: Document, draft: Draft, ordered: Sequence[Draft]) -> list[Span]:
    """The words of the sentence around a cue that are not what is said: those after it first."""
    if draft.cue is None:
        return []
    start, end = draft.frame.span.start, draft.frame.span.end
    after_end = min([end, *(part.start for part in draft.content if part.start >= draft.cue.end)])
    siblings = [part for one in _of_frame(draft, ordered) for part in one.content]
    before_start = max([start, *(part.end for part in (*draft.content, *siblings) if part.end <= draft.cue.start)])
    if draft.subject and _relative(draft):
        before_start = draft.cue.start
    stretches = [
        Span(draft.cue.start, max(draft.cue.start, after_end)),
        Span(min(before_start, draft.cue.start), draft.cue.start),
    ]
    if draft.end > draft.cue.end and draft.end < end:
        rest = Span(draft.end, end)
        cut = min([end, *(one.cue.start for one in _of_frame(draft, ordered) if one.cue and one.cue.start > draft.end)])
        stretches.append(Span(rest.start, max(rest.start, cut)))
    return stretches


def _relative(draft: Draft) -> bool:
    """Whether "what" or "which" stands before the subject, so that the words before it are of another clause."""
    frame = draft.frame
    place = bisect_left(frame.starts, draft.subject.start) if draft.subject else 0
    return frame.letter(place - 1) == "W"


def _of_frame(draft: Draft, ordered: Sequence[Draft]) -> list[Draft]:
    """The others of the same sentence."""
    first = bisect_left(ordered, draft.frame.span.start, key=lambda one: one.start)
    found = []
    for one in ordered[first:]:
        if one.start > draft.frame.span.end:
            break
        if one is not draft and one.frame is draft.frame:
            found.append(one)
    return found


def _days(
    document: Document, ordered: Sequence[Draft], times: Sequence[TimeMention]
) -> dict[int, tuple[TimeMention | None, Span | None]]:
    """The time of each statement, from the words around its cue; of "saying", from the cue before it."""
    found: dict[int, tuple[TimeMention | None, Span | None]] = {}
    known = sorted(times, key=lambda one: one.span.start)
    for draft in ordered:
        words = _time_words(draft, ordered)
        found[id(draft)] = (_mention(known, words), words)
    for draft in ordered:
        if found[id(draft)][1] is None and (draft.same_as is not None or draft.cue is not None):
            sibling = draft.same_as or next(
                (
                    one
                    for one in _of_frame(draft, ordered)
                    if one.subject == draft.subject and found[id(one)][1] is not None
                ),
                None,
            )
            if sibling is not None and id(sibling) in found:
                found[id(draft)] = found[id(sibling)]
    return found


def _time_words(draft: Draft, ordered: Sequence[Draft]) -> Span | None:
    if draft.cue is None:
        return None
    frame = draft.frame
    others = [part for one in _of_frame(draft, ordered) for part in one.content if not part.holds(draft.cue)]
    best: tuple[int, Span] | None = None
    for first, stop in frame.times:
        span = frame.stretch(first, stop)
        if any(part.overlaps(span) for part in (*draft.content, *others)):
            continue
        gap = span.start - draft.cue.end if span.start >= draft.cue.end else draft.cue.start - span.end
        if best is None or gap < best[0]:
            best = (gap, span)
    return best[1] if best else None


def _mention(times: Sequence[TimeMention], words: Span | None) -> TimeMention | None:
    if words is None:
        return None
    place = bisect_left(times, words.start, key=lambda one: one.span.end)
    for one in times[place : place + 3]:
        if one.span.overlaps(words):
            return one
    return None
