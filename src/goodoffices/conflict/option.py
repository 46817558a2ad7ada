"""Who decides, and what each of them can do or leave undone."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BACK", "BOTH", "FORWARD", "DecisionMaker", "Option"]

BOTH = "both"
FORWARD = "forward"
BACK = "back"


@dataclass(frozen=True, slots=True)
class Option:
    """A course of action that is taken (Y) or not taken (N).

    Parameters
    ----------
    id : str
        Unique in the conflict.
    name : str
    direction : {"both", "forward", "back"}
        ``forward``: once taken it stays taken; ``back``: once dropped it stays dropped.
    """

    id: str
    name: str
    direction: str = BOTH


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """One who can move the conflict from state to state.

    Parameters
    ----------
    id, name : str
    options : tuple of int
        Places of the options that it controls. An option of several makers is a common move: any of them may change it.
    """

    id: str
    name: str
    options: tuple[int, ...]

    @property
    def mask(self) -> int:
        """The options as bits."""
        return sum(1 << index for index in self.options)
