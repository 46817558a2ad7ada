"""A text as HTML, with the words that proposals cite marked and linked to them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from html import escape
from itertools import pairwise

from goodoffices.read.document import Document, Span

__all__ = ["marked_text", "safe"]

_TAGS = {"title": "h2", "heading": "h3", "caption": "p"}


def safe(text: str) -> str:
    """Text for a page: escaped, and characters that no reader sees, or that turn the direction of others, made visible.

    Examples
    --------
    >>> safe('<b>"x"\\u202e</b>')
    '&lt;b&gt;&quot;x&quot;<span class="unseen" title="U+202E">�</span>&lt;/b&gt;'
    """
    return "".join(_character(c) if _unseen(c) else escape(c, quote=True) for c in text)


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") and character not in "\n\t\r"


def _character(character: str) -> str:
    return f'<span class="unseen" title="U+{ord(character):04X}">�</span>'


def marked_text(document: Document, cited: Sequence[tuple[Span, int]], kinds: Mapping[int, str]) -> str:
    """The blocks of a document, its marks in them; the page around the article is folded away.

    Parameters
    ----------
    document : Document
    cited : sequence of (Span, int)
        Spans with the number of the proposal that cites them.
    kinds : mapping of int to str
        Kind of each proposal, for its colour.
    """
    ordered = sorted(cited, key=lambda item: (item[0].start, -item[0].end, item[1]))
    parts: list[str] = []
    aside: list[str] = []
    first: set[int] = set()
    # Blocks and marks both come in the order of the text: each mark is met once, and kept as long as it reaches on.
    open_: list[tuple[int, int, Span, int]] = []
    following = 0
    for block in document.blocks:
        while following < len(ordered) and ordered[following][0].start < block.span.end:
            span, number = ordered[following]
            heappush(open_, (span.end, following, span, number))
            following += 1
        while open_ and open_[0][0] <= block.span.start:
            heappop(open_)
        here = [(span, number) for _, _, span, number in sorted(open_, key=lambda item: item[1])]
        words = _segments(document.text, block.span, here, kinds, first)
        if block.chrome:
            aside.append(f'<li dir="auto"><span class="kind">{block.kind}</span> {words}</li>')
            continue
        tag = _TAGS.get(block.kind, "p")
        name = f' class="{block.kind}"' if block.kind != "body" else ""
        parts.append(f'<{tag}{name} dir="auto">{words}</{tag}>')
    if aside:
        parts.append(
            f"<details><summary>Set aside: the page around the article ({len(aside)})</summary><ul>{''.join(aside)}</ul></details>"
        )
    return "\n".join(parts)


def _segments(
    text: str, span: Span, cited: Sequence[tuple[Span, int]], kinds: Mapping[int, str], first: set[int]
) -> str:
    """The words of a block cut at every end of a mark; where marks overlap, a piece belongs to all of them."""
    cuts = sorted(
        {span.start, span.end, *(min(max(p, span.start), span.end) for s, _ in cited for p in (s.start, s.end))}
    )
    made: list[str] = []
    over: list[tuple[Span, int]] = []
    following = 0
    for start, end in pairwise(cuts):
        over = [item for item in over if item[0].end > start]
        while following < len(cited) and cited[following][0].start <= start:
            over += [cited[following]] if cited[following][0].end > start else []
            following += 1
        numbers = [n for _, n in over]
        words = safe(text[start:end])
        if not numbers:
            made.append(words)
            continue
        signs = "".join(_sign(n, first) for s, n in over if s.start == start or n not in first)
        told = ", ".join(f"{n} {kinds[n]}" for n in numbers)
        made.append(f'{signs}<mark class="{escape(kinds[numbers[-1]])}" title="{escape(told)}">{words}</mark>')
    return "".join(made)


def _sign(number: int, first: set[int]) -> str:
    """The number of a proposal before its words; the first one is where the proposal links back to."""
    anchor = "" if number in first else f' id="t{number}"'
    first.add(number)
    return f'<a class="sign"{anchor} href="#p{number}" aria-label="proposal {number}">{number}</a>'
