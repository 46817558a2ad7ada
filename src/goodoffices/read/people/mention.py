"""A stretch of a text that names somebody, and whom it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.read.document import Span

__all__ = ["MENTION_KINDS", "Mention"]

MENTION_KINDS = (
    "person",
    "office",
    "party",
    "organ",
    "country",
    "demonym",
    "pronoun",
    "description",
    "media",
    "place",
)
"""What a mention may be: ``party`` also for a capital that stands for its government, ``place`` where it is a city."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One mention.

    Parameters
    ----------
    span : Span
        All of it: of a person with the office beside the name ("Turkish Foreign Minister Hakan Fidan").
    head : Span
        The name alone, or the noun that says what it is; the same as ``span`` where there is no more.
    kind : str
        One of :data:`MENTION_KINDS`.
    text : str
        The words of ``head``.
    refers : str
        Id of the actor; empty where nobody can be named with reason.
    candidates : tuple of str
        Ids of those it may be, the likeliest first, where it is doubtful.
    rule : str
        What decided, in a few words.
    """

    span: Span
    head: Span
    kind: str
    text: str
    refers: str = ""
    candidates: tuple[str, ...] = ()
    rule: str = ""

    @property
    def start(self) -> int:
        """The first code point."""
        return self.span.start

    def to_json(self) -> dict[str, Any]:
        """The mention as plain values."""
        return {
            **self.span.to_json(),
            "head": self.head.to_json(),
            "kind": self.kind,
            "text": self.text,
            "refers": self.refers,
            "candidates": list(self.candidates),
            "rule": self.rule,
        }
