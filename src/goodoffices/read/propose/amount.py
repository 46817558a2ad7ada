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

    @property
    def written(self) -> str:
        """The count as the case format writes it; empty where there is none.

        Examples
        --------
        >>> Amount(Span(0, 4), Count(1200, None), "prisoner").written
        '1200+'
        """
        if self.count is None:
            return ""
        if self.count.high is None:
            return f"{self.count.low}+"
        last = f"-{self.count.high}" if self.count.high != self.count.low else ""
        return f"{'~' if self.count.circa else ''}{self.count.low}{last}"
