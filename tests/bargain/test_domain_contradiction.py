"""Constraints that cannot be kept together are found, and no more of them than need be."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st
from tests.bargain.drawn import domains, every_package, rules

from goodoffices.bargain import Choice, Constraint, Domain, DomainIssue, cardinality, excludes, feasible, requires
from goodoffices.bargain.contradiction import contradiction, satisfiable


@given(st.data(), domains())
def test_it_is_what_brute_force_says(data: st.DataObject, domain: Domain) -> None:
    more = data.draw(st.lists(rules(list(domain.counts)), max_size=5))
    domain = dataclasses.replace(domain, constraints=(*domain.constraints, *more))
    packages = every_package(domain)
    some = bool(feasible(domain, packages).any())
    assert satisfiable(domain.constraints, domain.counts) == some
    found = contradiction(domain)
    assert (found == ()) == some
    if found:
        assert not feasible(dataclasses.replace(domain, constraints=found), packages).any()
        for k in range(len(found)):
            rest = dataclasses.replace(domain, constraints=found[:k] + found[k + 1 :])
            assert feasible(rest, packages).any()


def test_a_constraint_that_contradicts_itself_is_named_alone() -> None:
    issues = (DomainIssue("a", ("no", "yes")),)
    alone = Constraint("cardinality", (Choice(0, (1,)),), 2, 2)
    domain = Domain("d", issues, (), (cardinality((Choice(0, (0,)),), 1), alone))
    assert contradiction(domain) == (alone,)


def test_a_long_chain_among_many_constraints_is_named() -> None:
    count = 40
    yes = [Choice(n, (1,)) for n in range(count)]
    chain = [requires(yes[n], yes[n + 1], 2) for n in range(10)]
    noise = [excludes(yes[n], yes[n + 1]) for n in range(15, count - 1)]
    ends = [cardinality((yes[0],), 1), cardinality((yes[10],), 0, 0)]
    issues = tuple(DomainIssue(f"i{n}", ("no", "yes")) for n in range(count))
    domain = Domain("d", issues, (), (*noise, *chain, *ends))
    assert set(contradiction(domain)) == {*chain, *ends}


def test_without_constraints_there_is_no_contradiction() -> None:
    assert contradiction(Domain("d", (DomainIssue("a", ("no",)),), ())) == ()
