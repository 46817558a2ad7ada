"""Where words stand in a text as received."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: ``text[span.start:span.end]`` are its words.

    Parameters
    ----------
    start, end : int
        Code points of the text as received, from 0, end exclusive (W3C TextPositionSelector); ``0 <= start <= end``.

    Raises
    ------
    ValueError
        Where the span ends before it begins, or begins before the text.

    Examples
    --------
    >>> Span(4, 9).of("The talks resume.")
    'talks'
    >>> Span(0, 9).holds(Span(4, 9)), Span(0, 4).overlaps(Span(4, 9))
    (True, False)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"{self.start} to {self.end} is not a stretch of a text")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether the other one lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether they share a code point."""
        return self.start < other.end and other.start < self.end

    def trimmed(self, text: str) -> Span:
        """The same without white space at its ends."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))

    def to_json(self) -> dict[str, int]:
        """``{"start": .., "end": ..}``."""
        return {"start": self.start, "end": self.end}
