"""Plans of exchanges beside solvers used directly, on the same instances in one run.

python bench/exchange/run.py --script plan_bench.py [--peer PYTHON] [--runs 3] [--small] [--out results.json]

``--script`` is the peer's script (one variable for each person and stage, or for each kind; HiGHS, CP-SAT, OR-Tools' flow);
``--peer`` the interpreter of an environment with highspy, and with ortools where CP-SAT and the flow are wanted. Without
``--script`` only our side is run. Each measurement is a process of its own; the median of the runs is given. The peers' times are
building plus solving, ours all of ``plan``. Objectives are compared: a peer that stops at a gap of 1e-4 may have less.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
STAGED = [("highs", "person"), ("cpsat", "person")]
PARTIES = ["flow", "highs"]


def one(python, script, arguments, seconds):
    """What a script prints, or why it printed nothing."""
    try:
        done = subprocess.run(
            [python, str(script), *map(str, arguments)], capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"not in {seconds} s"}
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        return {"failed": (done.stderr.strip().splitlines() or ["no output"])[-1]}
    found = json.loads(lines[-1])
    if "seconds" not in found:
        found["seconds"] = round(found["build_s"] + found["solve_s"], 2)
    return found


def median(runs):
    """The run of median time, or the failure."""
    failed = [run for run in runs if "failed" in run]
    if failed:
        return failed[0]
    times = [run["seconds"] for run in runs]
    middle = statistics.median_low(times)
    return next(run for run in runs if run["seconds"] == middle) | {"all_seconds": times}


def compared(ours, peers):
    """The rows of one instance, with how many times as long each peer took."""
    row = {"ours": ours, "peers": peers}
    if ours.get("seconds"):
        row["times_ours"] = {n: round(p["seconds"] / ours["seconds"], 1) for n, p in peers.items() if "seconds" in p}
    return row


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--script", type=Path)
    parser.add_argument("--peer", default=sys.executable)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=90, help="seconds for the peers' solvers")
    parser.add_argument("--small", action="store_true", help="small sizes, to see that it runs")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    rows = {}
    for n in [100] if asked.small else [1000, 5000]:
        ours = median([one(sys.executable, HERE / "ours.py", ["staged", "--n", n], 300) for _ in range(asked.runs)])
        peers = {}
        for tool, model in STAGED if asked.script else []:
            arguments = ["bilateral", "--n", n, "--tool", tool, "--model", model, "--limit", asked.limit]
            peers[f"{tool} {model}"] = median(
                [one(asked.peer, asked.script, arguments, 900) for _ in range(asked.runs)]
            )
        rows[f"staged, {n} a side"] = compared(ours, peers)
    for n in [1000] if asked.small else [1000, 100_000, 1_000_000]:
        ours = median([one(sys.executable, HERE / "ours.py", ["parties", "--n", n], 300) for _ in range(asked.runs)])
        peers = {}
        for tool in PARTIES if asked.script else []:
            arguments = ["parties", "--n", n, "--tool", tool, "--limit", asked.limit]
            peers[tool] = median([one(asked.peer, asked.script, arguments, 900) for _ in range(asked.runs)])
        rows[f"seven parties, {n} people"] = compared(ours, peers)
    found = {
        "rows": rows,
        "python": platform.python_version(),
        "highspy": version("highspy"),
        "numpy": version("numpy"),
    }
    text = json.dumps(found, indent=2)
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
