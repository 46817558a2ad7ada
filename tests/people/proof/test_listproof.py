"""Proofs about a version of a list, and those who forge them."""

from __future__ import annotations

import copy
import json
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.diagnose import LedgerError, UsageError
from goodoffices.people import PersonList, PersonRecord
from goodoffices.people.proof import (
    Commitment,
    check_list_proof,
    commit_list,
    parse_list_proof,
    prove_person,
    read_opener,
    write_opener,
)


def person(surname: str, given: str, patronymic: str = "", born: str = "", number: str = "") -> PersonRecord:
    return PersonRecord("x", surname=surname, given=given, patronymic=patronymic, born=born, number=number)


ROWS = tuple(
    replace(row, id=str(n))
    for n, row in enumerate(
        (
            person("Коваленко", "Микола", "Іванович", "1990-05-07"),
            person("Гнатишин", "Андрій", "Петрович", "1985-01-30", "AB-12345"),
            person("Ткачук", "Іван"),
        )
    )
)
LIST = PersonList("norda", ROWS, "3")
OPENER = commit_list(LIST)
DIGEST = OPENER.commitment.digest()
ON = person("Kovalenko", "Nikolai", "", "1990-05-07")
OFF = person("Мороз", "Олег", "Юрійович", "1977-02-03")


def concluded(proof: dict[str, Any], who: PersonRecord, digest: str = DIGEST) -> str:
    return check_list_proof(proof, who, digests=(digest,)).conclusion


def test_on_the_list_and_not_on_it() -> None:
    assert concluded(prove_person(OPENER, ON), ON) == "on the list"
    assert concluded(prove_person(OPENER, OFF), OFF) == "not on the list"
    number = person("", "", number="ав 12345")
    assert concluded(prove_person(OPENER, number), number) == "on the list"


def test_a_name_that_somebody_else_may_have_is_undecided() -> None:
    for who in (
        person("Ткачук", "Иван", "", "1990-01-01"),
        person("Коваленко", "Микола", "", "1991-05-07"),
        person("Tkachuk", "Ivan"),
    ):
        assert concluded(prove_person(OPENER, who), who) == "undecided"


def test_the_proof_shows_nothing_of_others_and_no_name() -> None:
    text = json.dumps(prove_person(OPENER, ON), ensure_ascii=False)
    assert not any(word in text for row in (*ROWS, ON) for word in (row.surname, row.given, row.born) if word)
    assert OPENER.secret.hex() not in text
    shown = {step["end"] for step in prove_person(OPENER, OFF)["forms"]}
    assert len(shown) <= 3 and OPENER.secret.hex() not in repr(OPENER)


def test_the_size_is_hidden() -> None:
    assert len(OPENER.numbers) == 64
    assert len(commit_list(LIST, hide_size=False).numbers) == 8


def test_a_proof_for_somebody_else() -> None:
    proof = prove_person(OPENER, ON)
    other = person("Морозенко", "Олег", "", "1990-05-07")
    answer = check_list_proof(proof, other, digests=(DIGEST,))
    assert answer.conclusion == "no proof" and "was not made for this person" in answer.faults[0].message
    assert "does not answer for the forms" in check_list_proof(proof, OFF, digests=(DIGEST,)).faults[0].message


def test_a_proof_of_another_version_or_list() -> None:
    later = commit_list(PersonList("norda", ROWS[1:], "4"))
    proof = prove_person(later, ON)
    assert concluded(proof, ON, later.commitment.digest()) == "not on the list"
    assert "not one that is known" in check_list_proof(proof, ON, digests=(DIGEST,)).faults[0].message
    # The commitment of version 3 with the ways of version 4.
    answer = check_list_proof(proof | {"commitment": OPENER.commitment.to_json()}, ON, digests=(DIGEST,))
    assert answer.conclusion == "no proof"
    assert check_list_proof(prove_person(OPENER, ON), ON, digests=()).conclusion == "no proof"


def test_neither_a_form_left_out_nor_one_taken_twice_passes() -> None:
    proof = prove_person(OPENER, ON)
    for forms in (proof["forms"][1:], [*proof["forms"], proof["forms"][0]], [proof["forms"][0]] * 2, []):
        assert concluded(proof | {"forms": forms}, ON) == "no proof"


