"""Which round the brief is for, and which one came before it."""

from __future__ import annotations

from goodoffices.case import Case, Round
from goodoffices.diagnose import UsageError

__all__ = ["choose_round", "earlier_rounds", "previous_round"]


def choose_round(case: Case, id: str | None = None) -> Round | None:
    """The round asked for; else the next one; else the latest.

    The next round is the earliest one planned or postponed that does not end before the clock of the case.

    Parameters
    ----------
    id : str, optional
        Of a round in force, or of one that a later entry replaced (then the one in force now is meant).

    Returns
    -------
    Round or None
        None where the case has no round.

    Raises
    ------
    UsageError
        Where there is no such round for this reader at this time.
    """
    rounds = case.of(Round)
    if id is not None:
        return _named(case, rounds, id)
    dated = [r for r in rounds if r.on is not None]
    ahead = [r for r in dated if r.status in ("planned", "postponed") and r.on is not None and r.on.end >= case.clock]
    if ahead:
        return min(ahead, key=_start)
    undated = [r for r in rounds if r.on is None and r.status in ("planned", "postponed")]
    if undated:
        return undated[0]
    took_place = [r for r in dated if r.status != "cancelled"] or dated
    return max(took_place, key=_start) if took_place else (rounds[-1] if rounds else None)


def _named(case: Case, rounds: tuple[Round, ...], id: str) -> Round:
    standing = case.standing(id)
    for found in rounds:
        if found.id == standing or (id.isdecimal() and found.number == int(id)):
            return found
    known = ", ".join(r.id for r in rounds) or "none"
    raise UsageError(f'"{id}" is not a round of this case', f"rounds: {known}")


def earlier_rounds(case: Case, round: Round) -> tuple[Round, ...]:
    """The rounds held before this one, in the order of time; of the same series where both are numbered."""
    if round.on is None:
        return tuple(r for r in case.of(Round) if r.id != round.id and r.status == "held")
    before = (
        r
        for r in case.of(Round)
        if r.id != round.id and r.on is not None and r.status == "held" and _start(r) < _start(round)
    )
    return tuple(sorted((r for r in before if _same_series(r, round)), key=_start))


def previous_round(case: Case, round: Round) -> Round | None:
    """The round that this one is compared with."""
    before = earlier_rounds(case, round)
    return before[-1] if before else None


def _same_series(earlier: Round, later: Round) -> bool:
    """A number that does not go up begins another series; a round without a number may belong to any."""
    return earlier.number is None or later.number is None or earlier.number < later.number


def _start(round: Round) -> tuple[float, str]:
    return (round.on.start.timestamp() if round.on else 0.0, round.id)
