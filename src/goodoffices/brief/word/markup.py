"""Elements of XML as text, escaped by construction."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from goodoffices.brief.characters import printable

__all__ = ["NAMESPACES", "Xml", "content", "document", "element"]

_MAIN = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{_MAIN}/wordprocessingml/2006/main",
    "r": f"{_MAIN}/officeDocument/2006/relationships",
    "wp": f"{_MAIN}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_MAIN}/drawingml/2006/main",
    "pic": f"{_MAIN}/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}


class Xml(str):
    """Text that is markup already; plain text is escaped when it is put into an element."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | int) -> Xml:
    """One element.

    Parameters
    ----------
    name : str
        With its prefix, as ``w:p``.
    *children : Xml or str
        Markup as it is, plain text escaped.
    **attributes : str or int
        Without a prefix they are the element's own; ``w_val`` stands for ``w:val``.

    Examples
    --------
    >>> element("w:t", "a < b", w_val='"x"')
    '<w:t w:val=\\'"x"\\'>a &lt; b</w:t>'
    """
    given = "".join(
        f" {key.replace('_', ':', 1)}={quoteattr(printable(str(value)))}" for key, value in attributes.items()
    )
    inner = "".join(child if isinstance(child, Xml) else escape(printable(child)) for child in children)
    return Xml(f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>")


def content(parts: list[Xml]) -> Xml:
    """Several elements, one after another."""
    return Xml("".join(parts))


def document(root: Xml) -> bytes:
    """A whole part: the declaration, and every namespace declared at the root."""
    head, rest = root.split(">", 1) if not root.split(">", 1)[0].endswith("/") else (root[:-2], "/>")
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    joined = f"{head}{declared}{rest}" if rest == "/>" else f"{head}{declared}>{rest}"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{joined}'.encode()
