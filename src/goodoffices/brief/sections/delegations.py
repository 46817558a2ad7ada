"""Who sits for whom, in what office, what changed since last time, and how they sit."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.figures import NARROW, draw_seating
from goodoffices.brief.lines import bold, left_out, listed, text
from goodoffices.brief.matter import Matter
from goodoffices.brief.seating import Bench, Seating, precedence, seat_round
from goodoffices.brief.sections.meeting import office_title
from goodoffices.brief.sheet import Block, Figure, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.words import listing, other_scripts, plural
from goodoffices.case import Case, Delegation, Member, Round

__all__ = ["delegations"]

_OTHERS = 40
_PLANS = {
    "facing": "The delegations face each other across the table",
    "head-table": "The third party at the head of the table, the delegations to either side, facing each other",
    "around": "Around the table, clockwise from the chair",
    "rooms": "Each delegation in a room of its own",
}
_WHERE = {
    "head": "head of the table",
    "right": "to the right of the chair",
    "left": "to the left of the chair",
    "around": "at the table",
    "room": "own room",
}


def delegations(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on the delegations and their seating."""
    round = matter.round
    if round is None or not (round.delegations or (matter.previous and matter.previous.delegations)):
        return ()
    blocks: list[Block] = [Heading("The delegations", anchor="delegations")]
    for delegation in round.delegations:
        blocks += _delegation(matter, round, delegation, cite)
    blocks += listed(_gone(matter, round, cite))
    seating = seat_round(matter.case, round)
    if seating:
        blocks += _seating(matter.case, round, seating, cite)
    return (*blocks, *_others(matter.case, round, cite))


def _others(case: Case, round: Round, cite: Citations) -> list[Block]:
    """Who is in the record and does not sit: whoever reads or speaks the names aloud needs them too."""
    seated = {m.person for d in round.delegations for m in d.members}
    people = [p for p in case.people.values() if p.id not in seated]
    if not people:
        return []
    rows = []
    for person in people[:_OTHERS]:
        scripts = other_scripts(person)
        offices = person.offices_at(round.on) if round.on else person.offices
        title = "; ".join(dict.fromkeys(o.title for o in offices)) or "no office on record"
        title += "; in the chair" if person.id in round.chair else ""
        notes = cite.of(*offices) or cite.computed("the list of people in the record")
        rows.append((
            (Run(case.name(person.id), strong=True), *((Run(" ("), *scripts, Run(")")) if scripts else ())),
            (Run(title, notes=notes),),
        ))  # fmt: skip
    table = Table(
        (bold("Name"), bold("Office")), tuple(rows), caption="Named in the record, in no delegation", layout="running"
    )
    more = left_out(len(people) - len(rows), "person", "people")
    return [Heading("Others who are named", 3, "others"), table, *more]


def _last_time(matter: Matter, party: str) -> Delegation | None:
    previous = matter.previous
    return next((d for d in previous.delegations if d.party == party), None) if previous else None


def _delegation(matter: Matter, round: Round, delegation: Delegation, cite: Citations) -> list[Block]:
    case = matter.case
    members = precedence(case, delegation)
    head = f"{case.name(delegation.party)}: {_count(delegation)}"
    notes = cite.first_of(delegation, *members, round)
    if not members:
        return [
            Paragraph(
                cite.line(Run(case.name(delegation.party), strong=True), Run(f": {_count(delegation)}."), notes=notes)
            )
        ]
    rows = tuple(_row(matter, round, delegation, member, cite) for member in members)
    columns = (bold("Name"), bold("Office"), bold("Part"), bold("Since last time"))
    return [Table(columns, rows, caption=head, layout="running")]


def _count(delegation: Delegation) -> str:
    named = len(delegation.members)
    size = (
        f"{delegation.size} in all, {named} named"
        if delegation.size is not None
        else f"{named} named"
        if named
        else "nobody named"
    )
    if delegation.complete:
        return f"{size}; the list is complete"
    return f"{size}; not known to be all"


def _row(matter: Matter, round: Round, delegation: Delegation, member: Member, cite: Citations) -> tuple[Line, ...]:
    case = matter.case
    person = case.people.get(member.person)
    name: tuple[Run, ...] = (Run(case.name(member.person), strong=True),)
    scripts = other_scripts(person) if person else ()
    if scripts:
        name = (*name, Run(" ("), *scripts, Run(")"))
    part = "chair" if member.person in round.chair else member.role
    changed, change_notes = _since(matter, round, delegation, member, cite)
    return (
        cite.line(*name, notes=cite.first_of(member, delegation, round)),
        _office(case, round, member, cite),
        text(part),
        (Run(changed, notes=change_notes),),
    )


