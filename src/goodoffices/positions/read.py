"""From a case to the table of positions."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case import Case, Issue, Option, Position, When, strictest
from goodoffices.positions.distance import measure_distances
from goodoffices.positions.facts import sort_facts
from goodoffices.positions.ground import best_state, find_ground
from goodoffices.positions.movement import follow_rounds
from goodoffices.positions.table import Cell, IssueTable, PositionTable, Stand
from goodoffices.positions.timeline import Hold, Timeline, draw_timeline, hold_of
from goodoffices.positions.trace import Trace

__all__ = ["read_positions"]

Key = tuple[str, str, str]


def read_positions(case: Case) -> PositionTable:
    """Where each party stands on each option, since when, by whose word; what moved; what is common.

    An organ or a person speaks for the party above. Time grows with the number of entries ``n`` as ``n log n``.

    Parameters
    ----------
    case : Case
        The table is made for its reader: what the reader does not see is not in it.

    Returns
    -------
    PositionTable

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> from goodoffices.case import Issue, Option, Party
    >>> sides = {id: Party(id=id, name=id.title()) for id in ("egypt", "israel")}
    >>> sinai = Issue(id="sinai", title="The Sinai", options=(Option(id="full", title="Full withdrawal"),))
    >>> position = Position(id="p1", party="egypt", issue=("sinai",), stance={"full": "demanded"})
    >>> case = Case(id="c", title="Camp David", parties=sides, issues={"sinai": sinai}, record=(position,),
    ...     by_id={"p1": position}, clock=datetime(1978, 9, 5, tzinfo=UTC))
    >>> table = read_positions(case)
    >>> table.issues[0].cell("egypt", "full").stance, table.issues[0].ground[0].silent
    ('demanded', ('israel',))
    """
    lines = {key: draw_timeline(holds) for key, holds in _gather(case).items()}
    sides = tuple(p.id for p in case.sides())
    speaking = {party for party, _, _ in lines}
    others = [p for p in case.parties if p in speaking and p not in sides]
    unknown = sorted(speaking - set(sides) - set(others))
    parties = (*sides, *others, *unknown)
    made = _Cells(case, lines)
    issues = tuple(_table(issue, sides, parties, made) for issue in case.issues.values())
    steps = follow_rounds(case, sides, lines)
    return PositionTable(case.id, case.reader, case.clock, sides, parties, issues, steps, sort_facts(case))


def _gather(case: Case) -> dict[Key, list[Hold]]:
    """Every word on every option, by party, issue and option, in the order of the record."""
    options = {issue.id: {option.id for option in issue.options} for issue in case.issues.values()}
    side: dict[str, str] = {}
    holds: dict[Key, list[Hold]] = {}
    for position in case.ever(Position):
        if position.party not in side:
            side[position.party] = case.side_of(position.party) or position.party
        for issue in position.issue:
            for option, stance in position.stance.items():
                if option in options.get(issue, ()):
                    key = (side[position.party], issue, option)
                    holds.setdefault(key, []).append(hold_of(case, position, stance))
    return holds


class _Cells:
    """Makes the cell of each party and option as the case stands."""

    def __init__(self, case: Case, lines: dict[Key, Timeline]) -> None:
        self.case = case
        self.lines = lines
        self.trace = Trace(case)

    def cell(self, party: str, issue: Issue, choice: Option) -> Cell:
        option = choice.id
        line = self.lines.get((party, issue.id, option))
        if line is None:
            return Cell(party, issue.id, option)
        stand = line.at(self.case.clock)
        if stand is None:
            return Cell(party, issue.id, option, timeline=line.stands, silent_since=_why_silent(line))
        run = line.run_to(stand)
        made = self.trace.of(dict.fromkeys(s.entry for s in run))
        position = self.case.entry(stand.entry)
        basis, speaker = (position.basis, position.party) if isinstance(position, Position) else ("", "")
        audience = strictest((made.audience, issue.audience, choice.audience))
        return Cell(
            party,
            issue.id,
            option,
            stand.stance,
            _since(run),
            made.entries,
            made.spans,
            audience,
            basis,
            speaker,
            line.stands,
        )


def _since(run: Sequence[Stand]) -> When | None:
    """When the oldest position of a run was taken; unknown where that one is undated."""
    return run[-1].since


def _why_silent(line: Timeline) -> str:
    """Why a party that once had a stance has none: how the last of them ended."""
    ended = [s for s in line.stands if s.end is not None]
    return ended[-1].ended if ended else ""


def _table(issue: Issue, sides: Sequence[str], parties: Sequence[str], made: _Cells) -> IssueTable:
    cells = {(party, option.id): made.cell(party, issue, option) for option in issue.options for party in parties}
    if len(sides) < 2:
        return IssueTable(issue, "", cells)
    ground = tuple(
        find_ground(issue.id, option.id, [cells[side, option.id] for side in sides]) for option in issue.options
    )
    return IssueTable(issue, best_state(ground), cells, ground, measure_distances(issue, sides, cells))
