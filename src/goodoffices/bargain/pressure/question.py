"""What is asked about pressure and time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goodoffices.bargain.pressure.effect import Effect
from goodoffices.bargain.pressure.zone import HORIZON
from goodoffices.diagnose import UsageError

__all__ = ["Question"]


@dataclass(frozen=True, slots=True)
class Question:
    """The effects, and over which days they are followed.

    Parameters
    ----------
    effects : tuple of Effect
    first : date
        The day from which on; of a case the day on which it stands.
    until : date or None
        The last day; None: :func:`.study.last_day`.
    horizon : int
        Days that a party looks ahead, 0 or more.
    notes : tuple of str
        What was left out before, a sentence each.

    Raises
    ------
    UsageError
        Where the last day is before the first, or the horizon is below 0.
    """

    effects: tuple[Effect, ...]
    first: date
    until: date | None = None
    horizon: int = HORIZON
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.first:
            raise UsageError(f"{self.until} is before {self.first}", "say a later day with --until")
        if self.horizon < 0:
            raise UsageError(f"nobody looks {self.horizon} days ahead", "say 0 or more days with --horizon")
