"""Quotation marks of a paragraph: which words stand in them, one inside the other, closed or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.read.document import Span

__all__ = ["Quotation", "quotations_of"]

_MARK = re.compile(r"``|''|,,(?=\w)|[\"“”„‟«»‹›「」『』]|['‘’‚]")
_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    "``": ("''", '"'),
    "''": ("''",),
    "‟": "”",
    "「": "」",
    "『": "』",
    "»": "«",
    "”": "”“",
    ",,": ("''", "”", "“", '"'),
}
_TOLD = re.compile(
    r"[,?!](?= )(?: [\w.'’-]+){1,5} (?:said|says|told|added|asked)\b|[,?!](?= ) (?:said|says|added|asked) [\w']"
)
_LETTER = re.compile(r"\w")


@dataclass(slots=True)
class Quotation:
    """Words in quotation marks.

    Parameters
    ----------
    start, end : int
        With the marks.
    inner : Span
        Without them.
    closed : bool
        Whether it ends with a mark; else it goes to the end of its paragraph.
    inside : list of Quotation
    """

    start: int
    end: int
    inner: Span
    closed: bool
    inside: list[Quotation]


def quotations_of(text: str, span: Span) -> list[Quotation]:
    """The outermost quotations of a paragraph, in order, each with those inside it.

    A mark opens where a word follows and none stands before it, and closes the other way round; single marks are
    apostrophes where they stand inside or after a word without an open single mark. A quotation that is not closed
    ends with the paragraph where it began with it (the next paragraph goes on) or where no other mark follows.

    Examples
    --------
    >>> words = '"He said ‘no’ twice," she told us. "And that' + "'s all."
    >>> [(words[q.start:q.end], q.closed, len(q.inside)) for q in quotations_of(words, Span(0, len(words)))]
    [('"He said ‘no’ twice,"', True, 1), ('"And that\\'s all.', False, 0)]
    """
    found: list[Quotation] = []
    stack: list[tuple[int, int, str, list[Quotation]]] = []
    for match in _MARK.finditer(text, span.start, span.end):
        mark, start, stop = match.group(), match.start(), match.end()
        before = text[start - 1] if start > span.start else " "
        after = text[stop] if stop < span.end else " "
        level = _closes(mark, before, after, stack)
        if level is not None:
            while len(stack) > level + 1:
                # What was opened inside and never closed was no quotation: an apostrophe, an inch.
                _, _, _, lost = stack.pop()
                stack[-1][3].extend(lost)
            begin, open_end, _, inside = stack.pop()
            one = Quotation(begin, stop, Span(open_end, max(open_end, start)), True, inside)
            (stack[-1][3] if stack else found).append(one)
        elif _opens(mark, before, after, stack) and len(stack) < 4:
            stack.append((start, stop, mark, []))
    return _left_open(text, span, found, stack)


def _closes(mark: str, before: str, after: str, stack: list[tuple[int, int, str, list[Quotation]]]) -> int | None:
    """Which open quotation a mark closes."""
    if not stack or (mark in "'’‘" and _LETTER.match(before) and _LETTER.match(after)):
        return None
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level][2]
        if opened == '"' and mark in ('"', "”", "''"):
            if before.isspace() and _LETTER.match(after) and level == 0 and len(stack) == 1 and stack[0][1] != -1:
                # Stands like one that opens: a missing closing mark, unless the marks are set apart by spaces.
                return None if not after.isspace() and before.isspace() else level
            return level
        if opened == "'" and mark in ("'", "’"):
            return level if level == len(stack) - 1 and not (before.isspace()) else None
        if opened in _PAIRS and (
            mark in _PAIRS[opened] or (opened == "“" and mark in ('"', "“") and not after.isalnum())
        ):
            if opened in "‘‚" and (_LETTER.match(after) or level != len(stack) - 1):
                return None
            return level
    return None


def _opens(mark: str, before: str, after: str, stack: list[tuple[int, int, str, list[Quotation]]]) -> bool:
    if mark == "''":
        # Two single marks: some newspapers open with them as well.
        return not _LETTER.match(before) and not after.isspace()
    if mark == "”":
        # Marks the wrong way round, or one form for both ends: ”We agree,” she said.
        return not stack and not _LETTER.match(before) and before not in ".,!?…" and bool(_LETTER.match(after))
    if mark == "’" or (mark == "»" and not after.isalnum()) or mark in "›」』":
        return False
    if mark in "'‘‚":
        # A single mark opens only before a word, and where nothing of a word stands before it.
        return not _LETTER.match(before) and bool(after.strip()) and not (before in ".,!?" and mark == "'")
    return not (_LETTER.match(before) and not after.isalnum())


def _left_open(
    text: str, span: Span, found: list[Quotation], stack: list[tuple[int, int, str, list[Quotation]]]
) -> list[Quotation]:
    """What is still open at the end of a paragraph."""
    for level, (begin, open_end, mark, inside) in enumerate(stack):
        if mark in "'‘‚»":
            found.extend(inside)
            continue
        later = stack[level + 1][0] if level + 1 < len(stack) else span.end
        told = _TOLD.search(text, open_end, later)
        words = Span(open_end, max(open_end, told.start() + 1 if told else later)).trimmed(text)
        found.append(Quotation(begin, words.end, words, False, [one for one in inside if one.end <= later]))
        found.extend(one for one in inside if one.start >= later)
    return sorted(found, key=lambda one: one.start)
