"""A number of the text as the rules use it."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.case import Count
from goodoffices.read.document import Span

__all__ = ["Amount"]


@dataclass(frozen=True, slots=True)
class Amount:
    """How many of something.

    Parameters
    ----------
    span : Span
        Of the number, without what is counted.
    count : Count or None
        None for what is no whole number of things (money, percentages, parts).
    unit : str
    """

    span: Span
    count: Count | None
    unit: str = ""
