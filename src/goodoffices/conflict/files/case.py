"""The conflicts of a case folder that a reader may see."""

from __future__ import annotations

from pathlib import Path

from goodoffices.case.audience import MEDIATOR, Reader, parse_audience
from goodoffices.conflict.files.form import ConflictFile
from goodoffices.conflict.files.source import conflict_files, read_conflict
from goodoffices.diagnose import Diagnostic, Report

__all__ = ["read_case_conflicts"]


def read_case_conflicts(folder: Path, reader: Reader) -> tuple[tuple[ConflictFile, ...], Report]:
    """Read ``conflicts/*.yaml`` of a case folder.

    Parameters
    ----------
    folder : Path
    reader : Reader
        Files for others are left out without a word; what cannot be read is told to the mediator only, since nobody
        knows for whom it was meant.

    Returns
    -------
    tuple of ConflictFile
        By path.
    Report
    """
    found: list[ConflictFile] = []
    faults: list[Diagnostic] = []
    paths = conflict_files(folder)
    for path in paths:
        read, report = read_conflict(folder / path, folder)
        if read is not None and reader.sees(parse_audience(read.audience)):
            found.append(read)
            faults.extend(report)
        elif read is None and reader.sees(MEDIATOR):
            faults.extend(report)
    return tuple(found), Report.of(faults, files=len(paths))
