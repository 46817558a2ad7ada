"""A file to a list of people, with every fault by its row and column.

No diagnostic holds what stands in a cell, a heading included: a list without headings begins with a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from goodoffices.diagnose import Diagnostic, Place, Report, UsageError
from goodoffices.names import mixes_alphabets
from goodoffices.people.dates import day_first, read_day
from goodoffices.people.headings import guess_columns, plain_heading
from goodoffices.people.personlist import PersonList
from goodoffices.people.record import FIELDS, PersonRecord
from goodoffices.people.sheet import Sheet, read_sheet
from goodoffices.people.swapped import looks_swapped

__all__ = ["read_list", "read_mapping"]

_NAMES = ("full_name", "surname", "given", "patronymic")
_DATES = ("born", "captured")
_REPEATED = frozenset(FIELDS) - {"id", "full_name", "number"}
_HEAD_WITHIN = 20
_LATIN, _CYRILLIC = re.compile("[A-Za-zïÏ]"), re.compile("[\u0400-\u052f]")
_SEXES = {
    **dict.fromkeys(("m", "male", "man", "м", "ч", "чол", "чоловіча", "чоловік", "муж", "мужской", "e", "erkek", "h", "homme", "männlich"), "m"),
    **dict.fromkeys(("f", "female", "woman", "ж", "жін", "жіноча", "жінка", "жен", "женский", "k", "kadın", "femme", "w", "weiblich"), "f"),
}  # fmt: skip


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


def read_list(path: Path, id: str = "", mapping: Mapping[str, str] | None = None) -> tuple[PersonList, Report]:
    """Read a list of people from CSV, XLSX or Parquet.

    Parameters
    ----------
    path : Path
        The first sheet of a workbook counts. Headings may stand below a title, within the first twenty rows.
    id : str
        What the list is called; by default the name of the file.
    mapping : mapping of str to str, optional
        Headings by field, for columns that are not found by themselves.

    Returns
    -------
    tuple of (PersonList, Report)
        Every row of the file is in the list, whatever is wrong with it.

    Raises
    ------
    UsageError
        When there is no such file.
    """
    sheet = read_sheet(path)
    name = id or path.stem
    if any(d.code == "E951" for d in sheet.diagnostics):
        return PersonList(name), Report.of(sheet.diagnostics, files=1)
    return _Reader(sheet, path.name, mapping or {}).read(name)


class _Reader:
    """One reading: the columns, and what was said so far."""

    def __init__(self, sheet: Sheet, file: str, mapping: Mapping[str, str]) -> None:
        self.sheet, self.file, self.mapping = sheet, file, mapping
        self.said = list(sheet.diagnostics)
        self.days: dict[str, bool | None] = {}
        self.seen: dict[str, dict[str, str]] = {field: {} for field in _REPEATED}

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
        for field in _DATES:
            if field in columns:
                place = columns[field]
                self.days[field] = day_first(row[place] for _, row in rows if place < len(row))
        width = len(self.sheet.rows[head][1])
        records, taken, again = [], set[str](), dict[str, int]()
        for line, row in rows:
            record = self.record(line, row, columns, width)
            if record.id in taken:
                self.say("W953", "an id that another row has", line, columns.get("id", 0), "give each row its own id")
                record = _renamed(record, taken, again)
            taken.add(record.id)
            records.append(record)
        return PersonList(name, tuple(records)), Report.of(self.said, files=1, entries=len(records))

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

    def record(self, line: int, row: tuple[str, ...], columns: dict[str, int], width: int) -> PersonRecord:
        if len(row) > width or (len(row) < width and max(columns.values()) >= len(row)):
            self.say(
                "W972", f"the row has {len(row)} cells, the headings {width}", line, min(len(row), width) - 1,
                "check the row: a separator in a cell, or cells that are merged",
            )  # fmt: skip
        values: dict[str, str] = {f: row[c] for f, c in columns.items() if c < len(row) and row[c]}
        for field, column in columns.items() if self.sheet.formulas else ():
            if (line, column) in self.sheet.formulas:
                self.say("W959", f"{field}: the cell holds a formula", line, column, "put its value in its place")
        for field in _DATES:
            if field in values:
                values[field] = self.day(field, values[field], line, columns[field])
        for field in _NAMES:
            if field in values and _mixed(values[field]):
                self.say(
                    "W957", f"{field}: letters of two alphabets in one word", line, columns[field],
                    "nothing need be done: it was read in one alphabet",
                )  # fmt: skip
        if "given" in values and looks_swapped(values.get("surname", ""), values["given"]):
            self.say(
                "W958", "surname and given name look swapped", line, columns["surname"],
                "nothing need be done: it was compared the other way round",
            )  # fmt: skip
        if not any(map(values.get, _NAMES)):
            self.say("W971", "the row has no name", line, 0, "add the name, or remove the row")
        if "sex" in values:
            values["sex"] = _SEXES.get(values["sex"].casefold().strip("."), "")
        # What many rows say is kept once: a million rows have few given names, dates and places.
        for field in values.keys() & _REPEATED:
            text = values[field]
            values[field] = self.seen[field].setdefault(text, text)
        return PersonRecord(values.pop("id", "") or str(line), **values, line=line)

    def day(self, field: str, text: str, line: int, column: int) -> str:
        found, doubt = read_day(text, self.days.get(field))
        if doubt == "unreadable":
            self.say("W954", f"{field}: no date can be read", line, column, "write it as 1990-05-07, or 1990")
        elif doubt == "either way":
            self.say("W955", f"{field}: day and month could be either way", line, column, "write it as 1990-05-07")
        elif doubt == "serial":
            self.say(
                "W956", f"{field}: a number of days was read as a spreadsheet's date", line, column, "write it as 1990-05-07"
            )  # fmt: skip
        return found


def _mixed(name: str) -> bool:
    # Nearly every name is of one alphabet, which two quick looks show.
    if name.isascii() or not (_LATIN.search(name) and _CYRILLIC.search(name)):
        return False
    return any(map(mixes_alphabets, name.split()))


def _renamed(record: PersonRecord, taken: set[str], again: dict[str, int]) -> PersonRecord:
    """The record under an id of its own; ``again`` remembers how far each id has been counted."""
    number = again.get(record.id, 1) + 1
    while f"{record.id}~{number}" in taken:
        number += 1
    again[record.id] = number
    return replace(record, id=f"{record.id}~{number}")
