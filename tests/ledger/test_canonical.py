"""One spelling for each value, as RFC 8785 has it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.ledger import canonical_json, parse_canonical

TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read(value):
    written = canonical_json(value)
    assert parse_canonical(written) == value
    assert json.loads(written) == value
    assert canonical_json(parse_canonical(written)) == written


def test_names_are_sorted_by_utf16_units():
    # The example of RFC 8785, section 3.2.3.
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical_json(value))) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_strings_are_escaped_as_little_as_possible():
    # RFC 8785, section 3.2.2.2.
    value = '\u20ac$\u000f\nA\'B"\\\\"/'
    assert canonical_json(value) == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'.encode()


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (1.5, "float"),
        ({"a": [0.1]}, "a[0]"),
        (2**53, "2**53"),
        ("\ud800", "surrogate"),
        ({"\udc00": 1}, "surrogate"),
        ({1: 2}, "not text"),
        ({"a": {1, 2}}, "set"),
        (b"x", "bytes"),
    ],
)
def test_what_cannot_be_written(value, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        canonical_json(value)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"a":1, "b":2}', "canonically from byte 8"),
        (b'{"b":1,"a":2}', "canonically"),
        (b'{"a":1,"a":2}', "'a' twice"),
        (b'{"a":1.0}', "whole number"),
        (b'{"a":NaN}', "whole number"),
        (b'{"a":"\\u0041"}', "canonically"),
        (b'{"a":1', "not JSON"),
        (b"", "not JSON"),
        (b'\xef\xbb\xbf{"a":1}', "byte-order mark"),
        (b'{"a":"\xff"}', "byte 7 is not UTF-8"),
        (b"[" * 100_000, "deep"),
        (b'{"a":"\\ud800"}', "surrogate"),
        (b'{"a":-0}', "canonically"),
        (b'{"a":' + b"9" * 5000 + b"}", "4300"),
    ],
)
def test_what_is_not_canonical(line, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        parse_canonical(line)
