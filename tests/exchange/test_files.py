"""Exchanges from files: what they say, and faults told by row and column without a name."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from goodoffices.diagnose import Report, draw
from goodoffices.exchange import (
    Aim,
    Count,
    Everyone,
    Happening,
    LivingFirst,
    Parity,
    Person,
    Plan,
    Selection,
    Share,
    Stage,
    plan,
)
from goodoffices.exchange.files import read_exchange, read_happenings, read_people, read_stages, write_plan
from goodoffices.text import source_of

FORM = """\
exchange: june
title: The June exchange
sides: [norda, suda]
lists:
  - norda.csv
  - {file: suda.csv, side: suda, columns: {id: number}}
counts:
  - {side: norda, category: dead, count: 2, living: no, place: north}
stages:
  - {name: first, day: 2025-06-09, vehicles: {norda: [3, 2]}, seats: {norda: 9, suda: 5}, places: {north: 4}}
  - {name: second}
rules:
  - parity: {among: {living: yes}, rates: {norda: {civilian: 30}, suda: 2}, slack: 1}
  - everyone: {categories: [wounded], by: first}
  - at_most: {number: 1, side: norda, prosecuted: yes, each: yes}
  - at_least: {number: 1, side: suda}
  - share: {categories: [officer], most: 1/5}
  - living_first: norda
aim:
  points: {wounded: 20}
  otherwise: 2
  earliness: even
  order: [{categories: [ill]}]
  fairness: longest-held
  counted_on: 2025-06-01
