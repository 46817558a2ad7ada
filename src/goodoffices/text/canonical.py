"""The canonical style of a case's files: the same values, order and comments, always laid out alike."""

from __future__ import annotations

import json
import re
import textwrap

import yaml

from goodoffices.diagnose import GoodOfficesError
from goodoffices.text.comments import Comments, find_comments
from goodoffices.text.full_yaml import YamlFault, read_full
from goodoffices.text.node import Mapping, Node, Scalar, Sequence

__all__ = ["FormatFault", "format_text"]

_WIDTH = 110
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n\t:#]|:(?=\S)|(?<=\S)#)*\Z|-?\d[^\s:#,\[\]{}]*\Z")
_FLOW_WORD = re.compile(r"[A-Za-z0-9_+@./~<][^\n\t,\[\]{}:#]*(?::[^\s,\[\]{}:#]+)*\Z")


class FormatFault(GoodOfficesError):
    """The text cannot be laid out anew without loss; it is left as it is."""


def format_text(text: str) -> str:
    """Lay a YAML text out in the canonical style.

    Two spaces of indentation, lists indented beneath their key, plain words where they can be plain, long text
    folded at 110 columns, one blank line between entries, no trailing spaces, one line end at the end. Values,
    their order and all comments stay. Formatting twice changes nothing more.

    Raises
    ------
    FormatFault
        Where the text is not YAML of the subset, or would not read back as the same.

    Examples
    --------
    >>> print(format_text("a:   1   # why\\nb: [x,   y]\\n"), end="")
    a: 1  # why
    b: [x, y]
    """
    try:
        node = read_full(text, _refuse)
        comments = find_comments(text)
        writer = _Writer(comments)
        writer.document(node)
        result = writer.result()
        same = _values(read_full(result, _refuse)) == _values(node)
        kept = _all(find_comments(result)) == _all(comments)
    except (YamlFault, yaml.YAMLError, RecursionError) as fault:
        raise FormatFault(
            f"this is not YAML of the subset: {getattr(fault, 'message', fault)}", "goodoffices check says where"
        ) from None
    if not (same and kept):
        raise FormatFault(
            "the file cannot be laid out anew without loss, and was left as it is",
            "write its unusual parts more plainly",
        )
    return result


def _refuse(code: str, message: str, line: int, column: int, width: int) -> None:
    raise YamlFault(message, line, column)


