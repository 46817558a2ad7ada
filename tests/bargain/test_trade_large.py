"""Trades where nothing can be enumerated, by every way of searching; and packages by name."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.bargain.invented import KINDS, invent

from goodoffices.bargain import Choice as Settled
from goodoffices.bargain import Domain, DomainIssue, Faction, PartyPreferences, Table, Utility, forbids, utilities
from goodoffices.bargain.trade import above, accepted, efficiency, ledger, mend, nearest_efficient, offers, reach
from goodoffices.bargain.trade.compute import compare, examine
from goodoffices.bargain.trade.named import read_package
from goodoffices.diagnose import UsageError

PEACE = Domain(
    "peace",
    (
        DomainIssue("truce", ("none", "thirty", "open"), "Truce", titles=("no truce", "30 days", "an open end")),
        DomainIssue("monitors", ("no", "yes, joint"), "Monitors"),
    ),
    (
        PartyPreferences("norda", Utility((Table((0,), [0, 7, 9]), Table((1,), [0, 3]))), 4.0),
        PartyPreferences("suda", Utility((Table((0,), [4, 2, 0]), Table((1,), [0, 6]))), 3.0),
    ),
    status_quo=(0, 0),
)


def opposed(issues, parties=2, seed=0):
    """Ten options an issue, the second party nearly the opposite of the first."""
    rng = np.random.default_rng(seed)
    first = rng.random((issues, 10))
    worths = [first, 0.1 * rng.random((issues, 10)) + 0.9 * (1 - first)]
    worths += [rng.random((issues, 10)) for _ in range(parties - 2)]
    people = tuple(
        PartyPreferences(f"p{k}", Utility(tuple(Table((i,), np.round(w[i] / issues, 5)) for i in range(issues))), 0.4)
        for k, w in enumerate(worths)
    )
    return Domain("opposed", tuple(DomainIssue(f"i{k}", tuple("abcdefghij")) for k in range(issues)), people)


def best_sum(domain):
    sums = [sum(p.utility.tables(domain.counts)[k] for p in domain.parties) for k in range(len(domain.issues))]
    return tuple(int(np.argmax(column)) for column in sums)


def test_thirty_issues_of_ten_options():
    domain = opposed(30)
    assert domain.size == 10**30
    sure = efficiency(domain, best_sum(domain))
    assert sure.efficient and sure.exact and not any(item.harmless for item in sure.improvements)
    draft = tuple(int(np.argmax(t.values)) for t in domain.parties[0].utility.terms)
    worse = (*draft[:-1], int(np.argmin(domain.parties[0].utility.terms[-1].values)))
    found = mend(domain, draft)
    assert found.refused == ("p1",) and found.exact and found.changes
    assert all(accepted(domain, [one.step.package])[0] for one in found.mends)
    # The most that so many less changes can give the second party is too little.
    table = domain.parties[1].utility.tables(domain.counts)
    gain = sorted((float(t.max() - t[o]) for t, o in zip(table, draft, strict=True)), reverse=True)
    assert utilities(domain, [draft])[0, 1] + sum(gain[: found.changes - 1]) < 0.4
    books = ledger(domain, worse, found.mends[0].step.package)
    assert sum(item.gains[1] for item in books.items) == pytest.approx(books.total.gains[1])
    assert offers(domain, worse).looked == 270 + 81 * 435


def test_nobody_can_be_satisfied_and_the_answer_is_plain():
    domain = opposed(30)
    greedy = replace(domain, parties=tuple(replace(p, reservation=0.75) for p in domain.parties))
    found = mend(greedy, (0,) * 30)
    assert found.changes is None and found.exact and "obstacles" in found.reason


def test_without_a_list_the_answer_is_the_same(monkeypatch):
    cases = [(invent(seed, kind, 3), seed) for seed in range(6) for kind in KINDS if kind != "everything"]
    listed = [efficiency(domain, (0,) * len(domain.issues)) for domain, _ in cases]
    monkeypatch.setattr(above, "LISTED", 0)
    for (domain, _), before in zip(cases, listed, strict=True):
        after = efficiency(domain, (0,) * len(domain.issues))
        assert after.exact
        assert after.efficient == before.efficient
        assert [i.most for i in after.improvements] == pytest.approx([i.most for i in before.improvements], abs=1e-8)
        if before.balanced:
            assert min(after.balanced.shares) == pytest.approx(min(before.balanced.shares), abs=1e-6)


def test_a_solver_finds_the_same_smallest_change(monkeypatch):
    pytest.importorskip("highspy")
    kinds = [kind for kind in KINDS if kind not in ("ratio", "condition", "everything")]
    for seed in range(4):
        for kind in kinds:
            domain = invent(seed, kind, 3)
            if seed % 2:
                parties = tuple(replace(p, veto=k == 0) for k, p in enumerate(domain.parties))
                domain = replace(domain, parties=parties, quorum=2)
            draft = tuple(count - 1 for count in domain.counts)
            plain = mend(domain, draft, listed=3)
            with monkeypatch.context() as patch:
                patch.setattr(reach, "LIMIT", -1)
                solved = mend(domain, draft, listed=3)
            assert solved.changes == plain.changes
            assert [one.moved for one in solved.mends] == [one.moved for one in plain.mends]
            assert plain.changes in (0, None) or "HiGHS" in solved.method


def test_factions_red_lines_and_shared_constraints_are_kept():
    inside = Faction("hawks", Utility((Table((1,), [5, 0]),)), 5.0)
    line = forbids(Settled(0, (2,)))
    norda, suda = PEACE.parties
    strict = replace(suda, utility=replace(suda.utility, conditions=(line,), otherwise=-1.0))
    domain = replace(
        PEACE,
        parties=(replace(norda, factions=(inside,)), strict),
        constraints=(forbids(Settled(0, (0,)), Settled(1, (0,))),),
    )
    found = mend(domain, (2, 1))
    # Without monitors for the hawks, no open end for Suda; then 30 days are too little for Suda.
    assert found.refused == ("norda", "suda") and found.changes is None
    eased = replace(domain, parties=(domain.parties[0], replace(strict, reservation=2.0)))
    again = mend(eased, (2, 1))
    assert again.changes == 2 and again.mends[0].step.package == (1, 0)


def test_the_nearest_of_many():
    near = nearest_efficient(opposed(12, 3), (0,) * 12)
    assert near.exact and near.of("all", "issues").distance <= near.of("better", "issues").distance


@pytest.mark.parametrize(
    ("text", "package"),
    [
        ("truce=open", (2, 0)),
        ("Truce = 30 days , monitors=yes, joint", (1, 1)),
        ("2", (1, 1)),
        ("nash", (1, 1)),
        ("status-quo", (0, 0)),
    ],
)
def test_packages_are_named_as_people_name_them(text, package):
    assert read_package(PEACE, text, listed=[(0, 1), (1, 1)], named={"nash": (1, 1)}) == package


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("truse=open", 'no issue "truse"'),
        ("truce=opne", 'no option of truce "opne"'),
        ("truce=open,truce=none", "settled twice"),
        ("7", "no package 7"),
        ("nsah", "names no package"),
    ],
)
def test_what_names_no_package_is_told_with_what_would(text, said):
    with pytest.raises(UsageError, match=said) as caught:
        read_package(PEACE, text, listed=[(0, 1)], named={"nash": (1, 1)})
    assert caught.value.help


def test_without_a_status_quo_every_issue_is_settled():
    with pytest.raises(UsageError, match="leaves out monitors"):
        read_package(replace(PEACE, status_quo=None), "truce=open")


def test_all_about_a_draft_in_one_record():
    found = examine(PEACE, "truce=open")
    assert not found.efficiency.efficient and found.mending.changes == 1 and found.asked
    assert [named.before for named in found.ledgers] == ["the draft"] * len(found.ledgers)
    plain = found.as_json()
    assert plain["mending"]["mends"][0]["changes"] == [{"issue": "monitors", "from": "no", "to": "yes, joint"}]
    assert compare(PEACE, "status-quo", "truce=open").after == "package B"
