"""The text form of an exchange of several parties: who holds whom, who wants him, what his release is worth."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from goodoffices.conflict.files.lines import Lines
from goodoffices.diagnose import Diagnostic, Report, UsageError
from goodoffices.exchange.aim import draw_of
from goodoffices.exchange.circulation import Circulation
from goodoffices.exchange.files.people_list import truth_of
from goodoffices.exchange.files.rows import Rows
from goodoffices.exchange.files.rules import FormFields
from goodoffices.text import Mapping, Node, read_positioned, read_source

__all__ = ["SeveralFile", "is_of_several", "read_several"]

_HEAD = ("exchange", "title", "day", "parties", "lists", "slack", "most", "seed")
_COLUMNS = ("id", "holder", "receiver", "worth", "bundle", "willing", "vetoed")


@dataclass(frozen=True, slots=True, eq=False)
class SeveralFile:
    """An exchange of several parties as read from a file.

    Parameters
    ----------
    name, title : str
    ids : tuple of str
    problem : Circulation
    unread : tuple of str
        Headings of the lists that were not read.
    day : date, optional
    bundles : dict of int to str
        By place of a person, the bundle as it is called in the list.
    """

    name: str
    title: str
    ids: tuple[str, ...]
    problem: Circulation
    unread: tuple[str, ...]
    day: date | None = None
    bundles: dict[int, str] = field(default_factory=dict)


def is_of_several(path: Path) -> bool:
    """True where the file speaks of parties and not of two sides."""
    node = read_positioned(read_source(path.parent, path.name)).node
    return isinstance(node, Mapping) and "parties" in node.items


def read_several(path: Path) -> tuple[SeveralFile | None, Report]:
    """Read an exchange of several parties and the lists that it names.

    Returns
    -------
    SeveralFile or None
        None where an error keeps it from being read as written.
    Report
    """
    file = read_positioned(read_source(path.parent, path.name))
    lines = Lines(file)
    faults: list[Diagnostic] = []
    found = _read(lines, file.node, path.parent, faults) if file.node is not None else None
    return found, Report.of([*file.diagnostics, *faults])


def _read(lines: Lines, node: Node, folder: Path, faults: list[Diagnostic]) -> SeveralFile | None:
    head = lines.fields(node, _HEAD, ("exchange", "parties", "lists"))
    parties = tuple(lines.text(item) for item in lines.items(head.get("parties")))
    if len(parties) < 2 or len(set(parties)) < len(parties):
        lines.fault("E723", "an exchange needs two parties or more, of different names", head.get("parties", node))
        return None
    fields = FormFields(lines)
    day = fields.day(head.get("day"))
    slack, most = (
        {name: fields.whole(value, 0) or 0 for name, value in lines.fields(head.get(key), parties).items()}
        for key in ("slack", "most")
    )
    people = _People(parties)
    for item in lines.items(head.get("lists")):
        rows = Rows(read_source(folder, lines.text(item)))
        people.read(rows)
        faults.extend(rows.faults)
    if lines.failed or any(d.level == "error" for d in faults):
        return None
    name, seed = lines.text(head.get("exchange")), lines.text(head.get("seed"))
    try:
        problem = people.problem(slack, most, seed)
    except UsageError as fault:
        lines.fault("E723", fault.message, head["lists"], help=fault.help)
        return None
    named = {at: bundle for bundle, members in people.bundles.items() for at in members if len(members) > 1}
    title = lines.text(head.get("title"), name)
    return SeveralFile(name, title, tuple(people.ids), problem, tuple(people.unread), day, named)


class _People:
    """The people of all lists, column by column."""

    def __init__(self, parties: tuple[str, ...]) -> None:
        self.parties = parties
        self.at = {name: k for k, name in enumerate(parties)}
        self.ids: dict[str, int] = {}
        self.numbers: list[tuple[int, int, int, bool]] = []
        self.bundles: dict[str, list[int]] = {}
        self.unread: list[str] = []

    def read(self, rows: Rows) -> None:
        """Take the rows of one list."""
        for line, cells in rows.read(_COLUMNS, ("id", "holder", "receiver"), {}):
            before = len(rows.faults)
            id = cells["id"]
            if not id or id in self.ids:
                rows.fault("E722", line, "id", "it is empty, or stands twice", "give each person an id of his own")
            for heading in ("holder", "receiver"):
                if cells[heading] not in self.at:
                    rows.fault("E722", line, heading, "this is no party", f"one of: {', '.join(self.parties)}")
            if cells["holder"] == cells["receiver"]:
                rows.fault("E722", line, "receiver", "the party that wants him holds him", "leave the row out")
            worth = _whole(cells.get("worth", "") or "1")
            if worth is None:
                rows.fault(
                    "E722", line, "worth", "this is not a whole number", "write digits, with - before them if need be"
                )
            flags = [truth_of(cells.get(name, ""), name == "willing") for name in ("willing", "vetoed")]
            for name, flag in zip(("willing", "vetoed"), flags, strict=True):
                if flag is None:
                    rows.fault("E722", line, name, "this is neither yes nor no", "write yes or no")
            if len(rows.faults) > before:
                continue
            self.ids[id] = len(self.numbers)
            if cells.get("bundle"):
                self.bundles.setdefault(cells["bundle"], []).append(len(self.numbers))
            barred = not flags[0] or bool(flags[1])
            self.numbers.append((self.at[cells["holder"]], self.at[cells["receiver"]], worth or 0, barred))
        self.unread.extend(head for head in rows.unread if head not in self.unread)

    def problem(self, slack: dict[str, int], most: dict[str, int], seed: str) -> Circulation:
        """The circulation; with a seed the lot decides among equals."""
        table = np.array(self.numbers, dtype=np.int64).reshape(len(self.numbers), 4)
        order = np.array([draw_of(seed, id) for id in self.ids], dtype=np.uint64) if seed else None
        bundles = tuple(tuple(members) for members in self.bundles.values() if len(members) > 1)
        holder, receiver, worth, barred = (table[:, k] for k in range(4))
        return Circulation(self.parties, holder, receiver, worth, order, barred.astype(bool), bundles, slack, most)


def _whole(text: str) -> int | None:
    try:
        found = int(text) if len(text) <= 10 else None
    except ValueError:
        return None
    return found
