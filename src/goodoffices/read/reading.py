"""One main function: from documents to readings, each with its layers and its proposals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goodoffices.case import Case, When
from goodoffices.diagnose import Report
from goodoffices.read.accept.source import source_fields, source_id
from goodoffices.read.document import Document, Span, read_documents
from goodoffices.read.number import NumberMention, read_numbers
from goodoffices.read.people import People, read_people
from goodoffices.read.propose.amount import Amount
from goodoffices.read.propose.material import gather
from goodoffices.read.propose.proposal import Proposal
from goodoffices.read.propose.propose import propose
from goodoffices.read.propose.saying import sayings_of
from goodoffices.read.speech import Attribution, Speech, read_speech
from goodoffices.read.time import Anchor, TimeMention, read_times

__all__ = ["Reading", "read", "read_all"]

_COUNTED = ("count", "measure")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: every layer, and what it proposes for a case.

    Parameters
    ----------
    document : Document
    people : People
    speech : Speech
    times : tuple of TimeMention
        Inside a statement counted from its day, else from publication.
    numbers : tuple of NumberMention
    proposals : tuple of Proposal
        In the order of the text; things that entries name before them.
    source : mapping
        The source entry of the document, with its id.
    report : Report
        What was set aside, guessed, or is doubtful.
    """

    document: Document
    people: People = field(default_factory=People)
    speech: Speech = field(default_factory=Speech)
    times: tuple[TimeMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    source: dict[str, Any] = field(default_factory=dict)
    report: Report = field(default_factory=Report)

    def as_json(self) -> dict[str, Any]:
        """The reading as plain values; every span in code points of the text as received, end exclusive."""
        return {
            "document": {**self.document.to_json(), "source": dict(self.source)},
            "chrome": [block.to_json() for block in self.document.chrome],
            "people": [_person(actor.to_json()) for actor in self.people.persons],
            "actors": [actor.to_json() for actor in self.people.actors],
            "times": [_time(time) for time in self.times],
            "numbers": [number.to_json() for number in self.numbers],
            "attributions": [_attribution(one, self) for one in self.speech.attributions],
            "proposals": [proposal.to_json() for proposal in self.proposals],
            "report": self.report.to_json(),
        }


def _person(told: dict[str, Any]) -> dict[str, Any]:
    return {key: told[key] for key in ("id", "name", "offices", "party", "mentions", "case_id", "gender", "reason")}


def _time(time: TimeMention) -> dict[str, Any]:
    return dict(time.to_json())


def _attribution(one: Attribution, reading: Reading) -> dict[str, Any]:
    """The attribution, its speaker by name too, and its content as one span beside its parts."""
    told = one.to_json()
    actor = reading.people.actor(one.speaker) if one.speaker else None
    whole = Span(one.start, one.end).to_json() if one.content else None
    return {
        **told,
        "speaker_name": actor.name if actor else None,
        "content": whole,
        "parts": told["content"],
        "on": _day(one),
    }


def _day(one: Attribution) -> dict[str, Any] | None:
    return one.on.to_json() if one.on is not None else None


def read(
    document: Document | Path | str | bytes,
    case: Case | None = None,
    published: str | When | None = None,
    *,
    name: str = "",
) -> Reading:
    """Read one document: its people, who said what, its times and numbers, and what it proposes for a case.

    Parameters
    ----------
    document : Document, path or bytes
        Of a feed, the first entry; :func:`read_all` reads every one.
    case : Case, optional
        Its people, parties, issues and obligations are known; proposals refer to them.
    published : str or When, optional
        Where the caller knows it better than the page.
    name : str
        For bytes.

    Raises
    ------
    FolderError, MissingExtra, UsageError
        As :func:`~goodoffices.read.document.read_document`.

    Examples
    --------
    >>> page = b"Turkish Foreign Minister Hakan Fidan will chair talks in Istanbul tomorrow. \\"We are ready,\\" Fidan said on Monday."
    >>> reading = read(page, published="2025-07-22")
    >>> [(time.words, time.value.iso()) for time in reading.times]
    [('tomorrow', '2025-07-23'), ('Monday', '2025-07-21')]
    """
    if isinstance(document, Document):
        return _read(document, case)
    return next(read_all(document, case, published, name=name))


def read_all(
    document: Path | str | bytes, case: Case | None = None, published: str | When | None = None, *, name: str = ""
) -> Iterator[Reading]:
    """The readings of a document, or of every entry of a feed, one after the other."""
    documents, _ = read_documents(document, published=published, name=name)
    for one in documents:
        yield _read(one, case)


def _read(document: Document, case: Case | None) -> Reading:
    source = source_id(document, case)
    fields = {"id": source, **source_fields(document)}
    if not document.sentences:
        return Reading(document, source=fields, report=Report.of(document.warnings, files=1))
    people = read_people(document, case)
    zone = document.published.when.zone if document.published else case.zone if case else ""
    speech, times = _spoken(document, people, case, zone)
    numbers = read_numbers(document, times)
    material = gather(
        document,
        people,
        sayings := sayings_of(document, speech.attributions, case, people),
        times,
        [Amount(n.number, n.count, n.unit) for n in numbers if n.kind in _COUNTED],
        case=case,
        source=source,
        zone=zone or "UTC",
    )
    proposals, doubts = propose(material, sayings)
    report = Report.of([*document.warnings, *people.report, *speech.report, *doubts], files=1, entries=len(proposals))
    return Reading(document, people, speech, times, numbers, proposals, fields, report)


def _spoken(document: Document, people: People, case: Case | None, zone: str) -> tuple[Speech, tuple[TimeMention, ...]]:
    """Speech and times, each of which needs the other.

    The day of a statement is a time in the words around it, counted from publication; "tomorrow" inside the statement
    is counted from that day. So times are read twice, the second time with the statements' days as anchors.
    """
    first = read_times(document, zone=zone)
    speech = read_speech(document, people, case, document.language or "en", first)
    anchors = [
        (span, Anchor(one.on, "day of the statement"))
        for one in sayings_of(document, speech.attributions, case)
        if one.on is not None
        for span in one.attribution.content
        if one.attribution.on is None or not span.holds(one.attribution.on.span)
    ]
    if not anchors:
        return speech, first
    return speech, read_times(document, zone=zone, anchors=anchors)
