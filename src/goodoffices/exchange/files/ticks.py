"""Sheets that were filled at a border, back out of CSV or XLSX; a fault is told by row and column and never quotes a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from goodoffices.diagnose import Diagnostic, Place
from goodoffices.exchange.handover import TICKS
from goodoffices.exchange.manifest import Manifest
from goodoffices.text.table import safe_cell

__all__ = ["HEADINGS", "Ticked", "read_presence", "read_ticks", "tick_of"]

HEADINGS = ("id", "side", "receiver", "tick", "replaced by")
"""Of the sheet of ticks; ``boarded`` and ``arrived`` are the second heading of the other two sheets."""

_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_YES = {"x", "yes", "y", "1", "true", "\N{CHECK MARK}", "\N{HEAVY CHECK MARK}", "\N{BALLOT BOX WITH X}"}
_NO = {"", "no", "n", "0", "false", "-", "\N{EN DASH}"}
_ALSO = {"not-who-was-named": "someone-else", "died": "dead", "substitute": "came", "not-brought": "absent"}


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a sheet of ticks says.

    Parameters
    ----------
    ticks : dict of str to str
        Of those who were named.
    unnamed : dict of str to str
        Id and side of those who came and were not named.
    replaces : dict of str to str
        By id of a substitute, the one who was named.
    receivers : dict of str to str
        Between several parties, by id of those who were not named, to whom they went.
    """

    ticks: Mapping[str, str] = field(default_factory=dict)
    unnamed: Mapping[str, str] = field(default_factory=dict)
    replaces: Mapping[str, str] = field(default_factory=dict)
    receivers: Mapping[str, str] = field(default_factory=dict)


def tick_of(text: str) -> str | None:
    """One of :data:`~goodoffices.exchange.handover.TICKS`, however it is spelled; None where it is none.

    Examples
    --------
    >>> tick_of("Not who was named"), tick_of("CAME "), tick_of("flew")
    ('someone-else', 'came', None)
    """
    folded = re.sub(r"[\s_-]+", "-", text.strip().casefold())
    folded = _ALSO.get(folded, folded)
    return folded if folded in TICKS else None


def read_ticks(path: Path, manifest: Manifest) -> tuple[Ticked, tuple[Diagnostic, ...]]:
    """Read a filled sheet of ticks.

    Each who is named is ticked once. Who is not named came without having been named; his side (and between several parties
    his receiver) stands in his row, or is that of the one whom he replaced.

    Returns
    -------
    Ticked
        Empty where there is a fault.
    tuple of Diagnostic
    """
    table = _Table(path, manifest)
    named, ids = dict(manifest.people), _ids(manifest)
    ticks: dict[str, str] = {}
    unnamed: dict[str, str] = {}
    replaces: dict[str, str] = {}
    rows = list(table.rows(HEADINGS, ("id", "tick")))
    for line, cells in rows:
        id = ids.get(cells["id"], cells["id"])
        tick = tick_of(cells["tick"]) if cells["tick"] else "came" if id not in named and id else None
        if not id:
            table.fault(line, "id", "it is empty", "write the id of the person")
        elif id in ticks or id in unnamed:
            table.fault(line, "id", "the person stands on the sheet twice", "keep one row")
        elif tick is None:
            what = "nothing is ticked" if not cells["tick"] else "this is no tick"
            table.fault(line, "tick", what, f"one of: {', '.join(TICKS)}")
        elif id in named:
            ticks[id] = tick
            other = cells.get("replaced by", "")
            if (tick == "replaced") != bool(other):
                table.fault(
                    line, "replaced by", "it belongs to those who were replaced", "say who came, or leave it empty"
                )
            elif other:
                if other in replaces or other in named:
                    table.fault(line, "replaced by", "he is named, or replaced another already", "give who came")
                replaces[other] = id
        elif tick != "came":
            table.fault(line, "tick", "who is not named can only have come", "leave the row out")
        else:
            unnamed[id] = cells.get("side", "")
    unnamed = dict.fromkeys(replaces, "") | unnamed
    of_row = {ids.get(cells["id"], cells["id"]): (line, cells) for line, cells in rows}
    receivers = _unnamed(table, unnamed, replaces, of_row)
    missing = len(named.keys() - ticks.keys())
    if missing and not table.faults:
        table.fault(0, "", f"{missing} of those who are named are not ticked", "tick each row")
    return (Ticked() if table.faults else Ticked(ticks, unnamed, replaces, receivers)), tuple(table.faults)


