"""Sentences on meetings: which are planned, which were held, when, where, under whose roof."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from goodoffices.case import When
from goodoffices.read.document import Span
from goodoffices.read.propose.material import Line, Material
from goodoffices.read.propose.pattern import Found, pattern
from goodoffices.read.time import TimeMention

__all__ = ["ORDINALS", "Sighting", "format_of", "sightings", "venue_in"]

_TALKS = r"(?:peace |cease-?fire |trilateral |bilateral |direct |indirect |proximity |new |next |further |renewed |another |fresh )*(?:talks|negotiations|rounds?|meetings?|sessions?|summit|consultations)"
_SOON = r"(?:is|are|was|were)? ?(?:scheduled|due|set|slated|planned|expected)"
ORDINALS = {word: number for number, words in enumerate(
    ("", "first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th", "eighth 8th", "ninth 9th", "tenth 10th")
) for word in words.split()}  # fmt: skip
_NUMBER = re.compile(rf"\b({'|'.join(ORDINALS)})\s+(?:round|meeting|session|attempt)\b", re.IGNORECASE)
_FORMATS = (
    ("proximity", re.compile(r"\bproximity talks\b|\bindirect (?:talks|negotiations)\b", re.IGNORECASE)),
    ("shuttle", re.compile(r"\bshuttle (?:diplomacy|talks)\b", re.IGNORECASE)),
    ("trilateral", re.compile(r"\btrilateral\b|\bthree-way\b", re.IGNORECASE)),
    ("direct", re.compile(r"\b(?:direct|face-to-face) (?:talks|negotiations|meeting)\b", re.IGNORECASE)),
    ("multilateral", re.compile(r"\bmultilateral (?:talks|meeting|round)\b", re.IGNORECASE)),
    ("online", re.compile(r"\b(?:by video|video conference|online (?:talks|meeting|round))\b", re.IGNORECASE)),
)  # fmt: skip

_PLANNED = tuple(
    pattern(written)
    for written in (
        rf"@host (?:will|is to|are to|is set to|is due to|plans to|to) (?:again )?(?:host|hold|welcome|receive)\b[^.;]{{0,80}}?{_TALKS}",
        rf"@host (?:to|will) (?:again )?host [^.;]{{0,60}}?delegations [^.;]{{0,60}}?{_TALKS}",
        rf"{_TALKS}[^.;]{{0,60}}? (?:will (?:be held|take place|begin|start|open|convene|resume)|{_SOON} (?:to (?:begin|start|open|take place|be held|resume|convene))?)",
        r"(?:will|are to|are due to|are set to) (?:meet|sit down|return) [^.;]{0,60}?#when",
        rf"{_TALKS}[^.;]{{0,40}}? {_SOON} for #when",
        r"#when['’]s (?:talks|meeting|round|session|negotiations)",
    )
)  # fmt: skip
_DONE = r"(?:was held|were held|took place|(?:has |have |had )?(?:concluded|ended|finished|wrapped up)|got under ?way)"
_HELD = tuple(
    pattern(written)
    for written in (
        rf"(?:~many )?(?:previous |earlier |past )?{_TALKS}(?: of (?:talks|negotiations))?(?: between [^.;,]{{2,80}}?)?(?:,? held)?(?: (?:in|at) (?:the )?[\w’' -]{{2,40}}?)? on #when(?:(?:,| and|, and) (?:on )?#when2)?(?:(?:,| and|, and) (?:on )?#when3)?",
        rf"(?:held|concluded|completed|ended|finished|wrapped up) (?:a |the |their )?[\w ]{{0,24}}?{_TALKS}[^.;]{{0,60}}? (?:on )?#when",
        rf"(?:attend|attended|during|at|after) (?:a |the )?[\w ]{{0,24}}?{_TALKS}\b[^.;]{{0,120}}? on #when",
        rf"{_TALKS}[^.;]{{0,80}}? {_DONE}(?: [^.;]{{0,60}}?)? (?:on )?#when",
        rf"(?:on )?#when,? (?:the |a |an )?[^.;,]{{0,24}}?{_TALKS}[^.;]{{0,80}}? {_DONE}",
        rf"{_TALKS}(?: of (?:talks|negotiations))? between [^.;,]{{2,80}}? on #when[^.;,]{{0,20}}? {_DONE}",
        rf"(?:the |a )?(?:~many )?(?:previous |earlier )?{_TALKS}(?: of (?:talks|negotiations))?(?: (?:in|at) (?:the )?[\w’' -]{{2,30}}?)? on #when (?:lasted|ended|yielded|produced|followed|failed|concluded)",
        rf"#when['’]s {_TALKS} (?:yielded|lasted|ended|produced|brought|saw|were|was|took|had|failed|concluded|left)\b",
        rf"\bmet (?:in|at) [\w’' -]{{2,40}}? (?:on )?#when(?: for [\w’' -]{{0,30}}?{_TALKS})?",
        rf"(?:held|holding|opened|began|started|resumed|wrapped up|concluded|ended) (?:a |the |their )?[\w -]{{0,24}}?{_TALKS}(?: of [\w ]{{3,30}}?)?(?: (?:in|at|with|between) [^.;,\"”]{{2,80}}?)?,? (?:on )?#when",
        rf"{_TALKS} (?:in [\w’' -]{{2,30}}? )?on #when (?:between|with) ",
    )
)  # fmt: skip
_WITH = re.compile(r"\b(?:talks|meetings?|consultations|session) with\b", re.IGNORECASE)
_PAST = re.compile(
    r"['’]s[\w -]{0,40}? (?:yielded|lasted|ended|produced|brought|saw|were|was|took|had|failed|concluded|left)\b"
)
# Talks by telephone, of leaders abroad, of one side among itself, are no rounds of this process.
_DAY = timedelta(hours=25)
_DAYS = timedelta(days=4)
_POSSIBLY = re.compile(r"\b(?:possible|possibly|perhaps|might|may(?! \d)|could|hopes? to|unless|if)\b")
_DELEGATES = re.compile(r"\b(?:delegations?|negotiat(?:ors?|ing teams?)|both sides|two sides|rounds?)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:phone|telephone) (?:talks|call)|\bcabinet meeting|\bpress (?:briefing|conference)|\bmeeting with (?:NATO|the EU|visiting)",
    re.IGNORECASE,
)


# A meeting that did not come about, or that was put off.
_NOT_HELD = re.compile(
    r"\b(?:failed to (?:materiali[sz]e|take place|meet)|did not (?:take place|meet|attend|turn up)|was not held|called off|cancel\w+|postpon\w+|"
    r"delayed until|broke off before|refused to (?:meet|attend)|without (?:meeting|talks)|ahead of|(?:talks|meeting|round)s? (?:was|were) (?:to|due|scheduled|expected|planned))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sentence that tells of a meeting.

    Parameters
    ----------
    line : Line
    status : {"planned", "held"}
    span : Span
        The words that say so.
    when : When or None
    time : TimeMention or None
    number : int
        0 where it is not told.
    host : str
        Id of the actor; empty where it is not told.
    """

    line: Line
    status: str
    span: Span
    when: When | None = None
    time: TimeMention | None = None
    number: int = 0
    host: str = ""


