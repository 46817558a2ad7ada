"""The style that people write and ``format`` keeps, read line by line.

Block mappings and lists of plain or simply quoted words, comments, short ``[a, b]`` lists and ``{a: b}`` mappings:
that is nearly every line of a case, and reading it needs no grammar. A value in any other style (folded text,
escapes, values over several lines) is handed to the full reader, that value alone; where the layout itself is
not plain, :func:`read_plain` gives up and the full reader takes the whole text. Both give the same nodes: a
property test holds one against the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from goodoffices.text.node import Mapping, Node, Scalar, Sequence

__all__ = ["NotPlain", "read_plain"]

_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
# Possessive, so that no line, however strange, is looked at more than once.
_REST = r"[^\n\t:#]*+(?:(?::(?=\S)|(?<=\S)#)[^\n\t:#]*+)*+"
_PLAIN = re.compile(rf"(?:{_FIRST}{_REST}|-?\d[^\s:#]*)\Z")
_KEY = re.compile(r"([A-Za-z0-9_][\w.\-]*):(?: +(?=\S)|$)")
# A line in one look: indentation, dash, key, plain value; or indentation and anything else.
_LINE = re.compile(
    rf"^( *)(?:(- )?([A-Za-z0-9_][\w.\-]*):(?: ({_FIRST}{_REST}|-?\d[^\s:#]*))?|([^ \n][^\n]*))? *$", re.MULTILINE
)
_QUOTED = re.compile(r"""(?:"([^"\\]*)"|'([^']*)')(?: +#.*)?\Z""")
_WORD = r"(?:[A-Za-z0-9_+./][\w.\-+/@]*(?::[\w.\-+/@]+)*(?: [\w.\-+/@]+)*)"
_FLOW_LIST = re.compile(rf"\[ *(?:{_WORD}(?:, *{_WORD})*)? *\]\Z")
_FLOW_MAP = re.compile(rf"\{{ *[A-Za-z_][\w.\-]*: {_WORD}(?:, *[A-Za-z_][\w.\-]*: {_WORD})* *\}}\Z")

# Characters that YAML takes for line ends, or does not allow at all.
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

Full = Callable[[str, int, int], Node]


class NotPlain(Exception):
    """The layout is not the plain one; the full reader decides what it is."""


def read_plain(text: str, full: Full) -> Node | None:
    """Read ``text``; None where it holds nothing.

    Parameters
    ----------
    text : str
        With ``\\n`` line ends.
    full : callable of (text, first line, first column) -> Node
        Reads a single value in any style.

    Raises
    ------
    NotPlain
        Where the layout is beyond this reader.
    """
    if "\t" in text or "\n---" in text or text.startswith(("---", "%")) or _UNUSUAL.search(text):
        raise NotPlain
    return _Lines(text, full).document()


