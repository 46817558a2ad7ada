"""What each issue has to do with it: would the rest be agreed without it, and what is left with each of its options."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Choice, Constraint
from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.obstacle.oracle import Oracle, Undecided
from goodoffices.bargain.obstacle.requirement import Requirement, Requirements
from goodoffices.bargain.preference import Box, PartyPreferences, Ratio, Table, Term, Utility

__all__ = ["LISTED", "IssueView", "OptionView", "issue_views"]

LISTED = 300_000
"""Up to so many packages the options of each issue are counted, package by package."""

_CHUNK = 50_000
_QUESTIONS = 60


@dataclass(frozen=True, slots=True)
class OptionView:
    """What is left when an issue is settled by one option.

    Parameters
    ----------
    option : str
    acceptable : int or None
        Packages with it that meet everything; None where not counted.
    share : float or None
        Of all packages that meet everything.
    height : float
        The share of its range by which every reservation value could still rise (or, below 0, must fall) with this
        option; ``-inf`` where the rules and red lines exclude it.
    """

    option: str
    acceptable: int | None
    share: float | None
    height: float


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issue.

    Parameters
    ----------
    issue : str
        Its title.
    left_open : bool or None
        Whether the rest can be agreed with the issue left at the status quo, its own red lines set aside; None where the
        status quo is not known or it was not decided.
    apart : bool or None
        Whether there would be an agreement if each party (and faction) had its way on this issue, all at once: where it
        is False the obstacle lies elsewhere, whatever is done about this issue. None where it was not decided.
    options : tuple of OptionView
    """

    issue: str
    left_open: bool | None
    apart: bool | None
    options: tuple[OptionView, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "issue": self.issue,
            "left_open": self.left_open,
            "apart": self.apart,
            "options": [
                {
                    "option": view.option,
                    "acceptable": view.acceptable,
                    "share": view.share,
                    "height": view.height if np.isfinite(view.height) else None,
                }
                for view in self.options
            ],
        }


def issue_views(
    requirements: Requirements, spans: dict[int, float], limit: int, listed: int = LISTED, possible: bool | None = None
) -> tuple[IssueView, ...]:
    """Look at every issue.

    Parameters
    ----------
    requirements : Requirements
    spans : dict of int to float
        See :func:`.concession.spans_of`.
    limit : int
        Partial packages kept at a time in a search.
    listed : int
        Up to so many packages the options are counted.
    possible : bool, optional
        Whether some package meets everything, where that is known: then it also does with an issue taken apart.
    """
    domain = requirements.domain
    options = _options(requirements, spans) if domain.size <= listed else [()] * len(domain.issues)
    return tuple(
        IssueView(
            issue.label,
            _decided(_left_open(requirements, at), limit) if domain.status_quo is not None else None,
            True if possible else _decided(_apart(requirements, at), limit),
            options[at],
        )
        for at, issue in enumerate(domain.issues)
    )


def _decided(requirements: Requirements, limit: int) -> bool | None:
    try:
        return Oracle(requirements, _QUESTIONS, limit).ask(requirements.all) is not None
    except Undecided:
        return None


def _left_open(requirements: Requirements, issue: int) -> Requirements:
    rest: Package = requirements.domain.status_quo or ()
    fixed = Requirement("shared", "", constraint=Constraint("cardinality", (Choice(issue, (rest[issue],)),), 1, 1))
    kept = tuple(
        item for item in requirements.items if item.kind != "red line" or item.constraint is None
        or item.constraint.scope != (issue,)
    )  # fmt: skip
    return replace(requirements, items=(*kept, fixed))


