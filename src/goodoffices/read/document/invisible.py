"""Characters that no reader sees, and that change what a machine reads."""

from __future__ import annotations

import re

from goodoffices.diagnose import Diagnostic, Place

__all__ = ["invisible_characters"]

# Overrides of direction turn the order of letters (Unicode UTR 36); tag characters spell words without a glyph; runs of
# zero-width characters can carry a message. Single joiners, isolates and marks of direction belong to many scripts.
_SIGNS = re.compile("[\u202d\u202e]|[\U000e0000-\U000e007f]+|[\u200b\u2060-\u2064\ufeff]{3,}")


def invisible_characters(text: str, name: str) -> Diagnostic | None:
    """What to say of a text that holds such characters, or None.

    Examples
    --------
    >>> invisible_characters("all is \\u202eteiuq", "a.txt").code
    'W916'
    """
    found = list(_SIGNS.finditer(text))
    if not found:
        return None
    start = found[0].start()
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    signs = ", ".join(sorted({f"U+{ord(match.group()[0]):04X}" for match in found})[:6])
    return Diagnostic(
        "W916",
        f"characters that no reader sees stand at {len(found)} places ({signs})",
        Place(name, line, column),
        help="look at these places before quoting: what is seen and what is read may differ",
    )
