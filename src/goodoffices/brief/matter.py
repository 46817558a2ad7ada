"""What a brief is made of: the case, the round, and what the floors below say of them, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodoffices.brief.choose import choose_round, earlier_rounds
from goodoffices.brief.fulfilment import Fulfilment, fulfil
from goodoffices.case import Case, Round
from goodoffices.positions import Move, PositionTable, Step, read_positions

if TYPE_CHECKING:
    from goodoffices.conflict import ConflictFile

__all__ = ["Matter", "gather_matter"]


@dataclass(frozen=True, slots=True)
class Matter:
    """A case and all that its brief is about.

    Parameters
    ----------
    case : Case
        Restricted to its reader; nothing here reaches beyond it.
    round : Round or None
        The round that the brief is for.
    earlier : tuple of Round
        The rounds held before it, by time.
    positions : PositionTable
    fulfilments : tuple of Fulfilment
    conflicts : tuple of ConflictFile
        Those that the reader may see.
    """

    case: Case
    round: Round | None
    earlier: tuple[Round, ...]
    positions: PositionTable
    fulfilments: tuple[Fulfilment, ...]
    conflicts: tuple[ConflictFile, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether the case stands at a moment: without a day of entry and without ``as_of`` it has no "now"."""
        return self.case.clock.timestamp() > 0

    @property
    def previous(self) -> Round | None:
        """The round that this one is compared with."""
        return self.earlier[-1] if self.earlier else None

    @property
    def step(self) -> Step | None:
        """From the round before to this one."""
        steps = self.positions.steps
        if self.round is None:
            return steps[-1] if steps else None
        return next((s for s in steps if s.after == self.round.id), None)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The stances that are not what they were at the round before."""
        return self.step.moves if self.step else ()


def gather_matter(case: Case, round: str | None = None, conflicts: Sequence[ConflictFile] = ()) -> Matter:
    """Work out what a brief is about.

    Raises
    ------
    UsageError
        Where there is no such round.
    """
    chosen = choose_round(case, round)
    earlier = earlier_rounds(case, chosen) if chosen else ()
    return Matter(case, chosen, earlier, read_positions(case), fulfil(case), tuple(conflicts))