def _unnamed(
    table: _Table,
    unnamed: dict[str, str],
    replaces: Mapping[str, str],
    of_row: Mapping[str, tuple[int, Mapping[str, str]]],
) -> dict[str, str]:
    """Complete the sides of those who were not named, and find their receivers."""
    named, to = dict(table.manifest.people), dict(table.manifest.receivers)
    known = table.manifest.signing
    receivers: dict[str, str] = {}
    for id, side in unnamed.items():
        instead = replaces.get(id, "")
        line, cells = of_row.get(id, (0, {}))
        unnamed[id] = side or named.get(instead, "")
        if unnamed[id] not in known:
            table.fault(line, "side", "the side of one who was not named is missing", f"one of: {', '.join(known)}")
        if not to:
            continue
        receivers[id] = cells.get("receiver", "") or to.get(instead, "")
        if receivers[id] not in known or receivers[id] == unnamed[id]:
            table.fault(
                line, "receiver", "the receiver of one who was not named is missing", f"one of: {', '.join(known)}"
            )
    return receivers


def read_presence(
    path: Path, manifest: Manifest, ticked: Ticked, heading: str
) -> tuple[frozenset[str], tuple[Diagnostic, ...]]:
    """Read who boarded, or who arrived: rows that are ticked; all rows where the table has no such column.

    Parameters
    ----------
    path : Path
    manifest : Manifest
    ticked : Ticked
        Nobody boards or arrives who did not come.
    heading : str
        ``boarded`` or ``arrived``.
    """
    table = _Table(path, manifest)
    ids = _ids(manifest) | {safe_cell(id): id for id in ticked.unnamed}
    came = {id for id, tick in ticked.ticks.items() if tick == "came"} | ticked.unnamed.keys()
    found: dict[str, bool] = {}
    for line, cells in table.rows(("id", heading), ("id",)):
        id, text = ids.get(cells["id"], cells["id"]), cells.get(heading, "yes").casefold()
        if text not in _YES | _NO:
            table.fault(line, heading, "this is neither yes nor no", "write yes, or leave the cell empty")
        elif not id and text in _YES:
            table.fault(line, "id", "it is empty", "write the id of the person")
        elif id in found:
            table.fault(line, "id", "the person stands on the list twice", "keep one row")
        elif id and text in _YES and id not in came:
            table.fault(line, "id", f"{heading} without having come", "tick that the person came, or correct the list")
        elif id:
            found[id] = text in _YES
    return frozenset(id for id, truth in found.items() if truth), tuple(table.faults)


class _Table:
    """A sheet whose heading may stand below a title; the fingerprint above it must be that of the manifest."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self._path, self.manifest = path, manifest
        self.faults: list[Diagnostic] = []

    def fault(self, line: int, heading: str, what: str, help: str, code: str = "E724") -> None:
        where = f'row {line}, column "{heading}": ' if line and heading else f"row {line}: " if line else ""
        self.faults.append(Diagnostic(code, where + what, Place(self._path.name, line, 1 if line else 0), help=help))

    def rows(self, known: Sequence[str], required: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
        from goodoffices.people.opening import read_sheet

        sheet = read_sheet(self._path)
        self.faults.extend(d for d in sheet.diagnostics if d.level == "error")
        at: dict[str, int] = {}
        for number, cells in sheet.rows:
            if not at:
                at = self._heading(number, cells, known, required)
                continue
            if any((number, at[name]) in sheet.formulas for name in at):
                self.fault(number, "", "a cell holds a formula", "write the value itself")
                continue
            yield number, {name: cells[k].strip() if k < len(cells) else "" for name, k in at.items()}
        if not at and not self.faults:
            self.fault(
                1,
                "",
                f"there is no row with the headings {', '.join(required)}",
                "take the sheet as it was printed",
                "E721",
            )

    def _heading(
        self, number: int, cells: Sequence[str], known: Sequence[str], required: Sequence[str]
    ) -> dict[str, int]:
        heads = [cell.strip().casefold().replace("_", " ") for cell in cells]
        if all(name in heads for name in required):
            return {name: heads.index(name) for name in known if name in heads}
        for digest in _DIGEST.findall(" ".join(cells)):
            if digest != self.manifest.sha256:
                what = (
                    f"this sheet is of another manifest or version ({digest[:12]}) than version {self.manifest.version}"
                )
                self.fault(
                    number,
                    "",
                    what,
                    "take the manifest from which the sheet was printed, or fill in the sheet of this one",
                )
        return {}


def _ids(manifest: Manifest) -> dict[str, str]:
    """Ids as they are, and as they stand in a table that was written here."""
    return {safe_cell(id): id for id, _ in manifest.people} | {id: id for id, _ in manifest.people}
