"""A table of text, row by row; its faults are told by row and column, and never quote a cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from goodoffices.diagnose import Diagnostic, Place
from goodoffices.text import SourceFile
from goodoffices.text.table import safe_cell

__all__ = ["Rows", "plain_cell"]

_REPAIR = "write a table with commas, one heading for each column, one row for each person"


class Rows:
    """A CSV file that is being read.

    Attributes
    ----------
    path : str
    faults : list of Diagnostic
    unread : tuple of str
        Headings that have no meaning here; nothing of their cells is kept.
    """

    __slots__ = ("_text", "faults", "path", "unread")

    def __init__(self, source: SourceFile) -> None:
        self.path = source.path
        # What a file holds is not shown with its faults: it may hold names.
        self.faults = [replace(d, excerpt="", offset=0, label="") for d in source.diagnostics if d.level == "error"]
        self.unread: tuple[str, ...] = ()
        self._text = source.text

    def fault(self, code: str, row: int, heading: str, what: str, help: str) -> None:
        """Note a fault of a cell; ``row`` counts lines of the file from 1, the heading being the first."""
        where = f'row {row}, column "{heading}": ' if heading else f"row {row}: " if row else ""
        self.faults.append(Diagnostic(code, where + what, Place(self.path, row, 1 if row else 0), help=help))

    def read(
        self, known: tuple[str, ...], required: tuple[str, ...], names: dict[str, str]
    ) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows that can be read, each with its line and the cells of known headings, without spaces around them.

        Parameters
        ----------
        known, required : tuple of str
        names : dict of str to str
            What a known heading is called in this file, where it is called otherwise.
        """
        if self.faults:
            return
        reader = csv.reader(io.StringIO(self._text), strict=True)
        try:
            heads = [head.strip() for head in next(reader, [])]
            wanted = {names.get(name, name): name for name in known}
            at = {wanted[head]: k for k, head in enumerate(heads) if head in wanted}
            missing = [name for name in required if name not in at]
            for name in missing:
                self.fault("E721", 1, "", f'the column "{names.get(name, name)}" is missing', _REPAIR)
            if len(set(heads)) < len(heads):
                self.fault("E721", 1, "", "two columns have the same heading", "rename or remove one of them")
            self.unread = tuple(head for head in heads if head not in wanted)
            if self.faults:
                return
            for cells in reader:
                if not any(cells):
                    continue
                if len(cells) != len(heads):
                    what = f"{len(cells)} cells under {len(heads)} headings"
                    self.fault("E721", reader.line_num, "", what, "put cells that hold a comma in quotes")
                    continue
                yield reader.line_num, {name: cells[k].strip() for name, k in at.items()}
        except csv.Error as fault:
            self.fault("E721", reader.line_num, "", f"this is not a table: {fault}", _REPAIR)


def plain_cell(cell: str) -> str:
    """A text as it was before the apostrophe that keeps spreadsheets from taking it for a formula.

    Examples
    --------
    >>> plain_cell("'=n1"), plain_cell("n1"), plain_cell("'n1")
    ('=n1', 'n1', "'n1")
    """
    return cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) == cell else cell
