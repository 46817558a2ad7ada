"""Who is spoken of in a document."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from goodoffices.diagnose import Report
from goodoffices.read.document import Span
from goodoffices.read.people.actor import Actor
from goodoffices.read.people.mention import Mention

__all__ = ["People"]


@dataclass(frozen=True, slots=True)
class People:
    """The actors of a document and every mention of one.

    Parameters
    ----------
    actors : tuple of Actor
        By first mention.
    mentions : tuple of Mention
        In the order of the text; those that refer to nobody included.
    report : Report
        Doubts: one person with two offices, an office other than the case's.
    """

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    report: Report = field(default_factory=Report)
    _by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {actor.id: actor for actor in self.actors})

    def actor(self, id: str) -> Actor | None:
        """The actor of that id."""
        return self._by_id.get(id)

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie wholly in a span, in order."""
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        found = []
        for number in range(first, len(self.mentions)):
            mention = self.mentions[number]
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                found.append(mention)
        return tuple(found)

    @property
    def persons(self) -> tuple[Actor, ...]:
        """The people among the actors."""
        return tuple(actor for actor in self.actors if actor.kind == "person")

    def to_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "actors": [actor.to_json() for actor in self.actors],
            "mentions": [mention.to_json() for mention in self.mentions],
        }