def _values(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return [(key, _values(value)) for key, value in node.items.items()]
    if isinstance(node, Sequence):
        return tuple(_values(item) for item in node.items)
    return node if node is None else (node.text, node.plain and not node.text)


def _all(comments: Comments) -> list[str]:
    return sorted([*comments.own.values(), *comments.trailing.values()])


class _Writer:
    """Lines as they are laid out; comments and blank lines are taken over as their places are passed."""

    def __init__(self, comments: Comments) -> None:
        self.lines: list[str] = []
        self.own = comments.own
        self.trailing = dict(comments.trailing)
        self.between = sorted([*comments.own, *comments.blank])
        self.passed = 0

    def result(self) -> str:
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        return "\n".join(self.lines) + "\n" if self.lines else ""

    def document(self, node: Node | None) -> None:
        if node is not None:
            if isinstance(node, Scalar):
                self.catch_up(node.line, 0)
                self.text("", node, 2, node.line)
            elif not node.items:
                self.catch_up(node.line, 0)
                self.put(self.flow(node, 0) or "", node.line)
            else:
                self.block(node, 0, entries=isinstance(node, Sequence))
        self.catch_up(1 << 60, 0)

    def blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def catch_up(self, line: int, indent: int) -> None:
        """Take over the comments and blank lines that stand before ``line``."""
        for number in sorted(n for n in self.trailing if n < line):
            self.lines.append(" " * indent + self.trailing.pop(number))
        while self.passed < len(self.between) and self.between[self.passed] < line:
            number = self.between[self.passed]
            self.passed += 1
            if number in self.own:
                self.lines.append(" " * indent + self.own[number])
            else:
                self.blank()

    def put(self, text: str, line: int) -> None:
        """Lay out a line, with the comment that trails its original."""
        comment = self.trailing.pop(line, "")
        self.lines.append(f"{text.rstrip()}  {comment}" if comment else text.rstrip())

    def block(self, node: Mapping | Sequence, indent: int, *, entries: bool = False) -> None:
        if isinstance(node, Mapping):
            for key, value in node.items.items():
                self.pair(key, value, node.keys[key][0], indent)
            return
        for index, item in enumerate(node.items):
            if entries and index and not (self.passed < len(self.between) and self.between[self.passed] < item.line):
                self.blank()
            self.catch_up(item.line, indent)
            if entries and index:
                self._part(indent)
            self.item(item, indent)

    def _part(self, indent: int) -> None:
        """One blank line before an entry, and before the comments that stand on it."""
        at = len(self.lines)
        while at and self.lines[at - 1].startswith(" " * indent + "#"):
            at -= 1
        if at and self.lines[at - 1]:
            self.lines.insert(at, "")

    def item(self, item: Node, indent: int) -> None:
        pad = " " * indent
        if isinstance(item, Scalar):
            self.text(f"{pad}- ", item, indent + 2, item.line)
        elif (flow := self.flow(item, indent + 2)) is not None:
            self.put(f"{pad}- {flow}", item.line)
        else:
            # Comments between the dash and what it leads stand before the dash: there they stay.
            self.catch_up(_first_line(item), indent)
            at = len(self.lines)
            self.block(item, indent + 2)
            self.lines[at] = f"{pad}- {self.lines[at][indent + 2 :]}"

    def pair(self, key: str, value: Node, line: int, indent: int) -> None:
        self.catch_up(line, indent)
        word = key if _PLAIN.match(key) and not key.endswith(" ") else json.dumps(key, ensure_ascii=False)
        head = f"{' ' * indent}{word}:"
        if isinstance(value, Scalar):
            self.text(head + " ", value, indent + 2, line)
        elif (flow := self.flow(value, len(head) + 1)) is not None:
            self.put(f"{head} {flow}", line)
        else:
            self.put(head, line)
            self.block(value, indent + 2, entries=indent == 0 and isinstance(value, Sequence) and _is_entries(value))

    def text(self, head: str, value: Scalar, indent: int, line: int) -> None:
        first, *rest = self.scalar(value, indent, len(head)).split("\n")
        self.put(head + first, line)
        self.lines.extend(rest)

    def scalar(self, value: Scalar, indent: int, start: int = 0) -> str:
        text = value.text
        if not text:
            return "" if value.plain else '""'
        if "\n" not in text and start + len(text) <= _WIDTH:
            return text if _PLAIN.match(text) and text == text.strip() else _quoted(text)
        pad = " " * indent
        body = text.removesuffix("\n")
        tail = "" if text.endswith("\n") else "-"
        odd = (
            body != body.strip()
            or any(c < " " and c != "\n" for c in text)
            or "  " in body
            or "\x85" in text
            or "\u2028" in text
            or "\u2029" in text
        )
        if odd or body.endswith("\n"):
            return _quoted(text)
        if "\n" in body:
            if any(line != line.strip() for line in body.split("\n")):
                return _quoted(text)
            return f"|{tail}\n" + "\n".join(f"{pad}{line}" if line else "" for line in body.split("\n"))
        folded = textwrap.wrap(body, max(_WIDTH - indent, 40), break_long_words=False, break_on_hyphens=False)
        return f">{tail}\n" + "\n".join(f"{pad}{line}" for line in folded)

    def flow(self, node: Mapping | Sequence, start: int) -> str | None:
        """A short list or mapping on one line, where it was written so and may stay so."""
        if not node.items:
            return "[]" if isinstance(node, Sequence) else "{}"
        values = list(node.items.values()) if isinstance(node, Mapping) else node.items
        if node.width <= 1 or not all(isinstance(v, Scalar) and v.line == node.line for v in values):
            return None
        words = [
            v.text if v.plain and _FLOW_WORD.match(v.text) else _quoted(v.text) for v in values if isinstance(v, Scalar)
        ]
        if isinstance(node, Mapping):
            text = "{" + ", ".join(f"{key}: {word}" for key, word in zip(node.items, words, strict=True)) + "}"
        else:
            text = "[" + ", ".join(words) + "]"
        return text if start + len(text) <= _WIDTH else None


def _first_line(node: Node) -> int:
    """The line of the first word of a block."""
    if isinstance(node, Mapping) and node.keys:
        return next(iter(node.keys.values()))[0]
    if isinstance(node, Sequence) and node.items:
        return _first_line(node.items[0])
    return node.line


def _is_entries(node: Sequence) -> bool:
    return any(isinstance(item, Mapping) and "id" in item.items for item in node.items)


def _quoted(text: str) -> str:
    if "'" not in text and all(c.isprintable() for c in text):
        return f'"{text}"' if '"' not in text and "\\" not in text else f"'{text}'"
    return (
        json.dumps(text, ensure_ascii=False)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
        .replace("\x85", "\\x85")
        .replace("\x7f", "\\x7f")
    )
