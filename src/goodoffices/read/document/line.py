"""A line of a text, with what its page says about it: what the rules of chrome look at."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.read.document.span import Span

__all__ = ["Box", "Line", "Zone"]


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A block element of a page, by what holds it.

    Parameters
    ----------
    outer : Box or None
    depth : int
        How many blocks hold it.
    """

    outer: Box | None = None
    depth: int = 0


@dataclass(slots=True)
class Zone:
    """A part of an HTML page that says by its tag, role or class what it is.

    Parameters
    ----------
    kind : str
        A kind of block that is chrome, or ``caption``.
    rule : str
        The tag, role or class that says so.
    outer : Zone or None
    depth : int
        How many zones it lies in; from 0.
    words : int
        Words of running text in it, counted while the page is read. A zone that holds the article is no chrome,
        whatever its class says.
    """

    kind: str
    rule: str
    outer: Zone | None = None
    depth: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one paragraph where a text is broken into lines of equal length.

    Parameters
    ----------
    span : Span
        Without white space at its ends.
    words : str
        What stands there.
    tag : str
        The innermost block element; empty for formats without tags.
    linked : float
        Part of its code points that are inside links, from 0 to 1.
    zone : Zone or None
    box : Box or None
        The block element in which it stands; None for formats without tags.
    level : int
        Of a heading, 1 to 6; else 0.
    kind : str
        A kind that the format itself gives ("quoted" in a letter); empty where the rules decide.
    rule : str
        Why the format gives that kind.
    gap : int
        Blank lines before it.
    """

    span: Span
    words: str
    tag: str = ""
    linked: float = 0.0
    zone: Zone | None = None
    box: Box | None = None
    level: int = 0
    kind: str = ""
    rule: str = ""
    gap: int = 0
