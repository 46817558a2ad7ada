"""A letter: its head, its words, the older letters under them."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

from goodoffices.diagnose import Diagnostic, Place
from goodoffices.read.document.decoding import decode
from goodoffices.read.document.drawn import Drawn
from goodoffices.read.document.head import Head, when_of
from goodoffices.read.document.line import Line
from goodoffices.read.document.page import read_page
from goodoffices.read.document.plain import lines_of
from goodoffices.read.document.span import Span

__all__ = ["draw_mail"]

_SHOWN = ("From", "To", "Cc", "Date")
_WROTE = re.compile(
    r"(?:On|Le|Am|El|Il|Op|Den)\b.{4,200}\b(?:wrote|écrit|schrieb|escribió|scritto|schreef|skrev)\s*:\s*\Z|.{4,160}(?:yazdı|пише|пишет|написал\w*)\s*:\s*\Z",
    re.DOTALL,
)
_ORIGINAL = re.compile(
    r"[-_ ]{2,}\s*(?:original message|ursprüngliche nachricht|исходное сообщение)\s*[-_ ]*\Z|_{20,}\Z", re.IGNORECASE
)
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError, AssertionError)

_LONGEST_FIELD = 4000


class _Short(EmailPolicy):
    """Fields of the head as far as anybody reads them: the library takes work with the square of their length."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:_LONGEST_FIELD])


def draw_mail(data: bytes, name: str) -> Drawn:
    """The text of a letter: four lines of its head, the subject, the body.

    The plain part is taken before the HTML part. Quoted older letters are marked ``quoted``; attachments are named
    and not read.
    """
    try:
        letter: Any = message_from_bytes(data, policy=_Short())
        subject = _header(letter, "Subject")
        body, found, hidden, encoding = _body(letter, name)
        attached = (
            [part.get_filename() or "without a name" for part in letter.iter_attachments()]
            if letter.is_multipart()
            else []
        )
        date = _header(letter, "Date")
        sender = _header(letter, "From")
    except _BROKEN:
        fault = Diagnostic(
            "E904", "the letter is damaged and cannot be read", Place(name), help="save it again, or save its text"
        )
        return Drawn("", [], Head(), diagnostics=(fault,))
    top = [f"{key}: {value}" for key in _SHOWN if (value := _header(letter, key))]
    pieces, lines, length = [], [], 0
    for number, words in enumerate([*top, *([subject] if subject else [])]):
        kind = "header" if number < len(top) else ""
        lines.append(
            Line(
                Span(length, length + len(words)),
                words,
                kind=kind,
                rule="head of the letter" if kind else "",
                level=0 if kind else 1,
            )
        )
        pieces.append(words + ("\n\n" if number + 1 >= len(top) else "\n"))
        length += len(pieces[-1])
    text, rest = body
    lines += [_moved(line, length) for line in rest]
    if attached:
        told = ", ".join(attached[:8])
        found = (
            *found,
            Diagnostic(
                "N913",
                f"{len(attached)} attachments were not read: {told}",
                Place(name),
                help="save and read each by itself",
            ),
        )
    # The library reads a date of RFC 5322 to the second, with its zone.
    at = letter["Date"].datetime if letter["Date"] is not None and hasattr(letter["Date"], "datetime") else None
    when = when_of(at.isoformat()) if at else when_of(date)
    head = Head(
        title=(subject, "Subject of the letter"),
        author=(sender, "From of the letter"),
        published=(when[0], "Date of the letter", when[1]),
    )
    return Drawn("".join(pieces) + text, lines, head, hidden, encoding, found)


def _header(letter: EmailMessage, key: str) -> str:
    try:
        value = letter[key]
        return " ".join(str(value).split())[:500].encode("utf-8", "replace").decode() if value is not None else ""
    except _BROKEN:
        return ""


def _body(letter: EmailMessage, name: str) -> tuple[tuple[str, list[Line]], tuple[Diagnostic, ...], Any, str]:
    part = letter.get_body(("plain", "html"))
    if part is None:
        return ("", []), (), (), ""
    raw = part.get_payload(decode=True)
    decoded = decode(raw if isinstance(raw, bytes) else b"", name, declared=part.get_content_charset() or "")
    if part.get_content_type() == "text/html":
        page = read_page(decoded.text)
        return (page.text, page.lines), decoded.diagnostics, tuple(page.hidden), decoded.encoding
    text = decoded.text.replace("\r\n", "\n")
    return (text, _letter_lines(text)), decoded.diagnostics, (), decoded.encoding


def _letter_lines(text: str) -> list[Line]:
    """The lines of a plain letter, the quoted ones and the signature marked."""
    found: list[Line] = []
    own, position, last, broken = 0, 0, len(text), False
    for line in re.finditer(r"[^\n]*\n?", text):
        words = line.group().strip()
        if _ORIGINAL.match(words):
            last = line.start()
            break
        wrote = _WROTE.match(_two_lines(text, line.start()))
        if words.startswith(">") or wrote or broken:
            found += lines_of(text, Span(own, line.start()))
            found += _marked(text, Span(*line.span()), "quoted", "quoted from an older letter")
            own = line.end()
            broken = bool(wrote) and not words.endswith(":")
        elif line.group().rstrip("\n") in {"-- ", "--"}:
            last = line.start()
            break
        position = line.end()
        if position == len(text):
            break
    if own < last:
        found += lines_of(text, Span(own, last))
    rest = text[last : last + 60].strip()
    kind = (
        ("author", "signature of the letter")
        if rest.startswith("--") and not _ORIGINAL.match(rest.split("\n")[0])
        else ("quoted", "an older letter under this one")
    )
    return found + _marked(text, Span(max(own, last), len(text)), *kind)


def _two_lines(text: str, start: int) -> str:
    """A line and the next, for "On ... wrote:" is often broken."""
    stop = text.find("\n", start)
    first = text[start : stop if stop >= 0 else len(text)].strip()
    if first.endswith(":") or stop < 0 or not first.startswith(("On ", "Le ", "Am ", "El ", "Il ", "Op ", "Den ")):
        return first[:300]
    after = text.find("\n", stop + 1)
    return f"{first} {text[stop + 1 : after if after >= 0 else len(text)].strip()}"[:300]


def _marked(text: str, span: Span, kind: str, rule: str) -> list[Line]:
    return [Line(line.span, line.words, kind=kind, rule=rule, gap=line.gap) for line in lines_of(text, span)]


def _moved(line: Line, by: int) -> Line:
    span = Span(line.span.start + by, line.span.end + by)
    return Line(
        span, line.words, line.tag, line.linked, line.zone, line.box, line.level, line.kind, line.rule, line.gap
    )
