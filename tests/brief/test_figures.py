"""The drawings."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.brief.figures import LANES, Bar, BarGroup, Mark, MatrixRow, draw_bars, draw_matrix, draw_timeline
from goodoffices.brief.figures.svg import document, label, text_width, wrap
from goodoffices.case import STANCES, Count

SVG = "{http://www.w3.org/2000/svg}"
TEXT = st.text(st.characters(codec="utf-8"), max_size=60)


def texts(svg: str) -> list[str]:
    return [e.text or "" for e in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def inside(svg: str) -> bool:
    """Whether every rectangle and circle lies on the canvas."""
    root = ElementTree.fromstring(svg)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    for e in root.findall(f"{SVG}rect") + root.findall(f"{SVG}circle"):
        x = float(e.get("x") or float(e.get("cx", "0")) - float(e.get("r", "0")))
        y = float(e.get("y") or float(e.get("cy", "0")) - float(e.get("r", "0")))
        right = x + float(e.get("width") or 2 * float(e.get("r", "0")))
        below = y + float(e.get("height") or 2 * float(e.get("r", "0")))
        if x < -0.5 or y < -0.5 or right > width + 0.5 or below > height + 0.5:
            return False
    return True


DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(LANES)), DAYS, st.integers(0, 4000), st.booleans()), min_size=1, max_size=40
    ),
    DAYS,
)
def test_a_time_line_of_anything_stays_on_its_canvas(items: list[tuple[str, date, int, bool]], now: date) -> None:
    marks = [Mark(n, lane, day, day + timedelta(days), ahead) for n, (lane, day, days, ahead) in enumerate(items, 1)]
    svg = draw_timeline(marks, now, "T", "D")
    assert inside(svg)
    assert {str(m.number) for m in marks} <= set(texts(svg))
    assert {LANES[m.lane] for m in marks} <= set(texts(svg))


def test_marks_of_one_lane_do_not_cover_each_other() -> None:
    day = date(2025, 7, 1)
    marks = [Mark(n, "said", day + timedelta(n // 3), day + timedelta(n // 3)) for n in range(20)]
    svg = draw_timeline(marks, day + timedelta(300), "T", "D")
    middles = [
        (float(c.get("cx", "")), float(c.get("cy", ""))) for c in ElementTree.fromstring(svg).iter(f"{SVG}circle")
    ]
    assert all(abs(a[0] - b[0]) >= 20 or abs(a[1] - b[1]) >= 20 for n, a in enumerate(middles) for b in middles[:n])


@given(st.integers(0, 2000), st.sampled_from([320.0, 680.0]))
def test_words_over_the_time_line_do_not_overlap(days: int, width: float) -> None:
    first = date(2025, 5, 16)
    svg = draw_timeline([Mark(1, "talks", first, first + timedelta(days))], first, "T", "D", "n", width)
    spans = []
    for e in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        if e.get("font-size") == "12" and e.get("y") == "20":
            x, room = float(e.get("x", "")), text_width(e.text or "", 12)
            spans.append((x - room, x) if e.get("text-anchor") == "end" else (x, x + room))
    spans.sort()
    assert all(a[1] <= b[0] + 0.2 for a, b in pairwise(spans))
    assert all(a >= 0 and b <= width + 0.1 for a, b in spans)


def test_what_is_to_come_is_hollow_and_broken() -> None:
    day = date(2025, 7, 1)
    svg = draw_timeline(
        [Mark(1, "talks", day, day), Mark(2, "talks", day + timedelta(9), day + timedelta(9), True)], day, "T", "D"
    )
    dashes = [c.get("stroke-dasharray") for c in ElementTree.fromstring(svg).iter(f"{SVG}circle")]
    assert dashes == [None, "3 2"]


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.none() | st.integers(0, 10**6)), max_size=5),
    st.none() | st.integers(0, 10**6),
)
def test_bars_of_anything_stay_on_their_canvas(amounts: list[tuple[int, int | None]], owed: int | None) -> None:
    bars = tuple(
        Bar(f"by {n}", Count(low, None if more is None else low + more)) for n, (low, more) in enumerate(amounts)
    )
    svg = draw_bars([BarGroup("It", None if owed is None else Count(owed, owed), bars, "Kroc")], "T", "D")
    assert inside(svg)
    assert {bar.words for bar in bars} <= set(texts(svg))


def test_a_range_is_solid_to_the_least_and_hatched_to_the_most() -> None:
    svg = draw_bars([BarGroup("It", Count(100, 100), (Bar("x", Count(40, 60)),))], "T", "D", "b")
    widths = {e.get("fill"): float(e.get("width", "0")) for e in ElementTree.fromstring(svg).findall(f"{SVG}rect")}
    assert widths["#2b5a8c"] == pytest.approx(0.4 * 624)
    assert widths["url(#b-unsure)"] == pytest.approx(0.2 * 624, abs=0.1)


def test_every_stance_has_a_word_and_a_shape_of_its_own() -> None:
    rows = [MatrixRow("Issue", s or "none", (s,), (s == "demanded",)) for s in (*STANCES, "")]
    svg = draw_matrix(["North"], rows, "T", "D", "m")
    words = texts(svg)
    assert [w for w in words if w in ("acceptable", "negotiable", "rejected", "red line", "silent")].count(
        "silent"
    ) == 1
    assert {"demanded ←", "acceptable", "negotiable", "rejected", "red line"} <= set(words)
    # Triangle, disc, ring with half disc, ringed cross, ringed bar: no two alike without colour.
    tags = [
        re.sub(r"[-\d.]+", "", e.get("d") or e.tag)
        for e in ElementTree.fromstring(svg)
        if e.tag in (f"{SVG}path", f"{SVG}circle")
    ]
    assert len(tags) == 7
    assert "← changed since the round before" in texts(svg)
    assert inside(svg)


@given(st.lists(TEXT, max_size=6), TEXT)
def test_any_name_can_be_drawn(columns: list[str], title: str) -> None:
    svg = draw_matrix(columns, [MatrixRow(title, title, ("rejected",) * len(columns))], title, title)
    assert ElementTree.fromstring(svg).tag == f"{SVG}svg"


def test_ids_carry_the_name_of_their_figure() -> None:
    svg = draw_matrix(["a"], [MatrixRow("i", "o", ("red-line",))], "T", "D", "first")
    assert all(id.startswith("first-") for id in re.findall(r'id="([^"]+)"', svg))


def test_text_is_escaped_and_no_style_attribute_is_written() -> None:
    svg = document("n", 10, 10, "<t>", "&", label(0, 0, "<b>\x00"))
    assert "<b>" not in svg
    assert "style=" not in svg
    assert ElementTree.fromstring(svg).findtext(f"{SVG}text") == "<b>\N{REPLACEMENT CHARACTER}"


@given(TEXT, st.integers(40, 300), st.integers(1, 4))
def test_wrapping_keeps_to_the_width_and_the_lines(text: str, width: int, lines: int) -> None:
    rows = wrap(text, 14, width, lines)
    assert 1 <= len(rows) <= lines
    assert all(text_width(row, 14) <= width for row in rows)
