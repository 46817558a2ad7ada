"""The case as it stood, for whoever reads: dates of entry, supersession, withdrawal, hindsight, named people."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.diagnose.base import BASE, NOW, write_case

from goodoffices.case import DESK, Note, Round, check_case, load_case
from goodoffices.diagnose import AudienceError, FolderError, UsageError

RECORD = """\
entered: 2024-03-12
entries:
  - {id: a1, kind: note, text: one, on: 2024-03-10}
  - {id: a2, kind: note, text: two, on: 2024-03-10, supersedes: a1, entered: 2024-03-20}
  - {id: a3, kind: note, text: three, on: 2024-03-10, supersedes: a2, entered: 2024-04-01}
  - {id: b1, kind: note, text: gone, on: 2024-03-11}
  - {id: b2, kind: withdrawal, of: b1, reason: a slip, entered: 2024-03-25}
  - {id: later, kind: note, text: later, on: 2024-03-30, entered: 2024-04-02}
  - {id: plan, kind: round, title: Next, status: planned, on: 2024-05-01}
  - {id: ahead, kind: note, text: ahead, on: 2024-05-01}
  - {id: ages, kind: note, text: no date of its own}
"""


def notes(folder: Path, *given: str | None, **named: bool) -> dict[str, list[str]]:
    case, _ = load_case(folder, "mediator", *given, **named)
    return {
        "force": [e.id for e in case.entries if e.id != "first"],
        "ever": [e.id for e in case.record if e.id != "first"],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_case(tmp_path, {"record/a.yaml": RECORD})


def test_the_present(folder: Path) -> None:
    found = notes(folder)
    assert found["force"] == ["a3", "ages", "b2", "later", "ahead", "plan"]
    assert set(found["ever"]) - set(found["force"]) == {"a1", "a2", "b1"}


@pytest.mark.parametrize(
    ("as_of", "force"),
    [
        ("2024-03-11", []),
        ("2024-03-12", ["a1", "b1", "ages", "plan"]),
        ("2024-03-20", ["b1", "a2", "ages", "plan"]),
        ("2024-03-25T12:00", ["a2", "ages", "b2", "plan"]),
        ("2024-04-02", ["a3", "ages", "b2", "later", "plan"]),
        ("2024-05-01", ["a3", "ages", "b2", "later", "ahead", "plan"]),
    ],
)
def test_the_case_as_it_stood(as_of: str, force: list[str], folder: Path) -> None:
    assert sorted(notes(folder, as_of)["force"]) == sorted(force)


def test_hindsight_keeps_what_was_learned_later_about_what_had_happened(folder: Path) -> None:
    assert "later" not in notes(folder, "2024-03-30")["force"]
    found = notes(folder, "2024-03-30", hindsight=True)["force"]
    assert "later" in found and "a3" in found and "ahead" not in found and "plan" in found
    assert "later" not in notes(folder, "2024-03-29", hindsight=True)["force"]


def test_history_and_names(folder: Path) -> None:
    case, _ = load_case(folder)
    assert [e.id for e in case.history("a3")] == ["a3", "a2", "a1"]
    assert case.replaced == {"a1": "a2", "a2": "a3", "b1": "b2"}
    assert [e.id for e in case.of(Note)] == [e.id for e in case.entries if isinstance(e, Note)]
    assert {e.id for e in case.ever(Note)} >= {"a1", "a2", "b1"}
    assert [case.name(i) for i in ("norda", "ana-brandt", "boathouse", "ceasefire", "gazette", "a1", "nobody")] == [
        "Norda", "Ana Brandt", "The boathouse", "Ceasefire", "The Gazette", "one", "nobody",
    ]  # fmt: skip
    assert [p.id for p in case.sides()] == ["norda", "suda"]
    assert [case.side_of(i) for i in ("ana-brandt", "suda", "nobody", "boathouse")] == ["norda", "suda", "", ""]


def test_a_time_of_entry_that_cannot_be_read_shows_in_no_view_of_the_past(tmp_path: Path) -> None:
    files = {
        "record/head.yaml": "entered: 2024-02-31\nentries:\n  - {id: h1, kind: note, text: h}\n  - {id: h2, kind: note, text: h, entered: 2024-03-01}\n",
        "record/item.yaml": "- {id: i1, kind: note, text: i, entered: someday}\n- {id: i2, kind: note, text: i}\n",
    }
    folder = write_case(tmp_path, files)
    assert notes(folder, "2024-04-01")["force"] == ["h2", "i2"]
    assert set(notes(folder)["force"]) == {"h1", "h2", "i1", "i2"}
    assert "W411" in {d.code for d in check_case(folder, now=NOW)}


def test_the_clock_of_the_case_is_not_the_wall_clock(folder: Path) -> None:
    case, _ = load_case(folder)
    assert case.clock.isoformat() == "2024-04-03T00:00:00+02:00"
    assert load_case(folder, "mediator", "2024-03-20")[0].clock.isoformat().startswith("2024-03-20T23:59:59")


CIRCLES = {
    "of two": ("- {id: x, kind: note, text: x, supersedes: y}\n- {id: y, kind: note, text: y, supersedes: x}\n", 2),
    "of three": ("- {id: x, kind: note, text: x, supersedes: y}\n- {id: y, kind: note, text: y, supersedes: z}\n- {id: z, kind: note, text: z, supersedes: x}\n", 3),
    "of itself": ("- {id: x, kind: note, text: x, supersedes: x}\n", 1),
    "with a tail": ("- {id: w, kind: note, text: w, supersedes: x}\n- {id: x, kind: note, text: x, supersedes: y}\n- {id: y, kind: note, text: y, supersedes: x}\n", 2),
}  # fmt: skip


@pytest.mark.parametrize(("text", "size"), CIRCLES.values(), ids=CIRCLES)
def test_a_circle_is_told_of_each_in_it_and_all_of_it_stays_in_force(text: str, size: int, tmp_path: Path) -> None:
    folder = write_case(tmp_path, {"record/circle.yaml": text})
    assert [d.code for d in check_case(folder, now=NOW).errors] == ["E406"] * size
    case, _ = load_case(folder)
    in_force = {e.id for e in case.entries}
    assert {"y"} & {e.id for e in case.record} <= in_force
    assert case.history("x")


def test_a_long_chain_is_followed_to_its_end(tmp_path: Path) -> None:
    chain = "".join(
        f"- {{id: n{n}, kind: note, text: t{', supersedes: n' + str(n - 1) if n else ''}}}\n" for n in range(3000)
    )
    case, _ = load_case(write_case(tmp_path, {"record/chain.yaml": chain}))
    assert [e.id for e in case.of(Note)] == ["n2999"]
    assert len(case.history("n2999")) == 3000


def test_everything_that_rests_on_a_hidden_entry_goes_with_it(tmp_path: Path) -> None:
    chain = "- {id: n0, kind: note, text: t, audience: mediator}\n" + "".join(
        f"- {{id: n{n}, kind: note, text: t, rests_on: n{n - 1}}}\n" for n in range(1, 2000)
    )
    folder = write_case(tmp_path, {"record/chain.yaml": chain})
    assert load_case(folder, "public")[0].of(Note) == ()
    assert len(load_case(folder, "mediator")[0].of(Note)) == 2000
    assert [d.code for d in check_case(folder, now=NOW).errors] == ["E302"]


def test_the_mediator_is_told_that_something_is_missing_others_are_not(tmp_path: Path) -> None:
    folder = write_case(tmp_path, {"record/a.yaml": "- {id: n, kind: note, text: t, about: nobody-at-all}\n"})
    assert [d.code for d in load_case(folder, "mediator")[1]] == ["N306"]
    assert len(load_case(folder, "public")[1]) == 0
    broken = write_case(tmp_path / "b", {"record/a.yaml": "- {id: n, kind: note, text: SECRET, on: 2024-99-99}\n"})
    for reader in ("public", "mediator"):
        (said,) = load_case(broken, reader)[1]
        assert (said.code, said.place.path, said.place.line, said.excerpt) == ("N306", "", 0, "")


PEOPLE = """\
people:
  - {id: both, name: Both, offices: [{title: a, party: norda}, {title: b, party: suda}]}
  - {id: moved, name: Moved, offices: [{title: a, party: suda, to: 2020-12-31}, {title: b, party: norda, from: 2021-01-01}]}
  - {id: former, name: Former, offices: [{title: chair, party: lakeland, to: 2023-12-31}]}
  - {id: double, name: Double, offices: [{title: chair, party: lakeland}, {title: b, party: norda}]}
  - {id: none, name: None}
