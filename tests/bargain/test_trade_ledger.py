"""The books between two packages: shares that add up, by definition, and exchanges that hurt nobody."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargain.invented import KINDS, invent

from goodoffices.bargain import (
    Box,
    Choice,
    Domain,
    DomainIssue,
    PartyPreferences,
    Ratio,
    Table,
    Utility,
    acceptable,
    forbids,
    utilities,
)
from goodoffices.bargain.trade import ledger
from goodoffices.bargain.trade.attribution import AT_ONCE, attribute
from goodoffices.bargain.trade.step import changes_between


@st.composite
def pairs(draw):
    domain = invent(draw(st.integers(0, 10_000)), draw(st.sampled_from(KINDS)), draw(st.integers(1, 4)))
    return domain, *(tuple(draw(st.integers(0, c - 1)) for c in domain.counts) for _ in range(2))


def by_orders(utility, before, after, issues):
    """The mean over every order in which the issues can change."""
    gains = dict.fromkeys(issues, 0.0)
    orders = list(permutations(issues))
    for order in orders:
        package = list(before)
        for issue in order:
            start = utility.worth(np.array([package]))[0]
            package[issue] = after[issue]
            gains[issue] += (utility.worth(np.array([package]))[0] - start) / len(orders)
    return [gains[issue] for issue in issues]


@settings(max_examples=100, deadline=None)
@given(pairs())
def test_each_issue_has_its_mean_over_all_orders(drawn):
    domain, before, after = drawn
    books = ledger(domain, before, after, listed=1000)
    issues = [item.change.issue for item in books.items]
    assert issues == [c.issue for c in changes_between(before, after)]
    worths = utilities(domain, [before, after])
    assert books.exact
    for party, one in enumerate(domain.parties):
        shares = [item.gains[party] for item in books.items]
        assert shares == pytest.approx(by_orders(one.utility, before, after, issues), abs=1e-9)
        assert sum(shares) == pytest.approx(worths[1, party] - worths[0, party], abs=1e-9)
        assert books.total.gains[party] == pytest.approx(worths[1, party] - worths[0, party], abs=1e-9)
        assert all(item.gains[party] > 0 for item in books.gets(party))
        assert all(item.gains[party] < 0 for item in books.gives(party))
    assert books.accepts == tuple(tuple(row) for row in acceptable(domain, [before, after]).tolist())
    for exchange in books.exchanges:
        here = utilities(domain, [exchange.step.package])[0]
        assert (here - worths[0] >= -1e-9).all()
        assert all(min(alone) < 0 for alone in exchange.alone)
        for rate, first, second in zip(exchange.rates, *exchange.alone, strict=True):
            assert rate is None or rate == pytest.approx(-max(first, second) / min(first, second))
    assert [e.for_all for e in books.exchanges] == sorted((e.for_all for e in books.exchanges), reverse=True)


@pytest.mark.parametrize(("enter", "leave", "stay", "out"), [(3, 0, 1, 0), (0, 4, 0, 0), (2, 3, 1, 0), (2, 1, 0, 1)])
def test_a_box_is_shared_out_in_closed_form_as_by_definition(enter, leave, stay, out):
    count = enter + leave + stay + out
    before = (1,) * enter + (0,) * leave + (0,) * stay + (2,) * out
    after = (0,) * enter + (1,) * leave + (3,) * stay + (1,) * out
    # 0 and 3 lie inside for those that stay, only 0 for the others.
    high = (0,) * (enter + leave) + (3,) * stay + (0,) * out
    utility = Utility((Box(tuple(range(count)), (0,) * count, high, 6.0),))
    issues = tuple(range(count))
    assert attribute(utility, before, after, issues).gains == pytest.approx(by_orders(utility, before, after, issues))


def test_thirty_issues_in_one_box_are_exact():
    box = Box(tuple(range(30)), (1,) * 30, (1,) * 30, 60.0)
    found = attribute(Utility((box,)), (0,) * 30, (1,) * 30, tuple(range(30)))
    assert found.exact and found.gains == pytest.approx((2.0,) * 30)
    back = attribute(Utility((box,)), (1,) * 29 + (0,), (0,) * 29 + (1,), tuple(range(30)))
    assert back.exact and sum(back.gains) == pytest.approx(0.0, abs=1e-9)


def test_more_interacting_issues_than_can_be_averaged_are_told_and_still_add_up():
    many = AT_ONCE + 3
    ones = tuple(Table((k,), [0.0, 1.0]) for k in range(many))
    scores = Ratio(tuple(Table((k,), [0.0, float(k)]) for k in range(many)), ones, 0.0)
    domain = Domain(
        "many",
        tuple(DomainIssue(f"i{k}", ("no", "yes")) for k in range(many)),
        (PartyPreferences("a", Utility((scores,))), PartyPreferences("b", Utility(ones))),
    )
    books = ledger(domain, (0,) * many, (1,) * many)
    assert not books.exact and "reverse" in books.method
    assert sum(item.gains[0] for item in books.items) == pytest.approx(books.total.gains[0])
    assert [item.gains[1] for item in books.items] == [1.0] * many
    assert books.joined == (tuple(range(many)),)
    assert books.as_json()["joined"] == [[f"i{k}" for k in range(many)]]


def test_a_red_line_that_is_crossed_is_shared_between_what_crosses_it_and_what_it_costs():
    rule = forbids(Choice(0, (1,)), Choice(1, (1,)))
    utility = Utility((Table((0,), [0, 4]), Table((1,), [0, 2])), conditions=(rule,), otherwise=-6.0)
    found = attribute(utility, (0, 0), (1, 1), (0, 1))
    assert found.gains == pytest.approx((-2.0, -4.0))
    assert found.joined == ((0, 1),)
