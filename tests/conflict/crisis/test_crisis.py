"""The closed forms against printed and recomputed numbers, and against what they are made of."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goodoffices.conflict.crisis import (
    alternating_offers,
    always_peaceful,
    attrition,
    counsel,
    mean_absolute_error,
    optimal_mediation,
    shifting_power,
    ultimatum,
    unmediated,
    weighted_mean,
)
from goodoffices.conflict.crisis.mediation import mediation_by_program
from goodoffices.diagnose import UsageError

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not here")
part = st.floats(0.01, 0.99)


@needs_shared
def test_anchors() -> None:
    data = json.loads((SHARED / "crisis" / "crisis_models.json").read_text(encoding="utf-8"))
    for v in data["fearon_1995_tioli_uniform"]["values"]:
        found = ultimatum(v["p"], v["cA"], v["C"])
        assert (found.demand, found.war, found.value) == pytest.approx((v["demand"], v["war_prob"], v["U_A"]))
    for v in data["rubinstein"]["values"]:
        assert alternating_offers(v["d1"], v["d2"]).first == pytest.approx(v["x1"], abs=1e-6)
    for v in data["abreu_gul_2000"]["values"]:
        war = attrition(tuple(v["alpha"]), tuple(v["z"]), tuple(v["r"]))
        assert war.hazard == pytest.approx(v["hazard"], abs=1e-6) and war.alone == pytest.approx(v["T"], abs=1e-6)
        assert war.until == pytest.approx(v["T0"], abs=1e-6) and war.at_once == pytest.approx(v["mass_at_0"], abs=1e-6)
    for v in data["horner_morelli_squintani_2015"]["values"]:
        numbers = (v["q"], v["p"], v["theta"])
        mediated, alone = optimal_mediation(*numbers), unmediated(*numbers)
        assert mediated.peace == pytest.approx(v["peace_prob_arbitration_eq_mediation"], abs=1e-6)
        assert alone.peace == pytest.approx(v["peace_prob_unmediated_separating"], abs=1e-6)
        hh, hl, _, ll = v["arb[HH,HL,HL*b,LL]"]
        assert (mediated.strong_strong, mediated.strong_weak, mediated.weak_weak) == pytest.approx(
            (hh, hl, ll), abs=1e-5
        )
        hh, hl, _, ll = v["sep[HH,HL,HL*b,LL]"]
        assert (alone.strong_strong, alone.strong_weak, alone.weak_weak) == pytest.approx((hh, hl, ll), abs=1e-5)


@given(part, part, part)
@settings(max_examples=150, deadline=None)
def test_the_closed_form_of_mediation_is_the_optimum_of_the_program(q: float, p: float, theta: float) -> None:
    p = 0.5 + p / 2
    assume(p * theta > 0.501)
    closed, program, alone = optimal_mediation(q, p, theta), mediation_by_program(q, p, theta), unmediated(q, p, theta)
    assert closed.peace == pytest.approx(program.peace, abs=1e-8)
    assert alone.peace <= closed.peace + 1e-8
    ratio, gamma = q / (1 - q), (p * theta - 0.5) / (0.5 - theta / 2)
    if gamma >= 1 and ratio <= gamma / 2:
        assert alone.peace == pytest.approx(closed.peace, abs=1e-8)
    if gamma >= 1 and gamma / 2 < ratio < gamma:
        assert alone.strong_strong == pytest.approx((2 * ratio - gamma) / (ratio * (gamma + 2)), abs=1e-7)
    # Certain peace is where Fey and Ramsay say that it is.
    strongest = q * theta / 2 + (1 - q) * p * theta
    if abs(2 * strongest - 1) > 1e-9:
        assert always_peaceful((strongest, strongest)) == (closed.peace > 1 - 1e-12)


@given(part, st.floats(0, 0.5), st.floats(0.01, 1))
def test_no_other_demand_is_better(p: float, cost: float, greatest: float) -> None:
    found = ultimatum(p, cost, greatest)
    for x in np.linspace(0, 1, 101):
        refused = min(1.0, max(0.0, (x - p) / greatest))
        assert x * (1 - refused) + (p - cost) * refused <= found.value + 1e-9
    assert 0 <= found.war <= 1


@given(part, part)
def test_a_far_deadline_is_none(d1: float, d2: float) -> None:
    assume(max(d1, d2) < 0.95)
    endless = alternating_offers(d1, d2)
    for rounds in (1000, 1001):
        assert alternating_offers(d1, d2, rounds).first == pytest.approx(endless.first, abs=1e-9)


def test_a_deadline_gives_the_last_word_to_somebody() -> None:
    assert alternating_offers(0.9, 0.8, 2).by_round == pytest.approx((1 - 0.8, 1.0))
    assert alternating_offers(0.9, 0.8, 1, (0.2, 0.5)).first == pytest.approx(1 - 0.8 * 0.5)
    # Pressure on the second side before the deadline moves the division by what it takes from it.
    assert alternating_offers(0.9, 0.8, 1, (0.2, 0.3)).first == pytest.approx(1 - 0.8 * 0.3)


@given(part, part, part, part, st.floats(0.05, 5), st.floats(0.05, 5))
def test_in_attrition_waiting_pays_as_much_as_giving_way(
    a1: float, a2: float, z1: float, z2: float, r1: float, r2: float
) -> None:
    assume(a1 + a2 > 1.05)
    found = attrition((a1, a2), (z1, z2), (r1, r2))
    # At every moment: cost of waiting = chance that the other gives way x what that brings.
    for i, (rate, own, other) in enumerate(((r1, a1, a2), (r2, a2, a1))):
        assert rate * (1 - other) == pytest.approx(found.hazard[1 - i] * (own - (1 - other)))
    assert min(found.at_once) == 0 and all(0 <= m < 1 for m in found.at_once)


@given(part, part, st.floats(0.05, 0.95), st.floats(0, 0.3), st.floats(0, 0.3))
def test_the_shift_that_cannot_be_bridged(p1: float, p2: float, d: float, c1: float, c2: float) -> None:
    assume(p2 >= c2 and p1 + c1 <= 1 and abs(d * p2 - p1 - c1 - d * c2) > 1e-6)
    found = shifting_power(p1, p2, d, (c1, c2))
    assert found.war == (d * p2 - p1 > c1 + d * c2)
    assert found.war == (p2 > found.greatest_shift)
    # To get what is needed today and the least tomorrow is as good as to fight.
    waiting = found.needed + d * (1 - p2 + c2) / (1 - d)
    assert waiting == pytest.approx((1 - p1 - c1) / (1 - d))


def test_who_wants_peace_alone_is_not_believed() -> None:
    ask = {"win": 0.5, "cost": 0.1, "other_costs": (0.05, 0.3), "war_cost": 1.0}
    needed = counsel(**ask, bias=0.0, error=0.2).bias
    assert needed > counsel(**ask, bias=0.0, error=0.1).bias > 0
    assert counsel(**ask, bias=needed + 1e-9, error=0.2).believed
    assert not counsel(**ask, bias=needed - 1e-9, error=0.2).believed
    assert not counsel(**ask, bias=-1.0).believed
    # Of a strong opponent one who cares for side 1 speaks the truth, since war costs side 1 as well.
    assert counsel(**ask, bias=50.0).believed
    found = counsel(**ask, bias=0.0)
    risky = (1 - found.doubt) * found.hard + found.doubt * (0.5 - 0.1)
    assert risky == pytest.approx(found.moderate)


@pytest.mark.parametrize(
    "call",
    [
        lambda: ultimatum(1.2, 0.1, 0.5),
        lambda: ultimatum(0.5, -0.1, 0.5),
        lambda: ultimatum(0.5, float("nan"), 0.5),
        lambda: alternating_offers(1.0, 0.5),
        lambda: alternating_offers(0.5, 0.5, 0),
        lambda: alternating_offers(0.5, 0.5, 2, (0.8, 0.8)),
        lambda: attrition((0.4, 0.5), (0.1, 0.1), (1, 1)),
        lambda: attrition((0.7, 0.5), (0.0, 0.1), (1, 1)),
        lambda: shifting_power(0.5, 0.5, 1.0, (0, 0)),
        lambda: counsel(0.5, 0.1, (0.3, 0.1), bias=0, war_cost=1),
        lambda: optimal_mediation(0.5, 0.6, 0.7),
        lambda: weighted_mean([1, 2], [0, 0]),
        lambda: weighted_mean([1], [1, 2]),
        lambda: mean_absolute_error([], []),
    ],
)
def test_numbers_outside_their_range(call: object) -> None:
    assert callable(call)
    with pytest.raises(UsageError):
        call()


@needs_shared
def test_the_baseline_on_deu_iii() -> None:
    """Arregui & Perarnaud, DEU III: the mean weighted by salience errs by 23.68, the median by 28.75, 50 by 28.02."""
    with (SHARED / "forecast" / "deu3.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    names = [key[1:] for key in rows[0] if key[0] == "s" and f"p{key[1:]}" in rows[0]]
    means, outcomes = [], []
    for row in rows:
        if not row["out"] or not row["issues"]:
            continue
        stands = [(float(row[f"p{n}"]), float(row[f"s{n}"])) for n in names if row[f"p{n}"] and row[f"s{n}"]]
        if stands and sum(s for _, s in stands) > 0:
            means.append(weighted_mean([p for p, _ in stands], [s for _, s in stands]))
            outcomes.append(float(row["out"]))
    assert len(outcomes) == 353
    assert round(mean_absolute_error(means, outcomes), 2) == 23.68
    assert round(mean_absolute_error([50.0] * len(outcomes), outcomes), 2) == 28.02
