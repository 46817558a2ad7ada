"""The canonical style: nothing lost, nothing changed twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.text.canonical import FormatFault, format_text
from goodoffices.text.comments import find_comments
from goodoffices.text.full_yaml import read_full
from goodoffices.text.node import Mapping, Scalar, Sequence

BEFORE = """\
# head of the file
entered:   2025-01-01 # by the desk


entries:
- id: a
  text: >  # folded
    text # not a comment
    more and "q"
  # on c
  c: "x # no"   # yes
  e: ''
  on: {at: 2025-07-23T19:00+03:00,   circa: yes}
  # before b
-   id: b
    x: |
        lit

        # inside
    y: [a,   'b: c']
# tail
"""

AFTER = """\
# head of the file
entered: 2025-01-01  # by the desk

entries:
  - id: a
    text: >  # folded
      text # not a comment more and "q"
    # on c
    c: "x # no"  # yes
    e: ""
    on: {at: 2025-07-23T19:00+03:00, circa: yes}

  # before b
  - id: b
    x: |
      lit

      # inside
    y: [a, "b: c"]
# tail
"""


def values(node):
    if isinstance(node, Mapping):
        return [(key, values(item)) for key, item in node.items.items()]
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def fail(*complaint):
    raise AssertionError(complaint)


def test_layout_is_the_canonical_one():
    assert format_text(BEFORE) == AFTER


def test_formatting_twice_changes_nothing_more():
    assert format_text(AFTER) == AFTER


def test_comments_inside_texts_are_text():
    found = find_comments(BEFORE)
    assert "# inside" not in found.own.values()
    assert "# not a comment" not in found.trailing.values()


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: !!str 1\n", "a: [1\n", "a: 1\na: 2\n", "a:\n\t- 1\n"])
def test_what_is_outside_the_subset_is_refused_and_left(text):
    with pytest.raises(FormatFault):
        format_text(text)


def test_empty_file_stays_empty():
    assert format_text("") == ""
    assert format_text("# only a comment\n") == "# only a comment\n"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=30) | st.sampled_from(
    [
        "NO",
        "0123",
        "12:30",
        "a: b",
        "# x",
        "- y",
        "line\nline",
        "line\n",
        " lead",
        "tail ",
        "[",
        "{",
        "'",
        '"',
        "\\",
        "w " * 80,
        "~",
        "?",
        "!",
        "%",
        "@",
        "x #y",
        "x:",
        "\u2028",
        "\x85",
    ]
)
TREES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "on", "says", "text", "odd key", "x:y"]), inner, max_size=3)
    ),
    max_leaves=12,
)


def dump(tree, indent=0):
    import json

    pad = " " * indent
    if isinstance(tree, dict) and tree:
        return "".join(
            f"{pad}{json.dumps(k, ensure_ascii=False)}:"
            + (f" # c{indent}\n" if isinstance(v, (dict, list)) and v else " ")
            + dump(v, indent + 3)
            for k, v in tree.items()
        )
    if isinstance(tree, list) and tree:
        return "".join(
            f"{pad}# item\n{pad}-\n" + dump(v, indent + 2)
            if isinstance(v, (dict, list)) and v
            else f"{pad}-  " + dump(v, 0)
            for v in tree
        )
    return json.dumps(tree, ensure_ascii=False) + "\n"


@settings(max_examples=400, deadline=None)
@given(TREES)
def test_values_and_comments_survive(tree):
    text = dump(tree)
    result = format_text(text)
    assert values(read_full(result, fail)) == values(read_full(text, fail))
    before, after = find_comments(text), find_comments(result)
    assert sorted([*before.own.values(), *before.trailing.values()]) == sorted(
        [*after.own.values(), *after.trailing.values()]
    )
    assert format_text(result) == result
