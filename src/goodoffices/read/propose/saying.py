"""An attribution as the rules use it: the whole of it as one span, its voices with their verbs, its day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from goodoffices.case import Case, When
from goodoffices.read.document import Document, Span
from goodoffices.read.people import Actor, People
from goodoffices.read.propose.speaker import party_called, speaks_through
from goodoffices.read.speech import DOCUMENT, Attribution

__all__ = ["Saying", "Spoken", "sayings_of"]


_LONGEST_NAME = 160
_DEEP = 40
_ARTICLE = 4
_BESIDE = 5
_LONGEST_DAY = timedelta(days=32)
_THE_STATEMENT = re.compile(r"the (?:[A-Z]\w+ )?(?:statement|communiqué|communique|declaration)\b", re.IGNORECASE)


class Spoken(NamedTuple):
    """A voice and its verb."""

    who: str
    verb: str


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's words as the text has them.

    Parameters
    ----------
    attribution : Attribution
    content : Span
        From its first word to its last.
    span : Span
        With the speaker and the cue.
    chain : tuple of Spoken
        Outermost first, the newspaper's own voice left out; ``who`` is empty where nobody can be named.
    speaker : str
        Id of the actor who says it; empty where nobody is named.
    on : When or None
    on_words : str
    """

    attribution: Attribution
    content: Span
    span: Span
    chain: tuple[Spoken, ...]
    speaker: str = ""
    on: When | None = None
    on_words: str = ""

    @property
    def real(self) -> bool:
        """Whether it was said: neither denied nor supposed."""
        return not self.attribution.negated and not self.attribution.conditional


def sayings_of(
    document: Document, attributions: Sequence[Attribution], case: Case | None = None, people: People | None = None
) -> tuple[Saying, ...]:
    """The attributions of a document as sayings, in the order of the text.

    With the people of the document, a spokesman speaks for the side of whom he serves, and "a group" or a newspaper for
    no side. What goes on in the same paragraph by the same speaker, without a day of its own, has the day of what came before.
    """
    found: list[Saying] = []
    days: dict[tuple[int, str], tuple[When, str]] = {}
    actors = {actor.id: actor for actor in people.actors} if people else {}
    for one in attributions:
        if not one.content:
            continue
        saying = _saying(document, one, found, case, actors)
        sentence = document.sentence_at(one.start)
        key = (sentence.block if sentence else -1, saying.speaker)
        if saying.on is not None:
            days[key] = (saying.on, saying.on_words)
        elif saying.speaker and key in days:
            saying = replace(saying, on=days[key][0], on_words=days[key][1])
        found.append(saying)
    return tuple(found)


def _saying(
    document: Document, one: Attribution, before: Sequence[Saying], case: Case | None, actors: Mapping[str, Actor]
) -> Saying:
    content = Span(one.start, max(one.end, one.start))
    parts = [content, *(s for s in (one.cue, one.speaker_span) if s is not None)]
    span = Span(min(s.start for s in parts), max(s.end for s in parts))
    if one.on_words is not None and -_BESIDE <= one.on_words.start - span.end <= _BESIDE:
        span = Span(span.start, one.on_words.end)
    if span.start and document.text[span.start - 1] in "\"“«'":
        span = Span(span.start - 1, span.end)
    speaker = _known_as(document, one, before, case, actors)
    voices = [voice.actor or "" for voice in one.chain if voice.actor != DOCUMENT]
    if voices and voices[-1] == (one.speaker or ""):
        voices[-1] = speaker
    outer = {
        o.attribution.speaker: _verb(document, o)
        for o in before[-_DEEP:]
        if len(voices) > 1 and o.attribution.holds(content)
    }
    own = document.words(one.cue) if one.cue else one.lemma
    chain: list[Spoken] = []
    for number, who in enumerate(voices):
        verb = own if number == len(voices) - 1 else outer.get(who, "")
        # Somebody who says that they themselves said so is one voice.
        if chain and chain[-1].who == who:
            chain.pop()
        chain.append(Spoken(who, verb))
    when = one.on.when if one.on is not None else None
    if when is not None and (when.end - when.start > _LONGEST_DAY or _is_no_day_of(document, one, content, when)):
        when = None  # "whose son was killed last year" is no day of a statement
    return Saying(one, content, span, tuple(chain), speaker, when, one.on.words if one.on is not None else "")


def _is_no_day_of(document: Document, one: Attribution, content: Span, when: When) -> bool:
    """A time inside what was reported is that of what is told; and nothing was said after it was published."""
    published = document.published.when if document.published else None
    inside = one.on_words is not None and one.mode != "direct" and content.holds(one.on_words)
    return inside or (published is not None and when.start.date() > published.last_day)


def _verb(document: Document, one: Saying) -> str:
    return document.words(one.attribution.cue) if one.attribution.cue else one.attribution.lemma


def _it(document: Document, one: Attribution, before: Sequence[Saying], actors: Mapping[str, Actor]) -> str:
    """Whom "it" in "it said" means: the body that spoke in the sentence before, else its subject; empty where neither is clear."""
    if one.speaker_span is None or document.words(one.speaker_span).lower() != "it":
        return ""
    here = document.sentence_at(one.speaker_span.start)
    above = document.text[: here.span.start].rstrip() if here else ""
    earlier = document.sentence_at(len(above) - 1) if above else None
    if here is None or earlier is None or earlier.span.start >= here.span.start:
        return ""
    spoke = [s for s in before[-_DEEP:] if s.speaker and earlier.span.holds(s.attribution.speaker_span or s.content)]
    bodies = [s.speaker for s in spoke if (a := actors.get(s.speaker)) is not None and a.kind != "person"]
    if bodies:
        return bodies[-1]
    opens = [
        actor.id
        for actor in actors.values()
        if actor.kind in ("party", "country", "organ")
        and any(earlier.span.start <= m.span.start <= earlier.span.start + _ARTICLE for m in actor.mentions)
    ]
    return opens[0] if len(opens) == 1 else ""


def _known_as(
    document: Document, one: Attribution, before: Sequence[Saying], case: Case | None, actors: Mapping[str, Actor]
) -> str:
    """The speaker: by the longest name that the case has for the words that stand there, where it has one."""
    speaker = one.speaker or ""
    speaker = _it(document, one, before, actors) or speaker
    actor = actors.get(speaker)
    if actor is not None and one.speaker_span is not None:
        words = document.words(one.speaker_span)
        if called := party_called(case, words):
            return called
        how = speaks_through(words, actor)
        if how == "other":
            return ""
        if how == "for":
            return (case.side_of(speaker) if case else "") or actor.party
    if case is None or one.speaker_span is None:
        return speaker
    start = one.speaker_span.start
    written = document.text[start : start + _LONGEST_NAME].replace("’", "'")
    named = [
        (len(name), party.id)
        for party in case.parties.values()
        for name in party.aka
        if len(name) > 24 and name in written
    ]
    if named:
        return max(named)[1]
    if _THE_STATEMENT.match(written):
        # "The Ukrainian statement" is the one that was told of last, by an organ of that side.
        last = next((s.speaker for s in reversed(before[-_DEEP:]) if s.speaker), "")
        if last in case.parties and case.parties[last].of == speaker:
            return last
    return speaker
