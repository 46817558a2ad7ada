"""All about a draft in one record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.bargain.trade.closest import Closest
from goodoffices.bargain.trade.efficiency import Efficiency
from goodoffices.bargain.trade.ledger import Ledger
from goodoffices.bargain.trade.mend import Mending
from goodoffices.bargain.trade.offer import Offers

__all__ = ["NamedLedger", "Trade"]


@dataclass(frozen=True, slots=True)
class NamedLedger:
    """A ledger, and what its two packages are called.

    Parameters
    ----------
    before, after : str
        In words.
    ledger : Ledger
    """

    before: str
    after: str
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Trade:
    """What a mediator does with a package.

    Parameters
    ----------
    name : str
        What the package is called, in words.
    asked : bool
        True where a draft or a comparison was asked for; False for what a first look shows.
    efficiency : Efficiency or None
        Whether the package is efficient, and why.
    offers : Offers or None
        The trades that buy the most from it on (for a first look: from the status quo on).
    closest : Closest or None
    mending : Mending or None
    ledgers : tuple of NamedLedger
    """

    name: str
    asked: bool
    efficiency: Efficiency | None = None
    offers: Offers | None = None
    closest: Closest | None = None
    mending: Mending | None = None
    ledgers: tuple[NamedLedger, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON; None for what was not asked for."""
        parts = ("efficiency", "offers", "closest", "mending")
        found = {name: getattr(self, name) for name in parts}
        return {
            "name": self.name,
            **{name: None if part is None else part.as_json() for name, part in found.items()},
            "ledgers": [{"from": n.before, "to": n.after, **n.ledger.as_json()} for n in self.ledgers],
        }
