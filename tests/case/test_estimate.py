"""Numbers, ranges and likeliest values, read and refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case.test_shape import read

from goodoffices.case.estimate import Estimate, Estimated, Figure
from goodoffices.case.reading import ABSENT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.4", Estimate(0.4, 0.4)),
        ("0.2..0.5", Estimate(0.2, 0.5)),
        ("0.2..0.3..0.5", Estimate(0.2, 0.5, 0.3)),
        ("-2..-1..0", Estimate(-2, 0, -1)),
        ("1..1..1", Estimate(1, 1, 1)),
    ],
)
def test_what_an_estimate_may_be(text: str, value: Estimate) -> None:
    found, file, _ = read(Estimated(), text)
    assert found == value
    assert not file.diagnostics


@pytest.mark.parametrize("text", ["much", "0.5..0.2", "0.2..0.6..0.5", "0.2..x..0.5", "0..1..2..3", "[1, 2]", "1.."])
def test_what_it_may_not_be(text: str) -> None:
    found, file, _ = read(Estimated(), text)
    assert found is ABSENT
    assert [d.code for d in file.diagnostics] == ["E203" if text == "[1, 2]" else "E208"]


@given(st.decimals(-1000, 1000, places=3))
def test_a_figure_is_read_as_written(number: object) -> None:
    found, file, _ = read(Figure(), f"{number:f}")
    assert found == float(f"{number:f}")
    assert not file.diagnostics


@pytest.mark.parametrize("text", ["ten", "1..2", "1e3", ".5", "5."])
def test_a_figure_is_one_plain_number(text: str) -> None:
    found, file, _ = read(Figure(), text)
    assert found is ABSENT
    assert [d.code for d in file.diagnostics] == ["E208"]


def test_the_point_is_the_likeliest_or_the_middle() -> None:
    assert Estimate(0, 1).point == 0.5
    assert Estimate(0, 1, 0.2).point == 0.2
