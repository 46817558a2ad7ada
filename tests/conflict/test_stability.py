"""The engine against the literal definitions, and against what is published."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conflict.chance import random_conflict
from tests.conflict.reference import SIMPLE, Game

from goodoffices.conflict import (
    CONCEPTS,
    Conflict,
    DecisionMaker,
    Option,
    Preference,
    analyse_stability,
    build_conflict,
    literature,
    pattern_of,
    read_conflict,
)
from goodoffices.diagnose import UsageError

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "gmcr"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data/gmcr is not here")


def drawn(seed: int, **more: bool) -> Conflict | None:
    try:
        return random_conflict(seed, **more)
    except UsageError:  # no feasible state: nothing to compare
        return None


@pytest.mark.parametrize("block", range(12))
def test_every_concept_agrees_with_its_definition(block: int) -> None:
    for seed in range(block * 25, block * 25 + 25):
        conflict = drawn(seed)
        if conflict is None:
            continue
        game, found = Game(conflict), analyse_stability(conflict)
        for concept, defined in SIMPLE.items():
            for maker in range(game.n):
                wanted = [defined(game, maker, s) for s in game.S]
                assert found.stable[concept][maker].tolist() == wanted, (seed, concept, maker)


@given(st.integers(10_000, 10_000_000))
@settings(max_examples=60, deadline=None)
def test_any_conflict_agrees_with_the_definitions(seed: int) -> None:
    conflict = drawn(seed, graded=True)
    if conflict is None:
        return
    game, found = Game(conflict), analyse_stability(conflict)
    strong = {"GMR": game.gmr, "SMR": game.smr, "SEQ": game.seq, "SSEQ": game.sseq}
    for maker in range(game.n):
        for concept, defined in SIMPLE.items():
            assert found.stable[concept][maker].tolist() == [defined(game, maker, s) for s in game.S], concept
        for concept in found.strong:
            wanted = [strong[concept](maker, s, game.MUCH) for s in game.S]
            assert found.strong[concept][maker].tolist() == wanted, concept


@given(st.integers(0, 10_000_000))
@settings(max_examples=40, deadline=None)
def test_what_must_follow_from_what(seed: int) -> None:
    conflict = drawn(seed)
    if conflict is None:
        return
    stable = analyse_stability(conflict).stable
    for narrow, wide in (
        ("Nash", "SMR"), ("SMR", "GMR"), ("Nash", "SSEQ"), ("SSEQ", "CSEQ"), ("CSEQ", "SEQ"), ("SEQ", "GMR"), ("SSEQ", "SMR"),
        ("Nash", "SIM"),
    ):  # fmt: skip
        assert not (stable[narrow] & ~stable[wide]).any(), (narrow, wide)


PUBLISHED = {
    "prisoners": {"Nash": [1], "GMR": [1, 4], "SMR": [1, 4], "SEQ": [1, 4], "SIM": [1, 4]},
    "syria-iraq-1975": {"Nash": [6], "GMR": [1, 6], "SMR": [6], "SEQ": [6], "SIM": [6]},
    "cuba-1962": {
        "Nash": [6],
        "GMR": [1, 2, 3, 5, 6, 7, 8],
        "SMR": [1, 2, 3, 5, 6, 7, 8],
        "SEQ": [5, 6, 7],
        "SIM": [6],
    },
    "elmira-1991": {
        "Nash": [5, 6, 7, 10, 11, 12],
        "GMR": [1, 4, 5, 6, 7, 10, 11, 12],
        "SMR": [1, 4, 5, 6, 7, 10, 11, 12],
        "SEQ": [5, 6, 7, 10, 11, 12],
        "SIM": [5, 6, 7, 10, 11, 12],
    },
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_equilibria(name: str) -> None:
    found = analyse_stability(literature(name))
    for concept, numbers in PUBLISHED[name].items():
        assert [s + 1 for s in found.equilibria(concept)] == numbers, concept


@needs_shared
@pytest.mark.parametrize("name", ["Cuban", "Elmira", "Prisoners", "SyriaIraq"])
def test_shared_cases(name: str) -> None:
    data = json.loads((SHARED / f"{name}.json").read_text(encoding="utf-8"))
    read, _ = read_conflict(SHARED / f"{name}.json")
    assert read is not None
    conflict = read.conflict
    assert [(k + 1, int(b), conflict.pattern(k)) for k, b in enumerate(conflict.states)] == [
        (s["n"], s["decimal"], s["yn"]) for s in data["states"]
    ]
    found = analyse_stability(conflict)
    for concept in ("Nash", "GMR", "SMR", "SEQ", "SIM"):
        assert [s + 1 for s in found.equilibria(concept)] == data["equilibria_reference"][concept]
        for place, maker in enumerate(conflict.decision_makers):
            stable = (np.flatnonzero(found.stable[concept][place]) + 1).tolist()
            assert stable == data["stability_by_dm_reference"][concept][maker.name]
    either = (found.stable["SEQ"] | found.stable["SIM"]).all(axis=0)
    assert (np.flatnonzero(either) + 1).tolist() == data["equilibria_reference"]["SEQ_or_SIM"]


@needs_shared
@pytest.mark.parametrize("number", range(4))
def test_where_the_peer_is_wrong(number: int) -> None:
    vector = json.loads((SHARED / "peer_disagreements.json").read_text(encoding="utf-8"))["vectors"][number]
    options = [Option(name, name) for name in vector["options"]]
    makers = [
        DecisionMaker(f"d{k}", f"d{k}", tuple(o for o, owner in enumerate(vector["owner"]) if owner == k))
        for k in range(vector["n_dm"])
    ]
    patterns = [pattern_of((o, yn == "Y") for o, yn in stands) for stands in vector["infeasible"]]
    graph = build_conflict(makers, options, patterns)
    assert [graph.pattern(s) for s in range(graph.size)] == vector["states_yn"]
    ranks = []
    for ranking in vector["rankings"]:
        rank = np.empty(graph.size, dtype=np.int64)
        rank[np.array(ranking) - 1] = np.arange(graph.size)[::-1]
        ranks.append(Preference(rank))
    found = analyse_stability(graph.with_preferences(ranks), [vector["concept"]])
    numbers = [s + 1 for s in found.equilibria(vector["concept"])]
    assert numbers == vector["definition_equilibria"] != vector["peer_equilibria"]


def test_a_table_of_states_and_a_search_among_them_say_the_same() -> None:
    """More than 22 options: no table of all combinations is made."""
    options = [Option(f"o{k}", f"o{k}") for k in range(24)]
    makers = [DecisionMaker(f"d{k}", f"d{k}", tuple(range(12 * k, 12 * k + 12))) for k in range(2)]
    fixed = [pattern_of([(k, True)]) for k in range(24) if k % 6]
    large = build_conflict(makers, options, fixed)
    assert large.size == 16
    small = build_conflict(
        [DecisionMaker("d0", "d0", (0, 1)), DecisionMaker("d1", "d1", (2, 3))],
        [Option(f"p{k}", f"p{k}") for k in range(4)],
    )
    rng = np.random.default_rng(7)
    for _ in range(20):
        preferences = [Preference(rng.permutation(16)) for _ in range(2)]
        one, other = (analyse_stability(c.with_preferences(preferences)) for c in (large, small))
        for concept in CONCEPTS:
            assert one.equilibria(concept) == other.equilibria(concept)


def test_an_unknown_concept_is_refused() -> None:
    with pytest.raises(UsageError, match="not a stability concept"):
        analyse_stability(literature("prisoners"), ["Stackelberg"])


def test_a_conflict_with_unknown_comparisons_is_not_taken_for_one_with_ties() -> None:
    conflict = literature("prisoners")
    vague = Preference(conflict.preferences[0].rank, unknown=frozenset([(0, 1)]))
    with pytest.raises(UsageError, match="not known"):
        analyse_stability(conflict.with_preferences([vague, conflict.preferences[1]]))
