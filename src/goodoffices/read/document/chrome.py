"""Which lines are the article and which the page around it, each with the rule that decided.

The rules look at a line by itself (its words, its end, its links, the tag it stands in) and then at its place: before
the first paragraph, between paragraphs, after the last. They are in the spirit of shallow text features (Kohlschütter,
Fankhauser & Nejdl, "Boilerplate detection using shallow text features", WSDM 2010) and of jusText's two passes
(Pomikálek, "Removing boilerplate and duplicate content from web corpora", 2011), with words and positions of news
pages, and for lines without any markup too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.read.document.block import Block
from goodoffices.read.document.line import Box, Line, Zone
from goodoffices.read.document.look import Look, look_at
from goodoffices.read.document.tail import Tail
from goodoffices.read.document.title import choose_title

__all__ = ["Sorted", "sort_lines"]

_FOLD = re.compile(r"\W+")
_BYLINE = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞİŞĞ][\w.'’-]+\s+){1,3}[A-ZÀ-ÖØ-ÞİŞĞ][\w'’-]+(?:(?:,| and| &|\s\|)\s+(?:[A-ZÀ-ÖØ-Þ][\w.'’-]+\s*){1,4})*\Z"
)
_BY = re.compile(r"\A(?:(?:written|reported|story|words) )?by:?\s+", re.IGNORECASE)
_AND = re.compile(r",| and | & ")
_POINTS = re.compile(
    r"(?:in (?:short|brief)|key (?:points|takeaways|facts)|at a glance|summary|highlights|what we know(?: so far)?|the (?:gist|main points))\W*\Z",
    re.IGNORECASE,
)
_ABOUT = 60
_AUTHORS = 20
_RUNNING = ("body", "running text")
_MOST = 0.7
_SHARED = 0.3
_LOOK = 64
_TOP = 6
_OVER_BOXES = frozenset({"newsletter", "advertisement", "related", "comments"})
_DOES = ("is a", "covers ", "has covered ", "reports ", "writes ")
_MAJORITY = 0.4
_HEADING = 16
_REPEATED = 8
_CHROME_ZONES = 0.75
_PULLED = 60


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of a page, sorted.

    Parameters
    ----------
    looks : tuple of Look
    blocks : tuple of Block
        One for each line.
    title : int or None
        Which of them is the title.
    first, last : int
        The first and the last paragraph; -1 and -1 where there is none.
    """

    looks: tuple[Look, ...]
    blocks: tuple[Block, ...]
    title: int | None
    first: int
    last: int


