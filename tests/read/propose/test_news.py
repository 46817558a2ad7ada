"""Invented news against what a person would enter, and the bundled case against its article where that is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bench.read.proposals import SETS, score_article, score_news

from goodoffices.case import load_case
from goodoffices.read.reading import read

HERE = Path(__file__).parent
CASE = HERE / "marl-strait"
ARTICLE = Path(__file__).parents[4] / "shared" / "data" / "article" / "2025-07-23-istanbul-talks.txt"


@pytest.mark.parametrize("name", SETS)
def test_what_is_proposed_is_right_before_it_is_much(name: str) -> None:
    score = score_news(HERE / name, yaml.safe_load((HERE / SETS[name]).read_text("utf-8")))
    assert score["precision"] >= 0.9, score["wrong"]
    assert score["recall"] >= 0.85, score["missed"]


def test_a_text_of_suppositions_denials_and_commands_proposes_nothing() -> None:
    case, _ = load_case(CASE)
    assert read(CASE / "texts" / "5-quiet.txt", case).proposals == ()


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not shipped: all rights with its publisher")
def test_the_article_gives_what_a_person_entered_from_it() -> None:
    score = score_article(ARTICLE)
    assert score["precision"] >= 0.9, score["wrong"]
    assert score["recall"] >= 0.75, score["missed"]


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not shipped: all rights with its publisher")
def test_facts_of_the_article() -> None:
    case, _ = load_case(HERE.parents[2] / "cases" / "istanbul-2025")
    reading = read(ARTICLE, case)
    entries = list(reading.proposals)
    planned = next(p.fields for p in entries if p.kind == "round" and p.fields["status"] == "planned")
    assert (planned["on"]["at"], planned["on"]["circa"]) == ("2025-07-23T19:00+03:00", "yes")
    round_ = next(p for p in entries if p.kind == "round" and p.fields["status"] == "planned")
    assert len(round_.doubts) == 1 and "deputy head of the Russian Federation" in round_.doubts[0]
    assert (planned["venue"], planned["chair"], planned["host"], planned["number"]) == (
        "ciragan",
        ["fidan"],
        "turkiye",
        "3",
    )
    seats = {d["party"]: [m["person"] for m in d["members"]] for d in planned["delegations"]}
    assert seats == {
        "turkiye": ["fidan", "kalin", "gurak"],
        "russia": ["medinsky", "galuzin"],
        "ukraine": ["umerov", "kyslytsya"],
    }
    threat = next(p.fields for p in entries if p.kind == "pressure" and p.fields.get("term"))
    assert (threat["by"], threat["target"], threat["term"], threat["on"]["within"]) == (
        ["trump"],
        ["russia"],
        "P50D",
        "2025-07-14/2025-07-20",
    )
    counts = {(p.fields["quantity"], *p.fields["by_account"]) for p in entries if p.kind == "performance"}
    assert counts == {("1000", "coordination-hq"), ("19", "medinsky")}
    tomorrow = next(t for t in reading.times if t.words == "tomorrow")
    assert tomorrow.when is not None and tomorrow.when.iso() == "2025-07-22"
    assert {p.fields["about"][0] for p in entries if p.kind == "note"} == {"medinsky", "umerov"}
