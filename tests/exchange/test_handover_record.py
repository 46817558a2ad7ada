"""Records of handovers: back as they were, compared person by person, and for the next plan."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.diagnose import UsageError
from goodoffices.exchange import (
    Departure,
    Disagreement,
    Handover,
    Happening,
    Manifest,
    Parity,
    Person,
    Problem,
    Stage,
    account_of,
    data_of_handover,
    departures_of,
    disagreements_between,
    happenings_of,
    parse_handover,
    performances_of,
    plan,
    replan,
)
from goodoffices.exchange.handover import TICKS


def manifest_of(ids: list[str]) -> Manifest:
    return Manifest(
        "June 2025", "first", "", 1, "", (), tuple(sorted((id, "norda" if id[0] == "n" else "suda") for id in ids))
    )


@st.composite
def handovers(draw: st.DrawFn, by: str = "host") -> Handover:
    ids = draw(st.lists(st.sampled_from([f"{s}{k}" for s in "ns" for k in range(6)]), unique=True, max_size=8))
    ticks = {id: draw(st.sampled_from(TICKS)) for id in ids}
    replaces = {f"x{k}": id for k, id in enumerate(id for id in ids if ticks[id] == "replaced")}
    unnamed = {id: draw(st.sampled_from(["norda", "suda"])) for id in (*replaces, *draw(st.sampled_from([(), ("y",)])))}
    came = sorted({id for id in ids if ticks[id] == "came"} | unnamed.keys())
    some = st.frozensets(st.sampled_from(came)) if came else st.just(frozenset())
    return Handover(manifest_of(ids), by, ticks, unnamed, draw(some), draw(some), replaces)


@given(handovers())
@settings(max_examples=60)
def test_a_record_is_read_as_it_was_written(handover: Handover) -> None:
    assert parse_handover(data_of_handover(handover)) == handover
    accounts = account_of(handover)
    assert sum(a.arrived for a in accounts) == len(handover.arrived)
    assert sum(a.planned for a in accounts) == len(handover.manifest.people)
    told = {one.id for one in departures_of(handover)}
    everybody = dict(handover.manifest.people).keys() | handover.unnamed.keys()
    alike = {id for id, _ in handover.manifest.people if id in handover.boarded and id in handover.arrived}
    assert told == everybody - alike
    assert (
        disagreements_between(handover, parse_handover(data_of_handover(handover).replace(b'"by":"host"', b'"by":"x"')))
        == ()
    )


@pytest.mark.parametrize("wrong", [b"{}", b"[1]", b"\xff", b'{"format":"goodoffices/handover/2"}', b"name,born\n"])
def test_what_is_no_record(wrong: bytes) -> None:
    with pytest.raises(UsageError):
        parse_handover(wrong)


def test_a_record_that_was_changed_by_hand() -> None:
    handover = Handover(manifest_of(["n1"]), "host", {"n1": "came"}, {}, frozenset({"n1"}), frozenset({"n1"}))
    data = data_of_handover(handover)
    with pytest.raises(UsageError, match="record of a handover"):
        parse_handover(data.replace(b'":"', b'": "', 1))
    with pytest.raises(UsageError, match="who did not come"):
        parse_handover(data.replace(b'"tick":"came"', b'"tick":"dead"'))


def test_two_accounts_person_by_person() -> None:
    manifest = manifest_of(["n1", "n2"])
    one = Handover(
        manifest, "norda", {"n1": "came", "n2": "came"}, {}, frozenset({"n1", "n2"}), frozenset({"n1", "n2"})
    )
    other = Handover(manifest, "suda", {"n1": "came", "n2": "someone-else"}, {}, frozenset({"n1"}), frozenset({"n1"}))
    assert disagreements_between(one, other) == (
        Disagreement("n2", "tick", "came", "someone-else"),
        Disagreement("n2", "boarded", "yes", "no"),
        Disagreement("n2", "arrived", "yes", "no"),
    )
    assert departures_of(other) == (Departure("n2", "norda", True, False, False, "someone-else"),)
    second = Handover(manifest.followed_by(manifest.people), "suda", one.ticks, {}, one.boarded, one.arrived)
    assert [d.what for d in disagreements_between(one, second)] == ["manifest"]
    with pytest.raises(UsageError, match="two handovers"):
        disagreements_between(
            one, Handover(Manifest("j", "x", "", 1, "", (), ()), "s", {}, {}, frozenset(), frozenset())
        )
    with pytest.raises(UsageError, match="both accounts"):
        disagreements_between(one, one)


@pytest.mark.parametrize("replaces", [{}, {"x": "n2"}, {"x": "n1", "y": "n1"}])
def test_each_replaced_has_one_substitute(replaces: dict[str, str]) -> None:
    ticks = {"n1": "replaced", "n2": "came"}
    with pytest.raises(UsageError, match="one substitute"):
        Handover(
            manifest_of(["n1", "n2"]), "h", ticks, {"x": "norda", "y": "norda"}, frozenset(), frozenset(), replaces
        )


def test_names_become_ids_of_a_case() -> None:
    manifest = Manifest("Обмін June!", "First stage", "", 1, "", (), (("n1", "norda"),))
    handover = Handover(manifest, "host", {"n1": "came"}, {}, frozenset({"n1"}), frozenset({"n1"}))
    (entry,) = performances_of(handover, {"norda": "owes"}, "prisoners")
    assert entry["id"] == "june-first-stage-norda-by-host" and entry["delivery"] == "june-first-stage"


def test_a_later_version_of_the_manifest_and_the_next_plan() -> None:
    people = tuple(Person(f"{side[0]}{k}", side) for side in ("norda", "suda") for k in range(4))
    stages = (Stage("first", seats=(("norda", 2),)), Stage("second", seats=(("norda", 1),)))
    problem = Problem(("norda", "suda"), stages, people, (Parity("norda", "suda"),))
    earlier = plan(problem)
    out = next(id for id, t in earlier.stage_of.items() if t == 0 and id[0] == "n")
    into = next(p.id for p in people if p.side == "norda" and p.id not in earlier.stage_of)
    named = [id for id, t in earlier.stage_of.items() if t == 0 and id != out]
    manifest = Manifest(
        "j", "first", "", 1, "", (), tuple(sorted((id, "norda" if id[0] == "n" else "suda") for id in [*named, into]))
    )
    here = frozenset(id for id, _ in manifest.people)
    handover = Handover(manifest, "h", dict.fromkeys(here, "came"), {}, here, here)
    happened = happenings_of(handover, problem, earlier.stage_of)
    assert set(happened) == {Happening(out, "absent"), Happening(into, "went", 0)}
    later, _ = replan(problem, earlier, 1, happened)
    assert later.stage_of[into] == 0 and later.stage_of.get(out, 1) == 1
