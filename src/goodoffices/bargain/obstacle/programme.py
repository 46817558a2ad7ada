"""Heights of densely joined issues, by mixed-integer programming (extra ``solve``), to six digits."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.bargain.domain import Domain, utilities
from goodoffices.bargain.frontier.model import Model, model_of, settled
from goodoffices.bargain.obstacle.height import Height
from goodoffices.bargain.obstacle.requirement import TOLERANCE

__all__ = ["Programme", "programme_of"]

SECONDS = 20.0
NEAR = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """A domain as a programme, for questions about heights.

    Parameters
    ----------
    domain : Domain
        Its parties are the judges.
    model : Model
    """

    domain: Domain
    model: Model

    def height(self, levels: Sequence[float], scale: Sequence[float], limit: int) -> Height:
        """As :meth:`.search.Terrain.height`; the limit is one of time, and a fixed one."""
        model = copy.deepcopy(self.model)
        moves = [unit > 0 for unit in scale]
        level = model.variable(-math.inf, math.inf) if any(moves) else -1
        for (row, constant), asked, unit in zip(model.worths, levels, scale, strict=True):
            if unit > 0:
                model.row({**row, level: -float(unit)}, asked - constant, math.inf)
            else:
                model.row(row, asked - constant - TOLERANCE, math.inf)
        found = model.maximise({level: 1.0} if any(moves) else {}, seconds=SECONDS)
        if found.values is None:
            bound = found.bound if any(moves) or found.bound == -math.inf else math.inf
            return Height(-math.inf, bound)
        package = settled(model, found.values)
        worths = utilities(self.domain, [package])[0]
        excess = worths - np.asarray(levels, dtype=np.float64)
        kept = all(moved or over >= -TOLERANCE for moved, over in zip(moves, excess.tolist(), strict=True))
        bound = found.bound if any(moves) else math.inf
        if not kept:
            # Only the solver's own tolerance lets it pass.
            return Height(-math.inf, bound)
        value = min(
            (over / unit for over, unit in zip(excess.tolist(), scale, strict=True) if unit > 0), default=math.inf
        )
        if any(moves) and bound - value <= NEAR * max(1.0, abs(bound)):
            bound = value
        return Height(value, bound, package, tuple(worths.tolist()))


def programme_of(domain: Domain) -> Programme:
    """The programme of a domain whose parties have no conditions.

    Raises
    ------
    GoodOfficesError
        Where a party's preferences hold a ratio.
    MissingExtra
        When a height is asked for, without the extra ``solve``.
    """
    return Programme(domain, model_of(domain, divisible=False))
