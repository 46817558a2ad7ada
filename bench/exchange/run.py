"""Plans of exchanges beside solvers used directly, on the same instances in one run.

python bench/exchange/run.py --script plan_bench.py [--peer PYTHON] [--runs 3] [--seed 1] [--small] [--out results.json]

``--script`` is the peer's script (one variable for each person and stage, or for each kind; HiGHS, CP-SAT, SCIP, OR-Tools' flow);
``--peer`` the interpreter of an environment with highspy, and with ortools and pyscipopt where those are wanted: a tool that is not
installed there is told as such and left out. Without ``--script`` only our side is run. Each measurement is a process of its own,
ours and the peers' in turn; the median of the runs is given. The peers' times are building plus solving, ours all of ``plan``.
``same_value`` says whether a peer reached our objective; a peer that stops at a gap of 1e-4 may have less, and ``above_our_bound``
would show a fault of ours. Manifests and sheets have no peer here.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
STAGED = [("highs", "person"), ("cpsat", "person"), ("scip", "person")]
PARTIES = ["flow", "highs"]
PACKAGES = {"highs": "highspy", "cpsat": "ortools", "flow": "ortools", "scip": "pyscipopt"}


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
    failed = [run for run in runs if "failed" in run or "left_out" in run]
    if failed:
        return failed[0]
    times = [run["seconds"] for run in runs]
    middle = statistics.median_low(times)
    return next(run for run in runs if run["seconds"] == middle) | {"all_seconds": times}


def installed(python):
    """The packages of the peers' environment, with their versions."""
    names = sorted(set(PACKAGES.values()))
    code = (
        "import importlib.metadata as m, json\nf = {}\n"
        f"for n in {names!r}:\n    try: f[n] = m.version(n)\n    except m.PackageNotFoundError: pass\nprint(json.dumps(f))"
    )
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def compared(ours, peers):
    """The rows of one instance, with how many times as long each peer took and whether it found as much."""
    row = {"ours": ours, "peers": peers}
    done = {name: peer for name, peer in peers.items() if "failed" not in peer and "left_out" not in peer}
    if "seconds" in ours:
        row["times_ours"] = {n: round(p["seconds"] / max(ours["seconds"], 0.001), 1) for n, p in done.items()}
        row["same_value"] = {n: p["objective"] == ours["objective"] for n, p in done.items()}
        row["above_our_bound"] = {n: p["objective"] > ours["bound"] for n, p in done.items()}
    return row


def measured(asked, there, kind, size, peers):
    """Ours and the peers' on one instance, in turn."""
    runs = {name: [] for name in ["ours", *peers]}
    for _ in range(asked.runs):
        mine = [kind, "--n", size, "--seed", asked.seed]
        runs["ours"].append(one(sys.executable, HERE / "ours.py", mine, 300))
        for name, (tool, arguments) in peers.items():
            if PACKAGES[tool] not in there:
                runs[name].append({"left_out": f"{PACKAGES[tool]} is not installed in the peers' environment"})
                continue
            rest = ["--n", size, "--seed", asked.seed, "--tool", tool, "--limit", asked.limit]
            runs[name].append(one(asked.peer, asked.script, [*arguments, *rest], 3 * asked.limit + 600))
    found = {name: median(each) for name, each in runs.items()}
    return compared(found.pop("ours"), found)


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--script", type=Path)
    parser.add_argument("--peer", default=sys.executable)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=90, help="seconds for the peers' solvers")
    parser.add_argument("--small", action="store_true", help="small sizes, to see that it runs")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    there = installed(asked.peer) if asked.script else {}
    staged = (
        {f"{tool} {model}": (tool, ["bilateral", "--model", model]) for tool, model in STAGED} if asked.script else {}
    )
    parties = {tool: (tool, ["parties"]) for tool in PARTIES} if asked.script else {}
    rows = {}
    for n in [100] if asked.small else [1000, 5000]:
        rows[f"staged, {n} a side"] = measured(asked, there, "staged", n, staged)
    for n in [1000] if asked.small else [1000, 100_000, 1_000_000]:
        rows[f"seven parties, {n} people"] = measured(asked, there, "parties", n, parties)
    for n in [100] if asked.small else [300, 1000]:
        rows[f"manifest, {n} a side"] = measured(asked, there, "manifest", n, {})
    found = {
        "rows": rows,
        "seed": asked.seed,
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "highspy": version("highspy"),
        "numpy": version("numpy"),
        "peers": there,
    }
    text = json.dumps(found, indent=2)
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
