"""Claims before they are recorded, one or a table of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from goodoffices.diagnose import UsageError
from goodoffices.people.opening import read_sheet

__all__ = ["ClaimDraft", "read_drafts"]


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """What is to be recorded: who says what of whom. The fields are those of :class:`~goodoffices.people.claim.Claim`.

    Parameters
    ----------
    person : str
        Id of the row.
    kind, by : str
    on, place, source, note, supersedes, about : str
    line : int
        Of the table from which it was read; 0 for one that stands alone.
    """

    person: str
    kind: str
    by: str
    on: str = ""
    place: str = ""
    source: str = ""
    note: str = ""
    supersedes: str = ""
    about: str = ""
    line: int = 0


_COLUMNS = ("id", *(field.name for field in fields(ClaimDraft) if field.name not in ("person", "line")))


def read_drafts(path: Path, by: str = "") -> tuple[ClaimDraft, ...]:
    """Claims from a table: CSV or XLSX, with the headings ``id``, ``kind``, ``by`` and any of the other fields.

    Parameters
    ----------
    path : Path
    by : str
        The author where the table names none.

    Raises
    ------
    UsageError
        When the table cannot be read, has another heading, lacks ``id`` or ``kind``, or names no author.
    """
    sheet = read_sheet(path)
    if any(diagnostic.level == "error" for diagnostic in sheet.diagnostics) or not sheet.rows:
        raise UsageError(f"{path} cannot be read as a table", "save it as CSV (UTF-8) or XLSX")
    names = [cell.strip().casefold() for cell in sheet.rows[0][1]]
    if not {"id", "kind"} <= set(names) or len(set(names)) < len(names) or not set(names) <= {*_COLUMNS, ""}:
        raise UsageError(
            f"{path} has other headings than claims have", f"id and kind, and any of: {', '.join(_COLUMNS[2:])}"
        )
    found = []
    for line, row in sheet.rows[1:]:
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name}
        if any(cells.values()):
            person = cells.pop("id", "")
            found.append(ClaimDraft(person=person, line=line, **{"kind": "", **cells, "by": cells.get("by") or by}))
    return tuple(found)