"""


@pytest.mark.parametrize(
    ("person", "as_of", "seen"),
    [
        ("ana-brandt", None, ["norda", "public", "room"]),
        ("noor-said", None, ["mediator", "norda", "public", "room", "suda"]),
        ("both", None, ["public", "room"]),
        ("moved", None, ["norda", "public", "room"]),
        ("moved", "2020-06-01", []),
        ("former", None, ["public"]),
        ("double", None, ["public", "room"]),
        ("none", None, ["public"]),
    ],
)
def test_a_named_person_sees_what_the_present_office_opens(
    person: str, as_of: str | None, seen: list[str], tmp_path: Path
) -> None:
    lines = [
        f"- {{id: e-{a.split(':')[-1]}, kind: note, text: t, audience: '{a}'}}\n"
        for a in ("public", "room", "party:norda", "party:suda", "mediator")
    ]
    folder = write_case(
        tmp_path, {"case.yaml": BASE["case.yaml"].replace("people:\n", PEOPLE), "record/a.yaml": "".join(lines)}
    )
    case, _ = load_case(folder, f"named:{person}", as_of)
    found = sorted(e.id[2:] for e in case.of(Note))
    if as_of is None:
        assert found == seen
    else:
        assert "suda" in found and "norda" not in found


@pytest.mark.parametrize(
    "audience",
    [
        "",
        "all",
        "desk",
        "party:lakeland",
        "party:nobody",
        "named:nobody",
        "named:ana-brandt,noor-said",
        "room & named:ana-brandt",
        "party:norda & room & mediator & x",
    ],
)
def test_an_audience_that_is_none_of_this_case(audience: str, folder: Path) -> None:
    with pytest.raises(AudienceError):
        load_case(folder, audience)


@pytest.mark.parametrize("as_of", ["soon", "2024-02-31", "2024-03-31T02:30"])
def test_an_as_of_that_is_no_time(as_of: str, folder: Path) -> None:
    with pytest.raises(UsageError):
        load_case(folder, "public", as_of)


def test_folders_that_are_no_case(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    for name in ("empty", "file", "missing"):
        with pytest.raises(FolderError):
            load_case(tmp_path / name)
        with pytest.raises(FolderError):
            check_case(tmp_path / name)
    (tmp_path / "empty" / "case.yaml").write_text("- not a head\n")
    with pytest.raises(FolderError):
        load_case(tmp_path / "empty")
    assert [d.code for d in check_case(tmp_path / "empty")] == ["E203"]


def test_the_keeper_sees_everything(folder: Path) -> None:
    case, report = load_case(folder, DESK)
    assert case.reader == DESK
    assert report.errors == ()
    assert all(entry.place.line for entry in case.record)


def test_the_fingerprint_is_of_what_is_said_and_not_of_how_it_is_laid_out(tmp_path: Path) -> None:
    def of(name: str, text: str, head: str = BASE["case.yaml"]) -> str:
        return load_case(write_case(tmp_path / name, {"record/a.yaml": text, "case.yaml": head}))[0].fingerprint

    plain = of("a", "- {id: n, kind: note, text: t, on: {at: 2024-03-10, reason: x}}\n")
    assert plain == of("b", "# why\n\n- id: n\n  kind: note\n  text: 't'\n  on:\n    at: 2024-03-10\n    reason: x\n")
    others = [
        of("c", "- {id: n, kind: note, text: t, on: {at: 2024-03-10, reason: y}}\n"),
        of("d", "- {id: n, kind: note, text: t, on: {at: 2024-03-10, reason: x, circa: yes}}\n"),
        of("e", "- {id: n, kind: note, text: t, on: {within: 2024-03-10, reason: x}}\n"),
        of("f", "- {id: n, kind: note, text: t, on: {at: 2024-03-10, words: x}}\n"),
        of("g", "- {id: n, kind: note, text: t, on: {at: 2024-03-10, reason: x}, audience: room}\n"),
        of(
            "h",
            "- {id: n, kind: note, text: t, on: {at: 2024-03-10, reason: x}}\n",
            BASE["case.yaml"] + "zones: [{zone: Europe/Kyiv}]\n",
        ),
    ]
    assert len({plain, *others}) == 7


def test_a_planned_round_may_lie_ahead_a_held_one_may_not(tmp_path: Path) -> None:
    text = "entered: 2024-03-01\nentries:\n" + "".join(
        f"  - {{id: r-{s}, kind: round, title: R, status: {s}, on: 2024-06-01}}\n"
        for s in ("planned", "held", "postponed", "cancelled")
    )
    case, _ = load_case(write_case(tmp_path, {"record/r.yaml": text}), "public", "2024-04-01")
    assert [r.id for r in case.of(Round) if r.id != "first"] == ["r-cancelled", "r-planned", "r-postponed"]
