"""A reconciliation as files and as counts. The tables hold ids, never names; the report in HTML has them. All are mode 600."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from goodoffices.diagnose import Report
from goodoffices.people.queue import review_queue
from goodoffices.people.reconciliation import Match, Reconciliation
from goodoffices.people.report import report_page
from goodoffices.people.review_sheet import QUEUE_HEAD, queue_rows
from goodoffices.text.atomic import write_atomic
from goodoffices.text.folder import make_folder
from goodoffices.text.table import safe_cell

__all__ = ["counts_of", "write_reconciliation"]


def counts_of(found: Reconciliation) -> dict[str, Any]:
    """What came of it, in numbers and plain values.

    ``on_both`` counts people with one partner each; ``accepted`` counts pairs, of which a person with repeats has several.
    """
    (id_a, version_a, rows_a), (id_b, version_b, rows_b) = found.lists
    return {
        "lists": [
            {"id": id_a, "version": version_a, "rows": rows_a},
            {"id": id_b, "version": version_b, "rows": rows_b},
        ],
        "accepted": len(found.accepted),
        "review": len(found.review),
        "on_both": len(found.assigned),
        "only_a": len(found.only_a),
        "only_b": len(found.only_b),
        "in_conflict": dict(sorted(Counter(field for m in found.accepted for field in m.differs).items())),
        "repeats_a": _decided(found.repeats_a),
        "repeats_b": _decided(found.repeats_b),
        "look_alikes": dict(
            sorted(Counter(m.look_alike for m in (*found.look_alikes, *found.review) if m.look_alike).items())
        ),
        "judged": dict(sorted(Counter(m.judged for m in (*found.matches, *found.judged_apart) if m.judged).items())),
        "pairs": {
            "possible": rows_a * rows_b,
            "compared": found.compared,
            "left_out": sum(count.left_out for count in found.pair_counts),
            "by_key": {count.key: count.pairs for count in found.pair_counts},
        },
        "threshold": found.threshold,
        "lowest": found.lowest,
        "seed": found.seed,
    }


def _decided(matches: Sequence[Match]) -> dict[str, int]:
    found = Counter(match.decision for match in matches)
    return {"accepted": found["accepted"], "review": found["review"]}


def write_reconciliation(
    found: Reconciliation, folder: Path, faults: Iterable[Report] = (), *, agreed: Collection[str] = ()
) -> list[str]:
    """Write the files of a reconciliation.

    Parameters
    ----------
    folder : Path
        Made where it is missing. Files in it of the same names are replaced, each in one step.
    faults : iterable of Report
        Of the reading of the two lists, and of the judgements.
    agreed : collection of str
        Categories by which the exchange is agreed: first in the queue.

    Returns
    -------
    list of str
        Names of the files: ``matches.csv`` (pairs across the lists), ``assigned.csv`` (one partner for each),
        ``repeats.csv`` (within a list), ``only.csv`` (on one list), ``conflicts.csv`` (what the lists say differently),
        ``look-alikes.csv`` (people easily confused), ``queue.csv`` (to be judged, in order), ``faults.csv`` (of the lists, by
        row and column), ``report.html``. Only their owner can read them.

    Raises
    ------
    FolderError
        When the folder cannot be written to.
    """
    make_folder(folder)
    tables = _tables(found, faults, agreed)
    for name, (head, rows) in tables.items():
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(head)
        writer.writerows([safe_cell(cell) for cell in row] for row in rows)
        write_atomic(folder / name, text.getvalue(), mode=0o600)
    if found.evidence is None:
        return list(tables)
    write_atomic(folder / "report.html", report_page(found, agreed), mode=0o600)
    return [*tables, "report.html"]


def _tables(
    found: Reconciliation, faults: Iterable[Report], agreed: Collection[str]
) -> dict[str, tuple[Sequence[str], Iterable[Sequence[str]]]]:
    """Head and rows of each file."""
    a, b = (name for name, _, _ in found.lists)
    return {
        "matches.csv": (("id_a", "id_b", "probability", "decision", "reasons"), map(_row, found.matches)),
        "assigned.csv": (("id_a", "id_b"), found.assigned),
        "repeats.csv": (
            ("list", "id", "other", "probability", "decision", "reasons"),
            [(name, *_row(m)) for name, matches in ((a, found.repeats_a), (b, found.repeats_b)) for m in matches],
        ),
        "only.csv": (("list", "id"), [*((a, id) for id in found.only_a), *((b, id) for id in found.only_b)]),
        "conflicts.csv": (
            ("id_a", "id_b", "differs"),
            [(m.id_a, m.id_b, "; ".join(m.differs)) for m in found.in_conflict],
        ),
        "look-alikes.csv": (
            ("id_a", "id_b", "probability", "decision", "look_alike", "reasons"),
            [
                (m.id_a, m.id_b, _probability(m), m.decision, m.look_alike, "; ".join(m.reasons))
                for m in (*found.review, *found.look_alikes)
                if m.look_alike
            ],
        ),
        "queue.csv": (QUEUE_HEAD, queue_rows(review_queue(found, agreed))),
        "faults.csv": (
            ("file", "line", "column", "code", "message"),
            [(d.place.path, str(d.place.line), str(d.place.column), d.code, d.message) for r in faults for d in r],
        ),
    }


def _row(match: Match) -> tuple[str, ...]:
    return match.id_a, match.id_b, _probability(match), match.decision, "; ".join(match.reasons)


def _probability(match: Match) -> str:
    return f"{match.probability:.6f}"
