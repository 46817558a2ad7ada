"""Many documents, one after the other: what is done is written down, so that an interrupted reading goes on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from goodoffices.diagnose import FolderError
from goodoffices.text import write_atomic

__all__ = ["Batch", "Pages", "documents_in"]

_SUFFIXES = frozenset(
    {".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".xml", ".rss", ".atom", ".eml", ".md", ".text", ""}
)


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The documents that paths name: a file as it is, of a folder every document in it, by name.

    Raises
    ------
    FolderError
        Where a path is neither.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(
                p
                for p in path.rglob("*")
                if p.is_file()
                and p.suffix.lower() in _SUFFIXES
                and not any(part.startswith(".") for part in p.relative_to(path).parts)
            )
        elif path.is_file():
            yield path
        else:
            raise FolderError(f"{path} cannot be read: there is no such file", "give documents, or a folder of them")


class Batch:
    """Lines of a file, a line or more for each document, written so that a later run goes on where this one ended.

    What is written lies in ``FILE.part``, and ``FILE.state`` says after which document it ends where; both are gone when
    all is done.

    Parameters
    ----------
    output : Path
    asked : str
        What was asked for (case, format, published); another request does not go on with this one's part.
    """

    def __init__(self, output: Path, asked: str) -> None:
        self.output = output
        self._part = output.with_name(f"{output.name}.part")
        self._state = output.with_name(f"{output.name}.state")
        self._asked = asked
        self._done: dict[str, list[int]] = {}
        self._end = 0
        self._resume()

    def _resume(self) -> None:
        lines = _lines_of(self._state)
        if not lines or lines[0].get("asked") != self._asked or not self._part.exists():
            lines = []
        for line in lines[1:]:
            self._done[line["path"]] = line["stamp"]
            self._end = line["end"]
        try:
            if lines:
                os.truncate(self._part, self._end)
            else:
                self._part.write_bytes(b"")
            self._state.write_text(
                "".join(json.dumps(line) + "\n" for line in lines or [{"asked": self._asked}]), "utf-8"
            )
        except OSError as fault:
            raise FolderError(
                f"{self.output} cannot be written: {fault.strerror}", "check the folder and its permissions"
            ) from None

    @property
    def resumed(self) -> int:
        """How many documents an earlier run has done."""
        return len(self._done)

    def has(self, path: Path) -> bool:
        """Whether a document was done, and has not changed since."""
        return self._done.get(str(path)) == _stamp(path)

    def add(self, path: Path, lines: Iterable[str]) -> None:
        """Write the lines of one document."""
        try:
            with self._part.open("ab") as stream:
                for line in lines:
                    stream.write(line.encode("utf-8", "backslashreplace") + b"\n")
                self._end = stream.tell()
            with self._state.open("a", encoding="utf-8") as state:
                state.write(json.dumps({"path": str(path), "stamp": _stamp(path), "end": self._end}) + "\n")
        except OSError as fault:
            raise FolderError(
                f"{self.output} cannot be written: {fault.strerror}", "check the folder and its permissions"
            ) from None

    def finish(self) -> None:
        """Give the file its name."""
        self._part.replace(self.output)
        self._state.unlink(missing_ok=True)


class Pages:
    """Files of a folder, one or more for each document, so that a later run goes on where this one ended.

    The file ``.read.state`` of the folder says which documents are done and which files are theirs; it is gone when all
    is done. A document is noted after its files are whole, and each file is put in its place at once, so that a reading
    that is broken off leaves no half a page.

    Parameters
    ----------
    folder : Path
        Made where it is not there.
    asked : str
        What was asked for; another request does not go on with this one's files.
    """

    def __init__(self, folder: Path, asked: str) -> None:
        self.folder = folder
        self._state = folder / ".read.state"
        self._done: dict[str, list[int]] = {}
        self._names: set[str] = set()
        lines = _lines_of(self._state)
        if lines and lines[0].get("asked") == asked:
            for line in lines[1:]:
                if all((folder / name).is_file() for name in line["names"]):
                    self._done[line["path"]] = line["stamp"]
                    self._names |= set(line["names"])
        else:
            lines = [{"asked": asked}]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._state.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        except OSError as fault:
            raise FolderError(
                f"{folder} cannot be written: {fault.strerror}", "check the folder and its permissions"
            ) from None

    @property
    def resumed(self) -> int:
        """How many documents an earlier run has done."""
        return len(self._done)

    def has(self, path: Path) -> bool:
        """Whether a document was done, and has not changed since."""
        return self._done.get(str(path)) == _stamp(path)

    def add(self, path: Path, pages: Iterable[bytes]) -> None:
        """Write the pages of one document, each under its name, with a number where that is taken."""
        names: list[str] = []
        for page in pages:
            name, number = f"{path.stem}.html", 1
            while name in self._names:
                number += 1
                name = f"{path.stem}-{number}.html"
            self._names.add(name)
            names.append(name)
            write_atomic(self.folder / name, page)
        try:
            with self._state.open("a", encoding="utf-8") as state:
                state.write(json.dumps({"path": str(path), "stamp": _stamp(path), "names": names}) + "\n")
        except OSError as fault:
            raise FolderError(f"{self.folder} cannot be written: {fault.strerror}", "check the folder") from None

    def finish(self) -> None:
        """All is done: nothing is left to go on with."""
        self._state.unlink(missing_ok=True)


def _lines_of(state: Path) -> list[dict[str, Any]]:
    """The lines of a state that are whole; the last one may have been broken off."""
    try:
        return [json.loads(line) for line in state.read_text("utf-8").splitlines() if line.endswith("}")]
    except (OSError, ValueError):
        return []


def _stamp(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns]
