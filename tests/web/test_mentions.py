"""What an entry names, and its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.case import load_case
from goodoffices.web.mentions import fold, mentions, words_of
from goodoffices.web.volume import Volume


def test_every_reference_of_every_kind_is_found(folder: Path) -> None:
    case, _ = load_case(folder)
    named = {entry.id: dict.fromkeys(mentions(entry)) for entry in case.record}
    assert {
        ("venue", "palace"),
        ("chair", "carla"),
        ("delegations", "ana"),
        ("agenda", "carla"),
        ("says", "gazette"),
    } <= set(named["r2"])
    assert {("voices", "boris"), ("voices", "gazette")} <= set(named["c1"])
    assert ("contests", "c1") in named["c2"]
    assert ("supersedes", "i1") in named["i2"]
    assert ("of", "i3") in named["w1"]


def test_words_hold_quotations_and_no_fingerprints(folder: Path) -> None:
    case, _ = load_case(folder)
    found = " ".join(words_of(case.by_id["r2"]))
    for part in ("Second round", "resume on Friday", "the host announced it", "Opening remarks"):
        assert part in found
    for part in ("public", "direct", "desk"):
        assert part not in found


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ünal", "unal"), ("ÇIRAĞAN", "çırağan"), ("Straße", "STRASSE"), ("Ｆｕｌｌ", "full"), ("İstanbul", "istanbul")],
)
def test_folding(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_an_actor_stands_for_the_party_above(folder: Path) -> None:
    volume = Volume(load_case(folder)[0])
    assert {"north-mfa", "north"} <= volume.around["p1"]
    assert {"ana", "north-mfa", "north"} <= volume.around["s1"]
