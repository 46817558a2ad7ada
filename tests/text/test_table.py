"""Cells of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.table import display_width, lay_out, one_line, safe_cell

DANGEROUS = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize("first", DANGEROUS)
def test_what_would_be_a_formula_is_made_text(first: str) -> None:
    assert safe_cell(f"{first}1+1") == f"'{first}1+1"


@pytest.mark.parametrize("text", ["", "truce", "1,200", "'tis so", "мир", "a=b", "12-15 July", " two"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize("hidden", [" =1", "\ufeff=1", "\u200b+1", "\x00@x", "  -2+3"])
def test_nothing_invisible_hides_a_formula(hidden: str) -> None:
    assert safe_cell(hidden).startswith("'")


@given(st.text(alphabet=DANGEROUS + "' \ufeffa1мир") | st.text())
def test_a_safe_cell_begins_with_nothing_dangerous(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.startswith(tuple(DANGEROUS))
    assert not cell.lstrip().startswith(tuple(DANGEROUS))
    assert cell in (text, f"'{text}")


@given(st.text(alphabet="'=+a \t"), st.text(alphabet="'=+a \t"))
def test_two_texts_stay_different(first: str, second: str) -> None:
    assert (safe_cell(first) == safe_cell(second)) == (first == second)


@given(st.text())
def test_one_line_is_one_line_and_steers_nothing(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066" for c in line)
    assert one_line(line) == line


@given(st.lists(st.lists(st.text(max_size=40), min_size=3, max_size=3), max_size=5), st.integers(40, 120))
def test_columns_keep_to_the_width_and_lose_no_letter(rows: list[list[str]], width: int) -> None:
    lines = lay_out(rows, width)
    assert all(line == line.rstrip() for line in lines)
    shown = sorted("".join(lines).replace(" ", ""))
    assert shown == sorted("".join(one_line(c) for row in rows for c in row).replace(" ", ""))


def test_columns() -> None:
    assert lay_out([["Option", "North"], ["a long name of an option", "++ demanded"]], width=30) == [
        "  Option           North",
        "  a long name of   ++ demanded",
        "  an option",
    ]
    assert lay_out([]) == []
    assert display_width("") == 0
