"""Private set intersection between the two sides."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people.hidden.made import NORDA, PEOPLE, SUDA

from goodoffices.diagnose import UsageError
from goodoffices.people import PersonList
from goodoffices.people.hidden import Blinded, Own, blind, common, raise_again
from goodoffices.people.hidden.curve import point_of, raise_point
from goodoffices.people.hidden.folding import fold_rows
from goodoffices.people.hidden.intersection import KINDS, read_blinded, read_own, write_blinded, write_own
from goodoffices.people.hidden.tags import forms_of

secrets = st.binary(min_size=32, max_size=32)


@given(secrets, secrets, st.binary(max_size=40))
@settings(max_examples=30)
def test_raising_commutes(a: bytes, b: bytes, text: bytes) -> None:
    point = point_of(text)
    assert raise_point(a, raise_point(b, point)) == raise_point(b, raise_point(a, point))


@given(st.binary(max_size=40), secrets)
@settings(max_examples=30)
def test_points_are_on_the_curve_before_and_after(text: bytes, secret: bytes) -> None:
    """On the curve and not on its twist, which anybody could tell apart."""
    p = 2**255 - 19
    for point in (point_of(text), raise_point(secret, point_of(text))):
        u = int.from_bytes(point, "little")
        assert pow(u * (u * u + 486662 * u + 1), (p - 1) // 2, p) == 1


def both(a: PersonList, b: PersonList) -> tuple[dict[str, str], dict[str, str]]:
    (sent_a, own_a), (sent_b, own_b) = blind(a, round="r"), blind(b, round="r")
    twice_a, twice_b = raise_again(sent_a, own_b), raise_again(sent_b, own_a)
    return dict(common(own_a, twice_a, twice_b)), dict(common(own_b, twice_b, twice_a))


def test_each_side_learns_which_of_its_own_are_common() -> None:
    a, b = both(NORDA, SUDA)
    assert a == {"A1": "matched", "A2": "review", "A3": "not found", "A4": "matched", "A5": "matched"}
    assert b == {"B1": "matched", "B2": "review", "B3": "matched", "B4": "review", "B5": "matched"}


@given(PEOPLE, PEOPLE)
@settings(max_examples=15)
def test_the_answer_is_that_of_the_open_forms(a: PersonList, b: PersonList) -> None:
    forms: list[dict[str, dict[str, str]]] = [
        {
            row.id: {kind.partition(",")[0]: texts[0] for kind, texts in forms_of(row).items()}
            for row in fold_rows(people.rows)
        }
        for people in (a, b)
    ]
    wanted = {}
    for id, own in forms[0].items():
        hits = {
            KINDS[k]
            for k, text in own.items()
            if k in KINDS and any(text == other.get(k) for other in forms[1].values())
        }
        wanted[id] = "matched" if "matched" in hits else "review" if hits else "not found"
    assert both(a, b)[0] == wanted


def test_what_is_sent_holds_no_form_and_changes_every_time() -> None:
    (one, own), (other, _) = blind(NORDA, round="r"), blind(NORDA, round="r")
    assert not {p for points in one.points.values() for p in points} & {
        p for points in other.points.values() for p in points
    }
    assert "A1" not in one.content().decode() and own.secret.hex() not in one.content().decode()
    assert own.secret.hex() not in repr(own) and "A1" not in repr(own)


def test_files_that_do_not_belong_together(tmp_path: Path) -> None:
    (sent_a, own_a), (sent_b, own_b) = blind(NORDA, round="r"), blind(SUDA, round="r")
    twice_a, twice_b = raise_again(sent_a, own_b), raise_again(sent_b, own_a)
    for files, said in (
        ((twice_a, sent_b), "not raised twice"),
        ((twice_b, twice_a), "not what was sent"),
        ((replace(twice_a, round="x"), twice_b), "different rounds"),
        ((replace(twice_a, folding="x"), twice_b), "different foldings"),
        ((replace(twice_a, points={**twice_a.points, "number": ()}), twice_b), "not as many points"),
    ):
        with pytest.raises(UsageError, match=said):
            common(own_a, *files)
    with pytest.raises(UsageError, match="own points"):
        raise_again(sent_a, own_a)
    with pytest.raises(UsageError, match="raised twice already"):
        raise_again(twice_b, own_b)
    with pytest.raises(UsageError, match="no rows"):
        blind(PersonList("a"), round="r")


def test_a_point_of_small_order_is_refused() -> None:
    sent, _ = blind(NORDA, round="r")
    _, own = blind(SUDA, round="r")
    for low in (bytes(32), b"\x01" + bytes(31)):
        with pytest.raises(UsageError, match="cannot be used"):
            raise_again(replace(sent, points={"number": (low,)}), own)


def test_the_files(tmp_path: Path) -> None:
    sent, own = blind(NORDA, round="r")
    write_blinded(sent, tmp_path / "sent")
    write_own(own, tmp_path / "own")
    assert read_blinded(tmp_path / "sent") == sent and read_own(tmp_path / "own") == own
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o600
    with pytest.raises(UsageError, match="is not the file that stays"):
        read_own(tmp_path / "sent")
    with pytest.raises(UsageError, match="is not a file of blinded points"):
        read_blinded(tmp_path / "own")
    value = json.loads((tmp_path / "sent").read_text(encoding="utf-8"))
    for change in ({"points": {"number": ["00"]}}, {"points": {"unknown": []}}, {"times": 3}, {"points": 1}):
        (tmp_path / "bad").write_text(json.dumps(value | change), encoding="utf-8")
        with pytest.raises(UsageError, match="not a sound file"):
            read_blinded(tmp_path / "bad")
    assert isinstance(sent, Blinded) and isinstance(own, Own)
