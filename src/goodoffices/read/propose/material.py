"""What the rules look at: the sentences of a document, each with the actors, times, numbers and sayings that stand in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from goodoffices.case import Case, When
from goodoffices.case.quotation import Quotation
from goodoffices.read.document import Document, Sentence, Span
from goodoffices.read.people import Actor, Mention, People
from goodoffices.read.propose.amount import Amount
from goodoffices.read.propose.matters import Matters
from goodoffices.read.propose.pattern import Masked, mask
from goodoffices.read.propose.saying import Saying
from goodoffices.read.time import TimeMention

__all__ = ["Line", "Material", "gather"]

_MOST_SENTENCES = 200

T = TypeVar("T", Mention, TimeMention, Amount)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence.

    Parameters
    ----------
    span : Span
    kind : str
        Of its block: body, title, heading, caption.
    block : int
    actors : tuple of Mention
        That refer to somebody and do not lie inside another, in order.
    times : tuple of TimeMention
    numbers : tuple of Amount
    said : tuple of Saying
        Whose content or cue lies in it.
    masked : Masked or None
    """

    span: Span
    kind: str
    block: int
    actors: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    numbers: tuple[Amount, ...]
    said: tuple[Saying, ...]
    masked: Masked | None

    def saying_at(self, span: Span) -> Saying | None:
        """The innermost saying whose content holds the middle of a stretch; None in the newspaper's own voice."""
        middle = (span.start + span.end) // 2
        held = [one for one in self.said if one.content.start <= middle < one.content.end]
        return min(held, key=lambda one: len(one.content)) if held else None


@dataclass(frozen=True, slots=True)
class Material:
    """A document with its layers, and the case it is read for.

    Parameters
    ----------
    document : Document
    people : People
    lines : tuple of Line
        In the order of the text; captions that repeat are not in it.
    case : Case or None
    matters : Matters
    source : str
        Id under which the document is cited.
    zone : str
        In which days begin.
    """

    document: Document
    people: People
    lines: tuple[Line, ...]
    case: Case | None
    matters: Matters
    source: str
    zone: str = "UTC"
    names: dict[str, Actor] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The text as received."""
        return self.document.text

    @property
    def published(self) -> When | None:
        """When the document was published."""
        return self.document.published.when if self.document.published else None

    def words(self, span: Span) -> str:
        """The words of a stretch, white space folded."""
        return " ".join(span.of(self.text).split())

    def quote(self, span: Span) -> Quotation:
        """The citation of a stretch."""
        return self.document.quotation(span.trimmed(self.text))

    def actor(self, id: str) -> Actor | None:
        """The actor of that id."""
        return self.names.get(id)

    def side(self, id: str) -> str:
        """The party that an actor stands for: of the case where it is known there, else as the text says; perhaps empty."""
        if self.case and (self.case.side_of(id) or id in self.case.parties):
            return self.case.side_of(id) or id
        seen: set[str] = set()
        while id and id not in seen:
            seen.add(id)
            if self.case and id in self.case.parties:
                return self.case.side_of(id) or id
            actor = self.names.get(id)
            if actor is None:
                return ""
            if actor.kind in ("country", "party") and not actor.party:
                return actor.id
            id = actor.party
        return id if id in self.names else ""

    def group(self, id: str) -> tuple[str, ...]:
        """The members of a group ("both sides"), or the actor alone."""
        actor = self.names.get(id)
        return actor.members if actor and actor.kind == "group" else (id,) if id else ()

    def name(self, id: str) -> str:
        """How an actor is called."""
        if self.case and (id in self.case.parties or id in self.case.people):
            return self.case.name(id)
        actor = self.names.get(id)
        return actor.name if actor else id

    def line_at(self, position: int) -> int:
        """Number of the line in which a code point lies, or of the next."""
        return bisect_left(self.lines, position, key=lambda line: line.span.end - 1)


def gather(
    document: Document,
    people: People,
    said: Sequence[Saying],
    times: Sequence[TimeMention],
    numbers: Sequence[Amount],
    **rest: Any,
) -> Material:
    """The layers of a document by sentence.

    Parameters
    ----------
    **rest
        ``case``, ``source`` and ``zone`` of :class:`Material`.
    """
    lines: list[Line] = []
    seen: set[str] = set()
    heard = _by_sentence(document, said)
    for sentence in document.sentences:
        words = " ".join(document.words(sentence.span).split())
        if sentence.kind in ("caption", "heading", "title"):
            if words in seen:
                continue
            seen.add(words)
        lines.append(_line(document, sentence, people.mentions, heard.get(sentence.span.start, ()), times, numbers))
    names = {actor.id: actor for actor in people.actors}
    return Material(document, people, tuple(lines), matters=Matters(rest.get("case")), names=names, **rest)


def _by_sentence(document: Document, said: Sequence[Saying]) -> dict[int, list[Saying]]:
    """The sayings of each sentence, by where it begins."""
    found: dict[int, list[Saying]] = {}
    sentences = document.sentences
    for one in said:
        first = bisect_left(sentences, one.span.start + 1, key=lambda sentence: sentence.span.end)
        for sentence in sentences[first : first + _MOST_SENTENCES]:
            if sentence.span.start >= one.span.end:
                break
            found.setdefault(sentence.span.start, []).append(one)
    return found


def _line(
    document: Document,
    sentence: Sentence,
    mentions: Sequence[Mention],
    said: Sequence[Saying],
    times: Sequence[TimeMention],
    numbers: Sequence[Amount],
) -> Line:
    span = sentence.span
    actors = _outermost([m for m in _inside(mentions, span) if m.refers and m.kind != "place"])
    when, many = tuple(_inside(times, span)), tuple(_inside(numbers, span))
    masked = mask(document.text, span, [m.span for m in actors], [t.span for t in when], [n.span for n in many])
    return Line(span, sentence.kind, sentence.block, actors, when, many, tuple(said), masked)


def _inside(found: Sequence[T], span: Span) -> list[T]:
    first = bisect_left(found, span.start, key=lambda one: one.span.start)
    inside: list[T] = []
    for one in found[first:]:
        if one.span.start >= span.end:
            break
        if one.span.end <= span.end:
            inside.append(one)
    return inside


def _outermost(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions that do not lie in another: of an office with a name, the whole."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)
