"""Axes, marks, the plane and the parallel coordinates: well formed, inside their frame, told apart without colour."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.brief.figures import NARROW
from goodoffices.brief.figures.axes import Scale, day_ticks, padded, ticks
from goodoffices.brief.figures.marker import SHAPES, beside, marker
from goodoffices.brief.figures.parallel import ParallelLine, draw_parallel
from goodoffices.brief.figures.plane import Plane, PlaneMark, draw_plane, thinned
from goodoffices.brief.stylesheet import STYLE

amounts = st.floats(-1e6, 1e6, allow_nan=False)


def plane(count: int, *, whole: bool = True, opened: bool = True) -> Plane:
    x = np.linspace(0, 1, count)
    efficient = np.column_stack([x, 1 - x**2])
    marks = tuple(
        PlaneMark(letter, f"idea {letter}", (0.6, 0.6 + n / 100), SHAPES[n]) for n, letter in enumerate("ABC")
    )
    return Plane(("Norda", "Suda"), efficient, efficient * 0.7, (0.2, 0.3), opened, whole, marks)


def places(svg: str, *names: str) -> list[float]:
    return [float(v) for name in names for v in re.findall(rf'\b{name}="(-?[\d.]+)"', svg)]


@given(amounts, amounts, st.integers(2, 9))
def test_ticks_are_round_few_and_inside(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high, most)
    margin = (high - low) * 1e-6
    if high - low < 1e-9 * max(abs(low), abs(high), 1e-9):
        return
    assert 0 <= len(found) <= most + 1
    assert all(low - margin <= amount <= high + margin for amount, _ in found)
    assert len({words for _, words in found}) == len(found)


def test_ends_closer_than_a_number_divides_are_one_tick() -> None:
    assert ticks(0.0, 5e-324, 2) == ((0.0, "0"),)
    assert ticks(-5e-324, 5e-324, 9) == ((-5e-324, "-4.94066e-324"),)


@given(amounts, amounts, amounts)
def test_a_scale_is_straight(low: float, high: float, amount: float) -> None:
    scale = Scale(low, high, 0, 100)
    if high - low > 1e-3:
        assert scale(low) == 0
        assert scale(high) == pytest.approx(100)
        assert scale.holds(amount) is (-1e-6 <= scale(amount) <= 100 + 1e-6 and low <= amount <= high)


@given(st.lists(amounts, max_size=5), st.floats(0, 1))
def test_a_margin_holds_all(found: list[float], share: float) -> None:
    low, high = padded(found, share)
    assert low <= high
    assert all(low <= amount <= high for amount in found)


def test_ticks_of_days() -> None:
    assert [words for _, words in day_ticks(date(2025, 7, 1), date(2025, 7, 21), 5)] == ["1 Jul", "6 Jul", "11 Jul", "16 Jul", "21 Jul"]  # fmt: skip
    assert [words for _, words in day_ticks(date(1990, 1, 1), date(2025, 1, 1), 8)][:2] == ["1990", "1995"]


@pytest.mark.parametrize("count", [0, 1, 7, 500, 20_000])
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("width", [640.0, NARROW])
def test_the_plane_stays_in_its_frame(count: int, whole: bool, width: float) -> None:
    svg = draw_plane(plane(count, whole=whole), "A title", "Its description.", "p", width)
    root = ElementTree.fromstring(svg)
    height = float(root.attrib["height"])
    assert all(0 <= v <= width for v in places(svg, "cx", "x1", "x2"))
    assert all(-12 <= v <= height for v in places(svg, "cy", "y1", "y2"))
    assert len(svg) < 900_000
    assert root.find("{http://www.w3.org/2000/svg}desc") is not None
    for letter in "ABC":
        assert svg.count(f">{letter}<") >= 2


def test_the_zone_is_shaded_only_where_there_is_one() -> None:
    words = "both could accept"
    assert words in draw_plane(plane(9), "t", "d")
    assert words not in draw_plane(plane(9, opened=False), "t", "d")


@pytest.mark.parametrize("parties", [2, 3, 7])
@pytest.mark.parametrize("width", [640.0, NARROW])
def test_parallel_coordinates(parties: int, width: float) -> None:
    rng = np.random.default_rng(parties)
    lines = [
        ParallelLine(letter, f"idea {letter}", tuple(rng.random(parties)), SHAPES[n]) for n, letter in enumerate("ABCD")
    ]
    names = [f"A party of a rather long name {n}" for n in range(parties)]
    svg = draw_parallel(names, rng.random((400, parties)), (0.5,) * parties, lines, "A title", "d", "p", width)
    root = ElementTree.fromstring(svg)
    assert all(0 <= v <= width for v in places(svg, "cx", "x1", "x2"))
    assert float(root.attrib["width"]) == width
    assert svg.count("<path") < 150 + 60
    assert "somebody loses by it" in svg
    dashes = re.findall(r'stroke-width="2.4"[^>]*stroke-dasharray="([^"]+)"', svg)
    assert len(set(dashes)) == 3


@pytest.mark.parametrize("kind", SHAPES)
@pytest.mark.parametrize("hollow", [True, False])
def test_each_mark_is_a_shape_of_its_own(kind: str, hollow: bool) -> None:
    drawn = {marker(other, 10, 10, hollow=hollow) for other in SHAPES}
    assert len(drawn) == len(SHAPES)
    ElementTree.fromstring(marker(kind, 10, 10, hollow=hollow))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(20, 180), st.floats(20, 180)), min_size=1, max_size=6, unique=True))
def test_letters_stay_inside_and_apart(points: list[tuple[float, float]]) -> None:
    drawn = beside(points, ["A"] * len(points), (0, 0, 200, 200))
    at = [tuple(places(words, "x", "y")[i] for i in (0, -1)) for words in drawn]
    assert all(0 <= x <= 200 and 0 <= y <= 200 for x, y in at)


def test_points_are_thinned_by_cell() -> None:
    rng = np.random.default_rng(0)
    points = rng.random((20_000, 2))
    few = thinned(points, (0.05, 0.05))
    assert len(few) == 400
    assert {tuple(p) for p in few.tolist()} <= {tuple(p) for p in points.tolist()}


def test_every_colour_has_its_dark_one() -> None:
    svg = draw_plane(plane(9), "t", "d") + draw_parallel(["a", "b", "c"], np.eye(3), (0.0,) * 3, [], "t", "d")
    for name in set(re.findall(r"go-[fst]-\w+", svg)):
        assert f".{name} {{" in STYLE
