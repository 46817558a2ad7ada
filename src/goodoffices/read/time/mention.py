"""A time expression of a text: where it stands, what it means, counted from what, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.case.when import Duration, When
from goodoffices.read.document.span import Span

__all__ = ["KINDS", "RELATIONS", "Anchor", "TimeMention"]

KINDS = ("moment", "day", "interval", "duration", "recurrence", "deadline", "vague")
RELATIONS = ("at", "since", "until", "by", "within", "about", "before", "after")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time from which "tomorrow" and "last week" are counted.

    Parameters
    ----------
    when : When
        A moment, a day, or a stretch where the day itself is not known ("last week"): then what is counted from it is
        a stretch of the same length.
    what : str
        "publication", "day of the statement", "last mentioned", "caption".
    """

    when: When
    what: str = "publication"

    def to_json(self) -> dict[str, str]:
        """The anchor as plain values."""
        return {"at": self.when.iso(), "what": self.what}


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time expression.

    Parameters
    ----------
    span : Span
        With the words that say how it is meant ("since", "by", "around"), without "on", "at" and "in" before a date.
    words : str
        ``span.of(text)``.
    kind : str
        One of :data:`KINDS`. ``vague`` is found and not resolved ("recently").
    value : When, Duration or None
        A time; the length of a ``duration``; None for what is vague or cannot be resolved. Of "since", "until", "by",
        "before" and "after" it is the time named.
    anchor : Anchor or None
        None where the words say all ("2 June 2025").
    reason : str
        Why this value, in words.
    relation : str
        One of :data:`RELATIONS`.
    rule : str
        The rule that found it.
    every : Duration or None
        Of a recurrence: how often.
    length : Duration or None
        Of "in 50 days", "over the past three days": the length itself.
    alternatives : tuple of When
        Other values that the words allow; empty where there is no doubt.
    doubt : str
        What is doubtful, or contradicts itself; empty where nothing is.
    stretch : When or None
        Of "since": from then to the anchor; of "until": from the anchor to then.
    """

    span: Span
    words: str
    kind: str
    value: When | Duration | None
    anchor: Anchor | None = None
    reason: str = ""
    relation: str = "at"
    rule: str = ""
    every: Duration | None = None
    length: Duration | None = None
    alternatives: tuple[When, ...] = ()
    doubt: str = ""
    stretch: When | None = None

    @property
    def when(self) -> When | None:
        """The value where it is a time."""
        return self.value if isinstance(self.value, When) else None

    @property
    def duration(self) -> Duration | None:
        """The value where it is a length of time, else the length that the words name."""
        return self.value if isinstance(self.value, Duration) else self.length

    def to_json(self) -> dict[str, Any]:
        """The mention as plain values; ``start`` and ``end`` are days (the last one included) or moments."""
        start = end = None
        if self.when:
            start, end = ends_of(self.when)
        return {
            "span": self.span.to_json(),
            "words": self.words,
            "kind": self.kind,
            "start": start,
            "end": end,
            "when": self.when.iso() if self.when else None,
            "duration": self.duration.text if self.duration else None,
            "every": self.every.text if self.every else None,
            "relation": self.relation,
            "anchor": self.anchor.to_json() if self.anchor else None,
            "reason": self.reason,
            "rule": self.rule,
            "alternatives": [other.iso() for other in self.alternatives],
            "doubt": self.doubt,
            "stretch": self.stretch.iso() if self.stretch else None,
        }


def ends_of(when: When) -> tuple[str, str]:
    """First and last of a time in ISO 8601: days where it is made of whole days, else moments."""
    first, _, last = when.iso().partition("/")
    return first, last or first