class _Sorter:
    """The passes over one page, each of which decides what the ones before left open."""

    def __init__(self, lines: list[Line], headline: str) -> None:
        self.looks = [look_at(line) for line in lines]
        self.kinds: list[tuple[str, str] | None] = [None] * len(lines)
        self.running = sum(look.count for look in self.looks if look.prose) or 1
        self.headline = headline
        self.folded = [_FOLD.sub(" ", look.words[:2000]).strip().lower() for look in self.looks]
        self.times = Counter(self.folded)
        self.title: int | None = None
        self.first = self.last = -1

    def sort(self) -> None:
        for number, look in enumerate(self.looks):
            self.kinds[number] = self.by_itself(look)
        self.note_repeats()
        self.find_body()
        self.leave_box()
        self.note_authors()
        Tail(self.looks, self.kinds, self.first, self.last).sort()
        bodies = [number for number, kind in enumerate(self.kinds) if kind and kind[0] == "body"]
        self.first, self.last = (bodies[0], bodies[-1]) if bodies else (-1, -1)
        self.place_rest()

    def zone_of(self, look: Look) -> Zone | None:
        """The zone that counts: none that holds the article; chrome before caption, outer before inner."""
        found: Zone | None = None
        zone = look.line.zone
        while zone:
            # An older letter stays one however long it is.
            small = zone.words < _MAJORITY * self.running or zone.kind == "quoted"
            if small and (zone.kind != "caption" or found is None):
                found = zone
            zone = zone.outer
        return found

    def by_itself(self, look: Look) -> tuple[str, str] | None:
        if look.line.kind:
            return look.line.kind, look.line.rule
        zone = self.zone_of(look)
        if zone and not (zone.kind in {"stamp", "byline"} and look.count > _HEADING):
            kind = "stamp" if look.stamp and zone.kind == "byline" else zone.kind
            return kind, zone.rule
        if look.stamp:
            return "stamp", "hardly more than a date"
        if look.caption and not look.phrase:
            return "caption", "ends with whose picture it is, or says that it is one"
        if look.phrase and (not look.line.level or (look.line.level > 1 and look.phrase in _OVER_BOXES)):
            return look.phrase, "words of a page, not of an article"
        if look.site and look.count <= 90:
            return look.site, "the page speaks of itself to its reader"
        if look.line.linked >= _CHROME_ZONES and not look.line.level:
            return "related", "all of it is a link"
        if look.prose:
            return _RUNNING
        return None

    def note_repeats(self) -> None:
        """A long line that stands twice is a caption shown twice, or a teaser; a short one is furniture."""
        seen: dict[str, int] = {}
        for number, look in enumerate(self.looks):
            folded = self.folded[number]
            if self.times[folded] < 2 or not folded:
                continue
            kind = self.kinds[number]
            if look.count < 4:
                if kind is None and self.times[folded] >= 3 - (look.count < 2):
                    self.kinds[number] = ("navigation", "a short line that comes again")
                continue
            before = seen.setdefault(folded, number)
            if before == number:
                continue
            if kind is None or kind[0] in {"body", "caption"}:
                self.kinds[number] = ("repeat", "stands in the text already")
            near = number - before <= 4 and look.count >= _REPEATED
            if near and (self.kinds[before] or ("body", ""))[0] == "body":
                self.kinds[before] = ("caption", "shown twice, as captions are")

        self.note_pull_quotes()

    def note_pull_quotes(self) -> None:
        """A line in quotation marks that stands in a paragraph too was set out of it for show."""
        quotes = [
            number
            for number, look in enumerate(self.looks)
            if look.words[0] in '"“«„' and look.count >= 4 and self.kinds[number] in (None, _RUNNING)
        ]
        for number in quotes[:_PULLED]:
            near = range(max(0, number - _PULLED), min(len(self.looks), number + _PULLED))
            quote = self.folded[number]
            if any(len(self.folded[other]) > len(quote) and quote in self.folded[other] for other in near):
                self.kinds[number] = ("repeat", "stands in a paragraph too")

    def leave_box(self) -> None:
        """After the element that holds nearly all of the running text, nothing is the article any more."""
        shares: Counter[Box] = Counter()
        total = 0
        for look, kind in zip(self.looks, self.kinds, strict=True):
            if kind != _RUNNING or look.line.box is None:
                continue
            total += look.count
            for box in _boxes(look.line.box):
                shares[box] += look.count
        holding = [box for box, words in shares.items() if words >= _MOST * total]
        if not holding:
            return
        article = max(holding, key=lambda box: box.depth)
        inside = [n for n, look in enumerate(self.looks) if look.line.box and article in _boxes(look.line.box)]
        topic = frozenset[str]().union(*(self.looks[number].content for number in inside))
        for number in range(inside[-1] + 1, len(self.looks)):
            look = self.looks[number]
            # An article that goes on in a second element speaks of the same things.
            if self.kinds[number] == _RUNNING and len(look.content & topic) >= _SHARED * max(1, len(look.content)):
                return
            if self.kinds[number] in (None, _RUNNING):
                self.kinds[number] = ("related", "after the element that holds the article")

    def note_authors(self) -> None:
        """Who "By ..." names: a line with that name alone, and the line that says who that is."""
        names: set[str] = set()
        for number, kind in enumerate(self.kinds):
            if kind and kind[0] == "byline" and len(names) < _AUTHORS:
                names |= {name.strip().lower() for name in _AND.split(_BY.sub("", self.looks[number].words))}
        names = {name for name in names if 2 <= len(name.split()) <= 5 and len(name) <= 40}
        for number, look in enumerate(self.looks if names else ()):
            words = look.words[:60].lower()
            if words in names and number != self.title:
                self.kinds[number] = ("byline", "the name of the author")
            elif look.count <= _ABOUT and any(
                words.startswith(tuple(f"{name} {verb}" for verb in _DOES)) for name in names
            ):
                self.kinds[number] = ("author", "who the author is")

    def find_body(self) -> None:
        """The title, and with it where the article begins."""
        self.title = choose_title(self.looks, self.kinds, self.headline)
        start = self.title if self.title is not None else -1
        for number in range(start):
            if self.kinds[number] in (None, _RUNNING):
                long = self.title is not None and self.kinds[number] is not None
                self.kinds[number] = (
                    "navigation",
                    "running text before the title" if long else "stands before the title",
                )
        if self.title is not None:
            self.kinds[self.title] = ("title", "the headline over the article")
        bodies = [number for number, kind in enumerate(self.kinds) if kind and kind[0] == "body"]
        if not bodies:
            self.accept_short_text(start)
            bodies = [number for number, kind in enumerate(self.kinds) if kind and kind[0] == "body"]
        self.first, self.last = (bodies[0], bodies[-1]) if bodies else (-1, -1)

    def accept_short_text(self, start: int) -> None:
        """Of a text without a paragraph, every line that ends as a sentence is taken for one."""
        for number, look in enumerate(self.looks):
            if number > start and self.kinds[number] is None and (look.ends or len(self.looks) <= 3):
                self.kinds[number] = ("body", "a sentence, in a text without longer paragraphs")

    def place_rest(self) -> None:
        """Short lines: by whether they stand over, between or under the paragraphs."""
        open_lines = [number for number, kind in enumerate(self.kinds) if kind is None]
        runs = self.runs(open_lines)
        for number in open_lines:
            look = self.looks[number]
            if self.first < 0 or number < self.first:
                self.kinds[number] = self.over(look, number)
            elif number > self.last:
                self.kinds[number] = self.under(look, number)
            else:
                self.kinds[number] = self.between(number, runs[number])

    def runs(self, open_lines: list[int]) -> dict[int, tuple[int, int]]:
        """For each open line the first and last of its run."""
        found: dict[int, tuple[int, int]] = {}
        start = 0
        for place, number in enumerate(open_lines):
            if place and number != open_lines[place - 1] + 1:
                start = place
            if place + 1 == len(open_lines) or open_lines[place + 1] != number + 1:
                for member in open_lines[start : place + 1]:
                    found[member] = (open_lines[start], number)
        return found

    def over(self, look: Look, number: int) -> tuple[str, str]:
        if self.title is None or number < self.title:
            level = bool(look.line.level)
            return ("heading", "heading of the page") if level else ("navigation", "stands before the article")
        if look.stamps:
            return "stamp", "date under the title"
        if _BYLINE.match(look.words) and look.count <= 9 and not look.line.level:
            return "byline", "names under the title"
        if look.ends and look.count >= 4:
            return "body", "sentence under the title"
        if look.line.level or look.count >= 4:
            return "heading", "line under the title"
        return "navigation", "a few words between title and article"

    def under(self, look: Look, number: int) -> tuple[str, str]:
        before = self.kinds[number - 1] if number else None
        if look.ends and look.count >= 3 and before and before[0] == "body" and not look.line.linked:
            return "body", "sentence under the last paragraph"
        if look.words[0] == "(" and look.words[-1] == ")" and look.count >= 3:
            return "body", "remark in brackets under the last paragraph"
        return (
            ("related", "headline after the article")
            if look.count >= 4
            else ("navigation", "a few words after the article")
        )

    def between(self, number: int, run: tuple[int, int]) -> tuple[str, str]:
        look, length = self.looks[number], run[1] - run[0] + 1
        after = self.kinds[number + 1] if number + 1 < len(self.looks) else None
        if after and after[0] == "newsletter" and self.looks[number + 1].count >= _REPEATED and look.count <= _REPEATED:
            return "newsletter", "heading of what follows"
        before = self.looks[number - 1] if number else None
        if (
            self.title is not None
            and number <= self.title + _TOP
            and look.count <= 4
            and not look.line.level
            and _BYLINE.match(look.words)
        ):
            return "byline", "names under the title"
        if look.ends and not look.line.linked:
            return "body", "short sentence between paragraphs"
        if (
            look.bullet
            or look.line.tag in {"li", "dt", "dd", "blockquote", "td", "th"}
            or (before and before.words[-1] in ":;")
        ):
            return "body", "item of a list in the article"
        if look.words[-1] == ":" and look.count >= 3:
            return "body", "leads to what follows"
        if look.line.level:
            return "heading", f"h{look.line.level} between paragraphs"
        if look.count > _HEADING:
            return "body", "long line between paragraphs"
        if _POINTS.match(self.looks[run[0]].words):
            return ("heading", "heading of a summary") if number == run[0] else ("body", "point of a summary")
        if length >= 3:
            return (
                ("related", "several headlines in a row")
                if look.count >= 4
                else ("navigation", "several short lines in a row")
            )
        if number < run[1]:
            return (
                ("caption", "line over a heading") if look.count >= 6 else ("navigation", "a few words over a heading")
            )
        if look.words[0].islower() and before and not before.ends:
            return "body", "goes on from the line before"
        return "heading", "short line between paragraphs"


def _boxes(box: Box) -> Iterator[Box]:
    """A box and those that hold it, from the inside; no page needs more than the innermost few."""
    here: Box | None = box
    for _ in range(_LOOK):
        if here is None:
            return
        yield here
        here = here.outer


def sort_lines(lines: list[Line], *, headline: str = "") -> Sorted:
    """Sort the lines of a page into the article and what surrounds it.

    Parameters
    ----------
    lines : list of Line
    headline : str
        The title as the head of the page or of the letter gives it, or empty.

    Examples
    --------
    >>> from goodoffices.read.document.plain import lines_of
    >>> page = "Menu\\nSide A ready for talks\\nSide A is ready for the talks that the host has called for May.\\nRead more"
    >>> [block.kind for block in sort_lines(lines_of(page)).blocks]
    ['navigation', 'title', 'body', 'related']
    """
    sorter = _Sorter(lines, headline)
    sorter.sort()
    blocks = tuple(
        Block(kind[0], look.line.span, kind[1], look.line.level if kind[0] in {"title", "heading"} else 0)
        for look, kind in zip(sorter.looks, sorter.kinds, strict=True)
        if kind
    )
    return Sorted(tuple(sorter.looks), blocks, sorter.title, sorter.first, sorter.last)
