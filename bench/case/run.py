"""How checking and briefing grow with the size of a case: time, memory, and the ratio to the smallest size.

    python bench/case/run.py                # prints a table
    python bench/case/run.py --freeze       # and writes bench/case/results.json

Each figure is the least of several runs of a whole process (the start of Python included), so that what else the
machine does counts as little as possible. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
SIZES = ((6_250, 25), (12_500, 50), (25_000, 100), (50_000, 200))
VERBS = {"check": ["check"], "brief": ["brief", "--format", "html", "-o"]}


def measure(command: list[str], runs: int) -> dict[str, float]:
    """Least wall and processor seconds of several runs, and the greatest memory in megabytes."""
    wall, processor, memory = [], [], []
    for _ in range(runs):
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall.append(time.perf_counter() - begin)
        processor.append(used.ru_utime + used.ru_stime)
        memory.append(used.ru_maxrss / 1024)
        if child.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    return {"wall_s": round(min(wall), 3), "cpu_s": round(min(processor), 3), "memory_mb": round(max(memory), 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--freeze", action="store_true", help="write results.json")
    chosen = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for entries, files in SIZES:
            folder = Path(scratch) / str(entries)
            generate = [sys.executable, str(HERE / "generate.py"), str(folder)]
            subprocess.run([*generate, "--entries", str(entries), "--files", str(files)], check=True)
            for verb, arguments in VERBS.items():
                output = [str(Path(scratch) / "brief.html")] if verb == "brief" else []
                command = [sys.executable, "-m", "goodoffices", *arguments, *output, str(folder)]
                row = {"verb": verb, "entries": entries, "files": files, **measure(command, chosen.runs)}
                row["ratio_to_smallest"] = round(
                    row["cpu_s"] / next((r["cpu_s"] for r in rows if r["verb"] == verb), row["cpu_s"]), 2
                )
                rows.append(row)
                print(
                    "{verb:6} {entries:>7,} entries {wall_s:7.2f} s {memory_mb:7.1f} MB   x{ratio_to_smallest}".format(
                        **row
                    ),
                    flush=True,
                )
    if chosen.freeze:
        versions = {
            "python": platform.python_version(),
            **{name: version(name) for name in ("pyyaml", "jinja2", "goodoffices")},
        }
        result = {
            "machine": f"{os.cpu_count()} cores, {platform.machine()}",
            "versions": versions,
            "runs": chosen.runs,
            "rows": rows,
        }
        (HERE / "results.json").write_text(json.dumps(result, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
