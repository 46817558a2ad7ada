"""The text of a PDF, page after page."""

from __future__ import annotations

import io
import logging
import struct
import zlib

from goodoffices.diagnose import Diagnostic, MissingExtra, Place
from goodoffices.read.document.drawn import Drawn
from goodoffices.read.document.head import Head
from goodoffices.read.document.plain import lines_of

__all__ = ["draw_pdf"]

_MOST_PAGES = 2000


def draw_pdf(data: bytes, name: str) -> Drawn:
    """The text of the pages, one after the other; a page that is only a picture has none, and is said.

    Raises
    ------
    MissingExtra
        Without pypdf.
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        raise MissingExtra("reading PDF", "read") from None
    broken = (
        PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError, NotImplementedError,
        AssertionError, OSError, struct.error, zlib.error, MemoryError,
    )  # fmt: skip
    # The library tells of every oddity of a file on its log; what matters is said as a diagnostic.
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return _refused(name, "the PDF is locked with a password", "save a copy without the password")
        count = len(reader.pages)
        texts, pictures = [], []
        for number in range(min(count, _MOST_PAGES)):
            words = reader.pages[number].extract_text() or ""
            texts.append(words.strip("\n"))
            if not words.strip():
                pictures.append(number + 1)
        told = reader.metadata
        title, author = (told.title or "", told.author or "") if told else ("", "")
    except broken:
        return _refused(
            name, "the PDF is damaged and cannot be read", "open it elsewhere and save it again, or save its text"
        )
    finally:
        log.setLevel(level)
    text = "\n".join(texts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    found = _said(name, count, pictures)
    head = Head(
        title=(str(title)[:300].strip(), "title in the PDF"), author=(str(author)[:200].strip(), "author in the PDF")
    )
    return Drawn(text, lines_of(text), head, diagnostics=found)


def _said(name: str, count: int, pictures: list[int]) -> tuple[Diagnostic, ...]:
    found = []
    if count > _MOST_PAGES:
        found.append(
            Diagnostic(
                "E903",
                f"it has {count:,} pages; the first {_MOST_PAGES:,} were read",
                Place(name),
                help="split it into parts",
            )
        )
    if pictures:
        told = ", ".join(map(str, pictures[:12])) + (" and others" if len(pictures) > 12 else "")
        found.append(
            Diagnostic(
                "W915",
                f"{len(pictures)} of {count} pages hold no text, as scanned pages do: {told}",
                Place(name),
                help="type what they say, or recognise the letters with another program first",
            )
        )
    return tuple(found)


def _refused(name: str, message: str, help: str) -> Drawn:
    return Drawn("", [], Head(), diagnostics=(Diagnostic("E904", message, Place(name), help=help),))
