"""A block of a document: a title, a paragraph, a caption, a line of the page around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.read.document.span import Span

__all__ = ["CHROME", "KINDS", "TEXT", "Block"]

TEXT = ("title", "heading", "dateline", "body", "caption")
"""Kinds that are the article itself."""

CHROME = (
    "byline",
    "stamp",
    "credit",
    "repeat",
    "navigation",
    "share",
    "related",
    "advertisement",
    "newsletter",
    "notice",
    "author",
    "comments",
    "script",
    "header",
    "quoted",
    "beyond",
)
"""Kinds that are the page around the article: kept, with their rule, and never read for proposals."""

KINDS = (*TEXT, *CHROME)


@dataclass(frozen=True, slots=True)
class Block:
    """One block. Blocks follow each other in the order of the text and do not overlap.

    Parameters
    ----------
    kind : str
        One of :data:`KINDS`. ``heading`` is a line between paragraphs, or under the title; ``dateline`` the
        place and agency before the first sentence; ``stamp`` a time of publication or update; ``credit`` whose picture
        or report it is; ``repeat`` a line that stands in the text a second time; ``notice`` cookies, rights, terms and
        the like; ``header`` and ``quoted`` the head of a letter and the older letters under it; ``beyond`` what stands
        behind the part that is read, where a text is very long.
    span : Span
        Without white space at its ends.
    rule : str
        What decided the kind, in a few words.
    level : int
        Of a heading, where the document says so (HTML, DOCX): 1 to 6; else 0.
    """

    kind: str
    span: Span
    rule: str = ""
    level: int = 0

    @property
    def chrome(self) -> bool:
        """Whether it is the page around the article and not the article."""
        return self.kind in CHROME

    def to_json(self) -> dict[str, Any]:
        """The block as plain values."""
        return {"kind": self.kind, **self.span.to_json(), "rule": self.rule}
