"""The engine that is always there: pairs made and compared in memory, a stretch of one list at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from goodoffices.people.blocking import Blocks
from goodoffices.people.columns import Columns
from goodoffices.people.engine.likely import Compared, Likely, compare, scored
from goodoffices.people.model import Model

__all__ = ["MemoryEngine"]

_TOLD = 5_000_000
_THREADS = 8


class MemoryEngine:
    """Pairs in stretches of about half a million, on every core.

    Memory does not grow with the number of pairs, but with the rows of the lists and the pairs that are kept.
    """

    def close(self) -> None:
        """Nothing is held between two calls."""

    def likely(
        self, columns: Columns, blocks: Blocks, model: Model, lowest: float, tell: Callable[[str], None]
    ) -> Likely:
        """The pairs whose probability is ``lowest`` or more."""
        hopeful = model.hopeful(lowest)

        def stretch(first: int, last: int) -> Likely:
            left, right = blocks.pairs(first, last)
            found = compare(columns, left, right)
            some = np.flatnonzero(hopeful[found.levels.patterns()])
            return scored(Compared(left[some], right[some], found.levels.take(some)), model, lowest, len(left))

        parts: list[Likely] = []
        done = said = 0
        pool = ThreadPoolExecutor(min(os.cpu_count() or 1, _THREADS))
        try:
            for part in pool.map(lambda ends: stretch(*ends), blocks.chunks()):
                parts.append(part)
                done += part.compared
                if done - said >= _TOLD:
                    said = done
                    tell(f"compared {done:,} pairs")
        finally:
            # After Ctrl-C no further stretch is begun.
            pool.shutdown(cancel_futures=True)
        return Likely.joined(parts)
