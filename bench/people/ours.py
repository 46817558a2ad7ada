"""Our answer on one folder of people_bench, scored as its ``score.py`` scores, and more.

    python bench/people/ours.py DATA [--fields all|name_dob] [--engine NAME] [--pairs FILE]

Prints one JSON object: precision, recall and F1 of what is accepted, and of all pairs at 0.5; how many brothers, twins and
namesakes were accepted; the expected calibration error of all pairs that are kept (ten equal bins of probability); CPU
seconds and memory.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

import goodoffices
from goodoffices.people import PersonList, read_list, reconcile
from goodoffices.people.engine import ENGINES

_LEFT_OUT = ("birth_place", "unit", "number", "captured", "category", "sex")


def pairs_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))[1:]


def only_names(people: PersonList) -> PersonList:
    """The list with names and birth dates alone."""
    return PersonList(people.id, tuple(replace(row, **dict.fromkeys(_LEFT_OUT, "")) for row in people.rows))


def figures(chosen: set[tuple[str, str]], truth: set[tuple[str, str]]) -> dict[str, float]:
    hits = len(chosen & truth)
    precision, recall = hits / max(1, len(chosen)), hits / max(1, len(truth))
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def calibration_error(probability: np.ndarray, correct: np.ndarray, bins: int = 10) -> float:
    """How far, on average, the stated probability is from the share that is right."""
    place = np.minimum((probability * bins).astype(int), bins - 1)
    error = sum(
        (place == n).sum() * abs(probability[place == n].mean() - correct[place == n].mean())
        for n in range(bins)
        if (place == n).any()
    )
    return float(error) / max(1, len(probability))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("--fields", choices=("all", "name_dob"), default="all")
    asked.add_argument("--engine", choices=ENGINES, default="memory")
    asked.add_argument("--pairs", type=Path, help="write rec_a,rec_b,score, for score.py")
    given = asked.parse_args()
    clock, cpu = time.perf_counter(), time.process_time()
    lists = [read_list(given.data / f"{side}.csv")[0] for side in "ab"]
    if given.fields == "name_dob":
        lists = [only_names(people) for people in lists]
    read = round(time.perf_counter() - clock, 1)
    found = reconcile(*lists, engine=given.engine)
    spent = {
        "read_seconds": read,
        "seconds": round(time.perf_counter() - clock, 1),
        "cpu_seconds": round(time.process_time() - cpu, 1),
    }
    truth = {(a, b) for a, b, _ in pairs_of(given.data / "truth.csv")}
    alike = {(a, b): kind for a, b, kind in pairs_of(given.data / "lookalikes.csv")}
    accepted = {(m.id_a, m.id_b) for m in found.accepted}
    probability = np.array([m.probability for m in found.matches])
    correct = np.array([(m.id_a, m.id_b) in truth for m in found.matches], dtype=float)
    there, taken = Counter(alike.values()), Counter(alike[pair] for pair in accepted if pair in alike)
    if given.pairs:
        rows = "".join(f"{m.id_a},{m.id_b},{m.probability}\n" for m in found.matches)
        given.pairs.write_text("rec_a,rec_b,score\n" + rows, encoding="utf-8")
    print(
        json.dumps(
            {
                "tool": "goodoffices",
                "versions": {"goodoffices": goodoffices.__version__, "numpy": np.__version__},
                "engine": given.engine,
                "data": given.data.name,
                "fields": given.fields,
                "true_pairs": len(truth),
                "compared": found.compared,
                "left_out": sum(count.left_out for count in found.pair_counts),
                "accepted": figures(accepted, truth),
                "at_0.5": figures({(m.id_a, m.id_b) for m in found.matches if m.probability >= 0.5}, truth),
                "for_review": len(found.review),
                "look_alikes_accepted": {kind: f"{taken[kind]}/{there[kind]}" for kind in sorted(there)},
                "calibration_error": round(calibration_error(probability, correct), 4),
                **spent,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
