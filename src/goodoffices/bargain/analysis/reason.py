"""Why there is no package that everybody could accept, in a sentence."""

from __future__ import annotations

from goodoffices.bargain.amount import worth
from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.obstacle.wording import rule_words
from goodoffices.bargain.solution.record import Vector

__all__ = ["no_good_package", "no_package"]


def no_package(domain: Domain, rules: tuple[Constraint, ...]) -> str:
    """That the shared constraints leave nothing, and the fewest that do so."""
    told = "; ".join(f'"{rule.reason}"' if rule.reason else rule_words(domain, rule) for rule in rules)
    if len(rules) == 1:
        return f"No package satisfies the shared constraints: {told} alone leaves none."
    return f"No package satisfies the shared constraints: {told} cannot be kept together."


def no_good_package(domain: Domain, base: Vector, most: Vector) -> str:
    """That nothing is good enough for all; whose alternative is better than every package, if anybody's is."""
    above = [
        f"{party.label} has {worth(held)} without agreement, and no package gives it more than {worth(best)}"
        for party, held, best in zip(domain.parties, base, most, strict=True)
        if held > best + 1e-9
    ]
    if above:
        return f"No package is good enough for every party: {'; '.join(above)}."
    return "No package is good enough for every party: each could have as much as without agreement, but not together."
