"""Misperception: each decision maker acts in the conflict as it sees it.

A first-level hypergame: whether a state is stable for i is judged in the conflict that i perceives; a state rests when it
rests for everybody so judged. A state that i does not perceive it can neither enter nor leave, so that it is stable for i.

References
----------
.. [1] Bennett, P. G. (1977). Toward a theory of hypergames. Omega 5, 749-751.
.. [2] Wang, M., Hipel, K. W. & Fraser, N. M. (1988). Modeling misperceptions in games. Behavioral Science 33, 207-223.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.stability import analyse_stability, parse_concepts

__all__ = ["Hypergame", "analyse_hypergame"]


@dataclass(frozen=True, slots=True, eq=False)
class Hypergame:
    """Where a conflict rests when its parties see it differently.

    Parameters
    ----------
    conflict : Conflict
        As it is.
    stable : dict of str to (n_makers, n_states) bool
        By concept, for each decision maker in the conflict that it perceives.
    expected : dict of str to tuple of tuple of int
        By concept and decision maker: the states in which it expects the conflict to rest.
    """

    conflict: Conflict
    stable: dict[str, NDArray[np.bool_]]
    expected: dict[str, tuple[tuple[int, ...], ...]]

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """Places of the states that rest."""
        return tuple(np.flatnonzero(self.stable[concept].all(axis=0)).tolist())

    def surprises(self, concept: str, maker: int) -> tuple[int, ...]:
        """States that rest and that a decision maker does not expect to."""
        return tuple(s for s in self.equilibria(concept) if s not in self.expected[concept][maker])


def analyse_hypergame(
    conflict: Conflict, perceptions: Mapping[int, Conflict], concepts: Iterable[str] = ()
) -> Hypergame:
    """Stability where decision makers see other conflicts than the one that is.

    Parameters
    ----------
    conflict : Conflict
        As it is; whoever is not in ``perceptions`` sees this.
    perceptions : mapping of int to Conflict
        By place of a decision maker; with the same decision makers and options.
    concepts : iterable of str
        All where none is given.

    Examples
    --------
    >>> from goodoffices.conflict import literature
    >>> conflict = literature("prisoners")
    >>> analyse_hypergame(conflict, {}, ["SEQ"]).equilibria("SEQ")
    (0, 3)
    """
    wanted = parse_concepts(concepts)
    makers = range(len(conflict.decision_makers))
    stable = {concept: np.ones((len(makers), conflict.size), dtype=bool) for concept in wanted}
    expected: dict[str, list[tuple[int, ...]]] = {concept: [] for concept in wanted}
    for maker in makers:
        seen = perceptions.get(maker, conflict)
        found = analyse_stability(seen, wanted)
        place = conflict.index.find(seen.states)
        known = place >= 0
        for concept in wanted:
            stable[concept][maker, place[known]] = found.stable[concept][maker][known]
            expected[concept].append(tuple(int(place[s]) for s in found.equilibria(concept) if known[s]))
    return Hypergame(conflict, stable, {concept: tuple(rows) for concept, rows in expected.items()})
