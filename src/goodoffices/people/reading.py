"""A file to a list of people, with every fault by its row and column.

No diagnostic holds what stands in a cell, a heading included: a list without headings begins with a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from goodoffices.diagnose import Diagnostic, Place, Report, UsageError
from goodoffices.people.cells import FAULTS, values_of, without_collection
from goodoffices.people.dates import day_first
from goodoffices.people.headings import guess_columns, plain_heading
from goodoffices.people.opening import read_content, sheet_of
from goodoffices.people.personlist import PersonList
from goodoffices.people.record import FIELDS, PersonRecord
from goodoffices.people.sheet import Sheet
from goodoffices.people.swapped import looks_swapped

__all__ = ["read_list", "read_mapping"]

_DATES = ("born", "captured")
# Faults of a row are said in this order of its fields.
_ORDER = {field: place for place, field in enumerate((*_DATES, "full_name", "surname", "given", "patronymic"))}
_HEAD_WITHIN = 20


def read_mapping(path: Path) -> dict[str, str]:
    """Which heading stands for which field, from a YAML or JSON file of ``field: heading``.

    Raises
    ------
    UsageError
        When the file cannot be read, is no such mapping, or names a field that there is not.
    """
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
        # The base loader knows texts, lists and mappings only: "NO" stays a text, and nothing is made of tags.
        found = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        raise UsageError(
            f"{path} cannot be read as a mapping", "write one line a field, as born: Date of birth"
        ) from None
    if not isinstance(found, dict) or not all(isinstance(v, str) for pair in found.items() for v in pair):
        raise UsageError(f"{path} is no mapping", "write one line a field, as born: Date of birth")
    unknown = sorted(set(found) - set(FIELDS))
    if unknown:
        raise UsageError(f'{path} names a field that there is not: "{unknown[0]}"', f"one of: {', '.join(FIELDS)}")
    return found


def read_list(
    path: Path, id: str = "", mapping: Mapping[str, str] | None = None, *, content: bytes | None = None
) -> tuple[PersonList, Report]:
    """Read a list of people from CSV, XLSX, Parquet, PFIF 1.4 or FollowTheMoney JSON.

    Parameters
    ----------
    path : Path
        The first sheet of a workbook counts. Headings may stand below a title, within the first twenty rows.
    id : str
        What the list is called; by default the name of the file.
    mapping : mapping of str to str, optional
        Headings by field, for columns that are not found by themselves.
    content : bytes, optional
        The bytes of the file, where they were read already: a file may change between two readings, and a pipe has one.

    Returns
    -------
    tuple of (PersonList, Report)
        Every row of the file is in the list, whatever is wrong with it.

    Raises
    ------
    UsageError
        When there is no such file.
    """
    with without_collection():
        sheet = sheet_of(read_content(path) if content is None else content, path.name)
        name = id or path.stem
        if any(d.code == "E951" for d in sheet.diagnostics):
            return PersonList(name), Report.of(sheet.diagnostics, files=1)
        return _Reader(sheet, path.name, mapping or {}).read(name)


class _Reader:
    """One reading: the columns, and what was said so far."""

    def __init__(self, sheet: Sheet, file: str, mapping: Mapping[str, str]) -> None:
        self.sheet, self.file, self.mapping = sheet, file, mapping
        self.said = list(sheet.diagnostics)
        self.cells: list[tuple[int, int, Mapping[str, tuple[str, str]]]] = []
        self.width = 0

    def say(self, code: str, message: str, line: int, column: int, help: str) -> None:
        self.said.append(Diagnostic(code, message, Place(self.file, line, column + 1), help=help))

    def read(self, name: str) -> tuple[PersonList, Report]:
        head, columns = self.columns()
        if not columns.keys() & {"full_name", "surname"}:
            self.say(
                "E952", "no column of names is found", 0, 0, "name the columns with --mapping, or give them plain headings"
            )  # fmt: skip
            return PersonList(name), Report.of(self.said, files=1)
        rows = self.sheet.rows[head + 1 :]
        days = {
            field: day_first({row[columns[field]] for _, row in rows if columns[field] < len(row)})
            for field in _DATES
            if field in columns
        }
        order = sorted(columns, key=lambda field: (_ORDER.get(field, len(_ORDER)), columns[field]))
        self.cells = [(FIELDS.index(f), columns[f], values_of(f, days.get(f))) for f in order]
        self.width = len(self.sheet.rows[head][1])
        records, taken, again = [], set[str](), dict[str, int]()
        with without_collection():
            for line, row in rows:
                record = self.record(line, row)
                if record.id in taken:
                    self.say(
                        "W953", "an id that another row has", line, columns.get("id", 0), "give each row its own id"
                    )
                    record = _renamed(record, taken, again)
                taken.add(record.id)
                records.append(record)
            people = PersonList(name, tuple(records))
        return people, Report.of(self.said, files=1, entries=len(records))

    def columns(self) -> tuple[int, dict[str, int]]:
        """The row of the headings, and the column of each field."""
        best: tuple[int, dict[str, int]] = (0, {})
        for number, (_, row) in enumerate(self.sheet.rows[:_HEAD_WITHIN]):
            found = guess_columns(row)
            plain = [plain_heading(cell) for cell in row]
            for field, heading in self.mapping.items():
                if plain_heading(heading) in plain:
                    place = plain.index(plain_heading(heading))
                    found = {f: c for f, c in found.items() if c != place} | {field: place}
            if len(found) > len(best[1]):
                best = number, found
        missing = [field for field in self.mapping if field not in best[1]]
        if missing:
            raise UsageError(
                f'{self.file} has no column for "{missing[0]}" as the mapping has it', "correct the mapping"
            )
        return best

    def record(self, line: int, row: tuple[str, ...]) -> PersonRecord:
        count = len(row)
        if count != self.width and (count > self.width or max(column for _, column, _ in self.cells) >= count):
            self.say(
                "W972", f"the row has {count} cells, the headings {self.width}", line, min(count, self.width) - 1,
                "check the row: a separator in a cell, or cells that are merged",
            )  # fmt: skip
        for slot, column, _ in self.cells if self.sheet.formulas else ():
            if (line, column) in self.sheet.formulas:
                self.say(
                    "W959", f"{FIELDS[slot]}: the cell holds a formula", line, column, "put its value in its place"
                )
        values: list[Any] = [""] * len(FIELDS)
        for slot, column, of in self.cells:
            if column < count and row[column]:
                values[slot], fault = of[row[column]]
                if fault:
                    code, message, help = FAULTS[fault]
                    self.say(code, f"{FIELDS[slot]}: {message}", line, column, help)
        _, full_name, surname, given, patronymic, *_ = values
        if given and looks_swapped(surname, given):
            self.say(
                "W958", "surname and given name look swapped", line,
                next(column for slot, column, _ in self.cells if FIELDS[slot] == "surname"),
                "nothing need be done: it was compared the other way round",
            )  # fmt: skip
        if not (full_name or surname or given or patronymic):
            self.say("W971", "the row has no name", line, 0, "add the name, or remove the row")
        values[0] = values[0] or str(line)
        values.append(line)
        return PersonRecord(*values)


def _renamed(record: PersonRecord, taken: set[str], again: dict[str, int]) -> PersonRecord:
    """The record under an id of its own; ``again`` remembers how far each id has been counted."""
    number = again.get(record.id, 1) + 1
    while f"{record.id}~{number}" in taken:
        number += 1
    again[record.id] = number
    return replace(record, id=f"{record.id}~{number}")
