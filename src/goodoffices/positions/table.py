"""Where everybody stands: the frozen values of this floor.

Issue by issue (:class:`IssueTable`) the stance of each party on each option (:class:`Cell`) with its history
(:class:`Stand`), the common ground (:class:`Ground`) and the distance (:class:`Distance`) between the sides; round by
round (:class:`Step`) what moved (:class:`Move`); and which claims stand against each other (:class:`Contest`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from goodoffices.case import PUBLIC, Audience, Issue, Reader, Span, When

__all__ = [
    "BEGINNING",
    "Cell",
    "Contest",
    "Distance",
    "Fact",
    "FactGround",
    "Ground",
    "IssueTable",
    "Move",
    "PositionTable",
    "Stand",
    "Step",
]

BEGINNING = datetime.min.replace(tzinfo=UTC)
"""For what the record does not date: before everything that it does."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A stretch of time in which one position decided what a party's stance on one option was.

    Parameters
    ----------
    stance : str
    entry : str
        The position that says so.
    since : When or None
        When the position was taken, as exactly as it is known; None where the record does not say.
    start : datetime or None
        From when the stretch counts (the earliest moment of ``since``, or the return to an older position); None
        for "from the beginning of the record".
    end : datetime or None
        Up to when; None where it still stands. Equal to ``start`` for a position that never stood: corrected from its own
        beginning, or overtaken on the same day.
    ended : str
        Why it ended: ``overtaken`` by a later position, ``superseded``, ``withdrawn``, ``lapsed`` (its own term ran
        out), or empty.
    ended_by : str
        The entry that ended it, where one did.
    """

    stance: str
    entry: str
    since: When | None
    start: datetime | None
    end: datetime | None = None
    ended: str = ""
    ended_by: str = ""

    @property
    def stood(self) -> bool:
        """Whether it held for any time at all."""
        return self.end is None or self.end > (self.start or BEGINNING)


@dataclass(frozen=True, slots=True)
class Cell:
    """The stance of one party on one option, as the case stands.

    Parameters
    ----------
    party, issue, option : str
    stance : str or None
        None is silence: nothing is known, and nothing is inferred.
    since : When or None
        When the party first took the stance that it has held without a break since.
    entries : tuple of str
        The positions that it rests on, newest first, and the entries that they were derived from.
    spans : tuple of Span
        The words of the sources behind the positions in force.
    audience : Audience
        The strictest of all that it was made from.
    basis : str
        How the newest of these positions is known: stated, reported, inferred or confided.
    spoken_by : str
        The party or organ whose position it was.
    timeline : tuple of Stand
        Every position ever taken on the option, oldest first.
    silent_since : str
        Where a party that once had a stance has none now, why: ``superseded``, ``withdrawn`` or ``lapsed``.
    """

    party: str
    issue: str
    option: str
    stance: str | None = None
    since: When | None = None
    entries: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    audience: Audience = PUBLIC
    basis: str = ""
    spoken_by: str = ""
    timeline: tuple[Stand, ...] = ()
    silent_since: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the sides have in common on one option.

    Parameters
    ----------
    issue, option : str
    state : {"agreed", "open", "contested", "unknown", "ruled-out"}
    wanted_by, negotiable_for, refused_by, silent : tuple of str
        The sides by their stance, in the order of the case.
    audience : Audience
    """

    issue: str
    option: str
    state: str
    wanted_by: tuple[str, ...] = ()
    negotiable_for: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    audience: Audience = PUBLIC


@dataclass(frozen=True, slots=True)
class Distance:
    """How many steps lie between two sides on an issue whose options are ordered.

    Parameters
    ----------
    issue : str
    sides : tuple of str
        The two.
    gap : int or None
        Steps between the nearest two options that one and the other wants or accepts; 0 where they share one; None
        where one of them is not known to accept any.
    nearest : tuple of str
        These two options, in the order of ``sides``; empty where the gap is not known.
    between : tuple of str
        The options that lie between them.
    reach : int or None
        The same, if each went as far as what it calls negotiable.
    audience : Audience
    """

    issue: str
    sides: tuple[str, str]
    gap: int | None
    nearest: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    reach: int | None = None
    audience: Audience = PUBLIC


