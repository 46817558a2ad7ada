"""What an analysis says of a draft, of two packages, and in a first look."""

from __future__ import annotations

import json

from click.testing import CliRunner

from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
from goodoffices.bargain.analysis import Request, analyse
from goodoffices.brief.analysis import sheet_of_analysis, trade
from goodoffices.brief.formats import render_sheet
from goodoffices.cli.analyse import command
from goodoffices.diagnose import UsageError

PEACE = Domain(
    "peace",
    (
        DomainIssue("truce", ("none", "thirty", "open"), "Truce", titles=("no truce", "30 days", "an open end")),
        DomainIssue("monitors", ("no", "yes"), "Monitors"),
    ),
    (
        PartyPreferences("norda", Utility((Table((0,), [0, 7, 9]), Table((1,), [3, 0]))), 4.0, title="Norda"),
        PartyPreferences("suda", Utility((Table((0,), [4, 2, 0]), Table((1,), [0, 6]))), 3.0, title="Suda"),
    ),
    status_quo=(0, 0),
)


def told(request, domain=PEACE):
    found = analyse(domain, request)
    text = render_sheet(sheet_of_analysis(found), "text").decode()
    return found, " ".join(text.split())


def test_a_first_look_says_why_the_nash_package_is_efficient_and_what_buys_most():
    found, text = told(Request())
    assert "Why the Nash package is efficient" in text
    assert "the most that it can still gain without loss to anybody is nothing" in text
    assert "Which trade buys the most from the status quo on" in text
    assert "--draft PACKAGE" in text
    assert found.as_json()["trade"]["efficiency"]["efficient"] is True


def test_a_draft_that_is_refused():
    found, text = told(Request(draft="truce=open"))
    assert "Is the draft efficient?" in text and "Not all accept it who must." in text
    assert "Suda would not accept it. 1 issue must change" in text
    assert "Monitors from no to yes" in text
    assert "accepts only the second" in text
    assert found.as_json()["trade"]["mending"]["changes"] == 1


def test_from_one_package_to_another_each_gives_and_gets():
    _, text = told(Request(compare=("status-quo", "truce=open,monitors=yes")))
    assert "From status-quo to package B" in text
    assert "Norda gives 3 on Monitors, gets 9 on Truce; in all +6, from 3 to 9; accepts only the second." in text
    assert "Suda gives 4 on Truce, gets 6 on Monitors; in all +2, from 4 to 6; accepts either." in text
    assert "1 exchange of two of these issues" in text


def test_nothing_is_said_where_nothing_was_worked_out():
    found, text = told(Request(parts=()))
    assert found.trade is None and trade.blocks(found) == () and "Trades" not in text


def test_the_verb_takes_a_draft_and_a_comparison(tmp_path):
    table = tmp_path / "talks.csv"
    rows = ("issue,option,norda,suda", "truce,none,0,4", "truce,open,9,0", "monitors,no,3,0", "monitors,yes,0,6")
    table.write_text("\n".join((*rows, "#reservation,,4,3", "")))
    asked = [str(table), "--json", "--draft", "truce=open,monitors=no", "--compare", "nash", "1"]
    done = CliRunner().invoke(command, asked)
    assert done.exit_code == 0, done.output
    plain = json.loads(done.stdout)["trade"]
    assert plain["ledgers"][0]["from"] == "nash" and plain["mending"]["changes"] == 1
    wrong = CliRunner().invoke(command, [str(table), "--draft", "truce=opne,monitors=no"])
    assert isinstance(wrong.exception, UsageError)
