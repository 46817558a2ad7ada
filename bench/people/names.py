"""Names compared pair by pair, beside the frozen scores of a peer on the same labelled cases.

    python bench/people/names.py FOLDER [--half 0|1] [--faults]

FOLDER holds ``nomenklatura_logicv2_frozen.csv`` (cases of OpenSanctions' name_bench, MIT, with the scores of its
logic-v2). Cases are divided into halves by a hash of the case, so that what is changed while looking at one half can be
judged on the other.
"""

from __future__ import annotations

import argparse
import csv
import json
import zlib
from pathlib import Path

from goodoffices.names import compare_names

FILE = "nomenklatura_logicv2_frozen.csv"


def figures(rows: list[dict[str, str]], said: list[bool]) -> dict[str, float | int]:
    truth = [row["is_match"] == "true" for row in rows]
    hits = sum(s and t for s, t in zip(said, truth, strict=True))
    precision, recall = hits / max(1, sum(said)), hits / max(1, sum(truth))
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"cases": len(rows), "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--half", type=int, choices=(0, 1))
    asked.add_argument("--faults", action="store_true", help="print the cases that are judged wrongly")
    given = asked.parse_args()
    with (given.folder / FILE).open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["schema"] == "Person"]
    if given.half is not None:
        rows = [row for row in rows if zlib.crc32((row["name1"] + row["name2"]).encode()) % 2 == given.half]
    found = [compare_names(row["name1"], row["name2"]) for row in rows]
    answer = {"ours": {}, "peer": {}}
    for group in ("all", *sorted({row["case_group"] for row in rows})):
        chosen = [n for n, row in enumerate(rows) if group in ("all", row["case_group"])]
        answer["ours"][group] = figures([rows[n] for n in chosen], [found[n].agrees for n in chosen])
        answer["peer"][group] = figures(
            [rows[n] for n in chosen], [rows[n]["predicted_match"] == "true" for n in chosen]
        )
    print(json.dumps(answer, indent=1))
    if given.faults:
        for row, one in zip(rows, found, strict=True):
            if one.agrees != (row["is_match"] == "true"):
                print(row["is_match"], round(one.score, 2), row["name1"], "|", row["name2"], "|", *one.reasons)


if __name__ == "__main__":
    main()
