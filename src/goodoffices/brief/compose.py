"""From a case to the sheet that the mediation team takes into the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from goodoffices.brief.cite import Citations
from goodoffices.brief.matter import Matter, gather_matter
from goodoffices.brief.number import renumber
from goodoffices.brief.sections.bargain import bargain
from goodoffices.brief.sections.bibliography import bibliography
from goodoffices.brief.sections.chronicle import chronicle
from goodoffices.brief.sections.claims import claims
from goodoffices.brief.sections.conflict import conflict
from goodoffices.brief.sections.delegations import delegations
from goodoffices.brief.sections.doubts import doubts
from goodoffices.brief.sections.glance import glance
from goodoffices.brief.sections.incidents import incidents
from goodoffices.brief.sections.meeting import FORMATS, meeting, venue_words
from goodoffices.brief.sections.pressures import pressures
from goodoffices.brief.sections.questions import questions
from goodoffices.brief.sections.settled import settled
from goodoffices.brief.sections.speech import speech
from goodoffices.brief.sections.stands import stands
from goodoffices.brief.sheet import Block, Line, Run, Sheet
from goodoffices.brief.times import as_of_words, clock_readings, relevant_zones, when_words
from goodoffices.brief.words import listing, names
from goodoffices.case import Case, Reader

if TYPE_CHECKING:
    from goodoffices.conflict import ConflictFile

__all__ = ["SECTIONS", "audience_words", "compose_brief"]

Section: TypeAlias = Callable[[Matter, Citations], tuple[Block, ...]]

SECTIONS: tuple[Section, ...] = (
    glance, meeting, delegations, settled, stands, bargain, conflict, claims, pressures, speech, incidents, chronicle, questions, doubts, bibliography,
)  # fmt: skip
"""The sections of a brief, in the order in which they are read."""


def compose_brief(case: Case, round: str | None = None, conflicts: Sequence[ConflictFile] = ()) -> Sheet:
    """The brief for the next round, or for a chosen one.

    It says nothing that is not in the case as its reader sees it, and nothing of the machine or the day on which it is
    made: the same case gives the same sheet.

    Parameters
    ----------
    case : Case
        As :func:`goodoffices.case.load_case` gives it for one audience, as of one moment.
    round : str, optional
        Id of the round; by default the next one, else the latest.
    conflicts : sequence of ConflictFile, optional
        The conflicts of the case that its reader may see, as
        :func:`~goodoffices.conflict.read_case_conflicts` gives them.

    Returns
    -------
    Sheet

    Raises
    ------
    UsageError
        Where there is no such round for this reader at this time.
    """
    matter = gather_matter(case, round, conflicts)
    cite = Citations(case)
    blocks = tuple(block for section in SECTIONS for block in section(matter, cite))
    fingerprint = case.fingerprint  # it reads the whole case: once is enough
    about = matter.round.title if matter.round else "state of the record"
    sheet = Sheet(
        title=f"Brief: {about}",
        subtitle=case.title,
        audience=str(case.reader),
        facts=tuple(_facts(matter, fingerprint)),
        blocks=blocks,
        footnotes=cite.footnotes,
        fingerprint=fingerprint,
        as_of=case.clock.isoformat(timespec="minutes") if matter.dated else "",
    )
    return renumber(sheet)


def audience_words(case: Case, reader: Reader) -> str:
    """For whom the sheet was made, in words.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> audience_words(Case(id="c", title="Talks", clock=datetime(2025, 7, 23, tzinfo=UTC)), Reader("room"))
    'the room: all delegations'
    """
    if reader.person:
        return f"{case.name(reader.person)} alone"
    if reader.tier == "party":
        return f"{case.name(reader.party)} and the mediator"
    words = {
        "public": "the public",
        "room": "the room: all delegations",
        "mediator": "the mediator's team",
        "desk": "the keeper of the case",
    }
    return words[reader.tier]


def _facts(matter: Matter, fingerprint: str) -> list[tuple[str, Line]]:
    """The box at the head; the sections below say the same with their footnotes."""
    case, round = matter.case, matter.round
    facts: list[tuple[str, str]] = []
    if round is not None:
        if round.on is not None:
            facts.append(("When", _when(case, matter)))
        facts.append(("Where", venue_words(case, round) or "not known"))
        if round.chair or round.host:
            chair = names(case, round.chair) if round.chair else ""
            host = case.name(round.host) if round.host else ""
            facts.append(("Chair" if chair else "Host", f"{chair} ({host})" if chair and host else chair or host))
        facts.append(("Format", f"{FORMATS.get(round.format, 'not known')}; {round.status}"))
        if round.delegations:
            facts.append(("Delegations", listing(case.name(d.party) for d in round.delegations)))
    hindsight = ", with what was learned later" if case.hindsight else ""
    clock = f"{as_of_words(case)}{hindsight}"
    if not case.record:
        clock = f"{clock}: nothing was entered yet" if matter.dated else "nothing is entered yet"
    elif not matter.dated:
        clock = "not known: no entry has a day of entry"
    facts.append(("As of", clock))
    facts.extend(("Not whole", missing) for missing in case.missing)
    facts.append(("For", audience_words(case, case.reader)))
    facts.append(("Case", f"{case.id}, fingerprint {fingerprint[:12]}"))
    return [(label, (Run(value),)) for label, value in facts]


def _when(case: Case, matter: Matter) -> str:
    round = matter.round
    if round is None or round.on is None:
        return "not known"
    place = case.places.get(round.venue)
    zones = relevant_zones(case, place.zone if place else "")
    readings = clock_readings(round.on, zones)
    day = when_words(round.on, zones[0][1])
    others = " · ".join(f"{label} {reading.removeprefix('around ')}" for label, reading in readings[1:])
    return f"{day} {zones[0][0]}" + (f" · {others}" if others else "")
