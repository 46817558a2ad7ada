"""Ours beside its peers on people_bench, in one run.

    python bench/people/run.py BENCH RESULTS.json [--seeds 201,202] [--size 10000] [--noise 1,2] [--splink PYTHON] [--nomenklatura PYTHON]

BENCH is the folder with ``generate.py``, ``score.py`` and the peers' scripts. Each peer has an environment of its own (they
cannot share one), given by its Python; a peer that is not given is left out. Lists are made anew for each seed and noise,
in a folder that is removed at the end.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PEERS = {
    "splink": ("splink_link.py", ["--norm", "fold"]),
    "nomenklatura": ("nomenklatura_link.py", ["--names", "parts"]),
}


def answer(command: list[str]) -> dict[str, object]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return dict(json.loads(done.stdout.strip().splitlines()[-1]))
    except (IndexError, ValueError):
        return {"failed": done.stderr.strip().splitlines()[-1:] or done.returncode}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("bench", type=Path)
    asked.add_argument("results", type=Path)
    asked.add_argument("--seeds", default="201,202")
    asked.add_argument("--noise", default="1,2")
    asked.add_argument("--size", default="10000")
    for peer in PEERS:
        asked.add_argument(f"--{peer}", help=f"the Python of the environment of {peer}")
    given = asked.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in given.seeds.split(","):
            for noise in given.noise.split(","):
                data = Path(folder) / f"seed{seed}-noise{noise}"
                made = [str(given.bench / "generate.py"), "--out", str(data), "--seed", seed, "--noise", noise]
                subprocess.run(
                    [sys.executable, *made, "--n-a", given.size, "--n-b", given.size], check=True, capture_output=True
                )
                where = {"seed": int(seed), "noise": float(noise), "size": int(given.size)}
                for fields in ("all", "name_dob"):
                    rows.append(where | answer([sys.executable, str(HERE / "ours.py"), str(data), "--fields", fields]))
                    print(json.dumps(rows[-1]), flush=True)
                    if given.splink:
                        script, more = PEERS["splink"]
                        command = [
                            given.splink,
                            str(given.bench / script),
                            "--data",
                            str(data),
                            *more,
                            "--fields",
                            fields,
                        ]
                        rows.append(where | answer(command))
                if given.nomenklatura:
                    script, more = PEERS["nomenklatura"]
                    rows.append(
                        where | answer([given.nomenklatura, str(given.bench / script), "--data", str(data), *more])
                    )
    given.results.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
