"""What a reconciliation keeps so that any pair of it can be explained later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.judgement_standing import Judged, Standing
from goodoffices.people.levels import Levels
from goodoffices.people.model import Model
from goodoffices.people.personlist import PersonList

__all__ = ["Evidence", "Pairs", "verdicts_of"]

Ints = NDArray[Any]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Compared pairs and what was made of them, shape (n,) each.

    Parameters
    ----------
    left, right : ndarray of int
        Places among the rows of A and then of B.
    levels : Levels
    first : ndarray of float
        The probability before other partners are heard.
    partners : ndarray of float, shape (2, n)
        What other partners of A's record, and of B's, say for a pair, in bits.
    probability : ndarray of float
    rule : ndarray of int
        Place in :data:`~goodoffices.people.lookalike.LOOKALIKES`.
    judged : tuple of (Judged or None)
        What was decided of each pair; empty where nothing was of any.
    """

    left: Ints
    right: Ints
    levels: Levels
    first: Floats
    partners: Floats
    probability: Floats
    rule: NDArray[np.int8]
    judged: tuple[Judged | None, ...] = ()

    def place(self, left: int, right: int) -> int | None:
        """Where a pair stands, if it was kept."""
        found = np.flatnonzero((self.left == left) & (self.right == right))
        return int(found[0]) if len(found) else None

    def verdicts(self) -> NDArray[np.str_]:
        """``same``, ``different``, ``unsure``, ``contradicted`` or nothing, for each pair."""
        return verdicts_of(self.judged, len(self.left))


def verdicts_of(judged: tuple[Judged | None, ...], size: int) -> NDArray[np.str_]:
    """The verdicts as an array of texts, empty ones where nothing was judged."""
    if not judged:
        return np.zeros(size, dtype="U12")
    return np.array([one.verdict if one else "" for one in judged], dtype="U12")


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The lists, the model, and the pairs across the lists and within each.

    Parameters
    ----------
    a, b : PersonList
    model : Model
    across : Pairs
        From a probability of 0.001.
    within : pair of Pairs
        Repeats, from 0.05.
    standing : Standing
        What was judged.
    """

    a: PersonList
    b: PersonList
    model: Model
    across: Pairs
    within: tuple[Pairs, Pairs]
    standing: Standing