def test_presence_does_not_pass_for_absence() -> None:
    """Every end and way that the tree has for somebody else, put into the proof of one who is on the list."""
    proof = prove_person(OPENER, ON)
    others = [
        step for who in (OFF, person("Дзюба", "Ігор", "", "1960-06-06")) for step in prove_person(OPENER, who)["forms"]
    ]
    for n, step in enumerate(proof["forms"]):
        for other in (*others, {"end": "", "siblings": step["siblings"]}, {"end": "", "siblings": []}):
            forged = copy.deepcopy(proof)
            forged["forms"][n] |= {"end": other["end"], "siblings": other["siblings"]}
            # In so small a tree the way of somebody who is not there may end at the very leaf of one who is.
            assert forged == proof or concluded(forged, ON) == "no proof"


def test_a_holder_who_keeps_his_tree_out_of_order_has_another_root() -> None:
    crooked = replace(OPENER, numbers=OPENER.numbers[1:])
    with pytest.raises(LedgerError, match="does not fit its commitment"):
        prove_person(crooked, ON)
    with pytest.raises(LedgerError, match="does not fit its commitment"):
        prove_person(replace(OPENER, secret=bytes(32)), ON)


PROOFS = {who.surname: (who, json.dumps(prove_person(OPENER, who)).encode()) for who in (ON, OFF)}


@given(st.sampled_from(sorted(PROOFS)), st.integers(0, 10**6), st.integers(1, 255))
@settings(max_examples=80)
def test_no_changed_byte_turns_a_proof_round(which: str, place: int, flip: int) -> None:
    who, content = PROOFS[which]
    changed = bytearray(content)
    changed[place % len(changed)] ^= flip
    try:
        answer = check_list_proof(parse_list_proof(bytes(changed)), who, digests=(DIGEST,))
    except LedgerError:
        return
    truth = concluded(parse_list_proof(content), who)
    # White space, an upper-case digit of a hash or an unknown name of a field may change, what is said may not.
    assert answer.conclusion in (truth, "no proof")


@given(
    st.lists(st.tuples(st.sampled_from("абвгд"), st.sampled_from(("Іван", "Петро"))), min_size=1, max_size=6),
    st.sampled_from("абвгде"),
)
@settings(max_examples=10)
def test_the_proof_says_what_the_list_says(rows: list[tuple[str, str]], letter: str) -> None:
    made = [person(f"Дзю{a}енко", given, "", "1980-01-01") for a, given in rows]
    opener = commit_list(PersonList("l", tuple(made), "1"))
    asked = person(f"Дзю{letter}енко", "Іван", "", "1980-01-01")
    wanted = "on the list" if (letter, "Іван") in rows else "not on the list"
    assert concluded(prove_person(opener, asked), asked, opener.commitment.digest()) == wanted


def test_the_files(tmp_path: Path) -> None:
    public, own = write_opener(OPENER, tmp_path, "norda-3")
    assert read_opener(own) == OPENER
    assert Commitment.from_json(json.loads(public.read_bytes())) == OPENER.commitment
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    with pytest.raises(UsageError, match="exists already"):
        write_opener(OPENER, tmp_path, "norda-3")
    with pytest.raises(LedgerError, match="not a file to prove from"):
        read_opener(public)
    with pytest.raises(LedgerError, match="cannot be read"):
        read_opener(tmp_path / "none")


def test_what_is_no_proof() -> None:
    for content in (b"", b"[]", b"{}", b'{"format": "goodoffices-inclusion/1"}', b"[" * 100_000):
        with pytest.raises(LedgerError, match="not a proof about a list"):
            parse_list_proof(content)
    proof = prove_person(OPENER, ON)
    for change in ({"forms": 1}, {"forms": [{}]}, {"forms": [{"form": "x", "proof": "zz", "end": "", "siblings": []}]}):
        assert concluded(proof | change, ON) == "no proof"
    with pytest.raises(LedgerError, match="no commitment"):
        check_list_proof(proof | {"commitment": {}}, ON, digests=(DIGEST,))
    folded = replace(OPENER.commitment, folding="0" * 16)
    with pytest.raises(LedgerError, match="another folding"):
        check_list_proof(proof | {"commitment": folded.to_json()}, ON, digests=(DIGEST,))
    with pytest.raises(UsageError, match="so little"):
        prove_person(OPENER, person("Мороз", ""))
    with pytest.raises(UsageError, match="no rows"):
        commit_list(PersonList("a"))
