"""Pairs that may be one person, as an engine hands them over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.blocking import Blocks
from goodoffices.people.columns import Columns
from goodoffices.people.levels import Levels, compare_pairs
from goodoffices.people.model import Model

__all__ = ["Compared", "Engine", "Likely", "compare", "compare_all", "scored"]

Ints = NDArray[Any]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs and how they agree.

    Parameters
    ----------
    left, right : ndarray of int
        Places in the columns.
    levels : Levels
    """

    left: Ints
    right: Ints
    levels: Levels


@dataclass(frozen=True, slots=True)
class Likely:
    """The pairs of two sides that are likely enough to be kept.

    Parameters
    ----------
    left, right : ndarray of int
        Places in the columns; in order, each pair once.
    levels : Levels
    probability : ndarray of float
        That they are one person, before other partners are heard.
    compared : int
        How many pairs were compared to find these.
    """

    left: Ints
    right: Ints
    levels: Levels
    probability: Floats
    compared: int

    @classmethod
    def joined(cls, parts: list[Likely]) -> Likely:
        """Several stretches, one after the other."""
        none = np.zeros(0, dtype=np.int64)
        return cls(
            np.concatenate([none, *(part.left for part in parts)]),
            np.concatenate([none, *(part.right for part in parts)]),
            Levels.joined([part.levels for part in parts]),
            np.concatenate([np.zeros(0), *(part.probability for part in parts)]),
            sum(part.compared for part in parts),
        )


class Engine(Protocol):
    """What makes pairs and compares them. Every engine gives the same pairs, levels and probabilities."""

    def likely(
        self, columns: Columns, blocks: Blocks, model: Model, lowest: float, tell: Callable[[str], None]
    ) -> Likely:
        """The pairs whose probability is ``lowest`` or more."""
        ...

    def close(self) -> None:
        """Leave nothing behind; the engine may be used again."""
        ...


def compare(columns: Columns, left: Ints, right: Ints) -> Compared:
    """Pairs compared field by field."""
    return Compared(left, right, compare_pairs(columns, left, right))


def compare_all(columns: Columns, blocks: Blocks) -> Compared:
    """All the pairs of some blocks, in order; for the few from which the model is learned."""
    parts = [compare(columns, *blocks.pairs(*stretch)) for stretch in blocks.chunks()]
    none = np.zeros(0, dtype=np.int64)
    return Compared(
        np.concatenate([none, *(part.left for part in parts)]),
        np.concatenate([none, *(part.right for part in parts)]),
        Levels.joined([part.levels for part in parts]),
    )


def scored(pairs: Compared, model: Model, lowest: float, compared: int) -> Likely:
    """Of compared pairs those whose probability is ``lowest`` or more."""
    probability = model.posterior(pairs.levels, pairs.left, pairs.right)[0]
    kept = np.flatnonzero(probability >= lowest)
    return Likely(pairs.left[kept], pairs.right[kept], pairs.levels.take(kept), probability[kept], compared)
