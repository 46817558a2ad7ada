"""Footnotes: every line of a brief leads back to a span of a source, or to a person's judgement, or says how it was computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from goodoffices.brief.sheet import Footnote, Line, Run
from goodoffices.case import Case, Entry, Span, Voice

__all__ = ["NO_SOURCE", "Citations", "Cited", "plain"]

NO_SOURCE = "no source"
"""What stands, in brackets, after a line that neither a source nor a judgement carries."""


class Cited(Protocol):
    """Anything that names the spans it rests on."""

    @property
    def says(self) -> tuple[Span, ...]:
        """The spans."""


def plain(line: Line) -> str:
    """The bare text of a line."""
    return "".join(run.text for run in line)


class Citations:
    """Collects footnotes and numbers them in the order of first use; one span has one number.

    Parameters
    ----------
    case : Case
        Already restricted to its reader; a span whose source that reader does not see is not cited.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._numbers: dict[tuple[object, ...], int] = {}
        self._notes: list[Footnote] = []
        labels = Counter(source.label for source in case.sources.values())
        self._shared = {label for label, count in labels.items() if count > 1}
        self._cited: dict[str, None] = {}
        self._by_entry: dict[str, tuple[int, ...]] = {}

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """All footnotes so far, from number 1."""
        return tuple(self._notes)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources named so far, in order of first use."""
        return tuple(self._cited)

    def spans(self, spans: Iterable[Span], entry: str = "") -> tuple[int, ...]:
        """Numbers of the footnotes of these spans."""
        found = dict.fromkeys(self._span(span, entry) for span in spans if span.source in self._case.sources)
        return tuple(found)

    def of(self, *things: Cited) -> tuple[int, ...]:
        """Numbers of the footnotes that these things rest on, the voices of an entry included.

        An entry without a span rests on the entries it was derived from, and else on the judgement of whoever entered it.
        """
        numbers: dict[int, None] = {}
        for thing in things:
            found = self._entry(thing) if isinstance(thing, Entry) else self.spans(thing.says)
            numbers.update(dict.fromkeys(found))
        return tuple(numbers)

    def first_of(self, *things: Cited) -> tuple[int, ...]:
        """The footnotes of the first of these that has any: a member's own, else its delegation's, else its round's."""
        for thing in things:
            numbers = self.of(thing)
            if numbers:
                return numbers
        return ()

    def computed(self, how: str) -> tuple[int, ...]:
        """The footnote that says how a derived line was computed."""
        return (self._number(("computed", how), (Run(f"computed: {how}"),)),)

    def line(self, *runs: Run, notes: tuple[int, ...]) -> Line:
        """A line whose last run carries the notes; without any it says visibly that it has no source."""
        if not notes:
            return (*runs, Run(f" [{NO_SOURCE}]", strong=True))
        last = runs[-1]
        marked = Run(last.text, last.strong, last.quoted, last.lang, tuple(dict.fromkeys((*last.notes, *notes))))
        return (*runs[:-1], marked)

    def _entry(self, entry: Entry) -> tuple[int, ...]:
        if entry.id not in self._by_entry:
            found = self._own(entry) or self._bases(entry)
            if not found and entry.entered_by:
                found = (self._judgement(entry),)
            self._by_entry[entry.id] = found
        return self._by_entry[entry.id]

    def _own(self, entry: Entry) -> tuple[int, ...]:
        voices: tuple[Voice, ...] = getattr(entry, "voices", ())
        return self.spans((*entry.says, *(span for voice in voices for span in voice.says)), entry.id)

    def _bases(self, entry: Entry) -> tuple[int, ...]:
        """The footnotes of the nearest entries with spans, along what the entry rests on."""
        numbers: dict[int, None] = {}
        seen, waiting = {entry.id}, list(entry.rests_on)
        for id in waiting:  # grows while it is walked
            base = self._case.entry(id)
            if base is None or id in seen:
                continue
            seen.add(id)
            own = self._own(base)
            numbers.update(dict.fromkeys(own))
            if not own:
                waiting.extend(base.rests_on)
        return tuple(numbers)

    def _judgement(self, entry: Entry) -> int:
        name = self._case.name(entry.entered_by)
        day = f", entered {entry.entered.start.date()}" if entry.entered else ""
        line = (Run(f"judgement of {name}{day}"),)
        return self._number(("judgement", name, day), line, entry=entry.id)

    def _span(self, span: Span, entry: str) -> int:
        source = self._case.sources[span.source]
        self._cited[span.source] = None
        where = ""
        if span.start is not None:
            where = f", {span.start}" + (f"\N{EN DASH}{span.end}" if span.end is not None else "")
        elif span.at:
            where = f", {span.at}"
        title = (
            f", \N{LEFT DOUBLE QUOTATION MARK}{source.title}\N{RIGHT DOUBLE QUOTATION MARK}"
            if source.label in self._shared
            else ""
        )
        words = span.exact or (
            f"{span.first} \N{HORIZONTAL ELLIPSIS} {span.last}" if span.first and span.last else span.first
        )
        runs = [Run(f"{source.label}{title}"), *([Run(where)] if where else [])]
        if words:
            quotation = f"\N{LEFT DOUBLE QUOTATION MARK}{' '.join(words.split())}\N{RIGHT DOUBLE QUOTATION MARK}"
            runs += [Run(": "), Run(quotation, quoted=True, lang=_other(source.language))]
        if span.remark:
            runs.append(Run(f" ({span.remark})"))
        key = ("span", span.source, span.start, span.end, span.at, words, span.remark)
        return self._number(key, tuple(runs), url=source.url, entry=entry, source=source.id)

    def _number(self, key: tuple[object, ...], line: Line, url: str = "", entry: str = "", source: str = "") -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self._notes) + 1
            self._notes.append(Footnote(len(self._notes) + 1, line, url, entry, source))
        return self._numbers[key]


def _other(language: str) -> str:
    return "" if language.partition("-")[0] in ("", "en") else language
