"""What a decision maker wants of what is in question, as far as its positions and the pressure on it say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from goodoffices.case import Case
from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.drawn.matter import Choice, Threat
from goodoffices.conflict.ground import Ground
from goodoffices.conflict.preference import Preference, Wish, preference_of_scores
from goodoffices.conflict.statement import parse_statement
from goodoffices.conflict.wish import preference_of_wishes
from goodoffices.positions import PositionTable, stance_words

__all__ = ["Leaning", "leaning_of", "preference_by_worth"]

_FIRST, _WANTED, _ACCEPTED, _OPEN = range(4)
_PLACES = {"red-line": _FIRST, "demanded": _WANTED, "rejected": _WANTED, "acceptable": _ACCEPTED}


@dataclass(slots=True)
class Leaning:
    """The wishes of one decision maker by importance, as they are gathered.

    Parameters
    ----------
    maker : str
    grounds : dict of int to list of Ground
        By importance: red lines; what is demanded or rejected, and the pressure on it; what is acceptable; what is not known.
    """

    maker: str
    grounds: dict[int, list[Ground]] = field(default_factory=dict)

    def add(self, importance: int, statement: str, why: str, entries: tuple[str, ...] = ()) -> None:
        """One wish more; a statement that is there already is not told twice, and what is known takes the place of what is not."""
        if importance != _OPEN and _OPEN in self.grounds:
            self.grounds[_OPEN] = [ground for ground in self.grounds[_OPEN] if ground.what != statement]
        if all(ground.what != statement for each in self.grounds.values() for ground in each):
            told = self.grounds.setdefault(importance, [])
            told.append(Ground(self.maker, statement, why, entries, importance != _OPEN))

    def preference(self, conflict: Conflict, places: Mapping[str, int]) -> Preference:
        """The preference over the states of the conflict."""
        wishes = []
        for importance in sorted(self.grounds):
            read = [(g.what, parse_statement(g.what, places).holds(conflict.states)) for g in self.grounds[importance]]
            # What holds in every state, or in none, decides nothing.
            kept = [(text, truth) for text, truth in read if truth.any() and not truth.all()]
            if kept:
                doubt = (importance == _OPEN,) * len(kept)
                wishes.append(Wish("unknown", tuple(t for t, _ in kept), tuple(h for _, h in kept), doubt))
        return preference_of_wishes(wishes, conflict.size)

    def told(self) -> tuple[Ground, ...]:
        """All wishes, the most important first."""
        return tuple(ground for importance in sorted(self.grounds) for ground in self.grounds[importance])


def leaning_of(case: Case, table: PositionTable, maker: str, choices: list[Choice], threats: list[Threat]) -> Leaning:
    """What one decision maker wants, by its positions, and what is not known.

    Red lines come before what is demanded or rejected, that before what is acceptable, and what it has not spoken of comes
    last. Within each of these groups it is not known what weighs more. What it has called negotiable, or is silent on, it may
    want or not.
    """
    leaning = Leaning(maker)
    for choice in choices:
        found = table.issue(choice.issue)
        cell = found.cell(maker, choice.option) if found else None
        stance = cell.stance if cell else None
        entries = cell.entries if cell else ()
        refused = stance in ("rejected", "red-line")
        statement = f"not ({choice.statement})" if refused and len(choice.givers) > 1 else choice.statement
        statement = f"not {statement}" if refused and len(choice.givers) == 1 else statement
        leaning.add(_PLACES.get(stance or "", _OPEN), statement, f"{choice.title}: {stance_words(stance)}", entries)
    for threat in threats:
        _pressed(leaning, maker, threat, choices)
    return leaning


def _pressed(leaning: Leaning, maker: str, threat: Threat, choices: list[Choice]) -> None:
    pressure = threat.pressure
    entries = (pressure.id,)
    if maker in threat.by:
        for choice in choices:
            if choice.issue in pressure.issue and set(choice.givers) & set(threat.targets):
                leaning.add(_WANTED, choice.statement, f"{choice.title}: what it presses for", entries)
        leaning.add(_OPEN, pressure.id, f"{pressure.what}: whether it would rather do so is not known", entries)
    elif maker in threat.targets:
        statement = pressure.id if threat.welcome else f"not {pressure.id}"
        leaning.add(_WANTED, statement, f"{pressure.what}: {pressure.type} meant for it", entries)
    else:
        leaning.add(_OPEN, pressure.id, f"{pressure.what}: not meant for it")


def preference_by_worth(
    conflict: Conflict,
    places: Mapping[str, int],
    choices: list[Choice],
    threats: list[Threat],
    worths: Mapping[str, float],
) -> Preference:
    """A preference from what each thing in question is worth, over its not coming about; the worths of what does are added."""
    total: NDArray[np.float64] = np.zeros(conflict.size)
    for name, statement in [(f"{c.issue}/{c.option}", c.statement) for c in choices] + [
        (t.pressure.id, t.pressure.id) for t in threats
    ]:
        total += worths.get(name, 0.0) * parse_statement(statement, places).holds(conflict.states)
    # Sums of the same parts in another order are the same worth.
    return preference_of_scores(np.round(total, 12))
