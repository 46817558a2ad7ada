"""How far reservation values are from agreement, or from the end of it: alone, in pairs, together, with a red line gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np

from goodoffices.bargain.domain import Package
from goodoffices.bargain.obstacle.height import Height
from goodoffices.bargain.obstacle.oracle import Oracle, Undecided, members
from goodoffices.bargain.obstacle.requirement import TOLERANCE, Requirements
from goodoffices.bargain.preference import PartyPreferences
from goodoffices.bargain.solution.disagreement import extremes

__all__ = [
    "Lowered",
    "Move",
    "Slack",
    "combined_moves",
    "moves_of_openings",
    "moves_of_reservations",
    "slack_of",
    "spans_of",
]

NEAR = 1e-9
_MOST_COMBINED = 40


@dataclass(frozen=True, slots=True)
class Slack:
    """How much a reservation value could still rise before nothing is left.

    Parameters
    ----------
    requirement : int
    amount : float
        In the unit of the party; with ``exact`` the largest, else at least this.
    share : float or None
        Of the range of what feasible packages are worth to it; None where all are worth the same.
    package : tuple of int
        The package that is left last.
    exact : bool
    """

    requirement: int
    amount: float
    share: float | None
    package: Package
    exact: bool

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "requirement": self.requirement,
            "amount": self.amount,
            "share": self.share,
            "package": list(self.package),
            "exact": self.exact,
        }


@dataclass(frozen=True, slots=True)
class Lowered:
    """A reservation value that is lowered.

    Parameters
    ----------
    requirement : int
    amount : float
        0 or more, in the unit of the party.
    share : float or None
        Of the range of what feasible packages are worth to it; None where all are worth the same.
    """

    requirement: int
    amount: float
    share: float | None


@dataclass(frozen=True, slots=True)
class Move:
    """What would open the way to an agreement.

    Parameters
    ----------
    dropped : tuple of int
        Requirements that are given up.
    lowered : tuple of Lowered
        Reservation values that are lowered, with the least largest share.
    largest : float
        The largest share among them; 0 where none is lowered.
    package : tuple of int
        A package that then meets everything.
    exact : bool
        True where no smaller move of this kind opens the way.
    least : float
        No largest share below this opens it; equal to ``largest`` where exact.
    """

    dropped: tuple[int, ...]
    lowered: tuple[Lowered, ...]
    largest: float
    package: Package
    exact: bool
    least: float

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "dropped": list(self.dropped),
            "lowered": [
                {"requirement": low.requirement, "amount": low.amount, "share": low.share} for low in self.lowered
            ],
            "largest": self.largest,
            "package": list(self.package),
            "exact": self.exact,
            "least": self.least,
        }


def spans_of(requirements: Requirements) -> dict[int, float]:
    """For each reservation value the range of what feasible packages are worth to its party or faction.

    Red lines are left out of account. Where no package is feasible, the range over all packages.
    """
    held = [n for n, item in enumerate(requirements.items) if item.kind == "reservation"]
    if not held:
        return {}
    voices = [requirements.voices[requirements.items[n].voice or 0] for n in held]
    judges = tuple(PartyPreferences(f"{k}", replace(voice.utility, conditions=())) for k, voice in enumerate(voices))
    plain = replace(requirements.domain, parties=judges, quorum=None, status_quo=None)
    least, most = extremes(plain)
    if np.isnan(least).any():
        least, most = extremes(replace(plain, constraints=()))
    return {n: high - low for n, low, high in zip(held, least, most, strict=True)}


def slack_of(oracle: Oracle, spans: dict[int, float]) -> tuple[Slack, ...]:
    """How much each reservation value could rise, the nearest to blocking first; one that nobody needs is left out."""
    found = []
    for n, span in spans.items():
        height = _asked(oracle, oracle.requirements.all, (n,), spans)
        if height is None or height.package is None or not np.isfinite(height.value):
            continue
        unit = _unit(span)
        share = max(height.value, 0.0) if span > 0 else None
        found.append(Slack(n, max(height.value, 0.0) * unit, share, height.package, height.exact))
    return tuple(sorted(found, key=lambda slack: (np.inf if slack.share is None else slack.share, slack.requirement)))


def moves_of_reservations(oracle: Oracle, spans: dict[int, float]) -> tuple[Move, ...]:
    """The least concessions of one reservation value, of each pair, and of all: those that can open the way.

    Within a pair and among all, the largest share is as small as it can be (K. Kalai's egalitarian idea, on what is given
    up). A pair is left out where one of the two alone does as well.
    """
    everything = oracle.requirements.all
    single: dict[int, Move] = {}
    for n in spans:
        move = _move(oracle, everything, (n,), spans, ())
        if move:
            single[n] = move
    found = list(single.values())
    groups: list[tuple[int, ...]] = list(combinations(spans, 2))
    if len(spans) > 2:
        groups.append(tuple(spans))
    for group in groups:
        move = _move(oracle, everything, group, spans, ())
        alone = min((single[n].largest for n in group if n in single), default=np.inf)
        if move and len(move.lowered) > 1 and move.largest < alone - NEAR:
            found.append(move)
    return tuple(found)


def combined_moves(
    oracle: Oracle, spans: dict[int, float], single: Sequence[Move], blocking: Sequence[int]
) -> tuple[Move, ...]:
    """One red line or shared rule given up, and one reservation value lowered by less than it would take alone.

    Those whose red line alone opens the way are left out; the smallest shares first.
    """
    alone = {move.lowered[0].requirement: move.largest for move in single if len(move.lowered) == 1}
    involved = 0
    for bits in blocking:
        involved |= bits
    found = []
    for dropped in members(involved):
        if oracle.requirements.items[dropped].kind == "reservation":
            continue
        rest = oracle.requirements.all & ~(1 << dropped)
        try:
            if oracle.ask(rest) is not None:
                continue
        except Undecided:
            continue
        for n in spans:
            move = _move(oracle, rest, (n,), spans, (dropped,))
            if move and move.largest < alone.get(n, np.inf) - NEAR:
                found.append(move)
    return tuple(sorted(found, key=lambda move: (move.largest, move.dropped))[:_MOST_COMBINED])


def moves_of_openings(
    oracle: Oracle, spans: dict[int, float], openings: Sequence[int], known: Sequence[Move]
) -> tuple[Move, ...]:
    """For ways to open that give up red lines or rules and reservation values: how little these would have to fall."""
    told = {(move.dropped, tuple(low.requirement for low in move.lowered)) for move in known}
    found = []
    for bits in openings[:_MOST_COMBINED]:
        dropped = tuple(n for n in members(bits) if n not in spans)
        group = tuple(n for n in members(bits) if n in spans)
        if not dropped or not group or (dropped, group) in told:
            continue
        rest = oracle.requirements.all & ~sum(1 << n for n in dropped)
        move = _move(oracle, rest, group, spans, dropped)
        if move:
            found.append(move)
    return tuple(found)


def _unit(span: float) -> float:
    return span if span > 0 else 1.0


def _asked(oracle: Oracle, wanted: int, group: tuple[int, ...], spans: dict[int, float]) -> Height | None:
    try:
        return oracle.height(wanted, {n: _unit(spans[n]) for n in group})
    except Undecided:
        return None


def _move(
    oracle: Oracle, wanted: int, group: tuple[int, ...], spans: dict[int, float], dropped: tuple[int, ...]
) -> Move | None:
    height = _asked(oracle, wanted, group, spans)
    if height is None or height.package is None or height.value >= 0:
        return None
    lowered = []
    for n in group:
        item = oracle.requirements.items[n]
        worth = oracle.requirements.voices[item.voice or 0].utility.worth(np.array([height.package]))[0]
        amount = float(item.reservation or 0.0) - float(worth)
        if len(group) == 1 or amount > max(TOLERANCE, 1e-12 * spans[n]):
            lowered.append(Lowered(n, amount, amount / spans[n] if spans[n] > 0 else None))
    return Move(dropped, tuple(lowered), -height.value, height.package, height.exact, -height.bound)
