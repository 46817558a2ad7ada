"""What a decision maker would have to prefer for a state to be stable, and how many of all rankings do.

Whether state s is stable for i depends only on which states i places below s. So of the N! strict rankings those are counted
by the sets below s that make it stable: with k states that matter, a set of b of them lies below s in
N!/(k+1)! b! (k-b)! rankings.

References
----------
.. [1] Kinsara, R. A., Kilgour, D. M. & Hipel, K. W. (2015). Inverse approach to the graph model for conflict resolution.
   IEEE Trans. SMC Systems 45, 734-742. (The question; the count here is exact, by the definitions.)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import factorial, sqrt

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.sets import legal_ends, members, moves_of
from goodoffices.conflict.stability import parse_concepts
from goodoffices.diagnose import UsageError

__all__ = ["Condition", "Inverse", "invert"]

Bools = NDArray[np.bool_]
_EXACT = 20
_SAMPLES = 20_000


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold so that one move does not tempt.

    Parameters
    ----------
    move : int
        The state to which the decision maker could move.
    sanctions : tuple of tuple of int
        The state is preferred to ``move``, or to all states of one of these.
    """

    move: int
    sanctions: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Inverse:
    """How many strict rankings of one decision maker make a state stable for it.

    Parameters
    ----------
    concept : str
    maker, state : int
    share : Fraction or float
        Exact as a fraction; a float where it was sampled.
    error : float
        Standard error; 0 where exact.
    rankings : int
        All strict rankings, N!.
    conditions : tuple of Condition
        All must hold. Empty where no move is open. For CSEQ, whose sanctions depend on one another, those of SEQ, which
        are necessary.
    """

    concept: str
    maker: int
    state: int
    share: Fraction | float
    error: float
    rankings: int
    conditions: tuple[Condition, ...]

    @property
    def count(self) -> int | None:
        """The number of rankings; None where it was sampled."""
        return int(self.share * self.rankings) if isinstance(self.share, Fraction) else None


def invert(
    conflict: Conflict, state: int, maker: int, concepts: tuple[str, ...] = (), seed: int = 0
) -> tuple[Inverse, ...]:
    """Count the strict rankings of a decision maker by which a state is stable for it, the others' preferences as they are.

    Parameters
    ----------
    conflict : Conflict
        The preference of ``maker`` is not looked at; the others' must be certain.
    state, maker : int
    concepts : tuple of str
        All where none is given.
    seed : int
        Of the sample, where more than 20 states matter.

    Raises
    ------
    UsageError
        Where a comparison of another is not known, or there are too many states.

    Examples
    --------
    >>> from goodoffices.conflict import literature
    >>> found = invert(literature("syria-iraq-1975"), 1, 0, ("Nash", "GMR", "SMR", "SEQ", "SIM"))
    >>> {one.concept: (one.count, one.rankings) for one in found}
    {'Nash': (240, 720), 'GMR': (384, 720), 'SMR': (300, 720), 'SEQ': (384, 720), 'SIM': (240, 720)}
    """
    others = [k for k in range(len(conflict.decision_makers)) if k != maker]
    if not all(conflict.preferences[k].certain for k in others):
        raise UsageError("some comparisons of the others are not known", "make them known, or ask for --robust")
    game = _Game(conflict, state, maker, others)
    found = []
    for concept in parse_concepts(concepts):
        conditions = game.conditions(concept)
        matter = sorted(game.matter(concept, conditions) - {state})
        below, share_of = _sets_below(matter, seed)
        stable = game.stable(concept, conditions, {**below, state: np.ones(len(share_of), dtype=bool)})
        share: Fraction | float
        if len(matter) <= _EXACT:
            share, error = _exact(stable, share_of, len(matter)), 0.0
        else:
            share = float(stable.mean())
            error = sqrt(max(share * (1 - share), 1 / len(stable)) / len(stable))
        found.append(Inverse(concept, maker, state, share, error, factorial(conflict.size), conditions))
    return tuple(found)


