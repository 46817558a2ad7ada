"""Whose word the numbers of a case are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from goodoffices.brief.words import listing, plural
from goodoffices.case import Case, Preference

__all__ = ["basis_words"]


def basis_words(case: Case, told: Sequence[Preference]) -> str:
    """On which entries the worths rest, and where they are only read off positions.

    Parameters
    ----------
    case : Case
        As its reader sees it.
    told : sequence of Preference
        The preference entries in force; may be empty.
    """
    if not told:
        return "no preference that this reader may see: stances are read as worths, from positions alone."
    kinds = Counter(p.basis for p in told)
    bases = listing(f"{count:,} {basis}" for basis, count in kinds.items())
    whose = {case.side_of(p.party) or p.party for p in told}
    others = [side.label for side in case.sides() if side.id not in whose]
    said = f"{plural(len(told), 'preference')} ({bases}), each taken at one point of its range"
    if others:
        return f"{said}, and for {listing(others)} nothing but positions: stances are read as worths."
    return f"{said}; where none is entered, on positions read as worths."
