"""Ideas of a fair division side by side: Adjusted Winner, Nash, Kalai-Smorodinsky, egalitarian, and why they part.

Adjusted Winner, Kalai-Smorodinsky and the egalitarian idea give both parties the same points on the efficient line, so
they agree. Nash takes the largest product of points: it moves on along the line as long as what one party gains is, in
proportion, more than what the other loses. From equal points it moves where the issue being shared is worth more to one
than to the other, and stays where it is worth the same to both.

References
----------
S. J. Brams, A. D. Taylor, Fair Division: From Cake-Cutting to Dispute Resolution, Cambridge 1996, ch. 4-5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.solution.division import Division, Pair, adjusted_winner, divide, points_of
from goodoffices.diagnose import UsageError

__all__ = ["Divisions", "Shift", "compare_divisions"]

_CONCEPTS: tuple[Literal["nash", "kalai_smorodinsky", "egalitarian"], ...] = (
    "nash",
    "kalai_smorodinsky",
    "egalitarian",
)


@dataclass(frozen=True, slots=True)
class Shift:
    """What one idea changes compared with Adjusted Winner, on one issue.

    Parameters
    ----------
    division : str
        The other idea.
    issue : str
    share : Fraction
        By how much the first party's share changes.
    change : (Fraction, Fraction)
        What both gain by it, in points; below 0: lose.
    """

    division: str
    issue: str
    share: Fraction
    change: Pair


@dataclass(frozen=True, slots=True)
class Divisions:
    """Divisions of the same issues.

    Parameters
    ----------
    parties : (str, str)
        Ids.
    points : mapping of str to (Fraction, Fraction)
        By issue, what each party has of 100 where it has the issue its way; issues that neither cares for left out.
    divisions : mapping of str to Division
        ``adjusted_winner``, ``nash``, ``kalai_smorodinsky``, ``egalitarian``.
    shifts : tuple of Shift
        Where an idea parts from Adjusted Winner; empty where all agree.
    reason : str
        Why they part or agree, in words.
    """

    parties: tuple[str, str]
    points: Mapping[str, Pair]
    divisions: Mapping[str, Division]
    shifts: tuple[Shift, ...]
    reason: str

    @property
    def agree(self) -> bool:
        """True where all the ideas pick the same division."""
        return not self.shifts

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON; fractions as text and as numbers."""
        return {
            "parties": list(self.parties),
            "points": {issue: [float(a), float(b)] for issue, (a, b) in self.points.items()},
            "divisions": {name: division.as_json() for name, division in self.divisions.items()},
            "agree": self.agree,
            "shifts": [
                {
                    "division": shift.division,
                    "issue": shift.issue,
                    "share": str(shift.share),
                    "change": [float(part) for part in shift.change],
                }
                for shift in self.shifts
            ],
            "reason": self.reason,
            "exact": True,
        }


def compare_divisions(domain: Domain) -> Divisions | None:
    """The divisions of a domain of two parties whose issues can all be divided.

    Parameters
    ----------
    domain : Domain

    Returns
    -------
    Divisions or None
        None where it is no such domain: other than two parties, an issue somebody cares for that is not divisible or
        that both want settled alike, preferences that are not additive, shared constraints.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Table, Utility
    >>> issues = [DomainIssue(name, ("mine", "yours"), divisible=True) for name in ("land", "water")]
    >>> first = PartyPreferences("a", Utility((Table((0,), [70, 0]), Table((1,), [30, 0]))))
    >>> second = PartyPreferences("b", Utility((Table((0,), [0, 40]), Table((1,), [0, 60]))))
    >>> found = compare_divisions(Domain("valley", tuple(issues), (first, second)))
    >>> [(name, found.divisions[name].split) for name in ("adjusted_winner", "nash")]
    [('adjusted_winner', 'land'), ('nash', '')]
    >>> [(shift.issue, shift.share) for shift in found.shifts]
    [('land', Fraction(1, 11))]
    """
    if len(domain.parties) != 2:
        return None
    try:
        own = points_of(domain)
        cared = {name: pair for name, pair in own.items() if any(pair)}
        if not all(issue.divisible for issue in domain.issues if issue.id in cared):
            return None
        winner = adjusted_winner(cared)
    except UsageError:
        return None
    divisions = {"adjusted_winner": winner} | {name: divide(cared, name) for name in _CONCEPTS}
    sums = [sum((pair[k] for pair in cared.values()), Fraction(0)) for k in (0, 1)]
    points = {name: (a * 100 / sums[0], b * 100 / sums[1]) for name, (a, b) in cared.items()}
    shifts = tuple(shift for name in _CONCEPTS for shift in _shifts(points, winner, divisions[name]))
    first, second = domain.parties
    labels = {issue.id: issue.label for issue in domain.issues}
    reason = _reason(points, divisions, shifts, (first.label, second.label), labels)
    return Divisions((first.id, second.id), points, divisions, shifts, reason)


def _shifts(points: Mapping[str, Pair], base: Division, other: Division) -> list[Shift]:
    if base.scores == other.scores:
        return []  # another way to the same points
    before, after = dict(base.shares), dict(other.shares)
    found = []
    for name, (a, b) in points.items():
        share = after[name] - before[name]
        if share:
            found.append(Shift(other.name, name, share, (share * a, -share * b)))
    return found


def _reason(
    points: Mapping[str, Pair],
    divisions: Mapping[str, Division],
    shifts: tuple[Shift, ...],
    parties: tuple[str, str],
    labels: Mapping[str, str],
) -> str:
    winner, nash = divisions["adjusted_winner"], divisions["nash"]
    split = labels.get(winner.split, "")
    if shifts:
        moved = " and ".join(_moved(shift, points, parties, labels) for shift in shifts if shift.division == "nash")
        products = [_number(a * b) for a, b in (winner.scores, nash.scores)]
        leaves = f", and leaves {split} whole" if split and not nash.split else ""
        return (
            f"Adjusted Winner, Kalai-Smorodinsky and the egalitarian idea stop where both have {_number(winner.scores[0])} "
            f"points. Nash moves on{leaves}: {moved}, so that the product of the points rises from {products[0]} to "
            f"{products[1]}."
        )
    if split:
        a, b = points[winner.split]
        return (
            f"All agree, with {_number(winner.scores[0])} points for each: {split} is split, and as it is worth the same to "
            f"both ({_number(a)}), moving more of it to one takes from the other as much, and no product of points is "
            "larger than that of equal ones."
            if a == b
            else f"All agree, with {_number(winner.scores[0])} points for each."
        )
    return f"All agree, with {_number(winner.scores[0])} points for each, and no issue is split."


def _moved(shift: Shift, points: Mapping[str, Pair], parties: tuple[str, str], labels: Mapping[str, str]) -> str:
    taker = 0 if shift.share > 0 else 1
    gain, loss = abs(shift.change[taker]), abs(shift.change[1 - taker])
    worths = points[shift.issue]
    return (
        f"{_number(abs(shift.share) * 100)} percent of {labels[shift.issue]} goes to {parties[taker]}, which gains "
        f"{_number(gain)} points ({_number(worths[taker])} for the whole) where {parties[1 - taker]} loses "
        f"{_number(loss)} ({_number(worths[1 - taker])} for the whole)"
    )


def _number(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")
