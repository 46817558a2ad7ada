"""Tables of points: read, divided, and refused with the place of the fault."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from goodoffices.bargain import utilities
from goodoffices.bargain.format.load import load_domain, read_domain
from goodoffices.bargain.solution.divisions import compare_divisions
from goodoffices.diagnose import DomainError

VALLEY = {"parties": ["hill", "shore"], "points": {"land": [70, 40], "water": [30, 60]}}
SHARED = Path(__file__).parents[3] / "shared" / "data" / "fairdivision" / "adjusted_winner.json"


def written(folder: Path, value: object) -> Path:
    path = folder / "valley.json"
    path.write_text(json.dumps(value, indent=1))
    return path


def test_a_table_becomes_a_domain_of_divisible_issues(tmp_path: Path) -> None:
    domain = read_domain(written(tmp_path, VALLEY))
    assert (domain.name, [p.id for p in domain.parties]) == ("valley", ["hill", "shore"])
    assert all(issue.divisible for issue in domain.issues)
    assert domain.issues[0].option_label(1) == "as shore wants it"
    assert utilities(domain, [(0, 1), (1, 0)]).tolist() == [[70, 60], [30, 40]]
    found = compare_divisions(domain)
    assert found is not None
    assert found.divisions["adjusted_winner"].scores == (Fraction(700, 11), Fraction(700, 11))


def test_one_of_several_tables_is_chosen(tmp_path: Path) -> None:
    path = written(tmp_path, {"cases": {"valley": VALLEY, "coast": VALLEY}})
    assert read_domain(path, ["coast"]).name == "coast"
    for profiles, words in (((), "holds 2 tables"), (("hill",), 'no table is called "hill"')):
        domain, report = load_domain(path, profiles)
        assert domain is None
        assert [(d.code, words in d.message) for d in report] == [("E710", True)]
    assert read_domain(written(tmp_path, {"cases": {"valley": VALLEY}})).name == "valley"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"parties": ["hill"]}, "E710"),
        ({"parties": ["hill", "hill"]}, "E710"),
        ({"points": {"land": [1]}}, "E706"),
        ({"points": {"land": 3}}, "E706"),
        ({"points": {"land": [1, "x"]}}, "E707"),
        ({"points": {"land": [1, -2]}}, "E707"),
        ({"points": {}}, "E705"),
    ],
)
def test_what_is_refused(tmp_path: Path, change: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError) as caught:
        read_domain(written(tmp_path, VALLEY | change))
    assert caught.value.report is not None
    assert [d.code for d in caught.value.report] == [code]


@pytest.mark.skipif(not SHARED.exists(), reason="the tables of the literature are not beside the checkout")
@pytest.mark.parametrize("name", ["camp_david_1978", "panama_canal_1974"])
def test_the_tables_of_the_literature(name: str) -> None:
    reference = json.loads(SHARED.read_text())["cases"][name]
    found = compare_divisions(read_domain(SHARED, [name]))
    assert found is not None
    winner, expected = found.divisions["adjusted_winner"], reference["recomputed"]["ties_to_A"]
    assert {issue: str(share) for issue, share in winner.shares} == expected["share_A"]
    assert [str(score) for score in winner.scores] == expected["scores"]
    assert [int(score) for score in winner.initial or ()] == expected["initial"]
    nash = reference["other_solutions_divisible_d0"]["nash_product_max"]
    assert [str(score) for score in found.divisions["nash"].scores] == nash["scores"]
