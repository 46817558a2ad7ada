"""Read one document, or every entry of a feed."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from goodoffices.case.when import When
from goodoffices.diagnose import Diagnostic, Place, Report
from goodoffices.read.document.block import CHROME, Block
from goodoffices.read.document.bound import bounded, not_read, part_to_read
from goodoffices.read.document.chrome import Sorted, sort_lines
from goodoffices.read.document.dateline import find_dateline
from goodoffices.read.document.decoding import decode
from goodoffices.read.document.document import Document
from goodoffices.read.document.docx import draw_docx
from goodoffices.read.document.drawn import Drawn
from goodoffices.read.document.feed import draw_feed
from goodoffices.read.document.head import Head, head_of
from goodoffices.read.document.invisible import invisible_characters
from goodoffices.read.document.known import Hidden, Known, Stamp
from goodoffices.read.document.language import language_of
from goodoffices.read.document.mail import draw_mail
from goodoffices.read.document.page import VEILS, read_page
from goodoffices.read.document.pdf import draw_pdf
from goodoffices.read.document.phrase import phrase_kind
from goodoffices.read.document.plain import lines_of
from goodoffices.read.document.publication import find_publication, given_time
from goodoffices.read.document.received import Received, receive
from goodoffices.read.document.sentence import Sentence, split_sentences
from goodoffices.read.document.span import Span

__all__ = ["read_document", "read_documents"]

_DATED = 4
_VEILED = 5
_VEILED_LEAST = 500
_OUTLET = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*([^\W\d_][\w .&’'-]{2,40}?)(?:[.,|]| All\b| - |\Z)",
    re.IGNORECASE,
)
_BY = re.compile(r"\A(?:(?:written|reported|story|words) )?by:?\s+", re.IGNORECASE)
_MORE_FROM = re.compile(r"more from (?:the )?([^\W\d_][\w .&’'-]{2,40})\Z", re.IGNORECASE)


def read_document(
    document: Path | str | bytes, *, published: str | When | None = None, name: str = ""
) -> tuple[Document, Report]:
    """Read a page, a letter, a PDF, a DOCX or a plain text.

    Parameters
    ----------
    document : path or bytes
        The format is told from the bytes. Nothing is fetched; no file but this one is opened.
    published : str or When, optional
        When it was published, where the caller knows better than the page.
    name : str
        For diagnostics; else the name of the file.

    Returns
    -------
    Document
        Of a feed, the first entry. Empty where the document cannot be read.
    Report
        What was set aside, guessed or refused.

    Raises
    ------
    FolderError
        Where the file is missing or may not be read.
    MissingExtra
        Where the format needs a library that is not installed (PDF, DOCX: ``read``).
    UsageError
        Where ``published`` is no time.

    Examples
    --------
    >>> page = b"Menu\\nTalks to resume in May\\nMay 2, 2025 07:00 PM GMT+03:00\\nThe two sides will meet again in the palace on Friday."
    >>> document, report = read_document(page, name="page.txt")
    >>> document.title.value, document.published.when.iso(), [sentence.kind for sentence in document.sentences]
    ('Talks to resume in May', '2025-05-02T19:00+03:00', ['title', 'body'])
    """
    documents, report = read_documents(document, published=published, name=name)
    if len(documents) > 1:
        note = Diagnostic(
            "N914",
            f"it is a feed of {len(documents)} entries, of which this is the first",
            Place(documents[0].name),
            help="read them all",
        )
        return documents[0], Report.of([*documents[0].warnings, note], files=1)
    return documents[0], report


def read_documents(
    document: Path | str | bytes, *, published: str | When | None = None, name: str = ""
) -> tuple[tuple[Document, ...], Report]:
    """The same for every entry of a feed; of any other format, for the one document. Never empty."""
    given = given_time(published)
    received = receive(document, name)
    digest = hashlib.sha256(received.data).hexdigest() if received.data else ""
    faults: tuple[Diagnostic, ...] = ()
    if received.fault:
        drawn, faults = [Drawn("", [], Head())], (received.fault,)
    elif received.format == "feed":
        drawn, faults = draw_feed(received.data, received.name)
        drawn = drawn or [Drawn("", [], Head())]
    else:
        drawn = [_draw(received)]
    several = len(drawn) > 1
    documents = tuple(
        _document(
            one,
            received,
            digest,
            given,
            f"{received.name}#{number}" if several else received.name,
            faults if number == 1 else (),
        )
        for number, one in enumerate(drawn, 1)
    )
    return documents, Report.of((d for one in documents for d in one.warnings), files=1)


def _draw(received: Received) -> Drawn:
    data, name = received.data, received.name
    if received.format == "pdf":
        return draw_pdf(data, name)
    if received.format == "docx":
        return draw_docx(data, name)
    if received.format == "mail":
        return draw_mail(data, name)
    decoded = decode(data, name)
    if received.format == "html":
        page = read_page(decoded.text)
        notes = decoded.diagnostics
        veiled = sum(one.length for one in page.hidden if one.rule in VEILS)
        if veiled > _VEILED * len(page.text) + _VEILED_LEAST:
            page = read_page(decoded.text, unveiled=True)
            notes = (*notes, _unveiled(name, veiled))
        if page.beyond is not None:
            notes = (*notes, not_read(name, page.beyond, len(decoded.text), "the page"))
        return Drawn(page.text, page.lines, head_of(page), tuple(page.hidden), decoded.encoding, notes)
    start = 1 if decoded.text.startswith("\ufeff") else 0
    lines = lines_of(decoded.text, part_to_read(decoded.text, start))
    return Drawn(decoded.text, lines, Head(), encoding=decoded.encoding, diagnostics=decoded.diagnostics)


def _document(
    drawn: Drawn, received: Received, digest: str, given: Stamp | None, name: str, faults: tuple[Diagnostic, ...]
) -> Document:
    drawn = bounded(drawn, name)
    found = [*faults, *drawn.diagnostics]
    if any(d.level == "error" for d in found) and not drawn.text:
        return Document(
            "",
            name,
            received.format or "text",
            digest,
            _digest(""),
            published=given,
            warnings=tuple(found),
            encoding=drawn.encoding,
        )
    page = sort_lines(drawn.lines, headline=drawn.head.title[0])
    blocks, place = _dated(drawn.text, page)
    stamp, updated, doubts = find_publication(page, drawn.head, given, name)
    title, head = _title(drawn.text, page, drawn.head), drawn.head
    outlet = Known(*head.outlet) if head.outlet[0] else _outlet(drawn.text, blocks)
    found += [*doubts, *_said(drawn, blocks, name)]
    body = " ".join(block.span.of(drawn.text) for block in blocks if not block.chrome)
    return Document(
        drawn.text, name, received.format, digest, _digest(drawn.text), blocks, tuple(_sentences(drawn.text, blocks)), title, outlet, place,
        _author(drawn.text, blocks, head), stamp, updated, language_of(body) or head.language, drawn.encoding, drawn.hidden,
        tuple(Report.of(found)),
    )  # fmt: skip


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _dated(text: str, page: Sorted) -> tuple[tuple[Block, ...], Known | None]:
    """The blocks, with the dateline parted from the first paragraphs, and the place in it."""
    blocks: list[Block] = []
    place: Known | None = None
    tried = 0
    for block in page.blocks:
        found = None
        if block.kind == "body" and place is None and tried < _DATED:
            tried += 1
            found = find_dateline(text, block.span)
        if found is None:
            blocks.append(block)
            continue
        line, where = found
        place = Known(where.of(text), "dateline", where)
        blocks.append(Block("dateline", line, "place before the first sentence"))
        blocks.append(Block("body", Span(line.end, block.span.end).trimmed(text), block.rule))
    return tuple(blocks), place


def _title(text: str, page: Sorted, head: Head) -> Known | None:
    if page.title is not None:
        block = page.blocks[page.title]
        return Known(block.span.of(text), "the headline over the article", block.span)
    return Known(*head.title) if head.title[0] else None


def _author(text: str, blocks: Sequence[Block], head: Head) -> Known | None:
    if head.author[0]:
        return Known(*head.author)
    lines = [block for block in blocks if block.kind == "byline" and len(block.span) > 4]
    byline = next((block for block in lines if _BY.match(block.span.of(text))), lines[0] if lines else None)
    if byline is None:
        return None
    words = _BY.sub("", byline.span.of(text))
    return Known(words, "line under the title", byline.span) if words else None


def _outlet(text: str, blocks: Sequence[Block]) -> Known | None:
    """The name behind the sign of copyright, or in "More from ...", of a page without a head."""
    for pattern, how in ((_OUTLET, "sign of copyright"), (_MORE_FROM, "'More from ...'")):
        for block in blocks:
            if block.chrome and len(block.span) < 300:
                found = pattern.search(block.span.of(text))
                if found and found.group(1)[0].isupper() and not phrase_kind(found.group(1)):
                    start = block.span.start + found.start(1)
                    said = re.sub(r"[\s,]*\d{4}\Z", "", found.group(1).strip())
                    return Known(said, how, Span(start, start + len(said)))
    return None


def _sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    return [
        Sentence(span, number, block.kind)
        for number, block in enumerate(blocks)
        if block.kind not in CHROME and block.kind != "dateline"
        for span in split_sentences(text, block.span)
    ]


def _said(drawn: Drawn, blocks: Sequence[Block], name: str) -> list[Diagnostic]:
    """What was set aside, and what is missing."""
    found: list[Diagnostic] = []
    if drawn.hidden:
        found.append(_hidden(drawn.hidden, name))
    quoted = sum(block.kind == "quoted" for block in blocks)
    if quoted:
        found.append(
            Diagnostic(
                "N913",
                f"{quoted} blocks of older letters, quoted under this one, were set aside",
                Place(name),
                help="read the older letters by themselves",
            )
        )
    if not drawn.text.strip():
        found.append(
            Diagnostic(
                "E901",
                "there is nothing in it that a reader would see",
                Place(name),
                help="save the page again, as it is shown",
            )
        )
    elif not any(block.kind == "body" for block in blocks):
        found.append(
            Diagnostic(
                "W908",
                "no paragraph of an article was found in it",
                Place(name),
                help="save the page again when its article is shown",
            )
        )
    sign = invisible_characters(drawn.text, name)
    return [*found, sign] if sign else found


def _unveiled(name: str, length: int) -> Diagnostic:
    return Diagnostic(
        "W918",
        f"the page makes nearly all of its words invisible ({length:,} characters) until a script has run; they were read as shown",
        Place(name),
        help="compare with the page as a browser shows it before quoting",
    )


def _hidden(hidden: Sequence[Hidden], name: str) -> Diagnostic:
    rules = Counter(one.rule for one in hidden)
    told = ", ".join(
        f"{count} by {rule}" if not rule.startswith(("inside", "comment")) else f"{count} {rule}"
        for rule, count in rules.most_common(6)
    )
    seen = [one for one in hidden if not one.rule.startswith(("inside s", "comment", "inside head"))]
    words = tuple(f"{one.rule}: {one.words[:80]}" for one in seen[:3])
    return Diagnostic(
        "N907",
        f"{len(hidden)} stretches that the page does not show were set aside: {told}",
        Place(name),
        help="nothing of them is read",
        notes=words,
    )