def sightings(material: Material) -> Iterator[Sighting]:
    """Every sentence that says that the sides will meet, or met on a day that is told.

    What has not begun when the text is published is planned, whatever the tense; a meeting told as held needs its day.
    """
    for line in material.lines:
        if line.masked is None or _OTHER.search(line.span.of(material.text)):
            continue
        yield from _held(material, line)
        yield from _planned(material, line)


def _planned(material: Material, line: Line) -> Iterator[Sighting]:
    if line.kind == "caption" or line.masked is None or _private(material, line):
        return
    for found in line.masked.find(*_PLANNED):
        saying = line.saying_at(found.span)
        if saying is not None and not saying.real:
            continue
        time = _time_of(line, found, material)
        if (
            time is not None
            and time.when is not None
            and material.published
            and (time.when.end <= _day_start(material.published) or _PAST.match(material.text, time.span.end))
        ):
            continue
        host = line.actors[found.index("host")].refers if found.has("host") else ""
        yield Sighting(
            line, "planned", _with(found.span, time), time.when if time else None, time, _number(material, line), host
        )
        return


def _with(span: Span, time: TimeMention | None) -> Span:
    """The words of the meeting up to those of its time."""
    return Span(min(span.start, time.span.start), max(span.end, time.span.end)) if time is not None else span


