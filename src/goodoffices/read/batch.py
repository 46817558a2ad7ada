"""Many documents, one after the other: what is done is written down, so that an interrupted reading goes on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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


class _Done:
    """Which documents are done, in a file of one JSON object a line; the first says what was asked.

    Parameters
    ----------
    state : Path
    asked : str
        What was asked for (case, format, published); another request does not go on with this one's.
    output : Path
        What is written, as a fault names it.
    """

    def __init__(self, state: Path, asked: str, output: Path) -> None:
        self.state, self.asked, self.output = state, asked, output
        self.stamps: dict[str, list[int]] = {}

    def lines(self) -> list[dict[str, Any]]:
        """The lines of an earlier run that was asked for the same; the last one may have been broken off."""
        try:
            found = [json.loads(line) for line in self.state.read_text("utf-8").splitlines() if line.endswith("}")]
        except (OSError, ValueError):
            return []
        return found[1:] if found and found[0].get("asked") == self.asked else []

    def begin(self, kept: Iterable[dict[str, Any]]) -> None:
        """Write what of an earlier run is kept."""
        kept = list(kept)
        self.stamps = {line["path"]: line["stamp"] for line in kept}
        text = "".join(json.dumps(line) + "\n" for line in ({"asked": self.asked}, *kept))
        self.state.write_text(text, "utf-8")

    def has(self, path: Path) -> bool:
        """Whether a document was done, and has not changed since."""
        return self.stamps.get(str(path)) == _stamp(path)

    def note(self, path: Path, **more: Any) -> None:
        """Write down that a document is done."""
        with self.state.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"path": str(path), "stamp": _stamp(path), **more}) + "\n")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What the system says against writing, as a fault with its repair."""
        try:
            yield
        except OSError as fault:
            help = "check the folder and its permissions"
            raise FolderError(f"{self.output} cannot be written: {fault.strerror}", help) from None


class Batch:
    """Lines of a file, a line or more for each document, written so that a later run goes on where this one ended.

    What is written lies in ``FILE.part``, and ``FILE.state`` says after which document it ends where; both are gone when
    all is done.

    Parameters
    ----------
    output : Path
    asked : str
        What was asked for; another request does not go on with this one's part.
    """

    def __init__(self, output: Path, asked: str) -> None:
        self.output = output
        self._part = output.with_name(f"{output.name}.part")
        self._done = _Done(output.with_name(f"{output.name}.state"), asked, output)
        lines = self._done.lines() if self._part.exists() else []
        with self._done.writing():
            if lines:
                os.truncate(self._part, lines[-1]["end"])
            else:
                self._part.write_bytes(b"")
            self._done.begin(lines)

    @property
    def resumed(self) -> int:
        """How many documents an earlier run has done."""
        return len(self._done.stamps)

    def has(self, path: Path) -> bool:
        """Whether a document was done, and has not changed since."""
        return self._done.has(path)

    def add(self, path: Path, lines: Iterable[str]) -> None:
        """Write the lines of one document."""
        with self._done.writing():
            with self._part.open("ab") as stream:
                for line in lines:
                    stream.write(line.encode("utf-8", "backslashreplace") + b"\n")
                end = stream.tell()
            self._done.note(path, end=end)

    def finish(self) -> None:
        """Give the file its name."""
        self._part.replace(self.output)
        self._done.state.unlink(missing_ok=True)


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
        self._done = _Done(folder / ".read.state", asked, folder)
        kept = [line for line in self._done.lines() if all((folder / name).is_file() for name in line["names"])]
        self._names = {name for line in kept for name in line["names"]}
        with self._done.writing():
            folder.mkdir(parents=True, exist_ok=True)
            self._done.begin(kept)

    @property
    def resumed(self) -> int:
        """How many documents an earlier run has done."""
        return len(self._done.stamps)

    def has(self, path: Path) -> bool:
        """Whether a document was done, and has not changed since."""
        return self._done.has(path)

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
        with self._done.writing():
            self._done.note(path, names=names)

    def finish(self) -> None:
        """All is done: nothing is left to go on with."""
        self._done.state.unlink(missing_ok=True)


def _stamp(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns]
