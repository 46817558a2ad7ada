"""From two lists as columns to the pairs that may be one person: blocks, a model learned from some of them, and all scored."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.blocking import Blocks, block
from goodoffices.people.columns import Columns
from goodoffices.people.engine.likely import Engine, Likely, compare_all
from goodoffices.people.model import Model, fit_model

__all__ = ["Search", "search"]

ACROSS = 1e-3
WITHIN = 0.05
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Search:
    """What an engine found.

    Parameters
    ----------
    across : Likely
        Pairs of A and B, from a probability of 0.001.
    within : pair of Likely
        Repeats within A and within B, from 0.05.
    model : Model
    blocks : Blocks
        Of the pairs across, with their counts; the groups are no longer there.
    """

    across: Likely
    within: tuple[Likely, Likely]
    model: Model
    blocks: Blocks


def search(columns: Columns, engine: Engine, *, budget: int, seed: int, tell: Callable[[str], None]) -> Search:
    """Find the pairs that may be one person, across the two lists and within each.

    Parameters
    ----------
    budget : int
        For the pairs across; a third of it for those within each list.
    seed : int
        Of the records from whose pairs the model is learned, and of the pairs of strangers.
    tell : callable
        Told in words what is being done.
    """
    sides = np.arange(columns.split), np.arange(columns.split, len(columns.surname))
    blocks = block(columns, *sides, budget)
    left_out = sum(count.left_out for count in blocks.counts)
    possible = len(sides[0]) * len(sides[1])
    # A pair that shares several keys stands in several blocks.
    tell(
        f"comparing at most {min(blocks.kept, possible):,} pairs of the {possible:,} possible"
        + (f"; {left_out:,} are in groups too large for the budget and left out" if left_out else "")
    )
    with closing(engine):
        some = blocks.some(_SAMPLE, seed)
        sample = compare_all(columns, blocks.of(some))
        scale = len(blocks.left) / max(len(some), 1)
        model = fit_model(columns, sample.left, sample.right, sample.levels, scale=scale, seed=seed)
        across = engine.likely(columns, blocks, model, ACROSS, tell)
        # The groups of a million rows take as much memory as the repeats are about to.
        blocks = replace(blocks, groups=())
        tell("looking for repeats within each list")
        repeats = [_repeats(columns, side, engine, model, budget // 3 + 1, seed, tell) for side in sides]
    return Search(across, (repeats[0], repeats[1]), model, blocks)


def _repeats(
    columns: Columns,
    side: NDArray[np.int64],
    engine: Engine,
    model: Model,
    budget: int,
    seed: int,
    tell: Callable[[str], None],
) -> Likely:
    blocks = block(columns, side, side, budget)
    some = blocks.some(_SAMPLE, seed)
    sample = compare_all(columns, blocks.of(some))
    pairs = max(len(side) * (len(side) - 1) // 2, 1)
    scale = len(side) / max(len(some), 1)
    own = model.with_shares(sample.levels, sample.left, sample.right, pairs, scale)
    return engine.likely(columns, blocks, own, WITHIN, tell)
