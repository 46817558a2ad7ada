"""Which combinations of options can be: patterns that cannot, and the states that remain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.diagnose import UsageError

__all__ = ["LARGEST", "Pattern", "StateIndex", "at_least_one", "enumerate_states", "exclusive", "if_then", "pattern_of"]

LARGEST = 5_000_000
"""States that are held in memory at most (8 bytes each, and some forty times that while they are analysed)."""

States = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Options that stand in a given way; a state that matches an infeasible pattern cannot be.

    Parameters
    ----------
    mask : int
        The options that matter, as bits.
    value : int
        How they stand, as bits within ``mask``.
    """

    mask: int
    value: int

    def matches(self, states: States) -> NDArray[np.bool_]:
        """Which of the states match."""
        found: NDArray[np.bool_] = (states & np.int64(self.mask)) == np.int64(self.value)
        return found


def pattern_of(stands: Iterable[tuple[int, bool]]) -> Pattern:
    """A pattern from (place of an option, taken or not).

    >>> pattern_of([(0, True), (2, False)])
    Pattern(mask=5, value=1)
    """
    mask = value = 0
    for index, taken in stands:
        mask |= 1 << index
        value |= int(taken) << index
    return Pattern(mask, value)


def exclusive(options: Sequence[int]) -> tuple[Pattern, ...]:
    """Infeasible patterns: any two of the options together."""
    return tuple(
        pattern_of([(first, True), (second, True)])
        for place, first in enumerate(options)
        for second in options[place + 1 :]
    )


def at_least_one(options: Sequence[int]) -> Pattern:
    """The infeasible pattern: none of the options."""
    return pattern_of((index, False) for index in options)


def if_then(premise: Pattern, conclusion: Pattern) -> tuple[Pattern, ...]:
    """Infeasible patterns: the premise holds and one line of the conclusion does not."""
    found = []
    for index in range(conclusion.mask.bit_length()):
        bit = 1 << index
        if not conclusion.mask & bit:
            continue
        broken = bit & ~conclusion.value
        if premise.mask & bit and (premise.value & bit) != broken:
            continue  # the premise itself has the option as the conclusion wants it
        found.append(Pattern(premise.mask | bit, premise.value | broken))
    return tuple(found)


def enumerate_states(options: int, infeasible: Sequence[Pattern]) -> States:
    """All feasible states as sums of 2^option, increasing.

    The options are decided one after the other, and what no completion can save is dropped at once.

    Parameters
    ----------
    options : int
        How many, at most 62.
    infeasible : sequence of Pattern

    Raises
    ------
    UsageError
        Where more than ``LARGEST`` states remain, or there are more than 62 options.
    """
    if options > 62:
        raise UsageError(
            f"{options} options are more than the 62 that a state can hold", "leave out what decides nothing"
        )
    by_last: dict[int, list[Pattern]] = {}
    for pattern in infeasible:
        by_last.setdefault(max(pattern.mask.bit_length() - 1, 0), []).append(pattern)
    states = np.zeros(1, dtype=np.int64)
    for index in range(options):
        if 2 * len(states) > 4 * LARGEST:
            raise _too_large(len(states), options - index)
        states = np.concatenate([states, states | np.int64(1 << index)])
        for pattern in by_last.get(index, ()):
            states = states[~pattern.matches(states)]
    if len(states) > LARGEST:
        raise _too_large(len(states), 0)
    return states


def _too_large(states: int, left: int) -> UsageError:
    more = f" with {left} options still to decide" if left else ""
    return UsageError(
        f"the conflict is too large for memory: {states:,} feasible states{more} (the limit is {LARGEST:,})",
        "say which combinations cannot be, or leave options out",
    )


class StateIndex:
    """From the bits of a state to its place among the feasible ones.

    A table of all combinations where there are few options, a search among the feasible states where there are many.
    """

    __slots__ = ("_keys", "_table")

    def __init__(self, keys: States, options: int) -> None:
        self._keys = keys
        self._table: NDArray[np.int32] | None = None
        if options <= 22:
            self._table = np.full(1 << options, -1, dtype=np.int32)
            self._table[keys] = np.arange(len(keys), dtype=np.int32)

    def find(self, bits: States) -> NDArray[np.int64]:
        """Places from 0; -1 where the combination is not there."""
        if self._table is not None:
            return self._table[bits].astype(np.int64)
        place = np.minimum(np.searchsorted(self._keys, bits), len(self._keys) - 1)
        return np.where(self._keys[place] == bits, place, -1)