def _apart(requirements: Requirements, issue: int) -> Requirements:
    """Every party and faction has an issue of its own instead of this one; the rules on it that all share are gone."""
    domain = requirements.domain
    first = len(domain.issues)
    own = [issue, *range(first, first + len(requirements.voices) - 1)]

    def moved(voice: int) -> Callable[[int], int]:
        return lambda at: own[voice] if at == issue else at

    issues = (*domain.issues, *(domain.issues[issue] for _ in own[1:]))
    nobody = (PartyPreferences("nobody", Utility(())),)
    wide = Domain(domain.name, issues, nobody)
    items = []
    for item in requirements.items:
        rule = item.constraint
        if item.kind == "shared" and rule is not None and issue in rule.scope:
            continue
        if rule is None or item.voice is None:
            items.append(item)
        else:
            items.append(replace(item, constraint=_moved_rule(rule, moved(item.voice))))
    voices = tuple(
        replace(voice, utility=_moved_utility(voice.utility, moved(n))) for n, voice in enumerate(requirements.voices)
    )
    return replace(requirements, domain=wide, items=tuple(items), voices=voices)


def _moved_rule(rule: Constraint, moved: Callable[[int], int]) -> Constraint:
    return replace(rule, choices=tuple(replace(choice, issue=moved(choice.issue)) for choice in rule.choices))


def _moved_utility(utility: Utility, moved: Callable[[int], int]) -> Utility:
    def table(term: Table) -> Table:
        return Table(tuple(moved(i) for i in term.issues), term.values)

    terms: list[Term] = []
    for term in utility.terms:
        if isinstance(term, Table):
            terms.append(table(term))
        elif isinstance(term, Box):
            terms.append(replace(term, issues=tuple(moved(i) for i in term.issues)))
        else:
            terms.append(Ratio(tuple(map(table, term.over)), tuple(map(table, term.under)), term.empty))
    conditions = tuple(_moved_rule(rule, moved) for rule in utility.conditions)
    return replace(utility, terms=tuple(terms), conditions=conditions)


def _options(requirements: Requirements, spans: dict[int, float]) -> list[tuple[OptionView, ...]]:
    domain = requirements.domain
    counts = [np.zeros(count, dtype=np.int64) for count in domain.counts]
    heights = [np.full(count, -np.inf) for count in domain.counts]
    for start in range(0, domain.size, _CHUNK):
        places = np.arange(start, min(start + _CHUNK, domain.size))
        packages = np.stack(np.unravel_index(places, domain.counts), axis=1).astype(np.int64)
        met, height = _judged(requirements, spans, packages)
        for at in range(len(domain.counts)):
            counts[at] += np.bincount(packages[met, at], minlength=domain.counts[at])
            np.maximum.at(heights[at], packages[:, at], height)
    total = int(counts[0].sum())
    return [
        tuple(
            OptionView(name, int(n), int(n) / total if total else None, float(h))
            for name, n, h in zip(
                map(issue.option_label, range(len(issue.options))),
                counts[at].tolist(),
                heights[at].tolist(),
                strict=True,
            )
        )
        for at, issue in enumerate(domain.issues)
    ]


def _judged(
    requirements: Requirements, spans: dict[int, float], packages: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Which packages meet everything for some coalition, and how high each lies for the best of them."""
    each = requirements.met(packages)
    rules = [n for n, item in enumerate(requirements.items) if item.constraint is not None]
    heights = {}
    for n, span in spans.items():
        item = requirements.items[n]
        worth = requirements.voices[item.voice or 0].utility.worth(packages)
        heights[n] = (worth - float(item.reservation or 0.0)) / (span if span > 0 else 1.0)
    met = np.zeros(len(packages), dtype=bool)
    best = np.full(len(packages), -np.inf)
    for coalition in requirements.coalitions:
        counted = requirements.of_coalition(coalition)
        columns = [n for n in range(len(requirements.items)) if counted >> n & 1]
        met |= each[:, columns].all(axis=1)
        low = np.full(len(packages), np.inf)
        for n, height in heights.items():
            if counted >> n & 1:
                low = np.minimum(low, height)
        kept = each[:, [n for n in rules if counted >> n & 1]].all(axis=1)
        best = np.maximum(best, np.where(kept, low, -np.inf))
    return met, best
