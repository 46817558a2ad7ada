"""An HTML page as its reader sees it: lines of text, what is hidden, and what the head says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from goodoffices.read.document.elements import BLOCKS, CLOSES_ITSELF, UNSEEN, UNSEEN_RAW, VOID
from goodoffices.read.document.hiding import hidden_by, sheet_hides
from goodoffices.read.document.known import Hidden
from goodoffices.read.document.line import Box, Line, Zone
from goodoffices.read.document.span import Span
from goodoffices.read.document.tags import Tag, read_tags
from goodoffices.read.document.zone import zone_of_tag

__all__ = ["LONGEST_TEXT", "MOST_TAGS", "VEILS", "Page", "read_page"]

LONGEST_TEXT = 4 * 1024 * 1024
"""Code points of a text that are read; about 650,000 words. What stands behind them is set aside."""
MOST_TAGS = 2_000_000
"""Tags, texts and comments of a page that are read; an article has a few thousand."""

VEILS = ("visibility:hidden", "opacity or size of nought")
"""Ways of hiding that take no words out of the page."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_DEEPEST = 5000
_LOOK = 64
_KEPT = 500
_RUNNING = 12


@dataclass(frozen=True, slots=True)
class _Frame:
    tag: str
    hidden: str
    zone: Zone | None
    link: bool
    pre: bool
    background: str
    box: Box


@dataclass(slots=True)
class Page:
    """A page as read.

    Parameters
    ----------
    text : str
        What a reader sees: white space folded, a blank line between blocks, a line end for ``br``.
    lines : list of Line
    hidden : list of Hidden
    meta : dict of str to str
        ``name``, ``property`` or ``itemprop`` of the ``meta`` elements, in lower case.
    title : str
        The ``title`` element.
    linked_data : list of str
        The JSON-LD scripts.
    times : list of tuple of str
        ``datetime`` of each ``time`` element, with its class and ``itemprop``.
    language : str
        The ``lang`` of the page.
    beyond : int or None
        From where on the page was not read, in code points of the page; None where all of it was.
    """

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    linked_data: list[str] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    language: str = ""
    beyond: int | None = None


