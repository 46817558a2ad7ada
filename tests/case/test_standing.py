"""What named an entry goes on meaning it after it was superseded; the future is not told with hindsight."""

from textwrap import dedent

import pytest

from goodoffices.brief.fulfilment import fulfil
from goodoffices.case import Obligation, Office, check_case, load_case
from goodoffices.case.when import parse_when

HEAD = """\
case: demo
title: Demo
zone: UTC
parties:
  - {id: north, name: North}
  - {id: south, name: South}
"""

RECORD = """\
entered: 2025-01-01
entries:
  - id: owed-at-first
    kind: obligation
    on: 2025-01-01
    debtor: north
    creditor: south
    what: ten prisoners
    quantity: 10
    due: 2025-02-01
    rests_on: first-round
  - id: first-round
    kind: round
    title: First
    status: held
    on: 2024-12-31
    rests_on: owed-at-first
  - id: done
    kind: performance
    on: 2025-01-05
    entered: 2025-01-06
    obligation: owed-at-first
    by_account: north
    quantity: 4
    rests_on: owed-at-first
  - id: owed-as-corrected
    kind: obligation
    on: 2025-01-01
    entered: 2025-01-10
    supersedes: owed-at-first
    debtor: north
    creditor: south
    what: twelve prisoners
    quantity: 12
    due: 2025-02-01
    rests_on: first-round
  - id: second-round
    kind: round
    title: Second
    status: planned
    on: 2025-03-01
    entered: 2025-02-20
    rests_on: first-round
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "record").mkdir()
    (tmp_path / "case.yaml").write_text(dedent(HEAD))
    (tmp_path / "record" / "all.yaml").write_text(RECORD)
    return tmp_path


def test_a_performance_of_a_superseded_obligation_counts_for_what_superseded_it(folder):
    assert [d.code for d in check_case(folder)] == []
    case, _ = load_case(folder)
    (found,) = fulfil(case)
    assert isinstance(found.obligation, Obligation)
    assert found.obligation.id == "owed-as-corrected"
    assert found.delivered is not None
    assert found.delivered.low == 4


def test_standing_follows_the_chain_to_its_end(folder):
    case, _ = load_case(folder)
    assert case.standing("owed-at-first") == "owed-as-corrected"
    assert case.standing("done") == "done"
    before, _ = load_case(folder, as_of="2025-01-07")
    assert before.standing("owed-at-first") == "owed-at-first"


def test_hindsight_keeps_what_had_happened_and_not_what_was_planned_later(folder):
    then, _ = load_case(folder, as_of="2025-01-05")
    assert {e.id for e in then.record} == {"owed-at-first", "first-round"}
    since, _ = load_case(folder, as_of="2025-01-05", hindsight=True)
    assert {e.id for e in since.record} == {"owed-at-first", "first-round", "done", "owed-as-corrected"}
    known, _ = load_case(folder, as_of="2025-02-21")
    assert "second-round" in {e.id for e in known.record}


@pytest.mark.parametrize(
    ("at", "held"),
    [
        ("2025-01-01", False),
        ("2025-01-02", True),
        ("2025-01-10", True),
        ("2025-01-11", False),
        ("2025-01-10T23:59Z", True),
    ],
)
def test_an_office_is_held_from_its_first_day_through_its_last(at, held):
    office = Office(
        title="Minister", party="north", since=parse_when("2025-01-02", "UTC"), until=parse_when("2025-01-10", "UTC")
    )
    assert office.held_at(parse_when(at, "UTC")) is held


def test_a_linked_folder_is_told_of_and_what_was_not_read_is_hinted_at(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / "record" / "more").symlink_to(elsewhere)
    assert [(d.code, d.place.path) for d in check_case(folder)] == [("E110", "record/more")]
    (folder / "record" / "more").unlink()
    (folder / "record" / "broken.yaml").write_bytes(b"- id: x\n  text: caf\xe9\n")
    (folder / "record" / "uses.yaml").write_text("- {id: y, kind: note, text: t, about: x, entered: 2025-01-01}\n")
    found = {d.code: d for d in check_case(folder)}
    assert "record/broken.yaml" in found["E205"].help
