"""What is planned from what is agreed: reconciled people, and the number that is owed."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.case import Count as Quantity
from goodoffices.exchange import Count, Everyone, Parity, Person, Problem, Selection, Stage, plan
from goodoffices.exchange.agreed import Owed, categories_in_words, rules_of_owed, says_all
from goodoffices.exchange.files import read_exchange

SIDES = ("norda", "suda")
FORM = """\
exchange: june
sides: [norda, suda]
lists:
  - {file: norda.csv, side: norda, reconciled: result, as: b}
  - {file: suda.csv, side: suda}
stages: [{name: first}]
rules: [{parity: }]
"""


def written(folder: Path, form: str = FORM) -> Path:
    (folder / "result").mkdir()
    (folder / "norda.csv").write_text("id,family\nB1,\n'=B2,\nB3,f\nB4,f\nB5,\nB6,\n")
    (folder / "suda.csv").write_text("id\ns1\ns2\ns3\ns4\n")
    (folder / "result" / "assigned.csv").write_text("id_a,id_b\nA1,B1\nA2,''=B2\nA4,B4\n")
    (folder / "result" / "matches.csv").write_text(
        "id_a,id_b,probability,decision,reasons\nA1,B1,0.9,accepted,\nA2,''=B2,0.9,accepted,\nA4,B4,0.9,accepted,\n"
        "A1,B5,0.8,accepted,\nA7,B3,0.5,review,\n"
    )
    (folder / "result" / "conflicts.csv").write_text("id_a,id_b,differs\nA1,B1,born; category\nA4,B4,born\n")
    (folder / "june.yaml").write_text(form)
    return folder / "june.yaml"


def test_only_those_on_both_lists_are_planned(tmp_path: Path) -> None:
    file, report = read_exchange(written(tmp_path))
    assert file is not None, [d.message for d in report]
    found = plan(file.problem)
    assert {id for id in found.stage_of if id[0] != "s"} == {"B1", "'=B2"}
    assert found.stays["B3"] == "waits: the two lists are not agreed yet on who this is"
    assert found.stays["B4"] == "one of the family waits"
    assert found.stays["B5"] == "waits: a further row of somebody who is on both lists"
    assert found.stays["B6"] == "waits: stands on one list only"
    assert file.disputed == ("B1",)


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        (FORM.replace(", as: b", ""), "E723", "which of the two lists"),
        (FORM.replace("as: b", "as: c"), "E723", "which of the two lists"),
        (FORM.replace("reconciled: result, ", ""), "E723", "as: says which list"),
        (FORM.replace("result", "elsewhere"), None, "elsewhere/assigned.csv"),
    ],
)
def test_a_reconciliation_that_cannot_be_taken(tmp_path: Path, wrong: str, code: str | None, said: str) -> None:
    file, report = read_exchange(written(tmp_path, wrong))
    assert file is None
    assert any((code is None or d.code == code) and said in f"{d.place}: {d.message}" for d in report), list(report)


@pytest.mark.parametrize(
    ("quantity", "delivered", "least", "most"),
    [
        (Quantity(1000, 1000), 390, 610, 610),
        (Quantity(1200, None), 300, 900, None),
        (Quantity(1000, 1200), 1100, 0, 100),
        (Quantity(1200, 1200, True), 200, 1000, None),
        (Quantity(10, 10), 12, 0, 0),
    ],
)
def test_what_is_outstanding(quantity: Quantity, delivered: int, least: int, most: int | None) -> None:
    (rule,) = rules_of_owed([Owed("norda", "o", "", quantity, delivered)], SIDES, ())
    assert rule == Count(Selection("norda", living=True), least, most)


def test_parity_follows_from_mutual_obligations_of_one_number() -> None:
    thousand = Quantity(1000, 1000)
    both = [Owed("norda", "n", "s", thousand), Owed("suda", "s", "", thousand)]
    assert rules_of_owed(both, SIDES, ())[-1] == Parity(*SIDES, Selection(living=True))
    written_rule = Parity(*SIDES, slack=3)
    assert len(rules_of_owed(both, SIDES, (written_rule,))) == 2
    other = [both[0], Owed("suda", "s", "", Quantity(900, 950))]
    assert len(rules_of_owed(other, SIDES, ())) == 2


def test_a_person_who_waits_can_be_planned_once_he_is_agreed() -> None:
    assert Person("n", "norda", waits="waits").waits and not Person("n", "norda").waits


def test_a_ratio_follows_from_mutual_obligations_of_two_numbers() -> None:
    owed = [Owed("norda", "n", "s", Quantity(6, 6)), Owed("suda", "s", "n", Quantity(4, 4))]
    rules = rules_of_owed(owed, SIDES, ())
    assert rules[-1] == Parity(*SIDES, Selection(living=True), (("norda", "", 2), ("suda", "", 3)), 2)
    people = tuple(Person(f"n{k}", "norda") for k in range(7)) + tuple(Person(f"s{k}", "suda") for k in range(7))
    stages = (Stage("one", seats=(("norda", 2),)), Stage("two", seats=(("norda", 3),)), Stage("three"))
    found = plan(Problem(SIDES, stages, people, rules))
    went = [
        [sum(t == at and id[0] == side for id, t in found.stage_of.items()) for at in range(3)] for side in ("n", "s")
    ]
    assert (sum(went[0]), sum(went[1])) == (6, 4) and went[0][:2] == [2, 3]
    # In no stage is either side a whole person ahead of the ratio.
    assert all(abs(2 * norda - 3 * suda) < 3 for norda, suda in zip(*went, strict=True))
    vague = [owed[0], Owed("suda", "s", "n", Quantity(4, None))]
    assert len(rules_of_owed(vague, SIDES, ())) == 2


def test_all_for_all_is_everyone_of_the_categories() -> None:
    both = [
        Owed("norda", "n", "s", None, categories=("ill",), everyone=True),
        Owed("suda", "s", "n", Quantity(5, None), categories=("ill",), everyone=True),
    ]
    of = [Selection(side, ("ill",), living=True) for side in SIDES]
    assert rules_of_owed(both, SIDES, ()) == (Count(of[1], 5, None), Everyone(of[0]), Everyone(of[1]))


@pytest.mark.parametrize(
    ("words", "numbered", "said"),
    [
        (["release of all wounded"], False, True),
        (["release of all wounded"], True, False),
        (["release", "All-for-all by category"], True, True),
        (["1000 prisoners in all"], False, False),
        (["overall balance"], False, False),
    ],
)
def test_what_says_all(words: list[str], numbered: bool, said: bool) -> None:
    assert says_all(words, numbered=numbered) is said


def test_only_categories_that_are_named_are_taken() -> None:
    known = ["wounded", "under-25", "ill", ""]
    assert categories_in_words(["the seriously wounded; those under 25"], known) == ("under-25", "wounded")
    assert categories_in_words(["illness, soldiers of 18 to 25"], known) == ()