class _Lines:
    """The lines that are not blank and not comments, and how far they have been read."""

    __slots__ = ("_raw", "at", "count", "full", "indents", "numbers", "parts", "text")

    def __init__(self, text: str, full: Full) -> None:
        self.text = text
        self._raw: list[str] = []
        self.full = full
        self.at = 0
        # Per line: its parts (indentation, dash, key, plain value, anything else), its number, its indentation.
        lines = [(n, p) for n, p in enumerate(_LINE.findall(text)) if p[2] or (p[4] and p[4][0] != "#")]
        self.parts = [p for _, p in lines]
        self.numbers = [n for n, _ in lines]
        self.indents = [len(p[0]) for p in self.parts]
        self.count = len(lines)

    @property
    def raw(self) -> list[str]:
        """The lines as they stand; few files need them."""
        if not self._raw:
            self._raw = self.text.split("\n")
        return self._raw

    def document(self) -> Node | None:
        if not self.count:
            return None
        if self.indents[0]:
            raise NotPlain
        node = self.block(0)
        if self.at < self.count:
            raise NotPlain
        return node

    def word(self, at: int) -> str:
        """The line from its first word on, for the lines that are not plainly a key and a value."""
        return self.raw[self.numbers[at]][self.indents[at] :].rstrip(" ")

    def is_item(self, at: int) -> bool:
        _, dash, key, _, _ = self.parts[at]
        return bool(dash) or (not key and self.raw[self.numbers[at]].startswith("- ", self.indents[at]))

    def block(self, indent: int) -> Node:
        return self.sequence(indent) if self.is_item(self.at) else self.mapping(indent)

    def sequence(self, indent: int) -> Sequence:
        indents, parts = self.indents, self.parts
        result = Sequence(self.numbers[self.at] + 1, indent + 1)
        items = result.items
        while self.at < self.count and indents[self.at] == indent and self.is_item(self.at):
            if parts[self.at][1]:
                # The dash stands for indentation: the item goes on as a mapping at the column of its first key.
                indents[self.at] = indent + 2
                items.append(self.mapping(indent + 2))
                continue
            word = self.word(self.at)
            rest = word[2:].lstrip(" ")
            column = indent + len(word) - len(rest)
            if _KEY.match(rest):
                indents[self.at] = column
                items.append(self.mapping(column))
            elif not rest or rest.startswith(("- ", "#")):
                raise NotPlain
            else:
                items.append(self.value(rest, column, indent))
        if self.at < self.count and indents[self.at] > indent:
            raise NotPlain
        return result

    def mapping(self, indent: int) -> Mapping:
        indents, parts, numbers, count = self.indents, self.parts, self.numbers, self.count
        first = self.at
        result = Mapping(numbers[self.at] + 1, indent + 1)
        items, places = result.items, result.keys
        while self.at < count and indents[self.at] == indent:
            at = self.at
            _, dash, key, plain, _ = parts[at]
            end = len(key) + 2
            if dash and at != first:
                break
            if not key:
                found = _KEY.match(self.word(at))
                if found is None:
                    break
                key, end = found.group(1), found.end()
            if key in items:
                raise NotPlain  # the full reader reports the second of two equal keys
            line = numbers[at] + 1
            places[key] = (line, indent + 1)
            deeper = at + 1 < count and indents[at + 1] > indent
            if plain and not deeper:
                if plain[-1] == " ":
                    plain = plain.rstrip(" ")
                items[key] = Scalar(plain, line, indent + end + 1, len(plain))
                self.at = at + 1
                continue
            word = self.word(at)
            if end < len(word) and word[end] != "#":
                items[key] = self.value(word[end:], indent + end, indent)
                continue
            self.at = at + 1
            if deeper:
                items[key] = self.block(indents[self.at])
            elif self.at < count and indents[self.at] == indent and self.is_item(self.at):
                items[key] = self.sequence(indent)
            else:
                items[key] = Scalar("", line, indent + len(key) + 2, 1)
        if not items or (self.at < count and indents[self.at] > indent):
            raise NotPlain
        return result

    def value(self, word: str, column: int, indent: int) -> Node:
        """A value that begins on the present line, ``column`` code points from its left."""
        line = self.numbers[self.at] + 1
        following = self.at + 1
        if following >= self.count or self.indents[following] <= indent:
            first = word[0]
            if first not in "\"'[{|>":
                cut = word.find(" #")
                bare = word if cut < 0 else word[:cut].rstrip(" ")
                if _PLAIN.match(bare):
                    self.at = following
                    return Scalar(bare, line, column + 1, len(bare))
            elif first in "\"'":
                found = _QUOTED.match(word)
                if found:
                    self.at = following
                    return Scalar(found.group(1) or found.group(2) or "", line, column + 1, _quoted_width(found), False)
            elif first == "[" and _FLOW_LIST.match(word):
                self.at = following
                return _flow_list(word, line, column)
            elif first == "{" and _FLOW_MAP.match(word):
                self.at = following
                return _flow_map(word, line, column)
        return self.other(column, indent)

    def other(self, column: int, indent: int) -> Node:
        """A value in another style: all lines up to the next one that is indented no deeper than its key."""
        start = self.numbers[self.at]
        self.at += 1
        while self.at < self.count and self.indents[self.at] > indent:
            self.at += 1
        stop = self.numbers[self.at] if self.at < self.count else len(self.raw)
        chunk = self.raw[start:stop]
        # A key of its own keeps the indentation of the following lines meaningful to the full reader.
        chunk[0] = " " * indent + ("k:" if column - indent >= 3 else "-").ljust(column - indent) + chunk[0][column:]
        # The last line of the file has its line end, or not, as an empty line of its own.
        ending = "\n" if stop < len(self.raw) else ""
        node = self.full("\n".join(chunk) + ending, start + 1, 1)
        if isinstance(node, Mapping) and len(node.items) == 1:
            return node.items["k"]
        if isinstance(node, Sequence) and len(node.items) == 1:
            return node.items[0]
        raise NotPlain


def _quoted_width(found: re.Match[str]) -> int:
    return len(found.group(1) if found.group(1) is not None else found.group(2)) + 2


def _flow_list(word: str, line: int, column: int) -> Sequence:
    result = Sequence(line, column + 1)
    result.width = len(word)
    for piece in re.finditer(_WORD, word):
        result.items.append(Scalar(piece.group(), line, column + 1 + piece.start(), len(piece.group())))
    return result


_FLOW_PAIR = re.compile(rf"([A-Za-z_][\w.\-]*): ({_WORD})")


def _flow_map(word: str, line: int, column: int) -> Mapping:
    result = Mapping(line, column + 1)
    result.width = len(word)
    for pair in _FLOW_PAIR.finditer(word):
        key = pair.group(1)
        if key in result.items:
            raise NotPlain
        result.keys[key] = (line, column + 1 + pair.start(1))
        result.items[key] = Scalar(pair.group(2), line, column + 1 + pair.start(2), len(pair.group(2)))
    return result
