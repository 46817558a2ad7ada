"""What is known about a document itself: each with where it stands and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.case.when import When
from goodoffices.read.document.span import Span

__all__ = ["Hidden", "Known", "Stamp"]


@dataclass(frozen=True, slots=True)
class Known:
    """A title, an outlet, a place, an author.

    Parameters
    ----------
    value : str
    how : str
        "first heading", "meta og:site_name", "dateline", "Subject of the letter".
    span : Span or None
        Where it stands in the text; None where only the head of the page or of the letter says it.
    """

    value: str
    how: str
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        """The value as plain values."""
        return {"value": self.value, "how": self.how, **(self.span.to_json() if self.span else {})}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time of publication or update.

    Parameters
    ----------
    when : When
        A moment or a day; ``when.words`` are the words of the source.
    what : {"published", "updated"}
    how : str
        "given", "meta article:published_time", "JSON-LD datePublished", "time element", "line of the text", "Date of
        the letter".
    span : Span or None
        Where it stands in the text; None where only the head says it.
    zoned : bool
        False where the source gives no zone; then the time is taken as UTC, which may be hours off.
    """

    when: When
    what: str
    how: str
    span: Span | None = None
    zoned: bool = True

    def to_json(self) -> dict[str, Any]:
        """The stamp as plain values."""
        return {
            "what": self.what,
            "at": self.when.iso(),
            "how": self.how,
            "zoned": self.zoned,
            **(self.span.to_json() if self.span else {}),
        }


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that a reader of the page does not see. They are no part of the text.

    Parameters
    ----------
    words : str
        The first 500 code points of them.
    length : int
        Code points in all.
    rule : str
        What hides them: "display:none", "the hidden attribute", "white on white".
    """

    words: str
    length: int
    rule: str
