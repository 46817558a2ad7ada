"""Judgements in a file: one a line, added and never changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from goodoffices.diagnose import Diagnostic, GoodOfficesError, Place, StoreError
from goodoffices.ledger.lock import hold
from goodoffices.people.judgement import Judgement, RecordKey
from goodoffices.text.atomic import write_atomic

__all__ = ["JudgementFile"]

_WAIT = 5.0


@dataclass(frozen=True, slots=True)
class JudgementFile:
    """A book of judgements in a file of JSON Lines, which only its owner can read.

    Two programs may write to it at the same time; each line is written whole and is on the disk when :meth:`record`
    returns. What a program that was stopped left of a line is not read, and is set aside beside the book before the next
    line is written.

    Parameters
    ----------
    path : Path
        Made with the first judgement; a file that is not there is an empty book.

    Examples
    --------
    >>> JudgementFile(Path("nowhere.jsonl")).judgements()
    ()
    """

    path: Path

    def judgements(self) -> tuple[Judgement, ...]:
        """All that were ever recorded, in the order in which they were.

        Raises
        ------
        StoreError
            When the file cannot be read, or a line of it, other than one that was cut off at the end, is no judgement.
        """
        return self._parsed(self._content())[0]

    def doubts(self) -> tuple[Diagnostic, ...]:
        """W976 where the last line was cut off."""
        content = self._content()
        if not self._parsed(content)[1]:
            return ()
        line = content.count(b"\n") + 1
        return (
            Diagnostic(
                "W976", "the last line was cut off and is not used", Place(self.path.name, line),
                help="it is set aside with the next judgement; judge that pair again",
            ),
        )  # fmt: skip

    def record(self, *judgements: Judgement) -> None:
        """Add judgements to the end of the book; when it returns they are on the disk.

        Raises
        ------
        StoreError
            When the file cannot be written to, or holds something else than judgements.
        """
        if not judgements:
            return
        text = "".join(json.dumps(_plain(j), ensure_ascii=False) + "\n" for j in judgements).encode()
        with self._opened(os.O_RDWR | os.O_APPEND | os.O_CREAT) as handle:
            hold(handle, self.path, wait=_WAIT)
            new = os.fstat(handle).st_size == 0
            self._mend(handle)
            while text:
                text = text[os.write(handle, text) :]
            os.fsync(handle)
        if new:
            self._keep_name()

    def _mend(self, handle: int) -> None:
        """Set aside what a program that was stopped left of a line, or end the line where it is whole."""
        content = self._content()
        _, rest = self._parsed(content)
        if rest:
            number = 1
            while (aside := self.path.with_name(f"{self.path.name}.unfinished-{number}")).exists():
                number += 1
            write_atomic(aside, rest, mode=0o600)
            os.ftruncate(handle, len(content) - len(rest))
        elif content and not content.endswith(b"\n"):
            os.write(handle, b"\n")

    def _content(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as fault:
            raise StoreError(f"{self.path} cannot be read: {fault.strerror}") from fault

    def _parsed(self, content: bytes) -> tuple[tuple[Judgement, ...], bytes]:
        """The judgements, and what is left of a line that was cut off."""
        found = []
        lines = content.split(b"\n")
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found.append(_judgement(json.loads(line)))
            except (ValueError, KeyError, TypeError, RecursionError, GoodOfficesError):
                if number == len(lines):
                    return tuple(found), line
                raise StoreError(
                    f"{self.path.name}:{number} is no judgement", "take the file back from a copy, or correct that line"
                ) from None
        return tuple(found), b""

    @contextmanager
    def _opened(self, flags: int) -> Iterator[int]:
        try:
            handle = os.open(self.path, flags | os.O_CLOEXEC, 0o600)
        except OSError as fault:
            raise StoreError(f"{self.path} cannot be opened: {fault.strerror}") from fault
        try:
            yield handle
        except OSError as fault:
            raise StoreError(f"{self.path} cannot be written: {fault.strerror}") from fault
        finally:
            os.close(handle)

    def _keep_name(self) -> None:
        """The name of a new file is on the disk too."""
        with suppress(OSError):
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _plain(judgement: Judgement) -> dict[str, Any]:
    return asdict(judgement) | {"at": judgement.at.isoformat()}


def _judgement(entry: dict[str, Any]) -> Judgement:
    return Judgement(
        a=RecordKey(**entry["a"]),
        b=RecordKey(**entry["b"]),
        verdict=entry["verdict"],
        by=entry["by"],
        at=datetime.fromisoformat(entry["at"]),
        note=entry.get("note", ""),
    )
