"""RSS and Atom: the entries of a feed, each as a page of its own."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from xml.parsers import expat

from goodoffices.diagnose import Diagnostic, Place
from goodoffices.read.document.drawn import Drawn
from goodoffices.read.document.head import Head, when_of
from goodoffices.read.document.page import read_page

__all__ = ["draw_feed"]

_ENTRY = frozenset({"item", "entry"})
_BODIES = ("encoded", "content", "description", "summary")
_PUBLISHED = ("published", "pubDate", "date", "issued", "created")
_UPDATED = ("updated", "modified")
_MOST = 5000


class _Refused(Exception):
    """The feed declares entities of its own."""


@dataclass(slots=True)
class _Entry:
    fields: dict[str, str] = field(default_factory=dict)


class _Reader:
    """Collects the fields of each entry while the parser runs."""

    def __init__(self) -> None:
        self.channel = _Entry()
        self.entries: list[_Entry] = []
        self.entry: _Entry | None = None
        self.path: list[str] = []
        self.words: list[str] = []
        self.markup = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.take
        parser.EntityDeclHandler = self.refuse
        self.parser = parser

    def refuse(self, *_: object) -> None:
        raise _Refused

    def start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.rpartition(" ")[2]
        if self.markup:
            self.markup += 1
            self.words.append(f"<{name}>")
            return
        self.path.append(name)
        if name in _ENTRY:
            self.entry = _Entry()
        self.words = []
        if attributes.get("type") == "xhtml":
            self.markup = 1

    def take(self, words: str) -> None:
        # Inside XHTML the parser has resolved what a reader of HTML will resolve again.
        self.words.append(html.escape(words, quote=False) if self.markup else words)

    def end(self, qualified: str) -> None:
        name = qualified.rpartition(" ")[2]
        if self.markup > 1:
            self.markup -= 1
            self.words.append(f"</{name}>")
            return
        self.markup = 0
        if self.path:
            self.path.pop()
        outer = self.path[-1] if self.path else ""
        words = "".join(self.words).strip()
        self.words = []
        if name in _ENTRY and self.entry is not None:
            if len(self.entries) < _MOST:
                self.entries.append(self.entry)
            self.entry = None
        elif self.entry is not None and (outer in _ENTRY or (name == "name" and outer == "author")):
            self.entry.fields.setdefault(name, words) if words else None
        elif outer in {"channel", "feed"} and words:
            self.channel.fields.setdefault(name, words)


def draw_feed(data: bytes, name: str) -> tuple[list[Drawn], tuple[Diagnostic, ...]]:
    """The entries of a feed in their order, and what is wrong with the feed.

    A feed that declares entities is refused: no feed needs them, and they are the usual means to make a reader of XML
    swell or fetch files. Of a feed that breaks off, the entries before the break are read.
    """
    reader = _Reader()
    faults: tuple[Diagnostic, ...] = ()
    try:
        reader.parser.Parse(data, True)
    except _Refused:
        return [], (
            Diagnostic(
                "E904",
                "the feed declares entities of its own and was not read",
                Place(name),
                help="take the feed from its publisher again",
            ),
        )
    except (expat.ExpatError, ValueError, LookupError) as fault:
        line = getattr(fault, "lineno", 0)
        faults = (
            Diagnostic(
                "E904",
                "the feed breaks off, or is not well-formed, at this line",
                Place(name, line, 1),
                help="take the feed again",
            ),
        )
    outlet = reader.channel.fields.get("title", "")
    return [_drawn(entry.fields, outlet) for entry in reader.entries], faults


def _drawn(fields: dict[str, str], outlet: str) -> Drawn:
    title = html.unescape(fields.get("title", ""))
    body = max((fields.get(key, "") for key in _BODIES), key=len)
    if "<" not in body and "&lt;" not in body:
        body = "".join(f"<p>{html.escape(html.unescape(part))}</p>" for part in body.split("\n\n"))
    page = read_page(f"<h1>{html.escape(title)}</h1>{body}")
    published = next((when_of(fields[key]) for key in _PUBLISHED if key in fields), (None, False))
    updated = next((when_of(fields[key]) for key in _UPDATED if key in fields), (None, False))
    if published[0] is None:
        published, updated = updated, (None, False)
    head = Head(
        title=(title, "title of the entry"),
        outlet=(outlet, "title of the feed"),
        author=(fields.get("creator") or fields.get("name") or fields.get("author", ""), "author of the entry"),
        published=(published[0], "time of the entry", published[1]),
        updated=(updated[0], "time of the entry", updated[1]),
    )
    return Drawn(page.text, page.lines, head, tuple(page.hidden))
