"""One measurement of NegMAS in a process of its own, in an environment of its own; prints one line of JSON.

NegMAS is AGPL: it is measured here and used nowhere else.

python bench/bargain/peer.py frontier 3 6 0.9
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import negmas
from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
from negmas.preferences import MOBANOSParetoSampler, ops
from negmas.preferences.value_fun import TableFun

from cases import tables


def random_domain(parties, issues, opposed):
    """The domain of :func:`cases.tables` with NegMAS's own classes."""
    values = tables(parties, issues, opposed)
    questions = [make_issue([f"v{j}" for j in range(values.shape[2])], f"i{k}") for k in range(issues)]
    space = make_os(questions)
    people = []
    for own in values:
        parts = [TableFun({f"v{j}": float(x) for j, x in enumerate(row)}) for row in own]
        people.append(
            LinearAdditiveUtilityFunction(values=parts, weights=[1.0] * issues, outcome_space=space, reserved_value=0.0)
        )
    return questions, people


def main():
    what, parties, issues, opposed = sys.argv[1:5]
    questions, people = random_domain(int(parties), int(issues), float(opposed))
    start = time.perf_counter()
    if what == "frontier":
        size = len(ops.pareto_frontier(people, issues=questions)[0])
    elif what == "statistics":
        size = len(ops.calc_scenario_stats(people).pareto_utils)
    else:
        sampler = MOBANOSParetoSampler()
        sampler.init(people[0], people[1])
        size = len(sampler.pareto_outcomes())
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps({"best": round(seconds, 5), "peak_mb": round(peak), "frontier": size, "version": negmas.__version__})
    )


if __name__ == "__main__":
    main()
