"""Fixing a case: who holds an opening can show a file; who does not learns nothing."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from goodoffices.diagnose import LedgerError
from goodoffices.ledger import audience_slug, check_opening, files_to_fix, fix, read_ledger, read_opening, verify_ledger

FILES = {
    "case.yaml": "public",
    "record/2025.yaml": "mediator",
    "lists/a.csv": "party:russia",
    "lists/b.csv": "party:ukraine",
    "private/russia.yaml": "party:russia",
    "private/ukraine.yaml": "party:ukraine",
}


@pytest.fixture
def case(tmp_path) -> Path:
    folder = tmp_path / "istanbul"
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"secret content of {name}\n")
    return folder


def fixed(folder: Path, **options):
    return fix(folder, [(folder / name, audience) for name, audience in FILES.items()], **options)


def opening_of(folder: Path, audience: str, seq: int = 1):
    return read_opening((folder / "openings" / str(seq) / f"{audience_slug(audience)}.json").read_bytes())


def test_the_record_betrays_nothing(case):
    done = fixed(case, reason="Before the third round.")
    assert set(done.record.body) == {"root", "size", "reason"}
    assert done.record.body["size"] == 16
    content = (case / "ledger.jsonl").read_text()
    assert not any(word in content for word in ("russia", "lists", "secret", "private"))
    assert verify_ledger(case).sound


@pytest.mark.parametrize(("files", "size"), [(1, 16), (16, 16), (17, 32), (33, 64)])
def test_the_number_of_files_is_padded(tmp_path, files, size):
    for n in range(files):
        (tmp_path / f"{n}.txt").write_text("x")
    assert fix(tmp_path, [(p, "room") for p in files_to_fix(tmp_path)]).record.body["size"] == size


def test_two_fixes_of_the_same_files_look_unlike(case):
    assert fixed(case).record.body["root"] != fixed(case).record.body["root"]


def test_each_audience_gets_its_own_files_only(case):
    done = fixed(case)
    assert {audience for audience, _ in done.openings} == set(FILES.values())
    for audience, path in done.openings:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        own = {name for name, whose in FILES.items() if whose == audience}
        assert {file.path for file, _, _ in read_opening(path.read_bytes()).files} == own
        text = path.read_text()
        assert not any(name in text for name in set(FILES) - own)


def test_unaltered_altered_missing(case):
    fixed(case)
    opening = opening_of(case, "party:russia")
    results, faults = check_opening(read_ledger(case), opening)
    assert faults == ()
    assert {r.status for r in results} == {"same"}
    (case / "lists" / "a.csv").write_text("another list")
    (case / "private" / "russia.yaml").unlink()
    results, _ = check_opening(read_ledger(case), opening)
    assert [(r.path, r.status) for r in results] == [("lists/a.csv", "altered"), ("private/russia.yaml", "missing")]
    assert results[0].expected != results[0].found
    (case / "private" / "russia.yaml.age").write_text("sealed")
    results, _ = check_opening(read_ledger(case), opening)
    assert "russia.yaml.age" in results[1].detail


def test_a_party_checks_its_files_with_a_copy_of_the_ledger(case, tmp_path):
    fixed(case)
    party = tmp_path / "moscow"
    (party / "private").mkdir(parents=True)
    (party / "ledger.jsonl").write_bytes((case / "ledger.jsonl").read_bytes())
    (party / "private" / "russia.yaml").write_bytes((case / "private" / "russia.yaml").read_bytes())
    opening = opening_of(case, "party:russia")
    results, faults = check_opening(read_ledger(party / "ledger.jsonl"), opening)
    assert faults == ()
    assert [r.status for r in results] == ["missing", "same"]
    loose = tmp_path / "a.csv"
    loose.write_bytes((case / "lists" / "a.csv").read_bytes())
    ((result,), _) = check_opening(read_ledger(party), opening, file=loose)
    assert (result.path, result.status) == ("lists/a.csv", "same")


def test_a_file_that_cannot_be_told(case, tmp_path):
    (case / "lists" / "old").mkdir()
    (case / "lists" / "old" / "a.csv").write_text("old")
    fix(case, [(case / "lists/a.csv", "room"), (case / "lists/old/a.csv", "room")])
    opening = opening_of(case, "room")
    for name, why in (("a.csv", "several files named"), ("z.csv", "no file named")):
        with pytest.raises(LedgerError, match=why):
            check_opening(read_ledger(case), opening, file=tmp_path / name)
    ((result,), _) = check_opening(read_ledger(case), opening, file=case / "lists" / "old" / "a.csv")
    assert (result.path, result.status) == ("lists/old/a.csv", "same")


def test_a_forged_opening_is_seen(case):
    fixed(case)
    opening = opening_of(case, "party:russia")
    file, index, proof = opening.files[0]
    forged = replace(opening, files=((replace(file, sha256="00" * 32), index, proof),))
    ((result,), faults) = check_opening(read_ledger(case), forged)
    assert (result.status, faults) == ("unproven", ())
    for change in ({"root": bytes(32)}, {"record": 0}, {"record": 9}, {"origin": "elsewhere"}, {"size": 32}):
        _, (fault,) = check_opening(read_ledger(case), replace(opening, **change))
        assert fault.what == "opening"


def test_an_opening_cannot_lead_out_of_the_folder(case):
    fixed(case)
    (case.parent / "outside.txt").write_text("x")
    opening = opening_of(case, "public")
    file, index, proof = opening.files[0]
    for path in ("../outside.txt", str(case.parent / "outside.txt"), ""):
        ((result,), _) = check_opening(
            read_ledger(case), replace(opening, files=((replace(file, path=path), index, proof),))
        )
        assert result.status == "unproven"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"format":"x"}', b'{"format":"goodoffices-opening/1"}', b"\xff", b"[" * 99999]
)
def test_what_is_no_opening(content):
    with pytest.raises(LedgerError, match="not an opening"):
        read_opening(content)


def test_what_is_never_fixed(case, tmp_path):
    fixed(case)
    for name in (
        ".git/HEAD",
        "keys/russia.key",
        "keys/russia.seen.json",
        "seals/private/a.key.age",
        "checkpoints/2.txt",
        ".hidden",
    ):
        (case / name).parent.mkdir(parents=True, exist_ok=True)
        (case / name).write_text("x")
        with pytest.raises(LedgerError, match="cannot be fixed"):
            fix(case, [(case / name, "room")])
    (case / "keys" / "russia.pub").write_text("x")
    found = {p.relative_to(case).as_posix() for p in files_to_fix(case)}
    assert found == {*FILES, "keys/russia.pub"}
    (tmp_path / "outside").write_text("x")
    (case / "link").symlink_to(tmp_path / "outside")
    assert case / "link" not in files_to_fix(case)
    for path in (tmp_path / "outside", case / "link", case / "absent", case / "lists"):
        with pytest.raises(LedgerError):
            fix(case, [(path, "room")])


def test_nothing_is_recorded_when_something_is_wrong(case):
    with pytest.raises(LedgerError, match="no file to fix"):
        fix(case, [])
    with pytest.raises(LedgerError, match="given twice"):
        fix(case, [(case / "case.yaml", "room"), (Path("case.yaml"), "public")])
    with pytest.raises(LedgerError, match="surrogate"):
        fixed(case, reason="\ud800")
    assert not (case / "ledger.jsonl").exists()
    assert not (case / "openings").exists()


def test_openings_of_an_interrupted_fix_are_kept(case, monkeypatch):
    def interrupted(*_arguments, **_options):
        raise KeyboardInterrupt

    fixed(case)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("goodoffices.ledger.writer.Writer.append_all", interrupted)
        fixed(case)
    assert len(read_ledger(case)) == 2
    fixed(case)
    assert sorted(p.name for p in (case / "openings").iterdir()) == ["1", "2", "2-unused-1"]
    assert json.loads((case / "openings" / "2" / "public.json").read_text())["record"] == 2


@pytest.mark.parametrize(
    ("audience", "slug"),
    [("public", "public"), ("room", "room"), ("party:russia", "party-russia"), ("mediator", "mediator")],
)
def test_slugs(audience, slug):
    assert audience_slug(audience) == slug


def test_slugs_of_other_audiences_do_not_meet():
    audiences = ["named:ana,bo", "named:ana-bo", "party:a & named:b", "../x", "party:a/b", "É"]
    slugs = [audience_slug(a) for a in audiences]
    assert len(set(slugs)) == len(slugs)
    assert all("/" not in s and "ana,bo" not in s for s in slugs)
