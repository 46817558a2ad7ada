"""One of our measurements: python bench/exchange/ours.py staged|parties --n N [--seed S]; prints one line of JSON."""

from __future__ import annotations

import argparse
import json
import random
import resource
import time

from instances import staged


def plan_stages(n, seed):
    """The staged exchange: reading excluded, all else included, down to the stage of each person."""
    from goodoffices.exchange import plan

    problem = staged(n, seed)
    start = time.perf_counter()
    found = plan(problem)
    seconds = time.perf_counter() - start
    (level,) = found.levels
    return {"seconds": seconds, "objective": level.value, "bound": level.bound, "proven": found.proven}


def plan_parties(n, seed):
    """The circulation of seven parties, drawn like the peer's."""
    import numpy as np

    from goodoffices.exchange import Circulation, circulate

    r = random.Random(seed)
    arcs = []
    for _ in range(n):
        holder, receiver = r.sample(range(7), 2)
        arcs.append((holder, receiver, r.randrange(1, 100) - r.randrange(0, 60)))
    holder, receiver, worth = np.array(arcs, dtype=np.int64).T
    start = time.perf_counter()
    found = circulate(Circulation(tuple("abcdefg"), holder, receiver, worth))
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "objective": found.value, "bound": found.bound, "proven": found.proven}


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["staged", "parties"])
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = (plan_stages if asked.kind == "staged" else plan_parties)(asked.n, asked.seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(found | {"seconds": round(found["seconds"], 3), "peak_rss_mb": peak}))


if __name__ == "__main__":
    main()
