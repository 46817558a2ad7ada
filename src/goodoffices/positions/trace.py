"""From a line of the table back to the entries and the words of the sources that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goodoffices.case import Audience, Case, Entry, Span, Voice

__all__ = ["Made", "Trace"]


@dataclass(frozen=True, slots=True)
class Made:
    """What something was made from.

    Parameters
    ----------
    entries : tuple of str
    spans : tuple of Span
    audience : Audience
        The strictest of all of these.
    """

    entries: tuple[str, ...]
    spans: tuple[Span, ...]
    audience: Audience


class Trace:
    """Walks from entries to what they rest on; each entry's own part is worked out once.

    Parameters
    ----------
    case : Case
    """

    __slots__ = ("_parts", "case")

    def __init__(self, case: Case) -> None:
        self.case = case
        self._parts: dict[str, Made] = {}

    def of(self, ids: Iterable[str]) -> Made:
        """The entries, those that they were derived from, the spans of those still in force, and the audience of all."""
        entries: dict[str, None] = {}
        spans: dict[Span, None] = {}
        audience = Audience()
        for entry in ids:
            part = self._part(entry)
            entries.update(dict.fromkeys(part.entries))
            audience &= part.audience
            if entry not in self.case.replaced:
                spans.update(dict.fromkeys(part.spans))
        return Made(tuple(entries), tuple(spans), audience)

    def _part(self, id: str) -> Made:
        if id not in self._parts:
            entries = list(self._below(id))
            spans = tuple(dict.fromkeys(span for entry in entries for span in _spans(entry)))
            self._parts[id] = Made(tuple(e.id for e in entries), spans, self.case.audience_of((*entries, *spans)))
        return self._parts[id]

    def _below(self, id: str) -> Iterator[Entry]:
        seen: set[str] = set()
        waiting = [id]
        while waiting:
            entry = self.case.entry(waiting.pop(0))
            if entry is not None and entry.id not in seen:
                seen.add(entry.id)
                yield entry
                waiting.extend(entry.rests_on)


def _spans(entry: Entry) -> Iterator[Span]:
    yield from entry.says
    voices: tuple[Voice, ...] = getattr(entry, "voices", ())
    for voice in voices:
        yield from voice.says
