"""The tags and texts of an HTML page, in order, in one pass.

The house's own reader instead of a library: the offsets of every quotation rest on it, so that it must give the same
text in every version, with or without an optional extra; and a page made to hang a reader must not (each search either
finds its end or consumes the rest, so that time is linear). The rules are those of the HTML standard's tokenizer for
tags, attributes, comments and raw text (https://html.spec.whatwg.org/multipage/parsing.html).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Tag", "read_tags"]

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"'][^\s>]*)))?"
)
_TAG_END = re.compile(r"[\s/]*>")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_MOST_ATTRIBUTES = 100


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, an end tag, a text or a comment.

    Parameters
    ----------
    kind : {"start", "end", "text", "raw", "comment"}
        ``raw`` is what stands inside ``script``, ``style``, ``title`` and their like.
    name : str
        Of the tag, in lower case; of the element for ``raw``; empty for text and comments.
    data : str
        The text, with its character references resolved (not in scripts).
    attributes : dict of str to str
        Names in lower case; the first of two of one name counts.
    start : int
        Where it begins, in code points of the page.
    """

    kind: str
    name: str = ""
    data: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    start: int = 0


def read_tags(page: str) -> Iterator[Tag]:
    """The tags and texts of a page; never fails.

    Examples
    --------
    >>> [(t.kind, t.name or t.data) for t in read_tags("<P class=a>Talks &amp; terms<!-- no -->")]
    [('start', 'p'), ('text', 'Talks & terms'), ('comment', ' no ')]
    """
    position, length = 0, len(page)
    while position < length:
        start = page.find("<", position)
        if start < 0:
            yield Tag("text", data=html.unescape(page[position:]), start=position)
            return
        if start > position:
            yield Tag("text", data=html.unescape(page[position:start]), start=position)
        tag, position = _markup(page, start)
        if tag is None:
            continue
        yield tag
        if tag.kind == "start" and tag.name in _RAW:
            stop = _raw_end(page, tag.name, position)
            words = page[position:stop]
            shown = html.unescape(words) if tag.name in {"title", "textarea"} else words
            yield Tag("raw", tag.name, shown, start=position)
            position = stop


def _markup(page: str, start: int) -> tuple[Tag | None, int]:
    """The tag or comment at ``start``, and where it ends; a lone ``<`` is text."""
    if page.startswith("<!--", start):
        stop = page.find("-->", start + 4)
        words = page[start + 4 : stop if stop >= 0 else None]
        return Tag("comment", data=words, start=start), stop + 3 if stop >= 0 else len(page)
    if page.startswith(("<!", "<?"), start):
        stop = page.find(">", start)
        return None, stop + 1 if stop >= 0 else len(page)
    closing = page.startswith("</", start)
    name = _NAME.match(page, start + 1 + closing)
    if not name:
        if closing:
            stop = page.find(">", start)
            return None, stop + 1 if stop >= 0 else len(page)
        return Tag("text", data="<", start=start), start + 1
    attributes, stop = _attributes(page, name.end())
    return Tag("end" if closing else "start", name.group().lower(), attributes=attributes, start=start), stop


def _attributes(page: str, position: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    while True:
        end = _TAG_END.match(page, position)
        if end:
            return found, end.end()
        match = _ATTRIBUTE.match(page, position)
        if not match:
            # An unclosed quotation mark, or the end of the page: what is left of the tag is dropped.
            stop = page.find(">", position)
            return found, stop + 1 if stop >= 0 else len(page)
        if len(found) < _MOST_ATTRIBUTES:
            value = match["double"] or match["single"] or match["bare"] or ""
            found.setdefault(match["name"].lower(), html.unescape(value) if "&" in value else value)
        position = match.end()


def _raw_end(page: str, name: str, position: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, position)
    return found.start() if found else len(page)
