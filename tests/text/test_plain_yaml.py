"""The line reader gives the same nodes as libyaml, with the same places, or gives up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goodoffices.text.full_yaml import YamlFault, read_full
from goodoffices.text.node import Mapping, Node, Scalar, Sequence
from goodoffices.text.plain_yaml import NotPlain, read_plain


def shown(node: Node | None, *, widths: bool = True) -> Any:
    """A node as plain values, places included."""
    if isinstance(node, Mapping):
        items = [(key, node.keys[key], shown(node.items[key])) for key in node.items]
        return ("mapping", node.line, node.column, node.width, items)
    if isinstance(node, Sequence):
        return ("sequence", node.line, node.column, node.width, [shown(item) for item in node.items])
    if isinstance(node, Scalar):
        return ("scalar", node.text, node.plain, node.line, node.column, node.width)
    return None


def both(text: str) -> tuple[Any, Any]:
    """What the two readers make of a text: its nodes and complaints, or that it is not YAML, or not plain."""
    plain: Any
    full: Any
    said: list[tuple[Any, ...]] = []

    def value(chunk: str, line: int, column: int) -> Node:
        node = read_full(chunk, lambda *what: said.append(what), line, column)
        if node is None:
            raise NotPlain
        return node

    try:
        plain = (shown(read_plain(text, value)), said)
    except (NotPlain, YamlFault):
        plain = "gave up"
    heard: list[tuple[Any, ...]] = []
    try:
        full = (shown(read_full(text, lambda *what: heard.append(what))), heard)
    except YamlFault:
        full = "not YAML"
    return plain, full


def agree(text: str) -> None:
    plain, full = both(text)
    assert plain in (full, "gave up"), text


WORDS = st.sampled_from(
    ["a", "NO", "0123", "12:30", "2025-07-23T19:00+03:00", "-5", "a b", "x:y", "a#b", "a - b", "Київ", "إسطنبول", "東京",
     "e\u0301", "🕊", "it's", 'say "no"', "~1200", "1200+", "a, b", "[x", "{y", "a]", "a}", "@x", "%x", "`x", "&x y",
     "*x", "!x y", "|", ">", "?", "-", ":", "? x", "- x", "x:", "x: y", "#c", "x #c", "null", "true", "..", "...",
     "---", "\u2028", "\x85", "\ufeffx", "\u00a0x", "x\u00a0", "\u202ex", "\x07", "", " ", "  "]
)  # fmt: skip
COMMENTS = st.sampled_from(["", "", "", "  # why", " #x", "   "])
BETWEEN = st.sampled_from(["", "", "", "\n", "# said so\n", "   # deeper\n", "  \n"])


@st.composite
def values(draw: st.DrawFn, indent: int) -> str:
    """A value behind a key, in one of the styles that people write."""
    pad = " " * (indent + 2)
    word = draw(WORDS)
    style = draw(
        st.sampled_from(["plain", "plain", "plain", "double", "single", "list", "map", "folded", "literal", "long"])
    )
    if style == "double":
        return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' + draw(COMMENTS)
    if style == "single":
        return "'" + word.replace("'", "''") + "'" + draw(COMMENTS)
    if style == "list":
        return "[" + ", ".join(draw(st.lists(WORDS, max_size=3))) + "]" + draw(COMMENTS)
    if style == "map":
        return "{" + ", ".join(f"{k}: {draw(WORDS)}" for k in draw(st.lists(st.sampled_from("abc"), max_size=3))) + "}"
    if style in ("folded", "literal"):
        head = (">" if style == "folded" else "|") + draw(st.sampled_from(["", "-", "+"]))
        lines = draw(st.lists(WORDS, min_size=1, max_size=3))
        return head + draw(COMMENTS) + "".join(f"\n{pad}{line}" for line in lines)
    if style == "long":
        return word + f"\n{pad}" + draw(WORDS)
    return word + draw(COMMENTS)


@st.composite
def blocks(draw: st.DrawFn, indent: int = 0, depth: int = 3) -> str:
    """A mapping or a list as text."""
    pad = " " * indent
    listed = draw(st.booleans())
    lines = []
    for number in range(draw(st.integers(1, 3))):
        lines.append(draw(BETWEEN))
        key = draw(st.sampled_from(["id", "on", "text", "x.y", "Ключ", "0", "a-b", "id2"])) + (
            "" if draw(st.booleans()) else str(number)
        )
        lead = f"{pad}- {key}:" if listed else f"{pad}{key}:"
        deeper = indent + (4 if listed else 2)
        kind = draw(st.integers(0, 5))
        if kind == 0 and depth:
            lines.append(f"{lead}{draw(COMMENTS)}\n{draw(blocks(deeper, depth - 1))}")
        elif kind == 1 and listed:
            lines.append(f"{pad}- {draw(values(indent))}\n")
        elif kind == 2:
            lines.append(f"{lead}\n")
        else:
            lines.append(f"{lead} {draw(values(deeper - 2))}\n")
        if listed and kind > 2 and draw(st.booleans()):
            lines.append(f"{pad}  more: {draw(values(indent + 2))}\n")
    return "".join(lines)


@settings(max_examples=400, deadline=None)
@given(blocks(), st.booleans())
@example("a: |+\n  x\n", True)
@example("a: |\n  x", True)
@example("a: x\n  \u00a0y\nb: z\n", True)
@example("\u3000a: x\nb: z\n", True)
@example("a: [@x]\n", True)
@example("a: x\u2028y\n", True)
@example("a: x\x85y\n", True)
@example("a: x\x07y\n", True)
@example("a: [x, y]  # c\nb: {c: d}\n", True)
@example("- a: 1\n  b: 2\n- a: 3\n", True)
@example("a:\n- 1\n- 2\nb: 3\n", True)
@example("a: 'it''s'\n", True)
@example("a: >-\n  folded\n  text\n\n  two\n# end\n", True)
@example("a: |\n  x\n # less\nb: 1\n", True)
@example("a: x\n...\n", True)
@example("a: x\n... \nb: y\n", True)
@example("a: x\n---\nb: y\n", True)
@example("\ufeffa: x\n", True)
def test_both_readers_give_the_same(text: str, ended: bool) -> None:
    agree(text if ended else text.rstrip("\n"))


PIECES = st.sampled_from(["a:", "b: ", "- ", "-", "  ", " ", "\n", "\n", "\n  ", "x", "1", "'", '"', "#", " #", "[", "]", "{", "}", ",", ": ", ":", "|", ">", "&", "*", "!", "%", "@", "?", "\t", "---", "...", "<<", "é", "\\"])  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_is_thrown_at_them(text: str) -> None:
    agree(text)


PLAIN = """\
# head
entered: 2025-07-23T16:00+03:00
entries:
  - id: r3   # the third
    kind: round
    on: {at: 2025-07-23, reason: said}
    issue: [ceasefire, prisoners]
    text: >-
      two
      lines
    marks:
    - embargoed
    empty:
"""


def test_the_common_style_is_read_without_the_full_reader_but_for_folded_text() -> None:
    calls: list[int] = []

    def full(chunk: str, line: int, column: int) -> Node:
        calls.append(line)
        node = read_full(chunk, lambda *_: None, line, column)
        assert node is not None
        return node

    node = read_plain(PLAIN, full)
    assert calls == [8]
    assert shown(node) == shown(read_full(PLAIN, lambda *_: None))


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "   \n"])
def test_nothing_is_nothing(text: str) -> None:
    assert both(text) == ((None, []), (None, []))


@pytest.mark.parametrize(
    "text",
    ["a: \tb\n", "--- \na: b\n", "%YAML 1.1\n---\na: b\n", "  a: b\n", "a: b\n a: c\n", "? a\n: b\n", "a: 1\na: 2\n"],
)
def test_what_is_not_plain_is_left_to_the_full_reader(text: str) -> None:
    with pytest.raises(NotPlain):
        read_plain(text, lambda *_: Scalar("", 1, 1, 1))


@pytest.mark.parametrize("depth", [30, 39])
def test_values_keep_their_place_at_any_depth(depth: int) -> None:
    text = "".join(f"{'  ' * n}k{n}:\n" for n in range(depth)) + "  " * depth + "end: here\n"
    agree(text)
    assert both(text)[0] != "gave up"