reserves: 1
"""
NORDA = (
    "id,side,category,marks,place,family,willing,prosecuted,held_since,name\n"
    "n1,norda,wounded,ill; under-25,north,f,yes,no,2022-04-16,Petrenko\n"
    "n2,norda,,,,f,no,1,,Petrenko\n"
)
SUDA = "number,category\ns1,\n"


def written(folder: Path, form: str = FORM, norda: str | bytes = NORDA, suda: str = SUDA) -> Path:
    (folder / "june.yaml").write_text(form, encoding="utf-8")
    (folder / "norda.csv").write_bytes(norda if isinstance(norda, bytes) else norda.encode())
    (folder / "suda.csv").write_text(suda, encoding="utf-8")
    return folder / "june.yaml"


def test_all_that_a_file_can_say(tmp_path: Path) -> None:
    file, report = read_exchange(written(tmp_path))
    assert file is not None and report.clean
    assert (file.name, file.title, file.unread) == ("june", "The June exchange", ("name",))
    problem = file.problem
    assert problem.people == (
        Person("n1", "norda", "wounded", ("ill", "under-25"), "north", "f", held_since=date(2022, 4, 16)),
        Person("n2", "norda", family="f", willing=False, prosecuted=True),
        Person("s1", "suda"),
        Person("norda-1-1", "norda", "dead", place="north", living=False),
        Person("norda-1-2", "norda", "dead", place="north", living=False),
    )
    assert problem.stages == (
        Stage("first", date(2025, 6, 9), (("norda", 5), ("suda", 5)), (("north", 4),), (("norda", (3, 2)),)),
        Stage("second"),
    )
    rates = (("norda", "civilian", 30), ("suda", "", 2))
    assert problem.rules == (
        Parity("norda", "suda", Selection(living=True), rates, 1),
        Everyone(Selection(categories=("wounded",)), "first"),
        Count(Selection("norda", prosecuted=True), None, 1, True),
        Count(Selection("suda"), 1),
        Share(Selection(categories=("officer",)), Fraction(1, 5)),
        LivingFirst("norda"),
    )
    order = (Selection(categories=("ill",)),)
    assert problem.aim == Aim((("wounded", 20),), 2, "even", order, "longest-held", counted_on=date(2025, 6, 1))
    assert problem.reserves == 1


@pytest.mark.parametrize(
    ("norda", "code", "words"),
    [
        ("id,category\nn1,Petrenko\n", "E721", 'the column "side" is missing'),
        ("id,side,id\nn1,norda,n2\n", "E721", "two columns have the same heading"),
        ("id,side\nn1,norda,Petrenko\n", "E721", "row 2: 3 cells under 2 headings"),
        ('id,side\n"Petrenko,norda\n', "E721", "not a table"),
        ("id,side\n,norda\n", "E722", 'row 2, column "id": it is empty'),
        ("id,side\nn1,norda\nn1,norda\n", "E722", 'row 3, column "id": the id stands in row 2 already'),
        ("id,side\nn1,Petrenko\n", "E722", 'row 2, column "side"'),
        ("id,side,willing\nn1,norda,Petrenko\n", "E722", 'row 2, column "willing": this is neither yes nor no'),
        ("id,side,held_since\nn1,norda,44667\n", "E722", "a spreadsheet counts days"),
        ("id,side,held_since\nn1,norda,16.04.2022\n", "E722", 'row 2, column "held_since"'),
        (b"id,side\nPetrenko\xff,norda\n", "E101", "not UTF-8"),
        ("id,side\ns1,norda\n", "E723", "stands in"),
    ],
)
def test_faults_of_a_list_are_placed_and_quote_nobody(
    tmp_path: Path, norda: str | bytes, code: str, words: str
) -> None:
    file, report = read_exchange(written(tmp_path, norda=norda))
    assert file is None
    found = [d for d in report.errors if d.code == code]
    assert len(found) == 1 and words in found[0].message
    drawn = "\n".join(draw(d) for d in report)
    assert "Petrenko" not in drawn


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("sides: [norda, suda]", "sides: [norda]", "E723"),
        ("sides: [norda, suda]", "sides: [norda, suda, third]", "E723"),
        ("{name: second}", "{name: first}", "E723"),
        ("{name: second}", "{name: second, day: 2025-06-01}", "E723"),
        ("{name: second}", "{name: second, day: tomorrow}", "E402"),
        ("by: first", "by: never", "E723"),
        ("living_first: norda", "living_first: nobody", "E723"),
        ("living_first: norda", "dead_first: norda", "E201"),
        ("number: 1, side: norda", "number: few, side: norda", "E203"),
        ("most: 1/5", "most: 1/0", "E203"),
        ("most: 1/5", "most: 3", "E203"),
        ("fairness: longest-held", "fairness: by-rank", "E723"),
        ("  counted_on: 2025-06-01\n", "", "E723"),
        ("count: 2", "count: 20000000", "E723"),
        ("living: no, place", "living: perhaps, place", "E207"),
        ("norda.csv", "../norda.csv", "E113"),
        ("norda.csv", "other.csv", "E113"),
        ("stages:", "stadia:", "E202"),
        ("parity: {among: {living: yes}, rates: {norda: {civilian: 30}, suda: 2}, slack: 1}", "parity: 3", "E203"),
    ],
)
def test_faults_of_the_form(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in FORM
    file, report = read_exchange(written(tmp_path, FORM.replace(old, new, 1)))
    assert file is None
    assert code in {d.code for d in report.errors}


def test_rules_of_which_nothing_more_is_said(tmp_path: Path) -> None:
    form = "exchange: e\nsides: [norda, suda]\nstages: [{name: one}]\nrules: [{parity: }, {everyone: }]\n"
    file, _ = read_exchange(written(tmp_path, form))
    assert file is not None and file.problem.rules == (Parity("norda", "suda"), Everyone(Selection()))


def test_nothing_at_all(tmp_path: Path) -> None:
    file, report = read_exchange(written(tmp_path, ""))
    assert file is None and [d.code for d in report.errors] == ["E203"]


def test_a_plan_can_be_read_back(tmp_path: Path) -> None:
    people = (Person("=n1", "norda"), Person("n2", "norda", willing=False), Person("s1", "suda"))
    from goodoffices.exchange import Problem

    problem = Problem(("norda", "suda"), (Stage("one"), Stage("two")), people, (Parity("norda", "suda"),))
    found = plan(problem)
    files = write_plan(tmp_path / "out", problem, found)
    assert files == ("people.csv", "reserves.csv", "plan.json")
    text = (tmp_path / "out" / "people.csv").read_bytes()
    assert b"\n'=n1,norda,one" in text
    assert (tmp_path / "out" / "people.csv").stat().st_mode & 0o077 == 0
    again, faults = read_stages(source_of("people.csv", text), problem)
    assert faults == () and again == Plan(found.stage_of, {})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,what\nn1,flew\n", 'column "what"'),
        ("id,what\nPetrenko,died\n", 'column "id"'),
        ("id,what,stage\nn1,went,\n", 'column "stage"'),
        ("id,what,stage\nn1,died,one\n", 'column "stage"'),
        ("id\nn1\n", '"what" is missing'),
    ],
)
def test_happenings_that_mean_nothing(text: str, words: str) -> None:
    from goodoffices.exchange import Problem

    problem = Problem(("norda", "suda"), (Stage("one"),), (Person("n1", "norda"), Person("n2", "norda")))
    found, faults = read_happenings(source_of("h.csv", text.encode()), problem)
    assert found == () and words in faults[0].message and "Petrenko" not in str(Report.of(faults).to_json())
    good = "id,what,stage\nn1,went,one\nn2,absent,\n"
    found, faults = read_happenings(source_of("h.csv", good.encode()), problem)
    assert found == (Happening("n1", "went", 0), Happening("n2", "absent")) and faults == ()


def test_an_earlier_plan_of_other_lists_is_refused() -> None:
    from goodoffices.exchange import Problem

    problem = Problem(("norda", "suda"), (Stage("one"),), (Person("n1", "norda"),))
    _, faults = read_stages(source_of("people.csv", b"id,stage\nn9,one\nn1,two\n"), problem)
    assert [d.message.split(":")[0] for d in faults] == ['row 2, column "id"', 'row 3, column "stage"']


def test_rows_with_quotes_over_several_lines_are_counted_by_lines() -> None:
    text = 'id,side,note\nn1,norda,"two\nlines"\nn2,nobody,\n'
    people, faults, unread = read_people(source_of("a.csv", text.encode()), ("norda", "suda"))
    assert [p.id for p in people] == ["n1"] and unread == ("note",)
    assert faults[0].place.line == 4
