"""What blocks an agreement, and the smallest that would open the way.

>>> from goodoffices.bargain import Choice, Constraint, Domain, DomainIssue, PartyPreferences, Table, Utility
>>> issues = (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes")))
>>> never = Constraint("forbids", (Choice(1, (1,)),), 0, 0)
>>> norda = Utility((Table((0,), [0, 7]), Table((1,), [0, 3])), conditions=(never,), otherwise=-1)
>>> suda = Utility((Table((0,), [4, 0]), Table((1,), [0, 6])))
>>> talks = Domain("talks", issues, (PartyPreferences("norda", norda, 5), PartyPreferences("suda", suda, 5)))
>>> found = obstacles(talks)
>>> found.possible, found.blocking[0].words
(False, 'no package meets these two together: norda: red line, never monitors "yes"; suda: at least 5, its reservation value')
>>> [opening.words for opening in found.openings][0]
'without this the rest can be met: norda: red line, never monitors "yes"'
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.obstacle.concession import (
    Move,
    combined_moves,
    moves_of_openings,
    moves_of_reservations,
    slack_of,
    spans_of,
)
from goodoffices.bargain.obstacle.issue import LISTED, issue_views
from goodoffices.bargain.obstacle.oracle import Oracle, Undecided, members
from goodoffices.bargain.obstacle.record import BlockingSet, Coalition, Obstacles, Opening
from goodoffices.bargain.obstacle.requirement import Requirements, requirements_of
from goodoffices.bargain.obstacle.search import LIMIT
from goodoffices.bargain.obstacle.sets import Family, blocking_sets
from goodoffices.bargain.obstacle.wording import together
from goodoffices.diagnose import UsageError

__all__ = ["CITATION", "QUESTIONS", "obstacles"]

QUESTIONS = 3_000
"""Searches made for one answer, unless more are allowed."""

CITATION = (
    "M. H. Liffiton, K. A. Sakallah, J. Automated Reasoning 40 (2008) 1-33 (minimal sets that block and that open); "
    "A. Ignatiev et al., CP 2015, 173-182 (the smallest first); E. Kalai, Econometrica 45 (1977) 1623-1630 (equal shares)"
)

HOW = "hitting sets of red lines, rules and reservation values"

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def obstacles(
    domain: Domain, *, most: int = 25, questions: int = QUESTIONS, limit: int = LIMIT, listed: int = LISTED
) -> Obstacles:
    """Find what blocks and what opens.

    Parameters
    ----------
    domain : Domain
    most : int
        Blocking sets listed, the smallest first; 1 or more.
    questions : int
        Searches allowed; where they do not suffice, the result says what is not complete.
    limit : int
        Partial packages kept at a time in a search.
    listed : int
        Up to so many packages the options of every issue are counted one by one.

    Raises
    ------
    UsageError
        Where a parameter is below 1.
    GoodOfficesError
        Where the issues depend on one another too densely.
    """
    _check(most=most, questions=questions, limit=limit)
    requirements = requirements_of(domain)
    oracle = Oracle(requirements, questions, limit)
    spans = spans_of(requirements)
    possible, package = _asked(oracle, requirements.all)
    slack = slack_of(oracle, spans) if possible else ()
    common = _common(oracle, spans) if possible else None
    family, moves = _ways(oracle, spans, most) if possible is False else (Family((), (), possible is True), ())
    blocking = tuple(b for bits in family.blocking if (b := _blocking(oracle, bits)))
    openings = tuple(o for bits in family.opening if (o := _opening(oracle, bits)))
    # A set whose proofs were not found within the limits is left out.
    complete = family.complete and (len(blocking), len(openings)) == (len(family.blocking), len(family.opening))
    decided = complete and oracle.left > 0 and not oracle.bounded
    return Obstacles(
        domain=domain.name,
        inputs=domain.fingerprint,
        possible=possible,
        package=package,
        requirements=requirements.items,
        blocking=blocking,
        openings=openings,
        complete=complete,
        moves=moves,
        slack=slack,
        common_slack=common,
        # A solver takes too long to be asked about every issue.
        issues=() if oracle.solved else issue_views(requirements, spans, limit, listed, possible),
        coalitions=_coalitions(oracle),
        vetoes=_vetoes(requirements),
        idle=requirements.idle,
        exact=decided and all(m.exact for m in moves) and all(s.exact for s in slack),
        method=HOW + (", mixed-integer programmes (HiGHS), to six digits" if oracle.solved else ", efficient packages"),
        citation=CITATION,
        parameters=(("most", most), ("questions", questions), ("limit", limit), ("listed", listed)),
    )


def _check(**given: int) -> None:
    for name, value in given.items():
        if value < 1:
            raise UsageError(f"{name} is {value}", "say a number of 1 or more")


def _ways(oracle: Oracle, spans: dict[int, float], most: int) -> tuple[Family, tuple[Move, ...]]:
    """What blocks, what opens, and how far reservation values would have to fall."""
    moves = moves_of_reservations(oracle, spans)
    family = blocking_sets(oracle, most)
    moves += combined_moves(oracle, spans, moves, family.blocking)
    return family, moves + moves_of_openings(oracle, spans, family.opening, moves)


def _asked(oracle: Oracle, wanted: int) -> tuple[bool | None, Any]:
    try:
        package = oracle.ask(wanted)
    except Undecided:
        return None, None
    return package is not None, package


def _common(oracle: Oracle, spans: dict[int, float]) -> float | None:
    try:
        height = oracle.height(oracle.requirements.all, {n: span if span > 0 else 1.0 for n, span in spans.items()})
    except Undecided:
        return None
    return max(height.value, 0.0) if np.isfinite(height.value) else None


def _blocking(oracle: Oracle, bits: int) -> BlockingSet | None:
    chosen = members(bits)
    proofs = []
    for n in chosen:
        _, package = _asked(oracle, bits & ~(1 << n))
        if package is None:
            return None
        proofs.append(package)
    texts = [oracle.requirements.items[n].text for n in chosen]
    if not texts:
        words = "there is no package at all"
    elif len(texts) == 1:
        words = f"no package meets this: {texts[0]}"
    else:
        words = f"no package meets these {_number(len(texts))} together: {'; '.join(texts)}"
    return BlockingSet(chosen, tuple(proofs), words)


def _opening(oracle: Oracle, bits: int) -> Opening | None:
    _, package = _asked(oracle, oracle.requirements.all & ~bits)
    if package is None:
        return None
    chosen = members(bits)
    texts = "; ".join(oracle.requirements.items[n].text for n in chosen)
    these = "this" if len(chosen) == 1 else f"these {_number(len(chosen))}"
    return Opening(chosen, package, f"without {these} the rest can be met: {texts}")


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _coalitions(oracle: Oracle) -> tuple[Coalition, ...]:
    requirements = oracle.requirements
    domain = requirements.domain
    if domain.quorum is None or domain.quorum >= len(domain.parties):
        return ()
    found = []
    for coalition in requirements.coalitions:
        # Asked of this coalition alone, so that the answer of another does not stand for it.
        try:
            package = oracle.ask_of(requirements.of_coalition(coalition))
            possible: bool | None = package is not None
        except Undecided:
            package, possible = None, None
        found.append(Coalition(tuple(domain.parties[n].id for n in coalition), possible, package))
    return tuple(found)


def _vetoes(requirements: Requirements) -> str:
    domain = requirements.domain
    if domain.quorum is None or domain.quorum >= len(domain.parties):
        return ""
    needed = [party.label for party in domain.parties if party.veto]
    others = [party.label for party in domain.parties if not party.veto]
    wanted = max(domain.quorum - len(needed), 0)
    parts = []
    if needed:
        parts.append(f"{together(needed, 'or')} alone can block")
    if wanted:
        refusing = len(others) - wanted + 1
        parts.append(
            f"any {_number(refusing)} of {together(others)} can block together"
            if refusing > 1
            else f"{together(others, 'or')} alone can block"
        )
    elif others:
        parts.append(f"{together(others)} cannot block")
    return "; ".join(parts)
