"""The files of a case folder: which there are, what each holds, and whom the folder itself keeps them for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from goodoffices.case.audience import MEDIATOR, PUBLIC, Audience
from goodoffices.diagnose import Diagnostic, FolderError, Place

__all__ = ["CaseFile", "case_files", "file_audience", "stray_files"]

SEALED = ".age"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file of the case.

    Parameters
    ----------
    path : str
        Relative to the folder.
    holds : {"head", "issues", "sources", "entries"}
    floor : Audience
        What its folder asks of a reader, before any line of it is read.
    """

    path: str
    holds: str
    floor: Audience = PUBLIC

    @property
    def sealed(self) -> bool:
        """True where it is encrypted."""
        return self.path.endswith(SEALED)


def case_files(folder: Path) -> tuple[CaseFile, ...]:
    """All files of a case, in the order in which they are read.

    Raises
    ------
    FolderError
        Where the folder is not there, or holds no ``case.yaml``.
    """
    if not folder.is_dir():
        raise FolderError(f"{folder} is not a folder", "give the folder that holds case.yaml")
    if not (folder / "case.yaml").exists():
        raise FolderError(
            f"{folder} holds no case.yaml",
            "give the folder of a case; docs/reference/case-format.md says what it holds",
        )
    return tuple(_files(folder))


def _files(folder: Path) -> Iterator[CaseFile]:
    yield CaseFile("case.yaml", "head")
    if (folder / "issues.yaml").exists():
        yield CaseFile("issues.yaml", "issues")
    for path in _within(folder, "sources"):
        yield CaseFile(path, "sources")
    for path in _within(folder, "record"):
        yield CaseFile(path, "entries")
    for path in _within(folder, "private", sealed=True):
        yield CaseFile(path, "entries", _private(path))
    for path in _within(folder, "mediator", sealed=True):
        yield CaseFile(path, "entries", MEDIATOR)


def _within(folder: Path, name: str, *, sealed: bool = False) -> list[str]:
    """Files of one subfolder and those beneath it, by path."""
    base = folder / name
    if not base.is_dir():
        return []
    patterns = ("*.yaml", "*.yaml.age") if sealed else ("*.yaml",)
    found = {path.relative_to(folder).as_posix() for pattern in patterns for path in base.rglob(pattern)}
    return sorted(path for path in found if not any(part.startswith(".") for part in path.split("/")))


def _private(path: str) -> Audience:
    """``private/russia.yaml`` and ``private/russia/…`` are for Russia and the mediator."""
    name = PurePosixPath(path).parts[1]
    party = name if path.count("/") > 1 else PurePosixPath(name.removesuffix(SEALED)).stem
    return Audience("party", party)


def file_audience(path: str) -> Audience:
    """Who may see a file of a case as a whole, by its path relative to the folder.

    Whatever lies under ``private/<party>`` is for that party and the mediator. A file whose folder does not say for
    whom it is may hold lines for several audiences; as a whole it is for the mediator.
    """
    return _private(path) if path.startswith("private/") else MEDIATOR


def stray_files(folder: Path) -> Iterator[Diagnostic]:
    """Files that look like parts of the case and are not read."""
    known = {file.path for file in case_files(folder)}
    for name in ("record", "sources", "private", "mediator"):
        base = folder / name
        if not base.is_dir():
            continue
        for path in sorted(base.rglob("*")):
            relative = path.relative_to(folder).as_posix()
            hidden = any(part.startswith(".") for part in relative.split("/"))
            if path.is_symlink() and path.is_dir() and not hidden:
                yield Diagnostic(
                    "E110",
                    "the folder is a link, and what lies in it is not read",
                    Place(relative),
                    help="move the folder itself here",
                )
            elif (
                path.is_file() and not hidden and relative not in known and (name != "sources" or path.suffix == ".yml")
            ):
                yield Diagnostic(
                    "W117",
                    "this file is not read: the entries of a case stand in .yaml files",
                    Place(relative),
                    help="rename it to .yaml, or move it out of the folder",
                )
