"""Shared constraints that leave no package at all, and the fewest of them that do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.domain import Domain

__all__ = ["contradiction", "satisfiable"]

_TRIED = 3
_MOST_TRIED = 20_000


def contradiction(domain: Domain) -> tuple[Constraint, ...]:
    """The constraints that cannot be kept together.

    Returns
    -------
    tuple of Constraint
        Empty where some package is feasible. Otherwise a set of which none can be spared: without any one of them some
        package keeps the rest. Sets of up to three are found smallest first (as long as there are fewer than 20,000
        to try); a larger one is minimal, and there may be another with fewer members.

    Examples
    --------
    >>> from goodoffices.bargain import Choice, DomainIssue, excludes, requires, cardinality
    >>> yes = [Choice(n, (1,)) for n in range(3)]
    >>> rules = (cardinality((yes[2],), 1), requires(yes[0], yes[1], 2), excludes(yes[0], yes[1]), cardinality((yes[0],), 1))
    >>> issues = tuple(DomainIssue(f"i{n}", ("no", "yes")) for n in range(3))
    >>> [rule.kind for rule in contradiction(Domain("d", issues, (), rules))]
    ['requires', 'excludes', 'cardinality']
    """
    counts = domain.counts
    rules = domain.constraints
    # Rules that share no issue, however far around, cannot contradict one another.
    parts = [part for part in _parts(rules) if not satisfiable(part, counts)]
    tried = 0
    for size in range(1, _TRIED + 1):
        for some in (some for part in parts for some in combinations(part, size)):
            tried += 1
            if tried > _MOST_TRIED:
                break
            if not satisfiable(some, counts):
                return some
    kept = list(parts[0]) if parts else []
    for rule in tuple(kept):
        without = [other for other in kept if other is not rule]
        if not satisfiable(without, counts):
            kept = without
    return tuple(kept)


def _parts(rules: Sequence[Constraint]) -> list[tuple[Constraint, ...]]:
    """The rules in groups that share no issue, each in the order of the domain."""
    groups: list[tuple[set[int], set[int]]] = []  # issues, places of the rules
    for place, rule in enumerate(rules):
        issues, places = set(rule.scope), {place}
        apart = []
        for group in groups:
            if group[0] & issues:
                issues |= group[0]
                places |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (issues, places)]
    return [tuple(rules[place] for place in sorted(places)) for _, places in groups]


def satisfiable(constraints: Sequence[Constraint], counts: tuple[int, ...]) -> bool:
    """Whether some package keeps all of the constraints.

    A search issue by issue; the options of an issue that hold the same choices are tried once, and a branch ends as
    soon as a constraint can no longer be kept.

    Parameters
    ----------
    constraints : sequence of Constraint
    counts : tuple of int
        Options per issue.
    """
    if any(rule.least > rule.most for rule in constraints):
        return False
    issues = _order(constraints)
    effects = [_effects(constraints, issue, counts[issue]) for issue in issues]
    # What the issues from here on can still add to each constraint, at most and at least.
    most = [[0] * len(constraints)]
    least = [[0] * len(constraints)]
    for options in reversed(effects):
        most.append([m + max(option[k] for option in options) for k, m in enumerate(most[-1])])
        least.append([m + min(option[k] for option in options) for k, m in enumerate(least[-1])])
    most.reverse()
    least.reverse()
    failed: set[tuple[int, tuple[int, ...]]] = set()

    def search(depth: int, held: tuple[int, ...]) -> bool:
        if (depth, held) in failed:
            return False
        for k, rule in enumerate(constraints):
            if held[k] + most[depth][k] < rule.least or held[k] + least[depth][k] > rule.most:
                return False
        if depth == len(issues):
            return True
        for option in effects[depth]:
            if search(depth + 1, tuple(h + o for h, o in zip(held, option, strict=True))):
                return True
        failed.add((depth, held))
        return False

    return search(0, (0,) * len(constraints))


def _order(constraints: Sequence[Constraint]) -> list[int]:
    """The issues so that those of one constraint lie close together."""
    issues: dict[int, None] = {}
    for rule in sorted(constraints, key=lambda rule: len(rule.scope)):
        issues |= dict.fromkeys(rule.scope)
    return list(issues)


def _effects(constraints: Sequence[Constraint], issue: int, count: int) -> list[tuple[int, ...]]:
    """What each option of an issue adds to the count of each constraint, every effect once."""
    found = {
        tuple(sum(c.issue == issue and option in c.options for c in rule.choices) for rule in constraints)
        for option in range(count)
    }
    return sorted(found)
