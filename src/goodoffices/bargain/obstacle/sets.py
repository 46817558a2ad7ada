"""The smallest sets of requirements that cannot be met together, and the smallest that have to go.

The two are each other's minimal hitting sets: whatever opens the way takes a member from everything that blocks it. The
search keeps the minimal hitting sets of the ways to open that it knows, tries the smallest of them, and either it cannot
be met (a smallest set that blocks) or a package is found that shows one more way to open.

References
----------
R. Reiter, A Theory of Diagnosis from First Principles, Artificial Intelligence 32 (1987) 57-95.
J. Bailey, P. J. Stuckey, Discovery of Minimal Unsatisfiable Subsets of Constraints Using Hitting Set Dualization, PADL 2005, 174-186.
A. Ignatiev, A. Previti, M. Liffiton, J. Marques-Silva, Smallest MUS Extraction with Minimal Hitting Set Dualization, CP 2015, 173-182.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.bargain.obstacle.oracle import Oracle, Undecided, members

__all__ = ["Family", "blocking_sets"]

WIDTH = 2_000
"""Hitting sets kept at a time."""


@dataclass(frozen=True, slots=True)
class Family:
    """What blocks, and what opens.

    Parameters
    ----------
    blocking : tuple of int
        Bit sets, the smallest first: each cannot be met, and can without any one of its members.
    opening : tuple of int
        Bit sets, the smallest first: without each the rest can be met, and not without fewer of its members.
    complete : bool
        True where these are all. Otherwise the blocking sets found are the smallest, and the ways to open are some.
    """

    blocking: tuple[int, ...]
    opening: tuple[int, ...]
    complete: bool


def blocking_sets(oracle: Oracle, most: int) -> Family:
    """Find what blocks, smallest first, and what opens.

    Parameters
    ----------
    oracle : Oracle
    most : int
        Blocking sets listed.
    """
    blocking: list[int] = []
    opening: list[int] = []
    waiting = [0]
    complete = False
    try:
        while True:
            waiting.sort(key=lambda bits: (bits.bit_count(), bits))
            fresh = next((bits for bits in waiting if bits not in blocking), None)
            if fresh is None:
                complete = True
                break
            if len(blocking) >= most or len(waiting) > WIDTH:
                break
            if oracle.ask(fresh) is None:
                blocking.append(fresh)
                continue
            left = oracle.requirements.all & ~_grown(oracle, fresh)
            if not left:
                # Everything can be met: nothing blocks and nothing has to go.
                return Family((), (), True)
            opening.append(left)
            waiting = _hit(waiting, left)
    except Undecided:
        pass
    return Family(tuple(blocking), tuple(sorted(opening, key=lambda bits: (bits.bit_count(), bits))), complete)


def _grown(oracle: Oracle, met: int) -> int:
    """As many requirements as can be met together with these."""
    for n in members(oracle.requirements.all & ~met):
        if oracle.ask(met | 1 << n) is not None:
            met |= 1 << n
    return met


def _hit(sets: list[int], more: int) -> list[int]:
    """The minimal sets that hit all that `sets` hit, and `more` (C. Berge, Hypergraphs, 1989)."""
    hitting = [bits for bits in sets if bits & more]
    missing = [bits for bits in sets if not bits & more]
    longer = {bits | 1 << n for bits in missing for n in members(more)}
    longer = {bits for bits in longer if not any(other & ~bits == 0 for other in hitting)}
    return hitting + [bits for bits in longer if not any(o != bits and o & ~bits == 0 for o in longer)]
