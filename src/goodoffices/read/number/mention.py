"""A number of a text: how many of what, how exactly, and of which side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.case import Count
from goodoffices.read.document.span import Span

__all__ = ["KINDS", "NumberMention"]

KINDS = ("count", "measure", "money", "percent", "fraction", "ordinal", "identifier")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """One number.

    Parameters
    ----------
    span : Span
        From the first word of its bound ("at least") to its unit.
    words : str
    kind : str
        One of :data:`KINDS`. ``measure`` has a unit of length, weight or time; an ``identifier`` ("Su-34", "Article 5")
        counts nothing.
    number : Span
        The figures or number words alone.
    low, high : float, int or None
        Equal for an exact number; ``high`` None for "at least"; ``low`` 0 for "up to". Of an ordinal its place. Both
        None of an identifier.
    circa : bool
        True for "about".
    unit : str
        In the singular and in lower case where the language pack knows it ("body", "prisoner", "day", "km"), the
        currency in ISO 4217 ("USD"), "%", or the noun as written. Empty where there is none.
    side : str
        The nationality that stands beside the unit, as written ("Russian"); empty where there is none.
    rule : str
    """

    span: Span
    words: str
    kind: str
    number: Span
    low: float | None
    high: float | None
    circa: bool = False
    unit: str = ""
    side: str = ""
    rule: str = ""

    @property
    def exact(self) -> bool:
        """Whether it is a plain number."""
        return self.low is not None and self.low == self.high and not self.circa

    @property
    def count(self) -> Count | None:
        """As the case writes it; None of what is not counted in whole numbers."""
        if self.kind not in {"count", "measure"} or self.low is None or self.low != int(self.low):
            return None
        if self.high is not None and self.high != int(self.high):
            return None
        return Count(int(self.low), None if self.high is None else int(self.high), self.circa)

    def to_json(self) -> dict[str, Any]:
        """The mention as plain values."""
        return {
            "span": self.span.to_json(),
            "words": self.words,
            "kind": self.kind,
            "number": self.number.to_json(),
            "low": self.low,
            "high": self.high,
            "circa": self.circa,
            "unit": self.unit,
            "side": self.side,
            "rule": self.rule,
        }
