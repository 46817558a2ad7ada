"""Where a source says so: position and quotation, after the W3C Web Annotation data model."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.case.record import given
from goodoffices.case.shape import Digest, Ref, Text, Time, Whole
from goodoffices.case.when import When

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The words of a source that say so.

    ``start`` and ``end`` are the TextPositionSelector (code points of the text as received, end exclusive);
    ``exact`` with ``prefix`` and ``suffix`` is the TextQuoteSelector, for quotations short enough to be kept;
    ``first`` and ``last`` (opening and closing words) with ``sha256`` stand for a passage too long to quote. A
    source without a captured text is cited by ``at`` (page, paragraph, article, time mark).
    """

    source: str = given(Ref("source"), "the source that says so")
    start: int | None = given(Whole(), "first code point in the text as received, from 0", default=None)
    end: int | None = given(Whole(), "code point after the last", default=None)
    exact: str = given(Text(), "the words themselves, where they are few", default="")
    prefix: str = given(Text(), "the words just before", default="")
    suffix: str = given(Text(), "the words just after", default="")
    first: str = given(Text(), "the opening words of a longer passage", default="")
    last: str = given(Text(), "its closing words", default="")
    sha256: str = given(Digest(), "fingerprint of the passage (UTF-8)", default="")
    entered: When | None = given(
        Time(), "when the source was added, where that was after the item itself", default=None
    )
    at: str = given(Text(), "page, paragraph, article or time mark", default="")
    remark: str = given(Text(), "how the passage is to be read, where that is not plain", default="")
