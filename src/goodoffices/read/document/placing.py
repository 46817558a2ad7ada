"""Short lines by their place: over, between or under the paragraphs of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.read.document.block import CHROME
from goodoffices.read.document.look import Look

__all__ = ["ITEMS", "Placing", "stands_beside"]

_BYLINE = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞİŞĞ][\w.'’-]+\s+){1,3}[A-ZÀ-ÖØ-ÞİŞĞ][\w'’-]+(?:(?:,| and| &|\s\|)\s+(?:[A-ZÀ-ÖØ-Þ][\w.'’-]+\s*){1,4})*\Z"
)
_POINTS = re.compile(
    r"(?:in (?:short|brief)|key (?:points|takeaways|facts)|at a glance|summary|highlights|what we know(?: so far)?|the (?:gist|main points))\W*\Z",
    re.IGNORECASE,
)
_TOP = 6
_HEADING = 16
_REPEATED = 8
_LINKED = 0.75
_MANY = 4
_SHOUTED = 6
_FAR = 8
_BESIDE = ("body", "in the element that holds the paragraphs")
_UNDER_HEADINGS = frozenset({"credit", "repeat", "byline"})
ITEMS = frozenset({"li", "dt", "dd", "blockquote", "td", "th", "pre"})


class Placing:
    """The last pass: what no rule before has decided.

    Parameters
    ----------
    looks : sequence of Look
    kinds : list of (kind, rule) or None
        Changed in place; afterwards none is None.
    title : int or None
    first, last : int
        The first and the last paragraph; -1 and -1 where there is none.
    """

    def __init__(
        self, looks: Sequence[Look], kinds: list[tuple[str, str] | None], title: int | None, first: int, last: int
    ) -> None:
        self.looks = looks
        self.kinds = kinds
        self.title = title
        self.first = first
        self.last = last

    def place(self) -> None:
        """Short lines: by whether they stand over, between or under the paragraphs."""
        open_lines = [number for number, kind in enumerate(self.kinds) if kind is None]
        runs = self.runs(open_lines)
        for number in open_lines:
            look = self.looks[number]
            start, stop = runs[number]
            if self.title is not None and self.title < number < self.first and self.is_listed(number, start, stop):
                self.kinds[number] = ("related", "several lines in a row between title and article")
            elif self.first < 0 or number < self.first:
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

    def is_listed(self, number: int, start: int, stop: int) -> bool:
        """Whether a line between title and article stands in a list of links or menu words, not under the title."""
        look = self.looks[number]
        if look.line.linked >= _LINKED:
            return True
        if look.line.tag in ITEMS and not look.line.linked:
            return False
        if look.bullet or look.ends or _POINTS.match(self.looks[start].words):
            return False
        plain = sum(not (self.looks[n].bullet or self.looks[n].ends) for n in range(start, stop + 1))
        return (plain >= _MANY and number > self.title_run) or number - (self.title or 0) > _FAR

    @property
    def title_run(self) -> int:
        """The line right under the title."""
        return (self.title or 0) + 1

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
        if self.last >= 0 and stands_beside(look, self.looks[self.last]):
            return ("heading", "over what stands beside the paragraphs") if look.line.level else _BESIDE
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
        if look.bullet or look.line.tag in ITEMS or (before and before.words[-1] in ":;"):
            return "body", "item of a list in the article"
        if look.words[-1] == ":" and look.count >= 3:
            return "body", "leads to what follows"
        if look.line.level and look.line.linked >= _LINKED:
            return "related", "a heading that leads to another page"
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
        if look.count >= _SHOUTED and look.words.isupper():
            return "related", "a headline in capitals between paragraphs"
        if after and after[0] in CHROME and after[0] not in _UNDER_HEADINGS:
            return "navigation", "a short line over furniture of the page"
        return "heading", "short line between paragraphs"


def stands_beside(look: Look, paragraph: Look) -> bool:
    """Whether a line that is no link stands in the element that holds the last paragraph, as its brother does."""
    box, last = look.line.box, paragraph.line.box
    if box is None or last is None or look.line.linked or look.count < 2:
        return False
    return box is last or (box.outer is not None and box.outer is last.outer and box.outer.depth > 0)
