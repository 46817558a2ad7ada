"""Patterns over a sentence in which actors, times and numbers stand as single marks, so that rules read as a table.

In a pattern ``@by`` is an actor, ``#when`` a time, ``~count`` a number with its unit; the word behind the sign is the
name under which it is found. All else is a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goodoffices.read.document import Span

__all__ = ["Found", "Masked", "mask", "pattern"]

# Characters of a private area: a text that holds them itself is not matched at all.
_SIGNS = {"@": "\ue000", "#": "\ue001", "~": "\ue002"}
_END = "\ue003"
_ARTICLE = {"@": r"(?:the\s+)?", "#": "", "~": ""}
_OWN = re.compile("[\ue000-\ue003]")
_NAMED = re.compile(r"(?<![\w\\])([@#~])([a-z]\w*)")
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with marks, and where each of its characters stands in the text.

    Parameters
    ----------
    text : str
    begins, ends : tuple of int
        For each character, where it begins and ends in the text; for the characters of a mark, where what it stands
        for begins and ends.
    """

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the marked sentence stands in the text."""
        return (
            Span(self.begins[start], self.ends[end - 1])
            if end > start
            else Span(self.begins[start], self.begins[start])
        )

    def find(self, *patterns: re.Pattern[str]) -> Iterator[Found]:
        """Every match of every pattern."""
        for number, one in enumerate(patterns):
            for match in one.finditer(self.text):
                yield Found(self, match, number)


@dataclass(frozen=True, slots=True)
class Found:
    """One match.

    Parameters
    ----------
    masked : Masked
    match : re.Match
    number : int
        Place of the pattern among those asked for.
    """

    masked: Masked
    match: re.Match[str]
    number: int = 0

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.masked.span(*self.match.span())

    def has(self, name: str) -> bool:
        """Whether the pattern has that name and it was met."""
        return name in self.match.re.groupindex and self.match.group(name) is not None

    def index(self, name: str) -> int:
        """Which actor, time or number of the sentence it is; -1 where there is none."""
        return int(self.match.group(name)) if self.has(name) else -1

    def part(self, name: str) -> Span | None:
        """Where a named part stands in the text."""
        return self.masked.span(*self.match.span(name)) if self.has(name) and self.match.group(name) else None


def mask(
    text: str, span: Span, actors: Sequence[Span], times: Sequence[Span], numbers: Sequence[Span]
) -> Masked | None:
    """The sentence with its actors, times and numbers as marks.

    Where two overlap, the one that begins first is taken, then the longer one. None for a sentence that is too long
    for patterns, or holds characters that are used as marks.

    Examples
    --------
    >>> marked = mask("Norda gave Suda 50 days.", Span(0, 24), [Span(0, 5), Span(11, 15)], [Span(16, 23)], [])
    >>> [(f.index("by"), f.index("term"), f.span) for f in marked.find(pattern("@by gave @on #term"))]
    [(0, 0, Span(start=0, end=23))]
    """
    if len(span) > _LONGEST or _OWN.search(text, span.start, span.end):
        return None
    parts = sorted(
        (s.start, -s.end, sign, number)
        for sign, spans in (("@", actors), ("#", times), ("~", numbers))
        for number, s in enumerate(spans)
        if span.start <= s.start and s.end <= span.end
    )
    made: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    at = span.start
    for start, minus_end, sign, number in parts:
        if start < at:
            continue
        made.append(text[at:start])
        begins.extend(range(at, start))
        ends.extend(range(at + 1, start + 1))
        mark = f"{_SIGNS[sign]}{number}{_END}"
        made.append(mark)
        begins.extend([start] * len(mark))
        ends.extend([-minus_end] * len(mark))
        at = -minus_end
    made.append(text[at : span.end])
    begins.extend([*range(at, span.end), span.end])
    ends.extend([*range(at + 1, span.end + 1), span.end])
    return Masked("".join(made), tuple(begins), tuple(ends))


@lru_cache(maxsize=512)
def pattern(written: str) -> re.Pattern[str]:
    """A pattern with ``@actor``, ``#time`` and ``~number`` as a regular expression; case does not matter.

    "The" may stand before an actor. A space stands for any white space, `` ?`` for white space or none.
    """
    named = _NAMED.sub(lambda m: f"{_ARTICLE[m[1]]}{_SIGNS[m[1]]}(?P<{m[2]}>\\d+){_END}", written)
    spaced = re.sub(r"(?<!\\) (\?)?", lambda m: r"\s*" if m[1] else r"\s+", named)
    return re.compile(spaced, re.IGNORECASE)
