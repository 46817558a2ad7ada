"""Blocks put together one after the other: merge, and prune what is dominated already.

Worths of different blocks add up, so a settlement of some blocks that is dominated stays dominated whatever the other
blocks settle. What is kept after the last block is the frontier, and nothing of it is lost on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.frontier.block import Block, Costs, thin
from goodoffices.bargain.frontier.trail import Layer, Spread, Trail

__all__ = ["Chain", "chain_of", "reading_order"]

Ints = NDArray[np.int64]
Passes = Callable[[int, Ints], NDArray[np.bool_]]
Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Blocks in the order of merging, and the vectors kept after each.

    Parameters
    ----------
    blocks : tuple of Block
    trail : Trail
    """

    blocks: tuple[Block, ...]
    trail: Trail

    @property
    def vectors(self) -> Ints:
        """What is kept after the last block: (n, n_judges) int64."""
        return self.trail.layers[-1].vectors

    def ways(self) -> list[int]:
        """How many packages stand behind each vector."""
        return self.trail.ways(lambda stage: self.blocks[stage].ways())

    def least(self, costs: Costs) -> Ints:
        """The least that a package behind each vector costs."""
        each = [block.least(costs) for block in self.blocks]
        return self.trail.least(lambda stage: each[stage])[-1]

    def cheapest(self, node: int, costs: Costs) -> Iterator[tuple[int, ...]]:
        """The packages behind a vector that cost least."""
        each = [block.least(costs) for block in self.blocks]
        layers = self.trail.least(lambda stage: each[stage])
        for path in self.trail.cheapest(node, lambda stage: each[stage], layers):
            parts = [list(block.cheapest(row, costs)) for block, row in zip(self.blocks, path, strict=True)]
            for settled in product(*parts):
                yield self._ordered([option for options in settled for option in options])

    def packages(self, node: int) -> Iterator[tuple[int, ...]]:
        """The packages behind a vector: one option per issue, in the order of the domain."""
        for path in self.trail.paths(node):
            for options in self._settled(path):
                yield self._ordered(options)

    def _ordered(self, options: Sequence[int]) -> tuple[int, ...]:
        """Options in the order of the blocks, put in the order of the domain."""
        issues = [issue for block in self.blocks for issue in block.issues]
        return tuple(option for _, option in sorted(zip(issues, options, strict=True)))

    def _settled(self, path: tuple[int, ...]) -> Iterator[list[int]]:
        """Every way to settle the blocks; by a stack of its own, since there may be thousands of them."""
        waiting = [self.blocks[0].settlements(path[0])]
        chosen: list[tuple[int, ...]] = []
        while waiting:
            options = next(waiting[-1], None)
            if options is None:
                waiting.pop()
                del chosen[len(waiting) - 1 :]
            elif len(waiting) == len(path):
                yield [option for part in (*chosen, options) for option in part]
            else:
                chosen.append(options)
                waiting.append(self.blocks[len(waiting)].settlements(path[len(waiting)]))


def reading_order(blocks: list[Block]) -> list[Block]:
    """Blocks with much at stake first: the long lists then meet short ones at the end."""
    return sorted(blocks, key=lambda block: (-len(block.vectors), block.issues))


def chain_of(
    blocks: list[Block], fine: Ints, wide: Ints, passes: Passes | None = None, watch: Watch | None = None
) -> Chain:
    """Merge blocks.

    Parameters
    ----------
    blocks : list of Block
        At least one.
    fine : (n_judges,) int64
        Binary digits that do not count: what is equal without them is a tie.
    wide : (n_judges,) int64
        Binary digits dropped when vectors are compared; not less than `fine`.
    passes : callable, optional
        ``passes(stage, vectors)``: which vectors may still lead to something that is wanted.
    watch : callable, optional
        Told how many vectors are kept after each block.
    """

    def spread(stage: int, layer: Layer) -> Spread:
        more = blocks[stage].vectors
        vectors = (layer.vectors[:, None] + more[None]).reshape(-1, more.shape[1])
        parents, options = np.divmod(np.arange(len(vectors)), len(more))
        return Spread(parents, options, Layer(vectors, np.zeros(len(vectors), dtype=np.int64)))

    layers = [Layer(np.zeros((1, len(fine)), dtype=np.int64), np.zeros(1, dtype=np.int64))]
    for stage, block in enumerate(blocks):
        vectors = (layers[-1].vectors[:, None] + block.vectors[None]).reshape(-1, len(fine))
        if passes:
            vectors = vectors[passes(stage, vectors)]
        # The first block is a frontier as it is.
        kept = thin(vectors, wide if stage else fine)
        layers.append(Layer(vectors[kept], np.zeros(len(kept), dtype=np.int64)))
        if watch:
            watch(len(kept))
    return Chain(tuple(blocks), Trail(layers, spread, fine))
