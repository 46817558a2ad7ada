"""What goes back: to each side its own pseudonyms and nothing else; the pairs stay with the mediator."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from goodoffices.diagnose import UsageError
from goodoffices.people.hidden.matching import HiddenMatches
from goodoffices.people.hidden.prepared import Prepared
from goodoffices.text.atomic import write_atomic
from goodoffices.text.folder import make_folder
from goodoffices.text.table import safe_cell

__all__ = ["answers_for", "read_answers", "with_own_ids", "write_answers"]

_HEAD = ["pseudonym", "answer"]
_ANSWERS = ("matched", "review", "not found")


def answers_for(prepared: Prepared, found: HiddenMatches, *, first: bool) -> dict[str, str]:
    """The answer for every row of one side: ``matched``, ``review`` or ``not found``.

    Parameters
    ----------
    prepared : Prepared
        The side's list.
    first : bool
        Whether it was list A.
    """
    side = {"review": set[str](), "accepted": set[str]()}
    for pair in found.pairs:
        side[pair.decision].add(pair.a if first else pair.b)
    return {
        pseudonym: "matched"
        if pseudonym in side["accepted"]
        else "review"
        if pseudonym in side["review"]
        else "not found"
        for pseudonym, _ in prepared.rows
    }


def write_answers(a: Prepared, b: Prepared, found: HiddenMatches, folder: Path) -> list[str]:
    """Write ``for-<side>.csv`` for each side, and ``pairs.csv`` for the mediator (all mode 0600).

    Raises
    ------
    UsageError
        When both lists bear the same name.
    """
    if a.side == b.side:
        raise UsageError("both lists bear the same name", "prepare one again with another --side")
    make_folder(folder)
    tables: dict[str, tuple[list[str], list[tuple[str, ...]]]] = {
        f"for-{a.side}.csv": (_HEAD, list(answers_for(a, found, first=True).items())),
        f"for-{b.side}.csv": (_HEAD, list(answers_for(b, found, first=False).items())),
        "pairs.csv": (
            [a.side, b.side, "decision", "score", "reason"],
            [(p.a, p.b, p.decision, f"{p.score:.4f}", p.reason) for p in found.pairs],
        ),
    }
    for name, (head, rows) in tables.items():
        write_atomic(folder / name, _csv(head, rows), mode=0o600)
    return list(tables)


def read_answers(path: Path) -> dict[str, str]:
    """Read a side's answers.

    Raises
    ------
    UsageError
        When the file is not one of answers.
    """
    try:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    except (OSError, UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or rows[0] != _HEAD or any(len(row) != 2 or row[1] not in _ANSWERS for row in rows[1:]):
        raise UsageError(
            f"{path.name} is not a file of answers", "give the file for-SIDE.csv that the mediator sent back"
        )
    return dict(rows[1:])


def with_own_ids(answers: Mapping[str, str], pseudonyms: Mapping[str, str]) -> list[tuple[str, str]]:
    """The answers by the list's own ids.

    Raises
    ------
    UsageError
        When the answers are of another list, or not of all of it.
    """
    if set(answers) != set(pseudonyms):
        raise UsageError(
            "the answers are not those of this list",
            "give the file of pseudonyms that was written with the list that was sent",
        )
    return [(pseudonyms[pseudonym], answer) for pseudonym, answer in answers.items()]


def _csv(head: list[str], rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue()
