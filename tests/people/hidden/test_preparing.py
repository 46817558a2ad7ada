"""What a side gives away, and what it keeps."""

from __future__ import annotations

import base64
import json
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people.hidden.made import KEY, NORDA, PEOPLE

from goodoffices.diagnose import UsageError
from goodoffices.people import PersonList
from goodoffices.people.hidden import (
    MODES,
    prepare,
    read_answers,
    read_prepared,
    read_pseudonyms,
    with_own_ids,
    write_prepared,
    write_pseudonyms,
)
from goodoffices.people.hidden.prepared import parse_prepared
from goodoffices.people.hidden.register import admit


@pytest.mark.parametrize("mode", MODES)
def test_nothing_of_the_list_is_in_the_file(tmp_path: Path, mode: str) -> None:
    prepared, pseudonyms = prepare(NORDA, KEY, round="r", mode=mode)
    write_prepared(prepared, tmp_path / "a")
    write_pseudonyms(pseudonyms, tmp_path / "a.csv")
    raw = (tmp_path / "a").read_bytes()
    raw += b"".join(made for _, made in prepared.rows)
    for row in NORDA.rows:
        for text in (row.surname, row.given, row.born, row.number):
            assert not text or text.encode() not in raw
    assert read_prepared(tmp_path / "a") == prepared
    assert read_pseudonyms(tmp_path / "a.csv") == pseudonyms
    assert sorted(pseudonyms.values()) == ["A1", "A2", "A3", "A4", "A5"]
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a.csv")} == {0o600}


@given(PEOPLE)
@settings(max_examples=40)
def test_every_row_is_as_long_as_every_other(people: PersonList) -> None:
    for mode, length in MODES.items():
        prepared, _ = prepare(people, KEY, round="r", mode=mode)
        assert {len(made) for _, made in prepared.rows} == {length}
        assert [p for p, _ in prepared.rows] == sorted(p for p, _ in prepared.rows)


def test_two_rounds_have_nothing_in_common() -> None:
    one, other = (prepare(NORDA, KEY, round=name)[0] for name in ("r1", "r2"))
    tags = [{made[n : n + 8] for _, made in prepared.rows for n in range(0, len(made), 8)} for prepared in (one, other)]
    assert not tags[0] & tags[1] and one.key != other.key


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=1, max_value=255))
@settings(max_examples=40)
def test_a_changed_byte_is_noticed(place: int, flip: int) -> None:
    content = bytearray(
        prepare(NORDA, KEY, round="r", draw=lambda n: b"\x07" * n if n != 8 else next(DRAWN))[0].content()
    )
    content[place % len(content)] ^= flip
    with pytest.raises(UsageError):
        parse_prepared(bytes(content))


DRAWN = iter(n.to_bytes(8) for n in range(1, 10**9))


def test_other_files_and_versions_are_refused(tmp_path: Path) -> None:
    prepared, _ = prepare(NORDA, KEY, round="r")
    content = prepared.content()
    with pytest.raises(UsageError, match="another version"):
        parse_prepared(content.replace(b"prepared/1", b"prepared/2"))
    with pytest.raises(UsageError, match="damaged"):
        parse_prepared(content[:-5])
    with pytest.raises(UsageError, match="is not a prepared list"):
        parse_prepared(b"id,surname\n1,Koval\n")
    with pytest.raises(UsageError, match="cannot be read"):
        read_prepared(tmp_path / "none")


def test_a_header_that_lies_is_refused() -> None:
    from hashlib import sha256

    prepared, _ = prepare(NORDA, KEY, round="r")
    for change in ({"rows": 4}, {"mode": "fuzzy"}, {"mode": "none"}):
        row = f"{prepared.rows[0][0]} {base64.b64encode(prepared.rows[0][1]).decode()}"
        body = f"{json.dumps(prepared.header() | {'rows': 1} | change)}\n{row}\n".encode()
        with pytest.raises(UsageError, match="not a sound prepared list"):
            parse_prepared(body + f"sha256 {sha256(body).hexdigest()}\n".encode())


def test_what_cannot_be_prepared() -> None:
    with pytest.raises(UsageError, match="no rows"):
        prepare(PersonList("a"), KEY, round="r")
    with pytest.raises(UsageError, match="not 32 bytes"):
        prepare(NORDA, b"short", round="r")
    with pytest.raises(UsageError, match="is not a mode"):
        prepare(NORDA, KEY, round="r", mode="open")
    with pytest.raises(UsageError, match="name of the round"):
        prepare(NORDA, KEY, round="../r")


def test_answers_of_another_list_are_refused(tmp_path: Path) -> None:
    (tmp_path / "for-a.csv").write_text("pseudonym,answer\n0011223344556677,matched\n", encoding="utf-8")
    answers = read_answers(tmp_path / "for-a.csv")
    assert with_own_ids(answers, {"0011223344556677": "7"}) == [("7", "matched")]
    with pytest.raises(UsageError, match="not those of this list"):
        with_own_ids(answers, {"ff11223344556677": "7"})
    (tmp_path / "for-a.csv").write_text("pseudonym,answer\n0011223344556677,perhaps\n", encoding="utf-8")
    with pytest.raises(UsageError, match="not a file of answers"):
        read_answers(tmp_path / "for-a.csv")
    with pytest.raises(UsageError, match="not a file of pseudonyms"):
        read_pseudonyms(tmp_path / "for-a.csv")


def test_a_side_has_one_list_in_a_round(tmp_path: Path) -> None:
    a, b = prepare(NORDA, KEY, round="r", side="a")[0], prepare(NORDA, KEY, round="r", side="b")[0]
    admit(tmp_path / "register", a, b)
    admit(tmp_path / "register", a, b)
    before = (tmp_path / "register").read_bytes()
    assert before.count(b"\n") == 2
    with pytest.raises(UsageError, match='"a" sent another list for the round "r"'):
        admit(tmp_path / "register", prepare(NORDA, KEY, round="r", side="a")[0], b)
    assert (tmp_path / "register").read_bytes() == before
    admit(tmp_path / "register", prepare(NORDA, KEY, round="r2", side="a")[0])
    for wrong in ("[]\n", "[" * 100_000, '{"round": [], "side": 1, "sha256": 1}\n'):
        (tmp_path / "register").write_text(wrong, encoding="utf-8")
        with pytest.raises(UsageError, match="not a register"):
            admit(tmp_path / "register", a)
