"""A conflict as a graph: who decides, what can be, who prefers what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.feasible import Pattern, StateIndex, enumerate_states
from goodoffices.conflict.moves import Improvements, Moves
from goodoffices.conflict.option import BACK, FORWARD, DecisionMaker, Option
from goodoffices.conflict.preference import Preference
from goodoffices.diagnose import UsageError

__all__ = ["NO_STATE", "Conflict", "build_conflict"]

NO_STATE = "no state is feasible"


@dataclass(frozen=True, eq=False)
class Conflict:
    """The graph model of a conflict (Kilgour, Hipel & Fang 1987; Fang, Hipel & Kilgour 1993).

    States are named by their place from 0 inside the program and by their *number* from 1 outside it, in the order of
    the sum of 2^option over the options taken.

    Parameters
    ----------
    id, title : str
    decision_makers : tuple of DecisionMaker
    options : tuple of Option
    states : (n_states,) int64
        Feasible states as sums of 2^option, increasing.
    preferences : tuple of Preference
        One for each decision maker.
    status_quo : int, optional
        Place of the state in which the conflict is.
    infeasible : tuple of Pattern
    """

    id: str
    title: str
    decision_makers: tuple[DecisionMaker, ...]
    options: tuple[Option, ...]
    states: NDArray[np.int64]
    preferences: tuple[Preference, ...]
    status_quo: int | None = None
    infeasible: tuple[Pattern, ...] = field(default=(), repr=False)

    @property
    def size(self) -> int:
        """How many feasible states there are."""
        return len(self.states)

    @cached_property
    def index(self) -> StateIndex:
        """From the bits of a state to its place."""
        return StateIndex(self.states, len(self.options))

    @cached_property
    def moves(self) -> tuple[Moves, ...]:
        """R_i of each decision maker."""
        forward = sum(1 << k for k, option in enumerate(self.options) if option.direction == FORWARD)
        back = sum(1 << k for k, option in enumerate(self.options) if option.direction == BACK)
        return tuple(Moves(self.states, maker.mask, forward, back) for maker in self.decision_makers)

    @cached_property
    def improvements(self) -> tuple[Improvements, ...]:
        """R_i+ of each decision maker, by rank alone (see :attr:`certain`)."""
        return tuple(Improvements(m, p.rank) for m, p in zip(self.moves, self.preferences, strict=True))

    @property
    def certain(self) -> bool:
        """True where every comparison of every decision maker is known."""
        return all(p.certain for p in self.preferences)

    @property
    def graded(self) -> bool:
        """True where some preference has a strength."""
        return any(p.much_worse is not None for p in self.preferences)

    def pattern(self, state: int) -> str:
        """The options of a state in Y and N, in their order."""
        bits = int(self.states[state])
        return "".join("Y" if bits >> k & 1 else "N" for k in range(len(self.options)))

    def maker(self, name: str) -> int:
        """The place of a decision maker by id or name.

        Raises
        ------
        UsageError
            Where nobody is called so.
        """
        for place, maker in enumerate(self.decision_makers):
            if name in (maker.id, maker.name):
                return place
        known = ", ".join(maker.id for maker in self.decision_makers)
        raise UsageError(f'no decision maker is called "{name}"', f"one of: {known}")

    def state(self, words: str) -> int:
        """The place of a state by its number, its pattern (``YNN``) or the ids of the options taken (``a,b``; ``-`` for none).

        Raises
        ------
        UsageError
            Where there is no such state, or it is infeasible.
        """
        text = words.strip()
        if text.isdigit():
            if not 1 <= int(text) <= self.size:
                raise UsageError(
                    f"there is no state {text}", f"the feasible states have the numbers 1 to {self.size:,}"
                )
            return int(text) - 1
        bits = self._bits(text)
        place = int(self.index.find(np.array([bits], dtype=np.int64))[0])
        if place < 0:
            reason = next(iter(self.why_infeasible(bits)), "an infeasible combination")
            raise UsageError(f'the state "{text}" is infeasible: {reason}', "ask for a feasible state")
        return place

    def _bits(self, text: str) -> int:
        if len(text) == len(self.options) and set(text) <= set("YNyn"):
            return sum(1 << k for k, letter in enumerate(text) if letter in "Yy")
        ids = {option.id: k for k, option in enumerate(self.options)}
        taken = [] if text in ("", "-") else [part.strip() for part in text.split(",")]
        for part in taken:
            if part not in ids:
                raise UsageError(f'"{part}" is not an option of this conflict', f"one of: {', '.join(ids)}")
        return sum(1 << ids[part] for part in set(taken))

    def why_infeasible(self, bits: int) -> tuple[str, ...]:
        """Which infeasible patterns a combination matches, in words."""
        return tuple(
            " and ".join(
                f"{'' if pattern.value >> k & 1 else 'not '}{option.id}"
                for k, option in enumerate(self.options)
                if pattern.mask >> k & 1
            )
            for pattern in self.infeasible
            if bits & pattern.mask == pattern.value
        )

    def words(self, state: int) -> str:
        """The options taken in a state by name, or "nothing is done"."""
        bits = int(self.states[state])
        return ", ".join(o.name for k, o in enumerate(self.options) if bits >> k & 1) or "nothing is done"

    def change(self, before: int, after: int) -> str:
        """What differs between two states, in words.

        >>> from goodoffices.conflict import literature
        >>> conflict = literature("prisoners")
        >>> conflict.change(0, 3)
        'takes up "Cooperate with the second", takes up "Cooperate with the first"'
        """
        old, new = int(self.states[before]), int(self.states[after])
        parts = [
            f'{"takes up" if new >> k & 1 else "drops"} "{option.name}"'
            for k, option in enumerate(self.options)
            if (old ^ new) >> k & 1
        ]
        return ", ".join(parts) or "changes nothing"

    def with_preferences(self, preferences: Sequence[Preference]) -> Conflict:
        """The same graph with other preferences; the moves are not worked out again."""
        other = replace(self, preferences=tuple(preferences))
        other.__dict__["moves"] = self.moves
        other.__dict__["index"] = self.index
        return other


def build_conflict(
    decision_makers: Sequence[DecisionMaker],
    options: Sequence[Option],
    infeasible: Sequence[Pattern] = (),
    *,
    id: str = "conflict",
    title: str = "",
) -> Conflict:
    """A conflict without preferences: its states worked out from the infeasible patterns.

    Raises
    ------
    UsageError
        Where no state is feasible, an option has no owner, something names an option that is not there, or the conflict
        is too large.
    """
    if not decision_makers:
        raise UsageError("a conflict has decision makers", "name at least one, with options")
    owned = 0
    for maker in decision_makers:
        if any(not 0 <= place < len(options) for place in maker.options):
            raise UsageError(f"{maker.name} has an option that is not there", "correct the places of its options")
        owned |= maker.mask
    if any(pattern.mask >> len(options) for pattern in infeasible):
        raise UsageError("a pattern names an option that is not there", "correct the infeasible patterns")
    for place, option in enumerate(options):
        if not owned >> place & 1:
            raise UsageError(f'the option "{option.id}" has no owner', "give it to a decision maker")
    states = enumerate_states(len(options), infeasible)
    if not len(states):
        raise UsageError(NO_STATE, "drop one of the infeasible patterns")
    flat = Preference(np.zeros(len(states), dtype=np.int64))
    return Conflict(
        id,
        title or id,
        tuple(decision_makers),
        tuple(options),
        states,
        tuple(flat for _ in decision_makers),
        infeasible=tuple(infeasible),
    )
