"""What is asked about pressure and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.bargain.pressure.effect import Effect
from goodoffices.bargain.pressure.of_case import effects_of_case
from goodoffices.bargain.pressure.zone import HORIZON
from goodoffices.case import Case
from goodoffices.case.when import zone_of
from goodoffices.diagnose import UsageError

__all__ = ["Question", "question_of_case", "question_of_effects"]


@dataclass(frozen=True, slots=True)
class Question:
    """The effects, and over which days they are followed.

    Parameters
    ----------
    effects : tuple of Effect
    first : date
        The day from which on.
    today : date
        For which it is asked what would open the zone, and what waiting is worth: of a case the day on which it stands.
    until : date or None
        The last day; None: :func:`.study.last_day`.
    horizon : int
        Days that a party looks ahead, 0 or more.
    notes : tuple of str
        What was left out before, a sentence each.

    Raises
    ------
    UsageError
        Where the last day is before the first or before today, or the horizon is below 0.
    """

    effects: tuple[Effect, ...]
    first: date
    today: date
    until: date | None = None
    horizon: int = HORIZON
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.until is not None and self.until < max(self.first, self.today):
            raise UsageError(f"{self.until} is before {max(self.first, self.today)}", "say a later day with --until")
        if not self.first <= self.today:
            raise UsageError(f"{self.today} is before {self.first}", "follow the effects from an earlier day")
        if self.horizon < 0:
            raise UsageError(f"nobody looks {self.horizon} days ahead", "say 0 or more days with --horizon")


def question_of_effects(
    effects: Sequence[Effect],
    today: date | None = None,
    until: date | None = None,
    horizon: int = HORIZON,
    notes: Sequence[str] = (),
) -> Question | None:
    """What effects ask, followed from today, or from the first day of any of them where that is earlier.

    Without effects None; without a today, the first day that any of them names.
    """
    if not effects:
        return None
    begun = min(effect.first[0] for effect in effects)
    known = min([begun, *(effect.since[0] for effect in effects if effect.since is not None)])
    today = today or known
    return Question(tuple(effects), min(begun, today), today, until, horizon, tuple(notes))


def question_of_case(
    case: Case, parties: Sequence[str], until: date | None = None, horizon: int = HORIZON
) -> Question | None:
    """What the effects of a case ask on the day on which it stands. None where it has none.

    Parameters
    ----------
    case : Case
        For its reader.
    parties : sequence of str
        Ids of the parties of the domain made from it.
    until : date, optional
    horizon : int
    """
    made = effects_of_case(case, parties)
    dated = case.clock.timestamp() > 0
    today = case.clock.astimezone(zone_of(case.zone)).date() if dated else None
    return question_of_effects(made.effects, today, until, horizon, made.left_out)
