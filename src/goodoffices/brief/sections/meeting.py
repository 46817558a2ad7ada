"""When, where, under whom, and the order of the day."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import bold, entry_line, listed, text
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Bullets, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.times import clock_readings, relevant_zones, when_words
from goodoffices.brief.words import handling_marks, listing, names, sentence_end
from goodoffices.case import AgendaItem, Case, Office, Round

__all__ = ["FORMATS", "meeting", "office_title", "venue_words"]

FORMATS = {
    "direct": "direct talks", "trilateral": "trilateral talks", "multilateral": "multilateral talks",
    "proximity": "proximity talks: the third party goes between the rooms", "shuttle": "shuttle diplomacy", "online": "online",
}  # fmt: skip
_EARLIER = 8


def venue_words(case: Case, round: Round) -> str:
    """The venue with its city and country; empty where it is not known."""
    place = case.places.get(round.venue)
    if place is None:
        return case.name(round.venue) if round.venue else ""
    return ", ".join(dict.fromkeys(part for part in (place.name, place.city, place.country) if part))


def office_title(case: Case, person: str, round: Round) -> str:
    """The office in which a person attends, as the round names it, else those held then."""
    return "; ".join(dict.fromkeys(office.title for office in offices_of(case, person, round)))


def offices_of(case: Case, person: str, round: Round) -> tuple[Office, ...]:
    """The offices in whose capacity a person sits in a round."""
    found = case.people.get(person)
    if found is None:
        return ()
    seat = next(((d, m) for d in round.delegations for m in d.members if m.person == person), None)
    if seat and seat[1].office:
        return tuple(o for o in found.offices if o.id == seat[1].office)
    held = found.offices_at(round.on) if round.on else found.offices
    if seat:
        side = case.side_of(seat[0].party)
        return tuple(o for o in held if case.side_of(o.party) == side) or held
    return held


def meeting(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on the round itself."""
    case, round = matter.case, matter.round
    if round is None:
        words = (
            "No round of talks is in the record."
            if case.record
            else "Nothing is entered yet: no round of talks, and nothing else."
        )
        line = cite.line(Run(words), notes=cite.computed("from the absence of any round in the record"))
        return (Heading("The meeting", anchor="meeting"), Paragraph(line))
    blocks: list[Block] = [Heading("The meeting", anchor="meeting")]
    blocks += _when(case, round, cite)
    blocks += listed(_facts(case, round, cite))
    blocks += _agenda(case, round, cite)
    blocks += _earlier(matter, cite)
    return tuple(blocks)


def _when(case: Case, round: Round, cite: Citations) -> list[Block]:
    if round.on is None:
        line = cite.line(Run("When", strong=True), Run(": not known."), notes=cite.of(round))
        return [Paragraph(line)]
    place = case.places.get(round.venue)
    zones = relevant_zones(case, place.zone if place else "")
    readings = clock_readings(round.on, zones)
    said = f" ({round.on.reason})" if round.on.reason else ""
    day = when_words(round.on, zones[0][1])
    line = cite.line(
        Run(round.title, strong=True), Run(f", {round.status}: {day}, {zones[0][0]}{said}."), notes=cite.of(round)
    )
    if not readings:
        return [Paragraph(line)]
    rows = tuple((text(label), text(reading)) for label, reading in readings)
    return [
        Paragraph(line),
        Table((bold("Clock in"), bold("Time")), rows, caption="The hour in every zone that matters", layout="running"),
    ]


def _facts(case: Case, round: Round, cite: Citations) -> list[Line]:
    notes = cite.of(round)
    place = case.places.get(round.venue)
    facts = []
    where = venue_words(case, round)
    if where:
        facts.append(
            cite.line(
                Run("Where", strong=True),
                Run(f": {where}."),
                notes=tuple(dict.fromkeys((*notes, *cite.of(*([place] if place else []))))),
            )
        )
    if round.host:
        facts.append(cite.line(Run("Host", strong=True), Run(f": {case.name(round.host)}."), notes=notes))
    if round.chair:
        chairs = [f"{case.name(id)} ({office_title(case, id, round)})".replace(" ()", "") for id in round.chair]
        facts.append(cite.line(Run("Chair", strong=True), Run(f": {'; '.join(chairs)}."), notes=notes))
    if round.format:
        facts.append(cite.line(Run("Format", strong=True), Run(f": {FORMATS[round.format]}."), notes=notes))
    if round.outcome:
        facts.append(cite.line(Run("Outcome", strong=True), Run(f": {round.outcome.rstrip('.')}."), notes=notes))
    if round.remark or round.marks or round.embargo:
        words = f": {sentence_end(round.remark)}" if round.remark else ""
        facts.append(cite.line(Run("To note", strong=True), Run(f"{words}{handling_marks(case, round)}"), notes=notes))
    return facts


def _agenda(case: Case, round: Round, cite: Citations) -> list[Block]:
    if not round.agenda:
        return []
    items = tuple(_item(case, round, item, cite) for item in round.agenda)
    return [Heading("Order of the day", 3, "agenda"), Bullets(items, ordered=True)]


def _item(case: Case, round: Round, item: AgendaItem, cite: Citations) -> Line:
    place = case.places.get(round.venue)
    zone = (place.zone if place else "") or case.zone
    at = f"{when_words(item.at, zone, weekday=False)}: " if item.at else ""
    who = f" \N{EN DASH} {names(case, item.by)}" if item.by else ""
    air = " (on air)" if item.on_air else ""
    about = f" [{names(case, item.issue)}]" if item.issue else ""
    return cite.line(Run(at, strong=True), Run(f"{item.title}{who}{air}{about}."), notes=cite.first_of(item, round))


def _sat(case: Case, round: Round) -> str:
    """Who is named as having come, side by side."""
    sides = []
    for delegation in round.delegations:
        people = [case.name(m.person) + ("" if m.role == "member" else f" ({m.role})") for m in delegation.members]
        if people:
            sides.append(f"for {case.name(delegation.party)}, {listing(people)}")
    chair = f". Chaired by {names(case, round.chair)}" if round.chair else ""
    return chair + (f". Named as present: {'; '.join(sides)}" if sides else "")


def _earlier(matter: Matter, cite: Citations) -> list[Block]:
    rounds = matter.earlier[-_EARLIER:]
    if not rounds:
        return []
    lines = []
    for round in reversed(rounds):
        when = when_words(round.on, matter.case.zone) if round.on else "no date"
        where = venue_words(matter.case, round)
        came = f": {round.outcome}" if round.outcome else ""
        lines.append(
            entry_line(
                matter.case,
                cite,
                round,
                Run(round.title, strong=True),
                Run(f", {when}{', ' if where else ''}{where}{came}{_sat(matter.case, round)}"),
            )
        )
    more = len(matter.earlier) - len(rounds)
    blocks: list[Block] = [Heading("The rounds before", 3, "rounds"), *listed(lines)]
    if more:
        blocks.append(Paragraph(text(f"Before these, {more} more; the record of the case has them all.")))
    return blocks
