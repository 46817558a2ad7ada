"""The look of a diagnostic on a terminal: code, place, the line, the marks, the repair."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from goodoffices.diagnose.diagnostic import Diagnostic

__all__ = ["draw"]

Paint = Callable[[str, str], str]


def _plain(text: str, _style: str) -> str:
    return text


def _columns(text: str) -> int:
    """Columns a terminal gives to ``text``: wide letters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _visible(text: str) -> str:
    """Control and bidirectional characters as visible escapes, so that no file can repaint a terminal."""
    return "".join(
        c if c == " " or (unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp")) else f"\\u{ord(c):04x}"
        for c in text
    )


def draw(diagnostic: Diagnostic, *, paint: Paint = _plain, root: str = "") -> str:
    """Lay out one diagnostic.

    Parameters
    ----------
    diagnostic : Diagnostic
    paint : callable of (text, style) -> str
        Adds colour; the styles are ``error``, ``warning``, ``note``, ``place`` and ``mark``.
    root : str
        Put before the path, so that an editor can jump to the place.

    Returns
    -------
    str
        Several lines without a final newline.

    Examples
    --------
    >>> from goodoffices.diagnose import Diagnostic, Place
    >>> print(draw(Diagnostic("E204", 'option "x" is not declared for issue "y"', Place("record/a.yaml", 41, 13),
    ...                       label="declared: z", excerpt="    option: x")))
    error[E204]: option "x" is not declared for issue "y"
      --> record/a.yaml:41:13
    41 |     option: x
       |             ^ declared: z
    """
    place = diagnostic.place
    level = diagnostic.level
    path = _visible(f"{root.rstrip('/')}/{place}" if root else str(place))
    lines = [
        f"{paint(f'{level}[{diagnostic.code}]', level)}: {_visible(diagnostic.message)}",
        f"  --> {paint(path, 'place')}",
    ]
    gutter = str(place.line)
    if place.line and diagnostic.excerpt:
        start = max(place.column - 1 - diagnostic.offset, 0)
        before = _columns(_visible(diagnostic.excerpt[:start]))
        marked = _columns(_visible(diagnostic.excerpt[start : start + place.width])) or 1
        label = f" {_visible(diagnostic.label)}" if diagnostic.label else ""
        lines.append(f"{gutter} | {_visible(diagnostic.excerpt)}")
        lines.append(f"{' ' * len(gutter)} | {' ' * before}{paint('^' * marked + label, 'mark')}")
    elif diagnostic.label:
        lines.append(f"  = {_visible(diagnostic.label)}")
    lines.extend(f"  = note: {_visible(note)}" for note in diagnostic.notes)
    if diagnostic.help:
        lines.append(f"  = help: {_visible(diagnostic.help)}")
    return "\n".join(lines)
