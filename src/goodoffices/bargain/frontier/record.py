"""The frozen result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Package
from goodoffices.bargain.frontier.chain import Chain

__all__ = ["Frontier"]

_TIES, _MANY = 20, 1_000
"""Packages of equal worth that JSON lists behind each vector, unless there are more vectors than this."""


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """The efficient packages of a domain.

    Parameters
    ----------
    domain : str
        Name of the domain.
    inputs : str
        Fingerprint of the domain, see :attr:`.Domain.fingerprint`.
    parties : tuple of str
        Their ids: the columns of ``utilities``.
    outcomes, feasible : int
        Packages before and after the shared constraints; exact however large.
    method : str
    exact : bool
        True: these are all efficient utility vectors (up to ``tolerance``). False: for every package some vector here is
        worse by no more than ``slack`` for any party.
    epsilon : float
        What was allowed, as a share of each party's range; 0 where exact.
    slack : tuple of float
        What is proven, in the unit of each party; 0 where exact.
    tolerance : float
        Worths that round to the same multiple of it counted as equal; 0 where only equal ones did.
    parameters : tuple of (str, object)
        What was asked for.
    size : int
        Number of vectors found, before `top`.
    utilities : (n, n_parties) float
        Distinct vectors, read-only, the best for the first party first; after `top`, the n listed.
    complete : bool
        True where every package behind a vector can be listed; False where joined issues were so dense that only some
        were looked for.
    """

    domain: str
    inputs: str
    parties: tuple[str, ...]
    outcomes: int
    feasible: int
    method: str
    exact: bool
    epsilon: float
    slack: tuple[float, ...]
    tolerance: float
    parameters: tuple[tuple[str, Any], ...]
    size: int
    utilities: NDArray[np.float64]
    complete: bool = True
    _chain: Chain | None = field(default=None, repr=False)
    _nodes: tuple[tuple[int, ...], ...] = field(default=(), repr=False)
    _given: tuple[Package, ...] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.utilities)

    def packages(self, row: int, first: int | None = None) -> tuple[Package, ...]:
        """The packages behind one vector, ties and all.

        Parameters
        ----------
        row : int
            Row of ``utilities``.
        first : int, optional
            Stop after so many; there can be more than could be listed, see :meth:`ways`.
        """
        return tuple(islice(self.iterate(row), first))

    def iterate(self, row: int) -> Iterator[Package]:
        """The packages behind one vector, found one by one."""
        if self._chain is None:
            yield self._given[row]
            return
        for node in self._nodes[row]:
            yield from self._chain.packages(node)

    def ways(self) -> tuple[int, ...]:
        """How many packages stand behind each vector; exact however large (where not ``complete``: at least)."""
        if self._chain is None:
            return (1,) * len(self)
        each = self._chain.ways()
        return tuple(sum(each[node] for node in nodes) for nodes in self._nodes)

    def least(self, costs: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
        """The least that a package behind each vector costs, over all its ties.

        Parameters
        ----------
        costs : sequence of (n_options,) int64
            What each option of each issue costs, 0 or more; a package costs their sum.
        """
        if self._chain is None:
            return np.array(
                [sum(int(c[o]) for c, o in zip(costs, p, strict=True)) for p in self._given], dtype=np.int64
            )
        each = self._chain.least(costs)
        return np.array([min(int(each[node]) for node in nodes) for nodes in self._nodes], dtype=np.int64)

    def cheapest(self, row: int, costs: Sequence[NDArray[np.int64]]) -> Iterator[Package]:
        """The packages behind one vector that cost least, found one by one."""
        if self._chain is None:
            yield self._given[row]
            return
        each = self._chain.least(costs)
        least = min(int(each[node]) for node in self._nodes[row])
        for node in self._nodes[row]:
            if int(each[node]) == least:
                yield from self._chain.cheapest(node, costs)

    def as_json(self, first: int | None = None) -> dict[str, Any]:
        """A mapping for JSON.

        Parameters
        ----------
        first : int, optional
            Packages listed per vector; by default 20, and one where more than 1,000 vectors are listed.

        Returns
        -------
        dict
            ``size``, ``exact``, ``utilities``, ``packages`` (option indices; of each vector the first few), ``ways``
            (how many packages stand behind each vector), and how the result was found.
        """
        first = (_TIES if len(self) <= _MANY else 1) if first is None else first
        return {
            "size": self.size,
            "exact": self.exact,
            "utilities": self.utilities.tolist(),
            "packages": [[list(p) for p in self.packages(row, first)] for row in range(len(self))],
            "ways": list(self.ways()),
            "listed": len(self),
            "complete": self.complete,
            "method": self.method,
            "epsilon": self.epsilon,
            "slack": list(self.slack),
            "tolerance": self.tolerance,
            "parameters": dict(self.parameters),
            "inputs": self.inputs,
        }
