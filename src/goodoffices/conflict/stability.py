"""Stability of every state for every decision maker, by the set definitions, without listing the sets.

Each definition asks of a state s and a decision maker i: does every improvement s1 of i from s meet a sanction? What the
others can do after s1 does not depend on s, and only the least rank (in the eyes of i) that they can lead to matters.
So for each i and each sort of sanction one number per state is worked out, the *deterrent*: s is stable when the
deterrent of every improvement from s is at most the rank of s.

References
----------
.. [1] Nash, J. F. (1950). Equilibrium points in n-person games. PNAS 36, 48-49.
.. [2] Howard, N. (1971). Paradoxes of Rationality. MIT Press. (GMR, SMR)
.. [3] Fraser, N. M. & Hipel, K. W. (1979). Solving complex conflicts. IEEE Trans. SMC 9, 805-816; (1984). Conflict
   Analysis: Models and Resolutions. North-Holland. (SEQ, SIM)
.. [4] Fang, L., Hipel, K. W. & Kilgour, D. M. (1993). Interactive Decision Making: The Graph Model for Conflict
   Resolution. Wiley. (n decision makers, legal sequences)
.. [5] Zeng, D.-Z., Fang, L., Hipel, K. W. & Kilgour, D. M. (2007). Policy equilibrium and generalized metarationalities
   for multiple decision-maker conflicts. IEEE Trans. SMC A 37, 456-463. (credible metarationality)
.. [6] Rêgo, L. C. & Vieira, G. I. A. (2017). Symmetric sequential stability in the graph model for conflict resolution
   with multiple decision makers. Group Decision and Negotiation 26, 775-792. (SSEQ)
.. [7] Hamouda, L., Kilgour, D. M. & Hipel, K. W. (2006). Strength of preference in graph models for multiple-decision-
   maker conflicts. Applied Mathematics and Computation 179, 314-327. (strong and weak stability)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.simultaneous import simultaneous
from goodoffices.diagnose import UsageError

__all__ = ["CONCEPTS", "Stability", "analyse_stability", "answer_value", "deterrent", "parse_concepts"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

CONCEPTS: dict[str, str] = {
    "Nash": "no improvement at all",
    "GMR": "every improvement can be answered so that the mover is not better off, whatever that costs those who answer",
    "SMR": "as GMR, and the mover cannot escape from the answer by another move",
    "SEQ": "every improvement can be answered by improvements of those who answer, so that the mover is not better off",
    "SIM": "every improvement, made at the same time as improvements of others, can leave the mover no better off",
    "CSEQ": "as SEQ, and an improvement by which the mover goes on from the answer is answered in the same way",
    "SSEQ": "as SEQ, and the mover cannot escape from the answer by another move",
}
"""The concepts in plain words, in the order in which they are reported."""


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """Which states are stable for whom.

    Parameters
    ----------
    conflict : Conflict
    stable : dict of str to (n_makers, n_states) bool
        By concept.
    strong : dict of str to (n_makers, n_states) bool
        Strongly stable, where preferences have a strength; the other stable ones are weakly stable.
    """

    conflict: Conflict
    stable: dict[str, Bools]
    strong: dict[str, Bools]

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """Places of the states that are stable for everybody."""
        return tuple(np.flatnonzero(self.stable[concept].all(axis=0)).tolist())

    def strong_equilibria(self, concept: str) -> tuple[int, ...]:
        """Places of the states that are strongly stable for everybody."""
        return tuple(np.flatnonzero(self.strong[concept].all(axis=0)).tolist())


def parse_concepts(words: Iterable[str]) -> tuple[str, ...]:
    """Concepts by name, in any case, in the order of :data:`CONCEPTS`; all where none is named.

    Raises
    ------
    UsageError
        Where a word names none.

    Examples
    --------
    >>> parse_concepts(["seq", "nash"])
    ('Nash', 'SEQ')
    """
    wanted = {word.lower() for word in words}
    known = {concept.lower(): concept for concept in CONCEPTS}
    for word in sorted(wanted - known.keys()):
        raise UsageError(f'"{word}" is not a stability concept', f"one of: {', '.join(CONCEPTS)}")
    return tuple(concept for key, concept in known.items() if not wanted or key in wanted)


def _settle(start: Ints, steps: Iterable[Callable[[Ints], Ints]]) -> Ints:
    """Spread least values backwards along all legal sequences of moves, until nothing changes.

    Moves and improvements of one decision maker are transitive, so "nobody moves twice in a row" forbids no state
    that a shorter legal sequence does not reach.
    """
    least = start
    listed = list(steps)
    # One step after which nothing changed settles everything where there is one answerer only.
    while True:
        before = least
        for step in listed:
            least = np.minimum(least, step(least))
        if len(listed) < 2 or np.array_equal(before, least):
            return least


def deterrent(conflict: Conflict, concept: str, maker: int) -> Ints:
    """For each state s1 the least rank of ``maker`` to which the others can lead it from there.

    Parameters
    ----------
    conflict : Conflict
    concept : {"GMR", "SMR", "SEQ", "SSEQ", "CSEQ"}
    maker : int

    Returns
    -------
    (n_states,) int64
        An improvement to s1 from a state of rank r is deterred when the value at s1 is at most r.
    """
    steps = _steps(conflict, maker, by_moves=concept in ("GMR", "SMR"))
    return _settle(answer_value(conflict, concept, maker), steps)


def answer_value(conflict: Conflict, concept: str, maker: int) -> Ints:
    """For each state s2 the least rank from which it deters ``maker``, when the others have answered by leading to it.

    For GMR and SEQ that is its own rank; for SMR and SSEQ the greatest rank to which the maker can still escape; for CSEQ
    the greatest that it can keep after improving once more and being answered again.
    """
    own = conflict.preferences[maker].rank
    if concept in ("GMR", "SEQ"):
        return own
    if concept in ("SMR", "SSEQ"):
        return conflict.moves[maker].greatest(own)
    second = _settle(own, _steps(conflict, maker, by_moves=False))
    return np.maximum(own, conflict.improvements[maker].greatest(second, -1))


def _steps(conflict: Conflict, maker: int, *, by_moves: bool) -> list[Callable[[Ints], Ints]]:
    """One step of each of the others, by any move or by improvements only."""
    others = [k for k in range(len(conflict.decision_makers)) if k != maker]
    if by_moves:
        return [conflict.moves[k].least for k in others]
    high = int(conflict.preferences[maker].rank.max()) + 1
    return [partial(conflict.improvements[k].least, otherwise=high) for k in others]


def analyse_stability(conflict: Conflict, concepts: Iterable[str] = ()) -> Stability:
    """Which states are stable for whom, by each concept.

    Parameters
    ----------
    conflict : Conflict
        Of certain preferences; see :mod:`goodoffices.conflict.unknown` for the others.
    concepts : iterable of str
        Names from :data:`CONCEPTS`; all where none is given.

    Raises
    ------
    UsageError
        Where a comparison is not known.

    Examples
    --------
    >>> from goodoffices.conflict import literature
    >>> found = analyse_stability(literature("prisoners"), ["Nash", "SEQ"])
    >>> found.equilibria("Nash"), found.equilibria("SEQ")
    ((0,), (0, 3))
    """
    if not conflict.certain:
        raise UsageError(
            "some comparisons of this conflict are not known", "use the four extensions under unknown preference"
        )
    shape = (len(conflict.decision_makers), conflict.size)
    stable: dict[str, Bools] = {}
    strong: dict[str, Bools] = {}
    for concept in parse_concepts(concepts):
        if concept == "SIM":
            stable[concept] = simultaneous(conflict)
            continue
        stable[concept] = np.empty(shape, dtype=bool)
        if conflict.graded and concept in ("GMR", "SMR", "SEQ", "SSEQ"):
            strong[concept] = np.empty(shape, dtype=bool)
        for maker, improvements in enumerate(conflict.improvements):
            if concept == "Nash":
                stable[concept][maker] = ~improvements.any
                continue
            worst = improvements.greatest(deterrent(conflict, concept, maker), -1)
            preference = conflict.preferences[maker]
            stable[concept][maker] = worst <= preference.rank
            if concept in strong:
                limit = preference.much_worse
                # Without grades nothing is much worse: only a state without improvements is strongly stable.
                strong[concept][maker] = worst <= (-1 if limit is None else limit)
    return Stability(conflict, stable, strong)
