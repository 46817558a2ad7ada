"""What each format means by its numbers, in small files whose worths can be reckoned by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goodoffices.bargain import Domain, Table, utilities
from goodoffices.bargain.format import load_domain, read_domain

HEAD = '<objective index="0" name="root" type="objective">'
TWO = (
    '<issue index="1" name="truce" type="discrete"><item index="1" value="14 days"/><item index="2" value="60 days"/>'
    '</issue><issue index="2" name="levy" type="integer" lowerbound="-2" upperbound="2"/>'
)
SPACE = "<negotiation_template><utility_space>{}{}</objective></utility_space></negotiation_template>"


def genius(folder: Path, profile: str, issues: str = TWO) -> Domain:
    (folder / "domain.xml").write_text(SPACE.format(HEAD, issues))
    (folder / "norda.xml").write_text(f"<utility_space>{profile}</utility_space>")
    return read_domain(folder)


def worths(domain: Domain, packages: list[tuple[int, ...]]) -> list[float]:
    return [float(v) for v in utilities(domain, packages)[:, 0]]


ADDITIVE = (
    f'{HEAD}<issue index="1" name="truce" type="discrete"><item index="1" value="14 days" evaluation="2"/>'
    '<item index="2" value="60 days" evaluation="8"/></issue>'
    '<issue index="2" name="levy" type="integer" lowerbound="-2" upperbound="2"><evaluator slope="0.25" offset="0.0"/>'
    '</issue><weight index="1" value="0.6"/><weight index="2" value="0.4"/></objective>'
)


def test_genius_divides_by_the_largest_evaluation_and_counts_from_the_lower_bound(tmp_path: Path) -> None:
    domain = genius(tmp_path, ADDITIVE + '<discount_factor value="0.5"/><reservation value="0.3"/>')
    assert domain.issues[1].values == (-2, -1, 0, 1, 2)
    assert worths(domain, [(0, 0), (1, 0), (1, 4), (0, 2)]) == pytest.approx([0.15, 0.6, 1.0, 0.15 + 0.2])
    assert (domain.parties[0].reservation, domain.parties[0].discount) == (0.3, 0.5)


@pytest.mark.parametrize(("written", "meant"), [("0.0", None), ("1.0", 1.0), ("1.5", None), ("0.25", 0.25)])
def test_a_discount_outside_its_range_is_none(tmp_path: Path, written: str, meant: float | None) -> None:
    assert genius(tmp_path, ADDITIVE + f'<discount_factor value="{written}"/>').parties[0].discount == meant


def test_a_profile_without_a_reservation_value_has_none(tmp_path: Path) -> None:
    assert genius(tmp_path, ADDITIVE).parties[0].reservation is None


def test_evaluations_that_are_all_0_are_worth_0(tmp_path: Path) -> None:
    zeros = ADDITIVE.replace('evaluation="2"', 'evaluation="0"').replace('evaluation="8"', 'evaluation="0"')
    assert worths(genius(tmp_path, zeros), [(0, 0), (1, 0)]) == [0.0, 0.0]


@pytest.mark.parametrize(
    ("evaluator", "expected"),
    [
        ('ftype="linear" parameter0="0.5" parameter1="0.25"', [0.0, 0.25, 0.5, 0.75, 1.0]),
        ('ftype="constant" parameter0="0.5"', [0.5] * 5),
        ('ftype="triangular" parameter0="-2" parameter1="2" parameter2="1"', [0.0, 1 / 3, 2 / 3, 1.0, 0.0]),
    ],
)
def test_the_functions_of_numeric_issues(tmp_path: Path, evaluator: str, expected: list[float]) -> None:
    profile = ADDITIVE.replace('slope="0.25" offset="0.0"', evaluator).replace('value="0.4"', 'value="1"')
    domain = genius(tmp_path, profile.replace('value="0.6"', 'value="0"'))
    assert worths(domain, [(0, n) for n in range(5)]) == pytest.approx(expected)


def test_a_real_issue_is_read_at_21_points(tmp_path: Path) -> None:
    issue = '<issue index="1" name="share" type="real"><range lowerbound="0" upperbound="10"/>{}</issue>'
    evaluator = '<evaluator ftype="linear" parameter0="0" parameter1="0.1"/>'
    domain = genius(
        tmp_path, f'{HEAD}{issue.format(evaluator)}<weight index="1" value="1"/></objective>', issue.format("")
    )
    assert domain.counts == (21,)
    assert worths(domain, [(0,), (5,), (20,)]) == pytest.approx([0.0, 0.25, 1.0])
    assert "N716" in {d.code for d in load_domain(tmp_path)[1]}


BOXES = (
    HEAD
    + '<utility maxutility="50"><ufun type="PlainUfun" weight="1" aggregation="sum">{}</ufun></utility></objective>'
)
LEVIES = "".join(f'<issue index="{n}" name="i{n}" type="integer" lowerbound="0" upperbound="3"/>' for n in (1, 2))


def test_the_bounds_of_hyper_rectangles_are_inclusive_and_excluding_ones_count_outside(tmp_path: Path) -> None:
    inside = (
        '<hyperRectangle utility="20"><INCLUDES index="1" min="1" max="2"/><INCLUDES index="2" min="0" max="1"/>'
        '</hyperRectangle><hyperRectangle utility="10" weight="0.5"><EXCLUDES index="1" min="0" max="2"/>'
        '<EXCLUDES index="2" min="0" max="3"/></hyperRectangle><hyperRectangle utility="5"/>'
        '<ufun weight="2" aggregation="sum"><hyperRectangle utility="1"><INCLUDES index="2" min="3" max="3"/>'
        "</hyperRectangle></ufun>"
    )
    domain = genius(tmp_path, BOXES.format(inside), LEVIES)
    packages = [(0, 0), (1, 0), (2, 1), (2, 2), (3, 0), (3, 3)]
    expected = [5, 25, 25, 5, 10, 12]
    assert worths(domain, packages) == pytest.approx([e / 50 for e in expected])


def test_ranks_are_means_and_rules_take_a_part_away(tmp_path: Path) -> None:
    issues = (
        '<issue index="1" name="who" type="discrete"><item value="none"/><item value="both"/></issue>'
        '<issue index="2" name="pay" type="discrete"><item value="-10"/><item value="0"/><item value="250"/></issue>'
    )
    ranks = (
        '<rules><ranks><issue index="1"><item value="none" rank="1"/><item value="both" rank="2"/></issue>'
        '<issue index="2"><item value="-10" rank="1"/><item value="0" rank="2"/><item value="250" rank="4"/></issue></ranks>'
        '<constraints><constraint type="zeroConstraint" index="2"><valueassignment index="1" value="none"/>'
        '<valueassignment index="2" value="250"/></constraint>'
        '<constraint type="sumZeroConstraint" index="1" value="both" min="-20" max="-5"><item index="2"/></constraint>'
        '<constraint type="conditionalZeroOutcomeConstraint"><checkassignment index="1" condition="no"/>'
        '<checkassignment index="2" condition="250"/></constraint></constraints></rules>'
    )
    domain = genius(tmp_path, f"{HEAD}{issues}{ranks}</objective>", issues)
    assert domain.parties[0].measure == "ordinal"
    # 250 with none: only the part of "who" is left; -10 with both: only the part of "pay".
    assert worths(domain, [(0, 2), (1, 2), (1, 0), (0, 0)]) == pytest.approx([0.25, 1.0, 0.125, 0.375])


def test_a_condition_of_one_party_is_its_own_and_one_of_all_is_shared(tmp_path: Path) -> None:
    issues = '<issue index="1" name="pay" type="discrete"><item value="-1"/><item value="1"/></issue>'
    rank = '<ranks><issue index="1"><item value="-1" rank="1"/><item value="1" rank="2"/></issue></ranks>'
    rule = '<constraint type="inclusiveZeroOutcomeConstraint"><checkassignment index="1" condition="numeric={}"/></constraint>'
    (tmp_path / "domain.xml").write_text(SPACE.format(HEAD, issues))
    for name, signs in (("a", ["negative", "positive"]), ("b", ["negative"])):
        rules = "".join(rule.format(s) for s in signs)
        body = f"{HEAD}{issues}<rules>{rank}<constraints>{rules}</constraints></rules></objective>"
        (tmp_path / f"{name}.xml").write_text(f'<utility_space type="constraint">{body}</utility_space>')
    domain = read_domain(tmp_path)
    assert [c.choices[0].options for c in domain.constraints] == [(0,)]
    assert [len(p.utility.conditions) for p in domain.parties] == [1, 0]
    assert utilities(domain, [(1,)]).tolist() == [[0.0, 1.0]]


def write_json(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value))
    return path


WEB = {
    "name": "web",
    "issuesValues": {"truce": {"values": ["a", "b"]}, "levy": {"range": {"low": 0, "high": 1, "step": 0.5}}},
}


@pytest.mark.parametrize(
    ("discrete", "numeric"),
    [("DiscreteValueSetUtilities", "NumberValueSetUtilities"), ("discreteutils", "numberutils")],
)
def test_both_spellings_of_geniusweb(tmp_path: Path, discrete: str, numeric: str) -> None:
    write_json(tmp_path / "domain.json", WEB)
    ends = {"lowValue": 0, "lowUtility": 1, "highValue": 1, "highUtility": 0}
    profile = {
        "issueUtilities": {"truce": {discrete: {"valueUtilities": {"a": 0.25, "b": 1}}}, "levy": {numeric: ends}},
        "issueWeights": {"truce": 0.8, "levy": 0.2},
        "reservationBid": {"issuevalues": {"truce": "a", "levy": 0.5}},
        "domain": WEB,
    }
    write_json(tmp_path / "norda.json", {"LinearAdditiveUtilitySpace": profile})
    domain = read_domain(tmp_path)
    assert domain.issues[1].options == ("0", "0.5", "1")
    assert worths(domain, [(0, 0), (1, 1), (1, 2)]) == pytest.approx([0.4, 0.9, 0.8])
    assert domain.parties[0].reservation == pytest.approx(0.3)


def test_groups_of_geniusweb_are_worth_0_where_they_list_nothing(tmp_path: Path) -> None:
    write_json(tmp_path / "domain.json", WEB)
    part = {"issues": ["levy", "truce"], "utilslist": [{"values": [1, "b"], "util": 0.7}]}
    write_json(tmp_path / "norda.json", {"SumOfGroupsUtilitySpace": {"partUtilities": {"p": {"partsutils": part}}}})
    assert worths(read_domain(tmp_path), [(1, 2), (1, 1)]) == [0.7, 0.0]


def test_negolog_profiles_carry_their_issues(tmp_path: Path) -> None:
    profile = {
        "reservationValue": 0.2,
        "issueWeights": {"x": 0.75, "y": 0.25},
        "issues": {"x": {"a": 1.0, "b": 0.2}, "y": {"c": 0.4}},
    }
    write_json(tmp_path / "profileA.json", profile)
    domain = read_domain(tmp_path)
    assert worths(domain, [(0, 0), (1, 0)]) == pytest.approx([0.85, 0.25])
    assert domain.parties[0].reservation == 0.2


NEGMAS = "name: n\ntype: DiscreteCartesianOutcomeSpace\nissues:\n- {name: x, type: ContiguousIssue, values: [0, 3]}\n- {name: y, values: [p, q]}\n"


def negmas(folder: Path, ufun: Any) -> Domain:
    (folder / "n.yml").write_text(NEGMAS)
    (folder / "norda.yml").write_text(json.dumps(ufun, indent=1))
    return read_domain(folder)


TABLE = {"type": "TableFun", "mapping": {"p": 0.5, "q": 1.0}}


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ({"type": "IdentityFun"}, [0, 1, 2, 3]),
        ({"type": "negmas.preferences.LinearFun", "slope": 2, "bias": 1}, [1, 3, 5, 7]),
        ({"type": "ConstFun", "bias": 4}, [4, 4, 4, 4]),
        ({"type": "TriangularFun", "start": 0, "middle": 2, "end": 4}, [0, 0.5, 1, 0.5]),
        ({"type": "QuadraticFun", "a2": 1, "a1": 1, "bias": 1}, [1, 3, 7, 13]),
        ({"0": 1, "1": 2, "2": 3, "3": 9}, [1, 2, 3, 9]),
    ],
)
def test_value_functions_of_negmas(tmp_path: Path, function: Any, expected: list[float]) -> None:
    ufun = {"type": "LinearAdditiveUtilityFunction", "weights": [0.5, 0.5], "values": {"x": function, "y": TABLE}}
    assert worths(negmas(tmp_path, ufun), [(n, 1) for n in range(4)]) == pytest.approx([e / 2 + 0.5 for e in expected])


def test_a_discounted_function_of_negmas_keeps_the_reservation_inside(tmp_path: Path) -> None:
    inner = {"type": "LinearAdditiveUtilityFunction", "reserved_value": 0.5, "values": [{"type": "IdentityFun"}, TABLE]}
    outer = {"type": "ExpDiscountedUFun", "discount": 0.9, "reserved_value": ".nan", "ufun": inner}
    outer["reserved_value"] = None
    domain = negmas(tmp_path, outer)
    assert (domain.parties[0].reservation, domain.parties[0].discount) == (0.5, 0.9)
    assert worths(domain, [(3, 0)]) == [3.5]


def test_boxes_and_sums_and_lists_of_negmas(tmp_path: Path) -> None:
    boxes = {
        "type": "HyperRectangleUtilityFunction",
        "outcome_ranges": [{"0": [1, 2]}, {"x": [0, 2], "y": "q"}, None],
        "utilities": [4, 2, 1],
    }
    listed = {"type": "MappingUtilityFunction", "mapping": {"(3, q)": 8}, "default": 1}
    ufun = {"type": "WeightedUtilityFunction", "weights": [1, 0.5], "ufuns": [boxes, listed]}
    assert worths(negmas(tmp_path, ufun), [(0, 0), (1, 0), (2, 1), (3, 1)]) == [1.5, 5.5, 7.5, 5.0]


def test_a_linear_and_a_constant_function_of_negmas(tmp_path: Path) -> None:
    spaces = "name: n\nissues:\n- {name: x, values: 3}\n"
    (tmp_path / "n.yml").write_text(spaces)
    (tmp_path / "a.yml").write_text("type: AffineUtilityFunction\nweights: [2]\nbias: 1\n")
    (tmp_path / "b.yml").write_text("type: ConstUtilityFunction\nvalue: 7\n")
    assert utilities(read_domain(tmp_path), [(0,), (2,)]).tolist() == [[1.0, 7.0], [5.0, 7.0]]


def test_one_file_of_negmas_may_hold_everything(tmp_path: Path) -> None:
    ufun = {"type": "LinearAdditiveUtilityFunction", "name": "norda", "values": [{"a": 1, "b": 2}]}
    whole = {"outcome_space": {"issues": [{"name": "x", "values": ["a", "b"]}]}, "ufuns": [ufun]}
    domain = read_domain(write_json(tmp_path / "whole.json", whole))
    assert [p.id for p in domain.parties] == ["norda"]
    assert worths(domain, [(1,)]) == [2.0]


def test_every_player_of_a_scorable_game_counts_however_many(tmp_path: Path) -> None:
    (tmp_path / "scores_files").mkdir()
    for n in range(12):
        (tmp_path / "scores_files" / f"player{n:02}.txt").write_text(f"{n}, 1\n0, 4, 8\n6")
    domain, report = load_domain(tmp_path)
    assert domain is not None
    assert (len(domain.parties), report.diagnostics) == (12, ())


def test_the_words_of_a_game_may_stand_in_a_list(tmp_path: Path) -> None:
    (tmp_path / "scores_files").mkdir()
    for name in ("a", "b"):
        (tmp_path / "scores_files" / f"{name}.txt").write_text("1, 2\n6")
    told = '- Issue A: "Size". There are 2 options:\n    - A1: 50 hectares ==> almost no damage\n\t- A2: 150 hectares\n'
    (tmp_path / "global_instructions.txt").write_text(told)
    (issue,) = read_domain(tmp_path).issues
    assert (issue.title, issue.options) == ("Size", ("A1: 50 hectares", "A2: 150 hectares"))


def test_a_scorable_game_has_vetoes_and_a_quorum(tmp_path: Path) -> None:
    (tmp_path / "scores_files").mkdir()
    for name, row in (("firm", "10, 0"), ("town", "0, 10"), ("union", "5, 5")):
        (tmp_path / "scores_files" / f"{name}.txt").write_text(f"{row}\n0, 4, 8\n6")
    (tmp_path / "config.txt").write_text(
        "The firm,firm,p1,greedy,m\nTown hall,town,player,x,m\nUnion,union,player,x,m\n"
    )
    (tmp_path / "global_instructions.txt").write_text('Issue A: "Grant"\nA1: much\nA2: little\n')
    domain = read_domain(tmp_path)
    assert [(p.label, p.veto, p.reservation) for p in domain.parties] == [
        ("The firm", True, 6),
        ("Town hall", False, 6),
        ("Union", False, 6),
    ]
    assert domain.quorum == 2
    assert [(i.label, i.options) for i in domain.issues] == [
        ("Grant", ("A1: much", "A2: little")),
        ("B", ("B1", "B2", "B3")),
    ]
    assert utilities(domain, [(0, 2)]).tolist() == [[18, 8, 13]]


POINTS = """issue;option;norda;suda
truce;none;0;40,5
truce;30 days;60;0
monitors;no;0;30
monitors;yes;40;0
monitors;;0,5;1
truce & monitors;30 days & yes;10;5
#reservation;;45;
#title;;Norda;Suda
#requires;truce=30 days -> monitors=yes
#divisible;truce
#name;Camp Lake
"""


def test_a_table_of_points(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text(POINTS)
    domain = read_domain(tmp_path / "points.csv")
    assert (domain.name, [p.label for p in domain.parties]) == ("Camp Lake", ["Norda", "Suda"])
    assert utilities(domain, [(0, 0), (1, 1), (1, 0)]).tolist() == [[0, 70.5], [90, 5], [60, 30]]
    assert [p.reservation for p in domain.parties] == [45, None]
    assert [i.divisible for i in domain.issues] == [True, False]
    assert [c.kind for c in domain.constraints] == ["requires"]
    assert not domain.constraints[0].holds(np.array([[1, 0]]))[0]


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ("#excludes,x=a; y=c", [(0, 1), (1, 0), (1, 1)]),
        ("#forbids,x=a|b; y=c", [(0, 1), (1, 1)]),
        ("#cardinality,2..2: x=a; y=c", [(0, 0)]),
        ("#cardinality,1..: x=a; y=c", [(0, 0), (0, 1), (1, 0)]),
    ],
)
def test_constraints_in_a_table(tmp_path: Path, row: str, kept: list[tuple[int, int]]) -> None:
    (tmp_path / "t.csv").write_text(f"issue,option,n\nx,a,1\nx,b,1\ny,c,1\ny,d,1\n{row}\n")
    domain = read_domain(tmp_path / "t.csv")
    packages = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    assert [tuple(p) for p in packages[domain.constraints[0].holds(packages)].tolist()] == kept


def test_the_same_file_or_folder_or_domain_file_gives_the_same_domain(tmp_path: Path) -> None:
    genius(tmp_path, ADDITIVE)
    whole, by_file = read_domain(tmp_path), read_domain(tmp_path / "domain.xml")
    assert (by_file.issues, by_file.parties) == (whole.issues, whole.parties)
    alone = read_domain(tmp_path / "norda.xml")
    assert alone.parties == whole.parties


def test_profiles_are_chosen_by_name_and_many_are_alternatives(tmp_path: Path) -> None:
    genius(tmp_path, ADDITIVE)
    for n in range(2, 9):
        (tmp_path / f"suda{n}.xml").write_text(f"<utility_space>{ADDITIVE}</utility_space>")
    domain, report = load_domain(tmp_path)
    assert domain is not None
    assert [p.id for p in domain.parties] == ["norda", "suda2", "suda3"]
    assert [d.code for d in report] == ["W714"]
    chosen, report = load_domain(tmp_path, ["suda8.xml", "norda"])
    assert chosen is not None
    assert [p.id for p in chosen.parties] == ["suda8", "norda"]
    assert report.diagnostics == ()


def test_one_issue_makes_a_table_and_not_a_box(tmp_path: Path) -> None:
    one = '<hyperRectangle utility="50"><INCLUDES index="1" min="1" max="2"/></hyperRectangle>'
    domain = genius(tmp_path, BOXES.format(one), LEVIES)
    assert isinstance(domain.parties[0].utility.terms[0], Table)
    assert domain.additive