@dataclass(frozen=True, slots=True)
class IssueTable:
    """One issue: who stands where, what is common, how far apart.

    Parameters
    ----------
    issue : Issue
    state : str
        The best state of any of its options: ``agreed``, ``open``, ``contested``, ``unknown``, ``ruled-out``; empty where there
        are fewer than two sides.
    cells : mapping of (party, option) to Cell
        Complete: a party that is silent on an option has a cell that says so.
    ground : tuple of Ground
        One for each option.
    distances : tuple of Distance
        One for each pair of sides, where the options are ordered.
    """

    issue: Issue
    state: str
    cells: Mapping[tuple[str, str], Cell]
    ground: tuple[Ground, ...] = ()
    distances: tuple[Distance, ...] = ()

    def cell(self, party: str, option: str) -> Cell:
        """The cell of that party and option; silence where there is none."""
        return self.cells.get((party, option)) or Cell(party, self.issue.id, option)


@dataclass(frozen=True, slots=True)
class Move:
    """A stance that was different at one round and at the next.

    Parameters
    ----------
    party, issue, option : str
    before, after : str or None
        None is silence.
    kind : {"softened", "hardened", "new", "dropped"}
    reason : str
        Why it is called so, in words.
    entries : tuple of str
        The positions that made the difference, oldest first.
    spans : tuple of Span
    audience : Audience
    uncertain : bool
        True where the time of the newest position is known so roughly that it may have come after the later round.
    """

    party: str
    issue: str
    option: str
    before: str | None
    after: str | None
    kind: str
    reason: str
    entries: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    audience: Audience = PUBLIC
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """From one round to the next, or from the last round to now.

    Parameters
    ----------
    before : str
        Id of the earlier round.
    after : str
        Id of the later one; empty for "now".
    start, end : datetime
        The close of the earlier round (exclusive) and of the later (inclusive).
    moves : tuple of Move
    """

    before: str
    after: str
    start: datetime
    end: datetime
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim, and whose it is.

    Parameters
    ----------
    claim : str
        Id of the entry.
    voice : str
        Who claims it: the innermost voice; empty where nobody is named.
    side : str
        The party that the voice belongs to, if any.
    """

    claim: str
    voice: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """Claims that contradict one another, directly or through a third one.

    Parameters
    ----------
    claims : tuple of Fact
        By time.
    audience : Audience
    """

    claims: tuple[Fact, ...]
    audience: Audience = PUBLIC


@dataclass(frozen=True, slots=True)
class FactGround:
    """The facts of the island of agreement: what is contested, and what nobody has contested.

    "Not contested" is less than agreed: it may only be that the other side has not spoken.
    """

    contested: tuple[Contest, ...] = ()
    uncontested: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionTable:
    """Where everybody stands, for one reader, as of one moment.

    Parameters
    ----------
    case : str
        Id of the case.
    reader : Reader
        For whom the case was read.
    clock : datetime
        The "now" of the case.
    sides : tuple of str
        The parties to the conflict.
    parties : tuple of str
        The sides, then whoever else has taken a position.
    issues : tuple of IssueTable
        In the order of the case.
    steps : tuple of Step
        By time.
    facts : FactGround
    """

    case: str
    reader: Reader
    clock: datetime
    sides: tuple[str, ...]
    parties: tuple[str, ...]
    issues: tuple[IssueTable, ...]
    steps: tuple[Step, ...] = ()
    facts: FactGround = field(default_factory=FactGround)

    def issue(self, id: str) -> IssueTable | None:
        """The table of that issue."""
        return next((table for table in self.issues if table.issue.id == id), None)

    def moves(self, step: Step | None = None) -> tuple[Move, ...]:
        """The moves of one step, by default of the last."""
        chosen = step or (self.steps[-1] if self.steps else None)
        return chosen.moves if chosen else ()
