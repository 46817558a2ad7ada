"""Judgements made in a spreadsheet: the queue as a table to be filled in, and the table read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from goodoffices.diagnose import Diagnostic, GoodOfficesError, Place, Report, UsageError
from goodoffices.people.judgement import VERDICTS, Judgement, Verdict, key_of
from goodoffices.people.opening import read_sheet
from goodoffices.people.personlist import PersonList
from goodoffices.people.queue import QueueItem
from goodoffices.people.record import PersonRecord

__all__ = ["QUEUE_HEAD", "queue_rows", "read_review"]

QUEUE_HEAD = (
    "list_a", "id_a", "list_b", "id_b", "probability", "worth", "reasons", "verdict", "by", "at", "note"
)  # fmt: skip
"""The headings of ``queue.csv``. A file to be read back needs ``id_a``, ``id_b`` and ``verdict``."""

_SHORT: dict[str, Verdict] = {verdict[0]: verdict for verdict in VERDICTS} | {verdict: verdict for verdict in VERDICTS}


def queue_rows(items: Iterable[QueueItem]) -> list[tuple[str, ...]]:
    """Rows of ``queue.csv``, with four cells to be filled in."""
    return [
        (item.list_a, item.match.id_a, item.list_b, item.match.id_b, f"{item.match.probability:.6f}", f"{item.worth:.3f}",
         "; ".join(item.match.reasons), "", "", "", "")
        for item in items
    ]  # fmt: skip


def read_review(
    path: Path, a: PersonList, b: PersonList, *, by: str, now: datetime, known: Sequence[Judgement] = ()
) -> tuple[tuple[Judgement, ...], Report]:
    """Read judgements from a table with the columns ``id_a``, ``id_b``, ``verdict``, and perhaps ``by``, ``at``, ``note``, ``list_a``, ``list_b``.

    Rows without a verdict are left for later. A row that says what its author said of the pair last, at the same time or
    without a time, is not recorded again.

    Parameters
    ----------
    path : Path
        CSV, XLSX or Parquet.
    by : str
        Who decided, where a row does not say; may be empty.
    now : datetime
        When, where a row does not say; with its offset from UTC.
    known : sequence of Judgement
        What the book has.

    Returns
    -------
    tuple of (tuple of Judgement, Report)
        With a fault (E977) in any row, no judgement.

    Raises
    ------
    UsageError
        When there is no such file, or it lacks one of the three columns.
    """
    sheet = read_sheet(path)
    if any(d.code == "E951" for d in sheet.diagnostics):
        return (), Report.of(sheet.diagnostics, files=1)
    head = [cell.strip().casefold() for cell in sheet.rows[0][1]] if sheet.rows else []
    missing = [name for name in ("id_a", "id_b", "verdict") if name not in head]
    if missing:
        raise UsageError(f"{path.name} has no column {missing[0]}", "it needs id_a, id_b and verdict")
    lists = {people.id: {row.id: row for row in people.rows} for people in (a, b)}
    said: list[Diagnostic] = []
    made: list[Judgement] = []
    for line, row in sheet.rows[1:]:
        cells = {name: cell.strip() for name, cell in zip(head, row, strict=False)}
        if not cells.get("verdict"):
            continue
        try:
            judgement = _judgement(cells, lists, (a.id, b.id), by, now)
        except GoodOfficesError as fault:
            said.append(Diagnostic("E977", fault.message, Place(path.name, line), help="correct the row"))
            continue
        if not _said_before(judgement, cells.get("at", ""), (*known, *made)):
            made.append(judgement)
    report = Report.of([*sheet.diagnostics, *said], files=1, entries=len(made))
    return (() if said else tuple(made)), report


def _judgement(
    cells: dict[str, str], lists: dict[str, dict[str, PersonRecord]], usual: tuple[str, str], by: str, now: datetime
) -> Judgement:
    keys = []
    for side, name in zip("ab", usual, strict=True):
        people = cells.get(f"list_{side}") or name
        row = _row(lists.get(people, {}), cells.get(f"id_{side}", ""))
        if row is None:
            raise UsageError(f"id_{side}: its list has no such row")
        keys.append(key_of(people, row))
    verdict = _SHORT.get(cells["verdict"].casefold())
    if verdict is None:
        raise UsageError("the verdict is none of: " + ", ".join(VERDICTS))
    at = now
    if cells.get("at"):
        try:
            at = datetime.fromisoformat(cells["at"])
        except ValueError:
            raise UsageError("the time cannot be read; write it as 2026-05-07T10:00+03:00") from None
    return Judgement(keys[0], keys[1], verdict, cells.get("by") or by, at, cells.get("note", ""))


def _row(rows: dict[str, PersonRecord], id: str) -> PersonRecord | None:
    """The row of an id, which a table that we wrote may have with an apostrophe in front."""
    return rows.get(id) or (rows.get(id[1:]) if id.startswith("'") else None)


def _said_before(judgement: Judgement, at: str, known: Sequence[Judgement]) -> bool:
    pair = {judgement.a, judgement.b}
    last = next((one for one in reversed(known) if {one.a, one.b} == pair), None)
    return (
        last is not None
        and (last.verdict, last.by) == (judgement.verdict, judgement.by)
        and (not at or last.at == judgement.at)
    )
