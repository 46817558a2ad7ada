"""Plain values as YAML of the case format, and items put into a file without touching its other lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from goodoffices.diagnose import UsageError
from goodoffices.text import Mapping, Node, Scalar

__all__ = ["add_items", "add_to_entry", "lay_out", "plain_values"]

_WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """No anchors, and words as they are: in the subset every value is text until its field says otherwise."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the name and the form are PyYAML's

    def ignore_aliases(self, data: Any) -> bool:
        return True


def lay_out(value: Any) -> str:
    """A mapping or a list as block YAML.

    Examples
    --------
    >>> print(lay_out([{"id": "a", "on": "2025-07-23", "stance": {"hold": "no"}}]), end="")
    - id: a
      on: 2025-07-23
      stance:
        hold: no
    """
    return yaml.dump(
        _worded(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )


def _worded(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _worded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_worded(item) for item in value]
    return str(value)


def plain_values(node: Node | None) -> Any:
    """What a file holds, as text, lists and mappings."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain_values(value) for key, value in node.items.items()}
    return [plain_values(item) for item in node.items] if node is not None else None


def _indented(items: Sequence[Any], indent: int, apart: bool) -> list[str]:
    lines: list[str] = []
    for item in items:
        if apart and lines:
            lines.append("")
        lines += [" " * indent + line if line else line for line in lay_out([item]).rstrip("\n").split("\n")]
    return lines


def _block_end(lines: Sequence[str], first: int, indent: int) -> int:
    """The line after the last one that belongs to the block under a key at ``indent`` (its list may not be indented)."""
    end = first
    for number in range(first, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip())
        if depth < indent or (depth == indent and not line.lstrip().startswith(("- ", "#"))):
            break
        if not line.lstrip().startswith("#") or depth > indent:
            end = number + 1
    return end


def add_items(text: str, key: str, items: Sequence[Any]) -> str:
    """Put items at the end of the list under a key of the file's own mapping, or of the file that is a list.

    Parameters
    ----------
    text : str
        Of the file; all of its lines stay.
    key : str
        "people", "entries"; empty for a file that is a list.

    Raises
    ------
    UsageError
        Where the list is not written in lines (``people: [...]``).

    Examples
    --------
    >>> print(add_items("people:\\n  - id: a\\n    name: A\\nzone: UTC\\n", "people", [{"id": "b"}]), end="")
    people:
      - id: a
        name: A
    <BLANKLINE>
      - id: b
    zone: UTC
    """
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    start = 0
    if key:
        found = next((n for n, line in enumerate(lines) if re.match(rf"{re.escape(key)}:\s*(?:#.*)?\Z", line)), None)
        if found is None:
            if any(line.startswith(f"{key}:") for line in lines):
                raise UsageError(
                    f'the list "{key}" is not written in lines of its own',
                    "write each item with a dash, and accept again",
                )
            return "\n".join([*lines, *([""] if lines else []), f"{key}:", *_indented(items, 2, True), ""])
        start = found + 1
    end = _block_end(lines, start, 0)
    first = next((line for line in lines[start:end] if line.lstrip().startswith("- ")), None)
    indent = len(first) - len(first.lstrip()) if first else (2 if key else 0)
    gap = [""] if first else []
    return "\n".join([*lines[:end], *gap, *_indented(items, indent, True), *lines[end:], ""])


def add_to_entry(text: str, line: int, key: str, items: Sequence[Any]) -> str | None:
    """Put items at the end of a list of the entry that begins in a line; None where its lines are not as expected.

    Parameters
    ----------
    text : str
    line : int
        From 1: the line of the entry's first key.
    key : str
        "says".
    """
    lines = text.rstrip("\n").split("\n")
    if not 0 < line <= len(lines) or not (head := re.match(r"(\s*)- ", lines[line - 1])):
        return None
    depth = len(head.group(1)) + 2
    end = _entry_end(lines, line, depth)
    at = next((n for n in range(line - 1, end) if re.match(rf" {{{depth}}}{key}:\s*\Z", lines[n])), None)
    if at is None:
        if any(lines[n][depth:].startswith(f"{key}:") for n in range(line - 1, end)):
            return None
        return "\n".join([*lines[:end], f"{' ' * depth}{key}:", *_indented(items, depth + 2, False), *lines[end:], ""])
    stop = min(end, _block_end(lines[:end], at + 1, depth))
    first = next((found for found in lines[at + 1 : stop] if found.lstrip().startswith("- ")), "")
    indent = len(first) - len(first.lstrip()) if first else depth + 2
    return "\n".join([*lines[:stop], *_indented(items, indent, False), *lines[stop:], ""])


def _entry_end(lines: Sequence[str], line: int, depth: int) -> int:
    end = line
    for number in range(line, len(lines)):
        if lines[number].strip():
            if len(lines[number]) - len(lines[number].lstrip()) < depth:
                break
            end = number + 1
    return end
