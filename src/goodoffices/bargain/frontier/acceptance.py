"""What a package must give the judges to be wanted at all: thresholds, vetoes, a quorum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.frontier.factors import Factors
from goodoffices.diagnose import UsageError

__all__ = ["Acceptance", "Disagreement", "acceptance_of", "asks_factions"]

Disagreement: TypeAlias = Literal["zero", "reserved", "minimum", "accepted"] | Sequence[float]
"""What the parties have without agreement: nothing, their reservation values (where they have one), their worst package,
or given worths.  ``accepted``: their reservation values, and in addition the factions with a veto must agree, while the
domain's quorum may outvote a party without a veto."""


@dataclass(frozen=True, slots=True, eq=False)
class Acceptance:
    """Thresholds in steps, and whose count.

    Parameters
    ----------
    thresholds : (n_judges,) float
        ``-inf`` where nothing is refused.
    required : (n_judges,) bool
        Judges without whom there is no agreement.
    optional : tuple of tuple of int
        For each other party: its column and those of its factions.
    wanted : int
        How many of the other parties must accept.
    """

    thresholds: NDArray[np.float64]
    required: NDArray[np.bool_]
    optional: tuple[tuple[int, ...], ...] = ()
    wanted: int = 0

    def passes(self, steps: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which vectors are accepted: (n, n_judges) steps -> (n,) bool. A vector above an accepted one is accepted."""
        met = steps >= self.thresholds
        result = met[:, self.required].all(axis=1)
        if self.wanted:
            votes = sum(met[:, list(columns)].all(axis=1).astype(np.int64) for columns in self.optional)
            result &= votes >= self.wanted
        return np.asarray(result)


def asks_factions(domain: Domain, rational: Disagreement | None) -> bool:
    """Whether the factions inside the parties have a say: only where acceptance is asked for."""
    return isinstance(rational, str) and rational == "accepted" and any(party.factions for party in domain.parties)


def acceptance_of(factors: Factors, rational: Disagreement, tolerance: float = 1e-9) -> Acceptance:
    """The thresholds that a disagreement point means.

    Parameters
    ----------
    factors : Factors
    rational : {'zero', 'reserved', 'minimum', 'accepted'} or sequence of float
        ``minimum`` refuses nothing.
    tolerance : float
        A worth that misses its threshold by no more counts.

    Raises
    ------
    UsageError
        Where there are not as many numbers as parties, or the name means nothing.
    """
    parties = factors.domain.parties
    levels = np.full(len(factors.judges), -np.inf)
    if isinstance(rational, str):
        if rational not in ("zero", "reserved", "minimum", "accepted"):
            raise UsageError(f'"{rational}" is no point of disagreement', "say zero, reserved, minimum or accepted")
        worths: list[float | None] = [judge.reservation for judge in factors.judges]
        if rational == "zero":
            worths = [0.0] * len(parties)
        elif rational == "minimum":
            worths = [None] * len(parties)
    else:
        worths = list(rational)
        if len(worths) != len(parties):
            raise UsageError(f"a point of disagreement has {len(parties)} worths, one per party")
    for judge, worth in enumerate(worths):
        if worth is not None:
            levels[judge] = factors.threshold(judge, worth, tolerance)
    quorum = factors.domain.quorum if isinstance(rational, str) and rational == "accepted" else None
    required = np.ones(len(levels), dtype=bool)
    if quorum is None or quorum >= len(parties):
        return Acceptance(levels, required)
    optional = []
    for at, party in enumerate(parties):
        columns = (at, *(k for k, judge in enumerate(factors.judges) if judge in party.factions))
        if not party.veto:
            required[list(columns)] = False
            optional.append(columns)
    wanted = quorum - (len(parties) - len(optional))
    return Acceptance(levels, required, tuple(optional), max(wanted, 0))
