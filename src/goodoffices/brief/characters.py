"""Characters that a printed page or an XML file cannot hold, and the direction in which a script runs."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["RIGHT_TO_LEFT", "printable", "runs_right_to_left"]

# What XML 1.0 excludes: control characters but tab, line feed and carriage return, lone surrogates, two non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_OPENERS = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u202d": "\u202c",
    "\u202e": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
_CLOSERS = frozenset(_OPENERS.values())

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku-Arab", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages usually written from right to left."""


def printable(text: str) -> str:
    r"""The text as a page can hold it.

    A character that cannot be printed is replaced by U+FFFD, so that its place shows. A direction that the text
    turns to is turned back at its end, so that a name never turns round the words after it.

    Examples
    --------
    >>> printable("a\x00b")
    'a�b'
    >>> printable("\u202eabc").endswith("\u202c")
    True
    """
    return _closed(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def _closed(text: str) -> str:
    wanted: list[str] = []
    for char in text:
        if char in _OPENERS:
            wanted.append(_OPENERS[char])
        elif char in _CLOSERS and wanted and wanted[-1] == char:
            wanted.pop()
    return text + "".join(reversed(wanted))


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (Unicode Bidirectional Algorithm, rule P2)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
