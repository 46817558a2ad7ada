"""Whatever a conflict is read from, by its ending."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from goodoffices.case.audience import Audience
from goodoffices.conflict.files.form import ConflictFile, read_form
from goodoffices.conflict.files.gmcr import gmcr_perceptions, read_gmcr
from goodoffices.conflict.files.json_form import JsonFault, offset_of
from goodoffices.conflict.files.rekeyed import read_rekeyed
from goodoffices.diagnose import Diagnostic, FolderError, Report, UsageError
from goodoffices.text import Positioned, SourceFile, read_source

__all__ = ["conflict_files", "read_conflict"]


def conflict_files(folder: Path) -> tuple[str, ...]:
    """The conflicts of a case folder, by path relative to it."""
    found = (folder / "conflicts").glob("*.yaml")
    return tuple(sorted(path.relative_to(folder).as_posix() for path in found if not path.name.startswith(".")))


def read_conflict(
    path: Path,
    root: Path | None = None,
    entries: Mapping[str, Audience] | None = None,
    *,
    wanted: str | None = None,
) -> tuple[ConflictFile | None, Report]:
    """Read a conflict from a ``.yaml``, ``.gmcr`` or ``.json`` file.

    Parameters
    ----------
    path : Path
    root : Path, optional
        The case folder that it lies in; places are told relative to it.
    entries : mapping of str to Audience, optional
        The entries of that case; names in ``rests_on`` are held against them.
    wanted : str, optional
        The number of the conflict, from 1, where a ``.json`` file is a collection of several.

    Returns
    -------
    ConflictFile or None
        None where a fault keeps it from being read; the report says which, and where.
    Report

    Raises
    ------
    FolderError
        Where the file cannot be read.
    UsageError
        Where the ending is not known, or the file holds several conflicts and none is chosen.
    """
    base = root or path.parent
    if path.suffix not in (".yaml", ".yml", ".gmcr", ".json"):
        raise UsageError(
            f"{path} is not a conflict by its ending", "give a .yaml, .gmcr or .json file, or a case folder"
        )
    source = read_source(base, path.relative_to(base).as_posix())
    if path.suffix in (".yaml", ".yml"):
        return read_form(source, entries)
    # A program may write its JSON as one line, however long.
    faults = [d for d in source.diagnostics if d.level == "error" and d.code != "E108"]
    if faults:
        raise FolderError(f"{path}: {faults[0].message}", faults[0].help)
    try:
        if path.suffix == ".json":
            return ConflictFile(read_rekeyed(source.text, path.name, wanted), "mediator", (), {}, ()), Report(
                (), files=1
            )
        conflict = read_gmcr(source.text, path.name)
        perceptions = gmcr_perceptions(source.text, conflict)
    except JsonFault as fault:
        return None, Report.of([_placed(fault, source)], files=1)
    return ConflictFile(conflict, "mediator", (), perceptions, ()), Report((), files=1)


def _placed(fault: JsonFault, source: SourceFile) -> Diagnostic:
    """The fault with its line and column."""
    offset = offset_of(source.text, fault.keys) if fault.offset is None else fault.offset
    before = source.text[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    file = Positioned(SourceFile(source.path, source.text))
    file.fault(fault.code, fault.message, line, column, help=fault.help)
    return file.diagnostics[0]
