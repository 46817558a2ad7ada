"""A document as read: its text as received, its blocks, and what is known about it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from goodoffices.case.quotation import Quotation
from goodoffices.diagnose import Diagnostic, Place
from goodoffices.read.document.block import Block
from goodoffices.read.document.known import Hidden, Known, Stamp
from goodoffices.read.document.sentence import Sentence
from goodoffices.read.document.span import Span

__all__ = ["Document"]

_AROUND = 24


@dataclass(frozen=True, slots=True)
class Document:
    """One article, statement, letter or transcript.

    Parameters
    ----------
    text : str
        As received: for plain text the decoded bytes, unchanged (line ends and byte-order mark included); for HTML,
        PDF, DOCX, feeds and letters the text that a reader sees, derived from the bytes by fixed rules.
    name : str
        The file name, or what the caller gave.
    format : {"text", "html", "pdf", "docx", "feed", "mail"}
    sha256, text_sha256 : str
        Fingerprints of the bytes as received and of ``text`` in UTF-8. For plain text in UTF-8 they are the same.
    blocks : tuple of Block
        In the order of the text, without overlap; all that is not white space lies in one of them.
    sentences : tuple of Sentence
        Of the blocks that are the article itself, in the order of the text.
    title, outlet, place, author : Known or None
    published : Stamp or None
    updated : tuple of Stamp
        The latest last.
    language : str
        BCP 47 ("en", "tr", "uk", "ru"), or empty where it is not known.
    encoding : str
        Of the bytes; empty where the format has none.
    hidden : tuple of Hidden
    warnings : tuple of Diagnostic
        The same as in the report of the reading.
    """

    text: str
    name: str = ""
    format: str = "text"
    sha256: str = ""
    text_sha256: str = ""
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    title: Known | None = None
    outlet: Known | None = None
    place: Known | None = None
    author: Known | None = None
    published: Stamp | None = None
    updated: tuple[Stamp, ...] = ()
    language: str = ""
    encoding: str = ""
    hidden: tuple[Hidden, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def captions(self) -> tuple[Block, ...]:
        """The captions, each once."""
        return tuple(block for block in self.blocks if block.kind == "caption")

    @property
    def article(self) -> tuple[Block, ...]:
        """The blocks that are the article itself: title, headings, dateline, paragraphs, captions."""
        return tuple(block for block in self.blocks if not block.chrome)

    @property
    def chrome(self) -> tuple[Block, ...]:
        """The page around the article."""
        return tuple(block for block in self.blocks if block.chrome)

    def words(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.text)

    def block_at(self, position: int) -> Block | None:
        """The block in which a code point lies."""
        number = bisect_right(self.blocks, position, key=lambda block: block.span.start) - 1
        return self.blocks[number] if number >= 0 and position < self.blocks[number].span.end else None

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence in which a code point lies."""
        number = bisect_right(self.sentences, position, key=lambda sentence: sentence.span.start) - 1
        return self.sentences[number] if number >= 0 and position < self.sentences[number].span.end else None

    def place_of(self, span: Span) -> Place:
        """Line and column of a span, for a diagnostic."""
        start = self.text.rfind("\n", 0, span.start) + 1
        return Place(self.name, self.text.count("\n", 0, start) + 1, span.start - start + 1, max(1, len(span)))

    def quotation(self, span: Span) -> Quotation:
        """The span as the case cites it, with the words around it."""
        return Quotation(
            span.start,
            span.end,
            span.of(self.text),
            self.text[max(0, span.start - _AROUND) : span.start],
            self.text[span.end : span.end + _AROUND],
        )

    def to_json(self) -> dict[str, Any]:
        """What is known about the document, as plain values; the text itself is not in it."""

        def told(value: Known | Stamp | None) -> dict[str, Any] | None:
            return value.to_json() if value else None

        return {
            "name": self.name,
            "format": self.format,
            "encoding": self.encoding,
            "language": self.language,
            "sha256": self.sha256,
            "text_sha256": self.text_sha256,
            "length": len(self.text),
            "title": told(self.title),
            "outlet": told(self.outlet),
            "place": told(self.place),
            "author": told(self.author),
            "published": told(self.published),
            "updated": [stamp.to_json() for stamp in self.updated],
            "captions": [block.span.to_json() for block in self.captions],
            "headings": [block.span.to_json() for block in self.blocks if block.kind == "heading"],
        }
