"""Dated pressure: what an option that appears, one that goes, or a preference that shifts does to the resting places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.stability import analyse_stability, parse_concepts
from goodoffices.conflict.unknown import unknown_stability

__all__ = ["Phase", "trace_phases"]


@dataclass(frozen=True, slots=True, eq=False)
class Phase:
    """A stretch of time in which the conflict stays as it is.

    Parameters
    ----------
    since : str
        First day (ISO 8601); empty for what holds before the first change.
    conflict : Conflict
    equilibria : dict of str to tuple of str
        By concept: the states that rest, as patterns of Y and N, since numbers may shift between phases.
    comes, goes : dict of str to tuple of str
        By concept: what rests now and did not before, and what no longer does.
    """

    since: str
    conflict: Conflict
    equilibria: dict[str, tuple[str, ...]]
    comes: dict[str, tuple[str, ...]]
    goes: dict[str, tuple[str, ...]]


def trace_phases(
    conflict: Conflict, changes: Sequence[tuple[str, Conflict]], concepts: Iterable[str] = ()
) -> tuple[Phase, ...]:
    """The resting places from phase to phase.

    Parameters
    ----------
    conflict : Conflict
        As it is before the first change.
    changes : sequence of (str, Conflict)
        By day, from the earliest.
    concepts : iterable of str
        All where none is given; where some comparison is not known, those that have extensions, each in all four.

    Examples
    --------
    >>> from goodoffices.conflict import literature, pattern_of, restrict
    >>> whole = literature("cuba-1962")
    >>> without_strike = restrict(whole, [pattern_of([(0, True)])])
    >>> phases = trace_phases(without_strike, [("1962-10-27", whole)], ["SEQ"])
    >>> phases[0].equilibria["SEQ"], phases[1].comes["SEQ"]
    (('NNYN', 'NYYN'), ('YNYN',))
    """
    named = tuple(concepts)
    stretches = [("", conflict), *changes]
    certain = all(now.certain for _, now in stretches)
    found: list[Phase] = []
    for since, now in stretches:
        rests = _rests(now, named, certain=certain)
        before = found[-1].equilibria if found else rests
        comes = {c: tuple(p for p in rests[c] if p not in before[c]) for c in rests}
        goes = {c: tuple(p for p in before[c] if p not in rests[c]) for c in rests}
        found.append(Phase(since, now, rests, comes, goes))
    return tuple(found)


def _rests(conflict: Conflict, named: tuple[str, ...], *, certain: bool) -> dict[str, tuple[str, ...]]:
    """By concept, or by concept and extension: the states that rest, as patterns."""
    if certain:
        stability = analyse_stability(conflict, parse_concepts(named))
        return {c: tuple(conflict.pattern(s) for s in stability.equilibria(c)) for c in parse_concepts(named)}
    held = unknown_stability(conflict, named)
    return {c: tuple(conflict.pattern(s) for s in np.flatnonzero(one.all(axis=0)).tolist()) for c, one in held.items()}
