"""The sheet of a stability analysis, its figure, and the section of the brief."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from goodoffices.brief.compose import compose_brief
from goodoffices.brief.conflict import sheet_of_stability
from goodoffices.brief.figures import NARROW
from goodoffices.brief.figures.graph import GraphMove, GraphState, draw_graph
from goodoffices.brief.formats import render_sheet
from goodoffices.brief.sheet import Figure, Heading, Sheet
from goodoffices.case import load_case
from goodoffices.conflict import (
    ConflictFile,
    DecisionMaker,
    Option,
    Preference,
    build_conflict,
    literature,
    read_case_conflicts,
)
from goodoffices.conflict.preference import preference_of_groups
from goodoffices.conflict.request import Request, answer

ISTANBUL = Path(__file__).resolve().parents[2] / "cases" / "istanbul-2025"


def sheet(name: str, request: Request | None = None) -> Sheet:
    conflict = literature(name)
    found = answer(ConflictFile(conflict, "public", (), {}, ()), request or Request())
    return sheet_of_stability(found, conflict)


def headings(of: Sheet) -> list[str]:
    return [block.anchor for block in of.blocks if isinstance(block, Heading)]


def test_the_parts_in_the_order_of_the_questions() -> None:
    made = sheet("elmira-1991", Request(("Nash", "SEQ"), state="7", inverse=True, samples=10, coalitions=True))
    assert headings(made) == ["rest", "graph", "ways", "why", "robust", "inverse", "together", "ideas", "method"]
    text = render_sheet(made, "text").decode()
    assert "Delay the appeal; Insist on the original order" in text and "no forecast" in text
    assert render_sheet(made, "md") == render_sheet(made, "md")


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_every_form(form: str) -> None:
    content = render_sheet(sheet("cuba-1962"), form).decode()
    assert "air strike" in content.lower()


def test_the_figure_names_movers_equilibria_and_the_way() -> None:
    made = sheet("elmira-1991")
    (figure,) = [block for block in made.blocks if isinstance(block, Figure)]
    for svg in (figure.svg, figure.narrow):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        words = [e.text for e in root.iter() if e.tag.endswith("text")]
        assert {"Uniroyal", "Local Government", "rests", "stands here", "a way from there"} <= set(words)
        assert {str(number) for number in range(1, 13)} <= set(words)
    assert figure.data is not None and len(figure.data.rows) == 12
    assert 'width="320"' in figure.narrow


def test_a_large_conflict_is_drawn_reduced() -> None:
    makers = [DecisionMaker(f"d{k}", f"Maker {k}", (2 * k, 2 * k + 1)) for k in range(3)]
    graph = build_conflict(makers, [Option(f"o{k}", f"Option {k}") for k in range(6)])
    rng = np.random.default_rng(1)
    conflict = replace(graph.with_preferences([Preference(rng.permutation(64)) for _ in makers]), status_quo=5)
    made = sheet_of_stability(answer(ConflictFile(conflict, "public", (), {}, ()), Request()), conflict)
    (figure,) = [block for block in made.blocks if isinstance(block, Figure)]
    assert figure.data is not None and 2 <= len(figure.data.rows) < 30
    assert "of 64 states" in figure.description


def test_lines_differ_in_more_than_colour() -> None:
    states = [GraphState(1, here=True), GraphState(2, rests=True), GraphState(3)]
    moves = [GraphMove(1, 2, 0, True), GraphMove(1, 3, 1), GraphMove(3, 2, 2), GraphMove(2, 3, 3)]
    svg = draw_graph(states, moves, ["A", "B", "C", "D"], "title", "description")
    lines = re.findall(r"<path[^>]*stroke=\"(#\w+)\"[^>]*?(?:stroke-dasharray=\"([\d ]+)\")?/>", svg)
    assert len({dash for _, dash in lines}) >= 4
    for width in (640.0, NARROW):
        drawn = draw_graph(states, moves, ["A" * 80, "B", "C", "D"], "t", "d", width=width)
        for x in map(float, re.findall(r'cx="([\d.]+)"', drawn)):
            assert 0 <= x <= width


def test_unknown_comparisons_on_the_sheet() -> None:
    conflict = literature("syria-iraq-1975")
    vague = preference_of_groups([[0], [2, 5, 1], [3], [4]], 6, loose=[1])
    conflict = conflict.with_preferences([vague, conflict.preferences[1]])
    found = answer(ConflictFile(conflict, "public", (), {}, ()), Request(("SEQ",), samples=100, state="2"))
    text = " ".join(render_sheet(sheet_of_stability(found, conflict), "text").decode().split())
    assert "all 6 combinations of rankings" in text and "whether for Syria state" in text
    assert "it is no probability of an event" in text


def test_the_section_of_the_brief() -> None:
    case, _ = load_case(ISTANBUL, "mediator")
    conflicts, _ = read_case_conflicts(ISTANBUL, case.reader, case)
    made = compose_brief(case, conflicts=conflicts)
    assert "conflict" in headings(made) and "conflict" not in headings(compose_brief(case))
    words = " ".join(render_sheet(made, "text").decode().split())
    assert "What 3 September 2025 changes" in words and "A judgement, not a forecast" in words
    assert "Most hangs on whether" in words


def test_the_section_of_a_certain_conflict() -> None:
    case, _ = load_case(ISTANBUL, "mediator")
    file = ConflictFile(replace(literature("prisoners"), status_quo=1), "mediator", (), {}, ())
    words = " ".join(render_sheet(compose_brief(case, conflicts=[file]), "text").decode().split())
    assert "It rests at state 1 (nothing is done)." in words and "leaves state 2" in words
