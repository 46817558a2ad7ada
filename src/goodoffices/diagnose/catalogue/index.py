"""The list of all codes, by subject."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["index"]

_SUBJECTS = {
    "1": "Files",
    "2": "Fields and names",
    "3": "Audiences",
    "4": "Times and succession",
    "5": "Sources",
    "6": "What the desk would query",
    "8": "Conflicts",
    "7": "Bargaining domains",
    "9": "Documents that are read, and lists of people",
}

_HEAD = """# Codes of faults and doubts

`goodoffices check CASE` says all that is wrong or doubtful at once, each with a code; `goodoffices explain E204` prints
its page. The letter is the level (**E**rror, **W**arning, **N**ote), the hundred is the subject. The examples stand in
a small case with the parties `norda` and `suda`, the mediator `lakeland`, the people `ana-brandt` (Norda) and
`ivo-maric` (Suda), the issue `ceasefire` with the options `ceasefire-14d` and `ceasefire-60d`, and the
sources `gazette` (its text lies in the folder) and `herald`."""


def index(codes: Iterable[Code]) -> str:
    """The list as a Markdown page, with a final newline."""
    parts = [_HEAD]
    listed = list(codes)
    for hundred, subject in _SUBJECTS.items():
        rows = [f"| [{c.code}]({c.code}.md) | {c.title} |" for c in listed if c.code[1] == hundred]
        parts.append("\n".join([f"## {subject}", "", "| code | |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"
