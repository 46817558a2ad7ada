"""Who may write to a store."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.diagnose import UsageError

__all__ = ["User"]


@dataclass(frozen=True, slots=True)
class User:
    """Somebody under whose name versions, claims and judgements are recorded.

    The name says who did it, as an initial in a paper register does; it proves nothing to whoever does not trust the
    keeper of the store. What two sides must be able to prove to each other goes into the ledger.

    Parameters
    ----------
    name : str
    party : str
        The party or office for which the user works; empty for the mediator's own.
    key : str
        A public key line, as in ``NAME.pub``.
    ended : bool
        Whether the user may no longer write; what was recorded under the name stays.

    Raises
    ------
    UsageError
        When the name is empty or has more than one line.
    """

    name: str
    party: str = ""
    key: str = ""
    ended: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip() or self.name != " ".join(self.name.split()):
            raise UsageError("a user needs a name, on one line and without spaces around it")
