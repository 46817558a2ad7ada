"""What was received: the bytes, which format they have, and whether they can be read at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from goodoffices.diagnose import Diagnostic, FolderError, Place

__all__ = ["LONGEST_FILE", "Received", "receive"]

LONGEST_FILE = 64 * 1024 * 1024
"""Bytes of any file; a PDF with pictures can have as many."""

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|br|ul|li|article|section|table|td|script|style|b|i|em|strong|blockquote|template)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)\b")
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]*\S?")
_LETTER = frozenset(
    {"from", "to", "subject", "date", "message-id", "received", "mime-version", "return-path", "delivered-to"}
)
_OTHER = (
    (b"{\\rtf", "Rich Text (RTF)", "save it as DOCX or plain text"),
    (b"\xd0\xcf\x11\xe0", "an older office file (DOC, XLS, MSG)", "save it as DOCX or plain text"),
    (b"\x89PNG", "a picture", "give the text of the page"),
    (b"\xff\xd8\xff", "a picture", "give the text of the page"),
    (b"GIF8", "a picture", "give the text of the page"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
)  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes and their format.

    Parameters
    ----------
    name : str
    data : bytes
    format : {"text", "html", "pdf", "docx", "feed", "mail", ""}
        Empty where they cannot be read.
    fault : Diagnostic or None
        Why not.
    """

    name: str
    data: bytes
    format: str
    fault: Diagnostic | None = None


def receive(document: Path | str | bytes, name: str = "") -> Received:
    """Take a file or bytes, and tell the format from what they hold, not from the name.

    Raises
    ------
    FolderError
        Where the file is missing, is a folder, or may not be read.
    """
    if isinstance(document, bytes):
        return _told(document, name or "document")
    path = Path(document)
    name = name or path.name
    try:
        if not path.is_file():
            raise FolderError(f"{path} is not a file", "give the file of a page, a letter or a statement")
        size = path.stat().st_size
        if size > LONGEST_FILE:
            return Received(name, b"", "", _too_large(name, size, LONGEST_FILE))
        with path.open("rb") as stream:
            return _told(stream.read(LONGEST_FILE + 1), name)
    except OSError as fault:
        raise FolderError(f"{path} cannot be read: {fault.strerror}", "check its name and permissions") from None


def _told(data: bytes, name: str) -> Received:
    if len(data) > LONGEST_FILE:
        return Received(name, b"", "", _too_large(name, len(data), LONGEST_FILE))
    if not data.strip(b" \t\r\n\v\f\x00\xef\xbb\xbf\xfe\xff"):
        return Received(
            name, data, "", Diagnostic("E901", "there is nothing in it", Place(name), help="save the page again")
        )
    if b"%PDF-" in data[:1024]:
        return Received(name, data, "pdf")
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return Received(name, data, "docx")
        return Received(
            name, data, "", _binary(name, "an archive or another office file", "give a DOCX, or the text itself")
        )
    for magic, what, help in _OTHER:
        if data.startswith(magic):
            return Received(name, data, "", _binary(name, what, help))
    if _is_binary(data):
        return Received(name, data, "", _binary(name, "no text", "give the text of the page"))
    kind = _format(data[:65536].decode("latin-1"), name, data)
    return Received(name, data, kind)


def _format(head: str, name: str, data: bytes) -> str:
    head = head.removeprefix("\u00ef\u00bb\u00bf").replace("\x00", "")
    start = _after_prologue(head)
    if _FEED.match(head, start):
        return "feed"
    if _HTML.match(head, start):
        return "html"
    if name.lower().endswith(".eml") or _is_letter(data[:4096]):
        return "mail"
    tags = len(_TAG.findall(head))
    page = name.lower().endswith((".html", ".htm", ".xhtml"))
    return "html" if tags >= (1 if page else 3) and (page or head.lstrip().startswith("<") or tags >= 10) else "text"


def _after_prologue(head: str) -> int:
    """Where the first element or the declaration of HTML begins: behind comments, XML declarations and other types."""
    position = 0
    while True:
        while position < len(head) and head[position].isspace():
            position += 1
        if head.startswith("<!--", position):
            end, width = head.find("-->", position + 4), 3
        elif head.startswith("<?", position):
            end, width = head.find(">", position), 1
        elif head[position : position + 9].lower() == "<!doctype" and not _HTML.match(head, position):
            subset = _SUBSET.match(head, position)
            end, width = (head.find("]", subset.end()), 1) if subset else (head.find(">", position), 1)
        elif position and head.startswith(">", position):
            end, width = position, 1
        else:
            return position
        if end < 0:
            return position
        position = end + width


def _is_letter(head: bytes) -> bool:
    """Whether it begins with the header lines of a letter (RFC 5322)."""
    names: set[str] = set()
    for line in head.decode("latin-1").split("\n"):
        words = line.rstrip("\r")
        if not words:
            break
        found = _HEADER.match(words)
        if not found and words[:1] not in " \t":
            return False
        if found:
            names.add(found.group(1).lower())
    known = names & _LETTER
    return len(known) >= 3 and bool(names & {"from", "subject"})


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    nought = sample.count(0)
    if nought:
        half = max(1, len(sample) // 2)
        wide = max(sample[::2].count(0), sample[1::2].count(0)) > 0.3 * half
        return not (wide and nought < 0.6 * len(sample))
    return b"\x00" in data or len(_CONTROLS.findall(sample)) > 0.01 * len(sample)


def _too_large(name: str, size: int, limit: int) -> Diagnostic:
    return Diagnostic(
        "E903",
        f"it has {size:,} bytes; the limit is {limit:,}",
        Place(name),
        help="split it into parts, or save only the text of it",
    )


def _binary(name: str, what: str, help: str) -> Diagnostic:
    return Diagnostic("E902", f"this is {what}", Place(name), help=help)
