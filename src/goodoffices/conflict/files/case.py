"""The conflicts of a case folder that a reader may see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from goodoffices.case import Case
from goodoffices.case.audience import DESK, MEDIATOR, Reader, parse_audience
from goodoffices.case.when import parse_when
from goodoffices.conflict.files.form import ConflictFile
from goodoffices.conflict.files.source import conflict_files, read_conflict
from goodoffices.diagnose import Diagnostic, Report

__all__ = ["read_case_conflicts"]


def read_case_conflicts(
    folder: Path, reader: Reader, case: Case | None = None
) -> tuple[tuple[ConflictFile, ...], Report]:
    """Read ``conflicts/*.yaml`` of a case folder.

    Parameters
    ----------
    folder : Path
    reader : Reader
        Files for others are left out without a word; what cannot be read is told to the mediator only, since nobody
        knows for whom it was meant.
    case : Case, optional
        The case as that reader sees it: what was entered after its ``as_of`` is left out too, and so is, of what a part rests
        on, an entry that the reader does not see. For the desk, such an entry is a fault.

    Returns
    -------
    tuple of ConflictFile
        By path.
    Report
    """
    found: list[ConflictFile] = []
    faults: list[Diagnostic] = []
    paths = conflict_files(folder)
    entries = {id: case.audience_of([entry]) for id, entry in case.by_id.items()} if case and reader == DESK else None
    for path in paths:
        read, report = read_conflict(folder / path, folder, entries)
        if read is not None and case is not None and _later(read, case):
            continue
        if read is not None and reader.sees(parse_audience(read.audience)):
            found.append(read if case is None else _seen(read, case))
            faults.extend(report)
        elif read is None and reader.sees(MEDIATOR):
            faults.extend(report)
    return tuple(found), Report.of(faults, files=len(paths))


def _later(file: ConflictFile, case: Case) -> bool:
    """Whether it was put into the case after the moment at which the case is read."""
    return bool(file.entered) and case.as_of is not None and parse_when(file.entered, case.zone).start > case.as_of


def _seen(file: ConflictFile, case: Case) -> ConflictFile:
    grounds = (replace(g, entries=tuple(e for e in g.entries if e in case.by_id)) for g in file.grounds)
    return replace(file, grounds=tuple(grounds))