def _sets_below(matter: list[int], seed: int) -> tuple[dict[int, Bools], NDArray[np.int64]]:
    """All sets below the state (or a sample of them): membership of each state that matters, and the sizes."""
    k = len(matter)
    if k <= _EXACT:
        sets = np.arange(1 << k, dtype=np.int64)
        columns = {s: (sets >> bit & 1).astype(bool) for bit, s in enumerate(matter)}
    else:
        rng = np.random.default_rng(seed)
        # In a random ranking the state has a uniform place; independent uniform heights say the same.
        own = rng.random(_SAMPLES)
        columns = {s: rng.random(_SAMPLES) < own for s in matter}
    sizes = np.zeros(1, dtype=np.int64)
    for column in columns.values():
        sizes = sizes + column
    return columns, sizes


def _exact(stable: Bools, sizes: NDArray[np.int64], k: int) -> Fraction:
    counts = np.bincount(sizes[stable], minlength=k + 1).tolist()
    total = sum(count * factorial(b) * factorial(k - b) for b, count in enumerate(counts))
    return Fraction(total, factorial(k + 1))


class _Game:
    """The moves and answers that bear on one state and one decision maker."""

    def __init__(self, conflict: Conflict, state: int, maker: int, others: list[int]) -> None:
        self.conflict, self.state, self.maker, self.others = conflict, state, maker, others
        self.moves = moves_of(conflict)
        ranks = [p.rank.tolist() for p in conflict.preferences]

        def improve(j: int, s: int) -> int:
            return sum(1 << t for t in members(self.moves[j][s]) if ranks[j][t] > ranks[j][s])

        self.improve = improve

    def ends(self, concept: str, start: int) -> list[int]:
        """Where the others can lead from a state."""
        step = self.improve if concept in ("SEQ", "SSEQ", "CSEQ") else (lambda j, s: self.moves[j][s])
        return list(members(legal_ends(self.others, start, step)))

    def escapes(self, state: int) -> tuple[int, ...]:
        """Where the decision maker can go on from a state."""
        return tuple(members(self.moves[self.maker][state] & ~(1 << self.state)))

    def conditions(self, concept: str) -> tuple[Condition, ...]:
        """One for every move of the decision maker from the state."""
        found = []
        for move in members(self.moves[self.maker][self.state]):
            sanctions: list[tuple[int, ...]] = []
            if concept == "SIM":
                sanctions = [(end,) for end in self._together(move)]
            elif concept != "Nash":
                for end in self.ends(concept, move):
                    more = self.escapes(end) if concept in ("SMR", "SSEQ") else ()
                    sanctions.append(tuple(sorted({end, *more} - {self.state})))
            found.append(Condition(move, tuple(dict.fromkeys(sanctions))))
        return tuple(found)

    def _together(self, move: int) -> list[int]:
        bits = self.conflict.states
        own = int(bits[self.state] ^ bits[move])
        changes = {own}
        for chosen in product(*([*members(self.improve(j, self.state)), self.state] for j in self.others)):
            change = own
            for target in chosen:
                change |= int(bits[self.state] ^ bits[target])
            changes.add(change)
        changes.discard(own)
        ends = self.conflict.index.find(bits[self.state] ^ np.array(sorted(changes), dtype=np.int64))
        return [int(end) for end in ends if end >= 0]

    def matter(self, concept: str, conditions: tuple[Condition, ...]) -> set[int]:
        """The states whose place above or below the state bears on its stability."""
        found = {c.move for c in conditions} | {s for c in conditions for sanction in c.sanctions for s in sanction}
        if concept == "CSEQ":
            for end in [s for c in conditions for s in self.ends(concept, c.move)]:
                for on in self.escapes(end):
                    found |= {on, *self.ends(concept, on)}
        return found

    def stable(self, concept: str, conditions: tuple[Condition, ...], below: dict[int, Bools]) -> Bools:
        """For each set below the state: does it make the state stable?"""
        size = len(below[self.state])
        held = np.ones(size, dtype=bool)
        for condition in conditions:
            met = below[condition.move].copy()
            for sanction in condition.sanctions:
                one = np.logical_and.reduce([below[s] for s in sanction]) if sanction else np.ones(size, dtype=bool)
                if concept == "CSEQ":
                    for on in self.escapes(sanction[0] if sanction else self.state):
                        answered = [below[end] for end in self.ends(concept, on)]
                        one = one & np.logical_or.reduce([below[on], *answered])
                met |= one
            held &= met
        return held
