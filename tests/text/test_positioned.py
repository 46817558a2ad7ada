"""A fault hides nothing but itself: what else a file holds is read, and every fault is told once with its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.text import Mapping, Node, Positioned, Scalar, Sequence, read_positioned, source_of


def read(text: str) -> Positioned:
    return read_positioned(source_of("a.yaml", text.encode()))


def told(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.place.line, d.place.column) for d in read(text).diagnostics]


def plain(node: Node | None) -> Any:
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.items.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


THREE = "- id: a\n  text: one\n- id: b\n{}\n- id: c\n  text: three\n"
HEADED = "entered: 2025\nentries:\n  - id: a\n    text: one\n  - id: b\n{}\n  - id: c\n    text: three\n"
BROKEN = {
    "a quote that stays open": ('  text: "two', "E105"),
    "a tab": ("\ttext: two", "E103"),
    "a colon too many": ("  text: two: three", "E105"),
    "a bracket that stays open": ("  text: [two", "E105"),
    "a sign that begins nothing": ("  text: @two", "E105"),
    "a control character": ("  text: two\x07", "E105"),
    "a wrong escape": ('  text: "\\q"', "E105"),
    "an unknown alias": ("  text: *two", "E106"),
}


@pytest.mark.parametrize(("line", "code"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("headed", [False, True])
def test_the_other_entries_are_read(line: str, code: str, headed: bool) -> None:
    text = HEADED.format("  " + line if line[0] == " " else line) if headed else THREE.format(line)
    result = read(text)
    entries = plain(result.node)["entries"] if headed else plain(result.node)
    assert [e["id"] for e in entries if e["id"] != "b"] == ["a", "c"]
    assert [e["text"] for e in entries if e["id"] != "b"] == ["one", "three"]
    assert [d.code for d in result.diagnostics] == [code]
    assert result.diagnostics[0].place.line in ((6, 7) if headed else (4, 5))
    if headed:
        assert plain(result.node)["entered"] == "2025"


def test_two_faults_are_told_together() -> None:
    text = THREE.format('  text: "two') + '- id: d\n  text: [x\n- id: e\n  text: "y\n'
    assert [code for code, _, _ in told(text)] == ["E105", "E105", "E105"]
    assert [e["id"] for e in plain(read(text).node)] == ["a", "c"]


def test_what_stands_before_the_first_entry_is_not_lost_in_silence() -> None:
    assert told("  audience: mediator\nentries:\n  - id: a\n")
    assert told("audience: mediator\n- id: a\n")
    assert told("entries:\n    garbage\n  - id: a\n")
    assert told("junk\n- id: a\n")
    assert told("- id: a\nentered: 2025\n")


def test_a_key_twice_in_a_broken_file_keeps_the_first() -> None:
    result = read("entries:\n  - id: a\nentries:\n  - id: b\nx: [\n")
    assert {d.code for d in result.diagnostics} == {"E105", "E107"}
    assert plain(result.node)["entries"] == [{"id": "a"}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x b\n", [("E106", 1, 4)]),
        ("a: !!str b\n", [("E106", 1, 4)]),
        ("a: !b c\n", [("E106", 1, 4)]),
        ("a: &x b\nc: *x\n", [("E106", 1, 4), ("E106", 2, 4)]),
        ("a: b\n<<: c\n", [("E106", 2, 1)]),
        ("a: b\nc: d\na: e\n", [("E107", 3, 1)]),
        ("? [a]\n: b\n", [("E107", 1, 3)]),
        ("a: b\n---\nc: d\n", [("E116", 2, 1)]),
        ("a: {b: c, b: d}\n", [("E107", 1, 11)]),
    ],
)
def test_what_is_outside_the_subset(text: str, found: list[tuple[str, int, int]]) -> None:
    assert told(text) == found


def test_a_tab_between_words_is_only_a_tab() -> None:
    assert told("a: b\tc\n") == []
    assert told("a:\tb\n") == []


def test_deep_nesting_is_a_fault_and_not_a_crash() -> None:
    for deep in (
        "[" * 5000,
        "- " * 5000,
        "{a: " * 5000,
        "".join(f"{' ' * n}a:\n" for n in range(3000)),
        "a: " + "[" * 41 + "]" * 41,
    ):
        result = read(deep + "\n")
        assert {d.code for d in result.diagnostics} == {"E105"}
    assert "deeper than 40" in read("a: " + "[" * 41 + "]" * 41).diagnostics[0].message
    assert told("a: " + "[" * 38 + "]" * 38 + "\n") == []


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_a_bomb_does_not_go_off() -> None:
    result = read(BOMB)
    assert {d.code for d in result.diagnostics} == {"E106"}
    assert len(repr(plain(result.node))) < 2000


def test_a_fault_in_a_folded_text_has_its_true_line() -> None:
    text = "a: >\n  one\n  two\nb: [x, y\n  z]\nc: 'open\n"
    assert told(text)[0][1] in (6, 7)
    assert plain(read("a: x\nb: >\n  one\n  two\nc: |\n  three\n").node) == {"a": "x", "b": "one two\n", "c": "three\n"}


@pytest.mark.parametrize(
    "text", ["NO", "0123", "12:30", "1e3", "0x1F", "null", "~", "true", "2025-07-23", "1_000", "=", ".inf"]
)
def test_values_stay_what_was_written(text: str) -> None:
    assert plain(read(f"a: {text}\n").node) == {"a": text}
    assert plain(read(f"- {text}\n").node) == [text]


MANGLED = st.lists(
    st.sampled_from(
        [
            *THREE.format("  text: two").splitlines(keepends=True),
            "\t",
            '"',
            "[",
            "  ",
            "- ",
            "x:",
            "\x00",
            "\x1b",
            "*",
            "&a ",
            "---\n",
            "é",
        ]
    ),
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(MANGLED.map("".join))
def test_whatever_a_file_holds_faults_lie_inside_it(text: str) -> None:
    result = read(text)
    lines = text.split("\n")
    for diagnostic in result.diagnostics:
        place = diagnostic.place
        assert 1 <= place.line <= len(lines) + 1
        assert place.column >= 1 and place.width >= 1
        if place.line <= len(lines):
            assert place.column <= len(lines[place.line - 1]) + 1
            assert diagnostic.excerpt in lines[place.line - 1]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_a_node_or_a_diagnostic(text: str) -> None:
    result = read(text.encode("utf-8", "replace").decode())
    assert (
        result.node is not None
        or result.diagnostics
        or not text.strip().strip("-.#~ ")
        or text.lstrip().startswith(("#", "%", "---", "..."))
    )


def test_lines_are_those_of_an_editor() -> None:
    """YAML 1.1 takes U+0085, U+2028 and U+2029 for line ends; editors and other programs do not."""
    result = read('a: "x\u2028y\u0085z"\nb: c\u2029\n&d e: f\n')
    assert [(d.code, d.place.line, d.place.column) for d in result.diagnostics] == [("E106", 3, 1)]
    assert isinstance(result.node, Mapping)
    assert result.node.keys == {"a": (1, 1), "b": (2, 1), "e": (3, 1)}
    assert told('a: "\u2028"\nc: "x\n') == [("E105", 2, 4)]


def test_what_is_never_closed_is_shown_where_it_was_opened() -> None:
    assert told('a: 1\nb: "open\nc: 2\n') == [("E105", 2, 4)]
