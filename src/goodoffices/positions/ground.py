"""What the sides have in common, option by option: the island of agreement, and the water around it.

The island of agreement is the first tool of the CCHN Field Manual on Frontline Humanitarian Negotiation (2019): what
is agreed, what is contested, told apart before anything is bargained over. Here it is computed from stances alone:

=========== ==========================================================================
state       when
=========== ==========================================================================
agreed      every side demands or accepts the option
open        every side has spoken, none refuses, at least one calls it negotiable
contested   at least one side refuses it, and at least one does not
ruled-out   every side refuses it
unknown     none of these can be said, since at least one side is silent
=========== ==========================================================================

One side that refuses and one that does not are enough for ``contested``, whoever else is silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodoffices.case import strictest
from goodoffices.positions.stance import refuses, wants
from goodoffices.positions.table import Cell, Ground

__all__ = ["BEST_FIRST", "best_state", "find_ground"]

BEST_FIRST = ("agreed", "open", "contested", "unknown", "ruled-out")
"""The states of common ground, from the nearest to agreement to the farthest."""


def find_ground(issue: str, option: str, cells: Sequence[Cell]) -> Ground:
    """The common ground of the sides on one option.

    Parameters
    ----------
    issue, option : str
    cells : sequence of Cell
        The cell of each side, in the order of the case.

    Examples
    --------
    >>> find_ground("truce", "30-days", [Cell("a", "truce", "30-days", "demanded"), Cell("b", "truce", "30-days", "rejected")]).state
    'contested'
    """
    wanted = tuple(c.party for c in cells if wants(c.stance))
    refused = tuple(c.party for c in cells if refuses(c.stance))
    negotiable = tuple(c.party for c in cells if c.stance == "negotiable")
    silent = tuple(c.party for c in cells if c.stance is None)
    if refused and (wanted or negotiable):
        state = "contested"
    elif silent or not cells:
        state = "unknown"
    elif refused:
        state = "ruled-out"
    else:
        state = "open" if negotiable else "agreed"
    return Ground(issue, option, state, wanted, negotiable, refused, silent, strictest(c.audience for c in cells))


def best_state(ground: Iterable[Ground]) -> str:
    """The best state of any option of an issue: one agreed option is enough to settle it."""
    found = {g.state for g in ground}
    return next((state for state in BEST_FIRST if state in found), "unknown")
