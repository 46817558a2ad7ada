"""Good Offices beside NegMAS in one run: time, peak memory, what was found, as ratios.

python bench/bargain/run.py --size peer --make-peer ENVIRONMENT [--domains FOLDER] [--out results.json]

Each measurement is a process of its own. ``--make-peer`` makes a virtual environment with NegMAS there, once; with
``--peer PYTHON`` an existing one is taken; with neither only our side is run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import venv
from pathlib import Path

from cases import LARGE, PEER, ROWS, SMALL

HERE = Path(__file__).parent
NEGMAS = "negmas==0.16.0"
SIZES = [SMALL, PEER, LARGE]
FILES = ["genius/anac2016_AgentHp2", "genius/anac2015_group9-killer_robot", "genius/template_7issues"]
BOXES = ["genius/anac2014_10issues", "genius/anac2014_30issues", "genius/anac2014_50issuesDiscounted"]


def one(python, script, arguments, seconds):
    """What a script prints, or why it printed nothing."""
    try:
        done = subprocess.run(
            [python, str(HERE / script), *arguments], capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"not in {seconds} s"}
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if lines else {"failed": done.stderr.strip().splitlines()[-1:] or ["no output"]}


def made(folder):
    """The interpreter of an environment with the peer."""
    python = Path(folder) / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", NEGMAS], check=True)
    return str(python)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default=SMALL)
    parser.add_argument("--peer", help="interpreter that has NegMAS")
    parser.add_argument("--make-peer", metavar="FOLDER", help="make an environment with NegMAS there")
    parser.add_argument("--domains", type=Path, help="folder of collected domains, for the rows that read files")
    parser.add_argument("--seconds", type=int, default=120, help="given to each measurement")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    peer = given.peer or (made(given.make_peer) if given.make_peer else None)
    rows = []
    wanted = [row for row in ROWS if SIZES.index(row[-1]) <= SIZES.index(given.size)]
    for what, parties, issues, opposed, _ in wanted:
        arguments = [what, str(parties), str(issues), str(opposed)]
        ours = one(sys.executable, "ours.py", arguments, given.seconds)
        theirs = one(peer, "peer.py", arguments, given.seconds) if peer else None
        rows.append(shown({"what": what, "parties": parties, "outcomes": f"1e{issues}"}, ours, theirs))
    for name in [*FILES, *BOXES] if given.domains else []:
        ours = one(sys.executable, "ours.py", ["domain", str(given.domains / name)], given.seconds)
        rows.append(shown({"what": "file", "name": name}, ours, None))
    if given.out:
        given.out.write_text(json.dumps({"machine": machine(peer), "rows": rows}, indent=1) + "\n", "utf-8")


def shown(head, ours, theirs):
    """A row, printed."""
    row = {**head, "ours": ours}
    if theirs is not None:
        row["peer"] = theirs
        if "best" in ours and "best" in theirs:
            row["times_faster"] = round(theirs["best"] / ours["first"], 1)
    print(json.dumps(row), flush=True)
    return row


def machine(peer):
    """What was measured on."""
    import numpy

    return {
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "peer": NEGMAS if peer else None,
        "cores": os.cpu_count(),
    }


if __name__ == "__main__":
    main()
