"""``analyse``: what the parts say together, what it does where a list is too long, and what it says where there is nothing."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargain.invented import accepted, efficient, every, invent
from tests.bargain.test_references import POINTS, REFERENCES, _exact

from goodoffices.bargain import Choice, Domain, DomainIssue, PartyPreferences, Table, Utility, cardinality, excludes
from goodoffices.bargain.analysis import Request, analyse, listing
from goodoffices.bargain.format import read_domain
from goodoffices.diagnose import UsageError


def party(name, reservation, *tables, **more):
    return PartyPreferences(name, Utility(tuple(Table((k,), t) for k, t in enumerate(tables))), reservation, **more)


ISSUES = (DomainIssue("truce", ("none", "30 days", "open end")), DomainIssue("monitors", ("none", "joint", "third")))
NORDA = party("norda", 30, [0, 25, 50], [0, 10, 20])
SUDA = party("suda", 30, [45, 30, 0], [30, 15, 5])
TALKS = Domain("talks", ISSUES, (NORDA, SUDA))


def many(parties, issues, options=6, seed=0):
    rng = np.random.default_rng(seed)
    made = tuple(party(f"p{p}", 0.0, *np.round(rng.random((issues, options)), 3)) for p in range(parties))
    return Domain(
        "many", tuple(DomainIssue(f"i{n}", tuple(f"o{k}" for k in range(options))) for n in range(issues)), made
    )


def plain(domain, **asked):
    return json.loads(json.dumps(analyse(domain, Request(parts=("statistics",), **asked)).as_json(), allow_nan=False))


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 10**6), st.sampled_from(["additive", "table", "box", "constraint", "everything"]), st.integers(1, 3)
)
def test_against_plain_enumeration(seed, kind, parties):
    domain = invent(seed, kind, parties)
    packages, worths = every(domain)
    found = analyse(domain, Request(disagreement="zero", parts=()))
    if not len(packages):
        assert found.reason
        assert found.contradiction
        return
    best = np.unique(np.round(worths[efficient(worths)], 9), axis=0)
    assert found.frontier.size == len(best)
    good = (worths >= -1e-9).all(axis=1)
    assert (found.solutions["nash"].utilities is not None) is bool(good.any())
    assert bool(found.reason) is not bool(good.any())
    assert found.zone.open is bool(good.any())
    standard = analyse(domain, Request(parts=())).zone
    assert standard.open is bool(accepted(domain, packages).any())
    assert standard.count.least == accepted(domain, packages).sum()


@pytest.mark.parametrize(
    "path", [p for p in REFERENCES if "frontier_size" in _exact(p)][::7], ids=lambda p: p.parent.name
)
def test_the_json_meets_the_references(path):
    wanted, domain = _exact(path), read_domain(path.parent)
    for name, point in POINTS.items():
        given = plain(domain, disagreement=point)
        assert given["frontier"]["size"] == wanted["frontier_size"]
        assert len(given["frontier"]["utilities"]) == len(given["frontier"]["packages"]) == wanted["frontier_size"]
        if name not in wanted:
            continue
        assert (
            plain(domain, disagreement=point, rational=True)["frontier"]["size"]
            == wanted[name]["rational_frontier_size"]
        )
        if not wanted[name]["rational_frontier_size"]:
            assert given["reason"]
            continue
        for idea, key in (("nash", "nash"), ("kalai_smorodinsky", "ks"), ("egalitarian", "egalitarian")):
            picked = given["solutions"][idea]
            best = [picked["utilities"], *picked["ties"]]
            assert any(np.allclose(v, wanted[name][f"{key}_utilities"], atol=1e-7) for v in best)
        assert sum(given["solutions"]["utilitarian"]["utilities"]) == pytest.approx(wanted[name]["max_welfare"])


def test_the_json_holds_what_it_must():
    found = plain(TALKS)
    assert found["parties"] == ["norda", "suda"]
    assert (found["outcomes"], found["feasible"]) == (9, 9)
    assert {"size", "exact", "utilities", "packages"} <= found["frontier"].keys()
    for name in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
        assert {"utilities", "packages", "exact"} <= found["solutions"][name].keys()
    assert found["statistics"]["efficient"] == found["frontier"]["size"]
    assert found["issues"][0]["option_titles"] == ["none", "30 days", "open end"]
    index = found["solutions"]["nash"]["packages"][0]
    assert TALKS.describe(tuple(index)) == {"truce": "30 days", "monitors": "joint"}


def test_top_lists_the_best_and_still_counts_all():
    whole, cut = analyse(TALKS).frontier, analyse(TALKS, Request(top=2)).frontier
    assert (whole.size, len(cut), cut.size) == (7, 2, 7)
    assert cut.utilities.tolist() == [[45.0, 35.0], [35.0, 45.0]]
    assert [cut.packages(row) for row in range(2)] == [((1, 2),), ((1, 1),)]
    assert analyse(TALKS, Request(top=2)).solutions["nash"].utilities == (35.0, 45.0)


def test_a_shorter_list_leaves_the_solutions_exact():
    domain = many(3, 5)
    whole, short = (
        analyse(domain, Request(parts=("statistics",))),
        analyse(domain, Request(epsilon=0.1, rational=True, parts=("statistics",))),
    )
    assert len(short.frontier) < len(whole.frontier)
    assert not short.frontier.exact
    assert {name: s.utilities for name, s in short.solutions.items()} == {
        name: s.utilities for name, s in whole.solutions.items()
    }
    assert all(s.exact for s in short.solutions.values())
    assert short.statistics == whole.statistics


def test_packages_of_equal_worth_are_all_listed():
    same = DomainIssue("flag", ("red", "green"))
    found = plain(Domain("ties", (*ISSUES, same), (NORDA, SUDA)))["frontier"]
    assert found["size"] == len(found["packages"])
    assert found["ways"] == [2] * found["size"]
    assert [[p[2] for p in ties] for ties in found["packages"]] == [[0, 1]] * found["size"]


def test_no_package_names_the_fewest_constraints():
    rules = (
        excludes(Choice(0, (2,)), Choice(1, (2,)), reason="no open truce with third states"),
        cardinality((Choice(0, (2,)), Choice(1, (2,))), 2, reason="both of them"),
        excludes(Choice(0, (0,)), Choice(1, (0,)), reason="something is settled"),
    )
    found = analyse(Domain("bound", ISSUES, (NORDA, SUDA), rules))
    assert found.contradiction == rules[:2]
    assert "no open truce" in found.reason
    assert "something is settled" not in found.reason
    assert not len(found.frontier)
    assert all(s.utilities is None and s.reason for s in found.solutions.values())


def test_a_rule_without_words_is_told_by_its_options():
    found = analyse(Domain("bound", ISSUES, (NORDA, SUDA), (cardinality((Choice(0, (0, 1)),), 2),)))
    assert 'at least 2 of truce "none" or "30 days" alone leaves none' in found.reason


def test_an_alternative_above_every_package_is_named():
    found = analyse(Domain("talks", ISSUES, (party("norda", 90, [0, 25, 50], [0, 10, 20]), SUDA)))
    assert "norda has 90 without agreement, and no package gives it more than 70" in found.reason
    assert found.frontier.size == 7
    assert not found.zone.open
    together = Domain(
        "talks", ISSUES, (party("norda", 60, [0, 25, 50], [0, 10, 20]), party("suda", 60, [45, 30, 0], [30, 15, 5]))
    )
    assert "not together" in analyse(together, Request(rational=True)).reason


def test_a_list_that_is_too_long_becomes_some_of_it_with_a_bound(monkeypatch):
    domain = many(4, 5)
    whole = analyse(domain, Request(parts=()))
    assert whole.frontier.exact
    monkeypatch.setattr(listing, "LIMITS", {4: 8})
    found = analyse(domain)
    assert not found.frontier.exact
    assert 3 < found.frontier.size < whole.frontier.size
    everything = {tuple(row) for row in np.round(whole.frontier.utilities, 9).tolist()}
    assert {tuple(row) for row in np.round(found.frontier.utilities, 9).tolist()} <= everything
    slack = np.array(found.frontier.slack)
    for row in whole.frontier.utilities:
        assert (found.frontier.utilities >= row - slack - 1e-9).all(axis=1).any()
    for name in ("nash", "utilitarian"):
        assert found.solutions[name].value == pytest.approx(whole.solutions[name].value, rel=1e-9)
    assert found.statistics is None
    assert {o.what for o in found.omitted} >= {"The whole list of efficient packages", "The statistics of the domain"}


def test_good_enough_ones_are_listed_where_all_are_too_many(monkeypatch):
    domain = many(3, 6)
    best = analyse(domain, Request(parts=()))
    floor = tuple((0.93 * np.array(best.solutions["egalitarian"].utilities)).tolist())
    wanted = analyse(domain, Request(disagreement=floor, rational=True, parts=()))
    monkeypatch.setattr(listing, "LIMITS", {3: 200})
    found = analyse(domain, Request(disagreement=floor, rational=True, parts=()))
    assert not found.omitted
    assert found.frontier.exact
    assert found.frontier.utilities.tolist() == wanted.frontier.utilities.tolist()


def test_factions_and_quorum_decide_the_zone():
    domain = Domain("vote", ISSUES, (NORDA, SUDA, party("third", 99, [1, 1, 1], [1, 1, 1], veto=False)), quorum=2)
    assert analyse(domain).zone.open
    assert not analyse(Domain("vote", ISSUES, domain.parties)).zone.open


def test_progress_is_told_and_can_end_it():
    told = []
    analyse(many(2, 4), progress=lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1] == 4

    def stop(*_step):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analyse(many(2, 4), progress=stop)


@pytest.mark.parametrize("asked", [{"top": 0}, {"epsilon": 1.0}, {"disagreement": "none"}, {"parts": ("wishes",)}])
def test_a_request_that_means_nothing_is_refused(asked):
    with pytest.raises(UsageError):
        analyse(TALKS, Request(**asked))


def test_without_parties_there_is_nothing_to_ask():
    with pytest.raises(UsageError, match="no party"):
        analyse(Domain("alone", ISSUES, ()))


def test_the_same_question_has_the_same_answer():
    assert plain(many(3, 5)) == plain(many(3, 5))
