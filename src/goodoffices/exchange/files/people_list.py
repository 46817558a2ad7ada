"""People from a table: ids, and what rules can tell them apart by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goodoffices.diagnose import Diagnostic
from goodoffices.exchange.files.rows import Rows
from goodoffices.exchange.person import Person
from goodoffices.text import SourceFile

__all__ = ["COLUMNS", "read_people", "truth_of"]

COLUMNS = (
    "id", "side", "category", "marks", "place", "family", "willing", "prosecuted", "held_since", "living",
)  # fmt: skip
"""The headings that are read; all but ``id`` may be missing, and ``side`` where the list is of one side."""

_TRUTH = {"yes": True, "true": True, "1": True, "y": True, "no": False, "false": False, "0": False, "n": False}


def truth_of(text: str, otherwise: bool) -> bool | None:
    """Yes or no; ``otherwise`` where nothing is written, None where it is neither."""
    return _TRUTH.get(text.lower()) if text else otherwise


def read_people(
    source: SourceFile, sides: tuple[str, ...], side: str = "", names: Mapping[str, str] | None = None
) -> tuple[tuple[Person, ...], tuple[Diagnostic, ...], tuple[str, ...]]:
    """Read the people of one list.

    Parameters
    ----------
    source : SourceFile
    sides : tuple of str
    side : str
        Of all people of the list that has no such column.
    names : dict of str to str
        Headings of this list, by those of :data:`COLUMNS`.

    Returns
    -------
    tuple of Person
        Those rows that hold no fault.
    tuple of Diagnostic
    tuple of str
        Headings that were not read.
    """
    rows = Rows(source)
    required = ("id",) if side else ("id", "side")
    people: list[Person] = []
    first: dict[str, int] = {}
    for line, cells in rows.read(COLUMNS, required, dict(names or {})):
        before = len(rows.faults)
        id = cells["id"]
        if not id:
            rows.fault("E722", line, "id", "it is empty", "give each person an id that is no name")
        elif id in first:
            what = f"the id stands in row {first[id]} already"
            rows.fault("E722", line, "id", what, "give each person an id of his own, or leave one row out")
        first.setdefault(id, line)
        where = cells.get("side") or side
        if where not in sides:
            rows.fault("E722", line, "side", "this is no side of the exchange", f"one of: {', '.join(sides)}")
        willing, prosecuted, living = (
            _flag(rows, line, name, cells, name != "prosecuted") for name in ("willing", "prosecuted", "living")
        )
        since = _day(rows, line, cells.get("held_since", ""))
        if len(rows.faults) == before:
            marks = tuple(sorted(set(cells.get("marks", "").replace(";", " ").split())))
            category, place, family = (cells.get(name, "") for name in ("category", "place", "family"))
            people.append(Person(id, where, category, marks, place, family, willing, prosecuted, since, living))
    return tuple(people), tuple(rows.faults), rows.unread


def _flag(rows: Rows, line: int, heading: str, cells: Mapping[str, str], otherwise: bool) -> bool:
    found = truth_of(cells.get(heading, ""), otherwise)
    if found is None:
        rows.fault("E722", line, heading, "this is neither yes nor no", "write yes or no, or leave the cell empty")
    return bool(found)


def _day(rows: Rows, line: int, text: str) -> date | None:
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        serial = " (a bare number is how a spreadsheet counts days)" if text.isdigit() else ""
        rows.fault("E722", line, "held_since", f"this is not a day{serial}", "write it as 2022-04-16")
        return None
    return found
