"""What stands in the way, as words, tables and figures."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from goodoffices.bargain import Choice, Constraint, Domain, DomainIssue, PartyPreferences, Table, Utility
from goodoffices.bargain.analysis import Request, analyse
from goodoffices.brief.analysis import obstacle, sheet_of_analysis
from goodoffices.brief.formats import render_sheet
from goodoffices.brief.sheet import Figure
from goodoffices.brief.sheet import Table as Table_

ISSUES = (
    DomainIssue("truce", ("none", "30 days", "open end"), "Cease-fire"),
    DomainIssue("monitors", ("none", "joint", "third"), "Monitors"),
    DomainIssue("exchange", ("none", "wounded", "all for all"), "Exchange of prisoners"),
)


def party(name: str, held: float, refused: tuple[int, int], *tables: list[float]) -> PartyPreferences:
    line = Constraint("forbids", (Choice(refused[0], (refused[1],)),), 0, 0, "said on television")
    utility = Utility(tuple(Table((k,), t) for k, t in enumerate(tables)), conditions=(line,), otherwise=-1)
    return PartyPreferences(name.lower(), utility, held, title=name)


NORDA = party("Norda", 75, (1, 2), [0, 25, 50], [0, 10, 20], [0, 15, 30])
SUDA = party("Suda", 60, (0, 2), [45, 30, 0], [30, 15, 5], [0, 20, 25])
CLOSED = Domain("talks", ISSUES, (NORDA, SUDA), status_quo=(0, 0, 0))
OPEN = replace(CLOSED, parties=(replace(NORDA, reservation=50), SUDA))


def plain(domain: Domain, **request) -> str:
    sheet = replace(sheet_of_analysis(analyse(domain, Request(**request))), blocks=obstacle.blocks(analyse(domain)))
    return " ".join(render_sheet(sheet, "text").decode().split())


def test_a_closed_zone_names_sets_moves_and_issues():
    words = plain(CLOSED)
    assert "There are 2 sets of requirements that cannot be met together" in words
    assert 'Without “Norda: red line, never Monitors "third"”, the rest of the set is met by' in words
    assert 'given up: Norda: red line, never Monitors "third"' in words
    assert "lowered by 10, 10 % of its range: Norda: at least 75" in words
    tables = [block for block in obstacle.blocks(analyse(CLOSED)) if isinstance(block, Table_)]
    rows = [["".join(run.text for run in cell) for cell in row] for table in tables for row in table.rows]
    assert ["Cease-fire", "yes", "no"] in rows
    assert ["Monitors", "no", "no"] in rows
    assert "excluded by red lines or rules" in words


def test_an_open_zone_names_what_closes_it_first():
    words = plain(OPEN)
    assert "the last such package would go at" in words
    assert "Suda: at least 60, its reservation value" in words


@pytest.mark.parametrize("domain", [CLOSED, OPEN])
def test_figures_are_whole_and_have_their_data(domain):
    figures = [block for block in obstacle.blocks(analyse(domain)) if isinstance(block, Figure)]
    assert len(figures) == 1
    for svg in (figures[0].svg, figures[0].narrow):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
    assert figures[0].data is not None and figures[0].data.rows and figures[0].description


@pytest.mark.parametrize("domain", [CLOSED, OPEN])
def test_json_has_the_key(domain):
    found = json.loads(json.dumps(analyse(domain).as_json(), allow_nan=False))["obstacles"]
    assert found["possible"] is (domain is OPEN)
    assert len(found["requirements"]) == 4
    assert found["requirements"][0]["reason"] == "said on television"
    assert analyse(domain, Request(parts=("statistics",))).as_json()["obstacles"] is None


def test_contradictory_rules_are_told_too():
    rules = tuple(Constraint("forbids", (Choice(0, (n,)),), 0, 0) for n in range(3))
    domain = replace(CLOSED, constraints=rules)
    words = plain(domain)
    assert "No package meets these three together" in words
    assert 'shared rule: never Cease-fire "none"; shared rule: never Cease-fire "30 days"' in words


def test_a_quorum_has_its_table():
    third = replace(NORDA, id="esta", title="Esta", reservation=20)
    parties = tuple(replace(p, veto=False) for p in (NORDA, SUDA, third))
    words = plain(replace(CLOSED, parties=parties, quorum=2))
    assert "Any two of Norda, Suda and Esta can block together." in words
    assert "Norda and Suda no" in words