def _day_start(when: When) -> datetime:
    return when.start.replace(hour=0, minute=0, second=0, microsecond=0)


def _time_of(line: Line, found: Found, material: Material) -> TimeMention | None:
    """The most exact time of the sentence that has not passed; "since May" is none."""
    named = [line.times[found.index("when")]] if found.has("when") else []
    times = [
        t
        for t in (*named, *line.times)
        if t.when is not None and t.when.end - t.when.start <= _DAY and t.relation in ("at", "about", "within")
    ]
    moments = [t for t in times if t.kind == "moment" or (t.when is not None and t.when.grain == "moment")]
    return moments[0] if moments else times[0] if times else None


def _held(material: Material, line: Line) -> Iterator[Sighting]:
    assert line.masked is not None  # noqa: S101 - asked before
    seen: set[int] = set()
    if _of_others(material, line) or _NOT_HELD.search(line.span.of(material.text)):
        return
    for found in line.masked.find(*_HELD):
        times = [line.times[found.index(name)] for name in ("when", "when2", "when3") if found.has(name)]
        # With a verb of the past the day of publication itself may be meant.
        passed = [
            t
            for t in times
            if t.when and t.when.end - t.when.start <= _DAYS and _over(material, t.when, found.number > 0)
        ]
        if len(passed) != len(times) or any(t.span.start in seen for t in times):
            continue
        seen.update(t.span.start for t in times)
        count = line.numbers[found.index("many")].count if found.has("many") else None
        many = count.low if count is not None and count.exact else 0
        alone = _number(material, line) if len(times) == 1 else 0
        for place, time in enumerate(times, 1):
            numbered = place if many == len(times) and many > 1 else alone
            yield Sighting(line, "held", found.span, time.when, time, numbered)


def _private(material: Material, line: Line) -> bool:
    """Whether a meeting is one of persons of whom the case does not know, or of one side alone with others, or only possible."""
    if _POSSIBLY.search(line.span.of(material.text)):
        return True
    if material.case is None or _number(material, line) or _DELEGATES.search(line.span.of(material.text)):
        return False
    persons = [m.refers for m in line.actors if (a := material.actor(m.refers)) is not None and a.kind == "person"]
    if not persons or not re.search(r"\b(?:meet|talks with|meeting (?:with|between))\b", line.span.of(material.text)):
        return False
    return any(id not in material.case.people for id in persons) or _of_others(material, line)


def _of_others(material: Material, line: Line) -> bool:
    """Whether the sentence is on a meeting of one side, or of none, with others: that is no round between the sides."""
    if material.case is None or _number(material, line) or not line.actors:
        return False
    named = {material.side(member) for m in line.actors for member in material.group(m.refers)} - {""}
    sides = {party.id for party in material.case.sides()}
    met = _WITH.search(line.span.of(material.text)) is not None
    return len(named & sides) < 2 and (len(named) >= 2 or (met and len(named & sides) == 1))


def _over(material: Material, when: When, told: bool) -> bool:
    published = material.published
    return published is not None and (when.end <= published.start or (told and when.start <= published.start))


def _number(material: Material, line: Line) -> int:
    found = _NUMBER.search(line.span.of(material.text))
    return ORDINALS[found.group(1).lower()] if found else 0


def format_of(words: str) -> str:
    """How the sides meet, as the words say; empty where they do not."""
    return next((name for name, form in _FORMATS if form.search(words)), "")


def venue_in(material: Material, line: Line) -> str:
    """The place of the case that a sentence names; empty where it names none, or a country."""
    if material.case is None:
        return ""
    words = line.span.of(material.text)
    for place in material.case.places.values():
        for name in (place.name, *(name for names in place.spellings.values() for name in names)):
            if len(name) > 3 and re.search(rf"\b{re.escape(name)}\b", words):
                return place.id
    return ""
