"""Comments of a YAML text, with the line each belongs to; the readers of nodes pass them over."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

__all__ = ["Comments", "find_comments"]


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a text by line number, from 1.

    Parameters
    ----------
    own : dict of int to str
        Comments that have a line to themselves.
    trailing : dict of int to str
        Comments after something else.
    blank : frozenset of int
        Lines that are empty and stand between things, not inside a text of several lines.
    """

    own: dict[int, str]
    trailing: dict[int, str]
    blank: frozenset[int]


def find_comments(text: str) -> Comments:
    """Find every comment: what libyaml's scanner passes over between two tokens and that begins with ``#``.

    Raises
    ------
    yaml.YAMLError
        Where the text is not YAML.
    """
    lines = text.split("\n")
    covered = _covered(text)
    own: dict[int, str] = {}
    trailing: dict[int, str] = {}
    blank: set[int] = set()
    for number, line in enumerate(lines, 1):
        end = covered.get(number, 0)
        rest = line[end:]
        stripped = rest.strip()
        if stripped.startswith("#"):
            if line[:end].strip():
                trailing[number] = stripped
            else:
                own[number] = stripped
        elif not line.strip() and end == 0:
            blank.add(number)
    return Comments(own, trailing, frozenset(blank))


def _covered(text: str) -> dict[int, int]:
    """For each line, the column up to which tokens reach."""
    reach: dict[int, int] = {}
    lines = text.split("\n")
    for token in yaml.scan(text, Loader=yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):
        if isinstance(
            token,
            yaml.StreamStartToken
            | yaml.StreamEndToken
            | yaml.BlockEndToken
            | yaml.BlockMappingStartToken
            | yaml.BlockSequenceStartToken,
        ):
            continue
        first, last = token.start_mark, token.end_mark
        block = token.value if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">") else None
        stop = last.line
        if block is not None:
            # The scanner's end lies beyond the last line of the text, after blank lines and comments.
            while stop > first.line and (not block.strip("\n") or _outside(lines, first.line, stop)):
                stop -= 1
        for line in range(first.line, stop + 1):
            width = len(lines[line]) if line < len(lines) else 0
            to = width if line < stop or block is not None else last.column
            if block is not None and line == first.line:
                to = first.column + 1
            reach[line + 1] = max(reach.get(line + 1, 0), to, 1)
    return reach


def _outside(lines: list[str], first: int, stop: int) -> bool:
    """Whether line ``stop`` does not belong to the block text whose mark (``|`` or ``>``) stands on line ``first``."""
    if stop >= len(lines) or not lines[stop].strip():
        return True
    depth = next((_indent(line) for line in lines[first + 1 : stop + 1] if line.strip()), 0)
    return _indent(lines[stop]) < depth


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
