"""One of our measurements: python bench/exchange/ours.py staged|parties|manifest --n N [--seed S]; prints one line of JSON."""

from __future__ import annotations

import argparse
import json
import random
import resource
import time

from instances import staged


def plan_stages(n, seed):
    """The staged exchange: reading excluded, all else included, down to the stage of each person."""
    from goodoffices.exchange import plan

    problem = staged(n, seed)
    start = time.perf_counter()
    found = plan(problem)
    seconds = time.perf_counter() - start
    (level,) = found.levels
    return {"seconds": seconds, "objective": level.value, "bound": level.bound, "proven": found.proven}


def plan_parties(n, seed):
    """The circulation of seven parties, drawn like the peer's."""
    import numpy as np

    from goodoffices.exchange import Circulation, circulate

    r = random.Random(seed)
    arcs = []
    for _ in range(n):
        holder, receiver = r.sample(range(7), 2)
        arcs.append((holder, receiver, r.randrange(1, 100) - r.randrange(0, 60)))
    holder, receiver, worth = np.array(arcs, dtype=np.int64).T
    start = time.perf_counter()
    found = circulate(Circulation(tuple("abcdefg"), holder, receiver, worth))
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "objective": found.value, "bound": found.bound, "proven": found.proven}


def make_manifest(n, seed):
    """A manifest of so many a side: put into a folder, signed by three, verified; then printed with names."""
    import tempfile
    from pathlib import Path

    from goodoffices.brief.handover import Named, render_handover_pdf, render_handover_workbook
    from goodoffices.exchange import Manifest, ManifestFolder
    from goodoffices.ledger import generate_key, load_signing_key

    ids = [(f"{side[0]}{k:06}", side) for side in ("norda", "suda") for k in range(n)]
    manifest = Manifest("june", "first", "2025-06-09", 1, "", (("one", "a" * 64), ("other", "b" * 64)), tuple(ids))
    names = {id: Named(f"Петренко Олександр {seed}", "1990-05-07", "AB 123456") for id, _ in ids}
    with tempfile.TemporaryDirectory() as place:
        keys = [generate_key(name, Path(place)) for name in ("norda", "suda", "mediator")]
        folder = ManifestFolder(Path(place) / "manifest")
        start = time.perf_counter()
        folder.add(manifest)
        for key in keys:
            folder.sign(load_signing_key(Path(place) / f"{key.name}.key"))
        signed = folder.version().signed_by(keys)
        seconds = time.perf_counter() - start
    start = time.perf_counter()
    pdf = render_handover_pdf(manifest, names)
    paper = time.perf_counter() - start
    start = time.perf_counter()
    book = render_handover_workbook(manifest, names, "ticks")
    return {
        "seconds": seconds, "objective": len(signed), "bound": 3, "pdf_seconds": round(paper, 2), "pdf_bytes": len(pdf),
        "xlsx_seconds": round(time.perf_counter() - start, 2), "xlsx_bytes": len(book),
    }  # fmt: skip


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["staged", "parties", "manifest"])
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    kinds = {"staged": plan_stages, "parties": plan_parties, "manifest": make_manifest}
    found = kinds[asked.kind](asked.n, asked.seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(found | {"seconds": round(found["seconds"], 3), "peak_rss_mb": peak}))


if __name__ == "__main__":
    main()
