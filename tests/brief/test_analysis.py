"""An analysis as a sheet: every form of it, few rows of long lists, words and no indices."""

from __future__ import annotations

import re

import numpy as np
import pytest
from tests.bargain.test_analysis import ISSUES, NORDA, SUDA, TALKS, many, party

from goodoffices.bargain import Domain, DomainIssue
from goodoffices.bargain.analysis import Request, analyse
from goodoffices.brief import Figure, Sheet, Table, render_sheet
from goodoffices.brief.analysis import View, sheet_of_analysis
from goodoffices.brief.analysis.amounts import large, percent, worth
from goodoffices.brief.analysis.frontier import ROWS
from goodoffices.brief.analysis.solutions import picks

ONLY = Request(parts=("statistics",))


def sheet(domain: Domain, request: Request = ONLY) -> Sheet:
    return sheet_of_analysis(analyse(domain, request))


def words(made: Sheet) -> str:
    return " ".join(render_sheet(made, "text").decode().split())


@pytest.fixture(scope="module")
def long() -> Domain:
    issues = tuple(DomainIssue(f"i{n}", tuple(f"o{k}" for k in range(10))) for n in range(10))
    rng = np.random.default_rng(1)
    own = rng.random((10, 10))
    return Domain("long", issues, (party("a", 0.0, *own), party("b", 0.0, *(1 - own**1.2))))


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_every_form(form: str) -> None:
    assert "norda" in render_sheet(sheet(TALKS), form).decode()


def test_titles_are_used_and_not_ids() -> None:
    titled = (
        DomainIssue("t", ("x", "y", "z"), "Truce", titles=("none at all", "a month", "for good")),
        DomainIssue("m", ("n", "j", "th"), "Monitors", titles=("nobody", "both sides", "third states")),
    )
    text = words(sheet(Domain("talks", titled, (NORDA, SUDA))))
    assert "Truce: a month; Monitors: both sides" in text
    assert "t: y" not in text


def test_a_long_list_is_cut_and_says_so(long: Domain) -> None:
    found = analyse(long, ONLY)
    made = sheet_of_analysis(found)
    table = next(b for b in made.blocks if isinstance(b, Table) and b.caption.startswith("Efficient packages"))
    assert len(table.rows) == ROWS
    shown = {tuple(cell[0].text for cell in row[-3:-1]) for row in table.rows}
    assert {tuple(worth(v) for v in pick.worths) for pick in picks(found)} <= shown
    assert f"{found.frontier.size - ROWS:,} more are not shown" in words(made)
    assert len(render_sheet(made, "text").decode().splitlines()) < 500


def test_why_solutions_differ_is_derived() -> None:
    text = words(sheet(TALKS, Request(disagreement="zero", parts=())))
    assert "Nash picks A, because the product of gains is" in text
    found = analyse(TALKS, Request(disagreement="zero", parts=()))
    one, other = picks(found)[:2]
    gained = [abs(a - b) for a, b in zip(one.worths, other.worths, strict=True)]
    for amount in gained:
        assert worth(amount) in text


def test_figures_have_words_data_and_a_narrow_form(long: Domain) -> None:
    made = [b for b in sheet(long).blocks if isinstance(b, Figure)]
    assert [f.title for f in made] == ["What packages give a and b"]
    three = [b for b in sheet(many(3, 4)).blocks if isinstance(b, Figure)]
    assert len(three) == 4
    assert len([b for b in sheet(many(6, 3, 3)).blocks if isinstance(b, Figure)]) == 1
    for figure in (*made, *three):
        assert figure.description
        assert figure.data is not None
        assert 'width="320"' in figure.narrow
        assert re.search(r'<svg[^>]* role="img"', figure.svg)
        ids = re.findall(r' id="([^"]+)"', figure.svg + figure.narrow)
        assert len(ids) == len(set(ids))


def test_twenty_thousand_points_stay_readable() -> None:
    issues = (DomainIssue("sum", tuple(f"o{k}" for k in range(20_001))),)
    numbers = np.arange(20_001.0)
    parties = tuple(party(name, 0.0, values) for name, values in (("a", numbers), ("b", numbers[::-1])))
    made = sheet(Domain("sum", issues, parties))
    (figure,) = [b for b in made.blocks if isinstance(b, Figure)]
    assert len(figure.svg) < 400_000
    three = Domain("sum", issues, (*parties, party("c", 0.0, (numbers * 7919) % 20_001)))
    for figure in [b for b in sheet(three).blocks if isinstance(b, Figure)]:
        assert len(figure.svg) < 3_000_000
    assert "150 of" in next(b for b in sheet(three).blocks if isinstance(b, Figure)).description


def test_nothing_good_enough_is_said_and_nothing_is_drawn_of_it() -> None:
    domain = Domain("talks", ISSUES, (party("norda", 90, [0, 25, 50], [0, 10, 20]), SUDA))
    assert "No. No package is good enough for every party: norda has 90" in words(sheet(domain))
    assert "None." in words(sheet(domain, Request(rational=True, parts=())))


def test_markup_in_names_is_only_text() -> None:
    issues = (DomainIssue("x", ("a", "b"), "<b>T</b>", titles=("<i>", "&")), ISSUES[1])
    domain = Domain("<script>", issues, (party("<p>", 0, [0, 1], [0, 10, 20]), party("q", 0, [1, 0], [30, 15, 5])))
    html = render_sheet(sheet(domain), "html").decode()
    assert "<script>" not in html
    assert "<b>T" not in html
    assert "&lt;p&gt;" in html


def test_the_view_says_for_whom() -> None:
    view = View("room", "Talks", "2025-07-23T16:00+03:00", "f" * 64, (("For", "the room"),))
    text = words(sheet_of_analysis(analyse(TALKS, ONLY), view))
    assert "For the room" in text
    assert "whoever" not in text


def test_numbers_in_words() -> None:
    assert (worth(float("nan")), worth(1.0), worth(0.00012)) == ("–", "1", "0.0001")
    assert percent(1) == "100\N{NO-BREAK SPACE}%"
    assert large(10**9) == "10^9"
