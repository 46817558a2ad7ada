"""The training exercise: the bundled lists are those of the generator, and the files beside them fit them."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from bench.people.exercise import ROWS, tables, write

from goodoffices.people import read_list, reconcile

CASE = Path(__file__).parents[2] / "cases" / "training-exchange"
LISTS = CASE / "lists"
TRAPS = (
    "already exchanged",
    "already dead",
    "twice on a list",
    "namesake",
    "brother",
    "twin",
    "latin",
    "homoglyph",
    "slip",
    "swapped",
    "wrong year",
    "year only",
    "a civilian on one list",
    "category differs",
    "does not want to go",
    "under prosecution",
    "not in the other side's hands",
    "a surname of several people",
    "surname changed by marriage",
    "the family must be asked",
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def who_is_who() -> dict[str, int]:
    """Of every id of both lists, which person it is."""
    answers = rows(LISTS / "answers.csv")
    return {id: key for key, answer in enumerate(answers) for id in (answer["suda"] + " " + answer["norda"]).split()}


def test_the_bundled_lists_are_those_of_the_generator(tmp_path: Path) -> None:
    write(tmp_path, 1)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(file.name for file in LISTS.iterdir())
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (LISTS / file.name).read_bytes()


def test_another_seed_is_another_exercise_of_the_same_form() -> None:
    one, other = tables(1), tables(7)
    assert one["suda-seeks"] != other["suda-seeks"]
    assert [len(other[name]) for name in ("suda-seeks", "norda-holds")] == [ROWS, ROWS]
    assert one["suda-seeks"][0].keys() == other["suda-seeks"][0].keys()


@pytest.mark.parametrize("trap", TRAPS)
def test_every_trap_stands_there_more_than_once(trap: str) -> None:
    assert sum(trap in answer["trap"] for answer in rows(LISTS / "answers.csv")) > 1


def test_everybody_has_one_answer() -> None:
    ids = [row["№"] for row in rows(LISTS / "suda-seeks.csv")] + [row["id"] for row in rows(LISTS / "norda-holds.csv")]
    answered = Counter(
        id for answer in rows(LISTS / "answers.csv") for id in (answer["suda"] + " " + answer["norda"]).split()
    )
    assert answered == Counter(ids)
    assert len(ids) == 2 * ROWS


def test_the_queue_has_work_and_the_clerk_did_it() -> None:
    found = reconcile(read_list(LISTS / "suda-seeks.csv")[0], read_list(LISTS / "norda-holds.csv")[0])
    review = {(pair.id_a, pair.id_b) for pair in found.matches if pair.decision == "review"}
    judged = {(row["id_a"], row["id_b"]): row["verdict"] for row in rows(CASE / "judgements.csv")}
    assert 10 <= len(review) <= 20
    assert review <= judged.keys()


def test_the_clerk_is_never_wrong_and_says_where_nobody_can_know() -> None:
    person = who_is_who()
    for row in rows(CASE / "judgements.csv"):
        same = person[row["id_a"]] == person[row["id_b"]]
        assert row["verdict"] in ("unsure", "same" if same else "different")
    unsure = [row["id_b"] for row in rows(CASE / "judgements.csv") if row["verdict"] == "unsure"]
    undecidable = [
        answer["norda"] for answer in rows(LISTS / "answers.csv") if "family must be asked" in answer["trap"]
    ]
    assert sorted(unsure) == sorted(2 * undecidable)


def test_the_page_of_the_case_names_the_rows_that_it_means() -> None:
    page = (CASE / "README.md").read_text(encoding="utf-8")
    lists = {
        name: {row.get("id") or row["№"] for row in rows(LISTS / f"{name}.csv")}
        for name in tables(1)
        if name != "answers"
    }
    assert set(re.findall(r"\b[SNP]\d{2,3}\b", page)) <= set.union(*lists.values())
    traps = {
        id: answer["trap"]
        for answer in rows(LISTS / "answers.csv")
        for id in (answer["suda"] + " " + answer["norda"]).split()
    }
    for line in page.splitlines():
        for words, trap in (
            ("| already exchanged", "already exchanged"),
            ("| already dead", "already dead"),
            ("| twice", "twice"),
        ):
            if line.startswith(words):
                assert all(trap in traps[id] for id in re.findall(r"\b[SN]\d{3}\b", line))


def test_claims_name_people_of_the_first_list() -> None:
    held = {row["id"] for row in rows(LISTS / "norda-holds.csv")}
    traps = {id: answer["trap"] for answer in rows(LISTS / "answers.csv") for id in answer["norda"].split()}
    words = {
        "exchanged": "already exchanged",
        "died": "already dead",
        "refused": "does not want",
        "prosecuted": "prosecution",
    }
    claims = rows(CASE / "claims.csv") + rows(CASE / "objections.csv")
    assert {row["id"] for row in claims} <= held
    assert all(words[row["kind"]] in traps[row["id"]] for row in claims if row["kind"] in words)
    assert all("civilian" in traps[row["id"]] for row in claims if row["kind"] == "disputed")


def test_the_two_texts_differ_in_one_line_and_are_bound_by_their_fingerprints() -> None:
    texts = {name: (CASE / "texts" / f"{name}.txt").read_bytes() for name in ("norda", "suda")}
    lines = zip(*(text.decode().splitlines()[1:] for text in texts.values()), strict=True)
    assert [one.replace("prisoners of war", "detained persons") == other for one, other in lines if one != other] == [
        True
    ]
    entries = yaml.safe_load((CASE / "record" / "2025-05-20-round-2.yaml").read_text(encoding="utf-8"))["entries"]
    bound = {entry["file"]: entry["sha256"] for entry in entries if entry["kind"] == "text"}
    assert bound == {f"texts/{name}.txt": hashlib.sha256(text).hexdigest() for name, text in texts.items()}


def test_what_was_planned_who_boarded_and_who_arrived_are_three_lists() -> None:
    handover = CASE / "handover"
    ticks = {row["id"]: row["tick"] for row in rows(handover / "ticks-first.csv")}
    came = {id for id, tick in ticks.items() if tick == "came"} | {
        row["replaced by"] for row in rows(handover / "ticks-first.csv")
    }
    boarded, norda, suda = (
        {row["id"] for row in rows(handover / f"{name}.csv")} for name in ("boarded", "arrived-norda", "arrived-suda")
    )
    assert boarded == came - {""}
    assert boarded == norda
    assert len(norda - suda) == 1
    assert suda < norda
    assert set(ticks.values()) == {"came", "refused", "replaced", "dead", "someone-else", "absent"}
