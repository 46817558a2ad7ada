"""Versions of a manifest in a folder: what follows what, who signed, and what a kill at any moment leaves."""

from __future__ import annotations

import random
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from goodoffices.diagnose import FolderError, LedgerError, UsageError
from goodoffices.exchange import Manifest, ManifestFolder, record_versions, recording_faults
from goodoffices.ledger import Note, generate_key, load_public_keys, load_signing_key, read_ledger, repair

FIRST = Manifest("june", "first", "2025-06-09", 1, "", (("one", "a" * 64), ("other", "b" * 64)), (("n1", "norda"), ("s1", "suda")))  # fmt: skip
NAMES = ("mediator", "norda", "suda")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    for name in NAMES:
        generate_key(name, tmp_path / "keys")
    return tmp_path / "keys"


@pytest.fixture
def folder(tmp_path: Path) -> ManifestFolder:
    found = ManifestFolder(tmp_path / "manifest")
    assert found.add(FIRST)
    return found


def second() -> Manifest:
    return FIRST.followed_by([("n2", "norda"), ("s1", "suda")], "ill on the way", "norda")


def test_a_version_never_changes(folder: ManifestFolder) -> None:
    assert not folder.add(FIRST)
    with pytest.raises(UsageError, match="another manifest of version 1"):
        folder.add(replace(FIRST, day=""))
    assert folder.add(second())
    assert [v.manifest for v in folder.versions()] == [FIRST, second()]
    assert folder.version(1).manifest == FIRST and folder.version().manifest.reason == "ill on the way"
    with pytest.raises(UsageError, match="there is no version 3"):
        folder.version(3)
    mode = stat.S_IMODE((folder.path / "manifest-1.json").stat().st_mode)
    assert mode == 0o600


def test_what_does_not_follow_is_refused(folder: ManifestFolder, tmp_path: Path) -> None:
    other = replace(second(), before="c" * 64)
    with pytest.raises(UsageError, match="does not follow"):
        folder.add(other)
    with pytest.raises(UsageError, match="does not follow"):
        folder.add(second().followed_by([("n2", "norda")]))
    (folder.path / "manifest-2.json").write_bytes(other.data())
    with pytest.raises(UsageError, match="version 2 of the manifest does not follow version 1"):
        folder.versions()
    (folder.path / "manifest-2.json").rename(folder.path / "manifest-3.json")
    with pytest.raises(UsageError, match="version 2 of the manifest is missing"):
        folder.versions()
    with pytest.raises(UsageError, match="no manifest in"):
        ManifestFolder(tmp_path).versions()
    with pytest.raises(FolderError):
        ManifestFolder(tmp_path / "nowhere").versions()


def test_a_changed_file_is_noticed(folder: ManifestFolder, keys: Path) -> None:
    folder.sign(load_signing_key(keys / "norda.key"))
    file = folder.path / "manifest-1.json"
    file.write_bytes(file.read_bytes().replace(b'"n1"', b'"n7"'))
    with pytest.raises(LedgerError, match="signed over another manifest"):
        folder.versions()


def test_signatures_that_cannot_be_read_are_told(folder: ManifestFolder) -> None:
    folder.note_file(1).mkdir()
    with pytest.raises(FolderError, match="cannot be read"):
        folder.versions()


def test_three_sign_on_their_own_machines(folder: ManifestFolder, keys: Path, tmp_path: Path) -> None:
    public = load_public_keys([keys])
    signed, fresh = folder.sign(load_signing_key(keys / "norda.key"))
    assert fresh and signed.signed_by(public) == ("norda",)
    assert not folder.sign(load_signing_key(keys / "norda.key"))[1]
    copy = ManifestFolder(tmp_path / "copy")
    copy.add(FIRST)
    for name in ("suda", "mediator"):
        copy.sign(load_signing_key(keys / f"{name}.key"))
    note = copy.note_file(1).read_bytes()
    assert Note.parse(note).text == FIRST.text() and not {"n1", "s1"} & set(FIRST.text().split())
    version, added = folder.merge(note, public)
    assert added == ("suda", "mediator") and version.signed_by(public) == NAMES
    assert folder.merge(note, public)[1] == ()
    assert folder.version().signed_by(public) == NAMES
    assert folder.add(second()) and folder.version().signed_by(public) == ()


