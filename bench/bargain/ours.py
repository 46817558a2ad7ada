"""One measurement of Good Offices in a process of its own; prints one line of JSON.

python bench/bargain/ours.py frontier 3 6 0.9 [--repeat 3]
python bench/bargain/ours.py domain PATH
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from cases import tables
from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
from goodoffices.bargain.format import read_domain
from goodoffices.bargain.frontier import frontier
from goodoffices.bargain.solution import from_frontier
from goodoffices.bargain.statistics import statistics


def random_domain(parties, issues, opposed):
    """The domain of :func:`cases.tables`."""
    values = tables(parties, issues, opposed)
    questions = tuple(DomainIssue(f"i{k}", tuple(f"v{j}" for j in range(values.shape[2]))) for k in range(issues))
    people = (Utility(tuple(Table((k,), own[k]) for k in range(issues))) for own in values)
    return Domain("bench", questions, tuple(PartyPreferences(f"p{p}", u, 0.0) for p, u in enumerate(people)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["frontier", "statistics", "sampler", "domain"])
    parser.add_argument("arguments", nargs="+")
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    if given.what == "domain":
        domain = read_domain(Path(given.arguments[0]))
    else:
        parties, issues, opposed = given.arguments
        domain = random_domain(int(parties), int(issues), float(opposed))
    seconds = []
    for _ in range(given.repeat):
        start = time.perf_counter()
        found = frontier(domain)
        if given.what == "statistics":
            statistics(domain, frontier_found=found)
            from_frontier(found, [0.0] * len(domain.parties))
        seconds.append(time.perf_counter() - start)
    nash = from_frontier(found, [0.0] * len(domain.parties), ["nash"])["nash"] if found.size < 10**5 else None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "first": round(seconds[0], 5),
                "best": round(min(seconds), 5),
                "peak_mb": round(peak),
                "frontier": found.size,
                "exact": found.exact,
                "nash": nash and nash.value,
                "outcomes": float(domain.size),
            }
        )
    )


if __name__ == "__main__":
    main()
