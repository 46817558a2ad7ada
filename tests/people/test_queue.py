"""The queue for review: what decides most comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from tests.people.test_judgement import NOW
from tests.people.test_reconcile import lists

from goodoffices.diagnose import UsageError
from goodoffices.people import PersonList, Reconciliation, reconcile
from goodoffices.people.judgement import Judgement, Verdict, key_of
from goodoffices.people.queue import QueueItem, review_queue
from goodoffices.people.reconciliation import Match
from goodoffices.people.review import side_by_side
from goodoffices.people.review_sheet import QUEUE_HEAD, queue_rows, read_review


def found_of(*matches: Match, repeats: tuple[Match, ...] = ()) -> Reconciliation:
    sides = (("a", "1", 9), ("b", "1", 9))
    return Reconciliation(sides, matches, repeats, (), (), (), (), (), (), 0, 0.7, 0.05, 0)


def match(pair: str, probability: float, decision: str = "review", judged: str = "", reason: str = "") -> Match:
    return Match(pair[:2], pair[2:], probability, decision, (reason,), judged=judged)


def order(queue: tuple[QueueItem, ...]) -> list[str]:
    return [item.match.id_a + item.match.id_b for item in queue]


def test_near_the_threshold_before_far_and_what_others_hang_on_before_what_stands_alone() -> None:
    far, near, held = match("a1b1", 0.1), match("a2b2", 0.6), match("a3b3", 0.95)
    hangs, partner = match("a4b4", 0.5), match("a4b5", 0.99, "accepted")
    queue = review_queue(found_of(far, near, held, hangs, partner))
    assert order(queue) == ["a4b4", "a3b3", "a2b2", "a1b1"]
    assert [item.worth for item in queue] == pytest.approx([0.5 * 1.99, 0.95, 0.6, 0.1])
    assert [item.others for item in queue] == [1, 0, 0, 0]


def test_repeats_count_the_pairs_of_both_records() -> None:
    repeat = match("a1a2", 0.5)
    queue = review_queue(found_of(match("a1b1", 0.9, "accepted"), match("a2b1", 0.8, "accepted"), repeats=(repeat,)))
    (item,) = queue
    assert (item.list_a, item.list_b, item.others) == ("a", "a", 2) and item.worth == pytest.approx(0.5 * 2.7)


def test_contradictions_first_then_the_new_then_the_changed_then_the_unsure() -> None:
    matches = (
        match("a1b1", 0.9, judged="unsure"), match("a2b2", 0.2), match("a3b3", 0.1, judged="contradicted"),
        match("a4b4", 0.9, "accepted", "same", "judged the same by x on d; the row has changed since"),
        match("a5b5", 0.9, "accepted", "same", "judged the same by x on d"),
    )  # fmt: skip
    assert order(review_queue(found_of(*matches))) == ["a3b3", "a2b2", "a4b4", "a1b1"]


@pytest.fixture(scope="module")
def both() -> tuple[PersonList, PersonList, Reconciliation]:
    a, b = lists(200)
    twins = tuple(replace(row, id=f"t{n}", given="Аркадій") for n, row in enumerate(a.rows[150:160]))
    b = PersonList("b", (*b.rows, *twins))
    return a, b, reconcile(a, b)


def test_an_agreed_category_counts_twice(both: tuple[PersonList, PersonList, Reconciliation]) -> None:
    _, _, found = both
    plain, agreed = review_queue(found), review_queue(found, ["WOUNDED"])
    assert plain and {order((i,))[0] for i in plain} == {order((i,))[0] for i in agreed}
    worth = {order((item,))[0]: item.worth for item in plain}
    doubled = {name for item in agreed if item.worth == pytest.approx(2 * worth[(name := order((item,))[0])], abs=1e-5)}
    wounded = {row.id for people in both[:2] for row in people.rows if row.category == "wounded"}
    assert doubled == {order((i,))[0] for i in plain if {i.match.id_a, i.match.id_b} & wounded}


def test_two_records_beside_each_other() -> None:
    a, _ = lists(1)
    rows = {
        name: (x, mark, y) for name, x, mark, y in side_by_side(a.rows[0], replace(a.rows[0], given="", born="1990"))
    }
    assert rows["surname"][1] == "=" and rows["given"][1] == "" and rows["born"][1] == "/" and "unit" not in rows


def sheet(path: Path, *lines: str, head: str = "id_a,id_b,verdict,by,at,note") -> Path:
    path.write_text("\n".join((head, *lines)) + "\n", "utf-8")
    return path


def test_a_table_is_read(tmp_path: Path) -> None:
    a, b = lists(10)
    file = sheet(
        tmp_path / "j.csv", "a5,b5,same,Olena,2026-05-07T10:00+03:00,seen", "a6,b6,D,,,", "a7,b7,,,,", "a8,b8,u,Petro,,"
    )
    made, report = read_review(file, a, b, by="Ivan", now=NOW)
    assert report.clean
    assert [(j.a.id, j.verdict, j.by, j.note) for j in made] == [
        ("a5", "same", "Olena", "seen"), ("a6", "different", "Ivan", ""), ("a8", "unsure", "Petro", "")
    ]  # fmt: skip
    assert made[0].at.utcoffset() == timedelta(hours=3) and made[1].at == NOW
    assert made[0].a == key_of("a", next(row for row in a.rows if row.id == "a5"))
    # The same file again adds nothing; another verdict does.
    later = NOW + timedelta(days=1)
    assert read_review(file, a, b, by="Ivan", now=later, known=made)[0] == ()
    changed = sheet(tmp_path / "k.csv", "a6,b6,same,Ivan,,")
    assert len(read_review(changed, a, b, by="", now=later, known=made)[0]) == 1


def test_the_queue_comes_back_from_a_spreadsheet(
    both: tuple[PersonList, PersonList, Reconciliation], tmp_path: Path
) -> None:
    a, b, found = both
    book = openpyxl.Workbook()
    book.active.append(QUEUE_HEAD)
    rows = queue_rows(review_queue(found))
    verdict: Verdict
    for n, row in enumerate(rows):
        verdict = ("same", "different")[n % 2]
        book.active.append([*row[:7], verdict, "Olena", "", "=1+1" if n == 0 else ""])
    book.save(tmp_path / "queue.xlsx")
    made, report = read_review(tmp_path / "queue.xlsx", a, b, by="", now=NOW)
    assert not report.errors and len(made) == len(rows) > 1
    again = reconcile(a, b, judgements=made)
    assert not [item for item in review_queue(again) if not item.why]


@pytest.mark.parametrize(
    "line",
    ["a5,nobody,same,Olena,,", "a5,b5,perhaps,Olena,,", "a5,b5,same,,,", "a5,b5,same,Olena,2026-05-07T10:00,",
     "a5,b5,same,Olena,yesterday,", ",b5,same,Olena,,"],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_told_and_none_is_taken(line: str, tmp_path: Path) -> None:
    a, b = lists(10)
    made, report = read_review(sheet(tmp_path / "j.csv", "a6,b6,same,Olena,,", line), a, b, by="", now=NOW)
    assert made == ()
    (fault,) = report.errors
    assert fault.code == "E977" and fault.place.line == 3
    assert not any(word in fault.message for word in ("nobody", "perhaps", "yesterday", "Olena"))


def test_a_table_that_is_none(tmp_path: Path) -> None:
    a, b = lists(3)
    with pytest.raises(UsageError, match="no column verdict"):
        read_review(sheet(tmp_path / "j.csv", "1,2", head="id_a,id_b"), a, b, by="", now=NOW)
    with pytest.raises(UsageError, match="cannot be read"):
        read_review(tmp_path / "none.csv", a, b, by="", now=NOW)
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    made, report = read_review(tmp_path / "x.xlsx", a, b, by="", now=NOW)
    assert made == () and [d.code for d in report.errors] == ["E951"]


def test_an_id_that_was_made_safe_for_a_spreadsheet(tmp_path: Path) -> None:
    a, b = lists(3)
    b = PersonList("b", (replace(b.rows[0], id="=x"), *b.rows[1:]))
    made, _ = read_review(sheet(tmp_path / "j.csv", "a1,'=x,same,Olena,,"), a, b, by="", now=NOW)
    assert [judgement.b.id for judgement in made] == ["=x"]


def test_judgements_of_repeats(tmp_path: Path) -> None:
    a, b = lists(10)
    file = sheet(tmp_path / "j.csv", "a,a1,a,a2,same,Olena", head="list_a,id_a,list_b,id_b,verdict,by")
    made, _ = read_review(file, a, b, by="", now=NOW)
    assert isinstance(made[0], Judgement) and (made[0].a.list, made[0].b.list) == ("a", "a")
