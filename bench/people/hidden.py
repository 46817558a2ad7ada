"""Reconciling without showing, measured: what each mode finds, and what an adversary reads from what was prepared.

    python bench/people/hidden.py BENCH RESULTS.json [--seeds 601,602,603] [--size 10000] [--noise 1,2] [--clk PYTHON]

BENCH is the folder with ``generate.py`` and the peers' scripts. All modes see names and birth dates alone, as does the open
reconciliation beside them. ``--clk`` is the Python of an environment with clkhash and anonlink. The adversaries are in
``adversary.py`` beside this file.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import adversary
from ours import figures, only_names, pairs_of

from goodoffices.people import PersonList, read_list, reconcile
from goodoffices.people.hidden import MODES, match_prepared, prepare
from goodoffices.people.hidden.folding import fold_rows
from goodoffices.people.hidden.intersection import KINDS
from goodoffices.people.hidden.tags import forms_of

KEY = bytes(range(32))
Pairs = set[tuple[str, str]]


def found_by(mode: str, lists: list[PersonList]) -> tuple[Pairs, Pairs, list[Any]]:
    """Accepted pairs and pairs for review by the lists' ids, and what each side prepared."""
    sides = [prepare(people, KEY, round="bench", mode=mode) for people in lists]
    (a, ids_a), (b, ids_b) = sides
    found = match_prepared(a, b)
    accepted = {(ids_a[p.a], ids_b[p.b]) for p in found.accepted}
    return accepted, {(ids_a[p.a], ids_b[p.b]) for p in found.review}, sides


def intersected(lists: list[PersonList]) -> list[set[str]]:
    """Rows of A that private set intersection calls matched, and those for review.

    What is equal after being raised twice is what was equal before, so the forms are compared as they are.
    """
    forms: list[dict[str, dict[str, set[str]]]] = []
    for people in lists:
        table: dict[str, dict[str, set[str]]] = {kind: {} for kind in KINDS}
        for row in fold_rows(people.rows):
            for kind, texts in forms_of(row).items():
                plain = kind.partition(",")[0]
                if plain in table:
                    table[plain].setdefault(texts[0], set()).add(row.id)
        forms.append(table)
    answers: dict[str, set[str]] = {"matched": set(), "review": set()}
    for kind, answer in KINDS.items():
        for text in forms[0][kind].keys() & forms[1][kind].keys():
            answers[answer] |= forms[0][kind][text]
    return [answers["matched"], answers["review"] - answers["matched"]]


def quality(data: Path, where: dict[str, Any]) -> list[dict[str, Any]]:
    lists = [only_names(read_list(data / f"{side}.csv")[0]) for side in "ab"]
    truth = {(a, b) for a, b, _ in pairs_of(data / "truth.csv")}
    alike = {(a, b): kind for a, b, kind in pairs_of(data / "lookalikes.csv")}
    there = Counter(alike.values())
    open_ = reconcile(*lists)
    answers = {"open": ({(m.id_a, m.id_b) for m in open_.accepted}, {(m.id_a, m.id_b) for m in open_.review})}
    rows, prepared = [], {}
    for mode in MODES:
        *pairs, prepared[mode] = found_by(mode, lists)
        answers[mode] = (pairs[0], pairs[1])
    for mode, (accepted, review) in answers.items():
        taken = Counter(alike[pair] for pair in accepted if pair in alike)
        rows.append(
            where
            | {"mode": mode}
            | figures(accepted, truth)
            | {"recall_with_review": round(len((accepted | review) & truth) / len(truth), 4), "review": len(review)}
            | {"look_alikes": {kind: f"{taken[kind]} of {there[kind]}" for kind in sorted(there)}}
        )
    matched, review = intersected(lists)
    partners = {a for a, _ in truth}
    rows.append(
        where
        | {"mode": "intersection", "rows_precision": round(len(matched & partners) / len(matched), 4)}
        | {"rows_recall": round(len(matched & partners) / len(partners), 4)}
        | {
            "rows_recall_with_review": round(len((matched | review) & partners) / len(partners), 4),
            "review": len(review),
        }
    )
    rows += [where | row for row in adversary.read_all(prepared, lists, KEY)]
    return rows


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("bench", type=Path)
    asked.add_argument("results", type=Path)
    asked.add_argument("--seeds", default="601,602,603")
    asked.add_argument("--noise", default="1,2")
    asked.add_argument("--size", default="10000")
    asked.add_argument("--clk", help="the Python of an environment with clkhash and anonlink")
    given = asked.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in given.seeds.split(","):
            for noise in given.noise.split(","):
                data = Path(folder) / f"seed{seed}-noise{noise}"
                made = [str(given.bench / "generate.py"), "--out", str(data), "--seed", seed, "--noise", noise]
                made += ["--n-a", given.size, "--n-b", given.size]
                subprocess.run([sys.executable, *made], check=True, capture_output=True)
                where = {"seed": int(seed), "noise": float(noise), "size": int(given.size)}
                for row in quality(data, where):
                    rows.append(row)
                    print(json.dumps(row), flush=True)
                if given.clk:
                    command = [given.clk, str(given.bench / "clk_link.py"), "--data", str(data)]
                    done = subprocess.run(command, capture_output=True, text=True, check=True)
                    rows.append(where | json.loads(done.stdout.strip().splitlines()[-1]))
    given.results.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
