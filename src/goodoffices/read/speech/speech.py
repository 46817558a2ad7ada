"""Everything that a document lets others say."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from goodoffices.diagnose import Report
from goodoffices.read.document import Span
from goodoffices.read.speech.attribution import Attribution

__all__ = ["Speech"]


@dataclass(frozen=True, slots=True)
class Speech:
    """The attributions of a document. What lies in none of them is the newspaper's own voice.

    Parameters
    ----------
    attributions : tuple of Attribution
        By the beginning of their content; a nested one after the one that holds it.
    report : Report
        What is doubtful: quotation marks that do not close.
    """

    attributions: tuple[Attribution, ...] = ()
    report: Report = field(default_factory=Report)

    def by(self, actor: str) -> tuple[Attribution, ...]:
        """What an actor said."""
        return tuple(one for one in self.attributions if one.speaker == actor)

    def around(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions whose content holds a span, outermost first: whose words these are."""
        reach = bisect_left(self.attributions, span.start + 1, key=lambda one: one.start)
        return tuple(one for one in self.attributions[:reach] if one.holds(span))

    def to_json(self) -> list[dict[str, Any]]:
        """All of them as plain values."""
        return [one.to_json() for one in self.attributions]
