"""The table of positions as lines of plain text: signs and words, never colour, each cell with its trace beneath."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goodoffices.case import Case, Claim, Span, When
from goodoffices.diagnose import UsageError
from goodoffices.positions.stance import stance_mark, stance_words
from goodoffices.positions.table import Cell, Distance, FactGround, Ground, IssueTable, Move, PositionTable, Step
from goodoffices.text.table import lay_out, one_line

__all__ = ["choose_issue", "page_of_positions"]

_QUOTED = 90
_SPANS = 3
_EARLIER = 5


def choose_issue(case: Case, table: PositionTable, issue: str) -> PositionTable:
    """The table of one issue alone: its cells and moves, and the claims that are about it.

    Raises
    ------
    UsageError
        Where the case has no such issue for this reader.
    """
    found = table.issue(issue)
    if found is None:
        known = ", ".join(t.issue.id for t in table.issues) or "none"
        raise UsageError(f'"{issue}" is not an issue of this case', f"issues: {known}")
    steps = tuple(replace(s, moves=tuple(m for m in s.moves if m.issue == issue)) for s in table.steps)
    about = {claim.id for claim in case.of(Claim) if issue in claim.issue}
    contested = tuple(c for c in table.facts.contested if any(f.claim in about for f in c.claims))
    uncontested = tuple(f for f in table.facts.uncontested if f.claim in about)
    return replace(table, issues=(found,), steps=steps, facts=FactGround(contested, uncontested))


def page_of_positions(case: Case, table: PositionTable, width: int = 100) -> list[str]:
    """The lines for a terminal.

    Parameters
    ----------
    case : Case
        The case that the table was made from.
    width : int
        Columns.
    """
    lines = [one_line(f"Positions: {case.title}"), f"Made for {case.reader}; as the case stood on {_clock(case)}."]
    if not table.issues:
        return [*lines, "", "The case has no issues yet."]
    for issue in table.issues:
        lines += ["", *_issue(case, table, issue, width)]
    for step in table.steps:
        lines += _step(case, step)
    lines += _contests(case, table)
    signs = ", ".join(
        f"{stance_mark(s)} {stance_words(s)}"
        for s in ("demanded", "acceptable", "negotiable", "rejected", "red-line", None)
    )
    return [*lines, "", f"Signs: {signs}."]


def _clock(case: Case) -> str:
    return case.clock.isoformat(sep=" ", timespec="minutes")


def _issue(case: Case, table: PositionTable, issue: IssueTable, width: int) -> list[str]:
    parties = [
        p for p in table.parties if p in table.sides or any(issue.cell(p, o.id).timeline for o in issue.issue.options)
    ]
    notes: list[tuple[str, str, Cell]] = []
    rows = [["Option", *(case.name(p) for p in parties)]]
    if issue.ground:
        rows[0].append("Common ground")
    ground = {g.option: g for g in issue.ground}
    for option in issue.issue.options:
        row = [option.title]
        for party in parties:
            cell = issue.cell(party, option.id)
            number = ""
            if cell.timeline:
                notes.append((case.name(party), option.title, cell))
                number = f" [{len(notes)}]"
            row.append(f"{stance_mark(cell.stance)} {stance_words(cell.stance)}{number}")
        if option.id in ground:
            row.append(_ground(case, ground[option.id]))
        rows.append(row)
    state = f": {issue.state.replace('-', ' ')}" if issue.state else ""
    lines = [one_line(f"{issue.issue.title} ({issue.issue.id}){state}"), *lay_out(rows, width)]
    lines += [f"  {one_line(_distance(case, issue, d))}" for d in issue.distances]
    for n, note in enumerate(notes, 1):
        first, *more = _trace(case, *note)
        lines += [f"  [{n}] {first}", *(f"      {line}" for line in more)]
    return lines


def _ground(case: Case, ground: Ground) -> str:
    words = ground.state.replace("-", " ")
    named = {"contested": ground.refused_by, "unknown": ground.silent, "open": ground.negotiable_for}.get(
        ground.state, ()
    )
    verb = {"contested": "refused by", "unknown": "silent:", "open": "negotiable for"}.get(ground.state, "")
    return f"{words} ({verb} {', '.join(case.name(p) for p in named)})" if named else words


def _distance(case: Case, issue: IssueTable, distance: Distance) -> str:
    first, second = (case.name(side) for side in distance.sides)
    reach = (
        ""
        if distance.reach is None or distance.reach == distance.gap
        else f"; {_steps(distance.reach)} if each went as far as negotiable"
    )
    if distance.gap is None:
        return f"Distance {first} to {second}: not known, one of them is not known to accept any option{reach}"
    titles = {option.id: option.title for option in issue.issue.options}
    between = f"; between them: {', '.join(titles[o] for o in distance.between)}" if distance.between else ""
    return f"Distance {first} to {second}: {_steps(distance.gap)}{between}{reach}"


def _steps(count: int) -> str:
    return "none" if count == 0 else f"{count} step{'s' * (count != 1)}"


def _trace(case: Case, party: str, option: str, cell: Cell) -> Iterator[str]:
    who = one_line(f"{party}, {option}")
    if cell.stance is None:
        last = cell.timeline[-1]
        yield f"{who}: no position now; {stance_words(last.stance)} by {last.entry}, {cell.silent_since or 'not yet in effect'}"
        return
    speaker = f", spoken by {one_line(case.name(cell.spoken_by))}" if cell.spoken_by != cell.party else ""
    yield f"{who}: {stance_words(cell.stance)} since {_day(cell.since)}; {', '.join(cell.entries)} ({cell.basis}{speaker}); audience {cell.audience}"
    earlier = [s for s in cell.timeline if s.entry not in cell.entries]
    if earlier:
        told = [
            f"{stance_words(s.stance)} from {_day(s.since)} ({s.entry}, {s.ended or 'later'})"
            for s in earlier[-_EARLIER:]
        ]
        more = [f"{len(earlier) - _EARLIER} more before that"] if len(earlier) > _EARLIER else []
        yield "before: " + "; ".join([*more, *told])
    for span in cell.spans[:_SPANS]:
        yield _span(case, span)
    if len(cell.spans) > _SPANS:
        yield f"and {len(cell.spans) - _SPANS} more passages"


def _day(when: When | None) -> str:
    if when is None:
        return "an unknown day"
    return f"{'about ' if when.circa else ''}{'some time in ' if when.within else ''}{when.iso()}"


def _span(case: Case, span: Span) -> str:
    place = f"{span.start}-{span.end}" if span.start is not None and span.end is not None else span.at
    words = span.exact or (f"{span.first} ... {span.last}" if span.first or span.last else "")
    short = one_line(words)
    quoted = f' "{short if len(short) <= _QUOTED else short[: _QUOTED - 3] + "..."}"' if short else ""
    return one_line(f"{case.name(span.source)} [{span.source}{' ' + place if place else ''}]") + quoted


def _step(case: Case, step: Step) -> Iterator[str]:
    if not step.moves:
        return
    until = one_line(case.name(step.after)) if step.after else "now"
    yield ""
    yield f"Moved between {one_line(case.name(step.before))} and {until}"
    for move in step.moves:
        yield f"  {move.kind}: {_move(case, move)}"


def _move(case: Case, move: Move) -> str:
    option = case.option(move.issue, move.option)
    title = option.title if option else move.option
    doubt = "; perhaps only after the round, its time is not exactly known" if move.uncertain else ""
    return one_line(f"{title}: {move.reason}{doubt} ({', '.join(move.entries)})")


def _contests(case: Case, table: PositionTable) -> Iterator[str]:
    if not table.facts.contested:
        return
    yield ""
    yield "Claims that stand against each other"
    for contest in table.facts.contested:
        for n, fact in enumerate(contest.claims):
            claim = case.entry(fact.claim)
            that = claim.that if isinstance(claim, Claim) else fact.claim
            line = one_line(f"{case.name(fact.voice) if fact.voice else 'nobody named'}: {that} ({fact.claim})")
            yield f"{'  - ' if n == 0 else '    '}{line}"
