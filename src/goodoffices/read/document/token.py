"""Words, numbers and marks of a stretch of text, with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.read.document.span import Span

__all__ = ["Token", "tokens_of"]

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:/\u00a0]\d+)*)|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_][\w\u0300-\u036f]*(?:['’-][^\W_]+)*)|(?P<mark>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark.

    Parameters
    ----------
    span : Span
    kind : {"word", "number", "mark"}
    """

    span: Span
    kind: str


def tokens_of(text: str, span: Span) -> Iterator[Token]:
    """The tokens of a stretch of text: words with their apostrophes, hyphens and dots (``U.S.``), numbers with theirs.

    Examples
    --------
    >>> words = "Moscow's 1,000 U.S.-made shells."
    >>> [t.span.of(words) for t in tokens_of(words, Span(0, len(words)))]
    ["Moscow's", '1,000', 'U.S.', '-', 'made', 'shells', '.']
    """
    for match in _TOKEN.finditer(text, span.start, span.end):
        yield Token(Span(*match.span()), match.lastgroup or "mark")
