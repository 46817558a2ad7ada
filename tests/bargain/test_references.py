"""Every collected domain with an independent reference: frontier, Nash, Kalai-Smorodinsky, egalitarian, welfare."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from goodoffices.bargain.format import read_domain
from goodoffices.bargain.frontier import frontier
from goodoffices.bargain.solution import disagreement_of, extremes, from_frontier

SHARED = next(
    (up / "shared/data/domains" for up in Path(__file__).resolve().parents if (up / "shared/data/domains").is_dir()),
    None,
)
REFERENCES = sorted(SHARED.glob("*/*/reference.json")) if SHARED else []
POINTS = {"disagreement_zero": "zero", "disagreement_reserved": "reserved", "disagreement_min_utility": "minimum"}

pytestmark = pytest.mark.skipif(not REFERENCES, reason="the collection of domains is not beside the project")


def _exact(path):
    return json.loads(path.read_text("utf-8")).get("exact") or {}


@pytest.mark.parametrize("path", [p for p in REFERENCES if "frontier_size" in _exact(p)], ids=lambda p: p.parent.name)
def test_the_reference_is_met(path):
    wanted = _exact(path)
    domain = read_domain(path.parent)
    found = frontier(domain)
    assert found.exact
    assert found.size == wanted["frontier_size"]
    _assert_listed(path.parent / "frontier.csv", found)
    least, most = extremes(domain)
    assert np.allclose(least, wanted["utility_min"], atol=1e-9)
    assert np.allclose(most, wanted["utility_max"], atol=1e-9)
    for name, point in POINTS.items():
        if name in wanted:
            _assert_solutions(domain, found, disagreement_of(domain, point), wanted[name])


def _assert_listed(file, found):
    if file.exists():
        listed = np.loadtxt(file, delimiter=",", ndmin=2)
        assert np.allclose(_sorted(listed), _sorted(found.utilities), atol=2e-9)


def _sorted(rows):
    return rows[np.lexsort(np.round(rows.T[::-1], 7))]


def _assert_solutions(domain, found, base, wanted):
    assert frontier(domain, rational=base).size == wanted["rational_frontier_size"]
    picked = from_frontier(found, base)
    if not wanted["rational_frontier_size"]:
        assert all(s.utilities is None and s.reason for s in picked.values())
        return
    near = {"rel": 1e-8, "abs": 1e-8}
    assert picked["nash"].value == pytest.approx(wanted["nash_product"], **near)
    assert len(picked["nash"].ties) + 1 == wanted["nash_ties"]
    assert picked["kalai_smorodinsky"].value == pytest.approx(wanted["ks_maxmin_ratio"], **near)
    assert picked["egalitarian"].value == pytest.approx(wanted["egalitarian_min_gain"], **near)
    assert sum(picked["utilitarian"].utilities) == pytest.approx(wanted["max_welfare"], **near)
    assert picked["nash"].ideal == pytest.approx(wanted["ideal_point_on_rational_set"], **near)
    for name, key in (("nash", "nash"), ("kalai_smorodinsky", "ks"), ("egalitarian", "egalitarian")):
        best = (picked[name].utilities, *picked[name].ties)
        assert any(np.allclose(v, wanted[f"{key}_utilities"], atol=1e-8) for v in best), name


BOXES = {
    "anac2014_10issues": 0.694902,
    "anac2014_30issues": 0.849609,
    "anac2014_30issuesDiscounted": 0.845674,
    "anac2014_50issuesDiscounted": 0.880600,
    "other_S-1NAGUNL-114": 0.0,
    "other_S-1NIKFRT-2": 0.787565,
}


@pytest.mark.parametrize("name", BOXES)
def test_hyper_rectangles_reach_or_beat_what_was_published_and_prove_it(name):
    if name not in ("anac2014_10issues", "other_S-1NAGUNL-114"):
        pytest.importorskip("highspy", reason="the extra 'solve' is not installed")
    domain = read_domain(SHARED / "genius" / name)
    found = frontier(domain)
    nash = from_frontier(found, (0.0, 0.0))["nash"]
    assert found.exact
    assert nash.exact
    assert nash.value >= BOXES[name] - 1e-6
    published = json.loads((SHARED / "genius" / name / "reference.json").read_text("utf-8"))["published"]
    assert nash.value >= published["nash_product"] - 1e-6
