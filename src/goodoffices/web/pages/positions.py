"""Positions: who stands where on each issue, how that came about, what moved, and what is contested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from goodoffices.case import Issue
from goodoffices.positions import IssueTable, Stand, stance_mark, stance_words
from goodoffices.web.view import Visit, address

__all__ = ["Turn", "show_positions"]

_GROUND = {
    "agreed": "both would sign",
    "open": "open: nobody refuses",
    "contested": "contested",
    "unknown": "not known",
    "ruled-out": "ruled out by all",
    "": "",
}

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
    """The matrix, issue by issue; ``?issue=`` shows one alone."""
    chosen = " ".join(visit.query.get("issue", "").split())
    if list(visit.query.multi_items()) != ([("issue", chosen)] if chosen else []):
        return RedirectResponse(address("/positions", {"issue": chosen}), 303)
    table = visit.volume.positions
    shown = [t for t in table.issues if not chosen or t.issue.id == chosen]
    return visit.page(
        "positions",
        "positions.html",
        table=table,
        shown=shown,
        chosen=chosen,
        history={t.issue.id: tuple(_history(t)) for t in shown},
        steps=[s for s in reversed(table.steps) if s.moves],
        mark=stance_mark,
        stance=stance_words,
        ground={
            "agreed": "all would sign" if len(table.sides) > 2 else "both would sign",
            **{k: v for k, v in _GROUND.items() if k != "agreed"},
        },
        moves=_MOVES,
        titles_of=_titles,
    )


def _history(table: IssueTable) -> Iterator[Turn]:
    turns = [Turn(cell.party, cell.option, stand) for cell in table.cells.values() for stand in cell.timeline]
    return iter(sorted(turns, key=_newest_first, reverse=True))


def _newest_first(turn: Turn) -> tuple[float, str, str]:
    start = turn.stand.start
    return (start.timestamp() if start else float("-inf"), turn.party, turn.option)


def _titles(issue: Issue) -> dict[str, str]:
    return {option.id: option.title for option in issue.options}
