"""Positions: who stands where on each issue, how that came about, what moved, and what is contested."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from goodoffices.case import Issue
from goodoffices.positions import IssueTable, Stand, stance_mark, stance_words
from goodoffices.web.view import Visit, address

__all__ = ["Turn", "show_positions"]

_GROUND = {
    "open": "open: nobody refuses",
    "contested": "contested",
    "unknown": "not known",
    "ruled-out": "ruled out by all",
    "": "",
}

_TURNS, _STEPS, _CONTESTS = 20, 4, 50
"""As much as the page of all issues shows of each; the rest is a link away."""

_MOVES = {
    "new": "spoke for the first time",
    "softened": "softened",
    "hardened": "hardened",
    "dropped": "has no position any more",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """A line of an issue's history: one party's word on one option, and what became of it.

    Parameters
    ----------
    party, option : str
    stand : Stand
    """

    party: str
    option: str
    stand: Stand


def show_positions(visit: Visit) -> Response:
    """The matrix, issue by issue; ``?issue=`` shows one alone with all of its history, ``?steps=all`` all movement."""
    chosen = " ".join(visit.query.get("issue", "").split())
    every = visit.query.get("steps") == "all"
    wanted = [(key, value) for key, value in (("issue", chosen), ("steps", "all" if every else "")) if value]
    if list(visit.query.multi_items()) != wanted:
        return RedirectResponse(address("/positions", wanted), 303)
    table = visit.volume.positions
    shown = [t for t in table.issues if not chosen or t.issue.id == chosen]
    steps = [s for s in reversed(table.steps) if s.moves]
    return visit.page(
        "positions",
        "positions.html",
        table=table,
        shown=shown,
        chosen=chosen,
        history={t.issue.id: _history(t) for t in shown},
        most=None if chosen else _TURNS,
        steps=steps if every else steps[:_STEPS],
        more_steps=0 if every else max(0, len(steps) - _STEPS),
        contests=table.facts.contested[:_CONTESTS],
        more_contests=max(0, len(table.facts.contested) - _CONTESTS),
        mark=stance_mark,
        stance=stance_words,
        ground=_GROUND | {"agreed": "all would sign" if len(table.sides) > 2 else "both would sign"},
        moves=_MOVES,
        titles_of=_titles,
    )


def _history(table: IssueTable) -> tuple[Turn, ...]:
    """Every word on any option of an issue, newest first."""
    turns = [Turn(cell.party, cell.option, stand) for cell in table.cells.values() for stand in cell.timeline]
    return tuple(sorted(turns, key=_when, reverse=True))


def _when(turn: Turn) -> tuple[float, str, str]:
    start = turn.stand.start
    return (start.timestamp() if start else float("-inf"), turn.party, turn.option)


def _titles(issue: Issue) -> dict[str, str]:
    return {option.id: option.title for option in issue.options}
