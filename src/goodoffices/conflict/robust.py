"""Robustness: over all rankings that fit what is known, how often is a state stable, and which judgement decides.

Where the order within groups of neighbouring states is not known, every order of each group fits; where the order of statements
is not known, every order of the statements; where single pairs are, every ranking that keeps to what is known. All of them are
gone through where they are few, a sample drawn uniformly where they are many. All rankings are worked on at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.batch import stable_in_each
from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.fitting import Fitting, Rankings, fitting_of
from goodoffices.conflict.stability import parse_concepts

__all__ = ["Judgement", "Robustness", "assess_robustness"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A comparison that is not known, and what hangs on it.

    Parameters
    ----------
    maker : int
    first, second : int or str
        The two states, or the two statements; of a statement of which it is open whether it is wanted, the second is empty.
    if_first, if_second : float
        How often the state in question is an equilibrium where the maker prefers the first state or the first statement weighs
        more (or is wanted), and where not.
    """

    maker: int
    first: int | str
    second: int | str
    if_first: float
    if_second: float

    @property
    def swing(self) -> float:
        """The difference, from 0 to 1."""
        return abs(self.if_first - self.if_second)


@dataclass(frozen=True, slots=True, eq=False)
class Robustness:
    """How often each state is stable.

    Parameters
    ----------
    conflict : Conflict
    rankings : int
        Combinations of rankings that fit what is known.
    looked_at : int
        How many of them were gone through.
    exact : bool
        True where that is all of them.
    seed : int
        Of the sample.
    stable : dict of str to (n_makers, n_states) float
        By concept: the share of combinations in which the state is stable for the decision maker.
    equilibrium : dict of str to (n_states,) float
        By concept: the share in which it is stable for all.
    decides : dict of str to tuple of (Judgement or None)
        By concept and state: the judgement on which most hangs; None where nothing hangs on any.
    """

    conflict: Conflict
    rankings: int
    looked_at: int
    exact: bool
    seed: int
    stable: dict[str, NDArray[np.float64]]
    equilibrium: dict[str, NDArray[np.float64]]
    decides: dict[str, tuple[Judgement | None, ...]]

    def error(self, share: float) -> float:
        """The standard error of a share; 0 where exact.

        At shares of 0 and 1 the rule of one more success and failure is used, so that no sample claims certainty.
        """
        if self.exact:
            return 0.0
        held = (share * self.looked_at + 1) / (self.looked_at + 2)
        return float(np.sqrt(held * (1 - held) / self.looked_at))


def assess_robustness(
    conflict: Conflict, concepts: Iterable[str] = (), *, samples: int = 10_000, seed: int = 0
) -> Robustness:
    """Stability over all rankings that fit what is known.

    Parameters
    ----------
    conflict : Conflict
        What is not known is told by groups of states of unknown order, by statements, or by single pairs.
    concepts : iterable of str
        All where none is given.
    samples : int
        Combinations gone through at most.
    seed : int

    Raises
    ------
    UsageError
        Where so many single pairs are unknown that the rankings that fit cannot be counted.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from goodoffices.conflict import literature
    >>> from goodoffices.conflict.preference import preference_of_groups
    >>> conflict = literature("syria-iraq-1975")
    >>> nothing_known = preference_of_groups([range(6)], 6, loose=[0])
    >>> found = assess_robustness(conflict.with_preferences([nothing_known, conflict.preferences[1]]), ["Nash", "SEQ"])
    >>> found.exact, found.rankings, (found.equilibrium["SEQ"][1] * 720).round().item()
    (True, 720, 384.0)
    """
    sources = [fitting_of(preference) for preference in conflict.preferences]
    total = prod(source.total for source in sources)
    exact = total <= samples
    drawn = _all_rankings(sources) if exact else _some_rankings(sources, samples, seed)
    count = total if exact else samples
    ranks = [rankings.ranks for rankings in drawn]
    wanted = parse_concepts(concepts)
    each = stable_in_each(conflict, ranks, wanted)
    together = {concept: np.logical_and.reduce(held) for concept, held in each.items()}
    return Robustness(
        conflict,
        total,
        count,
        exact,
        seed,
        {concept: held.mean(axis=2) for concept, held in each.items()},
        {concept: held.mean(axis=1) for concept, held in together.items()},
        _decides(together, drawn),
    )


def _all_rankings(sources: list[Fitting]) -> list[Rankings]:
    """Every combination of the rankings of all decision makers."""
    every = [source.all() for source in sources]
    choice = np.indices([rankings.ranks.shape[1] for rankings in every]).reshape(len(every), -1)
    return [rankings.chosen(choice[maker]) for maker, rankings in enumerate(every)]


def _some_rankings(sources: list[Fitting], samples: int, seed: int) -> list[Rankings]:
    rng = np.random.default_rng(seed)
    return [source.draw(samples, rng) for source in sources]


def _decides(held: dict[str, NDArray[np.bool_]], drawn: list[Rankings]) -> dict[str, tuple[Judgement | None, ...]]:
    """By concept and state; all concepts together, since comparing the rankings is what takes time."""
    # Counts of up to 2^24 are exact in these numbers, and their products quick.
    shares = np.concatenate(list(held.values())).astype(np.float32)
    best: list[Judgement | None] = [None] * len(shares)
    total, rests = shares.shape[1], shares.sum(axis=1)
    for maker, rankings in enumerate(drawn):
        for sides, answers in rankings.comparisons():
            prefers = answers.astype(np.float32)
            number = prefers.sum(axis=1)
            both = shares @ prefers.T
            with np.errstate(invalid="ignore", divide="ignore"):
                yes = (both / number).astype(np.float64)
                no = ((rests[:, None] - both) / (total - number)).astype(np.float64)
            swing = np.nan_to_num(np.abs(yes - no))
            for state, pair in enumerate(swing.argmax(axis=1).tolist()):
                known = best[state]
                if swing[state, pair] > (1e-6 if known is None else known.swing + 1e-6):
                    first, second = sides[pair]
                    best[state] = Judgement(maker, first, second, float(yes[state, pair]), float(no[state, pair]))
    size = len(shares) // len(held)
    return {concept: tuple(best[k * size : (k + 1) * size]) for k, concept in enumerate(held)}
