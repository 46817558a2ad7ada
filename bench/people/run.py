"""Ours beside its peers on people_bench, in one run.

    python bench/people/run.py BENCH RESULTS.json [--sizes 10000] [--seeds 201,202] [--noise 1,2] [--fields all,name_dob]
        [--rounds 1] [--engines memory] [--splink PYTHON] [--nomenklatura PYTHON] [--rapidfuzz PYTHON]

BENCH is the folder with ``generate.py``, ``score.py`` and the peers' scripts, which are called where they are. Each peer has
an environment of its own (they cannot share one), given by its Python; a peer that is not given is left out. Lists are made
anew for each size, seed and noise, in a folder that is removed at the end (``--scratch`` says where).

Ours and the peers run by turns, each in a process of its own, ``--rounds`` times. One JSON file is written: ``machine``,
``runs`` (each with versions, wall and CPU seconds of the whole process, greatest memory, precision, recall and F1 at the
tool's own threshold and at its best, recall at precision 0.99, look-alikes accepted, calibration error where the score is a
probability) and ``ratios`` (a peer's wall seconds over ours, medians of the rounds).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from ours import calibration_error, figures, pairs_of

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Peer:
    """A peer as it is run: its script, what is asked of it, and how its scores are to be read.

    ``threshold`` is that at which it accepts (none where it has no default); ``log_odds`` says that scores are logarithms of
    odds to the base 2; ``largest`` is the size up to which it is run.
    """

    name: str
    python: str
    script: str
    options: tuple[str, ...]
    threshold: float | None
    log_odds: bool = False
    with_fields: bool = False
    largest: int = 10_000


PEERS = (
    Peer("splink, good keys", "splink", "splink_link.py", ("--norm", "fold"), 0.0, True, True, 1_000_000),
    Peer("splink, ICU keys", "splink", "splink_link.py", ("--norm", "icu"), 0.0, True, True),
    Peer("nomenklatura logic-v2", "nomenklatura", "nomenklatura_link.py", ("--names", "parts"), 0.7),
    Peer("rapidfuzz", "rapidfuzz", "rapidfuzz_link.py", ("--norm", "fold", "--scorer", "set"), None),
)


def run(command: list[str], folder: Path) -> dict[str, Any]:
    """The last line of what a process prints, with its time and memory."""
    with (folder / "said").open("w+") as out, (folder / "faults").open("w+") as err:
        clock = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, spent = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        measured = {
            "wall_seconds": round(time.perf_counter() - clock, 1),
            "cpu_seconds": round(spent.ru_utime + spent.ru_stime, 1),
            "peak_mb": spent.ru_maxrss // 1024,
        }
    lines = (folder / "said").read_text(encoding="utf-8").strip().splitlines()
    try:
        return dict(json.loads(lines[-1])) | measured
    except (IndexError, ValueError):
        faults = (folder / "faults").read_text(encoding="utf-8").strip().splitlines()
        return measured | {"failed": faults[-1:] or process.returncode}


def judged(pairs: Path, data: Path, threshold: float | None, *, log_odds: bool = False) -> dict[str, Any]:
    """How a file of pairs and scores stands against the truth."""
    truth = {(a, b) for a, b, _ in pairs_of(data / "truth.csv")}
    alike = {(a, b): kind for a, b, kind in pairs_of(data / "lookalikes.csv")}
    there = Counter(alike.values())
    rows = [(a, b, float(score)) for a, b, score in pairs_of(pairs)]
    score = np.array([s for _, _, s in rows])
    right = np.array([(a, b) in truth for a, b, _ in rows], dtype=float)
    order = np.argsort(-score, kind="stable")
    hits, taken = np.cumsum(right[order]), np.arange(1, len(rows) + 1)
    # A threshold cannot part pairs of one score.
    ends = np.append(np.diff(score[order]) != 0, True)[: len(rows)]
    f1 = np.where(ends, 2 * hits / (taken + len(truth)), 0.0)
    best = int(np.argmax(f1)) if rows else 0
    precise = np.flatnonzero(ends & (hits / taken >= 0.99))
    found: dict[str, Any] = {
        "best_f1": round(float(f1[best]), 4) if rows else 0.0,
        "recall_at_precision_0.99": round(float(hits[precise[-1]] / len(truth)), 4) if len(precise) else 0.0,
    }
    if threshold is None and rows:
        threshold = float(score[order][best])
        found["threshold"] = "its best, chosen on the truth"
    chosen = {(a, b) for a, b, s in rows if threshold is not None and s >= threshold}
    seen = Counter(alike[pair] for pair in chosen if pair in alike)
    found |= {
        "accepted": figures(chosen, truth),
        "look_alikes_accepted": {kind: f"{seen[kind]}/{there[kind]}" for kind in sorted(there)},
    }
    if log_odds:
        probability = 1 / (1 + np.exp2(-np.clip(score, -60, 60)))
        found["calibration_error"] = round(
            calibration_error(probability[probability >= 0.05], right[probability >= 0.05]), 4
        )
    return found


def tools(given: argparse.Namespace, data: Path, folder: Path, size: int, fields: str) -> Iterator[dict[str, Any]]:
    """Ours, then each peer, on one pair of lists."""
    pairs = folder / "pairs.csv"
    for engine in given.engines.split(","):
        command = [sys.executable, str(HERE / "ours.py"), str(data), "--fields", fields, "--pairs", str(pairs)]
        answer = run([*command, "--engine", engine], folder)
        ranked = {} if "failed" in answer else judged(pairs, data, 0.0)
        kept = ("best_f1", "recall_at_precision_0.99")
        yield answer | {"name": f"ours, {engine}"} | {name: ranked[name] for name in kept if name in ranked}
    for peer in PEERS:
        python = getattr(given, peer.python)
        # Those that compare names and birth dates only are run once for all fields.
        if not python or size > peer.largest or (fields == "all" and not peer.with_fields):
            continue
        command = [python, str(given.bench / peer.script), "--data", str(data), *peer.options, "--out", str(pairs)]
        if peer.with_fields:
            command += ["--fields", fields, "--blocking", "tight" if size > 100_000 else "wide", "--no-score"]
        answer = run(command, folder)
        if "failed" not in answer:
            answer |= judged(pairs, data, peer.threshold, log_odds=peer.log_odds)
        yield answer | {"name": peer.name}


def ratios(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Wall seconds of each tool over those of ours in memory, medians of the rounds."""
    seconds: dict[tuple[Any, ...], list[float]] = {}
    for row in runs:
        if "failed" not in row:
            seconds.setdefault((row["size"], row["seed"], row["noise"], row["fields"], row["name"]), []).append(
                row["wall_seconds"]
            )
    found = []
    for (*where, name), spent in seconds.items():
        ours = seconds.get((*where, "ours, memory"))
        if ours and name != "ours, memory":
            line = dict(zip(("size", "seed", "noise", "fields"), where, strict=True))
            ratio = statistics.median(spent) / statistics.median(ours)
            found.append(line | {"name": name, "seconds": statistics.median(spent), "over_ours": round(ratio, 2)})
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("bench", type=Path)
    asked.add_argument("results", type=Path)
    asked.add_argument("--sizes", default="10000")
    asked.add_argument("--seeds", default="201,202")
    asked.add_argument("--noise", default="1,2")
    asked.add_argument("--fields", default="all,name_dob")
    asked.add_argument("--rounds", type=int, default=1)
    asked.add_argument("--engines", default="memory")
    asked.add_argument("--scratch", type=Path, help="where lists are made; by default the place of temporary files")
    for peer in dict.fromkeys(peer.python for peer in PEERS):
        asked.add_argument(f"--{peer}", default="", help=f"the Python of the environment of {peer}")
    given = asked.parse_args()
    runs: list[dict[str, Any]] = []
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "system": platform.platform()}
    with tempfile.TemporaryDirectory(dir=given.scratch) as name:
        folder = Path(name)
        for size, seed, noise in (
            (int(size), int(seed), noise)
            for size in given.sizes.split(",")
            for seed in given.seeds.split(",")
            for noise in given.noise.split(",")
        ):
            data = folder / f"size{size}-seed{seed}-noise{noise}"
            made = [str(given.bench / "generate.py"), "--out", str(data), "--seed", str(seed), "--noise", noise]
            subprocess.run(
                [sys.executable, *made, "--n-a", str(size), "--n-b", str(size)], check=True, capture_output=True
            )
            for turn in range(given.rounds):
                for fields in given.fields.split(","):
                    where = {"size": size, "seed": seed, "noise": float(noise), "fields": fields, "round": turn + 1}
                    for answer in tools(given, data, folder, size, fields):
                        runs.append(where | answer | {"fields": fields})
                        print(json.dumps(runs[-1]), flush=True)
            for file in data.iterdir():
                file.unlink()
    written = {"machine": machine, "runs": runs, "ratios": ratios(runs)}
    given.results.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
