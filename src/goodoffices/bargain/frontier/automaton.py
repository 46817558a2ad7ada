"""A term over several issues, or a constraint, as a small machine that reads the package issue by issue.

What of the past still matters (which rows of a table are open, whether a box can still be entered, how many choices
were made) is the state; packages in the same state can be compared before they are complete. This is what lets bucket
elimination work on tables, boxes and counting constraints alike: the size of a bucket is the number of states that
really occur, never the product of the options.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.preference import Box

__all__ = ["DEAD", "Automaton", "box_automaton", "count_automaton", "table_automaton"]

Ints = NDArray[np.int64]
DEAD = -1


@dataclass(frozen=True, slots=True, eq=False)
class Automaton:
    """A machine over some issues.

    Parameters
    ----------
    issues : tuple of int
        In the order of reading.
    steps : tuple of (n_states, n_options) int64
        The next state at each issue, :data:`DEAD` where none is left. The first has one row; after the last issue the
        state is 0.
    gain : (n_states, n_options, n_columns) int64, or None
        What is added to the worths at the last issue.
    breaks : int or None
        Column whose condition is broken at :data:`DEAD`; None: the package itself is not feasible.
    """

    issues: tuple[int, ...]
    steps: tuple[Ints, ...]
    gain: Ints | None = None
    breaks: int | None = None


def table_automaton(issues: tuple[int, ...], values: Ints) -> Automaton:
    """A table of worths; states whose remaining rows are the same are one state.

    Parameters
    ----------
    issues : tuple of int
    values : (n_options of issues[0], ..., n_columns) int64
    """
    rest = values[None]
    steps: list[Ints] = []
    for _ in issues[:-1]:
        states, options = rest.shape[:2]
        rows = rest.reshape(states * options, -1)
        _, first, inverse = np.unique(rows, axis=0, return_index=True, return_inverse=True)
        steps.append(inverse.reshape(states, options).astype(np.int64))
        rest = rest.reshape(states * options, *rest.shape[2:])[first]
    steps.append(np.zeros(rest.shape[:2], dtype=np.int64))
    return Automaton(issues, tuple(steps), gain=rest)


def box_automaton(order: tuple[int, ...], box: Box, counts: tuple[int, ...], gain: Ints) -> Automaton:
    """A box: inside so far (0) or missed (1).

    Parameters
    ----------
    order : tuple of int
        The box's issues in the order of reading.
    box : Box
    counts : tuple of int
        Options per issue of the domain.
    gain : (n_columns,) int64
        Its worth.
    """
    steps = []
    for place, issue in enumerate(order):
        at = box.issues.index(issue)
        options = np.arange(counts[issue])
        missed = ((options < box.low[at]) | (options > box.high[at])).astype(np.int64)
        steps.append(missed[None] if place == 0 else np.stack([missed, np.ones_like(missed)]))
    final = np.where(steps[-1][:, :, None] == 0, gain, 0)
    steps[-1] = np.zeros_like(steps[-1])
    return Automaton(order, tuple(steps), gain=final)


def count_automaton(
    order: tuple[int, ...], constraint: Constraint, counts: tuple[int, ...], breaks: int | None = None
) -> Automaton:
    """A counting constraint: how many of its choices hold so far, as far as that still decides anything.

    Parameters
    ----------
    order : tuple of int
        The constraint's issues in the order of reading.
    constraint : Constraint
    counts : tuple of int
        Options per issue of the domain.
    breaks : int or None
        See :class:`Automaton`.
    """
    adds = [np.zeros(counts[issue], dtype=np.int64) for issue in order]
    for choice in constraint.choices:
        adds[order.index(choice.issue)][list(choice.options)] += 1
    most_left = np.append(np.cumsum([int(a.max()) for a in adds][::-1])[::-1][1:], 0)
    least_left = np.append(np.cumsum([int(a.min()) for a in adds][::-1])[::-1][1:], 0)
    settled = -2
    known = np.array([0], dtype=np.int64)
    steps = []
    for place, add in enumerate(adds):
        total = known[:, None] + add[None]
        total = np.where(known[:, None] == settled, settled, total)
        kept = (total + least_left[place] >= constraint.least) & (total + most_left[place] <= constraint.most)
        lost = (total + most_left[place] < constraint.least) | (total + least_left[place] > constraint.most)
        total = np.where((known[:, None] == settled) | (kept & ~lost), settled, np.where(lost, DEAD, total))
        known = np.unique(np.append(total[total != DEAD], [] if (total != DEAD).any() else settled)).astype(np.int64)
        steps.append(np.where(total == DEAD, DEAD, np.searchsorted(known, total)).astype(np.int64))
    return Automaton(order, tuple(steps), breaks=breaks)
