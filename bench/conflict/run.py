"""How long stability takes: python bench/conflict/run.py [--small] [--json FILE] [--write FILE.gmcr]

Random strict rankings by seed. The peer is GMCR+, which is not openly licensed: its agreement allows no more installations than
were bought, so that it is neither fetched nor run here. ``--write`` writes the conflict of 4,096 states as a .gmcr file for
whoever has it. GMCR+ 0.4.1 took 35 s to solve a conflict of that size (3 decision makers of 4 options, random strict rankings,
nothing infeasible), 2.6 s for its matrices and 0.4 s to load, with Python 3.11 and numpy 2.4 on two cores; that figure was
measured on another day, and is no measurement beside. It works out five concepts, of which SEQ and SIM depart from the definitions.

Measure on a quiet machine; ``--small`` only shows that all of it runs.
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


def again(conflict: Conflict) -> Conflict:
    """The same conflict without what has been worked out of it."""
    return build_conflict(conflict.decision_makers, conflict.options, conflict.infeasible)


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


def as_gmcr(conflict: Conflict) -> str:
    """The conflict as a .gmcr file."""
    makers = [
        {
            "name": maker.name,
            "options": list(maker.options),
            "preferences": [],
            "preferenceRanking": (np.argsort(-preference.rank, kind="stable") + 1).tolist(),
            "misperceptions": [],
        }
        for maker, preference in zip(conflict.decision_makers, conflict.preferences, strict=True)
    ]
    options = [{"name": option.name, "permittedDirection": "both"} for option in conflict.options]
    head = {"useManualPreferenceRanking": True, "program": "gmcr-py", "version": "0.4.1", "infeasibles": []}
    return json.dumps(head | {"options": options, "decisionMakers": makers})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--small", action="store_true", help="small sizes, to see that it runs")
    parser.add_argument("--write", type=Path, help="write the conflict of the first row as a .gmcr file")
    arguments = parser.parse_args()
    sizes = (2, 2, 2) if arguments.small else (4, 4, 4)
    first, five = graph(sizes), graph((2, 2, 1))
    big = graph((2, 2, 2, 2)) if arguments.small else large()
    samples = 200 if arguments.small else 10_000
    unknown = preference_of_groups([range(32)], 32, loose=[0])
    open_five = five.with_preferences([unknown] * 3)
    makers = len(big.decision_makers)
    if arguments.write:
        arguments.write.write_text(as_gmcr(ranked(first, 1)), encoding="utf-8")
    # Each run begins with a graph of its own, so that its moves are worked out within the time.
    found = {
        f"3 makers, {first.size:,} states, all concepts, s": timed(lambda: analyse_stability(ranked(graph(sizes), 1))),
        f"{makers} makers, {big.size:,} states, all concepts, s": timed(
            lambda: analyse_stability(ranked(again(big), 1))
        ),
        f"{makers} makers, {big.size:,} states, statements, s": timed(lambda: analyse_stability(stated(again(big), 1))),
        f"5 options, {samples:,} rankings, all concepts, s": timed(
            lambda: assess_robustness(open_five, samples=samples)
        ),
        "concepts": list(CONCEPTS),
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