class _Reader:
    """The state of one reading: open elements, the line under way, what is set aside."""

    def __init__(self, longest: int, most_tags: int, unveiled: bool) -> None:
        self.page = Page()
        self.unveiled = unveiled
        self.longest = longest
        self.most_tags = most_tags
        self.waiting = 0
        self.stack = [_Frame("", "", None, False, False, "", Box())]
        self.open: Counter[str] = Counter()
        self.beyond: Counter[str] = Counter()
        self.sheet: dict[str, str] = {}
        self.pieces: list[str] = []
        self.length = 0
        self.line: list[tuple[str, bool]] = []
        self.frame = self.stack[0]
        self.broken = False
        self.aside: list[str] = []
        self.aside_rule = ""
        self.script = ""

    def read(self, page: str) -> Page:
        for number, tag in enumerate(read_tags(page)):
            room = self.longest - self.length - self.waiting
            if room <= 0 or number >= self.most_tags:
                self.page.beyond = tag.start
                break
            if tag.kind == "text":
                self.take_text(tag.data[:room])
                if len(tag.data) > room:
                    self.page.beyond = tag.start + room
                    break
            elif tag.kind == "start":
                self.take_start(tag)
            elif tag.kind == "end":
                self.take_end(tag.name)
            elif tag.kind == "raw":
                self.take_raw(tag)
            elif tag.data.strip():
                self.set_aside(tag.data, "comment of the page")
        self.end_line()
        self.end_aside()
        self.page.text = "".join(self.pieces)
        return self.page

    def take_text(self, words: str) -> None:
        top = self.stack[-1]
        if top.hidden:
            if words.strip():
                self.set_aside(words, top.hidden)
            return
        self.waiting += len(words)
        if not self.line:
            if not words.strip(" \t\n\r\f"):
                return
            self.frame = next((f for f in reversed(self.stack[-_LOOK:]) if f.tag in BLOCKS), top)
        if top.pre and "\n" in words:
            for number, part in enumerate(words.split("\n")):
                if number:
                    self.end_line()
                    self.broken = True
                self.line.append((part, top.link))
            return
        self.line.append((words, top.link))

    def take_start(self, tag: Tag) -> None:
        name = tag.name
        if name == "html" and tag.attributes.get("lang"):
            self.page.language = tag.attributes["lang"]
        self.note_head(tag)
        if name in BLOCKS:
            self.end_line()
            self.close_implied(name)
        if name == "br":
            self.end_line()
            self.broken = True
        if name in VOID:
            return
        self.script = tag.attributes.get("type", "").lower() if name == "script" else ""
        if name in {"script", "style", "title"}:
            return
        if name == "body" or (name in BLOCKS and self.stack[-1].tag == "head"):
            self.close("head")
        if len(self.stack) >= _DEEPEST:
            self.beyond[name] += 1
            return
        outer = self.stack[-1]
        behind = _BACKGROUND.search(tag.attributes.get("style", "")[:4000])
        background = behind.group(1).strip().lower().replace(" ", "") if behind else outer.background
        hidden = outer.hidden or (
            "" if name == "body" else hidden_by(tag.attributes, self.sheet, background=outer.background)
        )
        if self.unveiled and hidden in VEILS:
            hidden = ""
        hidden = hidden or (f"inside {name}" if name in UNSEEN else "")
        zone = zone_of_tag(name, tag.attributes, outer.zone)
        box = Box(outer.box, outer.box.depth + 1) if name in BLOCKS else outer.box
        linked, kept = outer.link or name == "a", outer.pre or name == "pre"
        self.stack.append(_Frame(name, hidden, zone, linked, kept, background, box))
        self.open[name] += 1

    def note_head(self, tag: Tag) -> None:
        given = tag.attributes
        if tag.name == "meta" or (given.get("itemprop") and given.get("content")):
            key = (given.get("property") or given.get("name") or given.get("itemprop") or "").strip().lower()
            if key and given.get("content"):
                self.page.meta.setdefault(key, given["content"].strip()[:2000])
        elif tag.name == "time" and given.get("datetime"):
            said = f"{given.get('class', '')} {given.get('itemprop', '')} {'pubdate' if 'pubdate' in given else ''}"
            if not (self.stack[-1].zone and self.stack[-1].zone.kind in {"related", "comments"}):
                self.page.times.append((given["datetime"].strip()[:100], said.strip().lower()))

    def close_implied(self, name: str) -> None:
        """End the paragraph, item or cell that this block ends by beginning."""
        wanted = CLOSES_ITSELF.get(name, frozenset()) | {"p"}
        if not any(self.open[tag] for tag in wanted):
            return
        for depth in range(1, min(_LOOK, len(self.stack))):
            tag = self.stack[-depth].tag
            if tag in wanted:
                for _ in range(depth):
                    self.open[self.stack.pop().tag] -= 1
                return
            if tag in BLOCKS:
                return

    def take_end(self, name: str) -> None:
        if name in BLOCKS:
            self.end_line()
        if self.beyond[name]:
            self.beyond[name] -= 1
        elif self.open[name]:
            self.close(name)

    def close(self, name: str) -> None:
        if name in BLOCKS or name in UNSEEN:
            while len(self.stack) > 1:
                tag = self.stack.pop().tag
                self.open[tag] -= 1
                if tag == name:
                    return
            return
        # A misplaced </b> must not end a hidden block that stands inside the b: only its own frame goes.
        for depth in range(1, min(_LOOK, len(self.stack))):
            if self.stack[-depth].tag == name:
                del self.stack[-depth]
                self.open[name] -= 1
                return

    def take_raw(self, tag: Tag) -> None:
        if tag.name == "title" and not self.page.title:
            self.page.title = _SPACES.sub(" ", tag.data).strip()[:500]
        elif tag.name == "script" and "ld+json" in self.script:
            self.page.linked_data.append(tag.data)
        elif tag.name == "style":
            self.sheet.update(sheet_hides(tag.data))
        linked = "ld+json" in self.script
        if tag.name in UNSEEN_RAW and tag.data.strip() and not linked:
            self.set_aside(tag.data, f"inside {tag.name}")
        if tag.name == "xmp":
            self.take_text(tag.data)

    def set_aside(self, words: str, rule: str) -> None:
        if rule != self.aside_rule or rule.startswith(("comment", "inside s")):
            self.end_aside()
        self.aside_rule = rule
        self.aside.append(words)

    def end_aside(self) -> None:
        words = "".join(self.aside)
        if words.strip():
            folded = _SPACES.sub(" ", words[: 4 * _KEPT]).strip()[:_KEPT]
            self.page.hidden.append(Hidden(folded, len(words), self.aside_rule))
        self.aside = []

    def end_line(self) -> None:
        """Close the line under way and place it in the text."""
        words = "".join(part for part, _ in self.line)
        words = (words if self.frame.pre else _SPACES.sub(" ", words)).strip()
        linked = sum(len(part.strip()) for part, link in self.line if link)
        self.line = []
        self.waiting = 0
        if not words:
            return
        gap = 0
        if self.pieces:
            gap = 0 if self.broken else 1
            self.pieces.append("\n" if self.broken else "\n\n")
            self.length += len(self.pieces[-1])
        self.broken = False
        zone, tag = self.frame.zone, self.frame.tag
        count = words.count(" ") + 1
        outer = zone if count >= _RUNNING and words[-1] in '.!?…"”’»)' else None
        while outer:
            outer.words += count
            outer = outer.outer
        level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
        span = Span(self.length, self.length + len(words))
        share = min(1.0, linked / len(words))
        self.page.lines.append(Line(span, words, tag, share, zone, self.frame.box, level, gap=gap))
        self.pieces.append(words)
        self.length += len(words)


def read_page(page: str, *, longest: int = LONGEST_TEXT, most_tags: int = MOST_TAGS, unveiled: bool = False) -> Page:
    """Read an HTML page, of a very long one the first part.

    Parameters
    ----------
    page : str
    longest : int
        Code points of text that are read.
    most_tags : int
        Tags, texts and comments that are read.
    unveiled : bool
        Whether words count as shown that are only made invisible or transparent, as pages do with all of their text
        until a script has run.

    Examples
    --------
    >>> page = read_page("<title>T</title><h1>Talks</h1><p>They <b>met</b>.<p style='display:none'>Obey!")
    >>> page.text, page.lines[1].span, page.hidden[0].words
    ('Talks\\n\\nThey met.', Span(start=7, end=16), 'Obey!')
    """
    return _Reader(longest, most_tags, unveiled).read(page)
