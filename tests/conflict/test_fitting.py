"""Rankings that fit what is known: by statements, by groups, by single pairs, against brute force."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest

from goodoffices.conflict import literature
from goodoffices.conflict.extension import Extensions
from goodoffices.conflict.feasible import pattern_of
from goodoffices.conflict.fitting import fitting_of
from goodoffices.conflict.preference import Preference, Wish
from goodoffices.conflict.restriction import restrict
from goodoffices.conflict.robust import assess_robustness
from goodoffices.conflict.wish import LARGEST_UNKNOWN, WishReadings, preference_of_wishes
from goodoffices.diagnose import UsageError


def random_wishes(seed: int) -> tuple[tuple[Wish, ...], int]:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(3, 9))
    wishes = []
    for manner in rng.choice(["equal", "unknown", "unknown"], int(rng.integers(1, 4))).tolist():
        count = int(rng.integers(1, 4))
        doubt = tuple((rng.random(count) < 0.4).tolist()) if manner == "unknown" else ()
        wishes.append(Wish(manner, tuple(f"s{k}" for k in range(count)), tuple(rng.random((count, size)) < 0.5), doubt))
    return tuple(wishes), size


def literal_readings(wishes: tuple[Wish, ...], size: int) -> list[list[tuple[int, ...]]]:
    """Each reading as a score for each state, by comparing tuples."""
    tables = []
    for wish in wishes:
        truths = [t.astype(int).tolist() for t in wish.truths]
        if wish.manner == "equal":
            tables.append([[(sum(t[s] for t in truths),) for s in range(size)]])
            continue
        signs = list(product(*((0, 1) if doubt else (0,) for doubt in wish.doubtful)))
        tables.append(
            [
                [tuple(truths[k][s] ^ sign[k] for k in order) for s in range(size)]
                for order in permutations(range(len(truths)))
                for sign in signs
            ]
        )
    return [[sum((part[s] for part in chosen), ()) for s in range(size)] for chosen in product(*tables)]


@pytest.mark.parametrize("seed", range(120))
def test_statements_of_unknown_order(seed: int) -> None:
    wishes, size = random_wishes(seed)
    literal = literal_readings(wishes, size)
    readings = WishReadings(wishes, size)
    every = readings.all()
    assert readings.total == len(literal) == every.ranks.shape[1]
    dense = sorted(tuple(sorted(set(one)).index(score) for score in one) for one in literal)
    assert sorted(map(tuple, every.ranks.T.tolist())) == dense
    preference = preference_of_wishes(wishes, size)
    vague = any(w.manner != "equal" for w in wishes)
    for a in range(size):
        for b in range(a + 1, size):
            signs = {(one[a] > one[b]) - (one[a] < one[b]) for one in literal}
            assert ((a, b) in preference.unknown) == (len(signs) > 1)
            if len(signs) == 1:
                known = int(preference.rank[a] > preference.rank[b]) - int(preference.rank[a] < preference.rank[b])
                assert signs == {known}
    assert bool(preference.wishes) == vague
    drawn = readings.draw(20, np.random.default_rng(seed))
    assert set(map(tuple, drawn.ranks.T.tolist())) <= set(dense)


def literal_extensions(preference: Preference) -> set[tuple[int, ...]]:
    """All weak orders that keep what is known, and tie only what is known to be tied or must be."""
    size = len(preference.rank)
    rank = preference.rank.tolist()
    known = [(a, b) for a in range(size) for b in range(a + 1, size) if (a, b) not in preference.unknown]
    tied = {frozenset(p) for p in known if rank[p[0]] == rank[p[1]]}
    classes: list[set[int]] = [{s} for s in range(size)]
    for pair in tied:
        a, b = pair
        first, second = next(c for c in classes if a in c), next(c for c in classes if b in c)
        if first is not second:
            first |= second
            classes.remove(second)
    found = set()
    for order in permutations(range(len(classes))):
        place = {s: k for k, c in enumerate(order) for s in classes[c]}
        if all((place[a] > place[b]) == (rank[a] > rank[b]) for a, b in known if frozenset((a, b)) not in tied):
            found.add(tuple(place[s] for s in range(size)))
    return found


@pytest.mark.parametrize("seed", range(60))
def test_single_unknown_pairs(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(2, 7))
    rank = rng.permutation(size) if seed % 2 else rng.integers(0, 3, size)
    share = rng.random()
    pairs = frozenset((a, b) for a in range(size) for b in range(a + 1, size) if rng.random() < share)
    preference = Preference(rank.astype(np.int64), None, pairs)
    literal = literal_extensions(preference)
    extensions = Extensions(preference)
    assert extensions.total == len(literal)
    assert set(map(tuple, extensions.all().T.tolist())) == literal
    drawn = extensions.draw(30, np.random.default_rng(seed))
    assert set(map(tuple, drawn.T.tolist())) <= literal


def test_rankings_are_drawn_evenly() -> None:
    # 0 below 1, and 2 anywhere: three rankings.
    preference = Preference(np.array([0, 1, 2]), None, frozenset({(0, 2), (1, 2)}))
    drawn = Extensions(preference).draw(6_000, np.random.default_rng(4)).T.tolist()
    counts = [drawn.count(one) for one in ([0, 1, 2], [0, 2, 1], [1, 2, 0])]
    assert sum(counts) == 6_000 and all(abs(count - 2_000) < 200 for count in counts)


def test_what_cannot_be_counted_is_refused() -> None:
    size = 40
    pairs = frozenset((a, b) for a in range(size) for b in range(a + 1, size))
    with pytest.raises(UsageError, match="too much is unknown"):
        fitting_of(Preference(np.arange(size), None, pairs))
    wish = Wish("unknown", ("a",), (np.arange(LARGEST_UNKNOWN + 1) % 2 == 0,), (True,))
    with pytest.raises(UsageError, match="too large for unknown comparisons: 1,025 states"):
        preference_of_wishes([wish], LARGEST_UNKNOWN + 1)


def test_the_statement_that_decides() -> None:
    conflict = literature("prisoners")
    first = (conflict.states & 1).astype(bool)
    second = (conflict.states >> 1 & 1).astype(bool)
    open_first = preference_of_wishes(
        [Wish("equal", ("second",), (second,)), Wish("unknown", ("first",), (first,), (True,))], conflict.size
    )
    found = assess_robustness(conflict.with_preferences([open_first, conflict.preferences[1]]), ["Nash"])
    assert found.exact and found.rankings == 2
    judgement = found.decides["Nash"][0]
    assert judgement is not None
    assert (judgement.maker, judgement.first, judgement.second) == (0, "first", "")
    assert {judgement.if_first, judgement.if_second} == {0.0, 1.0}
    # What is left of a conflict keeps its statements.
    smaller = restrict(conflict.with_preferences([open_first, conflict.preferences[1]]), [pattern_of([(1, True)])])
    assert smaller.preferences[0].wishes[0].truths[0].shape == (2,)
    assert assess_robustness(smaller, ["Nash"]).rankings == 2
