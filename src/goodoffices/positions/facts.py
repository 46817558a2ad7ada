"""Which claims stand against each other, and which have not been contested."""

from __future__ import annotations

from goodoffices.case import Case, Claim
from goodoffices.positions.table import Contest, Fact, FactGround

__all__ = ["sort_facts"]


def sort_facts(case: Case) -> FactGround:
    """The claims in force, those that contradict one another set side by side.

    A claim that contests an older version of another contests the version in force; a claim that contests one since
    withdrawn contests nothing. Claims joined through a third one are one contest (connected components, union-find).
    """
    claims = case.of(Claim)
    leader = {claim.id: claim.id for claim in claims}
    contested: set[str] = set()
    for claim in claims:
        for other in claim.contests:
            target = case.standing(other)
            if target in leader and target != claim.id:
                contested.update((claim.id, target))
                leader[_find(leader, claim.id)] = _find(leader, target)
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id in contested:
            groups.setdefault(_find(leader, claim.id), []).append(claim)
    contests = (Contest(tuple(_fact(case, c) for c in group), case.audience_of(group)) for group in groups.values())
    return FactGround(tuple(contests), tuple(_fact(case, c) for c in claims if c.id not in contested))


def _find(leader: dict[str, str], claim: str) -> str:
    while leader[claim] != claim:
        leader[claim] = leader[leader[claim]]
        claim = leader[claim]
    return claim


def _fact(case: Case, claim: Claim) -> Fact:
    voice = claim.voices[-1].who if claim.voices else ""
    return Fact(claim.id, voice, case.side_of(voice))
