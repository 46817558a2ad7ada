"""On what a part of a conflict rests: the entries of the case that say so, and the judgement of whoever described it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Ground"]


@dataclass(frozen=True, slots=True)
class Ground:
    """On what an option, a rule or a wish rests.

    Parameters
    ----------
    about : str
        Id of the decision maker; empty where it is about none.
    what : str
        The option by id, the statement, or the sort of rule.
    why : str
        In words.
    entries : tuple of str
        Ids of the entries of the case that say so; empty where nothing does.
    known : bool
        False for what is left unknown.
    """

    about: str
    what: str
    why: str
    entries: tuple[str, ...] = ()
    known: bool = True
