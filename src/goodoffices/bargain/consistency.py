"""Whether statements about preferences can hold together, and if not, the fewest that cannot."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from goodoffices.bargain.domain import DomainIssue
from goodoffices.bargain.partial import Interval, PartialPreferences
from goodoffices.diagnose import Diagnostic, Place

__all__ = ["check_partial"]


def check_partial(partial: PartialPreferences, issues: Sequence[DomainIssue], path: str = "") -> tuple[Diagnostic, ...]:
    """What is contradictory in what is known of one party.

    Named are ranges that end before they begin, orders that go in a circle, and chains of orders at whose two ends
    the ranges say the opposite; each with the fewest statements that contradict one another.

    Parameters
    ----------
    partial : PartialPreferences
    issues : sequence of DomainIssue
        For the names.
    path : str
        Where the statements come from; by default the party's id.

    Returns
    -------
    tuple of Diagnostic
        Empty where all can hold.
    """
    place = Place(path or partial.id)
    found: list[Diagnostic] = []

    def say(message: str, help: str) -> None:
        found.append(Diagnostic("E717", f"{partial.title or partial.id}: {message}", place, help=help))

    _check(partial.weights, partial.weight_orders, lambda n: f'the weight of "{issues[n].label}"', say)
    for number, (issue, worths) in enumerate(zip(issues, partial.worths, strict=True)):
        _check(worths, partial.orders_of(number), lambda n, issue=issue: f'"{issue.options[n]}"', say)  # type: ignore[misc]
    if partial.weights and all(w.high <= 0 for w in partial.weights):
        say("no issue has any weight", "give at least one issue a weight above 0")
    held = partial.reservation
    if held is not None and held.low > held.high:
        say("the range of the reservation value ends before it begins", "exchange its ends")
    return tuple(found)


def _check(
    intervals: Sequence[Interval],
    orders: Sequence[tuple[int, int]],
    name: Callable[[int], str],
    say: Callable[[str, str], None],
) -> None:
    for n, interval in enumerate(intervals):
        if interval.low > interval.high:
            say(f"the range of {name(n)} ends before it begins", "exchange its ends")
    below: dict[int, list[int]] = {}
    for above, other in dict.fromkeys(orders):
        below.setdefault(above, []).append(other)
    circles: set[frozenset[int]] = set()
    for start in below:
        circle = _shortest(below, start, start)
        if circle and frozenset(circle) not in circles:
            circles.add(frozenset(circle))
            chain = " over ".join(name(n) for n in circle)
            say(f"the order goes in a circle: {chain}", "take back one of these statements")
    for above, upper in enumerate(intervals):
        for other, lower in enumerate(intervals):
            if above != other and upper.high < lower.low and upper.low <= upper.high and lower.low <= lower.high:
                path = _shortest(below, above, other)
                if path and not any(_between(intervals, path, k) for k in range(1, len(path) - 1)):
                    chain = " over ".join(name(n) for n in path)
                    say(
                        f"{chain} contradicts the ranges: at most {upper.high:g} and at least {lower.low:g}",
                        "widen a range or take back the order",
                    )


def _between(intervals: Sequence[Interval], path: Sequence[int], k: int) -> bool:
    """Whether a shorter part of a chain contradicts itself already."""
    middle = intervals[path[k]]
    return intervals[path[0]].high < middle.low or middle.high < intervals[path[-1]].low


def _shortest(below: dict[int, list[int]], start: int, goal: int) -> list[int]:
    """The shortest chain from one to the other, both named; empty where there is none."""
    came: dict[int, int] = {}
    queue = deque([start])
    while queue:
        at = queue.popleft()
        for after in below.get(at, ()):
            if after == goal:
                chain = [goal, at]
                while at != start:
                    at = came[at]
                    chain.append(at)
                return chain[::-1]
            if after not in came and after != start:
                came[after] = at
                queue.append(after)
    return []