def test_what_is_merged_must_be_signed_and_known(folder: ManifestFolder, keys: Path) -> None:
    public = load_public_keys([keys])
    key = load_signing_key(keys / "norda.key")
    other = Note(second().text(), (key.sign(second().text()),))
    with pytest.raises(LedgerError, match="no version that lies here"):
        folder.merge(str(other).encode(), public)
    stranger = Note(FIRST.text(), (key.sign(FIRST.text()),))
    with pytest.raises(LedgerError, match="none of the signatures"):
        folder.merge(str(stranger).encode(), [k for k in public if k.name != "norda"])
    assert folder.version().signatures == ()


def test_the_ledger_holds_each_thing_once(folder: ManifestFolder, keys: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    assert len(record_versions(case, folder.versions())) == 1
    folder.sign(load_signing_key(keys / "norda.key"))
    assert [r.kind for r in record_versions(case, folder.versions())] == ["manifest-signature"]
    assert record_versions(case, folder.versions()) == ()
    assert recording_faults(case, folder.versions()) == ()
    folder.add(second())
    assert recording_faults(case, folder.versions()) == ("version 2 is not in the ledger",)
    record_versions(case, folder.versions())
    assert recording_faults(case, folder.versions()[:1]) == ("the ledger knows of a version 2, which is not here",)
    text = (case / "ledger.jsonl").read_text()
    assert not any(f'"{id}"' in text for id in ("n1", "n2", "s1"))


def test_another_manifest_of_the_same_version_is_not_recorded(folder: ManifestFolder, tmp_path: Path) -> None:
    case, other = tmp_path / "case", ManifestFolder(tmp_path / "other")
    case.mkdir()
    record_versions(case, folder.versions())
    other.add(replace(FIRST, people=(("n9", "norda"),)))
    with pytest.raises(LedgerError, match="another manifest of this stage as version 1"):
        record_versions(case, other.versions())


WORK = """
import sys
from pathlib import Path
from goodoffices.exchange import ManifestFolder, record_versions
from goodoffices.ledger import load_signing_key
root = Path(sys.argv[1])
folder = ManifestFolder(root / "manifest")
keys = [load_signing_key(root / "keys" / f"{name}.key") for name in ("mediator", "norda", "suda")]
print("ready", flush=True)
while True:
    last = folder.version().manifest
    folder.add(last.followed_by([(f"n{last.version}", "norda"), ("s1", "suda")], "another", "norda"))
    for key in keys:
        folder.sign(key)
        print(f"{last.version + 1} {key.public.name}", flush=True)
    record_versions(root / "case", folder.versions()[-2:])
"""


def test_a_kill_leaves_versions_signatures_and_ledger_whole(folder: ManifestFolder, keys: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    public, draw = load_public_keys([keys]), random.Random(5)
    for _ in range(5):
        before = [v.manifest for v in folder.versions()]
        working = subprocess.Popen(
            [sys.executable, "-c", WORK, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert working.stdout is not None and working.stdout.readline() == "ready\n"
        time.sleep(draw.uniform(0.0, 0.15))
        working.send_signal(signal.SIGKILL)
        said, _ = working.communicate(timeout=30)
        versions = folder.versions()
        assert [v.manifest for v in versions[: len(before)]] == before
        # Whatever was reported as signed is signed.
        for line in said.splitlines():
            number, name = line.split()
            assert name in versions[int(number) - 1].signed_by(public)
        if (case / "ledger.jsonl").exists():
            repair(case)
        record_versions(case, versions)
        assert recording_faults(case, versions) == ()
        kinds = [r.body["sha256"] for r in read_ledger(case).records if r.kind == "manifest"]
        assert len(kinds) == len(set(kinds)) == len(versions)
