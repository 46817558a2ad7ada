"""The two lists brought together: who is on both, on one only, in conflict, and who looks alike."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.people.blocking import KeyCount
from goodoffices.people.evidence import Evidence

__all__ = ["Match", "Reconciliation"]


@dataclass(frozen=True, slots=True)
class Match:
    """Two records that may be one person.

    Parameters
    ----------
    id_a, id_b : str
        Ids of the records; both of one list where the match is a repeat within it.
    probability : float
        That they are one person, in [0, 1], by what the lists say and what was judged of other pairs; a judgement of this
        very pair does not change it.
    decision : str
        ``accepted``, ``review`` or ``rejected``.
    reasons : tuple of str
        What agrees, what differs, how rare the surname is; without names.
    look_alike : str
        One of :data:`~goodoffices.people.lookalike.LOOKALIKES`, or nothing.
    differs : tuple of str
        For an accepted pair, what the two lists say differently of the person: ``category``, ``born``, ``captured``,
        ``rank``.
    judged : str
        ``same``, ``different``, ``unsure`` or ``contradicted`` where a person decided, or nothing.
    """

    id_a: str
    id_b: str
    probability: float
    decision: str
    reasons: tuple[str, ...] = ()
    look_alike: str = ""
    differs: tuple[str, ...] = ()
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What came of bringing two lists together.

    Parameters
    ----------
    lists : tuple of (str, str, int)
        Id, version and number of rows of A and of B.
    matches : tuple of Match
        Pairs across the lists that are accepted or for review, the likeliest first.
    repeats_a, repeats_b : tuple of Match
        Records of one list that may be one person.
    assigned : tuple of (str, str)
        One partner for each, among the accepted pairs.
    look_alikes : tuple of Match
        Pairs that a rule takes to be different people who are easily confused: not matches, but worth knowing.
    only_a, only_b : tuple of str
        Ids without an accepted pair and without one for review.
    pair_counts : tuple of KeyCount
        What each key brought.
    threshold, lowest : float
        From which probability a pair is accepted, and from which it is kept for review.
    judged_apart : tuple of Match
        Pairs across the lists that are likely by what the lists say, and were judged to be different people.
    evidence : Evidence, optional
        What the waterfall of a pair is made of; it holds the lists.
    """

    lists: tuple[tuple[str, str, int], tuple[str, str, int]]
    matches: tuple[Match, ...] = field(repr=False)
    repeats_a: tuple[Match, ...] = field(repr=False)
    repeats_b: tuple[Match, ...] = field(repr=False)
    assigned: tuple[tuple[str, str], ...] = field(repr=False)
    look_alikes: tuple[Match, ...] = field(repr=False)
    only_a: tuple[str, ...] = field(repr=False)
    only_b: tuple[str, ...] = field(repr=False)
    pair_counts: tuple[KeyCount, ...] = field(repr=False)
    compared: int
    threshold: float
    lowest: float
    seed: int
    judged_apart: tuple[Match, ...] = field(default=(), repr=False)
    evidence: Evidence | None = field(default=None, repr=False, compare=False)

    @property
    def accepted(self) -> tuple[Match, ...]:
        """Pairs accepted as one person."""
        return tuple(match for match in self.matches if match.decision == "accepted")

    @property
    def review(self) -> tuple[Match, ...]:
        """Pairs that a person must look at."""
        return tuple(match for match in self.matches if match.decision == "review")

    @property
    def in_conflict(self) -> tuple[Match, ...]:
        """Accepted pairs of which the two lists say different things."""
        return tuple(match for match in self.accepted if match.differs)
