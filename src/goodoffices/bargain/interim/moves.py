"""What can be changed, piece by piece: every way to settle the issues of a block with everything else at rest.

Issues that a constraint, a joint term or a condition ties together form a block; the gains of different blocks add up.
So nothing larger than a block is ever listed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.frontier.dominance import maxima
from goodoffices.bargain.interim.footing import Floats, Footing, Ints
from goodoffices.diagnose import GoodOfficesError

__all__ = ["LARGEST", "Moves", "combine", "counts_of", "issues_of", "moves_of", "thin", "units_of"]

LARGEST = 1 << 19
"""Settlements of one block that are listed."""


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """Partial agreements: what they change, and what that gives.

    Parameters
    ----------
    masks : (n,) int64
        The issues that differ from the status quo, as binary digits.
    gains : (n, n_judges) float
        Over the status quo.
    packages : (n, n_issues) int64
    issues : tuple of int
        The issues that may differ.
    """

    masks: Ints
    gains: Floats
    packages: Ints
    issues: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.masks)

    def only(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Moves:
        """Some of them."""
        return Moves(self.masks[rows], self.gains[rows], self.packages[rows], self.issues)

    @property
    def counts(self) -> Ints:
        """How many issues each changes."""
        return counts_of(self.masks)


def counts_of(masks: Ints) -> Ints:
    """How many binary digits of each are 1 (numpy has had a function for it since 2.0 only)."""
    counts = np.zeros(len(masks), dtype=np.int64)
    left = masks.copy()
    while left.any():
        counts += left & 1
        left >>= 1
    return counts


def issues_of(mask: int) -> tuple[int, ...]:
    """The issues of a mask, ascending.

    >>> issues_of(0b1011)
    (0, 1, 3)
    """
    return tuple(at for at in range(int(mask).bit_length()) if mask >> at & 1)


def moves_of(footing: Footing) -> tuple[Moves, ...]:
    """The moves of each block, without those that another move on the same issues makes useless.

    Raises
    ------
    GoodOfficesError
        Where a block has more than :data:`LARGEST` settlements.
    """
    domain = footing.domain
    if len(domain.issues) > 62:
        raise GoodOfficesError("partial agreements are looked for among up to 62 issues", "leave issues out")
    hard = [(c, False) for c in domain.constraints]
    soft: list[tuple[int, ...]] = []
    needs, required = footing.needs, footing.required
    for at, judge in enumerate(footing.judges):
        utility = judge.utility
        scopes = [term.scope for term in utility.terms]
        if utility.conditions and required[at] and utility.otherwise - footing.at_rest[at] < needs[at]:
            # Nobody can be brought to accept less than it asks for: what breaks its condition is left out at once.
            hard += [(c, True) for c in utility.conditions]
        elif utility.conditions:
            scopes.append(tuple(chain(*scopes, *(c.scope for c in utility.conditions))))
        soft += scopes
    blocks = _blocks(len(domain.issues), [*soft, *(c.scope for c, _ in hard)])
    return tuple(_moves(footing, block, hard) for block in blocks)


def _blocks(count: int, scopes: list[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    leader = list(range(count))

    def find(issue: int) -> int:
        while leader[issue] != issue:
            issue = leader[issue]
        return issue

    for scope in scopes:
        for issue in scope:
            leader[find(issue)] = find(scope[0])
    groups: dict[int, list[int]] = {}
    for issue in range(count):
        groups.setdefault(find(issue), []).append(issue)
    return tuple(tuple(group) for group in groups.values())


def _moves(footing: Footing, block: tuple[int, ...], hard: list[tuple[Constraint, bool]]) -> Moves:
    rest = np.array(footing.status_quo, dtype=np.int64)
    mine = [(c, exempt) for c, exempt in hard if not c.scope or c.scope[0] in block]
    options = [_options(footing, issue, mine) for issue in block]
    size = math.prod(len(o) for o in options)
    if size > LARGEST:
        names = ", ".join(footing.domain.issues[issue].label for issue in block)
        raise GoodOfficesError(
            f"{len(block)} issues are tied together with {size} ways to settle them: {names}",
            "drop the weakest ties, or fix some of the issues",
        )
    grid = np.stack([axis.ravel() for axis in np.meshgrid(*options, indexing="ij")], axis=1)
    packages = np.tile(rest, (len(grid), 1))
    packages[:, list(block)] = grid
    alive = np.ones(len(packages), dtype=bool)
    for rule, exempt in mine:
        alive &= _kept(rule, exempt, packages, rest)
    packages = packages[alive]
    gains = np.stack([footing.worth(judge, packages) for judge in footing.judges], axis=1) - footing.at_rest
    masks = ((packages != rest).astype(np.int64) << np.arange(len(rest))).sum(axis=1)
    found = Moves(masks, gains, packages, block)
    return found.only(maxima(np.rint(gains / units_of(gains)).astype(np.int64), masks))


def _options(footing: Footing, issue: int, rules: list[tuple[Constraint, bool]]) -> Ints:
    """The options of an issue that no rule about it alone excludes."""
    rest = np.array(footing.status_quo, dtype=np.int64)
    packages = np.tile(rest, (footing.domain.counts[issue], 1))
    packages[:, issue] = np.arange(len(packages))
    alive = np.ones(len(packages), dtype=bool)
    for rule, exempt in rules:
        if rule.scope == (issue,):
            alive &= _kept(rule, exempt, packages, rest)
    return np.flatnonzero(alive).astype(np.int64)


def _kept(rule: Constraint, exempt: bool, packages: Ints, rest: Ints) -> NDArray[np.bool_]:
    holds = rule.holds(packages)
    if exempt:
        scope = list(rule.scope)
        holds |= ~(packages[:, scope] != rest[scope]).any(axis=1)
    return np.asarray(holds)


def units_of(gains: Floats) -> Floats:
    """What counts as no difference, per judge: a ten-thousandth of a millionth of the range, for sums that round."""
    spread = np.abs(gains).max(axis=0, initial=0.0)
    return np.asarray(1e-10 * np.maximum(spread, 1e-3))


def combine(first: Moves, second: Moves) -> Moves:
    """Every partial agreement of one with every one of the other; they change different issues."""
    left, right = np.divmod(np.arange(len(first) * len(second)), max(len(second), 1))
    packages = first.packages[left].copy()
    columns = list(second.issues)
    packages[:, columns] = second.packages[right][:, columns]
    return Moves(
        first.masks[left] | second.masks[right],
        first.gains[left] + second.gains[right],
        packages,
        (*first.issues, *second.issues),
    )


def thin(moves: Moves, units: Floats, *, counted: bool) -> Moves:
    """Without what is dominated: among those of the same issues, or (``counted``) also by what changes fewer issues."""
    keys = np.floor(moves.gains / units + 0.5).astype(np.int64)
    if counted:
        return moves.only(maxima(np.column_stack([keys, -moves.counts])))
    return moves.only(maxima(keys, moves.masks))
