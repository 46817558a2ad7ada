"""A log from a folder: the head in ``remains.yaml``, events in tables and lists beside it; docs/reference/remains.md describes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from goodoffices.conflict.files.lines import Lines
from goodoffices.diagnose import Diagnostic, FolderError, Place, Report
from goodoffices.exchange.files.rows import Rows
from goodoffices.exchange.remains.event import Event
from goodoffices.exchange.remains.genetic import genetic_heading, genetic_text
from goodoffices.exchange.remains.line import COLUMNS, MANY, event_of, is_id, moment_of
from goodoffices.exchange.remains.log import ROLES, UNITS, Log, Office, Told, in_order
from goodoffices.text import Mapping, Node, Positioned, Scalar, Sequence, SourceFile, read_positioned, read_source

__all__ = ["HEAD", "read_remains"]

HEAD = "remains.yaml"
_GENETIC = (
    "this looks like genetic data; the file was not read",
    "give results as the laboratory states them (outcome, likelihood ratio), and destroy the copy that holds a profile",
)
_HELP_ID = "ids have no spaces and are no names"


def read_remains(folder: Path) -> tuple[Log | None, Report]:
    """Read a log.

    Parameters
    ----------
    folder : Path
        With ``remains.yaml``; every other ``.csv`` and ``.yaml`` in it and below holds events.

    Returns
    -------
    Log or None
        None where a fault keeps it from being read as written: nothing is counted from a log with a fault.
    Report
        Without a word of what the files hold.

    Raises
    ------
    FolderError
        Where there is no such folder.
    """
    if not folder.is_dir():
        raise FolderError(f"{folder} is not a folder", f"give the folder that holds {HEAD}")
    reader = _Reader(folder)
    log = reader.read()
    return log, Report.of(reader.faults, files=reader.files, entries=len(reader.events))


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Diagnostic] = []
        self.events: list[Event] = []
        self.files = 0
        self.offices: dict[str, Office] = {}
        self.sides: tuple[str, ...] = ()
        self.told: list[Told] = []

    def read(self) -> Log | None:
        head, inline = self._head()
        if inline is not None:
            self._listed(*inline)
        for path in sorted(self.folder.rglob("*")):
            relative = path.relative_to(self.folder)
            hidden = any(part.startswith(".") for part in relative.parts)
            if hidden or relative.as_posix() == HEAD or path.suffix not in (".csv", ".yaml"):
                continue
            source = read_source(self.folder, relative.as_posix())
            self.files += 1
            if path.suffix == ".csv":
                self._table(source)
            else:
                self._list(source)
        self._across()
        if head is None or any(fault.level == "error" for fault in self.faults):
            return None
        name, title = head
        return Log(name, title, self.sides, tuple(self.offices.values()), tuple(self.told), in_order(self.events))

    # The head

    def _head(self) -> tuple[tuple[str, str] | None, tuple[Positioned, Node] | None]:
        source = read_source(self.folder, HEAD)
        self.files += 1
        file = read_positioned(source)
        if self._genetic_text(source) or not source.readable:
            self._keep(file)
            return None, None
        lines = Lines(file)
        if file.node is None and not file.diagnostics:
            file.fault("E203", "the file holds no log", 1, 1, help="begin with remains: and offices:")
        given = lines.fields(
            file.node, ("remains", "title", "sides", "offices", "told", "events"), ("remains", "offices")
        )
        name = lines.text(given.get("remains"))
        self.sides = tuple(lines.text(item) for item in lines.items(given.get("sides")))
        for item in lines.items(given.get("offices")):
            self._office(lines, item)
        for office in self.offices.values():
            if unknown := set(office.takes) - self.offices.keys():
                lines.fault(
                    "E205", f"an office takes the word of {len(unknown)} that are not declared", given["offices"]
                )
        for item in lines.items(given.get("told")):
            self._number(lines, item)
        self._keep(file)
        inline = (file, given["events"]) if "events" in given else None
        return (name, lines.text(given.get("title"), name)), inline

    def _office(self, lines: Lines, item: Node) -> None:
        given = lines.fields(item, ("id", "name", "role", "side", "takes"), ("id",))
        id = lines.text(given.get("id"))
        if "id" in given and (not is_id(id) or id in self.offices):
            lines.fault("E731", "an id of an office stands twice, or is none", given["id"], help=_HELP_ID)
            return
        role, side = lines.text(given.get("role"), "other"), lines.text(given.get("side"))
        if role not in ROLES:
            lines.fault("E207", "this is no role of an office", given["role"], label=f"one of: {', '.join(ROLES)}")
        if side and side not in self.sides:
            lines.fault("E731", "no side of this id is declared", given["side"], help="declare it under sides:")
        takes = tuple(lines.text(other) for other in lines.items(given.get("takes")))
        self.offices[id] = Office(id, lines.text(given.get("name"), id), role, side, takes)

    def _number(self, lines: Lines, item: Node) -> None:
        given = lines.fields(item, ("by", "on", "lot", "lots", "source", *UNITS), ("by", "on"))
        by, on = lines.text(given.get("by")), moment_of(lines.text(given.get("on")))
        units = [unit for unit in UNITS if unit in given]
        number = lines.text(given[units[0]]) if len(units) == 1 else ""
        if len(units) != 1 or not number.isascii() or not number.isdigit() or len(number) > 9:
            help = f"write one of {', '.join(UNITS)} with a whole number"
            lines.fault("E731", "a number that was told is one number of one thing", item, help=help)
        elif by not in self.offices:
            lines.fault("E205", "no office of this id is declared", given.get("by", item), help="add it to offices:")
        elif not on:
            lines.fault("E402", "this is neither a day nor a minute", given.get("on", item), help="write 2025-06-16")
        else:
            lots = tuple(lines.text(lot) for lot in lines.items(given.get("lots", given.get("lot"))))
            self.told.append(Told(by, units[0], int(number), on, lots, lines.text(given.get("source"))))

    # Events

    def _table(self, source: SourceFile) -> None:
        if source.readable and self._genetic_table(source):
            return
        rows = Rows(source)
        for line, cells in rows.read(COLUMNS, ("on", "by", "what"), {}):

            def fault(field: str, what: str, help: str, line: int = line) -> None:
                rows.fault("E731", line, field, what, help)

            self._event({name: text for name, text in cells.items() if text}, (source.path, line, 1), fault)
        self.faults += rows.faults
        if rows.unread:
            self.faults.append(
                Diagnostic(
                    "W733",
                    f"columns that were not read: {len(rows.unread)}",
                    Place(source.path, 1, 1),
                    help="docs/reference/remains.md lists the headings; nothing else is kept",
                )
            )

    def _list(self, source: SourceFile) -> None:
        file = read_positioned(source)
        if self._genetic_text(source):
            return
        if file.node is not None:
            node = file.node
            self._listed(file, node.items["events"] if isinstance(node, Mapping) and "events" in node.items else node)
        self._keep(file)

    def _listed(self, file: Positioned, node: Node) -> None:
        lines = Lines(file)
        before = len(file.diagnostics)
        for item in lines.items(node):
            given = lines.fields(item, COLUMNS, ("on", "by", "what"))
            for cells in _spread(lines, given):
                place = (file.source.path, item.line, item.column)

                def fault(field: str, what: str, help: str, item: Node = item, given: dict[str, Node] = given) -> None:
                    at = given.get(field, item)
                    file.fault("E731", f"{field}: {what}", at.line, at.column, help=help)

                self._event(cells, place, fault)
        if file.source.path == HEAD:
            self.faults += [_blind(fault) for fault in file.diagnostics[before:]]

    def _event(self, cells: dict[str, str], place: tuple[str, int, int], fault: object) -> None:
        assert callable(fault)  # noqa: S101 - a protocol of three texts, made above
        event = event_of(cells, place, frozenset(self.offices), frozenset(self.sides), fault)
        if event is not None:
            self.events.append(event)

    def _across(self) -> None:
        """Ids that stand twice, retractions and combinations that name what is not there."""
        first: dict[str, Event] = {}
        for event in self.events:
            if event.id in first and event.place != first[event.id].place:
                self._at(event, "the id of the event stands twice", "give each event its own, or none")
            first.setdefault(event.id, event)
        for event in self.events:
            if event.what == "retracted":
                target = first.get(event.event)
                if target is None or target.by != event.by or target.on > event.on or target.what == "retracted":
                    help = (
                        "name an event of the same office, from the same day or before; a retraction is not retracted"
                    )
                    self._at(event, "it retracts what is not there, or what another said", help)
            if any(r not in first or first[r].what != "result" or first[r].part != event.part for r in event.results):
                self._at(
                    event, "a result that is combined is not there, or is of another part", "name results by their id"
                )
            if event.laboratory and event.laboratory not in self.offices:
                self._at(event, "the laboratory is not declared", "add it to offices: in remains.yaml")

    def _at(self, event: Event, what: str, help: str) -> None:
        self.faults.append(Diagnostic("E731", what, Place(*event.place), help=help))

    # What is refused, and what is not shown

    def _keep(self, file: Positioned) -> None:
        self.faults += [_blind(fault) for fault in file.diagnostics]

    def _genetic_text(self, source: SourceFile) -> bool:
        for number, line in enumerate(source.text.split("\n"), 1):
            key = line.strip().lstrip("- {").partition(":")[0].strip("\"'")
            if genetic_text(line) or (key and genetic_heading(key)):
                self.faults.append(Diagnostic("E730", _GENETIC[0], Place(source.path, number, 1), help=_GENETIC[1]))
                return True
        return False

    def _genetic_table(self, source: SourceFile) -> bool:
        looks = lru_cache(maxsize=50_000)(genetic_text)
        reader = csv.reader(io.StringIO(source.text))
        try:
            for number, cells in enumerate(reader):
                for column, cell in enumerate(cells, 1):
                    if looks(cell) or (not number and genetic_heading(cell)):
                        place = Place(source.path, reader.line_num, 1)
                        words = f"row {reader.line_num}, cell {column}: {_GENETIC[0]}"
                        self.faults.append(Diagnostic("E730", words, place, help=_GENETIC[1]))
                        return True
        except csv.Error:
            return False  # told by the reader of rows
        return False


def _blind(fault: Diagnostic) -> Diagnostic:
    """A fault without the line: a log may hold by mistake what nobody should read on a screen."""
    return replace(fault, excerpt="", offset=0)


def _spread(lines: Lines, given: dict[str, Node]) -> Iterator[dict[str, str]]:
    """One event for each bag or part of a list; other lists are words."""
    cells: dict[str, str] = {}
    several: list[tuple[str, list[str]]] = []
    for name, node in given.items():
        if isinstance(node, Sequence) and name in ("bag", "part"):
            several.append((name, [lines.text(item) for item in node.items]))
        elif isinstance(node, Sequence) and name in MANY:
            cells[name] = " ".join(lines.text(item) for item in node.items)
        elif not (isinstance(node, Scalar) and not node.text):
            cells[name] = lines.text(node)
    if not several:
        yield cells
        return
    name, ids = several[0]
    for other, _ in several[1:]:
        lines.fault("E731", "bags and parts are not both lists in one event", given[other], help="write two events")
    for number, id in enumerate(_unique(ids), 1):
        own = (
            {"id": f"{cells['id']}.{number}"}
            if "id" in cells
            else {"id": f"{lines.file.source.path}:{given[name].line}.{number}"}
        )
        yield cells | {name: id} | own


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
