"""Unknown comparisons, coalitions, limited moves: the engine against the literal definitions."""

from __future__ import annotations

import numpy as np
import pytest
from tests.conflict.chance import random_conflict
from tests.conflict.reference import Anticipation, Coalitions, Uncertain

from goodoffices.conflict import Conflict, analyse_stability, literature
from goodoffices.conflict.coalition import coalitional_stability
from goodoffices.conflict.doubtful import explain_doubtful
from goodoffices.conflict.limited import limited_move, non_myopic
from goodoffices.conflict.preference import Preference
from goodoffices.conflict.unknown import unknown_stability
from goodoffices.diagnose import UsageError


def drawn(first: int, count: int, **more: bool) -> list[tuple[int, Conflict]]:
    found = []
    for seed in range(first, first + count):
        try:
            found.append((seed, random_conflict(seed, largest=5, **more)))
        except UsageError:  # no feasible state: nothing to compare
            continue
    return found


@pytest.mark.parametrize("first", range(0, 200, 40))
def test_unknown_comparisons(first: int) -> None:
    for seed, conflict in drawn(first, 40, unknown=True):
        game = Uncertain(conflict)
        for name, held in unknown_stability(conflict).items():
            concept, extension = name.split("-")
            for maker in range(game.n):
                wanted = [game.stable(concept, extension, maker, s) for s in game.S]
                assert held[maker].tolist() == wanted, (seed, name, maker)


def test_without_unknown_comparisons_the_four_are_one() -> None:
    for _, conflict in drawn(500, 20):
        found = analyse_stability(conflict)
        for name, held in unknown_stability(conflict).items():
            assert (held == found.stable[name.split("-")[0]]).all()


def test_the_bold_and_undeterred_stay_least() -> None:
    for _, conflict in drawn(600, 30, unknown=True):
        found = unknown_stability(conflict)
        for concept in ("Nash", "GMR", "SMR", "SEQ"):
            a, b, c, d = (found[f"{concept}-{extension}"] for extension in "abcd")
            assert not (a & ~b).any() and not (a & ~c).any() and not (b & ~d).any() and not (c & ~d).any()


@pytest.mark.parametrize("first", range(1000, 1160, 40))
def test_coalitions(first: int) -> None:
    for seed, conflict in drawn(first, 40):
        game = Coalitions(conflict)
        found = coalitional_stability(conflict)
        for concept, held in found.stable.items():
            for row, group in enumerate(found.coalitions):
                assert held[row].tolist() == [game.stable(concept, group, s) for s in game.S], (seed, concept, group)


def test_single_ones_are_coalitions() -> None:
    for _, conflict in drawn(700, 20):
        alone = analyse_stability(conflict, ["Nash", "GMR", "SMR"])
        found = coalitional_stability(conflict)
        for concept in ("Nash", "GMR", "SMR"):
            assert (found.stable[concept][: len(conflict.decision_makers)] == alone.stable[concept]).all()


def test_elmira_the_coalition_that_makes_the_difference() -> None:
    """Kilgour, Hipel, Fang & Peng 2001: the ministry and Uniroyal together move from 7 to 10, and only from there on."""
    elmira = literature("elmira-1991")
    found = coalitional_stability(elmira)
    assert 7 - 1 in analyse_stability(elmira, ["Nash"]).equilibria("Nash")
    assert 7 - 1 not in found.equilibria("Nash")
    pair = found.coalitions.index((elmira.maker("moe"), elmira.maker("uniroyal")))
    assert found.improvements[pair][7 - 1] == 1 << (10 - 1)


@pytest.mark.parametrize("first", range(2000, 2120, 40))
def test_limited_moves(first: int) -> None:
    for seed, conflict in drawn(first, 40):
        game = Anticipation(conflict)
        for horizon in (1, 2, 3):
            held = limited_move(conflict, horizon)
            for maker in range(game.n):
                assert held[maker].tolist() == [game.end(maker, s, horizon)[0] for s in game.S], (seed, horizon, maker)


def test_one_move_ahead_is_nash_and_non_myopic_is_the_end_of_all_horizons() -> None:
    for _, conflict in drawn(2500, 20):
        assert (limited_move(conflict, 1) == analyse_stability(conflict, ["Nash"]).stable["Nash"]).all()
        far = non_myopic(conflict)
        for horizon in (400, 401, 402, 403):
            assert not (far & ~limited_move(conflict, horizon)).any()


def test_prisoners_look_ahead() -> None:
    """Brams & Wittman 1981: mutual cooperation is a non-myopic equilibrium of the prisoner's dilemma."""
    assert np.flatnonzero(non_myopic(literature("prisoners")).all(axis=0)).tolist() == [0, 3]


def test_what_cannot_be_asked() -> None:
    conflict = literature("prisoners")
    with pytest.raises(UsageError, match="horizon"):
        limited_move(conflict, 0)
    vague = [Preference(p.rank, unknown=frozenset([(0, 1)])) for p in conflict.preferences]
    for ask in (non_myopic, coalitional_stability):
        with pytest.raises(UsageError, match="not known"):
            ask(conflict.with_preferences(vague))
    with pytest.raises(UsageError, match="no published form"):
        unknown_stability(conflict, ["SIM"])


def test_the_reasons_say_what_the_four_extensions_say() -> None:
    for seed in range(40):
        conflict = random_conflict(9_000 + seed, unknown=True, largest=4)
        for concept, held in unknown_stability(conflict).items():
            for maker in range(len(conflict.decision_makers)):
                for state in range(conflict.size):
                    reason = explain_doubtful(conflict, concept, maker, state)
                    assert reason.stable == held[maker, state]
                    assert all(words.endswith(".") for words in reason.words(conflict))
