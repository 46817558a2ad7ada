"""Every domain of the shared collection is read as its reference says, and comes back from every format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goodoffices.bargain import Domain, feasible, utilities
from goodoffices.bargain.format import load_domain, read_domain, write_domain
from goodoffices.bargain.format.write import losses
from goodoffices.diagnose import DomainError

ROOT = Path(__file__).resolve().parents[2].parent / "shared" / "data"
REFERENCES = sorted(ROOT.glob("domains/*/*/reference.json"))
FOLDERS = [path.parent for path in REFERENCES]
NAMES = [f"{folder.parent.name}/{folder.name}" for folder in FOLDERS]
INCOMPLETE = "template_group10-building_construction"
"""Its first profile gives several options no evaluation."""

pytestmark = pytest.mark.skipif(not FOLDERS, reason="the collection ../shared/data/domains is not here")
each = pytest.mark.parametrize("folder", [pytest.param(f, id=n) for f, n in zip(FOLDERS, NAMES, strict=True)])


def reference(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "reference.json").read_text("utf-8"))
    return found


def read(folder: Path) -> Domain:
    if folder.name == INCOMPLETE:
        pytest.skip("the profile is incomplete, as another test says")
    return read_domain(folder)


def test_there_are_all_of_them() -> None:
    assert len(FOLDERS) == 193


@each
def test_it_is_read_without_an_error(folder: Path) -> None:
    domain, report = load_domain(folder)
    if folder.name == INCOMPLETE:
        assert domain is None
        assert {d.code for d in report.errors} == {"E706"}
        assert {d.place.path for d in report.errors} >= {"building_construction_util1.xml"}
    else:
        assert domain is not None
        assert report.errors == ()


@each
def test_counts_and_what_is_had_without_agreement(folder: Path) -> None:
    expected, domain = reference(folder), read(folder)
    if "values_per_issue" in expected:
        assert list(domain.counts) == expected["values_per_issue"]
        assert domain.size == expected["outcomes"]
        assert [p.reservation for p in domain.parties] == expected["reserved_in_file"]
        # A discount of 0 is Genius's way of saying that there is none.
        assert [p.discount for p in domain.parties] == [d or None for d in expected["discount_in_file"]]
    if "parties" in expected:
        assert (len(domain.parties), len(domain.issues)) == (expected["parties"], expected["issues"])
        assert [Path(p).stem for p in expected["profiles"]] == [p.id for p in domain.parties]


@each
def test_the_best_and_the_worst_of_each_party(folder: Path) -> None:
    expected, domain = reference(folder), read(folder)
    if "exact" not in expected:
        pytest.skip("the reference has no extremes")
    assert domain.additive
    for extreme, key in ((np.max, "utility_max"), (np.min, "utility_min")):
        found = [p.utility.offset + sum(extreme(t) for t in p.utility.tables(domain.counts)) for p in domain.parties]
        assert np.allclose(found, expected["exact"][key], rtol=0, atol=1e-9)


@each
@pytest.mark.parametrize("format", ["goodoffices", "table", "genius", "geniusweb", "negmas"])
def test_it_comes_back_from_every_format_that_can_hold_it(folder: Path, format: str, tmp_path: Path) -> None:
    domain = read(folder)
    path = tmp_path / {"goodoffices": "d.json", "table": "d.csv"}.get(format, "d")
    if losses(domain, format):
        with pytest.raises(DomainError, match="cannot hold"):
            write_domain(domain, path, format)
        return
    try:
        write_domain(domain, path, format)
    except DomainError as refusal:
        assert "cannot hold" in refusal.message
        assert not path.exists()
        assert format != "goodoffices"
        return
    again = read_domain(path, [p.id for p in domain.parties] if path.is_dir() else ())
    assert again.counts == domain.counts
    assert [p.id for p in again.parties] == [p.id for p in domain.parties]
    if format == "goodoffices":
        assert (again.issues, again.parties, again.constraints) == (domain.issues, domain.parties, domain.constraints)
        assert again.fingerprint == domain.fingerprint
    draws = np.random.default_rng(7)
    packages = np.stack([draws.integers(0, count, 40) for count in domain.counts], axis=1)
    assert np.allclose(utilities(again, packages), utilities(domain, packages), rtol=1e-12, atol=1e-9)
    assert feasible(again, packages).tolist() == feasible(domain, packages).tolist()
    if format != "geniusweb":
        known = [(p.reservation, p.discount) for p in domain.parties]
        assert [(p.reservation, p.discount) for p in again.parties] == known


def test_the_railway_has_three_rankings_and_shared_constraints() -> None:
    domain, report = load_domain(ROOT / "domains" / "genius" / "template_Railway")
    assert domain is not None
    assert [p.id for p in domain.parties] == ["Minister", "NS", "ProRail"]
    assert {p.measure for p in domain.parties} == {"ordinal"}
    assert len(domain.constraints) == 4
    assert [d.code for d in report] == ["W714", "W714", "N715"]
    # Nobody is paid while a penalty is decreed, and nobody pays without one.
    by_id = {issue.id: n for n, issue in enumerate(domain.issues)}
    package = [0] * len(domain.issues)
    package[by_id["MoneyFlowToNS"]] = domain.issues[by_id["MoneyFlowToNS"]].options.index("-10")
    assert not feasible(domain, [tuple(package)])[0]


def test_the_articles_and_their_presets() -> None:
    path = ROOT / "csis_draft_articles.json"
    domain, data = read_domain(path), json.loads(path.read_text("utf-8"))
    assert domain.size == 2**20
    assert [p.reservation for p in domain.parties] == [5, 6.5, 3, 4]
    drafts = [tuple(int(n in chosen) for n in range(1, 21)) for chosen in data["presets"].values()]
    assert feasible(domain, drafts).all()
    for row, chosen in zip(utilities(domain, drafts), data["presets"].values(), strict=True):
        scores = [a["satisfaction"] for a in data["articles"] if a["id"] in chosen]
        assert row.tolist() == pytest.approx([np.mean([s[p.id] for s in scores]) for p in domain.parties])
    both = tuple(int(n in (2, 3)) for n in range(1, 21))
    assert feasible(domain, [both, (0,) * 20]).tolist() == [False, False]
