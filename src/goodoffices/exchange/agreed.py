"""Rules from what is owed: the number of an obligation, less what was delivered of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.case import Count as Quantity
from goodoffices.exchange.rule import Count, Parity, Rule
from goodoffices.exchange.selection import Selection

__all__ = ["Owed", "rules_of_owed"]


@dataclass(frozen=True, slots=True)
class Owed:
    """What one side owes by an obligation.

    Parameters
    ----------
    side : str
    obligation, reciprocal : str
        Ids; ``reciprocal`` is empty for none.
    quantity : Quantity
        As agreed: ``1200``, ``1200+``, ``~1200``, ``1000-1200``.
    delivered : int
        By the lowest count of those that are told.
    living : bool
        False where bodies are owed.
    """

    side: str
    obligation: str
    reciprocal: str
    quantity: Quantity
    delivered: int = 0
    living: bool = True

    @property
    def least(self) -> int:
        """What is outstanding at least."""
        return max(self.quantity.low - self.delivered, 0)

    @property
    def most(self) -> int | None:
        """What is outstanding at most; None where the agreement sets no upper bound, or says "about"."""
        high = None if self.quantity.circa else self.quantity.high
        return None if high is None else max(high - self.delivered, 0)


def rules_of_owed(owed: Sequence[Owed], sides: tuple[str, str], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules that follow: at least, and at most, what is outstanding; parity where two owe the same to one another.

    Parameters
    ----------
    owed : sequence of Owed
    sides : tuple of (str, str)
    rules : sequence of Rule
        Those that are written; where parity is among them, that one holds.

    Examples
    --------
    >>> from goodoffices.case import Count
    >>> from goodoffices.exchange.agreed import Owed, rules_of_owed
    >>> thousand = Count(1000, 1000)
    >>> owed = [Owed("norda", "n", "s", thousand, 390), Owed("suda", "s", "n", thousand, 390)]
    >>> [type(rule).__name__ for rule in rules_of_owed(owed, ("norda", "suda"), ())]
    ['Count', 'Count', 'Parity']
    """
    found: list[Rule] = [Count(Selection(o.side, living=o.living), o.least, o.most) for o in owed]
    by_id = {o.obligation: o for o in owed}
    for one in owed:
        other = by_id.get(one.reciprocal)
        mutual = other is not None and other.reciprocal in ("", one.obligation) and other.side != one.side
        written = any(isinstance(rule, Parity) for rule in (*rules, *found))
        if mutual and not written and other is not None and other.quantity == one.quantity:
            among = Selection(living=one.living) if one.living == other.living else Selection()
            found.append(Parity(*sides, among))
    return tuple(found)
