"""The time line around the round: what happened, what is to come, each mark with its line and source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from goodoffices.brief.cite import Citations
from goodoffices.brief.figures import LANES, NARROW, Mark, draw_timeline
from goodoffices.brief.lines import bold, left_out, text
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Figure, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.times import as_of_words, dated_words, short_words
from goodoffices.brief.words import chain, names, sentence_end
from goodoffices.case import (
    Agreement,
    Case,
    Entry,
    Incident,
    Obligation,
    Offer,
    Performance,
    Pressure,
    Round,
    Statement,
    TextVersion,
    When,
)
from goodoffices.case.when import zone_of

__all__ = ["MOST", "chronicle"]

MOST = 60
"""Items on the time line."""

_LANE: dict[type[Entry], str] = {
    Round: "talks", Agreement: "settled", Performance: "settled", Offer: "settled", TextVersion: "settled",
    Statement: "said", Pressure: "pressure", Incident: "incidents", Obligation: "pressure",
}  # fmt: skip
_YEAR = 366


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry, or a date that follows from one."""

    entry: Entry
    when: When
    lane: str
    words: str
    drawn: bool
    others: tuple[Entry, ...] = ()


def chronicle(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section with the time line."""
    case = matter.case
    found = _items(matter)
    if not found:
        return ()
    centre = _centre(matter)
    chosen = sorted(found, key=lambda item: _nearness(item, centre))[:MOST]
    chosen.sort(key=lambda item: (item.when.start, item.when.end, item.entry.id))
    marks, rows = [], []
    for number, item in enumerate(chosen, 1):
        if item.drawn:
            marks.append(
                Mark(number, item.lane, _day(case, item.when), item.when.last_day, item.when.start > case.clock)
            )
        rows.append(_row(case, number, item, cite))
    title = "What happened, and what is to come"
    head = tuple(bold(h) for h in ("No.", "When", "What", "Sort"))
    data = Table(head, tuple(rows), caption="The numbers are those of the marks", layout="index")
    blocks: list[Block] = [Heading("Time line", anchor="timeline")]
    # At midnight the case stands at the end of the day before, as the head says too.
    now = (case.clock - timedelta(microseconds=1)).astimezone(zone_of(case.zone)).date()
    span = f"From {short_words(chosen[0].when, case.zone)} to {short_words(chosen[-1].when, case.zone)}"
    description = f"{span}. A bar means some time within it, or all through; the broken line is {as_of_words(case)}, as of which this brief stands; hollow marks are still to come."
    if marks and matter.dated:
        blocks.append(Paragraph(text(description)))
        narrow = draw_timeline(marks, now, title, description, "timeline-narrow", width=NARROW)
        blocks.append(Figure(draw_timeline(marks, now, title, description), title, description, data, narrow))
    else:
        blocks.append(data)
    return (*blocks, *left_out(len(found) - len(chosen), "entry", "entries", "to keep to the time around the round"))


def _centre(matter: Matter) -> datetime:
    return matter.round.on.start if matter.round and matter.round.on else matter.case.clock


def _day(case: Case, when: When) -> date:
    return when.start.astimezone(zone_of(case.zone)).date() if when.grain == "moment" else when.start.date()


def _nearness(item: _Item, centre: datetime) -> tuple[bool, float, str]:
    """Rounds and deadlines before all else, then whatever is nearest to the round."""
    away = abs((item.when.start - centre).total_seconds())
    near = isinstance(item.entry, Round | Agreement | Pressure) and away < 2 * _YEAR * 86400
    return (not near, away, item.entry.id)


def _items(matter: Matter) -> list[_Item]:
    case, centre = matter.case, _centre(matter)
    items: list[_Item] = []
    deliveries: dict[tuple[str, str], list[Performance]] = {}
    for entry in case.record:
        lane = _LANE.get(type(entry))
        if lane is None or entry.id in case.replaced:
            continue
        if isinstance(entry, Performance) and entry.delivery:
            # One delivery told by several accounts is one mark.
            told = deliveries.setdefault((entry.obligation, entry.delivery), [])
            told.append(entry)
            if len(told) > 1:
                continue
        for when, words in _dates(case, entry):
            # A mark years away would squeeze all others together; it keeps its line in the table.
            drawn = abs((when.start - centre).days) <= _YEAR and (when.end - when.start).days <= _YEAR
            items.append(_Item(entry, when, lane, words, drawn))
    others = {told[0].id: told for told in deliveries.values() if len(told) > 1}
    return [_merged(case, item, others[item.entry.id]) if item.entry.id in others else item for item in items]


def _merged(case: Case, item: _Item, told: list[Performance]) -> _Item:
    words = "; ".join(_words(case, performance) for performance in told[:4])
    return replace(item, words=words, others=tuple(told[1:4]))


def _dates(case: Case, entry: Entry) -> list[tuple[When, str]]:
    """The dates of an entry that belong on the time line, with what happens on each."""
    dates: list[tuple[When, str]] = []
    if isinstance(entry, Obligation):
        return [(entry.due, f"Due: {entry.what} ({names(case, entry.debtor)})")] if entry.due else []
    if entry.on is not None:
        dates.append((entry.on, _words(case, entry)))
    if isinstance(entry, Pressure) and entry.deadline is not None and entry.status in ("announced", "in-force"):
        dates.append((entry.deadline, f"Deadline of {names(case, entry.by)}: {entry.what}"))
    if isinstance(entry, Offer) and entry.until is not None and entry.status == "open":
        dates.append((entry.until, f"Offer of {names(case, entry.by)} ends: {entry.what}"))
    return dates


def _words(case: Case, entry: Entry) -> str:
    if isinstance(entry, Round):
        return f"{entry.title} ({entry.status})"
    if isinstance(entry, Statement):
        gist = (
            entry.gist
            or f"\N{LEFT DOUBLE QUOTATION MARK}{' '.join(entry.words.split())}\N{RIGHT DOUBLE QUOTATION MARK}"
        )
        return f"{names(case, entry.by)}: {gist}"
    if isinstance(entry, Performance):
        owed = case.entry(entry.obligation)
        unit = entry.unit or (owed.unit if isinstance(owed, Obligation) else "")
        number = f"{entry.quantity or entry.total or ''} {unit}".strip()
        done = (
            entry.gist
            or ": ".join(part for part in (owed.label if owed else "", number) if part)
            or "something was done"
        )
        return f"{done} \N{EN DASH} by {names(case, entry.by_account)}"
    if isinstance(entry, Pressure):
        return f"{names(case, entry.by)}: {entry.what}"
    if isinstance(entry, Offer):
        return f"Offer of {names(case, entry.by)}: {entry.what}"
    if isinstance(entry, Incident):
        return f"{chain(case, entry.voices)}: {entry.what}" if entry.voices else entry.what
    if isinstance(entry, TextVersion):
        return f"Text: {entry.label}"
    return entry.label


def _row(case: Case, number: int, item: _Item, cite: Citations) -> tuple[Line, ...]:
    what = cite.line(Run(sentence_end(item.words)), notes=cite.of(item.entry, *item.others))
    when = dated_words(item.when, case.zone)
    if item.when.grain == "moment":
        when += f", {'~' if item.when.circa else ''}{item.when.start.astimezone(zone_of(case.zone)):%H:%M}"
    return (text(str(number)), text(when), what, text(LANES[item.lane]))