def _office(case: Case, round: Round, member: Member, cite: Citations) -> Line:
    from goodoffices.brief.sections.meeting import offices_of

    offices = offices_of(case, member.person, round)
    if not offices:
        return (Run("not known", notes=cite.computed("no office held at the time is in the record")),)
    person = case.people[member.person]
    title = "; ".join(dict.fromkeys(o.title for o in offices))
    return cite.line(Run(title), notes=cite.of(*offices) or cite.first_of(person, member, round))


def _since(
    matter: Matter, round: Round, delegation: Delegation, member: Member, cite: Citations
) -> tuple[str, tuple[int, ...]]:
    previous, before = matter.previous, _last_time(matter, delegation.party)
    if previous is None:
        return "first round on record", cite.computed("no earlier round is in the record")
    known = f"compared with {previous.title}"
    if before is None or not before.members:
        return "not known who came", cite.computed(
            f"{known}: nobody is named there for {matter.case.name(delegation.party)}"
        )
    then = next((m for m in before.members if m.person == member.person), None)
    if then is None:
        sat = [d.party for d in previous.delegations if any(m.person == member.person for m in d.members)]
        if sat:
            return f"sat for {matter.case.name(sat[0])}", cite.computed(known)
        return ("new" if before.complete else "not named last time"), cite.computed(
            f"{known}, whose list is {'complete' if before.complete else 'not known to be complete'}"
        )
    was, is_ = office_title(matter.case, member.person, previous), office_title(matter.case, member.person, round)
    changes = [f"office changed, was: {was}"] if was != is_ and was and is_ else []
    if then.role != member.role:
        changes.append(f"was {then.role} last time")
        if then.role == "head" and not any(m.role == "head" for m in delegation.members):
            changes.append("no head is named now")
    return ("; ".join(changes) or "came last time"), cite.computed(known)


def _gone(matter: Matter, round: Round, cite: Citations) -> list[Line]:
    """Who was named last time and is not now."""
    previous = matter.previous
    lines: list[Line] = []
    now = {m.person for d in round.delegations for m in d.members}
    for before in previous.delegations if previous else ():
        gone = [m for m in before.members if m.person not in now]
        if not gone or previous is None:
            continue
        here = next((d for d in round.delegations if d.party == before.party), None)
        sure = here is not None and here.complete
        who = [
            f"{matter.case.name(m.person)} ({office_title(matter.case, m.person, previous)})".replace(" ()", "")
            for m in gone
        ]
        verdict = "not coming this time" if sure else "named last time, not named now"
        notes = (*cite.first_of(*gone, before, previous), *cite.computed(f"compared with {previous.title}"))
        lines.append(
            cite.line(
                Run(matter.case.name(before.party), strong=True), Run(f", {verdict}: {listing(who)}."), notes=notes
            )
        )
    return lines


def _seating(case: Case, round: Round, seating: Seating, cite: Citations) -> list[Block]:
    title = "Seating" if seating.known else "Seating proposed by protocol"
    basis = (
        f"as the record says ({round.seating.replace('-', ' ')})"
        if seating.known
        else "no source says how they sit; this is the usual protocol (Satow's Diplomatic Practice)"
    )
    notes = (*(cite.of(round) if seating.known else ()), *cite.computed(f"seating: {basis}"))
    reasons = "; ".join(seating.reasons)
    line = cite.line(Run(f"{_PLANS[seating.plan]}: {basis}. {reasons[:1].upper()}{reasons[1:]}."), notes=notes)
    rows = tuple(
        (
            text(case.name(bench.party)),
            text(_WHERE[bench.where] if seating.plan != "facing" else "facing"),
            text(_bench(case, bench)),
        )
        for bench in seating.benches
    )
    data = Table(
        (bold("Delegation"), bold("Place"), bold("From their own right to left")), rows, caption="Who sits where"
    )
    description = " ".join(f"{case.name(b.party)}, {_WHERE[b.where]}: {_bench(case, b)}." for b in seating.benches)
    plan = "The table, seen from above" if seating.plan != "rooms" else "The rooms"
    svg = draw_seating(seating, case.name, plan, description)
    narrow = ""
    if seating.plan in ("head-table", "rooms"):
        narrow = draw_seating(seating, case.name, plan, description, "seating-narrow", width=NARROW)
    return [Heading(title, 3, "seating"), Paragraph(line), Figure(svg, plan, description, data, narrow)]


def _bench(case: Case, bench: Bench) -> str:
    names = [
        case.name(s.person) + (" (chair)" if s.chair else " (head)" if s.role == "head" else "") for s in bench.seats
    ]
    more = [f"and {plural(bench.unnamed, 'place')} for people not named"] if bench.unnamed else []
    return ", ".join([*names, *more]) or "nobody named"
