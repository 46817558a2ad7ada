"""Twenty draft articles for four stakeholders: solved exactly, held against every one of the 2^20 drafts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from goodoffices.bargain import Choice, Domain, cardinality, utilities
from goodoffices.bargain.analysis import Analysis, Request, analyse
from goodoffices.bargain.case_domain import domain_of_case
from goodoffices.case import Note, Position, check_case, load_case

FOLDER = Path(__file__).parents[2] / "cases" / "csis-draft-articles"

# Keyed apart from the case: Ukraine, Russia, USA, Europe for the articles 1 to 20.
SCORES = np.array([(7, 10, 8, 8), (3, 10, 6, 4), (5, 9, 6, 6), (2, 10, 5, 3), (3, 10, 7, 5), (10, 2, 5, 7), (9, 3, 7, 8), (2, 10, 5, 4), (10, 4, 7, 9), (10, 4, 8, 9), (9, 5, 7, 8), (4, 10, 7, 6), (10, 3, 6, 7), (4, 9, 6, 5), (10, 3, 7, 7), (6, 8, 6, 8), (6, 6, 8, 8), (10, 2, 6, 8), (10, 5, 8, 9), (4, 8, 7, 5)], dtype=float)  # fmt: skip
EXCLUDES = [(2, 3), (5, 6), (8, 10), (12, 13), (14, 15)]
THRESHOLDS = np.array([5, 6.5, 3, 4])
PRESETS = {
    "balanced": ([1, 2, 5, 7, 11, 12, 15, 17, 19], [6.777778, 6.888889, 7.222222, 7.0], True),
    "pro-Russia": ([1, 2, 5, 8, 14, 16, 17, 19, 20], [5.0, 8.444444, 6.777778, 6.222222], True),
    "pro-Ukraine": ([3, 5, 7, 9, 10, 11, 12, 15, 16, 20], [7.0, 6.4, 6.9, 7.1], False),
}
FRONTIER = 10
ACCEPTABLE = 118_136
FEASIBLE = 248_831


@pytest.fixture(scope="module")
def drafts() -> NDArray[np.bool_]:
    """Every draft with an article that no two excluded articles are in."""
    numbers = np.arange(1, 1 << 20, dtype=np.uint32)
    held = ((numbers[:, None] >> np.arange(20, dtype=np.uint32)) & 1).astype(bool)
    kept = np.ones(len(held), dtype=bool)
    for a, b in EXCLUDES:
        kept &= ~(held[:, a - 1] & held[:, b - 1])
    return held[kept]


@pytest.fixture(scope="module")
def means(drafts: NDArray[np.bool_]) -> NDArray[np.float64]:
    return drafts @ SCORES / drafts.sum(axis=1, keepdims=True)


@pytest.fixture(scope="module")
def domain() -> Domain:
    case, report = load_case(FOLDER, "public")
    assert not report
    return domain_of_case(case).domain


@pytest.fixture(scope="module")
def found(domain: Domain) -> Analysis:
    return analyse(domain, Request(parts=("statistics",)))


def articles(package: tuple[int, ...]) -> list[int]:
    return [n for n, option in enumerate(package, 1) if option]


def test_nothing_is_to_be_mended() -> None:
    assert [str(fault) for fault in check_case(FOLDER)] == []


def test_the_case_says_what_the_source_says(domain: Domain) -> None:
    assert [party.id for party in domain.parties] == ["ukraine", "russia", "usa", "europe"]
    assert [party.reservation for party in domain.parties] == THRESHOLDS.tolist()
    alone = np.eye(20, dtype=np.int64)
    assert utilities(domain, alone).tolist() == SCORES.tolist()
    case, _ = load_case(FOLDER, "public")
    assert len(case.of(Position)) == 8
    assert len([note for note in case.of(Note) if note.id.startswith("preset-")]) == 3


def test_sizes(found: Analysis, drafts: NDArray[np.bool_], means: NDArray[np.float64]) -> None:
    assert found.frontier.outcomes == 1 << 20
    assert found.frontier.feasible == len(drafts) == FEASIBLE
    assert found.zone is not None
    acceptable = int((means >= THRESHOLDS - 1e-9).all(axis=1).sum())
    assert found.zone.count.least == found.zone.count.most == acceptable == ACCEPTABLE


def test_the_frontier_is_that_of_all_drafts(found: Analysis, means: NDArray[np.float64]) -> None:
    points = np.unique(means.round(9), axis=0)
    points = points[np.argsort(-points.sum(axis=1), kind="stable")]
    best: list[NDArray[np.float64]] = []
    for row in points:
        if not any((other >= row).all() for other in best):
            best.append(row)
    assert found.frontier.exact
    assert found.frontier.size == len(best) == FRONTIER
    assert np.allclose(np.unique(found.frontier.utilities.round(9), axis=0), np.unique(np.array(best), axis=0))


def test_the_solutions_are_those_of_all_drafts(found: Analysis, means: NDArray[np.float64]) -> None:
    gains = means - THRESHOLDS
    good = (gains >= -1e-9).all(axis=1)
    ideal = gains[good].max(axis=0)
    measures = {
        "nash": np.where(good, np.maximum(gains, 0).prod(axis=1), -1),
        "kalai_smorodinsky": np.where(good, (gains / ideal).min(axis=1), -1),
        "egalitarian": np.where(good, gains.min(axis=1), -1),
        "utilitarian": np.where(good, gains.sum(axis=1), -1),
    }
    for name, measure in measures.items():
        assert found.solutions[name].exact
        assert found.solutions[name].utilities == pytest.approx(means[measure.argmax()]), name
        # A mean rewards leaving out: the best draft by every idea is that of one article.
        assert [articles(p) for p in found.solutions[name].packages] == [[1]]


@pytest.mark.parametrize("name", PRESETS)
def test_what_the_ready_made_drafts_give(name: str, domain: Domain, means: NDArray[np.float64]) -> None:
    listed, worths, accepted = PRESETS[name]
    package = np.zeros((1, 20), dtype=np.int64)
    package[0, np.array(listed) - 1] = 1
    own = utilities(domain, package)[0]
    assert own.tolist() == pytest.approx(worths, abs=1e-6)
    assert all(p.accepts(package)[0] for p in domain.parties) is accepted
    better = (means >= own - 1e-9).all(axis=1) & (means > own + 1e-9).any(axis=1)
    assert int(better.sum()) == {"balanced": 386, "pro-Russia": 287, "pro-Ukraine": 5540}[name]


# The Nash draft of those long enough, and how many efficient ones there are.
LONGER = {3: ([1, 12, 19], 50), 6: ([1, 3, 10, 12, 16, 19], 133), 9: ([1, 3, 5, 9, 10, 12, 14, 16, 19], 167)}


@pytest.mark.parametrize("least", LONGER)
def test_drafts_of_at_least_so_many_articles(
    least: int, domain: Domain, drafts: NDArray[np.bool_], means: NDArray[np.float64]
) -> None:
    rule = cardinality((Choice(n, (1,)) for n in range(20)), least)
    longer = Domain(domain.name, domain.issues, domain.parties, (*domain.constraints, rule))
    found = analyse(longer, Request(parts=()))
    kept = means[drafts.sum(axis=1) >= least]
    gains = kept - THRESHOLDS
    product = np.where((gains >= -1e-9).all(axis=1), np.maximum(gains, 0).prod(axis=1), -1)
    nash = found.solutions["nash"]
    assert nash.utilities is not None
    assert np.prod(np.array(nash.utilities) - THRESHOLDS) == pytest.approx(product.max())
    assert (articles(nash.packages[0]), found.frontier.size) == LONGER[least]
