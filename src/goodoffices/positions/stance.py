"""The five stances, from wanting an option to never accepting it, and what follows from two of them together."""

from __future__ import annotations

from goodoffices.case import STANCES

__all__ = ["REFUSED", "WANTED", "refuses", "stance_mark", "stance_words", "wants", "willingness"]

WANTED = frozenset({"demanded", "acceptable"})
"""Stances of a side that would sign the option today."""

REFUSED = frozenset({"rejected", "red-line"})
"""Stances of a side that would not."""

_MARKS = {"demanded": "++", "acceptable": "+", "negotiable": "~", "rejected": "-", "red-line": "!!"}


def wants(stance: str | None) -> bool:
    """Whether a side of that stance would sign the option today.

    Examples
    --------
    >>> [stance for stance in STANCES if wants(stance)]
    ['demanded', 'acceptable']
    """
    return stance in WANTED


def refuses(stance: str | None) -> bool:
    """Whether a side of that stance would not sign the option."""
    return stance in REFUSED


def willingness(stance: str) -> int:
    """How far a stance is from a red line, in steps of the scale: 0 (red line) to 4 (demanded)."""
    return len(STANCES) - 1 - STANCES.index(stance)


def stance_words(stance: str | None) -> str:
    """A stance in words; silence is "no position".

    Examples
    --------
    >>> stance_words("red-line"), stance_words(None)
    ('red line', 'no position')
    """
    return stance.replace("-", " ") if stance else "no position"


def stance_mark(stance: str | None) -> str:
    """A sign of plain characters to stand beside the words, so that a table can be read at a glance.

    Examples
    --------
    >>> [stance_mark(stance) for stance in (*STANCES, None)]
    ['++', '+', '~', '-', '!!', '.']
    """
    return _MARKS[stance] if stance else "."
