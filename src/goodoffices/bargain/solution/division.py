"""Issues that can be divided between two parties: Adjusted Winner, Nash, Kalai-Smorodinsky, in exact fractions.

Each party spreads points over the issues; who has an issue has its points, who has a share of it has that share of them.
Efficient divisions give the first party the issues that it values most compared with the other, in this order, and split
at most one. Everything is decided along that line.

References
----------
S. J. Brams, A. D. Taylor, Fair Division: From Cake-Cutting to Dispute Resolution, Cambridge 1996, ch. 4-5.
S. J. Brams, J. M. Togman, Camp David: Was the Agreement Fair?, Conflict Management and Peace Science 15 (1996) 99-112.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal

from goodoffices.bargain.domain import Domain
from goodoffices.diagnose import UsageError

__all__ = ["Division", "adjusted_winner", "divide", "points_of"]

Points = Mapping[str, tuple[float | Fraction, float | Fraction]]
Pair = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Division:
    """Who has what.

    Parameters
    ----------
    name : str
    shares : tuple of (str, Fraction)
        For each issue the share of the first party; the rest is the second's.
    scores : (Fraction, Fraction)
        Points of both.
    initial : (Fraction, Fraction), or None
        Adjusted Winner: the points before anything was transferred.
    transfers : tuple of (str, Fraction)
        Adjusted Winner: what the leader gave back, in this order.
    envy_free, equitable : bool
        Neither party prefers the other's part to its own; both have the same share of their points.
    citation : str
    """

    name: str
    shares: tuple[tuple[str, Fraction], ...]
    scores: Pair
    initial: Pair | None
    transfers: tuple[tuple[str, Fraction], ...]
    envy_free: bool
    equitable: bool
    citation: str

    @property
    def split(self) -> str:
        """The issue that is divided, or empty."""
        return next((name for name, share in self.shares if 0 < share < 1), "")

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON; fractions as text and as numbers."""
        return {
            "name": self.name,
            "shares": {name: str(share) for name, share in self.shares},
            "scores": [float(score) for score in self.scores],
            "exact_scores": [str(score) for score in self.scores],
            "split": self.split,
            "initial": None if self.initial is None else [float(score) for score in self.initial],
            "transfers": [[name, str(share)] for name, share in self.transfers],
            "envy_free": self.envy_free,
            "equitable": self.equitable,
            "citation": self.citation,
        }


def points_of(domain: Domain) -> dict[str, Pair]:
    """The points of a domain of two parties: what having an issue its way is worth to each.

    Parameters
    ----------
    domain : Domain
        Additive, unconstrained, two parties whose best options differ on every issue that both care for; each issue
        counts as divisible. Options behind a red line of either party are left out: nobody has a share of them.

    Raises
    ------
    UsageError
        Where it is anything else, or where red lines leave an issue no option.
    """
    if len(domain.parties) != 2 or domain.constraints or any(p.utility.joint for p in domain.parties):
        raise UsageError("issues are divided between two parties with additive preferences and no constraints")
    tables = [party.utility.tables(domain.counts) for party in domain.parties]
    open_ = _open_options(domain)
    points = {}
    for at, issue in enumerate(domain.issues):
        own = [table[at][open_[at]] for table in tables]
        if min(values.max() - values.min() for values in own) > 0 and own[0].argmax() == own[1].argmax():
            raise UsageError(
                f'both parties want the same of "{issue.label}"', "leave it out: there is nothing to divide"
            )
        points[issue.id] = (_exact(float(own[0].max() - own[0].min())), _exact(float(own[1].max() - own[1].min())))
    return points


def _open_options(domain: Domain) -> list[list[int]]:
    """The options of each issue that no red line of either party refuses."""
    open_ = [list(range(count)) for count in domain.counts]
    for party in domain.parties:
        for rule in party.utility.conditions:
            if len(rule.choices) != 1 or rule.most > 0:
                raise UsageError(f"{party.label} has a condition that joins issues, which no share of them meets")
            (choice,) = rule.choices
            open_[choice.issue] = [n for n in open_[choice.issue] if n not in choice.options]
    for issue, left in zip(domain.issues, open_, strict=True):
        if not left:
            raise UsageError(f'red lines leave no option of "{issue.label}"')
    return open_


def adjusted_winner(points: Points, ties_to: Literal["first", "second"] = "first") -> Division:
    """Adjusted Winner: envy-free, equitable and efficient, with one issue divided at most.

    Every issue goes to whom it is worth more points; then the leader gives back issues, those first on which the two
    differ least, until both have the same points.

    Parameters
    ----------
    points : mapping of str to (number, number)
        Not negative; each party's are scaled to a sum of 100.
    ties_to : {'first', 'second'}
        Who first has an issue of equal points; the division in the end is the same up to ties.

    Examples
    --------
    >>> found = adjusted_winner({"land": (70, 40), "water": (30, 60)})
    >>> found.scores, found.split, found.transfers
    ((Fraction(700, 11), Fraction(700, 11)), 'land', (('land', Fraction(1, 11)),))
    """
    own = _scaled(points)
    shares = {name: Fraction(a > b or (a == b and ties_to == "first")) for name, (a, b) in own.items()}
    initial = _scores(own, shares)
    leader = 0 if initial[0] >= initial[1] else 1
    ratio = sorted((_ratio(own[name], leader), name) for name, s in shares.items() if s == 1 - leader)
    transfers = []
    for _, name in ratio:
        scores = _scores(own, shares)
        lead = scores[leader] - scores[1 - leader]
        if lead <= 0:
            break
        whole = own[name][0] + own[name][1]
        part = min(Fraction(1), lead / whole) if whole else Fraction(0)
        if part:
            shares[name] += part if leader else -part
            transfers.append((name, part))
    return _division("adjusted_winner", own, shares, initial, tuple(transfers), _AW)


