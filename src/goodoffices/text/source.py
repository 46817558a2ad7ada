"""Reading one file of a case, guarded: size, encoding, links, changes under the reader's hand."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from goodoffices.diagnose import Diagnostic, Place

__all__ = ["LONGEST_FILE", "LONGEST_LINE", "SourceFile", "excerpt_of", "read_source", "source_of"]

LONGEST_FILE = 64 * 1024 * 1024
"""Bytes; a longer file of text is a mistake, or an attack."""
LONGEST_LINE = 1_000_000
"""Code points; no person wrote a longer one."""
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One text file as read: what it holds, and what was odd about it.

    Parameters
    ----------
    path : str
        Relative to the case folder.
    text : str
        With line ends folded to ``\\n`` and no byte-order mark; empty where it could not be read.
    sha256 : str
        Of the bytes as received.
    diagnostics : tuple of Diagnostic
    """

    path: str
    text: str
    sha256: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def readable(self) -> bool:
        """False where a fault kept the text from being read at all."""
        return not any(d.level == "error" for d in self.diagnostics)


def excerpt_of(line: str, column: int, width: int = 1) -> tuple[str, int]:
    """The part of a line to show around a mark, and how many code points were cut from its left."""
    if len(line) <= _SHOWN:
        return line, 0
    start = max(0, column - 1 - _SHOWN // 3)
    return line[start : start + max(_SHOWN, min(width, _SHOWN))], start


def read_source(root: Path, relative: str) -> SourceFile:
    """Read ``root / relative``; every trouble becomes a diagnostic.

    A link that leads out of the folder is not followed; a file that grows or changes while it is read is not
    believed.
    """

    def refused(code: str, message: str, help: str) -> SourceFile:
        return SourceFile(relative, "", "", (Diagnostic(code, message, Place(relative), help=help),))

    path = root / relative
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            return refused(
                "E110", "the file is a link that leads out of the case folder", "copy the file into the folder"
            )
        # Non-blocking, so that a named pipe in the folder cannot hold the reader for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            os.close(handle)
            return refused("E114", "this is not a regular file", "replace it by a file of text")
        with os.fdopen(handle, "rb") as stream:
            if before.st_size > LONGEST_FILE:
                return refused(
                    "E109",
                    f"the file has {before.st_size:,} bytes; the limit is {LONGEST_FILE:,}",
                    "split it into several files",
                )
            data = stream.read(LONGEST_FILE + 1)
            after = os.fstat(stream.fileno())
        now = path.stat()
    except FileNotFoundError:
        return refused("E113", "the file is missing", "check the name; restore the file, or remove what names it")
    except (OSError, RuntimeError) as fault:
        reason = getattr(fault, "strerror", None) or "a link leads to itself"
        return refused("E112", f"the file cannot be read: {reason}", "check its permissions")
    if (
        (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
        or now.st_ino != before.st_ino
        or len(data) != before.st_size
    ):
        return refused("E111", "the file changed while it was being read", "read it again when it has been saved")
    return source_of(relative, data)


def source_of(relative: str, data: bytes) -> SourceFile:
    """Decode the bytes of a file as UTF-8 and fold its line ends, noting what was odd."""
    found: list[Diagnostic] = []
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(b"\xef\xbb\xbf"):
        found.append(
            Diagnostic(
                "W102",
                "the file begins with a byte-order mark",
                Place(relative, 1, 1),
                help="goodoffices format removes it",
            )
        )
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        found.append(_not_utf8(relative, data, fault))
        return SourceFile(relative, "", digest, tuple(found))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        found.append(
            Diagnostic(
                "W104",
                "the file has line ends of another system (CR LF or CR)",
                Place(relative, line, 1),
                help="goodoffices format makes them LF",
            )
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found.extend(_odd_characters(relative, text))
    return SourceFile(relative, text, digest, tuple(found))


def _not_utf8(relative: str, data: bytes, fault: UnicodeDecodeError) -> Diagnostic:
    start = data.rfind(b"\n", 0, fault.start) + 1
    line = data.count(b"\n", 0, fault.start) + 1
    before = data[start : fault.start].decode("utf-8", "replace")
    stop = data.find(b"\n", fault.start)
    # Latin-1 decodes any byte, so it serves to show the line; it is not a claim about the true encoding.
    shown = before + data[fault.start : stop if stop >= 0 else None].decode("latin-1")
    excerpt, offset = excerpt_of(shown, len(before) + 1)
    return Diagnostic(
        "E101",
        f"byte 0x{data[fault.start]:02x} is not UTF-8",
        Place(relative, line, len(before) + 1),
        label="perhaps Latin-1 or Windows-1252" if data[fault.start] >= 0xA0 else "",
        help="save the file as UTF-8; nothing of it was read",
        excerpt=excerpt,
        offset=offset,
    )


def _odd_characters(relative: str, text: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LONGEST_LINE:
                found.append(
                    Diagnostic(
                        "E108",
                        f"the line has {len(line):,} characters; the limit is {LONGEST_LINE:,}",
                        Place(relative, number, 1),
                        help="break it up; nothing of the file was read",
                    )
                )
    if "\x00" in text:
        where = text.count("\n", 0, text.index("\x00")) + 1
        found.append(
            Diagnostic(
                "E115",
                "the file holds a NUL character, as a binary file does",
                Place(relative, where, 1),
                help="replace it by a file of text",
            )
        )
    return found
