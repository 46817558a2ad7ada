"""How long stability takes: python bench/conflict/run.py [--json FILE]

Random strict rankings by seed, no peer beside: GMCR+ is not openly licensed. Where it can be had, its own time on the conflict
of 4,096 states is what to compare with.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from goodoffices.conflict import (
    CONCEPTS,
    Conflict,
    DecisionMaker,
    Option,
    Pattern,
    Preference,
    analyse_stability,
    build_conflict,
    exclusive,
    pattern_of,
)
from goodoffices.conflict.preference import preference_of_groups, preference_of_statements
from goodoffices.conflict.robust import assess_robustness


def graph(sizes: tuple[int, ...], infeasible: tuple[Pattern, ...] = ()) -> Conflict:
    """A conflict whose decision makers have so many options each."""
    starts = np.cumsum((0, *sizes)).tolist()
    makers = [DecisionMaker(f"d{k}", f"d{k}", tuple(range(starts[k], starts[k + 1]))) for k in range(len(sizes))]
    return build_conflict(makers, [Option(f"o{k}", f"o{k}") for k in range(starts[-1])], infeasible)


def ranked(conflict: Conflict, seed: int) -> Conflict:
    """Random strict rankings."""
    rng = np.random.default_rng(seed)
    return conflict.with_preferences([Preference(rng.permutation(conflict.size)) for _ in conflict.decision_makers])


def stated(conflict: Conflict, seed: int) -> Conflict:
    """Ten random statements each, as people state them: many ties."""
    rng = np.random.default_rng(seed)
    preferences = []
    for _ in conflict.decision_makers:
        chosen = rng.permutation(len(conflict.options))[:10]
        truths = [[(conflict.states >> int(k) & 1).astype(bool) ^ bool(rng.integers(2))] for k in chosen]
        preferences.append(preference_of_statements(truths, conflict.size))
    return conflict.with_preferences(preferences)


def timed(work: Callable[[], object]) -> float:
    """Seconds of the quickest of three."""
    found = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return round(min(found), 4)


def large() -> Conflict:
    """Six decision makers, 20 options, 138,240 feasible states."""
    patterns = (*exclusive([0, 1, 2]), *exclusive([3, 4]), *exclusive([6, 7]), *exclusive([9, 10]), *five_in_eight())
    return graph((3, 3, 3, 3, 4, 4), patterns)


def five_in_eight() -> tuple[Pattern, ...]:
    """Patterns that leave five of the eight combinations of options 12 to 14."""
    return (
        pattern_of([(12, True), (13, True), (14, True)]),
        pattern_of([(12, False), (13, True), (14, True)]),
        pattern_of([(12, True), (13, False), (14, True)]),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    small, big, five = graph((4, 4, 4)), large(), graph((2, 2, 1))
    unknown = preference_of_groups([range(32)], 32, loose=[0])
    open_five = five.with_preferences([unknown] * 3)
    found = {
        "3 makers, 4,096 states, all concepts, s": timed(lambda: analyse_stability(ranked(graph((4, 4, 4)), 1))),
        f"6 makers, {big.size:,} states, all concepts, s": timed(lambda: analyse_stability(ranked(large(), 1))),
        f"6 makers, {big.size:,} states, statements, s": timed(lambda: analyse_stability(stated(large(), 1))),
        "5 options, 10,000 rankings, all concepts, s": timed(lambda: assess_robustness(open_five, samples=10_000)),
        "concepts": list(CONCEPTS),
        "states of the small one": small.size,
        "largest memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "python": platform.python_version(),
        "numpy": np.__version__,
    }
    text = json.dumps(found, indent=2)
    sys.stdout.write(text + "\n")
    if arguments.json:
        arguments.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