def divide(points: Points, concept: Literal["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"]) -> Division:
    """The division that an idea of a good agreement picks, with nothing as the disagreement.

    Parameters
    ----------
    points : mapping of str to (number, number)
        Scaled as for :func:`adjusted_winner`; with equal sums Kalai-Smorodinsky, egalitarian and Adjusted Winner agree.
    concept : {'nash', 'kalai_smorodinsky', 'egalitarian', 'utilitarian'}

    Raises
    ------
    UsageError
        For another name.

    Examples
    --------
    >>> divide({"land": (70, 40), "water": (30, 60)}, "nash").scores
    (Fraction(70, 1), Fraction(60, 1))
    """
    own = _scaled(points)
    line = sorted(own, key=lambda name: (-_ratio(own[name], 0), name))
    corners = [{name: Fraction(at < k) for at, name in enumerate(line)} for k in range(len(line) + 1)]
    best: tuple[Fraction, dict[str, Fraction]] | None = None
    for before, after in pairwise(corners):
        name = next(n for n in line if before[n] != after[n])
        for part in _candidates(concept, _scores(own, before), own[name]):
            shares = {**before, name: part}
            scores = _scores(own, shares)
            value = {"nash": scores[0] * scores[1], "utilitarian": sum(scores)}.get(concept, min(scores))
            if best is None or value > best[0]:
                best = (Fraction(value), shares)
    if best is None:
        raise UsageError("there is no issue to divide")
    return _division(concept, own, best[1], None, (), _CITATIONS[concept])


_AW = "S. J. Brams, A. D. Taylor, Fair Division, Cambridge 1996, ch. 4"
_CITATIONS = {
    "nash": "J. F. Nash, The Bargaining Problem, Econometrica 18 (1950) 155-162",
    "kalai_smorodinsky": "E. Kalai, M. Smorodinsky, Econometrica 43 (1975) 513-518",
    "egalitarian": "E. Kalai, Econometrica 45 (1977) 1623-1630",
    "utilitarian": "J. C. Harsanyi, J. Political Economy 63 (1955) 309-321",
}


def _candidates(concept: str, scores: Pair, values: Pair) -> list[Fraction]:
    """Shares of one issue for the first party among which the best lies, given the scores without it for the first."""
    (have, other), (a, b) = scores, values
    if concept not in _CITATIONS:
        raise UsageError(f'"{concept}" divides nothing', f"say one of {', '.join(_CITATIONS)}")
    inner = []
    if concept == "nash" and a and b:
        inner.append((a * other - b * have) / (2 * a * b))
    elif concept in ("kalai_smorodinsky", "egalitarian") and a + b:
        inner.append((other - have) / (a + b))
    return [Fraction(0), *(min(max(part, Fraction(0)), Fraction(1)) for part in inner), Fraction(1)]


def _scaled(points: Points) -> dict[str, Pair]:
    exact = {name: (_exact(a), _exact(b)) for name, (a, b) in points.items()}
    if any(min(pair) < 0 for pair in exact.values()):
        raise UsageError("points are not negative")
    sums = [sum((pair[k] for pair in exact.values()), Fraction(0)) for k in (0, 1)]
    if not all(sums):
        raise UsageError("a party that gives no points to anything has nothing to divide")
    return {name: (pair[0] * 100 / sums[0], pair[1] * 100 / sums[1]) for name, pair in exact.items()}


def _exact(number: float | Fraction) -> Fraction:
    return number if isinstance(number, Fraction) else Fraction(repr(float(number)))


def _ratio(pair: Pair, leader: int) -> Fraction:
    mine, theirs = pair[leader], pair[1 - leader]
    # An issue that is worth nothing to the other is given back last.
    return mine / theirs if theirs else Fraction(10**30) * (mine + 1)


def _scores(own: dict[str, Pair], shares: dict[str, Fraction]) -> Pair:
    first = sum((own[name][0] * share for name, share in shares.items()), Fraction(0))
    second = sum((own[name][1] * (1 - share) for name, share in shares.items()), Fraction(0))
    return first, second


def _division(
    name: str,
    own: dict[str, Pair],
    shares: dict[str, Fraction],
    initial: Pair | None,
    transfers: tuple[tuple[str, Fraction], ...],
    citation: str,
) -> Division:
    scores = _scores(own, shares)
    envied = scores[0] >= 50 and scores[1] >= 50
    ordered = tuple((issue, shares[issue]) for issue in own)
    return Division(name, ordered, scores, initial, transfers, envied, scores[0] == scores[1], citation)
