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
from goodoffices.read.document.depiction import note_captions
from goodoffices.read.document.extent import find_extent
from goodoffices.read.document.line import Box, Line, Zone
from goodoffices.read.document.look import Look, look_at
from goodoffices.read.document.placing import ITEMS, Placing
from goodoffices.read.document.tail import Tail, drop_comments
from goodoffices.read.document.title import choose_title

__all__ = ["Sorted", "sort_lines"]

_FOLD = re.compile(r"\W+")
_BY = re.compile(r"\A(?:(?:written|reported|story|words) )?by:?\s+", re.IGNORECASE)
_POSTED = re.compile(r"[—–-]\s?\S.{1,60}\(@\w{1,30}\)")
_AND = re.compile(r",| and | & ")
_ABOUT = 60
_AUTHORS = 20
_RUNNING = ("body", "running text")
_MOST = 0.7
_SHARED = 0.3
_LOOK = 64
_OVER_BOXES = frozenset({"newsletter", "advertisement", "related", "comments", "share"})
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
        note_captions(self.looks, self.kinds)
        self.find_body()
        self.leave_box()
        self.note_authors()
        Tail(self.looks, self.kinds, self.first, self.last).sort()
        bodies = [number for number, kind in enumerate(self.kinds) if kind and kind[0] == "body"]
        self.first, self.last = (bodies[0], bodies[-1]) if bodies else (-1, -1)
        Placing(self.looks, self.kinds, self.title, self.first, self.last).place()

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
        if _POSTED.match(look.words):
            return "body", "who wrote the post that is shown"
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
                plain = look.line.tag in ITEMS and not look.line.linked
                if kind is None and not plain and self.times[folded] >= 3 - (look.count < 2):
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
        drop_comments(self.looks, self.kinds)
        self.first, self.last = find_extent(self.looks, self.kinds)
        self.title = choose_title(self.looks, self.kinds, self.headline, self.first, self.last)
        start = self.title if self.title is not None else -1
        if 0 <= self.first < start and 2 * self.words(self.first, start) >= self.words(start, self.last + 1):
            # A heading deep in the text, or under it, has the words of the headline; what stands over it is the article.
            start = self.first
        for number in range(start):
            if self.kinds[number] in (None, _RUNNING):
                long = self.title is not None and self.kinds[number] is not None
                self.kinds[number] = (
                    "navigation",
                    "running text before the title" if long else "stands before the title",
                )
        if self.title is not None:
            self.kinds[self.title] = ("title", "the headline over the article")
        for number in range(self.last + 1, len(self.looks)):
            if self.kinds[number] == _RUNNING and self.last >= 0:
                self.kinds[number] = ("related", "after the end of the article")
        bodies = [number for number, kind in enumerate(self.kinds) if kind and kind[0] == "body"]
        if not bodies:
            self.accept_short_text(start)
            bodies = [number for number, kind in enumerate(self.kinds) if kind and kind[0] == "body"]
        self.first, self.last = (bodies[0], bodies[-1]) if bodies else (-1, -1)

    def words(self, first: int, stop: int) -> int:
        """Words of running text from one line to before another."""
        return sum(self.looks[n].count for n in range(first, stop) if self.kinds[n] == _RUNNING)

    def accept_short_text(self, start: int) -> None:
        """Of a text without a paragraph, every line that ends as a sentence is taken for one."""
        for number, look in enumerate(self.looks):
            if number > start and self.kinds[number] is None and (look.ends or len(self.looks) <= 3):
                self.kinds[number] = ("body", "a sentence, in a text without longer paragraphs")


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
